"""The working calendar of mainland China: which days are worked, and in which hours.

The calendar is data, one `CalendarYear` per year with the State Council's holidays and make-up workdays
(调休上班). What has not been announced is not known: every computation that touches a year that is not
loaded raises `YearNotLoaded`, it never falls back to Monday to Friday.

Instants are UTC milliseconds. A day is a day in China: a fixed UTC+8, without a time zone database, because
China has had one zone and no summer time since the autumn of 1991 (so years before 1992 are refused), and
because fixed arithmetic is fast and the same on a workstation that has no such database.
"""

import datetime
from functools import cached_property
from itertools import pairwise

import msgspec

from domain.work_table import DAY_MS, WorkTable, make_tables, midnight_of, year_at

FIRST_POSSIBLE_YEAR = 1992
"""The first year that lies wholly in today's UTC+8 without summer time."""

_SATURDAY = 5


class YearNotLoaded(Exception):
    """Working time was asked for in a year whose holidays are not loaded.

    `year` is the year that is missing; `words` is the sentence for the user. The user's way out is to load
    that year, or to set a due time of their own (which counts running time).
    """

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year

    @property
    def words(self) -> str:
        """What happened and what to do, for the screen."""
        return f"{self.year} 年的工作日历尚未导入，无法计算工作时限。请导入日历，或自行指定到期时间。"

    def __str__(self) -> str:
        return self.words


class SpecialDay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day that is not what its weekday says, with the Chinese name of the holiday that is the cause."""

    date: datetime.date
    holiday: str


class CalendarYear(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The exceptions of one year from "Monday to Friday is worked".

    `off` are weekdays that are not worked, `worked` are Saturdays and Sundays that are. Raises `ValueError`
    where a day lies outside the year, is named twice, or is no exception at all.
    """

    year: int
    off: tuple[SpecialDay, ...]
    worked: tuple[SpecialDay, ...]

    def __post_init__(self) -> None:
        if not FIRST_POSSIBLE_YEAR <= self.year <= datetime.MAXYEAR:
            raise ValueError(f"{self.year}: a working calendar can be given from {FIRST_POSSIBLE_YEAR} on")
        seen: set[datetime.date] = set()
        for days, at_weekend in ((self.off, False), (self.worked, True)):
            for day in days:
                if day.date.year != self.year:
                    raise ValueError(f"{day.date} does not lie in {self.year}")
                if day.date in seen:
                    raise ValueError(f"{day.date} is named twice")
                if (day.date.weekday() >= _SATURDAY) is not at_weekend:
                    raise ValueError(f"{day.date} is no exception, its weekday says the same")
                seen.add(day.date)


class WorkSegment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of working time in each workday, `[begins, ends)` in milliseconds after midnight in China."""

    begins: int
    ends: int

    def __post_init__(self) -> None:
        if not 0 <= self.begins < self.ends <= DAY_MS:
            raise ValueError("a work segment begins before it ends, within one day")

    @classmethod
    def of_hours(cls, begins: int, ends: int) -> "WorkSegment":
        """The segment between two full hours of the day."""
        return cls(begins=begins * 3_600_000, ends=ends * 3_600_000)


DEFAULT_SEGMENTS = (WorkSegment.of_hours(9, 12), WorkSegment.of_hours(14, 18))
"""9:00 to 12:00 and 14:00 to 18:00: a working day of seven hours."""


class WorkingCalendar(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Workdays and work segments of the loaded years; the source of every count of working time.

    `years` in any order, each at most once, gaps allowed; `segments` in order, disjoint, at least one.
    Raises `ValueError` where that is not so. The tables behind the counts are made at first use (some
    milliseconds for two decades) and kept, so one calendar should be made and shared.
    """

    years: tuple[CalendarYear, ...]
    segments: tuple[WorkSegment, ...] = DEFAULT_SEGMENTS

    def __post_init__(self) -> None:
        if len({year.year for year in self.years}) != len(self.years):
            raise ValueError("a year is given twice")
        if not self.segments:
            raise ValueError("a workday has at least one segment")
        if any(later.begins < earlier.ends for earlier, later in pairwise(self.segments)):
            raise ValueError("work segments are in order and do not overlap")

    @cached_property
    def years_loaded(self) -> frozenset[int]:
        """The years that can be counted in."""
        return frozenset(year.year for year in self.years)

    @cached_property
    def day_length(self) -> int:
        """Milliseconds of work in one workday: what one working day (工作日) of a limit is worth."""
        return sum(segment.ends - segment.begins for segment in self.segments)

    @cached_property
    def _exceptions(self) -> frozenset[datetime.date]:
        return frozenset(day.date for year in self.years for day in (*year.off, *year.worked))

    @cached_property
    def _tables(self) -> tuple[WorkTable, ...]:
        segments = tuple((segment.begins, segment.ends) for segment in self.segments)
        return make_tables(self.years_loaded, self.is_workday, segments)

    def is_workday(self, date: datetime.date) -> bool:
        """Whether that day in China is worked. Raises `YearNotLoaded`."""
        if date.year not in self.years_loaded:
            raise YearNotLoaded(date.year)
        return (date.weekday() < _SATURDAY) is not (date in self._exceptions)

    def segments_of(self, date: datetime.date) -> tuple[tuple[int, int], ...]:
        """The work segments of that day as `(from, to)` in UTC ms, empty when not worked.

        Raises `YearNotLoaded`.
        """
        if not self.is_workday(date):
            return ()
        midnight = midnight_of(date)
        return tuple((midnight + segment.begins, midnight + segment.ends) for segment in self.segments)

    def worked(self, start: int, end: int) -> int:
        """Milliseconds of work in `[start, end)`, 0 when that is empty. Raises `YearNotLoaded`."""
        if end <= start:
            return 0
        table = self._table_at(start)
        if end > table.ends:
            raise YearNotLoaded(table.last_year + 1)
        return table.worked_until(end) - table.worked_until(start)

    def after(self, start: int, amount: int) -> int:
        """The earliest instant by which `amount` (> 0) ms of work have been done since `start`.

        Raises `YearNotLoaded`.
        """
        table = self._table_at(start)
        instant = table.earliest(table.worked_until(start) + amount)
        if instant is None:
            raise YearNotLoaded(table.last_year + 1)
        return instant

    def before(self, end: int, amount: int) -> int:
        """The latest instant from which `amount` (> 0) ms of work are done until `end`.

        Raises `YearNotLoaded`.
        """
        # The instant `end` itself is not looked at: midnight of a New Year belongs to the year before it.
        table = self._table_at(end - 1)
        instant = table.latest(table.worked_until(end) - amount)
        if instant is None:
            raise YearNotLoaded(table.first_year - 1)
        return instant

    def _table_at(self, instant: int) -> WorkTable:
        for table in self._tables:
            if table.begins <= instant < table.ends:
                return table
        raise YearNotLoaded(year_at(instant))
