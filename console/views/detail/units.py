"""The units of the ticket, each with its own clock."""

from PySide6.QtWidgets import QVBoxLayout

from console.actions.table import BY_ID, why_not
from console.views.detail.part import Part, Seen
from console.views.detail.section import SectionHead
from console.views.detail.unit_words import unit_rows
from console.widgets.action_button import ActionButton
from console.widgets.unit_table import UnitRow, UnitTable
from domain.words import Part as UnitPart

_JOIN = "joint"
"""The act that adds assisting units."""


class UnitsPart(Part):
    """A head with the key for a further unit where there is room, and the table."""

    def __init__(self, *, with_head: bool) -> None:
        super().__init__()
        self._table = UnitTable()
        self._table.setObjectName("detail-units")
        self._action = BY_ID[_JOIN]
        self._head = SectionHead(self.tr("Units"))
        self._add = ActionButton(self.tr("Add a unit"), icon="building-community", key=self._action.keys)
        self._add.setObjectName("detail-add-unit")
        self._add.clicked.connect(lambda: self.act_requested.emit(self._action.id))
        self._head.add(self._add)
        self._with_head = with_head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._table)
        self._head.setVisible(with_head)

    def show_ticket(self, seen: Seen) -> None:
        against = why_not(self._action, seen.situation)
        self._add.allow(against)
        live = seen.ticket.live()
        assisting = sum(one.part is UnitPart.ASSISTING for one in live)
        note = self.tr("nobody yet") if not live else self.tr("1 lead, each with its own clock")
        if assisting:
            note = self.tr("1 lead and {count} assisting, each with its own clock").format(count=assisting)
        self._head.put_note(note)
        self.show_time(seen)

    def show_time(self, seen: Seen) -> None:
        rows = unit_rows(seen.directory, seen.ticket, seen.now)
        self._table.put(rows)
        self._table.setVisible(bool(rows))
        self.setVisible(bool(rows) or self._with_head)

    def rows(self) -> list[UnitRow]:
        """What is shown."""
        return self._table.rows()
