"""Files over HTTP on both databases: brought in pieces, kept sealed and without metadata, seen in scope."""

from __future__ import annotations

import asyncio
import io
import uuid
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from backend.services import files as file_service
from backend.settings import LARGEST_PIECE
from backend.store.scope import whole_district
from backend.store.vault import WrongMasterKey
from domain import acts, wire
from domain.place import Place
from domain.refusal import Code
from domain.words import AnswerMeans, Channel, FileType, FileUse, Role
from tests.backend.bringing import LATITUDE, a_picture, asked, begun, brought, finished, piece
from tests.backend.town_hall import INSIDE, OUTSIDE, Refused, TownHall, decoded, town_hall
from tests.contract import town

DISPATCHER, RESIDENT, SUPERVISOR = (INSIDE[one] for one in (Role.DISPATCHER, Role.RESIDENT, Role.SUPERVISOR))


@pytest.fixture
async def hall(database_url: str, tmp_path: Path) -> AsyncIterator[TownHall]:
    """A server with a folder for files, on each database."""
    async with town_hall(database_url, files=tmp_path / "files") as made:
        yield made


def on_disk(tmp_path: Path) -> dict[Path, bytes]:
    """Everything that lies in the folder."""
    return {path: path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file()}


async def attached(hall: TownHall, ident: str, ticket: int, use: FileUse = FileUse.SCENE) -> None:
    await hall.act(DISPATCHER, acts.Attach(files=(acts.Enclosed(id=ident, use=use),)), ticket)


async def content(hall: TownHall, ident: str) -> bytes:
    answer = await hall.get(DISPATCHER, wire.FILE.format(file=ident))
    assert answer.status_code == 200
    return answer.content


async def code_of(hall: TownHall, data: bytes) -> Code:
    with pytest.raises(Refused) as refused:
        await brought(hall, DISPATCHER, data)
    return Code(refused.value.problem.code)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
async def test_a_picture_loses_its_place_and_keeps_its_data(
    hall: TownHall, tmp_path: Path, form: str
) -> None:
    data = a_picture(form)
    assert LATITUDE in data
    ticket = await hall.report()
    state = await brought(hall, DISPATCHER, data)
    assert state.file is not None
    assert (state.file.type, state.file.media) == (FileType.IMAGE, f"image/{form.lower()}")
    await attached(hall, state.id, ticket)
    kept = await content(hall, state.id)
    assert LATITUDE not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(kept))
    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    for lies in on_disk(tmp_path).values():
        assert LATITUDE not in lies
        assert kept[:16] not in lies
        assert not lies.startswith((b"\xff\xd8", b"\x89PNG", b"RIFF"))


async def test_a_picture_is_turned_as_its_metadata_said(hall: TownHall) -> None:
    state = await brought(hall, DISPATCHER, a_picture(size=(400, 200), orientation=6))
    kept = Image.open(io.BytesIO(await content(hall, state.id)))
    assert kept.size == (200, 400)
    red, _, blue = kept.getpixel((100, 50))  # type: ignore[misc]
    assert blue > red, "the left half is on top now"
    small = await hall.get(DISPATCHER, wire.THUMBNAIL.format(file=state.id))
    assert small.headers["content-type"] == "image/jpeg"
    assert Image.open(io.BytesIO(small.content)).size == (160, 320)


async def test_pieces_in_order_again_and_out_of_order(hall: TownHall) -> None:
    data = a_picture()
    state = await begun(hall, DISPATCHER, data)
    assert (state.received, state.largest_piece, state.file) == (0, LARGEST_PIECE, None)
    first, second = data[:1_000], data[1_000:]
    assert (await piece(hall, DISPATCHER, state.id, 0, first)).received == 1_000
    assert (await piece(hall, DISPATCHER, state.id, 0, first)).received == 1_000
    with pytest.raises(Refused) as hole:
        await piece(hall, DISPATCHER, state.id, 1_001, second)
    assert (hole.value.problem.code, hole.value.problem.facts) == (Code.UPLOAD_OFFSET, {"received": 1_000})
    with pytest.raises(Refused) as early:
        await finished(hall, DISPATCHER, state.id)
    assert early.value.problem.code == Code.UPLOAD_OFFSET
    assert (await begun(hall, DISPATCHER, data, state.id)).received == 1_000
    with pytest.raises(Refused) as too_much:
        await piece(hall, DISPATCHER, state.id, 1_000, second + b"more")
    assert too_much.value.problem.code == Code.UPLOAD_CHANGED
    await piece(hall, DISPATCHER, state.id, 1_000, second)
    done = await finished(hall, DISPATCHER, state.id)
    assert done.file is not None
    assert await finished(hall, DISPATCHER, state.id) == done
    assert (await begun(hall, DISPATCHER, data, state.id)).file == done.file


