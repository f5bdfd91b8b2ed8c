"""A text of several lines that offers ready phrases: typed out in full by one key."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

_OPENERS = frozenset({"/", "、", "／"})
"""The key of the slash, without and with an input method."""


class PhraseText(QPlainTextEdit):
    """`/` at the beginning of a line, or Down while nothing is written, opens the phrases."""

    def __init__(self, phrases: list[str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases: list[str] = []
        self._menu = QMenu(self)
        self._menu.setObjectName("phrases")
        self.setTabChangesFocus(True)
        self.put_phrases(phrases or [])

    def put_phrases(self, phrases: list[str]) -> None:
        """What is offered, in this order."""
        self._phrases = phrases
        self._menu.clear()
        for number, phrase in enumerate(phrases, 1):
            entry = self._menu.addAction(f"&{number} {phrase}" if number < 10 else phrase)
            entry.triggered.connect(lambda _checked=False, phrase=phrase: self._insert(phrase))
        self.setPlaceholderText(self.tr("/ for ready phrases") if phrases else "")

    def phrases(self) -> list[str]:
        """What is offered."""
        return list(self._phrases)

    def open_phrases(self) -> None:
        """Show the phrases below the cursor."""
        if self._phrases:
            at: QPoint = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            self._menu.popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        down = event.key() == Qt.Key.Key_Down and not self.toPlainText()
        if plain and self._phrases and (down or self._opens(event.text())):
            self.open_phrases()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._phrases and self._opens(event.commitString()):
            self.open_phrases()
            return
        super().inputMethodEvent(event)

    def _opens(self, typed: str) -> bool:
        return typed in _OPENERS and self.textCursor().positionInBlock() == 0

    def _insert(self, phrase: str) -> None:
        self.insertPlainText(phrase)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
