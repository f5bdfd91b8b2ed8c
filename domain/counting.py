"""The four ways in which a limit counts time, and laying a limit down on the line of time.

Instants are UTC milliseconds, amounts are milliseconds *that count*. An interval is half open: `[from, to)`.
Running hours and calendar days count every millisecond and never look at the calendar, so they work in any
year; working hours and working days count what `domain.calendar` says and raise its `YearNotLoaded`.
"""

from enum import StrEnum

import msgspec

from domain.calendar import WorkingCalendar
from domain.work_table import DAY_MS

_MINUTE_MS = 60_000
_HOUR_MS = 3_600_000

Pauses = tuple[tuple[int, int], ...]
"""Times suspended, as `(from, to)`, in order and disjoint (one may begin where another ended)."""


class Counting(StrEnum):
    """What a limit counts."""

    running_hours = "running_hours"
    """紧急工作时: every millisecond counts, nights and holidays too. Also a time that the base set itself."""

    working_hours = "working_hours"
    """工作时: only the work segments of workdays count."""

    working_days = "working_days"
    """工作日: the same working time, given in days; each is worth the work of one whole workday."""

    calendar_days = "calendar_days"
    """自然日: every millisecond counts, a day is 24 hours from the start, whatever midnight does."""

    @property
    def is_working(self) -> bool:
        """Whether it counts working time, and so needs the calendar of the years it runs through."""
        return self is Counting.working_hours or self is Counting.working_days


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much time a clock allows: `amount` ms as `counting` counts them, and `days` whole workdays.

    `days` is for working days only: it stays a number of days, so that a limit of three working days follows
    the calendar when its segments are changed. `amount` adds to it, to the millisecond; a limit that was read
    off two instants in working days has only that. A limit of nothing has run at once. Raises `ValueError`
    for a negative limit, and for `days` in another counting.
    """

    counting: Counting
    amount: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if self.amount < 0 or self.days < 0:
            raise ValueError("a limit is not negative")
        if self.days and self.counting is not Counting.working_days:
            raise ValueError("only working days are as long as the calendar makes them")

    @classmethod
    def running_minutes(cls, minutes: int) -> "Limit":
        """Minutes that count day and night."""
        return cls(counting=Counting.running_hours, amount=minutes * _MINUTE_MS)

    @classmethod
    def running_hours(cls, hours: int) -> "Limit":
        """Hours that count day and night (紧急工作时)."""
        return cls(counting=Counting.running_hours, amount=hours * _HOUR_MS)

    @classmethod
    def working_hours(cls, hours: int) -> "Limit":
        """Hours of working time (工作时)."""
        return cls(counting=Counting.working_hours, amount=hours * _HOUR_MS)

    @classmethod
    def working_days(cls, days: int) -> "Limit":
        """Whole workdays' worth of working time (工作日)."""
        return cls(counting=Counting.working_days, days=days)

    @classmethod
    def calendar_days(cls, days: int) -> "Limit":
        """Days of 24 hours (自然日)."""
        return cls(counting=Counting.calendar_days, amount=days * DAY_MS)

    def whole(self, calendar: WorkingCalendar) -> int:
        """The whole limit in ms that count."""
        return self.amount + self.days * calendar.day_length if self.days else self.amount


def counted(calendar: WorkingCalendar, counting: Counting, start: int, end: int) -> int:
    """Milliseconds that count in `[start, end)`; 0 when `end` is not after `start`."""
    if end <= start:
        return 0
    return calendar.worked(start, end) if counting.is_working else end - start


def counted_beside(
    calendar: WorkingCalendar, counting: Counting, start: int, end: int, pauses: Pauses
) -> int:
    """Milliseconds that count in `[start, end)` and lie in no pause: what a clock has really run.

    It is also how a deadline set by hand becomes a limit: laying down that amount from `start` over the same
    pauses gives the deadline again (in working time, the end of the work before it).
    """
    total = counted(calendar, counting, start, end)
    for pause_from, pause_to in _in_order(pauses):
        total -= counted(calendar, counting, max(start, pause_from), min(end, pause_to))
    return total


def advance(calendar: WorkingCalendar, counting: Counting, start: int, amount: int) -> int:
    """The earliest instant, from `start` on, at which `amount` ms have counted since `start`.

    Working time that is used up exactly at 18:00 gives 18:00, not 9:00 of the next workday. An amount of 0
    gives `start` itself, also at night. Raises `ValueError` for a negative amount.
    """
    if amount <= 0:
        return _unmoved(start, amount)
    return calendar.after(start, amount) if counting.is_working else start + amount


def retreat(calendar: WorkingCalendar, counting: Counting, end: int, amount: int) -> int:
    """The latest instant, up to `end`, since which `amount` ms count until `end`.

    The mirror of `advance` in time: working time that reaches back exactly to 9:00 gives 9:00, not 18:00 of
    the workday before; an amount of 0 gives `end` itself. Raises `ValueError` for a negative amount.
    """
    if amount <= 0:
        return _unmoved(end, amount)
    return calendar.before(end, amount) if counting.is_working else end - amount


def lay(calendar: WorkingCalendar, limit: Limit, start: int, pauses: Pauses = ()) -> tuple[int, int]:
    """The earliest instants at which at least half, and the whole, of the limit has run: yellow and red.

    See `lay_part` for how pauses work.
    """
    whole = limit.whole(calendar)
    half = (whole + 1) // 2
    return (
        _lay_amount(calendar, limit.counting, half, start, pauses),
        _lay_amount(calendar, limit.counting, whole, start, pauses),
    )


def lay_part(
    calendar: WorkingCalendar, limit: Limit, start: int, pauses: Pauses = (), *, parts: int, of: int
) -> int:
    """The earliest instant at which at least `parts` / `of` of the limit has run.

    The last sixth begins at 5 of 6. Nothing counts during a pause. A pause that was over at `start` does not
    matter; one that `start` lies in moves the start to its end. An instant still ahead when a pause begins
    has the same amount left when it ends. An instant passed by then (or reached just then) is laid down anew,
    so that at the end of the pause it is overdue by the same amount as at its beginning: from then on
    `counted(instant, now)` is the overdue amount and nobody needs to know of the pause any more. That is for
    pauses that are over; while one lasts its clock has no instants at all.

    Raises `ValueError` for pauses out of order.
    """
    amount = -(-limit.whole(calendar) * parts // of)
    return _lay_amount(calendar, limit.counting, amount, start, pauses)


def _lay_amount(
    calendar: WorkingCalendar, counting: Counting, amount: int, start: int, pauses: Pauses
) -> int:
    after_start: list[tuple[int, int]] = []
    for pause_from, pause_to in _in_order(pauses):
        if pause_from <= start:
            start = max(start, pause_to)
        elif pause_to > pause_from:
            after_start.append((pause_from, pause_to))
    instant = advance(calendar, counting, start, amount)
    for pause_from, pause_to in after_start:
        if instant > pause_from:
            instant = advance(calendar, counting, pause_to, counted(calendar, counting, pause_from, instant))
        else:
            instant = retreat(calendar, counting, pause_to, counted(calendar, counting, instant, pause_from))
    return instant


def _in_order(pauses: Pauses) -> Pauses:
    over = None
    for pause_from, pause_to in pauses:
        if pause_to < pause_from or (over is not None and pause_from < over):
            raise ValueError("pauses are in order and do not overlap")
        over = pause_to
    return pauses


def _unmoved(instant: int, amount: int) -> int:
    if amount < 0:
        raise ValueError("an amount of time is not negative")
    return instant
