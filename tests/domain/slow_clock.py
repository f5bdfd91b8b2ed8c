"""A slow, obvious way to count time, to judge `domain.counting` by.

It has no arithmetic of days: it holds every single tick of a window of time, counting or not, and walks.
A tick is a millisecond where work segments are made tiny, or a second over days of ordinary length.
"""

import datetime
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from domain.calendar import WorkingCalendar
from domain.counting import Pauses
from tests.domain.shanghai import ZONE

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class SlowClock(msgspec.Struct, frozen=True):
    """The beginnings of all ticks that count, in order; `step` is the length of a tick in ms."""

    ticks: Sequence[int]
    step: int

    def counted(self, start: int, end: int) -> int:
        """Milliseconds of ticks in `[start, end)`."""
        return max(0, bisect_left(self.ticks, end) - bisect_left(self.ticks, start)) * self.step

    def advance(self, start: int, amount: int) -> int:
        """Where the last of the needed ticks from `start` on ends."""
        if amount == 0:
            return start
        return self.ticks[bisect_left(self.ticks, start) + amount // self.step - 1] + self.step

    def retreat(self, end: int, amount: int) -> int:
        """Where the first of the needed ticks back from `end` begins."""
        if amount == 0:
            return end
        number = bisect_left(self.ticks, end) - amount // self.step
        if number < 0:
            raise IndexError("before the window")
        return self.ticks[number]

    def without(self, pauses: Pauses) -> "SlowClock":
        """The clock that stands still in the pauses."""
        kept = list(self.ticks)
        for begin, end in pauses:
            del kept[bisect_left(kept, begin) : bisect_left(kept, end)]
        return SlowClock(kept, self.step)

    def lay(self, start: int, amount: int, pauses: Pauses) -> int:
        """A stopwatch that is held during pauses, and what its red would be after the last of them.

        Reached before the last pause, the instant lies as far behind the end of that pause as the stopwatch
        had run on beyond the amount.
        """
        for begin, end in pauses:
            if begin <= start < end:
                start = end
        running = self.without(pauses)
        reached = running.advance(start, amount)
        later = [pause for pause in pauses if reached <= pause[0] < pause[1] and pause[0] > start]
        if not later:
            return reached
        begin, end = later[-1]
        return self.retreat(end, running.counted(reached, begin))


def working_ticks(calendar: WorkingCalendar, first: datetime.date, days: int, step: int) -> SlowClock:
    """The working ticks of so many days, by asking date and time of day of each segment's ticks."""
    ticks: list[int] = []
    for number in range(days):
        date = first + datetime.timedelta(days=number)
        if calendar.is_workday(date):
            midnight = datetime.datetime.combine(date, datetime.time(), tzinfo=ZONE)
            since_epoch = (midnight - EPOCH) // datetime.timedelta(milliseconds=1)
            for segment in calendar.segments:
                ticks.extend(range(since_epoch + segment.begins, since_epoch + segment.ends, step))
    return SlowClock(ticks, step)


def every_tick(begins: int, ends: int, step: int) -> SlowClock:
    """A window in which everything counts."""
    return SlowClock(range(begins, ends, step), step)
