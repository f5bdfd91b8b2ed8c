"""How long the thread of the screen does not come round: a timer of a millisecond that looks at the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

_MS: Final = 1_000_000


class Gaps(QObject):
    """Notes every gap between two turns of the loop from `start` on, in wall time, with waits for the GIL."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._last = 0
        self._seen: list[tuple[int, int]] = []

    def start(self) -> None:
        """Begin anew."""
        self._seen, self._last = [], time.monotonic_ns()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._look()
        self._timer.stop()

    def longest_ms(self, since: int, until: int) -> float:
        """The longest gap that ended between two moments (nanoseconds)."""
        return max((end - begin for begin, end in self._seen if since < end <= until), default=0) / _MS

    def around_ms(self, moment: int) -> float:
        """The gap in which a moment lies."""
        return next((end - begin for begin, end in self._seen if begin <= moment <= end), 0) / _MS

    def _look(self) -> None:
        now = time.monotonic_ns()
        self._seen.append((self._last, now))
        self._last = now


class Paints(QObject):
    """Calls back when a widget was painted, with the moment just after it."""

    def __init__(self, widget: QWidget, painted: Callable[[int], None]) -> None:
        super().__init__(widget)
        self._widget, self._painted = widget, painted
        widget.installEventFilter(self)

    def end(self) -> None:
        """Watch no more."""
        self._widget.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let every event pass; what is behind a paint has been painted when the next timer fires."""
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self, lambda: self._painted(time.monotonic_ns()))
        return False
