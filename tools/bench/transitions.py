"""Time's own transitions under load: tickets that nobody triages in time, a thousand each second.

The server finds them by itself. `lateness_ms_p99` is of the time between the instant at which each was due
and the one at which it was recorded.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Final

from backend.seeding.district import DemoDistrict
from backend.services.sessions import actor_of
from backend.store.database import Database
from backend.store.loader import loading
from backend.store.reading import Reading
from backend.store.scope import whole_district
from backend.store.vault import Vault
from domain.decide import decide
from domain.event import Event, decode_body
from domain.operation import Operation
from domain.words import Act
from tools.bench._http import a_report, make_district, op_id, server
from tools.bench.options import BenchOptions

A_SECOND: Final = 1_000
_LEAD_S: Final = 12
"""Seconds for the server to start before the first is due."""
_PATIENCE_S: Final = 30


def run(options: BenchOptions) -> dict[str, float | int]:
    """The figures."""
    seconds = 30 if options.full else 8
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        url = options.database or f"sqlite:///{data / 'transitions.sqlite'}"
        return asyncio.run(_run(url, data, seconds))


async def _run(url: str, data: Path, seconds: int) -> dict[str, float | int]:
    demo = await make_district(url, data, seats=1)
    vault, count = Vault.open(data, {}), seconds * A_SECOND
    database = await Database.open(url)
    district = demo.world.directory.district
    try:
        made = await _make(database, vault, demo, count)
        with server(url, data):
            late = await _recorded(Reading(database, vault, district), district, made, count)
    finally:
        await database.close()
    late.sort()
    return {
        "due": count,
        "fired": len(late),
        "lateness_ms_p50": late[len(late) // 2],
        "lateness_ms_p99": late[int(len(late) * 0.99)],
        "lateness_ms_max": late[-1],
    }


async def _make(database: Database, vault: Vault, demo: DemoDistrict, count: int) -> int:
    """Reports whose triage runs out one after the other from `_LEAD_S` on; gives the newest number."""
    actor = actor_of(demo.world.directory.people[-1], demo.world.directory.district)
    report = a_report(demo)
    async with loading(database, vault, actor.district) as loader:
        # The first tells how long a triage may take; times are chosen backwards from the end.
        began = time.time_ns() // 1_000_000
        probe = decide(
            demo.world, None, Operation(op_id=op_id(0), payload=report), actor, began, new_id=1
        ).ticket
        limit = probe.clocks[0].red_at - began
        first = began + (_LEAD_S * 1_000) + count // 4
        for number in range(count):
            at = first + number * 1_000 // A_SECOND - limit
            operation = Operation(op_id=op_id(number + 1), payload=report)
            decision = decide(demo.world, None, operation, actor, at, new_id=await loader.new_id(at))
            await loader.add(decision, op_id=operation.op_id, before=None)
    return count


async def _recorded(reading: Reading, district: str, since: int, count: int) -> list[int]:
    """How late each was recorded, once all are or none has come for a long time."""
    scope = whole_district(district)
    late: list[int] = []
    give_up_at = time.monotonic() + _LEAD_S + count / A_SECOND + _PATIENCE_S
    while len(late) < count and time.monotonic() < give_up_at:
        page = await reading.events(scope, since, 4_000)
        since = page.covers[1]
        late += [_lateness(event) for event in page.events if event.act is Act.TURN_RED]
        await asyncio.sleep(1.0)
    return late


def _lateness(event: Event) -> int:
    return event.at - int(decode_body(event.body).facts["due_at"])
