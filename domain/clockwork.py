"""Starting, stopping, suspending and laying down anew the clocks of a ticket. Pure functions of values."""

from __future__ import annotations

import msgspec

from domain.calendar import WorkingCalendar
from domain.clock import Clock
from domain.counting import Counting, Limit, Pauses, lay, lay_part
from domain.instant import DAY, NEVER
from domain.words import ClockKind

LAST_SIXTH = (5, 6)
RED_DAY = Limit.running_hours(24)


def started(
    calendar: WorkingCalendar,
    *,
    kind: ClockKind,
    assignment: int | None,
    limit: Limit,
    now: int,
    generation: int = 1,
    own_time: bool = False,
) -> Clock:
    """A new clock that runs from now. Raises YearNotLoaded where its limit cannot be laid down."""
    clock = Clock(
        id=clock_id(kind, assignment),
        kind=kind,
        assignment=assignment,
        generation=generation,
        started_at=now,
        limit=limit,
        own_time=own_time,
    )
    return laid(calendar, clock, ())


def clock_id(kind: ClockKind, assignment: int | None) -> str:
    """The id of a clock within its ticket."""
    return kind.value if assignment is None else f"{kind.value}:{assignment}"


def laid(calendar: WorkingCalendar, clock: Clock, pauses: Pauses) -> Clock:
    """The clock with its instants computed from start, limit and the intervals that do not count."""
    yellow_at, red_at = lay(calendar, clock.limit, clock.started_at, pauses)
    if clock.kind is ClockKind.HANDLING:
        red_day_at = _red_day(calendar, clock, pauses) if pauses else red_at + DAY
        return msgspec.structs.replace(clock, yellow_at=yellow_at, red_at=red_at, red_day_at=red_day_at)
    parts, of = LAST_SIXTH
    last_sixth_at = lay_part(calendar, clock.limit, clock.started_at, pauses, parts=parts, of=of)
    return msgspec.structs.replace(clock, red_at=red_at, last_sixth_at=last_sixth_at)


def _red_day(calendar: WorkingCalendar, clock: Clock, pauses: Pauses) -> int:
    # The red that was really seen: only pauses that began before it have moved it. From there a day runs
    # beside the rest of them.
    for number, (begins, _) in enumerate(pauses):
        reached = lay_part(calendar, clock.limit, clock.started_at, pauses[:number], parts=1, of=1)
        if reached <= begins:
            return lay_part(calendar, RED_DAY, reached, pauses[number:], parts=1, of=1)
    return lay_part(calendar, clock.limit, clock.started_at, pauses, parts=1, of=1) + DAY


def stopped(clock: Clock, now: int) -> Clock:
    """The clock standing still from now; its lateness stays as a fact. A stopped clock is left as it is."""
    if not clock.running:
        return clock
    return msgspec.structs.replace(clock, stopped_at=now, late=clock.late or now >= clock.red_at)


def asleep(clock: Clock, now: int) -> Clock:
    """The clock while its ticket is suspended: its instants do not come."""
    return msgspec.structs.replace(
        clock,
        late=clock.late or now >= clock.red_at,
        red_at=NEVER,
        yellow_at=NEVER,
        last_sixth_at=NEVER,
        red_day_at=NEVER,
    )


def renewed(
    calendar: WorkingCalendar,
    clock: Clock,
    limit: Limit,
    pauses: Pauses,
    *,
    now: int,
    suspended: bool = False,
    own_time: bool = False,
) -> Clock:
    """The next generation of a running clock: a new limit from the same start.

    A red that was there stays as lateness; steps and acknowledgement begin anew. The clock of a suspended
    ticket sleeps on; its `pauses` end with that suspension up to its date of return, so that what could not
    be laid down then is refused now. Raises YearNotLoaded.
    """
    renewed_clock = laid(
        calendar,
        msgspec.structs.replace(
            clock,
            limit=limit,
            generation=clock.generation + 1,
            own_time=own_time,
            late=clock.late or now >= clock.red_at,
            fired=(),
            acknowledged=False,
            renewed_at=now,
        ),
        pauses,
    )
    return asleep(renewed_clock, 0) if suspended else renewed_clock


def running_limit(start: int, deadline: int, pauses: Pauses) -> Limit:
    """The limit, in running time, of a deadline set by hand: what of the span does not lie in a pause."""
    paused = sum(max(0, min(deadline, pause_to) - max(start, pause_from)) for pause_from, pause_to in pauses)
    return Limit(counting=Counting.running_hours, amount=deadline - start - paused)
