"""Opening the database of a command, with its master key and its district."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from backend.settings import sqlite_file
from backend.store.database import Database, Unavailable
from backend.store.directory import UnknownDistrict, districts
from backend.store.vault import Vault, WrongMasterKey


class Refused(Exception):
    """A command cannot run; the message says why, to the person who started it."""


@asynccontextmanager
async def opened_database(url: str) -> AsyncIterator[Database]:
    """The database, closed at the end. What goes wrong with it on the way is Refused."""
    try:
        database = await Database.open(url)
    except (ValueError, Unavailable) as failed:
        raise Refused(f"the database cannot be used: {failed}") from failed
    try:
        yield database
    except Unavailable as failed:
        raise Refused(f"the database does not answer: {failed}") from failed
    except UnknownDistrict as unknown:
        raise Refused(f"no district {unknown} in this database; seed it first") from unknown
    except WrongMasterKey as wrong:
        raise Refused(str(wrong)) from wrong
    finally:
        await database.close()


def open_vault(url: str, data: Path | None) -> Vault:
    """The master key: from the environment, the data folder, or a SQLite file's folder. Raises Refused."""
    if data is None:
        file = sqlite_file(url)
        data = file.parent if file else None
    try:
        return Vault.open(data, os.environ)
    except WrongMasterKey as wrong:
        raise Refused(str(wrong)) from wrong


async def the_district(database: Database, wanted: str | None) -> str:
    """The district to serve: the one that is named, or the only one there is. Raises Refused."""
    if wanted is not None:
        return wanted
    found = await districts(database)
    if len(found) == 1:
        return found[0]
    raise Refused(f"say which with --district: there are {', '.join(found) or 'none, seed one first'}")
