"""暂缓提醒: no sound reminds of a red ticket for half an hour; the reason stands in the hand-over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console import theme
from console.widgets.action_button import PRIMARY, ActionButton
from console.widgets.form_field import FormField
from console.widgets.text import Text


class ShelveView(QWidget):
    """Asks for the reason.

    Signals:
        shelved: the reason was given.
    """

    shelved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("shelve")
        self.line = QLineEdit()
        self.line.setObjectName("shelve-reason")
        self.line.setMaxLength(200)
        self.line.returnPressed.connect(self.submit)
        self._field = FormField(self.tr("Reason"), self.line, required=True)
        button = ActionButton(self.tr("Put the reminder off"), key="Enter", kind=PRIMARY, tall=True)
        button.setObjectName("shelve-submit")
        button.clicked.connect(self.submit)
        note = Text(
            self.tr(
                "For 30 minutes no sound reminds of this ticket; its row stays red, and it is still to be"
                " confirmed. The reason goes into the record of the ticket and into the hand-over."
            ),
            size=theme.SMALL,
            ink="text2",
            wrap=True,
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(14)
        column.addWidget(note)
        column.addWidget(self._field)
        column.addStretch(1)
        column.addLayout(foot)

    def submit(self) -> None:
        """Take the reason, which must be there."""
        reason = self.line.text().strip()
        if reason:
            self.shelved.emit(reason)
        else:
            self._field.set_error(self.tr("Write why nobody needs to be reminded"))
            self.line.setFocus()
