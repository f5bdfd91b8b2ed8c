"""Counting, advancing, retreating and laying down, against the slow clock and against each other.

Two worlds. In the small one a workday has a few segments of some milliseconds, so that the slow clock can
walk every millisecond over weeks. In the large one the segments are ordinary and the clock walks every
second. Both lie around the National Day of 2026, with its make-up workdays on 20 September and 10 October.
"""

import datetime
from functools import cache

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar, WorkSegment
from domain.counting import Counting, Limit, Pauses, advance, counted, counted_beside, lay, lay_part, retreat
from domain.work_table import DAY_MS
from tests.domain.shanghai import CALENDAR, at
from tests.domain.slow_clock import SlowClock, every_tick, working_ticks

FIRST = datetime.date(2026, 9, 14)
DAYS = 35
BEGINS, ENDS = at(2026, 9, 14), at(2026, 10, 19)
untimed = settings(deadline=None)
"""A machine that is busy with something else must not fail a test."""

YEAR_2026 = CALENDAR.years[-1:]


class World(msgspec.Struct, frozen=True):
    """A calendar, a way of counting, what the slow clock makes of them, and instants worth trying."""

    calendar: WorkingCalendar
    counting: Counting
    clock: SlowClock
    instants: tuple[int, ...]
    limit: Limit


