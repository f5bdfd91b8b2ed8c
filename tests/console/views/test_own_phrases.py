"""Phrases that a seat makes for itself: kept and dropped in the list, there again at the next start."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.settings import Keeper
from console.views.forms.phrases import OwnPhrases, phrase_text, phrases_for
from console.widgets.note_line import NoteLine
from console.widgets.phrase_text import PhraseText

_SEAT = "440112/3"


def _text(qtbot: QtBot, folder: Path) -> PhraseText:
    text = phrase_text("suspend")
    OwnPhrases(Keeper(folder), _SEAT).serve(text, "suspend")
    qtbot.addWidget(text)
    text.show()
    text.setFocus()
    return text


def _line(qtbot: QtBot, folder: Path) -> NoteLine:
    line = NoteLine()
    OwnPhrases(Keeper(folder), _SEAT).serve(line, "note")
    qtbot.addWidget(line)
    line.show()
    line.setFocus()
    return line


def test_what_is_written_is_kept_offered_first_and_dropped_again(qtbot: QtBot, tmp_path: Path) -> None:
    text = _text(qtbot, tmp_path)
    QTest.keyClicks(text, "dengpeijian")
    QTest.keyClick(text, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert text.is_open()
    for _ in range(len(phrases_for("suspend"))):
        QTest.keyClick(text, Qt.Key.Key_Down)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert (text.toPlainText(), text.phrases()[0]) == ("dengpeijian", "dengpeijian")
    again = _text(qtbot, tmp_path)
    assert again.phrases() == ["dengpeijian", *phrases_for("suspend")]
    QTest.keyClicks(again, "/")
    QTest.keyClick(again, Qt.Key.Key_Delete)
    assert again.phrases() == phrases_for("suspend")
    assert again.is_open(), "further ones can be dropped"
    QTest.keyClick(again, Qt.Key.Key_Delete)
    assert again.phrases() == phrases_for("suspend"), "the district's own stay"
    assert _text(qtbot, tmp_path).phrases() == phrases_for("suspend")


def test_a_note_is_kept_as_a_phrase_from_its_line(qtbot: QtBot, tmp_path: Path) -> None:
    line = _line(qtbot, tmp_path)
    QTest.keyClicks(line, "daoxianchang /")
    shown = line.phrases().shown()
    assert "daoxianchang" in shown[-1]
    for _ in shown[1:]:
        QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "daoxianchang "
    again = _line(qtbot, tmp_path)
    QTest.keyClicks(again, "/")
    assert again.phrases().shown() == ["daoxianchang", *phrases_for("note")]
    QTest.keyClick(again, Qt.Key.Key_Delete)
    assert again.text() == ""
    QTest.keyClicks(again, "/")
    assert again.phrases().shown() == phrases_for("note")


def test_seats_of_one_workstation_have_each_their_own(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    OwnPhrases(keeper, "440112/3").add("note", "03 席的话")
    OwnPhrases(keeper, "440112/3").add("note", "03 席的话")
    assert OwnPhrases(keeper, "440112/4").own("note") == []
    assert OwnPhrases(Keeper(tmp_path), "440112/3").own("note") == ["03 席的话"]
