"""A section of the detail: its name, a quiet note beside it, and room at the end of the line."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from console import theme
from console.widgets.text import ElidedText, Text


class SectionHead(QWidget):
    """The line above a section."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._note = ElidedText(note, size=theme.SMALL, ink="text3")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addWidget(Text(title, size=theme.HEADING, weight=theme.MEDIUM))
        self._row.addWidget(self._note, 1)

    def put_note(self, note: str) -> None:
        """Another note."""
        self._note.put(note)

    def add(self, widget: QWidget) -> None:
        """Put something at the end of the line."""
        self._row.addWidget(widget)


def hairline() -> QFrame:
    """The line between two sections."""
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