async def test_the_same_piece_twice_at_once_is_taken_once(hall: TownHall) -> None:
    data = a_picture()
    state = await begun(hall, DISPATCHER, data)
    await asyncio.gather(
        *[asked(hall, DISPATCHER, "PATCH", wire.UPLOAD.format(file=state.id), data, 0) for _ in range(4)]
    )
    assert (await finished(hall, DISPATCHER, state.id)).file is not None


async def test_finished_twice_at_once_it_is_one_file(hall: TownHall) -> None:
    data = a_picture()
    state = await begun(hall, DISPATCHER, data)
    await piece(hall, DISPATCHER, state.id, 0, data)
    both = await asyncio.gather(*[finished(hall, DISPATCHER, state.id) for _ in range(3)])
    assert len({one.file for one in both}) == 1
    assert await content(hall, state.id)


async def test_bytes_that_are_not_those_announced_are_dropped(hall: TownHall) -> None:
    data = a_picture()
    state = await begun(hall, DISPATCHER, data)
    await piece(hall, DISPATCHER, state.id, 0, data[:-1] + b"?")
    with pytest.raises(Refused) as changed:
        await finished(hall, DISPATCHER, state.id)
    assert changed.value.problem.code == Code.UPLOAD_CHANGED
    assert (await asked(hall, DISPATCHER, "GET", wire.UPLOAD.format(file=state.id))).status_code == 404


def zipped(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return made.getvalue()


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD = {"[Content_Types].xml": "<Types/>", "word__document.xml": "<w/>"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\0\0\0\x18ftypheic" + bytes(40), Code.FILE_TYPE),
        (b"GIF89a" + bytes(40), Code.FILE_TYPE),
        (b"<html><script>alert(1)</script>", Code.FILE_TYPE),
        (b"MZ\x90\0" + bytes(60), Code.FILE_TYPE),
        (zipped(**WORD, **{"word__vbaProject.bin": "x"}), Code.FILE_TYPE),
        (zipped(photo="x"), Code.FILE_TYPE),
        (a_picture()[:600], Code.FILE_BROKEN),
        (b"\xff\xd8\xff\xe0" + bytes(100), Code.FILE_BROKEN),
        (b"\0\0\0\x10ftypisom" + bytes(4) + b"\0\0\xff\xffmoov", Code.FILE_BROKEN),
        (b"plain at first" + bytes(5_000), Code.FILE_TYPE),
    ],
)
async def test_what_is_no_file_of_a_kind_is_refused(hall: TownHall, data: bytes, code: Code) -> None:
    assert await code_of(hall, data) is code


async def test_a_picture_that_would_fill_the_memory_is_refused_unread(hall: TownHall) -> None:
    made = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(made, "PNG")
    assert len(made.getvalue()) < LARGEST_PIECE
    assert await code_of(hall, made.getvalue()) is Code.FILE_TOO_LARGE


@pytest.mark.parametrize(
    ("data", "kind", "media"),
    [
        (b"%PDF-1.7\n%%EOF", FileType.PDF, "application/pdf"),
        ("现场记录：井盖已更换".encode("gb18030"), FileType.TEXT, "text/plain"),
        (zipped(**WORD), FileType.OFFICE, DOCX),
        (b"\0\0\0\x18ftypM4A " + bytes(12), FileType.AUDIO, "audio/mp4"),
        (b"OggS" + bytes(60), FileType.AUDIO, "audio/ogg"),
    ],
)  # fmt: skip
async def test_papers_and_recordings(hall: TownHall, data: bytes, kind: FileType, media: str) -> None:
    state = await brought(hall, DISPATCHER, data)
    assert state.file is not None
    assert (state.file.type, state.file.media) == (kind, media)
    assert await content(hall, state.id) == data
    assert (await hall.get(DISPATCHER, wire.THUMBNAIL.format(file=state.id))).status_code == 404


