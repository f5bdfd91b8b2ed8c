"""The facts of the ticket; what a colleague changed is seen to change."""

from PySide6.QtWidgets import QVBoxLayout

from console.views.detail.fact_words import REPORTER, TICKET, facts
from console.views.detail.part import Part, Seen
from console.widgets.fact_grid import FactGrid
from domain.acts import Reveal


class FactsPart(Part):
    """Rows of label and value, some with something to do about them."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = FactGrid()
        self._grid.setObjectName("detail-facts")
        self._shown = 0
        self._seen: Seen | None = None
        self._grid.act_requested.connect(self._on_act_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid)

    def show_ticket(self, seen: Seen) -> None:
        same = seen.ticket.id == self._shown
        self._shown, self._seen = seen.ticket.id, seen
        self._grid.put(facts(seen), flash=same)

    def values(self) -> dict[str, str]:
        """What the rows say, by key."""
        return self._grid.values()

    def grid(self) -> FactGrid:
        """The rows."""
        return self._grid

    def _on_act_requested(self, key: str) -> None:
        if key.startswith(TICKET):
            self.ticket_wanted.emit(int(key.removeprefix(TICKET)))
        elif key.startswith(REPORTER) and self._seen is not None:
            reporter = key.removeprefix(REPORTER)
            if self._seen.opened.revealed(reporter) is None:
                self.payload_made.emit(Reveal(reporter=reporter))
            else:
                self.form_wanted.emit("answer", {"reporter": reporter})
