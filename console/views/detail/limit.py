"""The limit that decides the light, as a bar with its marks."""

from PySide6.QtWidgets import QVBoxLayout

from console.views import ticket_words
from console.views.detail.part import Part, Seen
from console.widgets.limit_bar import LimitBar


class LimitPart(Part):
    """Hidden where no clock of the ticket is worth a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = LimitBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)

    def show_ticket(self, seen: Seen) -> None:
        self.show_time(seen)

    def show_time(self, seen: Seen) -> None:
        shown = ticket_words.shown_clock(seen.directory, seen.ticket, seen.now)
        self.setVisible(shown is not None)
        if shown is not None:
            self._bar.put(shown.limit, seen.now, shown.words, shown.note)
