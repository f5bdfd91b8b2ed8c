"""The demo of a server: its district made when the database is new, and its life played while it runs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from backend.app import App
from backend.clock import Clock
from backend.demo.playing import playing
from backend.running.opening import open_vault, opened_database
from backend.seeding.district import Profile
from backend.seeding.stock import prepare
from backend.services.passwords import Passwords
from backend.services.sessions import real_now
from backend.settings import folder_of_files
from backend.store.accounts import Accounts
from backend.store.blobs import Blobs
from backend.store.database import Database
from backend.store.files import Files
from backend.store.vault import Vault


async def seed(url: str, district: str, data: Path | None, profile: Profile | None = None) -> bool:
    """Makes the demo in a new database, or tops one up; says whether it was new. Raises Refused."""
    async with opened_database(url) as database:
        return await make_demo(
            database, open_vault(url, data), district, real_now(), profile, folder_of_files(url, data)
        )


async def make_demo(
    database: Database,
    vault: Vault,
    district: str,
    now: int,
    profile: Profile | None = None,
    folder: Path | None = None,
) -> bool:
    """The same in an open database, before anything else writes to it."""
    passwords = Passwords()

    async def add_accounts(rows: tuple[tuple[int, str, str], ...]) -> None:
        await Accounts(database).add_all(district, rows, real_now())

    try:
        return await prepare(
            database,
            vault,
            now,
            hash_now=passwords.hash_now,
            add_accounts=add_accounts,
            district=district,
            profile=profile,
            files=Files(database, vault, Blobs(folder, district), district) if folder else None,
        )
    finally:
        passwords.close()


@asynccontextmanager
async def living_demo(app: App, clock: Clock) -> AsyncIterator[None]:
    """Plays the demo's people beside a running server."""
    ledger = app.services.ledger
    files = app.services.files.store
    async with playing(app.database, clock, ledger.submit, district=ledger.district, files=files):
        yield
