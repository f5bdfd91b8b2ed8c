"""The facts of the ticket; what a colleague changed is seen to change."""

from PySide6.QtWidgets import QMenu, QVBoxLayout

from console import terms
from console.actions.table import BY_ID, why_not
from console.views.detail.fact_words import ALIKE, REPORTER, TICKET, facts
from console.views.detail.part import Part, Seen
from console.widgets.fact_grid import FactGrid
from domain.acts import Reveal
from domain.ticket import short_number

_MOST = 12
_MERGE = "merge"
"""The act that merges repeats."""


class FactsPart(Part):
    """Rows of label and value, some with something to do about them."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = FactGrid()
        self._grid.setObjectName("detail-facts")
        self._shown = 0
        self._seen: Seen | None = None
        self._menu = QMenu(self)
        self._menu.setObjectName("detail-alike")
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
        if key == ALIKE and self._seen is not None:
            self._list_alike(self._seen)
        elif key.startswith(TICKET):
            self.ticket_wanted.emit(int(key.removeprefix(TICKET)))
        elif key.startswith(REPORTER) and self._seen is not None:
            reporter = key.removeprefix(REPORTER)
            if self._seen.opened.revealed(reporter) is None:
                self.payload_made.emit(Reveal(reporter=reporter))
            else:
                self.form_wanted.emit("answer", {"reporter": reporter})

    def _list_alike(self, seen: Seen) -> None:
        """A menu of the tickets like this one; each opens, and they can be merged where the role may."""
        self._menu.clear()
        for row in seen.alike[:_MOST]:
            words = f"{short_number(row.id)}  {row.title}  {terms.stage(row.stage)}"
            entry = self._menu.addAction(words)
            entry.setObjectName(f"alike-{row.id}")
            entry.triggered.connect(lambda _checked=False, ident=row.id: self.ticket_wanted.emit(ident))
        if _MERGE in BY_ID and not why_not(BY_ID[_MERGE], seen.situation):
            self._menu.addSeparator()
            merge = self._menu.addAction(BY_ID[_MERGE].title())
            merge.triggered.connect(lambda: self.act_requested.emit(_MERGE))
        button = self._grid.act_button(ALIKE)
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
