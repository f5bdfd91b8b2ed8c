"""Instants and spans as the screens write them (UI §3, §17): times of day in Shanghai, tabular spans.

Instants are UTC milliseconds, spans are milliseconds.
"""

from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtCore import QCoreApplication

from domain.instant import DAY, HOUR, MINUTE, SECOND, SHANGHAI_OFFSET

SHANGHAI = timezone(timedelta(milliseconds=SHANGHAI_OFFSET), "Asia/Shanghai")

_TICKING_BELOW = 10 * MINUTE
_DAYS_FROM = 100 * HOUR


def local(instant: int) -> datetime:
    """The instant in local time."""
    return datetime.fromtimestamp(instant / 1000, UTC).astimezone(SHANGHAI)


def time_of_day(instant: int) -> str:
    """``14:32:08``."""
    return f"{local(instant):%H:%M:%S}"


def short_time(instant: int, now: int) -> str:
    """``12:18`` today, ``06-11 12:18`` this year, ``2025-06-11 12:18`` before."""
    then, today = local(instant), local(now)
    if then.date() == today.date():
        return f"{then:%H:%M}"
    return f"{then:%m-%d %H:%M}" if then.year == today.year else f"{then:%Y-%m-%d %H:%M}"


def date_and_weekday(instant: int) -> str:
    """``6月12日 周五``."""
    then = local(instant)
    weekdays = QCoreApplication.translate("ClockText", "Mon,Tue,Wed,Thu,Fri,Sat,Sun").split(",")
    form = QCoreApplication.translate("ClockText", "{weekday} {month}/{day}")
    return form.format(month=then.month, day=then.day, weekday=weekdays[then.weekday()])


def span(length: int) -> str:
    """For columns: ``mm:ss`` under ten minutes, ``h:mm`` under a hundred hours, then days and hours."""
    length = abs(length)
    if length < _TICKING_BELOW:
        return f"{length // MINUTE:02}:{length % MINUTE // SECOND:02}"
    if length < _DAYS_FROM:
        return f"{length // HOUR}:{length % HOUR // MINUTE:02}"
    return _days_and_hours(length)


def span_in_words(length: int) -> str:
    """For sentences: ``2 时 14 分``."""
    length = abs(length)
    if length < HOUR:
        return QCoreApplication.translate("ClockText", "{minutes} min").format(minutes=length // MINUTE)
    if length < _DAYS_FROM:
        form = QCoreApplication.translate("ClockText", "{hours} h {minutes} min")
        return form.format(hours=length // HOUR, minutes=length % HOUR // MINUTE)
    return _days_and_hours(length)


def _days_and_hours(length: int) -> str:
    form = QCoreApplication.translate("ClockText", "{days} d {hours} h")
    return form.format(days=length // DAY, hours=length % DAY // HOUR)
