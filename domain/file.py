"""影像材料: a file on a ticket. Its bytes lie encrypted in the store of files; here is what names them."""

from __future__ import annotations

import msgspec

from domain.words import Act, FileType, FileUse


class StoredFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that lies whole in the store: what its content says it is."""

    id: str
    digest: str
    """SHA-256 of the content, in hexadecimal, without the metadata that was taken out of it."""
    type: FileType
    media: str
    """Its media type, such as `image/jpeg`."""
    size: int
    """Bytes of the content."""
    account: int
    """Who brought it."""
    ticket: int | None = None
    """The ticket that it was put on."""


class FileRef(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file as its ticket names it."""

    id: str
    digest: str
    type: FileType
    media: str
    size: int
    use: FileUse
    caption: str = ""
    at: int
    by: int
    act: Act
    """With which act it came."""
    told: str = ""
    """Of an answer to one reporter: who that is. Empty in an answer to all of them."""
    removed_at: int | None = None
    """Since then there are no bytes any more."""
