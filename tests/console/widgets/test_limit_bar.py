"""The limit bar: half and due time are exact, whatever way the limit counts."""

import pytest
from pytestqt.qtbot import QtBot

from console import theme
from console.widgets.limit_bar import Limit, LimitBar
from domain.instant import HOUR, NEVER

START = 1_781_236_800_000
LIMIT = Limit(started_at=START, yellow_at=START + 12 * HOUR, red_at=START + 24 * HOUR)


@pytest.mark.parametrize(
    ("now", "used"),
    [
        (START - HOUR, 0.0),
        (START, 0.0),
        (START + 6 * HOUR, 0.25),
        (START + 12 * HOUR, 0.5),
        (START + 24 * HOUR, 1.0),
        (START + 36 * HOUR, 1.5),
    ],
)
def test_the_part_used(now: int, used: float) -> None:
    assert LIMIT.used(now) == pytest.approx(used)


def test_working_time_is_right_at_the_half() -> None:
    weekend = Limit(started_at=START, yellow_at=START + 60 * HOUR, red_at=START + 70 * HOUR)
    assert weekend.used(START + 60 * HOUR) == 0.5
    assert weekend.used(START + 65 * HOUR) == pytest.approx(0.75)


def test_without_a_half_it_grows_evenly() -> None:
    assert Limit(started_at=START, red_at=START + 10 * HOUR).used(START + 5 * HOUR) == 0.5


def test_the_ink_turns_at_the_millisecond(qtbot: QtBot) -> None:
    bar = LimitBar()
    qtbot.addWidget(bar)
    inks = []
    for now in (LIMIT.started_at + 12 * HOUR - 1, START + 12 * HOUR, LIMIT.red_at - 1, LIMIT.red_at):
        bar.put(LIMIT, now, "24 h")
        inks.append(bar.ink())
    assert inks == ["text2", "amber", "amber", "red"]


def test_it_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    bar = LimitBar()
    qtbot.addWidget(bar)
    bar.put(LIMIT, START + 26 * HOUR, "24 h", "from dispatch")
    assert bar.accessibleName() == "24 h from dispatch Used 26:00 · 108%"
    assert bar.labels() == ("From 06-12 12:00", "Half 00:00", "Due 12:00")


def test_a_clock_that_stands_still_has_no_marks(qtbot: QtBot) -> None:
    bar = LimitBar()
    qtbot.addWidget(bar)
    bar.resize(400, bar.sizeHint().height())
    bar.put(Limit(started_at=START, yellow_at=NEVER, red_at=NEVER), START + HOUR, "suspended")
    assert bar.used_words() == ""
    assert bar.labels() == ("", "", "")
    image = bar.grab().toImage()
    shown = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.colour("red").name() not in shown


@pytest.mark.parametrize(("hours", "overdue"), [(20, False), (25, True)])
def test_red_is_painted_where_the_limit_was_passed(qtbot: QtBot, hours: int, overdue: bool) -> None:
    bar = LimitBar()
    qtbot.addWidget(bar)
    bar.resize(500, bar.sizeHint().height())
    bar.put(LIMIT, START + hours * HOUR, "")
    image = bar.grab().toImage()
    middle = theme.px(20) + 4 + 2 + 5
    reds = [x for x in range(500) if image.pixelColor(x, middle).name() == theme.colour("red").name()]
    assert (len(reds) > 10) == overdue
    assert reds  # the mark of the due time