def box(name: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + name + content


async def test_a_video_loses_its_place_and_nothing_moves(hall: TownHall) -> None:
    place = box(b"udta", box(b"\xa9xyz", LATITUDE))
    moov = box(
        b"moov", box(b"mvhd", bytes(20)) + place + box(b"trak", box(b"meta", LATITUDE) + box(b"tkhd", b"k"))
    )
    data = box(b"ftyp", b"isom" + bytes(4)) + box(b"mdat", bytes(range(256)) * 8_000) + moov
    state = await brought(hall, DISPATCHER, data)
    kept = await content(hall, state.id)
    assert LATITUDE not in kept
    assert len(kept) == len(data)
    assert kept[: -len(moov)] == data[: -len(moov)]
    assert b"tkhd" in kept


async def test_ranges_and_tags(hall: TownHall) -> None:
    data = b"%PDF-" + bytes(range(256)) * 1_000
    ident = (await brought(hall, DISPATCHER, data)).id
    path = wire.FILE.format(file=ident)
    headers = {"Authorization": f"Bearer {await hall.access(DISPATCHER)}"}

    async def part(header: str, **more: str) -> tuple[int, bytes, str]:
        answer = await hall.http.get(path, headers=headers | {"Range": header} | more)
        return answer.status_code, answer.content, answer.headers.get("content-range", "")

    last = len(data) - 1
    assert await part("bytes=0-4") == (206, b"%PDF-", f"bytes 0-4/{len(data)}")
    assert (await part("bytes=65530-65545"))[:2] == (206, data[65530:65546])
    assert await part("bytes=-3") == (206, data[-3:], f"bytes {last - 2}-{last}/{len(data)}")
    assert (await part(f"bytes={last}-"))[1] == data[-1:]
    assert (await part("bytes=0-1,3-4"))[:2] == (200, data)
    assert (await part(f"bytes={len(data)}-"))[0] == 416
    assert (await part("bytes=0-4", **{"If-Range": '"another"'}))[:2] == (200, data)
    whole = await hall.http.get(path, headers=headers)
    assert whole.headers["x-content-type-options"] == "nosniff"
    assert whole.headers["content-disposition"] == "attachment"
    again = await hall.http.get(path, headers=headers | {"If-None-Match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_loose_file_is_its_bringers_alone_until_a_ticket_shows_it(hall: TownHall) -> None:
    ident = (await brought(hall, DISPATCHER, a_picture())).id
    path = wire.FILE.format(file=ident)
    assert (await hall.get(SUPERVISOR, path)).status_code == 404
    ticket = await hall.report()
    with pytest.raises(Refused) as anothers:
        await hall.act(SUPERVISOR, acts.Attach(files=(acts.Enclosed(id=ident),)), ticket)
    assert anothers.value.problem.code == Code.UNKNOWN
    await attached(hall, ident, ticket, FileUse.BEFORE)
    assert (await hall.get(SUPERVISOR, path)).status_code == 200
    assert (await hall.get(OUTSIDE[Role.DISPATCHER], path)).status_code == 404
    other = await hall.report()
    with pytest.raises(Refused) as twice:
        await attached(hall, ident, other)
    assert twice.value.problem.code == Code.UNKNOWN
    view = decoded(await hall.get(SUPERVISOR, wire.TICKET.format(ticket=ticket)), wire.TicketView)
    assert [(one.id, one.use) for one in view.ticket.files] == [(ident, FileUse.BEFORE)]
    abandoned = await asked(hall, DISPATCHER, "DELETE", wire.UPLOAD.format(file=ident))
    assert abandoned.status_code == 404, "it is on a ticket by now"


async def test_a_resident_reads_own_files_and_those_of_the_answer(hall: TownHall) -> None:
    own = (await brought(hall, RESIDENT, a_picture(colour="#111111"))).id
    here = Place(address="东街 5 号", area=town.COMMUNITY)
    with_picture = (acts.Enclosed(id=own),)
    report = acts.Report(title="井盖破损", channel=Channel.MINI_PROGRAM, place=here, files=with_picture)
    ticket = (await hall.act(RESIDENT, report)).ticket
    house = (await brought(hall, DISPATCHER, a_picture(colour="#222222"))).id
    await attached(hall, house, ticket)
    told = (await brought(hall, DISPATCHER, a_picture(colour="#333333"))).id
    answer = acts.Answer(means=AnswerMeans.TEXT, text="已更换", files=(acts.Enclosed(id=told),))
    await hall.act(DISPATCHER, answer, ticket)
    found = [(await hall.get(RESIDENT, wire.FILE.format(file=one))).status_code for one in (own, house, told)]
    assert found == [200, 404, 200]


async def test_a_removed_file_is_gone_for_good(hall: TownHall, tmp_path: Path) -> None:
    ticket, other = await hall.report(), await hall.report()
    same = a_picture()
    first, second = [(await brought(hall, DISPATCHER, same)).id for _ in range(2)]
    await attached(hall, first, ticket)
    await attached(hall, second, other)
    assert len([path for path in on_disk(tmp_path) if "contents" in path.parts]) == 2, (
        "one content, one thumbnail"
    )
    await hall.act(SUPERVISOR, acts.RemoveFile(file=first, reason="拍到了行人"), ticket)
    assert (await hall.get(DISPATCHER, wire.FILE.format(file=first))).status_code == 404
    assert await content(hall, second), "another file that is the same content"
    await hall.act(SUPERVISOR, acts.RemoveFile(file=second, reason="拍到了行人"), other)
    assert (await hall.get(DISPATCHER, wire.FILE.format(file=second))).status_code == 404
    third = (await brought(hall, DISPATCHER, same)).id
    assert await content(hall, third), "the same content can be brought again"


async def test_one_account_cannot_fill_the_disk(hall: TownHall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_service, "MOST_UNFINISHED", 2)
    for _ in range(2):
        await begun(hall, DISPATCHER, a_picture())
    with pytest.raises(Refused) as refused:
        await begun(hall, DISPATCHER, a_picture())
    assert refused.value.problem.code == Code.FILE_QUOTA
    await begun(hall, SUPERVISOR, a_picture())
    monkeypatch.setattr(file_service, "MOST_A_DAY", 10_000)
    with pytest.raises(Refused):
        await begun(hall, RESIDENT, b"%PDF-" + bytes(10_000))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"id": "no id", "size": 1, "digest": "0" * 64}, "invalid"),
        ({"id": "a" * 32, "size": 0, "digest": "0" * 64}, "invalid"),
        ({"id": "a" * 32, "size": 1, "digest": "?"}, "invalid"),
        ({"id": "a" * 32, "size": 2**40, "digest": "0" * 64}, "file_too_large"),
        ({"id": "../../etc", "size": 1, "digest": "0" * 64}, "invalid"),
    ],
)
async def test_what_cannot_be_meant_is_refused(hall: TownHall, body: dict[str, object], code: str) -> None:
    answer = await asked(hall, DISPATCHER, "POST", wire.UPLOADS, body)
    assert answer.json()["code"] == code


