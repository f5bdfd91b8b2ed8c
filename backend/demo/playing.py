"""The driver beside a running server."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from backend.clock import Clock
from backend.demo.driver import Driver, Submit
from backend.demo.pace import Pace, load_pace
from backend.seeding.district import DEMO_DISTRICT, load_district, profile_of
from backend.seeding.wording import load_texts
from backend.store.database import Database
from backend.store.directory import load_world
from backend.store.files import Files
from backend.store.standing import Standing

_log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def playing(
    database: Database,
    clock: Clock,
    submit: Submit,
    *,
    district: str = DEMO_DISTRICT,
    pace: Pace | None = None,
    seed: str = "demo",
    files: Files | None = None,
) -> AsyncIterator[None]:
    """Plays for as long as the block lasts: enter it when the ledger writes, leave it before that is closed.

    `submit` is the ledger's. When the demo fails it is logged and the server goes on without; the failure is
    raised when the block ends.
    """
    standing = await load_world(database, district)
    driver = Driver(
        load_district(district, profile_of(standing.directory)),
        load_texts(),
        pace or load_pace(),
        clock,
        submit=submit,
        standing=Standing(database, district).tickets,
        seed=seed,
        files=files,
    )
    task = asyncio.create_task(driver.run(), name="demo")
    task.add_done_callback(_say_why_it_ended)
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def _say_why_it_ended(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (why := task.exception()) is not None:
        _log.error("the demo ended", exc_info=why)
