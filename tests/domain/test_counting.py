"""The four ways of counting: the facts of 2026, years that are missing, and what is refused."""

from collections.abc import Callable

import pytest

from domain.calendar import WorkingCalendar, YearNotLoaded
from domain.counting import Counting, Limit, Pauses, advance, counted, counted_beside, lay, lay_part, retreat
from tests.domain.shanghai import CALENDAR, at, shipped_years

HOUR = 3_600_000
WORKING = (Counting.working_hours, Counting.working_days)
RUNNING = (Counting.running_hours, Counting.calendar_days)
NEVER = 2**63 - 1


def test_three_working_days_over_the_national_holiday() -> None:
    half, whole = lay(CALENDAR, Limit.working_days(3), at(2026, 9, 30, 16))
    assert half == at(2026, 10, 9, 10, 30)
    assert whole == at(2026, 10, 10, 16)


def test_a_time_set_by_the_base_runs_day_and_night() -> None:
    start = at(2026, 6, 19, 10)
    limit = Limit(counting=Counting.running_hours, amount=at(2026, 6, 25, 10) - start)
    assert lay(CALENDAR, limit, start) == (at(2026, 6, 22, 10), at(2026, 6, 25, 10))


def test_a_pause_puts_off_both_instants() -> None:
    start = at(2026, 6, 19, 10)
    limit = Limit(counting=Counting.running_hours, amount=at(2026, 6, 25, 10) - start)
    pauses = ((at(2026, 6, 20, 10), at(2026, 6, 21, 10)),)
    assert lay(CALENDAR, limit, start, pauses) == (at(2026, 6, 23, 10), at(2026, 6, 26, 10))


def test_calendar_days_are_24_hours_each() -> None:
    assert lay(CALENDAR, Limit.calendar_days(7), at(2030, 12, 30, 16, 5)) == (
        at(2031, 1, 3, 4, 5),
        at(2031, 1, 6, 16, 5),
    )


def test_working_hours_reach_over_noon_night_and_weekend() -> None:
    friday = at(2026, 3, 6, 11)
    expected = {1: at(2026, 3, 6, 12), 2: at(2026, 3, 6, 15), 5: at(2026, 3, 6, 18), 6: at(2026, 3, 9, 10)}
    for hours, instant in expected.items():
        assert advance(CALENDAR, Counting.working_hours, friday, hours * HOUR) == instant


def test_work_used_up_at_the_end_of_a_day_is_used_up_then() -> None:
    morning, evening = at(2026, 3, 5, 9), at(2026, 3, 5, 18)
    for counting in WORKING:
        assert advance(CALENDAR, counting, morning, 7 * HOUR) == evening
        assert advance(CALENDAR, counting, morning, 7 * HOUR + 1) == at(2026, 3, 6, 9) + 1
        assert retreat(CALENDAR, counting, evening, 7 * HOUR) == morning
        assert retreat(CALENDAR, counting, evening, 7 * HOUR + 1) == at(2026, 3, 4, 18) - 1


@pytest.mark.parametrize("counting", Counting)
def test_nothing_to_count_moves_nothing(counting: Counting) -> None:
    night = at(2026, 3, 8, 3)
    assert advance(CALENDAR, counting, night, 0) == night
    assert retreat(CALENDAR, counting, night, 0) == night
    assert counted(CALENDAR, counting, night, night) == 0
    assert counted(CALENDAR, counting, night + 9 * 24 * HOUR, night) == 0


def test_a_working_day_is_as_long_as_the_calendar_makes_it() -> None:
    shorter = WorkingCalendar(years=CALENDAR.years, segments=CALENDAR.segments[:1])
    limit = Limit.working_days(2)
    assert limit.whole(CALENDAR) == 14 * HOUR
    assert limit.whole(shorter) == 6 * HOUR
    assert lay(shorter, limit, at(2026, 3, 5, 9)) == (at(2026, 3, 5, 12), at(2026, 3, 6, 12))


def test_days_and_an_amount_of_a_limit_add_up() -> None:
    limit = Limit(counting=Counting.working_days, days=1, amount=HOUR)
    assert lay(CALENDAR, limit, at(2026, 3, 5, 9)) == (at(2026, 3, 5, 15), at(2026, 3, 6, 10))


