"""The working calendar: its days against an independent package and against the notice of 2026."""

import datetime
from itertools import pairwise

import chinese_calendar
import msgspec
import pytest

from domain.calendar import (
    DEFAULT_SEGMENTS,
    CalendarYear,
    SpecialDay,
    WorkingCalendar,
    WorkSegment,
    YearNotLoaded,
)
from tests.domain.shanghai import CALENDAR, FOLDER, at, shipped_years
from tools.make_calendar import make_year, text_of


def days_of(year: int) -> list[datetime.date]:
    first = datetime.date(year, 1, 1)
    days = [first + datetime.timedelta(days=number) for number in range(366)]
    return [day for day in days if day.year == year]


def year_of(year: int) -> CalendarYear:
    return next(one for one in shipped_years() if one.year == year)


def test_the_years_from_2004_to_2026_are_shipped() -> None:
    assert CALENDAR.years_loaded == frozenset(range(2004, 2027))


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_day_is_what_the_independent_calendar_says(year: int) -> None:
    days = days_of(year)
    assert len(days) in (365, 366)
    assert [CALENDAR.is_workday(day) for day in days] == [chinese_calendar.is_workday(day) for day in days]


@pytest.mark.parametrize("year", range(2004, 2027))
def test_the_shipped_file_is_what_the_tool_writes(year: int) -> None:
    assert (FOLDER / f"{year}.json").read_text(encoding="utf-8") == text_of(make_year(year))


def test_every_exception_of_2026_is_that_of_the_notice() -> None:
    # Written down by hand: holidays as (first, last) of the notice, weekends among them included.
    spans = {
        "元旦": ("2026-01-01", "2026-01-03"),
        "春节": ("2026-02-15", "2026-02-23"),
        "清明节": ("2026-04-04", "2026-04-06"),
        "劳动节": ("2026-05-01", "2026-05-05"),
        "端午节": ("2026-06-19", "2026-06-21"),
        "中秋节": ("2026-09-25", "2026-09-27"),
        "国庆节": ("2026-10-01", "2026-10-07"),
    }
    off = {
        (str(day), name)
        for name, (first, last) in spans.items()
        for day in days_of(2026)
        if first <= str(day) <= last and day.weekday() < 5
    }
    worked = {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}
    year = year_of(2026)
    assert {(str(day.date), day.holiday) for day in year.off} == off
    assert {str(day.date) for day in year.worked} == worked


def test_segments_of_a_day_are_instants_in_shanghai() -> None:
    assert CALENDAR.segments_of(datetime.date(2026, 10, 10)) == (
        (at(2026, 10, 10, 9), at(2026, 10, 10, 12)),
        (at(2026, 10, 10, 14), at(2026, 10, 10, 18)),
    )
    assert CALENDAR.segments_of(datetime.date(2026, 10, 11)) == ()
    assert at(2026, 10, 10, 9) == 1_791_594_000_000  # 2026-10-10T01:00:00Z


def test_a_day_of_work_is_as_long_as_its_segments() -> None:
    assert CALENDAR.day_length == 7 * 3_600_000
    one_more = (*DEFAULT_SEGMENTS, WorkSegment.of_hours(19, 21))
    assert WorkingCalendar(years=shipped_years(), segments=one_more).day_length == 9 * 3_600_000


def test_a_month_of_work_is_its_workdays() -> None:
    days = [day for day in days_of(2026) if day.month == 10 and chinese_calendar.is_workday(day)]
    assert len(days) == 18
    assert CALENDAR.worked(at(2026, 10, 1), at(2026, 11, 1)) == 18 * CALENDAR.day_length


def test_the_order_in_which_years_are_given_does_not_matter() -> None:
    years = shipped_years()
    turned = WorkingCalendar(years=years[::-1])
    start, end = at(2005, 3, 1, 10), at(2026, 9, 1, 10)
    assert turned.worked(start, end) == CALENDAR.worked(start, end)


@pytest.mark.parametrize("year", [2003, 2027, 2030])
def test_a_day_in_a_year_that_is_not_loaded_is_not_guessed(year: int) -> None:
    with pytest.raises(YearNotLoaded) as raised:
        CALENDAR.is_workday(datetime.date(year, 6, 1))
    assert raised.value.year == year
    with pytest.raises(YearNotLoaded):
        CALENDAR.segments_of(datetime.date(year, 6, 1))


def test_the_missing_year_is_told_in_plain_words() -> None:
    words = "2027 年的工作日历尚未导入，无法计算工作时限。请导入日历，或自行指定到期时间。"
    assert YearNotLoaded(2027).words == words
    assert str(YearNotLoaded(2027)) == words


def off(*dates: str) -> tuple[SpecialDay, ...]:
    return tuple(SpecialDay(date=datetime.date.fromisoformat(date), holiday="节") for date in dates)


@pytest.mark.parametrize(
    ("year", "off_days", "worked_days"),
    [
        (2026, off("2025-10-01"), ()),  # another year
        (2026, off("2026-10-10"), ()),  # a Saturday is off by itself
        (2026, (), off("2026-10-08")),  # a Thursday is worked by itself
        (2026, off("2026-10-01", "2026-10-01"), ()),  # twice
        (1991, (), ()),  # summer time was still kept
        (10_000, (), ()),
    ],
)
def test_a_year_that_contradicts_itself_is_refused(
    year: int, off_days: tuple[SpecialDay, ...], worked_days: tuple[SpecialDay, ...]
) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        CalendarYear(year=year, off=off_days, worked=worked_days)


@pytest.mark.parametrize(
    "text",
    [
        b'{"year": 2026, "off": [], "worked": [{"date": "2026-10-08", "holiday": "x"}]}',
        b'{"year": 2026, "off": []}',
        b'{"year": 2026, "off": [], "worked": [], "half_days": []}',
        b'{"year": 2026, "off": [{"date": "2026-02-30", "holiday": "x"}], "worked": []}',
    ],
)
def test_a_file_that_is_wrong_is_refused_when_read(text: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=CalendarYear)


def test_a_year_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        WorkingCalendar(years=(year_of(2026), year_of(2026)))


@pytest.mark.parametrize("hours", [(), ((14, 18), (9, 12)), ((9, 13), (12, 18))])
def test_segments_out_of_order_are_refused(hours: tuple[tuple[int, int], ...]) -> None:
    segments = tuple(WorkSegment.of_hours(begins, ends) for begins, ends in hours)
    with pytest.raises(ValueError, match="segment"):
        WorkingCalendar(years=(year_of(2026),), segments=segments)


@pytest.mark.parametrize(("begins", "ends"), [(12, 12), (12, 9), (-1, 9), (20, 25)])
def test_a_segment_outside_a_day_is_refused(begins: int, ends: int) -> None:
    with pytest.raises(ValueError, match="segment"):
        WorkSegment.of_hours(begins, ends)


def test_segments_that_touch_are_one_stretch_of_work() -> None:
    hours = ((9, 12), (12, 16))
    split = WorkingCalendar(
        years=(year_of(2026),), segments=tuple(WorkSegment.of_hours(begins, ends) for begins, ends in hours)
    )
    whole = WorkingCalendar(years=(year_of(2026),), segments=(WorkSegment.of_hours(9, 16),))
    instants = [at(2026, 3, 2, hour) for hour in range(24)]
    for start, end in pairwise(instants):
        assert split.worked(start, end) == whole.worked(start, end)
    for hour in range(1, 20):
        assert split.after(instants[0], hour * 3_600_000) == whole.after(instants[0], hour * 3_600_000)
        assert split.before(instants[-1], hour * 3_600_000) == whole.before(instants[-1], hour * 3_600_000)
