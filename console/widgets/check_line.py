"""An item of a checklist that is ticked by what there is, not by hand (UI §10)."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.painted import Painted

_ICON, _GAP = 18, 6


class CheckLine(Painted):
    """A box, ticked or not, and what it stands for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._done, self._needed = "", False, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, words: str, *, done: bool, needed: bool) -> None:
        """Say this; what is needed and not done stands out."""
        self._words, self._done, self._needed = words, done, needed
        state = self.tr("done") if done else self.tr("not done")
        self.setAccessibleName(f"{words} {state}")
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def done(self) -> bool:
        """Whether it is ticked."""
        return self._done

    def sizeHint(self) -> QSize:
        font = theme.font(theme.SMALL)
        width = theme.px(_ICON + _GAP) + painting.text_width(font, self._words) + 2
        return QSize(width, max(painting.line_height(font) + 4, theme.px(24)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = QPainter(self), theme.px(_ICON)
        loud = self._needed and not self._done
        ink = "amber" if loud else "text1" if self._done else "text2"
        name = "square-check" if self._done else "square"
        top = (self.height() - side) // 2
        painter.drawPixmap(0, top, icons.pixmap(name, ink, side, self.devicePixelRatioF()))
        left = side + theme.px(_GAP)
        words = QRect(left, 0, self.width() - left, self.height())
        painting.draw_text(painter, words, self._words, theme.font(theme.SMALL), ink)
