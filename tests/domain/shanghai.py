"""Shanghai times and the shipped calendar, for tests."""

import datetime
from pathlib import Path

import msgspec

from domain.calendar import CalendarYear, WorkingCalendar

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "calendar"
ZONE = datetime.timezone(datetime.timedelta(hours=8))


def shipped_years() -> tuple[CalendarYear, ...]:
    """Every year in the tree, as shipped."""
    return tuple(
        msgspec.json.decode(path.read_bytes(), type=CalendarYear) for path in sorted(FOLDER.glob("*.json"))
    )


CALENDAR = WorkingCalendar(years=shipped_years())


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    """That time in Shanghai as UTC milliseconds."""
    moment = datetime.datetime(year, month, day, hour, minute, tzinfo=ZONE)
    return round(moment.timestamp()) * 1000