@st.composite
def small_worlds(draw: st.DrawFn) -> World:
    """Segments of milliseconds; three or more instants in order, most at the edges of what counts."""
    counting = draw(st.sampled_from(Counting))
    edges_of_day = st.one_of(st.integers(0, 30), st.integers(DAY_MS - 30, DAY_MS))
    cuts = draw(st.lists(edges_of_day, min_size=2, max_size=6, unique=True))
    ordered = sorted(cuts)[: len(cuts) // 2 * 2]
    segments = tuple(
        WorkSegment(begins=begins, ends=ends)
        for begins, ends in zip(ordered[::2], ordered[1::2], strict=True)
        if ends - begins <= 60
    )
    assume(segments)
    calendar = WorkingCalendar(years=YEAR_2026, segments=segments)
    if counting.is_working:
        clock = working_ticks(calendar, FIRST, DAYS, 1)
    else:
        clock = every_tick(BEGINS, BEGINS + 6_000, 1)
    total = len(clock.ticks)
    edges = st.builds(
        lambda number, aside: clock.ticks[number] + aside,
        st.integers(total // 3, total * 2 // 3),
        st.integers(-2, 2),
    )
    anywhere = st.integers(clock.ticks[total // 3], clock.ticks[total * 2 // 3])
    instants = draw(st.lists(st.one_of(edges, anywhere), min_size=3, max_size=9))
    limit = draw(limits(counting, total // 8))
    return World(calendar, counting, clock, tuple(sorted(instants)), limit)


def limits(counting: Counting, most: int) -> st.SearchStrategy[Limit]:
    amounts = st.integers(0, most).map(lambda amount: Limit(counting=counting, amount=amount))
    if counting is not Counting.working_days:
        return amounts
    days = st.builds(Limit, counting=st.just(counting), days=st.integers(0, 2), amount=st.integers(0, 3))
    return st.one_of(amounts, days)


@cache
def large_clock(counting: Counting, hours: tuple[tuple[int, int], ...]) -> tuple[WorkingCalendar, SlowClock]:
    segments = tuple(WorkSegment.of_hours(begins, ends) for begins, ends in hours)
    calendar = WorkingCalendar(years=YEAR_2026, segments=segments)
    if counting.is_working:
        return calendar, working_ticks(calendar, FIRST, DAYS, 1000)
    return calendar, every_tick(BEGINS, BEGINS + 9 * DAY_MS, 1000)


@st.composite
def large_worlds(draw: st.DrawFn) -> World:
    """Ordinary segments, instants at full seconds of any time of day."""
    counting = draw(st.sampled_from(Counting))
    hours = draw(st.sampled_from([((9, 12), (14, 18)), ((8, 11), (13, 17), (19, 21)), ((0, 24),)]))
    calendar, clock = large_clock(counting, hours)
    total = len(clock.ticks)
    instants = st.integers(clock.ticks[total // 3] // 1000, clock.ticks[total // 2] // 1000)
    seconds = draw(st.lists(instants, min_size=3, max_size=7))
    # Whole seconds in halves and sixths, as the clock cannot see between seconds.
    limit = Limit(counting=counting, amount=draw(st.integers(0, total // 36)) * 6000)
    return World(calendar, counting, clock, tuple(sorted(second * 1000 for second in seconds)), limit)


worlds = st.one_of(small_worlds(), small_worlds(), large_worlds())


def pauses_of(world: World) -> Pauses:
    """The instants after the first as pauses: some empty, some touching, some all alike."""
    rest = world.instants[1:]
    return tuple(zip(rest[::2], rest[1::2], strict=False))


def start_of(world: World, number: int) -> int:
    """A start before, in, between or after the pauses."""
    return world.instants[number % len(world.instants)]


@untimed
@given(worlds)
def test_counted_is_what_a_walk_counts(world: World) -> None:
    for start in world.instants:
        for end in world.instants:
            expected = world.clock.counted(start, end)
            assert counted(world.calendar, world.counting, start, end) == expected


@untimed
@given(worlds)
def test_advance_is_where_a_walk_ends(world: World) -> None:
    amount = world.limit.whole(world.calendar)
    for start in world.instants:
        expected = world.clock.advance(start, amount)
        assert advance(world.calendar, world.counting, start, amount) == expected


@untimed
@given(worlds)
def test_retreat_is_where_a_walk_backwards_ends(world: World) -> None:
    amount = world.limit.whole(world.calendar)
    for end in world.instants:
        expected = world.clock.retreat(end, amount)
        assert retreat(world.calendar, world.counting, end, amount) == expected


any_instant = st.integers(at(2004, 2, 1), at(2026, 6, 1))
WORKDAY = 25_200_000
any_amount = st.one_of(st.integers(1, 50 * WORKDAY), st.integers(1, 50).map(lambda days: days * WORKDAY))


@untimed
@given(st.sampled_from(Counting), any_instant, any_amount)
def test_advance_is_the_earliest_instant_by_which_the_amount_has_counted(
    counting: Counting, start: int, amount: int
) -> None:
    end = advance(CALENDAR, counting, start, amount)
    assert counted(CALENDAR, counting, start, end) == amount
    assert counted(CALENDAR, counting, start, end - 1) == amount - 1


@untimed
@given(st.sampled_from(Counting), any_instant.map(lambda instant: instant + 200 * DAY_MS), any_amount)
def test_retreat_is_the_latest_instant_since_which_the_amount_counts(
    counting: Counting, end: int, amount: int
) -> None:
    start = retreat(CALENDAR, counting, end, amount)
    assert counted(CALENDAR, counting, start, end) == amount
    assert counted(CALENDAR, counting, start + 1, end) == amount - 1


@untimed
@given(st.sampled_from(Counting), any_instant, any_amount)
def test_retreat_mirrors_advance(counting: Counting, start: int, amount: int) -> None:
    end = advance(CALENDAR, counting, start, amount)
    back = retreat(CALENDAR, counting, end, amount)
    # Back to the start, or to the first moment of work after it.
    assert back >= start
    assert counted(CALENDAR, counting, start, back) == 0
    assert advance(CALENDAR, counting, back, amount) == end


@untimed
@given(
    st.sampled_from(Counting), any_instant, st.integers(0, 20 * DAY_MS), any_amount, st.integers(0, DAY_MS)
)
def test_later_starts_and_larger_amounts_never_end_earlier(
    counting: Counting, start: int, later: int, amount: int, more: int
) -> None:
    end = advance(CALENDAR, counting, start, amount)
    assert end <= advance(CALENDAR, counting, start + later, amount)
    one_more = advance(CALENDAR, counting, start, amount + 1)
    assert end < one_more <= advance(CALENDAR, counting, start, amount + 1 + more)


@untimed
@given(st.sampled_from(Counting), st.lists(any_instant, min_size=3, max_size=3).map(sorted))
def test_counting_adds_up(counting: Counting, instants: list[int]) -> None:
    first, second, third = instants
    parts = counted(CALENDAR, counting, first, second) + counted(CALENDAR, counting, second, third)
    assert parts == counted(CALENDAR, counting, first, third)


@untimed
@given(st.sampled_from(Counting), any_instant, any_amount, any_amount)
def test_advancing_in_two_steps_is_advancing_at_once(
    counting: Counting, start: int, one: int, two: int
) -> None:
    between = advance(CALENDAR, counting, start, one)
    assert advance(CALENDAR, counting, between, two) == advance(CALENDAR, counting, start, one + two)


@settings(untimed, max_examples=300)
@given(worlds, st.integers(0, 8))
def test_lay_is_what_a_stopwatch_shows(world: World, number: int) -> None:
    start, pauses = start_of(world, number), pauses_of(world)
    whole = world.limit.whole(world.calendar)
    half = whole // 2 + whole % 2
    expected = world.clock.lay(start, half, pauses), world.clock.lay(start, whole, pauses)
    assert lay(world.calendar, world.limit, start, pauses) == expected


@untimed
@given(worlds, st.integers(0, 8))
def test_the_last_sixth_is_what_a_stopwatch_shows(world: World, number: int) -> None:
    start, pauses = start_of(world, number), pauses_of(world)
    whole = world.limit.whole(world.calendar)
    amount = next(amount for amount in range(whole * 5 // 6, whole + 1) if amount * 6 >= whole * 5)
    expected = world.clock.lay(start, amount, pauses)
    assert lay_part(world.calendar, world.limit, start, pauses, parts=5, of=6) == expected


@untimed
@given(worlds, st.integers(0, 8))
def test_counted_beside_pauses_is_what_a_stopwatch_shows(world: World, number: int) -> None:
    start, pauses = start_of(world, number), pauses_of(world)
    stopwatch = world.clock.without(pauses)
    for end in world.instants:
        expected = stopwatch.counted(start, end)
        assert counted_beside(world.calendar, world.counting, start, end, pauses) == expected


@untimed
@given(worlds, st.integers(0, 8))
def test_a_deadline_after_the_pauses_can_be_made_a_limit(world: World, number: int) -> None:
    start, pauses = start_of(world, number), pauses_of(world)
    deadline = world.clock.advance(world.instants[-1], 6000 if world.clock.step > 1 else 5)
    amount = counted_beside(world.calendar, world.counting, start, deadline, pauses)
    limit = Limit(counting=world.counting, amount=amount)
    assert lay(world.calendar, limit, start, pauses)[1] == deadline