def test_limits_are_made_from_the_units_people_say() -> None:
    assert Limit.running_minutes(30).amount == HOUR // 2
    assert Limit.running_hours(24).amount == Limit.calendar_days(1).amount == 24 * HOUR
    assert Limit.working_hours(3).amount == 3 * HOUR
    made = [Limit.running_hours(1), Limit.working_hours(1), Limit.working_days(1), Limit.calendar_days(1)]
    assert [limit.counting for limit in made] == list(Counting)


def test_half_of_an_odd_amount_is_rounded_up() -> None:
    start = at(2026, 3, 5, 9)
    for counting in Counting:
        assert lay(CALENDAR, Limit(counting=counting, amount=7), start) == (start + 4, start + 7)
        assert lay(CALENDAR, Limit(counting=counting, amount=1), start) == (start + 1, start + 1)
        assert lay(CALENDAR, Limit(counting=counting, amount=0), start) == (start, start)


def test_the_last_sixth_begins_when_five_have_run() -> None:
    start = at(2026, 6, 19, 10)
    assert lay_part(CALENDAR, Limit.running_hours(24), start, parts=5, of=6) == at(2026, 6, 20, 6)
    odd = Limit(counting=Counting.running_hours, amount=7)
    assert lay_part(CALENDAR, odd, start, parts=5, of=6) == start + 6


def test_a_light_that_was_red_before_a_pause_keeps_its_lateness() -> None:
    start, limit = at(2026, 3, 5, 9), Limit.working_hours(3)
    # Red from Thursday 12:00; suspended on Friday at 10:00, five working hours late; back on Monday at 11:00.
    pauses = ((at(2026, 3, 6, 10), at(2026, 3, 9, 11)),)
    _, red_at = lay(CALENDAR, limit, start, pauses)
    assert counted(CALENDAR, limit.counting, at(2026, 3, 5, 12), pauses[0][0]) == 5 * HOUR
    assert counted(CALENDAR, limit.counting, red_at, pauses[0][1]) == 5 * HOUR
    assert red_at == at(2026, 3, 6, 15)


def test_an_instant_reached_as_the_pause_begins_is_reached_when_it_ends() -> None:
    start = at(2026, 3, 5, 9)
    pauses = ((start + HOUR, start + 3 * HOUR),)
    assert lay(CALENDAR, Limit.running_hours(1), start, pauses)[1] == start + 3 * HOUR
    one_more = Limit(counting=Counting.running_hours, amount=HOUR + 1)
    assert lay(CALENDAR, one_more, start, pauses)[1] == start + 3 * HOUR + 1


@pytest.mark.parametrize("counting", Counting)
def test_pauses_at_the_start(counting: Counting) -> None:
    start, limit = at(2026, 3, 5, 10), Limit(counting=counting, amount=HOUR)
    before = (start - 3 * HOUR, start - HOUR)
    up_to_it = (start - HOUR, start)
    around_it = (start - HOUR, start + HOUR)
    from_it = (start, start + HOUR)
    assert lay(CALENDAR, limit, start, (before, up_to_it)) == lay(CALENDAR, limit, start)
    assert lay(CALENDAR, limit, start, (around_it,)) == lay(CALENDAR, limit, start + HOUR)
    assert lay(CALENDAR, limit, start, (from_it,)) == lay(CALENDAR, limit, start + HOUR)


@pytest.mark.parametrize("pauses", [((5, 9), (8, 12)), ((5, 9), (1, 2)), ((9, 5),)])
def test_pauses_out_of_order_are_refused(pauses: Pauses) -> None:
    with pytest.raises(ValueError, match="order"):
        lay(CALENDAR, Limit.running_hours(1), 0, pauses)
    with pytest.raises(ValueError, match="order"):
        counted_beside(CALENDAR, Counting.running_hours, 0, 100, pauses)


def test_what_is_negative_is_refused() -> None:
    for counting in Counting:
        with pytest.raises(ValueError, match="negative"):
            Limit(counting=counting, amount=-1)
        with pytest.raises(ValueError, match="negative"):
            advance(CALENDAR, counting, at(2026, 3, 5), -1)
        with pytest.raises(ValueError, match="negative"):
            retreat(CALENDAR, counting, at(2026, 3, 5), -1)
    with pytest.raises(ValueError, match="negative"):
        Limit.working_days(-1)


