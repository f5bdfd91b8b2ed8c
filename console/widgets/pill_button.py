"""A pill that can be pressed: it looks small in a head, and is as easy to hit as any button."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.keycap import draw_keycap, keycap_size
from console.widgets.painted import PaintedButton

_SEEN_HEIGHT, _ICON, _GAP, _PADDING = 24, 14, 5, 8


class PillButton(PaintedButton):
    """For example 我的街道. ``ink`` is the token of words and frame; ``trailing`` an icon after them."""

    def __init__(
        self,
        words: str,
        *,
        icon: str = "",
        trailing: str = "",
        key: str = "",
        ink: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._trailing, self._key, self._ink = icon, trailing, key, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(words)
        self.setAccessibleName(words)

    def put(self, words: str, ink: str = "text2") -> None:
        """Show other words."""
        if (words, ink) != (self.text(), self._ink):
            self._ink = ink
            self.setText(words)
            self.setAccessibleName(words)
            self._on_look_changed()

    def sizeHint(self) -> QSize:
        parts = [painting.text_width(theme.font(theme.CAPTION), self.text())]
        parts += [theme.px(_ICON) for name in (self._icon_name, self._trailing) if name]
        if self._key:
            parts.append(keycap_size(self._key).width())
        width = sum(parts) + theme.px(_GAP) * (len(parts) - 1) + 2 * theme.px(_PADDING)
        return QSize(max(width + 2, theme.HIT_TARGET), theme.px(theme.HIT_TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        height, side, gap = theme.px(_SEEN_HEIGHT), theme.px(_ICON), theme.px(_GAP)
        box = QRect(0, (self.height() - height) // 2, self.width(), height)
        usable = self.isEnabled()
        ink = self._ink if usable else "disabled"
        edge = ink if self._ink in {"red", "amber", "blue"} else "edge"
        painting.draw_box(
            painter, box, "bg3" if self.underMouse() and usable else None, edge, theme.border(), 3
        )
        x, end, ratio = theme.px(_PADDING), self.width() - theme.px(_PADDING), self.devicePixelRatioF()
        if self._icon_name:
            drawing = icons.pixmap(self._icon_name, ink, side, ratio)
            painter.drawPixmap(x, box.center().y() - side // 2 + 1, drawing)
            x += side + gap
        if self._key:
            end -= keycap_size(self._key).width()
            draw_keycap(painter, QRect(end, box.top(), self.width() - end, height), self._key, ink, edge)
            end -= gap
        if self._trailing:
            end -= side
            drawing = icons.pixmap(self._trailing, ink, side, ratio)
            painter.drawPixmap(end, box.center().y() - side // 2 + 1, drawing)
            end -= gap
        words = QRect(x, box.top(), end - x + 2, height)
        painting.draw_text(painter, words, self.text(), theme.font(theme.CAPTION), ink)
        if self.hasFocus():
            painting.draw_focus_ring(painter, box, 3)
