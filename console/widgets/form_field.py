"""A label, its control, and what is wrong with it, said right there (UI §15)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console import theme
from console.widgets.choice import Choice
from console.widgets.text import Text


class FormField(QWidget):
    """One question of a form. The label names the control for assistive programs too."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._control, self._hint, self._required = control, hint, required
        self._label = Text(label, size=theme.SMALL, ink="text2")
        self._label.setBuddy(control)
        self._below = Text(hint, size=theme.CAPTION, ink="text3", wrap=True)
        if not hint:
            self._below.hide()  # shown before it has a parent it would be a window of its own
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._label)
        if required:
            head.addWidget(Text(self.tr("required"), size=theme.CAPTION, ink="text3"))
        head.addStretch(1)
        self._key = Text("", size=theme.CAPTION, ink="text3")
        self._key.hide()
        head.addWidget(self._key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(control)
        column.addWidget(self._below)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        self.setFocusProxy(control)

    def control(self) -> QWidget:
        """The control."""
        return self._control

    def required(self) -> bool:
        """Whether it is marked as one that must be filled in."""
        return self._required

    def label(self) -> str:
        """The words of the label."""
        return self._label.text()

    def show_key(self, key: str) -> None:
        """Say beside the label which key leads here."""
        self._key.put(key)
        self._key.setVisible(bool(key))

    def set_hint(self, hint: str) -> None:
        """Another sentence below the control, where no error stands."""
        wrong = self.error()
        self._hint = hint
        self.set_error(wrong)

    def error(self) -> str:
        """What is wrong; empty when nothing is."""
        return self._below.text() if self._below.property("tone") == "red" else ""

    def set_error(self, words: str) -> None:
        """Say what is wrong and what to do; empty words take it back and show the hint again."""
        self._below.put(words or self._hint)
        self._below.set_ink("red" if words else "text3")
        self._below.setVisible(bool(words or self._hint))
        self._control.setAccessibleDescription(words or self._hint)
        # Of a control made of several the one that has the keyboard gets the red edge.
        marked = self._control.focusProxy() or self._control
        if bool(marked.property("wrong")) != bool(words):
            marked.setProperty("wrong", bool(words))
            marked.style().unpolish(marked)
            marked.style().polish(marked)

    def take_focus(self) -> None:
        """Put the keyboard on the control, or on what hears it within; on what only shows it does nothing."""
        there = self._hearing()
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def hears_keys(self) -> bool:
        """Whether there is anything to be typed or pressed in it."""
        return self._hearing() is not None

    def _hearing(self) -> QWidget | None:
        if isinstance(self._control, Choice) or _takes_keyboard(self._control):
            return self._control
        within = self._control.findChildren(QWidget)
        return next((one for one in within if _takes_keyboard(one) and one.isEnabled()), None)


def _takes_keyboard(widget: QWidget) -> bool:
    proxy = widget.focusProxy()
    return bool((proxy or widget).focusPolicy() & Qt.FocusPolicy.TabFocus)
