"""A number with its measure: minutes, hours, working days."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

MOST = 9_999


class _Number(QLineEdit):
    """Digits alone; Up and Down step. Empty is nothing at all, and says so."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0 if nothing else 1, MOST, self))
        self.setMaxLength(len(str(MOST)))
        self.setPlaceholderText(nothing)

    def number(self) -> int:
        return int(self.text() or 0)

    def put(self, number: int) -> None:
        self.setText(str(number) if number else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        least = 0 if self.placeholderText() else 1
        self.put(min(max(self.number() + step, least), MOST))


class Amount(QWidget):
    """A number and a choice of measures. Nought stands for nothing at all, where that is allowed.

    Signals:
        changed: another number or measure stands there.
    """

    changed = Signal()

    def __init__(self, measures: list[tuple[str, str]], nothing: str = "") -> None:
        super().__init__()
        self._number, self._measure = _Number(nothing), QComboBox()
        for key, words in measures:
            self._measure.addItem(words, key)
        self._measure.setAccessibleName(self.tr("Measure"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._number, 2)
        row.addWidget(self._measure, 3)
        self._measure.setVisible(len(measures) > 1)
        self.setFocusProxy(self._number)
        self._number.textChanged.connect(lambda _text: self.changed.emit())
        self._measure.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def setAccessibleName(self, name: str) -> None:
        """The number has the name of the field, too: it is what has the keyboard."""
        super().setAccessibleName(name)
        self._number.setAccessibleName(name)

    def number(self) -> int:
        """The number; 0 for nothing."""
        return self._number.number()

    def measure(self) -> str:
        """The key of the measure."""
        return str(self._measure.currentData())

    def put(self, number: int, measure: str = "") -> None:
        """Show another amount."""
        self._number.put(number)
        if measure:
            self._measure.setCurrentIndex(self._measure.findData(measure))

    def draft_value(self) -> Any:
        """What stands there, in plain values."""
        return [self.number(), self.measure()]

    def put_draft(self, value: Any) -> None:
        """Put it back."""
        number, measure = value
        self.put(int(number), str(measure))
