"""Pictures of the pictures: the files of a ticket in the panel, on the page and in the viewer."""

from typing import Final

import msgspec

from domain.file import FileRef
from domain.instant import HOUR, MINUTE
from domain.words import Act, FileType, FileUse, Role, RowState, Stage
from resources import resource_path
from tools.shots.district import NOW
from tools.shots.studio import Scene, Studio, settle

_USES: Final = (
    (FileUse.BEFORE, FileType.IMAGE, "image/jpeg", "", 27 * HOUR),
    (FileUse.SCENE, FileType.IMAGE, "image/jpeg", "夜间", 15 * HOUR),
    (FileUse.SCENE, FileType.IMAGE, "image/jpeg", "路口东侧", 40 * MINUTE),
    (FileUse.DOCUMENT, FileType.PDF, "application/pdf", "整改通知书", 20 * MINUTE),
)


def _pictures() -> list[bytes]:
    return [one.read_bytes() for one in sorted(resource_path("demo", "pictures").glob("*.png"))]


def _with_files(*, whole: bool, viewed: bool = False) -> Scene:
    async def scene(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        ident = studio.choose(RowState.RED, Stage.HANDLING)
        files = tuple(
            FileRef(
                id=f"{number:032x}",
                digest="",
                type=kind,
                media=media,
                size=1_240_000,
                use=use,
                caption=caption,
                at=NOW - ago,
                by=desk.actor.account,
                act=Act.NOTE,
            )
            for number, (use, kind, media, caption, ago) in enumerate(_USES)
        )
        tickets = studio.district.tickets
        tickets[ident] = msgspec.structs.replace(tickets[ident], files=files)
        desk.tickets.take(studio.district.view(ident))
        await settle()
        if whole:
            desk.work_page.open_page()
        else:
            desk.work_page.spread.open_detail()
        await settle()
        photos = desk.work_page.in_sight().photos
        pictures = _pictures()
        for number, one in enumerate(files):
            if one.type is FileType.IMAGE:
                photos.strip.put_image(one.id, pictures[number % len(pictures)])
        if viewed:
            photos.open_at(files[0].id)
            viewer = photos.viewer()
            if viewer is not None:
                viewer.put_content(files[0].id, pictures[0])
        await settle()

    return scene


PHOTO_SCENES: Final[dict[str, Scene]] = {
    "photos": _with_files(whole=False),
    "photos-page": _with_files(whole=True),
    "photos-viewer": _with_files(whole=True, viewed=True),
}
