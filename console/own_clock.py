"""The clock of the workstation, looked at only to say when it was set: nothing is ever counted by it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from console.server_clock import monotonic_ms

SET_BY_MS: Final = 5_000
"""What a time service corrects by and by is less than this; more is a hand, or a wrong battery."""


def wall_ms() -> int:
    """The workstation's own time, UTC milliseconds."""
    return time.time_ns() // 1_000_000


class OwnClock:
    """Compares the workstation's clock with one that cannot be set."""

    def __init__(
        self, wall: Callable[[], int] = wall_ms, monotonic: Callable[[], int] = monotonic_ms
    ) -> None:
        self._wall, self._monotonic = wall, monotonic
        self._offset = wall() - monotonic()

    def set_by(self) -> int:
        """By how many milliseconds it was set since the last look; 0 when it was not."""
        offset = self._wall() - self._monotonic()
        moved = offset - self._offset
        if abs(moved) < SET_BY_MS:
            return 0
        self._offset = offset
        return moved
