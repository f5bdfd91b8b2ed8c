"""The demo's schematic pictures (`resources/demo/pictures`): which shows a matter, before and after.

They are drawn by `python -m tools.make_pictures`, show nobody and hold no metadata.
"""

from __future__ import annotations

import asyncio
import hashlib
from functools import lru_cache
from random import Random
from typing import Final

from backend.content.kinds import PNG
from backend.content.pictures import cleaned
from backend.store.files import Files
from domain.acts import Enclosed
from domain.file import StoredFile
from domain.words import FileType, FileUse
from resources import resource_path

_MEDIA: Final = "image/png"
_BEFORE_CHANCE: Final = 0.55
_AFTER_CHANCE: Final = 0.7
_SCENES: Final = {
    "cover": ("01001", "01002", "01003", "01005", "03003"),
    "road": ("06013", "06014", "H330", "02010", "02043", "08012"),
    "rubbish": ("06010", "06042", "03005", "06036", "06012"),
    "flood": ("H001", "H220"),
    "parking": ("09009", "06034", "09012", "09010"),
    "stall": ("09006", "09005", "09001", "06029"),
    "tree": ("04002", "H358", "10002"),
    "wall": ("07001",),
}
_SCENE_OF: Final = {matter: scene for scene, matters in _SCENES.items() for matter in matters}


class Album:
    """Gives pictures to those who report and finish, and lays them into the store.

    What `enclosed` has given must be laid in before the act that names it reaches the ledger.
    """

    def __init__(self) -> None:
        self.stored: dict[str, StoredFile] = {}
        """Every picture that was given and is not laid in yet."""

    def enclosed(self, matter: str, account: int, use: FileUse, seed: object) -> tuple[Enclosed, ...]:
        """A picture of a matter for one act; none where nothing shows it, and not each time."""
        scene = _SCENE_OF.get(matter)
        rng = Random(f"{seed}:{matter}:{use}")
        chance = _AFTER_CHANCE if use is FileUse.AFTER else _BEFORE_CHANCE
        if scene is None or rng.random() >= chance:
            return ()
        data = _picture(scene, use)
        file = StoredFile(
            id=f"{rng.getrandbits(128):032x}",
            digest=_digest(data),
            type=FileType.IMAGE,
            media=_MEDIA,
            size=len(data),
            account=account,
        )
        self.stored[file.id] = file
        return (Enclosed(id=file.id, use=use),)

    async def lay_in(self, files: Files, now: int) -> None:
        """Put what was given into the store; `now` is the real clock's."""
        given, self.stored = list(self.stored.values()), {}
        if not given:
            return
        wanted = {one.digest for one in given}
        missing = wanted - await files.contents(wanted)
        sealed = [
            await asyncio.to_thread(files.write, iter([data]), FileType.IMAGE, _MEDIA, _thumbnail(data))
            for data in map(_by_digest().__getitem__, sorted(missing))
        ]
        await files.lay_in(sealed, given, now)


@lru_cache(maxsize=32)
def _picture(scene: str, use: FileUse) -> bytes:
    which = "after" if use is FileUse.AFTER else "before"
    return resource_path("demo", "pictures", f"{scene}-{which}.png").read_bytes()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=1)
def _by_digest() -> dict[str, bytes]:
    pictures = [_picture(scene, use) for scene in _SCENES for use in (FileUse.BEFORE, FileUse.AFTER)]
    return {_digest(data): data for data in pictures}


def _thumbnail(data: bytes) -> bytes:
    return cleaned(data, PNG).thumbnail
