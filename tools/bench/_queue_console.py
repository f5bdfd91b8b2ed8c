"""A real console on the big district, that measures itself.

python -m tools.bench._queue_console ROUNDS [options of the console]

It takes the seat, waits for the archive, and with ROUNDS above 0 measures everything else so often. Figures
go to standard output as one line, `{"told": {…}}`; before it lines for the district, `{"town": {"do": …}}`.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from console.app import main as run
from console.models.queue_choice import QueueFilter, SortOrder
from console.session import AtWork, Console
from domain.row import TicketRow
from domain.wire import Batch, FeedMessage
from domain.words import Counter
from tools.bench._big_rows import OPEN, SEEN_SHARE, open_row
from tools.bench._gaps import Gaps, Paints

_S: Final = 1_000_000_000
_IDLE_S: Final = 1.5
_FRAME_S: Final = 0.016
_VISIBLE_S: Final = 5.0
_PACE: Final = 1_000
_WIDTH, _HEIGHT = 1920, 1080
_decode: Final = msgspec.msgpack.Decoder(FeedMessage).decode


class Loading:
    """From taking the seat until the archive can be searched."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._gaps = Gaps(console)

    async def figures(self) -> dict[str, float]:
        """Seconds and gaps."""
        login = self._console.window.login
        await _until(lambda: bool(login.seats()))
        self._gaps.start()
        began = time.monotonic_ns()
        await asyncio.sleep(_IDLE_S)
        idle = self._gaps.longest_ms(began, time.monotonic_ns())
        self._gaps.start()
        began = time.monotonic_ns()
        login.seat_chosen.emit(login.seats()[0].account)
        await _until(lambda: self._console.work is not None)
        work = _work(self._console)
        archived = asyncio.Event()
        work.sync.archive_loaded.connect(archived.set)
        painted = await self._first_rows(work)
        await archived.wait()
        await _until(lambda: _found(work, "井盖") > OPEN)
        there = time.monotonic_ns()
        self._gaps.stop()
        return {
            "usable_s": (painted - began) / _S,
            "archive_s": (there - began) / _S,
            "first_paint_gap_ms": self._gaps.around_ms(painted - 1),
            "ui_gap_ms_max": self._gaps.longest_ms(painted, there),
            "ui_gap_idle_ms_max": idle,
        }

    async def _first_rows(self, work: AtWork) -> int:
        first: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def painted(at: int) -> None:
            if work.desk.model.rowCount() and not first.done():
                first.set_result(at)

        watch = Paints(work.desk.work_page.queue.table.viewport(), painted)
        at = await first
        watch.end()
        return at


def _found(work: AtWork, text: str) -> int:
    """How many rows of the whole archive hold a text, as the queue shows them."""
    model = work.desk.model
    model.choose(QueueFilter(archive=True, text=text))
    model._merge.stop()  # noqa: SLF001  (what its timer would do half a second later)
    model._on_merge_due()  # noqa: SLF001
    return model.rowCount()


