"""Times and spans as the screens write them, in the language of the source and in Chinese."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from console import clock_text, i18n
from domain.instant import DAY, HOUR, MINUTE, SECOND

NOON = 1_781_236_800_000  # 2026-06-12 12:00:00 in Shanghai


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    installed = i18n.install(qapp)
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (0, "00:00"),
        (9 * MINUTE + 59 * SECOND + 999, "09:59"),
        (10 * MINUTE, "0:10"),
        (2 * HOUR + 14 * MINUTE, "2:14"),
        (-2 * HOUR - 14 * MINUTE, "2:14"),
        (100 * HOUR - 1, "99:59"),
        (100 * HOUR, "4 d 4 h"),
    ],
)
def test_spans_for_columns(length: int, written: str) -> None:
    assert clock_text.span(length) == written


def test_instants_are_written_in_shanghai_time() -> None:
    assert clock_text.time_of_day(NOON + 2 * SECOND) == "12:00:02"
    assert clock_text.short_time(NOON, NOON + HOUR) == "12:00"
    assert clock_text.short_time(NOON, NOON + DAY) == "06-12 12:00"
    assert clock_text.short_time(NOON - 365 * DAY, NOON) == "2025-06-12 12:00"
    midnight = NOON + 12 * HOUR
    assert clock_text.short_time(midnight - 1, midnight) == "06-12 23:59"


@pytest.mark.usefixtures("chinese")
def test_the_same_in_chinese() -> None:
    assert clock_text.date_and_weekday(NOON) == "6月12日 周五"
    assert clock_text.span_in_words(2 * HOUR + 14 * MINUTE) == "2 时 14 分"
    assert clock_text.span_in_words(5 * MINUTE) == "5 分"
    assert clock_text.span(102 * HOUR) == "4 天 6 时"


def test_a_language_that_does_not_ship_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(i18n.TranslationMissingError):
        i18n.install(qapp, "xx")


def test_the_language_of_the_source_needs_nothing(qapp: QApplication) -> None:
    assert i18n.install(qapp, "en") == []
