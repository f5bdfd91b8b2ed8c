"""A panel of a page: a hairline around, a head with a title, and room for what it shows."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console import theme
from console.widgets import painting
from console.widgets.painted import Painted
from console.widgets.text import ElidedText, Text

_HEAD = 36


class Sheet(Painted):
    """A hairline around, and nothing else."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("line"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), theme.colour("bg1"))


class Panel(Painted):
    """Put marks beside the title with `add_mark`, buttons at the right of the head with `add_to_head`."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(title, weight=theme.MEDIUM)
        self._note = ElidedText(note, size=theme.SMALL, ink="text3")
        self._head = QHBoxLayout()
        self._head.setContentsMargins(12, 0, 8, 0)
        self._head.setSpacing(8)
        self._head.addWidget(self._title)
        self._head.addWidget(self._note, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._holder = QWidget()
        self._holder.setLayout(self._head)
        self._column.addWidget(self._holder)
        self._column.addSpacing(1)
        self.set_title(title, note)
        self._on_look_changed()

    def set_title(self, title: str, note: str = "") -> None:
        """Name the panel; the note stands beside the title, more quietly."""
        self._title.put(title)
        self._title.setVisible(bool(title))
        self._note.put(note)
        self.setAccessibleName(title)

    def add_mark(self, mark: QWidget) -> None:
        """Put a light, a pill or a grade before the note, after what stands there."""
        self._head.insertWidget(self._head.indexOf(self._note), mark)

    def give_room_to(self, mark: QWidget) -> None:
        """Let a mark take all the room of the head; the note has none then."""
        self._note.hide()
        self._head.setStretchFactor(mark, 1)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a button or tabs at the right end of the head."""
        self._head.addWidget(widget)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something below what the panel shows."""
        self._column.addWidget(widget, stretch)

    def column(self) -> QVBoxLayout:
        """The layout under the head, for what needs more than `add`."""
        return self._column

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("line"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), theme.colour("bg1"))
        line = self._holder.geometry().bottom() + 1
        painting.draw_hairline(painter, 0, line, self.width(), line)

    def _on_look_changed(self) -> None:
        self._holder.setFixedHeight(theme.px(_HEAD))
        super()._on_look_changed()
