"""Write `resources/calendar/YYYY.json` from the facts that the `chinese-calendar` package knows.

    python -m tools.make_calendar [FOLDER]

Only facts are written: the weekdays that are off and the weekend days that are worked, each with its
holiday. Run it after that package has learned a new year; a year it does not know gets no file.
"""

import datetime
import sys
from pathlib import Path

import chinese_calendar
import msgspec
from chinese_calendar.constants import holidays, workdays

from domain.calendar import CalendarYear, SpecialDay

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "calendar"

FULL_NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
"""The names in the notices, where the package shortens them."""


def make_year(year: int) -> CalendarYear:
    """The exceptions of one year from Monday to Friday."""
    off: list[SpecialDay] = []
    worked: list[SpecialDay] = []
    date = datetime.date(year, 1, 1)
    while date.year == year:
        is_weekend = date.weekday() >= 5
        is_workday = chinese_calendar.is_workday(date)
        if is_weekend and is_workday:
            worked.append(SpecialDay(date=date, holiday=holiday_name(workdays[date])))
        elif not is_weekend and not is_workday:
            off.append(SpecialDay(date=date, holiday=holiday_name(holidays[date])))
        date += datetime.timedelta(days=1)
    return CalendarYear(year=year, off=tuple(off), worked=tuple(worked))


def holiday_name(key: str) -> str:
    """The holiday's Chinese name, for the package's English one."""
    short = str(chinese_calendar.Holiday(key).chinese)
    return FULL_NAMES.get(short, short)


def text_of(year: CalendarYear) -> str:
    """The year as JSON with a line for each day, so that a correction is a readable difference."""
    lists = []
    for name, days in (("off", year.off), ("worked", year.worked)):
        lines = ",\n".join(f"    {msgspec.json.encode(day).decode()}" for day in days)
        lists.append(f'  "{name}": [\n{lines}\n  ]' if lines else f'  "{name}": []')
    return "{\n" + f'  "year": {year.year},\n' + ",\n".join(lists) + "\n}\n"


def main(folder: Path = FOLDER) -> None:
    """Write a file for each year that the package knows."""
    folder.mkdir(parents=True, exist_ok=True)
    for year in range(min(holidays).year, max(holidays).year + 1):
        (folder / f"{year}.json").write_text(text_of(make_year(year)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
