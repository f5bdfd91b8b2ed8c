"""Running totals of working time over an unbroken stretch of years, so that counting it is arithmetic.

Working time since the stretch began grows by one each worked millisecond. A table with the number of workdays
before each day gives that total at an instant; a table of the workdays, indexed by their number, gives the
instant for a total. Neither walks over days, whatever the length of a limit.
"""

import datetime
from collections.abc import Callable, Iterable

import msgspec

DAY_MS = 86_400_000
ZONE_OFFSET_MS = 8 * 3_600_000
"""Asia/Shanghai is ahead of UTC by this much (see `domain.calendar` for why it is a constant)."""

_EPOCH_DAY = datetime.date(1970, 1, 1).toordinal()
_DAYS_IN_400_YEARS = 146_097


class WorkTable(msgspec.Struct, frozen=True, kw_only=True):
    """Working time in the years `first_year` to `last_year`, all loaded, as totals since their beginning.

    `begins` and `ends` are the stretch as UTC ms, `ends` exclusive. `workdays_before[d]` is the number of
    workdays before day `d` of the stretch, with two more entries so that `ends` itself can be asked for.
    `workdays[k]` is the midnight of workday number `k`. `segments` are `(begins, ends)` in ms after midnight,
    and `day_length` is their sum.
    """

    first_year: int
    last_year: int
    begins: int
    ends: int
    workdays_before: tuple[int, ...]
    workdays: tuple[int, ...]
    segments: tuple[tuple[int, int], ...]
    day_length: int

    def worked_until(self, instant: int) -> int:
        """Milliseconds of work from `begins` to `instant`, which lies in `[begins, ends]`."""
        day, time_of_day = divmod(instant - self.begins, DAY_MS)
        before = self.workdays_before[day]
        total = before * self.day_length
        if self.workdays_before[day + 1] > before:
            for begins, ends in self.segments:
                if time_of_day <= begins:
                    break
                total += min(time_of_day, ends) - begins
        return total

    def earliest(self, total: int) -> int | None:
        """The earliest instant at which `total` (> 0) ms have been worked, None when that lies beyond."""
        # One less and one more again: a total that fills a day is reached at the end of that day, not at the
        # beginning of the next one.
        number, rest = divmod(total - 1, self.day_length)
        if number >= len(self.workdays):
            return None
        return self.workdays[number] + self._time_of_day(rest) + 1

    def latest(self, total: int) -> int | None:
        """The latest instant at which no more than `total` ms have been worked.

        `total` is less than all there is to work in the stretch. None when it is negative: before `begins`.
        """
        if total < 0:
            return None
        number, rest = divmod(total, self.day_length)
        return self.workdays[number] + self._time_of_day(rest)

    def _time_of_day(self, worked: int) -> int:
        """When the worked millisecond number `worked` (from 0) of a workday begins, in ms after midnight."""
        for begins, ends in self.segments:
            if worked < ends - begins:
                return begins + worked
            worked -= ends - begins
        raise ValueError("more work than a day holds")


def make_tables(
    years: Iterable[int],
    is_workday: Callable[[datetime.date], bool],
    segments: tuple[tuple[int, int], ...],
) -> tuple[WorkTable, ...]:
    """One table for each unbroken run of years, in order of time."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][-1] + 1 == year:
            runs[-1].append(year)
        else:
            runs.append([year])
    return tuple(_make_table(run[0], run[-1], is_workday, segments) for run in runs)


def _make_table(
    first_year: int,
    last_year: int,
    is_workday: Callable[[datetime.date], bool],
    segments: tuple[tuple[int, int], ...],
) -> WorkTable:
    first = datetime.date(first_year, 1, 1)
    days = datetime.date(last_year, 12, 31).toordinal() - first.toordinal() + 1
    begins = midnight_of(first)
    workdays_before: list[int] = []
    workdays: list[int] = []
    for day in range(days):
        workdays_before.append(len(workdays))
        if is_workday(first + datetime.timedelta(days=day)):
            workdays.append(begins + day * DAY_MS)
    workdays_before += [len(workdays)] * 2
    return WorkTable(
        first_year=first_year,
        last_year=last_year,
        begins=begins,
        ends=begins + days * DAY_MS,
        workdays_before=tuple(workdays_before),
        workdays=tuple(workdays),
        segments=segments,
        day_length=sum(ends - begins for begins, ends in segments),
    )


def midnight_of(date: datetime.date) -> int:
    """The instant at which that day begins in China, as UTC ms."""
    return (date.toordinal() - _EPOCH_DAY) * DAY_MS - ZONE_OFFSET_MS


def year_at(instant: int) -> int:
    """The year in China at that instant (UTC ms), also where `datetime` has no dates any more."""
    day = (instant + ZONE_OFFSET_MS) // DAY_MS + _EPOCH_DAY
    cycles, rest = divmod(day - 1, _DAYS_IN_400_YEARS)
    return cycles * 400 + datetime.date.fromordinal(rest + 1).year
