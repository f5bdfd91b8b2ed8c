"""Words that somebody will get, set apart in a frame: the text of a message before it is sent (UI §6)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.painted import Painted
from console.widgets.text import Text

_PADDING, _ICON = 10, 16


class Quote(Painted):
    """An icon at the left, the words beside it, as many lines as they need."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._words = Text(size=theme.SMALL, ink="text1", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._on_look_changed()

    def put(self, words: str) -> None:
        """Quote these words."""
        self._words.put(words)
        self.setAccessibleName(words)

    def words(self) -> str:
        """What is quoted."""
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.draw_box(painter, self.rect(), "bg2", "line", theme.border())
        side, at = theme.px(_ICON), theme.px(_PADDING)
        painter.drawPixmap(at, at, icons.pixmap(self._icon, "text2", side, self.devicePixelRatioF()))

    def _on_look_changed(self) -> None:
        pad = theme.px(_PADDING)
        self._column.setContentsMargins(2 * pad + theme.px(_ICON), theme.px(8), pad, theme.px(8))
        super()._on_look_changed()
