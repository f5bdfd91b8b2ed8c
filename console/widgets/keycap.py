"""The name of a key in a small frame, shown beside what the key does."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console import theme
from console.widgets import painting
from console.widgets.painted import Painted


def keycap_size(key: str) -> QSize:
    """The room a key cap needs at the present text scale."""
    width = painting.text_width(theme.font(theme.CAPTION, theme.MEDIUM), key) + theme.px(10)
    return QSize(width, theme.px(18))


def draw_keycap(painter: QPainter, rect: QRect, key: str, ink: str = "text2", edge: str = "edge") -> None:
    """Draw a key cap, centred upright in ``rect``, at its left edge."""
    size = keycap_size(key)
    box = QRect(rect.left(), rect.center().y() - size.height() // 2 + 1, size.width(), size.height())
    painting.draw_box(painter, box, None, edge, 1.0, 3)
    painting.draw_text(painter, box, key, theme.font(theme.CAPTION, theme.MEDIUM), ink, painting.CENTRE)


class KeyCap(Painted):
    """A key cap standing by itself, for example in a line of hints."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return keycap_size(self._key)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_keycap(painter, self.rect(), self._key)