class Working:
    """What the hand and the feed cost the thread of the screen, on the real page."""

    def __init__(self, work: AtWork, rounds: int) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app, self._work, self._rounds = app, work, rounds
        self._store, self._model = work.desk.store, work.desk.model
        self._queue = work.desk.work_page.queue
        self._table = self._queue.table
        self._chance = random.Random(11)
        self._version, self._turns = 1_000_000, 0

    async def figures(self) -> dict[str, float]:
        """All of them, in the order of a shift."""
        told = await _outside(self._of_the_hand)
        await asyncio.sleep(0.3)  # the ticket that was selected comes from the server
        told |= await _outside(self._of_the_feed)
        told["visible_ms_p99"] = await self._visible()
        told["rss_mb"] = _resident_mb()
        return told

    def _of_the_hand(self) -> dict[str, float]:
        model, told = self._model, {}
        model.choose(QueueFilter(archive=True))
        told["repaint_ms"] = self._median(self._repaint_cold)
        told["wheel_ms"] = self._median(self._wheel)
        filters = (QueueFilter(archive=True, mine=True), QueueFilter(archive=True))
        told["filter_ms"] = self._choosing(filters)
        told["search_ms"] = self._searching("井盖", "路灯", "创业路1", "护栏")
        told["search_all_ms"] = self._searching("号", "栋")
        told["pinyin_ms"] = self._searching("cyl", "jg", "xxdd", "chuangyelu")
        model.choose(QueueFilter(archive=True))
        told["sort_ms"] = self._sorting()
        told["second_frame_ms"] = self._median(self._second)
        model.choose(QueueFilter(counter=Counter.NORMAL))
        self._table.selectRow(12)
        return told

    def _of_the_feed(self) -> dict[str, float]:
        told = {}
        for rate in (1_000, 5_000):
            told[f"frame_ms_{rate}"] = statistics.median(self._frames(rate))
        spent = self._frames(20_000)
        told["frame_ms_20000"] = statistics.median(spent)
        told["frame_ms_20000_p99"] = statistics.quantiles(spent, n=100)[98]
        return told

    # --- what is measured ---

    def _choosing(self, choices: tuple[QueueFilter, ...]) -> float:
        return self._median(lambda: self._queue.choose(choices[self._turn() % len(choices)]))

    def _searching(self, *texts: str) -> float:
        return self._choosing(tuple(QueueFilter(archive=True, text=text) for text in texts))

    def _sorting(self) -> float:
        """Every order once, none of them kept from before."""
        spent = []
        for order in (*SortOrder, SortOrder.URGENCY):
            before = time.thread_time()
            self._model.sort_by(order)
            self._app.processEvents()
            spent.append((time.thread_time() - before) * 1_000)
        return statistics.median(spent)

    def _repaint_cold(self) -> None:
        self._table._forget_drawings()  # noqa: SLF001
        self._table.viewport().repaint()

    def _wheel(self) -> None:
        bar = self._table.verticalScrollBar()
        bar.setValue(bar.value() + 3)
        self._table.viewport().repaint()

    def _second(self) -> None:
        self._store.on_time_passed()
        self._work.desk.clock.ticked.emit()

    def _frames(self, rate: int) -> list[float]:
        """Each frame takes in what came in one: from the bytes of the socket to painted pixels."""
        spent = []
        share = max(1, round(rate * _FRAME_S))
        for _ in range(4 * self._rounds):
            raw = msgspec.msgpack.encode(self._batch(share))
            before = time.thread_time()
            batch = _decode(raw)
            assert isinstance(batch, Batch)
            self._store.apply(batch.rows, batch.left)
            self._store.announce()
            self._app.processEvents()
            spent.append((time.thread_time() - before) * 1_000)
        return spent

    def _batch(self, count: int) -> Batch:
        self._version += 1
        seen = self._table._visible_rows()  # noqa: SLF001
        ours = round(count * SEEN_SHARE)
        numbers = [self._chance.randrange(OPEN) for _ in range(count - ours)]
        rows = [open_row(number, self._chance, self._version) for number in numbers]
        rows += [self._touched(row) for row in self._chance.choices(seen, k=ours)]
        return Batch(covers=(1, 1), events=(), rows=tuple(rows), left=(), head=1, hash=b"")

    def _touched(self, row: int) -> TicketRow:
        kept = self._store.ticket_row(row)
        return msgspec.structs.replace(kept, version=self._version, last_by=self._version % 50)

    async def _visible(self) -> float:
        """From the making of a batch at the other end of the socket until its rows are painted."""
        seen = [self._model.ticket_at(place) for place in range(20)]
        waiting: list[int] = []
        took: list[float] = []

        def came(batch: Batch) -> None:
            waiting.append(int.from_bytes(batch.hash))

        def painted(at: int) -> None:
            if not self._store._dirty:  # noqa: SLF001  (what has come was announced before this paint)
                took.extend((at - made) / 1e6 for made in waiting)
                waiting.clear()

        self._work.sync.batch_applied.connect(came)
        watch = Paints(self._table.viewport(), painted)
        _say({"town": {"do": "pace", "per_s": _PACE, "seen": seen}})
        await asyncio.sleep(_VISIBLE_S)
        _say({"town": {"do": "pace", "per_s": 0, "seen": []}})
        watch.end()
        return statistics.quantiles(took, n=100)[98]

    # --- how ---

    def _median(self, work: Callable[[], None]) -> float:
        """Milliseconds of this thread's processor time, with the painting that follows."""
        spent = []
        for _ in range(self._rounds):
            before = time.thread_time()
            work()
            self._app.processEvents()
            spent.append((time.thread_time() - before) * 1_000)
        return statistics.median(spent)

    def _turn(self) -> int:
        self._turns += 1
        return self._turns


async def _measure(console: Console, rounds: int) -> None:
    console.window.resize(_WIDTH, _HEIGHT)
    told = await Loading(console).figures()
    if rounds:
        gc.collect()
        gc.freeze()
        told |= await Working(_work(console), rounds).figures()
    _say({"told": told})
    console.end()


def _work(console: Console) -> AtWork:
    assert console.work is not None
    return console.work


async def _outside(work: Callable[[], dict[str, float]]) -> dict[str, float]:
    """Run it by a timer of Qt's: within a task the events of other tasks could not be processed."""
    done: asyncio.Future[dict[str, float]] = asyncio.get_running_loop().create_future()

    def run_it() -> None:
        try:
            done.set_result(work())
        except Exception as error:  # noqa: BLE001  (raised where it is awaited)
            done.set_exception(error)

    QTimer.singleShot(0, run_it)
    return await done


async def _until(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110  (what is waited for tells nobody)
        await asyncio.sleep(0.002)


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the console with what is behind ROUNDS."""
    rounds, arguments = int(sys.argv[1]), sys.argv[2:]
    tasks: list[asyncio.Task[None]] = []

    def attend(console: Console) -> None:
        tasks.append(asyncio.get_running_loop().create_task(_measure(console, rounds)))

    code = run(arguments, attend)
    for task in tasks:
        task.result()
    return code


if __name__ == "__main__":
    sys.exit(main())
