"""Bringing files to a test's server, and the pictures that are brought."""

from __future__ import annotations

import hashlib
import io
import uuid
from typing import Any

import httpx
import msgspec
from PIL import Image

from domain import wire
from domain.directory import Person
from tests.backend.town_hall import TownHall, decoded

LATITUDE = b"23.16667-at-this-door"
"""Stands in every picture's metadata, and must stand in none that is kept."""


def a_picture(
    form: str = "JPEG", size: tuple[int, int] = (640, 480), orientation: int = 1, colour: str = "#884422"
) -> bytes:
    """A picture with a place, a camera, a comment and, of its left half, another colour."""
    picture = Image.new("RGB", size, colour)
    picture.paste("#2244cc", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = LATITUDE.decode()
    exif[0x8825] = {1: "N", 2: (23.0, 10.0, 0.0), 29: LATITUDE.decode()}
    made = io.BytesIO()
    picture.save(made, form, exif=exif, **({"comment": LATITUDE} if form == "JPEG" else {}))
    return made.getvalue()


async def asked(
    hall: TownHall, person: Person, method: str, path: str, body: Any = None, offset: int | None = None
) -> httpx.Response:
    """One request; `body` is bytes, or a value that is encoded."""
    media = "application/octet-stream" if isinstance(body, bytes) else "application/json"
    headers = {"Authorization": f"Bearer {await hall.access(person)}", "Content-Type": media}
    content = body if isinstance(body, bytes | None) else msgspec.json.encode(body)
    parameters = None if offset is None else {"offset": offset}
    return await hall.http.request(method, path, content=content, params=parameters, headers=headers)


async def begun(hall: TownHall, person: Person, data: bytes, ident: str = "") -> wire.UploadState:
    """The upload of these bytes. Raises Refused."""
    wanted = wire.UploadRequest(
        id=ident or uuid.uuid4().hex, size=len(data), digest=hashlib.sha256(data).hexdigest()
    )
    return decoded(await asked(hall, person, "POST", wire.UPLOADS, wanted), wire.UploadState)


async def piece(hall: TownHall, person: Person, ident: str, at: int, data: bytes) -> wire.UploadState:
    """A piece is brought. Raises Refused."""
    path = wire.UPLOAD.format(file=ident)
    return decoded(await asked(hall, person, "PATCH", path, data, at), wire.UploadState)


async def finished(hall: TownHall, person: Person, ident: str) -> wire.UploadState:
    """The upload is over. Raises Refused."""
    return decoded(await asked(hall, person, "POST", wire.UPLOAD_DONE.format(file=ident)), wire.UploadState)


async def brought(hall: TownHall, person: Person, data: bytes, ident: str = "") -> wire.UploadState:
    """A file that lies whole. Raises Refused."""
    state = await begun(hall, person, data, ident)
    while state.received < state.size:
        part = data[state.received : state.received + state.largest_piece]
        state = await piece(hall, person, state.id, state.received, part)
    return await finished(hall, person, state.id)
