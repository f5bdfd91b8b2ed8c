"""Picking from a list by typing, without a pointer; what was not picked is no choice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.widgets.search_pick import PickItem, SearchPick, matching

UNITS = [
    PickItem(key="1", words="区住建局", detail="市政管理处", also="qzjj"),
    PickItem(key="2", words="区水务局", also="qswj"),
    PickItem(key="3", words="供水中心", also="gszx"),
    PickItem(key="4", words="夏港街道综合执法大队", also="xgjdzhzfdd"),
]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def pick(page: QWidget) -> SearchPick:
    column = QVBoxLayout(page)
    made = SearchPick("单位")
    made.put_items(UNITS)
    column.addWidget(made)
    column.addStretch(1)
    page.resize(500, 400)
    page.show()
    page.activateWindow()
    made.setFocus()
    return made


def _type(pick: SearchPick, words: str) -> None:
    pick.setText(words)  # an input method commits whole words
    pick.textEdited.emit(words)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("水", ["2", "3"]),
        ("供", ["3"]),
        ("QSW", ["2"]),
        ("市政 住", ["1"]),
        ("井盖", []),
        ("", ["1", "2", "3", "4"]),
    ],
)
def test_what_matches(typed: str, found: list[str]) -> None:
    assert [item.key for item in matching(UNITS, typed)] == found


def test_what_begins_with_the_words_comes_first() -> None:
    items = [PickItem(key="a", words="区供水"), PickItem(key="b", words="供水中心")]
    assert [item.key for item in matching(items, "供水")] == ["b", "a"]


def test_type_arrow_enter(qtbot: QtBot, pick: SearchPick) -> None:
    _type(pick, "水")
    assert [item.key for item in pick.offered()] == ["2", "3"]
    QTest.keyClick(pick, Qt.Key.Key_Down)
    with qtbot.waitSignal(pick.picked) as told:
        QTest.keyClick(pick, Qt.Key.Key_Return)
    assert told.args == ["3"]
    assert (pick.value(), pick.text(), pick.is_open()) == ("3", "供水中心", False)
    assert pick.hasFocus()


def test_escape_puts_back_what_was_picked(qtbot: QtBot, pick: SearchPick) -> None:
    pick.put("1")
    _type(pick, "水")
    with qtbot.assertNotEmitted(pick.picked):
        QTest.keyClick(pick, Qt.Key.Key_Escape)
    assert (pick.value(), pick.text(), pick.is_open()) == ("1", "区住建局", False)


def test_down_opens_the_whole_list(qtbot: QtBot, pick: SearchPick) -> None:
    QTest.keyClick(pick, Qt.Key.Key_Down)
    assert len(pick.offered()) == len(UNITS)
    QTest.keyClick(pick, Qt.Key.Key_Up)
    QTest.keyClick(pick, Qt.Key.Key_Enter)
    assert pick.value() == "1"


def test_leaving_with_half_a_word_keeps_the_choice(pick: SearchPick) -> None:
    pick.put("2")
    _type(pick, "供")
    pick.clearFocus()
    assert (pick.value(), pick.text(), pick.is_open()) == ("2", "区水务局", False)


def test_leaving_it_empty_takes_the_choice_back(qtbot: QtBot, pick: SearchPick) -> None:
    pick.put("2")
    _type(pick, "")
    with qtbot.waitSignal(pick.picked) as told:
        pick.clearFocus()
    assert told.args == [""]
    assert pick.value() == ""


def _shown_list(pick: SearchPick) -> QListView:
    shown = pick.window().findChild(QListView, "pick-list")
    assert shown is not None
    return shown


def test_a_click_picks(qtbot: QtBot, pick: SearchPick) -> None:
    _type(pick, "水")
    shown = _shown_list(pick)
    second = shown.visualRect(shown.model().index(1, 0)).center()
    with qtbot.waitSignal(pick.picked) as told:
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert told.args == ["3"]


def test_the_list_stays_inside_the_window(pick: SearchPick) -> None:
    layout = pick.window().layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertStretch(0, 100)
    layout.activate()
    _type(pick, "")
    shown = _shown_list(pick)
    assert pick.window().rect().contains(shown.geometry())
    assert shown.geometry().bottom() < pick.geometry().top()


def test_an_item_that_is_gone_is_no_choice(pick: SearchPick) -> None:
    pick.put("3")
    pick.put_items(UNITS[:2])
    assert (pick.value(), pick.text()) == ("", "")


def test_words_that_find_nothing_are_said_to_find_nothing(pick: SearchPick) -> None:
    pick.put(UNITS[0].key)
    pick.selectAll()
    QTest.keyClicks(pick, "qzx")
    assert pick.is_open(), "the list says so"
    assert pick.offered() == []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(pick, key)
    assert pick.value() == UNITS[0].key
    QTest.keyClick(pick, Qt.Key.Key_Escape)
    assert not pick.is_open()
    assert pick.text() == UNITS[0].words