@pytest.mark.parametrize("counting", [one for one in Counting if one is not Counting.working_days])
def test_days_are_only_for_working_days(counting: Counting) -> None:
    with pytest.raises(ValueError, match="working days"):
        Limit(counting=counting, days=1)


@pytest.mark.parametrize("counting", RUNNING)
def test_running_time_needs_no_calendar(counting: Counting) -> None:
    empty = WorkingCalendar(years=())
    start = at(2031, 1, 1)
    assert advance(empty, counting, start, HOUR) == start + HOUR
    assert retreat(empty, counting, start, HOUR) == start - HOUR
    assert counted(empty, counting, start, NEVER) == NEVER - start


@pytest.mark.parametrize("counting", WORKING)
def test_a_year_that_is_not_loaded_is_an_error_never_a_guess(counting: Counting) -> None:
    last = at(2026, 12, 31, 17)
    new_year = at(2027, 1, 1)
    # Up to the last loaded moment everything is known ...
    assert advance(CALENDAR, counting, last, HOUR) == at(2026, 12, 31, 18)
    assert counted(CALENDAR, counting, last, new_year) == HOUR
    assert retreat(CALENDAR, counting, new_year, HOUR) == last
    # ... and one millisecond further nothing is.
    with pytest.raises(YearNotLoaded) as raised:
        advance(CALENDAR, counting, last, HOUR + 1)
    assert raised.value.year == 2027
    for start, end in ((last, new_year + 1), (new_year, new_year + 1), (last, NEVER)):
        with pytest.raises(YearNotLoaded) as raised:
            counted(CALENDAR, counting, start, end)
        assert raised.value.year == 2027
    with pytest.raises(YearNotLoaded) as raised:
        advance(CALENDAR, counting, new_year, 1)
    assert raised.value.year == 2027
    with pytest.raises(YearNotLoaded) as raised:
        retreat(CALENDAR, counting, new_year + 1, 1)
    assert raised.value.year == 2027


@pytest.mark.parametrize("counting", WORKING)
def test_the_time_before_the_first_year_is_not_known_either(counting: Counting) -> None:
    first = at(2004, 1, 1)
    workday = at(2004, 1, 2, 10)
    assert retreat(CALENDAR, counting, workday, HOUR) == at(2004, 1, 2, 9)
    for amount in (HOUR + 1, 100 * HOUR):
        with pytest.raises(YearNotLoaded) as raised:
            retreat(CALENDAR, counting, workday, amount)
        assert raised.value.year == 2003
    with pytest.raises(YearNotLoaded) as raised:
        counted(CALENDAR, counting, first - 1, workday)
    assert raised.value.year == 2003
    with pytest.raises(YearNotLoaded) as raised:
        retreat(CALENDAR, counting, first, 1)
    assert raised.value.year == 2003


@pytest.mark.parametrize("counting", WORKING)
def test_a_year_missing_in_between_is_the_one_that_is_named(counting: Counting) -> None:
    calendar = WorkingCalendar(years=tuple(year for year in shipped_years() if year.year != 2025))
    start, end = at(2024, 12, 30, 10), at(2026, 1, 5, 10)
    attempts: tuple[Callable[[], int], ...] = (
        lambda: counted(calendar, counting, start, end),
        lambda: advance(calendar, counting, start, 100 * HOUR),
        lambda: retreat(calendar, counting, end, 100 * HOUR),
        lambda: counted(calendar, counting, at(2025, 5, 5), end),
    )
    for attempt in attempts:
        with pytest.raises(YearNotLoaded) as raised:
            attempt()
        assert raised.value.year == 2025
    for morning in (at(2024, 3, 4, 9), at(2026, 3, 5, 9)):
        assert advance(calendar, counting, morning, HOUR) == morning + HOUR


@pytest.mark.parametrize("start", [NEVER, -NEVER])
def test_an_instant_beyond_every_date_is_a_year_not_loaded(start: int) -> None:
    with pytest.raises(YearNotLoaded):
        advance(CALENDAR, Counting.working_hours, start, 1)
