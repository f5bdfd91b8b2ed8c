"""The counters: one is chosen, by key or pointer; what does not fit gives way, never the count."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console import theme
from console.widgets.counter_bar import Counter, CounterBar


@pytest.fixture
def bar(qtbot: QtBot) -> CounterBar:
    words = ("全部", "超期", "过半", "正常", "待处理", "待接单", "待评分", "已挂起", "督办中", "我的")
    made = CounterBar(
        [Counter(key=word, word=word, light="red", hint=f"Alt {n}") for n, word in enumerate(words)]
    )
    for word in words:
        made.put(word, 120, "未确认 3")
    qtbot.addWidget(made)
    made.resize(1848, 44)
    made.show()
    return made


def test_a_click_chooses_exactly_one(qtbot: QtBot, bar: CounterBar) -> None:
    with qtbot.waitSignal(bar.counter_chosen) as told:
        QTest.mouseClick(bar.chip("过半"), Qt.MouseButton.LeftButton)
    assert told.args == ["过半"]
    assert bar.chosen() == "过半"
    assert not bar.chip("全部").isChecked()


def test_the_keyboard_chooses_too(qtbot: QtBot, bar: CounterBar) -> None:
    bar.chip("超期").setFocus()
    with qtbot.waitSignal(bar.counter_chosen):
        QTest.keyClick(bar.chip("超期"), Qt.Key.Key_Space)
    assert bar.chosen() == "超期"


def test_choosing_the_chosen_one_tells_nothing(qtbot: QtBot, bar: CounterBar) -> None:
    with qtbot.assertNotEmitted(bar.counter_chosen):
        bar.choose("全部")


def test_what_it_says_is_read_out(bar: CounterBar) -> None:
    bar.put("超期", 13, "未确认 3")
    assert bar.chip("超期").accessibleName() == "超期 13 未确认 3"


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [1848, 1294, 800])
def test_every_counter_keeps_shape_word_and_count(
    look: QApplication, qtbot: QtBot, bar: CounterBar, scale: int, width: int
) -> None:
    theme.apply(look, theme.GRAPHITE, scale)
    bar.resize(width, bar.heightForWidth(width))
    chips = [bar.chip(word) for word in ("全部", "超期", "过半", "我的")]
    for chip in chips:
        assert chip.width() >= chip.minimumSizeHint().width()
        assert bar.rect().contains(chip.geometry())
        assert chip.height() >= theme.HIT_TARGET
    assert not chips[0].geometry().intersects(chips[1].geometry())


def test_the_key_gives_way_before_the_fact(bar: CounterBar) -> None:
    assert not bar.chip("超期").shows_hint()  # ten full counters are too many for 1848 px
    for word in ("全部", "正常", "待处理", "待评分", "已挂起", "我的"):
        bar.put(word, 5, "")
    assert bar.chip("超期").shows_hint()
