"""Checking a ledger from the command line."""

from __future__ import annotations

from backend.running.opening import Refused, opened_database
from backend.settings import sqlite_file
from backend.store.directory import districts
from backend.store.verify import Soundness, verify


async def soundness(url: str, district: str, head: tuple[int, bytes] | None) -> Soundness:
    """Whether the district's ledger is sound. Raises Refused where that cannot be found out."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        # Opening would make an empty one, and nobody wants that of a check.
        raise Refused(f"there is no file {file}")
    async with opened_database(url) as database:
        if district not in await districts(database):
            raise Refused(f"no district {district} in this database")
        return await verify(database, district, head=head)
