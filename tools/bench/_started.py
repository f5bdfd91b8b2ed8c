"""A real console that tells when it was there.

python -m tools.bench._started BEGAN [options of the console]

BEGAN is the moment at which the process was started, by the machine's monotonic clock in nanoseconds. One
JSON line goes to standard output once the queue can be worked; then the console ends.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from console.session import Console

_LOOK_MS = 2


class FirstPaint(QObject):
    """Notes when the first window was painted; then it looks no more."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.at = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest and isinstance(watched, QWidget) and watched.isWindow():
            self._app.removeEventFilter(self)
            watched.event(event)  # paints the whole window
            self.at = time.monotonic_ns()
            return True
        return False


class Arrival(QObject):
    """Takes the first seat that is offered, and waits for the rows to be painted and the keyboard on them."""

    def __init__(self, console: Console, began: int, first: FirstPaint) -> None:
        super().__init__(console)
        self._console, self._began, self._first = console, began, first
        self._painted = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._sit_down)
        self._timer.start()

    def _sit_down(self) -> None:
        login = self._console.window.login
        if login.seats():
            self._timer.timeout.disconnect(self._sit_down)
            self._timer.timeout.connect(self._look)
            login.seat_chosen.emit(login.seats()[0].account)

    def _look(self) -> None:
        work = self._console.work
        if work is None or not work.sync.seq:
            return
        table = work.desk.work_page.queue.table
        if not self._painted:
            table.viewport().installEventFilter(self)
            self._painted = True
            table.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        work = self._console.work
        if event.type() is QEvent.Type.Paint and work is not None and work.desk.model.rowCount():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)  # behind this paint
        return False

    def _tell(self) -> None:
        focus = QApplication.focusWidget()
        usable = time.monotonic_ns()
        work = self._console.work
        assert work is not None
        said = {
            "painted_s": (self._first.at - self._began) / 1e9,
            "usable_s": (usable - self._began) / 1e9,
            "rss_mb": _resident_mb(),
            "rows": work.desk.model.rowCount(),
            "focused": focus is work.desk.work_page.queue.table,
        }
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
        self._timer.stop()
        self._console.end()


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def main() -> int:
    """Run the console; `arguments` beyond BEGAN are its own."""
    from console.app import main as run

    began, arguments = int(sys.argv[1]), sys.argv[2:]
    first = FirstPaint(QApplication([sys.argv[0]]))
    return run(arguments, lambda console: _attend(console, began, first))


_kept: list[Arrival] = []
"""Nobody else holds it."""


def _attend(console: Console, began: int, first: FirstPaint) -> None:
    _kept.append(Arrival(console, began, first))


if __name__ == "__main__":
    sys.exit(main())
