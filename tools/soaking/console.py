"""A real console whose hand never rests, and that counts what it holds.

python -m tools.soaking.console MINUTES SEED [options of the console]

Each line on standard output is a sample, `{"sample": {…}}`; `{"town": {…}}` is for the district; the last is
`{"end": {…}}`, after the load was ended and the store was held against the server's snapshot.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import sys
import time
from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.app import main as run
from console.models.queue_choice import QueueFilter, SortOrder
from console.session import AtWork, Console
from domain.row import TicketRow

PER_S: Final = 500
_OURS: Final = ("console.", "domain.")
_FORMS: Final = ("F2", "F4", "F7", "F9", "Ctrl+D", "Ctrl+R", "Ctrl+T", "Ctrl+E", "Ctrl+N", "Ctrl+G", "Ctrl+B")
_OVERLAYS: Final = ("Ctrl+K", "F1", "Ctrl+,", "Ctrl+Shift+K", "F3")
_SEARCHES: Final = ("", "井盖", "ld", "cyl", "路 jg", "0612", "zhandao", "积水")


class Hand:
    """Works as a dispatcher does, without end: a step is a few keys, and leaves nothing open behind."""

    def __init__(self, work: AtWork, seed: int) -> None:
        self._work, self._chance = work, random.Random(seed)
        self.steps: Tally[str] = Tally()
        self._table = work.desk.work_page.queue.table
        self._all: tuple[Callable[[], Any], ...] = (
            self.select, self.select, self.select, self.scroll, self.filter, self.search, self.sort,
            self.form, self.overlay, self.supervise, self.note, self.archive,
        )  # fmt: skip

    async def step(self) -> None:
        """One of them, and the time a hand needs."""
        act = self._chance.choice(self._all)
        self.steps[act.__name__] += 1
        done = act()
        if asyncio.iscoroutine(done):
            await done
        await asyncio.sleep(self._chance.uniform(0.02, 0.3))

    async def rest(self) -> None:
        """Close what is open and show the whole queue, so that two counts are of the same state."""
        for _ in range(4):
            self.press("Esc")
            await asyncio.sleep(0.1)
        self._work.desk.work_page.queue.choose(QueueFilter())
        self._work.desk.work_page.show_all()
        self._table.setFocus()
        self._table.scrollToTop()
        self._work.desk.model.sort_by(SortOrder.URGENCY)
        if self._work.desk.model.rowCount():
            self._table.selectRow(0)
        await asyncio.sleep(12.0)  # notices go, held acts are sent

    def press(self, keys: str) -> None:
        """A chord, to whatever has the keyboard."""
        combination: Any = QKeySequence(keys)[0]  # type: ignore[index]
        focus = QApplication.focusWidget() or self._table
        QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())

    def select(self) -> None:
        """Some rows on or back: each opens its ticket."""
        self._table.setFocus()
        for _ in range(self._chance.randrange(1, 4)):
            self.press(self._chance.choice(("Down", "Down", "Down", "Up", "PgDown", "Home")))

    def scroll(self) -> None:
        """By the wheel."""
        bar = self._table.verticalScrollBar()
        bar.setValue(self._chance.randrange(bar.maximum() + 1))

    def filter(self) -> None:
        """One of the counters."""
        self.press(f"Alt+{self._chance.randrange(10)}")

    def search(self) -> None:
        """A text, or none."""
        self._work.desk.work_page.queue.choose(QueueFilter(text=self._chance.choice(_SEARCHES)))

    def archive(self) -> None:
        """The archive below, or not."""
        self._work.desk.work_page.queue.choose(QueueFilter(archive=self._chance.random() < 0.5))

    def sort(self) -> None:
        """Another order."""
        self._work.desk.model.sort_by(self._chance.choice(tuple(SortOrder)))

    async def form(self) -> None:
        """Open a form, begin to type, and leave it."""
        self.press(self._chance.choice(_FORMS))
        await asyncio.sleep(0.15)
        self._type("井盖")
        await asyncio.sleep(0.1)
        await self._leave()

    async def overlay(self) -> None:
        """Open what lies over the page, type, and leave it."""
        self.press(self._chance.choice(_OVERLAYS))
        await asyncio.sleep(0.15)
        self._type("cyl")
        await asyncio.sleep(0.1)
        await self._leave()

    async def supervise(self) -> None:
        """Supervise, and take it back."""
        self._table.setFocus()
        self.press("F8")
        await asyncio.sleep(0.3)
        self.press("Ctrl+Z")

    async def note(self) -> None:
        """Say something on the ticket in sight."""
        self._table.setFocus()
        self.press("Ctrl+N")
        await asyncio.sleep(0.05)
        self._type("已电话回访。")
        self.press("Ctrl+Return")
        await asyncio.sleep(0.2)
        await self._leave()

    async def _leave(self) -> None:
        for _ in range(3):
            self.press("Esc")
            await asyncio.sleep(0.03)
        self._table.setFocus()

    def _type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self._table:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(focus, event)


async def _soak(console: Console, minutes: float, seed: int) -> None:
    login = console.window.login
    console.window.resize(1920, 1080)
    while not login.seats():  # noqa: ASYNC110  (it tells nobody)
        await asyncio.sleep(0.05)
    login.seat_chosen.emit(login.seats()[0].account)
    while console.work is None or not console.work.sync.seq:  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    work = console.work
    batches = reloads = 0

    def count_batch(_batch: object) -> None:
        nonlocal batches
        batches += 1

    def count_reload(_why: str) -> None:
        nonlocal reloads
        reloads += 1

    work.sync.batch_applied.connect(count_batch)
    work.sync.reloaded.connect(count_reload)
    hand = Hand(work, seed)
    _say({"town": {"do": "pace", "per_s": PER_S}})
    began, counted = time.monotonic(), 0.0
    ends = began + minutes * 60
    while (now := time.monotonic()) < ends:
        if now - counted >= _between_counts(minutes):
            await hand.rest()
            counted = time.monotonic()
            _say({"sample": _sample(began, batches)})
        await hand.step()
    await hand.rest()
    _say({"sample": _sample(began, batches)})
    _say({"town": {"do": "pace", "per_s": 0}})
    await asyncio.sleep(8.0)  # a beat behind the last batch would show a hole
    _say(
        {"end": {"steps": dict(hand.steps), "reloads": reloads, "different": await _different(console, work)}}
    )
    console.end()


def _between_counts(minutes: float) -> float:
    """Sixteen counts in a run, at most one a minute apart from short ones."""
    return max(30.0, minutes * 60 / 16)


def _sample(began: float, batches: int) -> dict[str, Any]:
    gc.collect()
    kept = Tally(
        f"{kind.__module__}.{kind.__qualname__}"
        for kind in map(type, gc.get_objects())
        if kind.__module__.startswith(_OURS)
    )
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return {
        "minute": (time.monotonic() - began) / 60,
        "rss_mb": _resident_mb(),
        "batches": batches,
        "objects": {name: count for name, count in kept.items() if count > 1},
        "qobjects": sum(1 + len(top.findChildren(QObject)) for top in app.topLevelWidgets()),
    }


async def _different(console: Console, work: AtWork) -> int:
    """In how many tickets the store is not what the server's snapshot says."""
    client = console._client  # noqa: SLF001
    assert client is not None
    rows: list[TicketRow] = []
    head, _, _ = await client.snapshot(rows.extend)
    store = work.desk.store
    wrong = sum((row := store.row_of(theirs.id)) < 0 or store.ticket_row(row) != theirs for theirs in rows)
    return wrong + abs(int(store.present[: store.count].sum()) - len(rows)) + abs(head.seq - work.sync.seq)


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the console with what is behind MINUTES and SEED."""
    minutes, seed, arguments = float(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    tasks: list[asyncio.Task[None]] = []

    def attend(console: Console) -> None:
        tasks.append(asyncio.get_running_loop().create_task(_soak(console, minutes, seed)))

    code = run(arguments, attend)
    for task in tasks:
        task.result()
    return code


if __name__ == "__main__":
    sys.exit(main())
