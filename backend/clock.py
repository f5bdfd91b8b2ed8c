"""The domain's time, as the server is given it: the rules, lights, holds and messages run on it.

Sessions, beats and staleness run on the real clock instead (`time.monotonic`, `time.time`), so that a test
whose domain clock stands still neither logs people out nor keeps them in.
"""

from __future__ import annotations

import time
from typing import Final, Protocol


class Clock(Protocol):
    """Tells the domain's time."""

    @property
    def rate(self) -> float:
        """How fast it runs beside the real one: 1, or 0 when it stands still until it is moved."""

    def now(self) -> int:
        """The instant, in UTC milliseconds."""


class SystemClock:
    """The clock of the machine."""

    rate: Final = 1.0

    def now(self) -> int:
        """The instant, in UTC milliseconds."""
        return time.time_ns() // 1_000_000


def seconds_until(clock: Clock, at: int, longest: float) -> float:
    """How long to sleep, in real seconds, until the clock shows `at`: at least 0, at most `longest`."""
    ahead = at - clock.now()
    if ahead <= 0:
        return 0.0
    if clock.rate <= 0:
        return longest
    return min(longest, ahead / 1_000 / clock.rate)