async def test_a_piece_that_is_too_large_is_refused_before_it_is_read(hall: TownHall) -> None:
    state = await begun(hall, DISPATCHER, b"%PDF-" + bytes(2 * LARGEST_PIECE))
    path = wire.UPLOAD.format(file=state.id)
    answer = await asked(hall, DISPATCHER, "PATCH", path, bytes(LARGEST_PIECE + 1), 0)
    assert answer.json()["code"] == "too_large"


async def test_leftovers_are_swept_away_and_what_is_on_a_ticket_stays(hall: TownHall, tmp_path: Path) -> None:
    ticket = await hall.report()
    stays = (await brought(hall, DISPATCHER, a_picture(colour="#111111"))).id
    await attached(hall, stays, ticket)
    await brought(hall, DISPATCHER, a_picture(colour="#222222"))
    state = await begun(hall, DISPATCHER, a_picture())
    await piece(hall, DISPATCHER, state.id, 0, b"\xff\xd8")
    lying = len(on_disk(tmp_path))
    desk = hall.app.services.files
    assert (await desk.sweep(), await desk.sweep_folder(), len(on_disk(tmp_path))) == (0, 0, lying)
    later = file_service.FileDesk(desk._store, lambda: 2**41)
    assert await later.sweep() == 2
    assert await later.sweep_folder() == 1
    assert len(on_disk(tmp_path)) == 2, "a content and its thumbnail"
    assert await content(hall, stays)
    assert (await asked(hall, DISPATCHER, "GET", wire.UPLOAD.format(file=state.id))).status_code == 404


async def test_a_changed_byte_on_the_disk_is_noticed(hall: TownHall, tmp_path: Path) -> None:
    ident = (await brought(hall, DISPATCHER, b"%PDF-" + bytes(200_000))).id
    (path,) = on_disk(tmp_path)
    data = bytearray(path.read_bytes())
    data[150_000] ^= 1
    path.write_bytes(bytes(data))
    found = await hall.app.services.files._files().readable(
        ident, whole_district(town.DISTRICT), DISPATCHER.id
    )
    assert found is not None
    with pytest.raises(WrongMasterKey):
        list(hall.app.services.files._files().parts(found, 0, 200_004))


async def test_a_server_without_a_folder_says_so(postgres_database: str) -> None:
    async with town_hall(postgres_database) as hall:
        with pytest.raises(Refused) as refused:
            await begun(hall, DISPATCHER, a_picture())
    assert refused.value.problem.code == Code.NO_FILE_STORE


async def test_unknown_ids_are_not_found(hall: TownHall) -> None:
    for path in (wire.FILE, wire.THUMBNAIL, wire.UPLOAD):
        assert (await hall.get(DISPATCHER, path.format(file=uuid.uuid4().hex))).status_code == 404
