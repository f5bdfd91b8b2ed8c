"""The note box: what was typed for one ticket waits there until that ticket is in sight again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from console.actions.table import BY_ID, why_not
from console.views.detail.part import Part, Seen
from console.widgets.action_button import ActionButton
from domain.acts import Note

_LONGEST = 4_000


class NotePart(Part):
    """A line and its key; Ctrl Enter sends."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._kept: dict[int, str] = {}
        self._shown: int | None = None
        self._note = QLineEdit()
        self._note.setObjectName("detail-note")
        self._note.setMaxLength(_LONGEST)
        self._note.setPlaceholderText(self.tr("Add to the record …"))
        self._note.setAccessibleName(self.tr("Note"))
        self._send = ActionButton(self.tr("Record"), key="Ctrl ↵")
        self._send.setObjectName("detail-note-send")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._note, 1)
        row.addWidget(self._send)
        self._send.clicked.connect(self.send)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self._note)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.send)

    def show_ticket(self, seen: Seen) -> None:
        self.keep_for(seen.ticket.id)
        self._seen = seen
        against = why_not(BY_ID["note"], seen.situation)
        self._note.setEnabled(not against)
        self._note.setToolTip(against)
        self._send.allow(against)

    def keep_for(self, chosen: int | None) -> None:
        """What was typed for one ticket is not sent to another; it waits until its ticket comes back."""
        if chosen == self._shown:
            return
        if self._shown is not None:
            self._kept[self._shown] = self._note.text()
        self._shown, self._seen = chosen, None
        self._note.setText(self._kept.pop(chosen, "") if chosen is not None else "")

    def send(self) -> None:
        """Send what stands in the box."""
        text = self._note.text().strip()
        if text and self._seen is not None and self._send.isEnabled():
            self._note.clear()
            self.payload_made.emit(Note(text=text))

    def take_over(self, other: "NotePart") -> None:
        """What was typed in the box of the panel goes on in that of the page, and back."""
        if other.shown() == self._shown:
            self._note.setText(other.give_up() or self._note.text())

    def shown(self) -> int | None:
        """Whose note it is."""
        return self._shown

    def give_up(self) -> str:
        """What was typed is another box's from now on."""
        words = self._note.text()
        self._note.clear()
        return words

    def take_focus(self) -> None:
        """Put the keyboard into the box."""
        self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_back(self, text: str) -> None:
        """A note was refused: its text comes back, before what was typed meanwhile."""
        self._note.setText(" ".join(part for part in (text, self._note.text()) if part))
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)
