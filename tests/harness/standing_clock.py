"""A domain clock that stands still until it is moved."""

from __future__ import annotations

from collections.abc import Callable


class StandingClock:
    """Tells the time it was set to; its rate is 0. `moved` is told of each move, so that jobs run at once."""

    rate = 0.0

    def __init__(self, at: int) -> None:
        self._at = at
        self.moved: Callable[[], None] = lambda: None

    def now(self) -> int:
        """The instant it stands at, in UTC milliseconds."""
        return self._at

    def move_to(self, at: int) -> None:
        """Moves it forward."""
        if at < self._at:
            raise ValueError("a clock goes forward")
        self._at = at
        self.moved()

    def move_by(self, span: int) -> None:
        """Moves it forward by a span."""
        self.move_to(self._at + span)
