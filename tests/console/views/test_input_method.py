"""While an input method composes, letters are its own; function keys and Ctrl chords still work (UI §14)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console import theme
from console.actions.table import ACTIONS, QUEUE
from domain.acts import Acknowledge, Supervise
from domain.words import RowState
from tests.console.chinese import chinese
from tests.console.views.at_work import AtWork

__all__ = ["chinese"]


@pytest.fixture
def work(qapp: QApplication, qtbot: QtBot, chinese: None) -> Iterator[AtWork]:
    theme.apply(qapp)
    made = AtWork()
    yield made
    made.close()


def compose(line: QLineEdit, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(line, event)


def note_line(work: AtWork) -> QLineEdit:
    work.desk.work_page.detail.focus_note()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def test_letters_and_space_in_a_text_move_nothing_and_confirm_nothing(work: AtWork) -> None:
    ticket = work.choose(RowState.RED)
    line = note_line(work)
    for key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Space, Qt.Key.Key_A):
        QTest.keyClick(line, key)
    compose(line, "jian")
    compose(line, "", "现场")
    assert work.desk.opened.chosen == ticket
    assert [one for one in work.sent if isinstance(one.payload, Acknowledge)] == []
    assert line.text() == "jk a现场"


def test_no_key_of_the_window_is_a_letter() -> None:
    for action in ACTIONS:
        if action.where != QUEUE and action.keys:
            assert "+" in action.keys or action.keys.startswith("F"), action.id


@pytest.mark.parametrize("keys", ["F8", "Ctrl+K", "F1", "Ctrl+Down", "F12", "Alt+1"])
def test_function_keys_and_chords_work_while_it_composes(work: AtWork, keys: str) -> None:
    ticket = work.choose(RowState.YELLOW)
    line = note_line(work)
    compose(line, "chu'li")
    work.press(keys, on=line)
    happened = {
        "F8": any(isinstance(one.payload, Supervise) for one in work.sent),
        "Ctrl+K": work.frame.over.palette.panel().isVisible(),
        "F1": work.frame.over.sheet().isVisible(),
        "Ctrl+Down": work.desk.opened.chosen != ticket,
        "F12": work.frame.drawer.isVisible(),
        "Alt+1": work.desk.work_page.counters.chosen() == "overdue",
    }
    assert happened[keys]


def test_the_queue_takes_letters_only_when_it_has_the_keyboard(work: AtWork) -> None:
    table = work.desk.work_page.queue.table
    table.selectRow(0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_J)
    assert table.currentIndex().row() == 1
    QTest.keyClick(table, Qt.Key.Key_K)
    assert table.currentIndex().row() == 0
    assert not table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), "no method composes over rows"


def test_what_is_composed_in_the_palette_is_found_once_it_is_committed(work: AtWork) -> None:
    work.press("Ctrl+K")
    line = work.frame.over.palette.panel().typing_line()
    compose(line, "du'ban")
    assert line.text() == ""
    compose(line, "", "督办")
    assert any(one.target == "supervise" for one in work.frame.over.palette.results())
