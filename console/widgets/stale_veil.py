"""Old data must look old: a hatch over the data itself, with its age (UI §0.7)."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from console import theme
from console.widgets import painting
from console.widgets.painted import Painted

_STEP, _LINE, _STRENGTH = 14, 1.5, 0.35


class StaleVeil(Painted):
    """Lies over its host without taking pointer or keyboard: what is under it can still be used."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host, self._words = host, ""
        self._hatch: QBrush | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host.installEventFilter(self)
        self.hide()

    def put(self, words: str) -> None:
        """Hatch the host and say how old its data is; empty words take the hatch away."""
        if words == self._words and self.isVisible() == bool(words):
            return
        self._words = words
        self.setAccessibleName(words)
        if not words:
            self.hide()
            return
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.update()

    def words(self) -> str:
        """What it says."""
        return self._words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._hatch is None:
            self._hatch = _hatching()
        painter.fillRect(event.rect(), self._hatch)
        font = theme.font(theme.BODY, theme.MEDIUM)
        width = min(painting.text_width(font, self._words) + theme.px(24), self.width() - 8)
        box = QRect((self.width() - width) // 2, theme.px(8), width, theme.px(28))
        painting.draw_box(painter, box, "amberbg", "amberfill", theme.border())
        painting.draw_text(painter, box, self._words, font, "text1", painting.CENTRE)

    def _on_look_changed(self) -> None:
        self._hatch = None
        super()._on_look_changed()


def _hatching() -> QBrush:
    """One tile of diagonal lines, drawn once for a theme."""
    tile = QPixmap(_STEP, _STEP)
    tile.fill(Qt.GlobalColor.transparent)
    ink = theme.veil("hatch", _STRENGTH)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, _LINE))
    for shift in (-_STEP, 0, _STEP):
        painter.drawLine(shift - 2, _STEP + 2, shift + _STEP + 2, -2)
    painter.end()
    return QBrush(tile)
