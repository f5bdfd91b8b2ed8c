"""A text of several lines that offers ready phrases: written out in full by one key."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QPlainTextEdit, QWidget

from console import theme

_OPENERS = frozenset({"/", "、", "／"})
"""The key of the slash, without and with an input method."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS_OF_THE_LIST = frozenset({*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Delete})
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ROW, _MOST_SHOWN = 32, 8


class PhraseText(QPlainTextEdit):
    """`/` at the beginning of a line, or Down while nothing is written, opens the phrases.

    The list never takes the keyboard: arrows, Enter, a digit and Esc work on it while it is open. Its last
    row keeps what is written as a phrase of one's own; Delete drops one of these. Ctrl / opens it anywhere.

    Signals:
        phrase_kept: this shall be a phrase from now on.
        phrase_dropped: this phrase of one's own shall be none any more.
    """

    phrase_kept = Signal(str)
    phrase_dropped = Signal(str)

    def __init__(self, phrases: list[str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases: list[str] = []
        self._own: list[str] | None = None
        self._list = QListWidget(self)
        self._list.setObjectName("pick-list")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QFrame.Shape.StyledPanel)
        self._list.itemClicked.connect(lambda _item: self._take())
        self._list.hide()
        self.destroyed.connect(self._list.deleteLater)  # once shown it belongs to the window
        self.setTabChangesFocus(True)
        self.put_phrases(phrases or [])

    def put_phrases(self, phrases: list[str], own: list[str] | None = None) -> None:
        """What is offered, in this order; `own` of them can be dropped, None where none can be kept."""
        self._phrases, self._own = phrases, own
        self._fill()
        self.setPlaceholderText(self.tr("/ for ready phrases") if phrases else "")

    def _fill(self) -> None:
        self._list.clear()
        marked = self.tr("{phrase}  (own; Delete drops it)")
        for number, phrase in enumerate(self._phrases, 1):
            words = marked.format(phrase=phrase) if phrase in (self._own or ()) else phrase
            self._list.addItem(f"{number}  {words}")
        written = self._written()
        if self._own is not None and written and written not in self._phrases:
            self._list.addItem(self.tr("+  Keep as a phrase: {words}").format(words=written))

    def _written(self) -> str:
        return " ".join(self.toPlainText().split())

    def phrases(self) -> list[str]:
        """What is offered."""
        return list(self._phrases)

    def is_open(self) -> bool:
        """Whether the phrases are shown."""
        return not self._list.isHidden()

    def open_phrases(self) -> None:
        """Show the phrases below the cursor."""
        self._fill()
        if not self._list.count():
            return
        window = self.window()
        if self._list.parent() is not window:
            self._list.setParent(window)
        self._list.setFont(theme.font())
        height = min(self._list.count(), _MOST_SHOWN) * theme.px(_ROW) + 2
        for row in range(self._list.count()):
            self._list.item(row).setSizeHint(QSize(0, theme.px(_ROW)))
        at = self.viewport().mapTo(window, self.cursorRect().bottomLeft())
        top = at.y() if at.y() + height <= window.height() else max(0, at.y() - height - theme.px(_ROW))
        left = self.mapTo(window, self.rect().topLeft()).x()
        self._list.setGeometry(left, top, self.width(), height)
        self._list.setCurrentRow(0)
        self._list.show()
        self._list.raise_()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride and self.is_open()
        if override and isinstance(event, QKeyEvent) and event.key() in _KEYS_OF_THE_LIST:
            event.accept()  # while the list is open these keys are its own, whatever the window binds to them
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_open() and self._on_key_of_list(event):
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Slash and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.open_phrases()
            return
        down = event.key() == Qt.Key.Key_Down and not self.toPlainText()
        if plain and self._phrases and (down or self._opens(event.text())):
            self.open_phrases()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._phrases and self._opens(event.commitString()):
            self.open_phrases()
            return
        self._list.hide()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._list.underMouse():
            self._list.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        self._list.hide()
        super().hideEvent(event)

    def _on_key_of_list(self, event: QKeyEvent) -> bool:
        key, typed = event.key(), event.text()
        if key in _STEPS:
            last = self._list.count() - 1
            self._list.setCurrentRow(min(last, max(0, self._list.currentRow() + _STEPS[Qt.Key(key)])))
        elif key in _ENTER:
            self._take()
        elif key == Qt.Key.Key_Delete and 0 <= self._list.currentRow() < len(self._phrases):
            phrase = self._phrases[self._list.currentRow()]
            if phrase in (self._own or ()):
                self.phrase_dropped.emit(phrase)
                self.open_phrases()
        elif typed.isdecimal() and 1 <= int(typed) <= len(self._phrases):
            self._list.setCurrentRow(int(typed) - 1)
            self._take()
        else:
            self._list.hide()
            return key == Qt.Key.Key_Escape
        return True

    def _opens(self, typed: str) -> bool:
        return typed in _OPENERS and self.textCursor().positionInBlock() == 0

    def _take(self) -> None:
        row = self._list.currentRow()
        self._list.hide()
        if 0 <= row < len(self._phrases):
            self.insertPlainText(self._phrases[row])
        elif row == len(self._phrases):
            self.phrase_kept.emit(self._written())
        self.setFocus(Qt.FocusReason.OtherFocusReason)
