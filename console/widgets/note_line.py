"""One line to write in that takes files too, and offers ready phrases after a slash."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLineEdit

from console.widgets.phrase_list import PhraseList

OPENERS = frozenset({"/", "、", "／"})
"""The key of the slash, without and with an input method."""


class NoteLine(QLineEdit):
    """`/` opens the phrases, and what is typed after it narrows them; Ctrl V takes a picture or files.

    Signals:
        files_given: files were dropped or pasted: their paths.
        picture_given: a picture was pasted: a PNG.
        phrase_kept: what is written shall be a phrase from now on.
        phrase_dropped: this phrase of one's own shall be none any more.
    """

    files_given = Signal(object)
    picture_given = Signal(bytes)
    phrase_kept = Signal(str)
    phrase_dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._phrases: list[str] = []
        self._own: list[str] | None = None
        self._began: int | None = None
        self._list = PhraseList(self)
        self._list.picked.connect(self._take)
        self._list.kept.connect(self._keep)
        self._list.dropped.connect(self._drop)
        self.setAcceptDrops(True)
        self.textEdited.connect(lambda _text: self._narrow())

    def put_phrases(self, phrases: list[str], own: list[str] | None = None) -> None:
        """What is offered, in this order; `own` of them can be dropped, None where none can be kept."""
        self._phrases, self._own = phrases, own

    def phrases(self) -> PhraseList:
        """The list, open or not."""
        return self._list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._list.is_open() and self._list.take_key(Qt.Key(event.key())):
            return
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste(
            QGuiApplication.clipboard().mimeData()
        ):
            return
        if event.text() in OPENERS and self._opens():
            self._begin()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() in OPENERS and self._opens():
            self._begin()
            return
        super().inputMethodEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self._paste(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dropEvent(event)

    def _paste(self, data: QMimeData | None) -> bool:
        """Whether files or a picture were taken from what was given."""
        if data is None or not self.isEnabled():
            return False
        given = given_in(data)
        paths = [one for one in given if isinstance(one, Path)]
        if paths:
            self.files_given.emit(paths)
        for one in given:
            if isinstance(one, bytes):
                self.picture_given.emit(one)
        return bool(given)

    def _opens(self) -> bool:
        before = self.text()[: self.cursorPosition()]
        return bool(self._phrases) and (not before or before.endswith((" ", "，", "。", "；")))

    def _begin(self) -> None:
        began = self.cursorPosition()
        self.insert("/")
        self._began = began
        self._list.open_with(
            self._phrases, self._own, (self.text()[:began] + self.text()[began + 1 :]).strip()
        )

    def _narrow(self) -> None:
        if self._began is None:
            return
        typed = self.text()[self._began : self.cursorPosition()]
        if not typed.startswith("/") or not self._list.narrow(typed[1:]):
            self._began = None
            self._list.hide()

    def _keep(self, words: str) -> None:
        self._take("")
        self.phrase_kept.emit(words)

    def _drop(self, phrase: str) -> None:
        self._take("")
        self.phrase_dropped.emit(phrase)

    def _take(self, phrase: str) -> None:
        if self._began is None:
            return
        begin, end = self._began, self.cursorPosition()
        self._began = None
        self.setText(self.text()[:begin] + phrase + self.text()[end:])
        self.setCursorPosition(begin + len(phrase))
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def given_in(data: QMimeData) -> list[Path | bytes]:
    """The files that were dropped or pasted, or a picture as PNG; none where it is only text."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    found: list[Path | bytes] = [path for path in paths if path.is_file()]
    if not found and data.hasImage() and not data.hasText():
        picture = _as_png(QImage(data.imageData()))
        found = [picture] if picture else []
    return found


def _as_png(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = not image.isNull() and QImageWriter(buffer, b"png").write(image)
    return bytes(held.data()) if written else b""
