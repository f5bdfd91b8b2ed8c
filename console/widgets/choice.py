"""One of several, each with a key of its own: what `Segmented` and `ChoiceTiles` have in common."""

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from console.widgets.painted import PaintedButton


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be chosen. ``hint`` is the key for it: a digit or a letter."""

    key: str
    words: str
    detail: str = ""
    hint: str = ""


class ChoiceButton(PaintedButton):
    """The button of one option.

    Signals:
        looked_at: pointer or keyboard came to the option (True) or left it (False).
    """

    looked_at = Signal(bool)

    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(parent)
        self.option = option
        self.setCheckable(True)
        self.setAccessibleName(f"{option.hint} {option.words}".strip())
        self.setAccessibleDescription(option.detail)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.looked_at.emit(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.looked_at.emit(False)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.looked_at.emit(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.looked_at.emit(False)
        super().focusOutEvent(event)


class Choice(QWidget):
    """Exactly one option is chosen, or none yet. Its keys work while any of its buttons has the keyboard.

    Tab stops at it once: the arrows and the keys of the options go to the others.

    Signals:
        chosen: the user chose an option (its key), also the same one again by its key.
        previewed: the option that pointer or keyboard rests on changed (its key; empty for none).
    """

    chosen = Signal(str)
    previewed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, ChoiceButton] = {}
        self._value = ""

    def value(self) -> str:
        """The key of the chosen option; empty when none is."""
        return self._value

    def put(self, key: str) -> None:
        """Mark an option as chosen without telling; an empty key marks none."""
        self._value = key
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._stop_at(self._resting())

    def button(self, key: str) -> ChoiceButton:
        """The button of one option, for example to switch it off with a reason."""
        return self._buttons[key]

    def choose(self, key: str) -> None:
        """Choose an option as the user does; one that is switched off stays as it is."""
        if self._buttons[key].isEnabled():
            self.put(key)
            self.chosen.emit(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Whoever gives the whole the keyboard means what is chosen, else the first: only buttons hear keys.
        at = self._resting()
        if at is not None:
            at.setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, ChoiceButton):
            self._stop_at(watched)
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self._stop_at(self._resting())
        return super().eventFilter(watched, event)

    def _resting(self) -> ChoiceButton | None:
        """The button that the keyboard comes to: what is chosen, else the first that can be."""
        usable = [button for button in self._buttons.values() if button.isEnabled()]
        return next((button for button in usable if button.isChecked()), usable[0] if usable else None)

    def _stop_at(self, stop: ChoiceButton | None) -> None:
        """The choice is one question: Tab comes to one of its buttons and goes on to the next question."""
        for button in self._buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            if button.focusPolicy() is not policy:
                button.setFocusPolicy(policy)

    def _adopt(self, button: ChoiceButton) -> None:
        key = button.option.key
        self._buttons[key] = button
        button.installEventFilter(self)
        button.clicked.connect(lambda: self.choose(key))
        button.looked_at.connect(lambda here: self.previewed.emit(key if here else ""))
        self._stop_at(self._resting())

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        typed = event.text().upper()
        for key, button in self._buttons.items():
            if typed and typed == button.option.hint.upper() and button.isEnabled():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.choose(key)
                return True
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return False
        self._step(watched, step)
        return True

    def _step(self, watched: QObject, step: int) -> None:
        usable = [button for button in self._buttons.values() if button.isEnabled()]
        at = next((n for n, button in enumerate(usable) if button is watched), 0)
        usable[(at + step) % len(usable)].setFocus(Qt.FocusReason.TabFocusReason)
