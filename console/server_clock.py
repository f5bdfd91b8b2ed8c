"""The server's time as this console knows it, measured from beats and never from the wall clock here."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

STALE_AFTER_MS: Final = 12_000
"""Two and a bit beats missed: from here on the data must look stale."""

_SECOND_MS: Final = 1_000
_WINDOW: Final = 12
"""Measurements that are remembered: a minute of beats."""
_STEP_MS: Final = 1_000
"""A beat that differs by more than this is the server's clock having been set, not the network's delay."""


def monotonic_ms() -> int:
    """Milliseconds of a clock that nobody can set and that goes on while the machine sleeps."""
    return _nanoseconds() // 1_000_000


def _sleepless() -> Callable[[], int]:
    # Linux alone has a monotonic clock that stops in suspend, and this one beside it that does not.
    boottime: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic_ns if boottime is None else partial(time.clock_gettime_ns, boottime)


_nanoseconds: Final = _sleepless()


class ServerClock(QObject):
    """Server time: an offset to the monotonic clock, and a rate that is 1, or 0 under a test.

    A measurement is late by the time it travelled, so the least delayed of the last minute is believed; it
    follows that `now` hardly ever steps back. With rate 0 `now` is exactly the last measured instant.

    Signals:
        ticked: a second of server time (with rate 0 of real time) began; only between `start` and `stop`.
        moved: time stepped (a first measurement, a set clock, a changed rate): judge everything anew.
        staleness_changed: the data became stale (True) or fresh again (False).
    """

    ticked = Signal()
    moved = Signal()
    staleness_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, monotonic: Callable[[], int] = monotonic_ms) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._rate = 1.0
        self._base_at = 0
        self._base_monotonic = monotonic()
        self._offsets: deque[int] = deque(maxlen=_WINDOW)
        self._last_beat: int | None = None
        self._last_at = 0
        self._stale = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def known(self) -> bool:
        """Whether the server's time was ever measured; before that `now` means nothing."""
        return bool(self._offsets)

    @property
    def rate(self) -> float:
        """How fast server time runs: 1, or 0 while a test holds it still."""
        return self._rate

    @property
    def data_at(self) -> int:
        """The server time of the last beat: the data on the screen is as of then. 0 before the first."""
        return self._last_at

    @property
    def stale(self) -> bool:
        """Whether the last beat is so old that the data must look stale."""
        return self._stale

    def now(self) -> int:
        """Server time, UTC milliseconds."""
        if self._rate == 0:
            return self._base_at
        return self._base_at + round((self._monotonic() - self._base_monotonic) * self._rate)

    def age_ms(self) -> int | None:
        """How long ago the last beat came, by the real clock; None before the first."""
        return None if self._last_beat is None else self._monotonic() - self._last_beat

    def measure(self, at: int, rate: float, travelled_ms: int = 0) -> None:
        """Learn that it is `at` on the server, told by an answer that took `travelled_ms` to come."""
        received = self._monotonic()
        offset = at + round(travelled_ms * rate) - received
        stepped = (
            not self._offsets
            or rate != self._rate
            or rate == 0
            or abs(offset - max(self._offsets)) > _STEP_MS
        )
        before = (self._rate, self.now()) if self._offsets else None
        if stepped:
            self._offsets.clear()
        self._offsets.append(offset)
        self._rate = rate
        self._base_monotonic = received
        self._base_at = at if rate == 0 else received + max(self._offsets)
        if stepped and before != (rate, self._base_at):
            self.moved.emit()

    def beat(self, at: int, rate: float) -> None:
        """A beat came: time is measured, and the data is as fresh as can be."""
        self._last_beat = self._monotonic()
        self._last_at = at
        self.measure(at, rate)
        self._judge_staleness()

    def real_ms_until(self, at: int) -> int | None:
        """Milliseconds of real time until server time is `at` (0 when it was); None when it will not come."""
        left = at - self.now()
        if left <= 0:
            return 0
        return None if self._rate == 0 else round(left / self._rate)

    def start(self) -> None:
        """Tick from now on."""
        if not self._timer.isActive():
            self._timer.start(self._until_next_second())

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def _until_next_second(self) -> int:
        return _SECOND_MS if self._rate == 0 else _SECOND_MS - self.now() % _SECOND_MS

    def _on_timeout(self) -> None:
        self._timer.start(self._until_next_second())
        self._judge_staleness()
        self.ticked.emit()

    def _judge_staleness(self) -> None:
        age = self.age_ms()
        stale = age is not None and age >= STALE_AFTER_MS
        if stale != self._stale:
            self._stale = stale
            self.staleness_changed.emit(stale)
