"""The line of a note: phrases after a slash, by keys alone; pictures and files from clipboard and drop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.widgets.note_box import NoteBox
from console.widgets.photo_strip import decoded

PHRASES = ["已到现场查看，情况属实", "已电话联系诉求人", "承办单位已到场"]


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[NoteBox]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(500, 500)
    made = NoteBox(with_files=True, parent=host)
    made.setGeometry(0, 400, 500, 60)
    made.put_phrases(PHRASES)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    made.line.setFocus()
    yield made
    host.close()


def test_a_slash_lists_and_pinyin_narrows(box: NoteBox) -> None:
    line = box.line
    QTest.keyClicks(line, "/")
    assert line.phrases().shown() == PHRASES
    QTest.keyClicks(line, "lx")
    assert line.phrases().shown() == ["已电话联系诉求人"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (line.text(), line.phrases().is_open()) == ("已电话联系诉求人", False)


def test_arrows_choose_and_escape_leaves_what_was_typed(box: NoteBox) -> None:
    line = box.line
    QTest.keyClicks(line, "/")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == PHRASES[2]
    line.clear()
    QTest.keyClicks(line, "/zz")
    assert not line.phrases().is_open(), "nothing matches"
    line.clear()
    QTest.keyClicks(line, "/")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), line.phrases().is_open()) == ("/", False)


def test_a_slash_within_a_word_is_a_slash(box: NoteBox) -> None:
    QTest.keyClicks(box.line, "12/7")
    assert box.line.text() == "12/7"
    assert not box.line.phrases().is_open()


def test_ctrl_enter_sends(box: NoteBox) -> None:
    sent: list[int] = []
    box.send_requested.connect(lambda: sent.append(1))
    box.line.setText("已到")
    QTest.keyClick(box.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent == [1]


def test_a_picture_and_files_are_taken_and_text_is_text(box: NoteBox, tmp_path: Path) -> None:
    pictures: list[bytes] = []
    files: list[list[Path]] = []
    box.picture_given.connect(pictures.append)
    box.files_given.connect(files.append)
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(1, 2, 3))
    data = QMimeData()
    data.setImageData(image)
    assert box.line._paste(data)
    assert decoded(pictures[0]).size().toTuple() == (40, 20)
    photo = tmp_path / "井盖.jpg"
    photo.write_bytes(b"x")
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(photo)), QUrl("https://example.org/a.jpg"), QUrl.fromLocalFile("/none")]
    )
    assert box.line._paste(data)
    assert files == [[photo]]
    data = QMimeData()
    data.setText("井盖")
    assert not box.line._paste(data)
