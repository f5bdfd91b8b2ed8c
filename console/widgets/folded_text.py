"""A long text shown by its first lines, with a key to see all of it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console import theme
from console.widgets import painting
from console.widgets.pill_button import PillButton
from console.widgets.text import Text

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


class FoldedText(QWidget):
    """Folded at first; nothing is lost: the button below unfolds it where it is longer."""

    def __init__(
        self, *, lines: int = 3, size: int = theme.SMALL, ink: str = "text2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._size = lines, size
        self._whole, self._folded = "", True
        self._text = Text(size=size, ink=ink, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = PillButton("", trailing="chevron-down")
        self._more.setObjectName("unfold")
        self._more.clicked.connect(self._on_more_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._text)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changes.changed.connect(self._show)
        self._show()

    def put(self, words: str) -> None:
        """Show other words."""
        if words != self._whole:
            self._whole = words
            self._show()

    def fold(self) -> None:
        """Show the first lines only."""
        self._folded = True
        self._show()

    def words(self) -> str:
        """All that it says, folded or not."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show()

    def _on_more_clicked(self) -> None:
        self._folded = not self._folded
        self._show()

    def _show(self) -> None:
        fitting = self._fitting()
        long = fitting < len(self._whole)
        self._more.setVisible(long)
        self._more.put(self.tr("Show all") if self._folded else self.tr("Show less"))
        folded = long and self._folded
        self._text.put(f"{self._whole[: max(0, fitting - 1)].rstrip()}…" if folded else self._whole)
        self._text.setAccessibleName(self._whole)

    def _fitting(self) -> int:
        """How many characters stand in the first lines."""
        metrics = QFontMetrics(theme.font(self._size))
        room = max(self.width(), 120)
        most = self._lines * painting.line_height(theme.font(self._size)) + 4

        def height(count: int) -> int:
            box = QRect(0, 0, room, 100_000)
            return metrics.boundingRect(box, _WRAP, self._whole[:count]).height()

        if height(len(self._whole)) <= most:
            return len(self._whole)
        least, more = 0, len(self._whole)
        while least + 1 < more:
            middle = (least + more) // 2
            least, more = (middle, more) if height(middle) <= most else (least, middle)
        return least
