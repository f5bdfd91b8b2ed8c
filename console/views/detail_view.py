"""The detail as a panel beside the queue (UI §5)."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console import theme
from console.files import Files
from console.models.company import Company
from console.models.open_ticket import OpenTicket
from console.views.detail.detail import Alike, Detail, SituationNow
from console.views.detail.section import hairline
from console.widgets.fitting_area import FittingArea
from console.widgets.panel import Panel

_LOW = 340


class DetailView(Detail):
    """Everything of the ticket in one column: what it is, its clocks, what can be done, what happened."""

    def __init__(
        self,
        opened: OpenTicket,
        situation: SituationNow,
        company: Company | None = None,
        *,
        files: Files | None = None,
        alike: Alike | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(opened, situation, company, files=files, alike=alike, parent=parent)
        theme.changes.changed.connect(self._place_acts)

    def lay_out(self, body: QWidget) -> None:
        panel = Panel()
        panel.add_mark(self.head)
        panel.give_room_to(self.head)
        inner = QWidget()
        self._top = top = QVBoxLayout(inner)
        top.setContentsMargins(12, 12, 12, 8)
        top.setSpacing(8)
        for part in (self.story, self.marks, self.photos, self.facts, self.limit, self.units):
            top.addWidget(part)
        area = FittingArea()
        area.setWidget(inner)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area)
        self._below = _framed(self.acts, 4, 8)
        column.addLayout(self._below)
        column.addWidget(hairline())
        column.addLayout(_framed(self.timeline, 2, 0, right=4), 1)
        column.addWidget(hairline())
        column.addLayout(_framed(self.note, 8, 10))
        panel.add(body, 1)
        panel.add(self._skeleton, 1)
        panel.add(self._empty, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_acts()

    def _place_acts(self) -> None:
        """Where the panel is low for its text, the acts are scrolled with the facts."""
        low = self.height() < theme.px(_LOW)
        wanted, other = (self._top, self._below) if low else (self._below, self._top)
        if wanted.indexOf(self.acts) < 0:
            other.removeWidget(self.acts)
            wanted.addWidget(self.acts)


def _framed(widget: QWidget, above: int, below: int, right: int = 12) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(12, above, right, below)
    column.addWidget(widget)
    return column
