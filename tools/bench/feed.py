"""What the feed costs the server, and how soon a click is seen: 98 raw readers, two consoles, 50 events/s.

`server_us_per_delivery` is the processor time of the server beyond what the same events cost it without any
reader, for each event brought to each raw reader; `server_us_per_delivery_gross` counts the events' own cost
too. `click_to_painted_ms` is the time from a click on the send button of the note box in one console until
the changed row is painted in the other one, by the machine's clock; the clicks come on top of the 50 events.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Final

from domain.acts import Note
from tools.bench._consoles import CONSOLES, Consoles
from tools.bench._http import Caller, a_report, callers, log_in, make_district, server
from tools.bench._readers import Readers, cpu_seconds
from tools.bench.options import BenchOptions

READERS: Final = 98
EVENTS_A_SECOND: Final = 50
_CALLERS: Final = 2
_OPEN_TICKETS: Final = 118


def run(options: BenchOptions) -> dict[str, float | int]:
    """The figures."""
    seconds = 30 if options.full else 12
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        return asyncio.run(_run(options.database or f"sqlite:///{data / 'feed.sqlite'}", data, seconds))


async def _run(url: str, data: Path, seconds: int) -> dict[str, float | int]:
    demo = await make_district(url, data, seats=READERS + CONSOLES)
    with server(url, data) as (pid, address):
        async with callers(address, demo, _CALLERS) as made:
            # The oldest stands at the top of the queue, where it is seen.
            clicked = (await made[0].act(a_report(demo), 1)).ticket
            for number in range(_OPEN_TICKETS):
                await made[0].act(a_report(demo), 100 + number)
            ticket = (await made[0].act(a_report(demo), 0)).ticket
            await _tell(made, ticket, seconds=2, number=1_000)  # warm
            alone, events_alone = await _cost(pid, _tell(made, ticket, seconds=seconds, number=10_000))
            readers = Readers()
            history = _OPEN_TICKETS + 2 + 2 * EVENTS_A_SECOND + events_alone
            for number in range(READERS):
                await readers.open(address, await log_in(address, f"seat{number}"), history)
            busy, events = await _cost(pid, _tell(made, ticket, seconds=seconds, number=50_000))
            before = readers.events
            seats = (f"seat{READERS}", f"seat{READERS + 1}")
            with await asyncio.to_thread(Consoles, address, data, seats, clicked) as consoles:
                _, took = await asyncio.gather(
                    _tell(made, ticket, seconds=seconds, number=90_000), consoles.click_for(seconds)
                )
            deliveries = before
            await readers.close()
    took.sort()
    own = alone / events_alone * events
    return {
        "consoles": CONSOLES,
        "readers": READERS,
        "events_per_s": events / seconds,
        "deliveries": deliveries,
        "deliveries_missing": events * READERS - deliveries,
        "clicks": len(took),
        "click_to_painted_ms_p50": took[len(took) // 2],
        "click_to_painted_ms_p99": took[int(len(took) * 0.99)],
        "server_us_per_delivery": (busy - own) / deliveries * 1e6,
        "server_us_per_delivery_gross": busy / deliveries * 1e6,
        "server_us_per_event_alone": alone / events_alone * 1e6,
    }


async def _cost(pid: int, telling: Coroutine[None, None, int]) -> tuple[float, int]:
    before = cpu_seconds(pid)
    events = await telling
    await asyncio.sleep(0.2)
    return cpu_seconds(pid) - before, events


async def _tell(made: list[Caller], ticket: int, *, seconds: int, number: int) -> int:
    """Notes at an even pace; gives their number."""
    began, count = time.perf_counter(), seconds * EVENTS_A_SECOND

    async def work(caller: Caller, first: int) -> None:
        for at in range(first, count, len(made)):
            await asyncio.sleep(max(0.0, began + at / EVENTS_A_SECOND - time.perf_counter()))
            await caller.act(Note(text="已到现场，正在处理。"), number + at, ticket)

    await asyncio.gather(*(work(caller, first) for first, caller in enumerate(made)))
    return count
