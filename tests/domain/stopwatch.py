"""A slow, obvious clock for the reference model: it walks the days one by one and holds during pauses."""

import datetime
from collections.abc import Callable, Iterator

from tests.domain.shanghai import CALENDAR, ZONE

SECOND = 1_000
HOUR = 3_600 * SECOND
WORK = ((9 * HOUR, 12 * HOUR), (14 * HOUR, 18 * HOUR))
WORKDAY = 7 * HOUR
DAY = 24 * HOUR

Spans = list[tuple[int, int]]


def counted(counting: str, begins: int, ends: int, pauses: Spans) -> int:
    """Milliseconds of `[begins, ends)` that count, beside the pauses."""
    total = 0
    for low, high in _counting_spans(counting, begins, ends):
        total += high - low - sum(_overlap(low, high, *pause) for pause in pauses)
    return total


def _counting_spans(counting: str, begins: int, ends: int) -> Iterator[tuple[int, int]]:
    if ends <= begins:
        return
    if not counting.startswith("working"):
        yield begins, ends
        return
    date = datetime.datetime.fromtimestamp(begins // 1000, ZONE).date()
    while (midnight := _midnight(date)) < ends:
        if CALENDAR.is_workday(date):
            for opens, closes in WORK:
                low, high = max(begins, midnight + opens), min(ends, midnight + closes)
                if low < high:
                    yield low, high
        date += datetime.timedelta(days=1)


def _midnight(date: datetime.date) -> int:
    return round(datetime.datetime.combine(date, datetime.time(), ZONE).timestamp()) * 1000


def _overlap(low: int, high: int, begins: int, ends: int) -> int:
    return max(0, min(high, ends) - max(low, begins))


def earliest(holds: Callable[[int], bool], begins: int) -> int:
    """The earliest millisecond, from `begins` on, at which something holds that goes on holding."""
    low, step = begins - 1, DAY
    while not holds(high := low + step):
        low, step = high, step * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def reached(counting: str, start: int, amount: int, pauses: Spans) -> int:
    """When the stopwatch shows `amount`."""
    return earliest(lambda now: counted(counting, start, now, pauses) >= amount, start)


def shown(counting: str, start: int, amount: int, pauses: Spans) -> int:
    """The instant that is stored for it after the pauses: what was reached before the last pause is so moved
    that it lies as far behind the pause's end, as this clock counts, as it was overdue when the pause began.
    """
    real = reached(counting, start, amount, pauses)
    later = [pause for pause in pauses if pause[0] > start and real <= pause[0] < pause[1]]
    if not later:
        return real
    begins, ends = later[-1]
    over = counted(counting, start, begins, pauses) - amount
    if over == 0:
        return ends
    return earliest(lambda now: counted(counting, now, ends, []) < over, start) - 1
