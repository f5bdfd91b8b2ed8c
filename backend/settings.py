"""How a server is started: everything that differs between two of them, read once at the start."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Final

import msgspec

LARGEST_BODY: Final = 256 * 1024
"""Bytes; a request with more is refused before it is read."""
LARGEST_PIECE: Final = 1024 * 1024
"""Bytes of a file that come with one request."""


class ServerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What `serve` was told."""

    database: str
    """SQLAlchemy's address: `sqlite:///…` or `postgresql://…`."""
    district: str | None = None
    """The six-digit code of the district to serve; None takes the only one that the database holds."""
    host: str = "127.0.0.1"
    port: int = 0
    """0 takes a free one."""
    data: Path | None = None
    """The folder for the server's own files, such as the master key of the store of people."""
    files: Path | None = None
    """The folder of the files that tickets have, encrypted; `files` in the data folder unless it is given.
    Where several processes serve one PostgreSQL database they share one folder."""
    sms_webhook: str | None = None
    demo: bool = False
    """Seats can be chosen with one click, from this machine alone."""
    feeds_per_account: int = 8
    feed_queue: int = 8 * 1024 * 1024
    """Bytes that wait for one reader of the feed before it is cut off."""

    @property
    def folder_of_files(self) -> Path | None:
        """Where files lie; None where nothing says it."""
        return self.files or folder_of_files(self.database, self.data)

    @property
    def listens_on_loopback(self) -> bool:
        """Whether nobody but this machine can connect."""
        return is_loopback(self.host)


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite address; None for another database, or one in memory."""
    scheme, _, path = url.partition(":///")
    return Path(path).resolve() if scheme.startswith("sqlite") and path else None


def folder_of_files(database: str, data: Path | None) -> Path | None:
    """`files` in the data folder, or beside a SQLite file."""
    file = sqlite_file(database)
    folder = data or (file.parent if file else None)
    return folder / "files" if folder else None


def is_loopback(host: str) -> bool:
    """Whether an address (or `localhost`) can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback
