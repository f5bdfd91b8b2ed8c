"""Title and description of the ticket; a long description is folded."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from console import theme
from console.views.detail.part import Part, Seen
from console.widgets import painting
from console.widgets.folded_text import FoldedText
from console.widgets.text import Text


class StoryPart(Part):
    """What was reported, in the words of the report."""

    def __init__(self, *, title_size: int = theme.TITLE) -> None:
        super().__init__()
        self._title = Text(size=title_size, weight=theme.MEDIUM, wrap=True)
        self._title.setObjectName("detail-title")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._description = FoldedText(lines=3)
        self._shown = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._description)

    def show_ticket(self, seen: Seen) -> None:
        if seen.ticket.id != self._shown:
            self._shown = seen.ticket.id
            self._description.fold()
        self._title.put(seen.ticket.title)
        self._description.put(seen.ticket.description)
        self._description.setVisible(bool(seen.ticket.description))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(painting.line_height(theme.font(theme.TITLE)))
