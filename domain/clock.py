"""A clock: a limit that runs for a ticket or an assignment, with its stored instants."""

from __future__ import annotations

import msgspec

from domain.counting import Limit
from domain.instant import NEVER
from domain.words import ClockKind, Step


class Clock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One clock of one generation.

    The instants are the earliest milliseconds at which the whole (`red_at`), half (`yellow_at`, handling
    clocks only) and five sixths (`last_sixth_at`, the other kinds only) of the limit have run. While the
    ticket is suspended all of them are NEVER. A clock with `stopped_at` has no light; `late` stays as a fact.
    """

    id: str
    """`triage`, `response`, `acceptance:<assignment>`, `handling:<assignment>`; a reopened ticket's triage
    clock is a new generation of the same."""
    kind: ClockKind
    assignment: int | None = None
    generation: int = 1
    started_at: int
    limit: Limit
    own_time: bool = False
    """The time was set by the base for this ticket; it stays when grade, matter or urgency change."""
    red_at: int = NEVER
    yellow_at: int = NEVER
    last_sixth_at: int = NEVER
    red_day_at: int = NEVER
    """The earliest millisecond at which a handling clock has been red for 24 running hours. It is no sum of
    `red_at` and a day: after a pause in the red, `red_at` is laid down anew in the clock's own counting."""
    renewed_at: int = 0
    """When this generation was laid down, if it is not the first: a step that lies before it came with the
    renewal, and nobody was late to find it. So too for a clock that an insistence set going again."""
    stopped_at: int | None = None
    late: bool = False
    """The whole limit had run when the clock was stopped, or was seen to run out before."""
    fired: tuple[Step, ...] = ()
    """Steps of this generation that are already events."""
    acknowledged: bool = False
    """A seat confirmed that it knows of this generation's red."""

    @property
    def running(self) -> bool:
        """Whether time can still move it (also while suspended)."""
        return self.stopped_at is None
