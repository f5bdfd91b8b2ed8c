"""One file as a tile: the picture with its caption over it, or its kind; how far it has come."""

import msgspec
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.painted import PaintedButton

_ICON, _CAPTION, _PAD, _BAR = 28, 22, 6, 4
_VEIL = 0.86
_VEIL_OF_MORE = 0.7


class PhotoItem(msgspec.Struct, frozen=True, kw_only=True):
    """What a tile shows beside its picture."""

    key: str
    caption: str
    """Over the picture: 处置前 06-11 11:38."""
    short: str = ""
    """Over the picture where the caption has no room."""
    name: str = ""
    """In full, for the tool tip and assistive programs; the caption where it is empty."""
    icon: str = "photo"
    """In place of a picture."""
    progress: float | None = None
    """From 0 to 1, while it is brought; None once it is there."""
    problem: str = ""
    """Why it could not be brought."""


class PhotoTile(PaintedButton):
    """A button that is a picture. Its picture fills it; what stands over is cut off evenly."""

    def __init__(self, item: PhotoItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._more = 0
        self._image = QImage()
        self._given = False
        self._scaled = QPixmap()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.put(item)

    def put(self, item: PhotoItem) -> None:
        """Show other words."""
        self._item = item
        name = item.name or item.caption
        self.setAccessibleName(f"{name} {item.problem}".strip())
        self.setToolTip(item.problem or name)
        self.update()

    def item(self) -> PhotoItem:
        """What is shown."""
        return self._item

    def put_image(self, image: QImage) -> None:
        """The picture has come."""
        self._image, self._scaled, self._given = image, QPixmap(), True
        self.update()

    def has_image(self) -> bool:
        """Whether a picture has come, be it one that cannot be read."""
        return self._given

    def put_more(self, more: int) -> None:
        """How many others are not shown: `+3` over the picture."""
        if more != self._more:
            self._more = more
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(128), theme.px(112))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(64), theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect()
        shape = QPainterPath()
        shape.addRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(rect, theme.colour("bg2"))
        if self._image.isNull():
            self._draw_icon(painter, rect)
        else:
            painter.drawPixmap(0, 0, self._fitted())
        self._draw_caption(painter, rect)
        if self._more:
            self._draw_more(painter, rect)
        if self._item.progress is not None and not self._item.problem:
            self._draw_progress(painter, rect, self._item.progress)
        painter.restore()
        edge = "amber" if self._item.problem else "edge" if self.underMouse() else "line"
        painting.draw_box(painter, rect, None, edge, theme.border())
        if self.hasFocus():
            painting.draw_focus_ring(painter, rect)

    def _fitted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = (self.size().toSizeF() * ratio).toSize()
        if self._scaled.size() != wanted:
            whole = self._image.scaled(
                wanted,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            left, top = (whole.width() - wanted.width()) // 2, (whole.height() - wanted.height()) // 2
            self._scaled = QPixmap.fromImage(whole.copy(QRect(left, top, wanted.width(), wanted.height())))
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _draw_icon(self, painter: QPainter, rect: QRect) -> None:
        size = theme.px(_ICON)
        name = "alert-triangle" if self._item.problem else self._item.icon
        ink = "amber" if self._item.problem else "text3"
        picture = icons.pixmap(name, ink, size, self.devicePixelRatioF())
        room = rect.height() - theme.px(_CAPTION) - theme.px(_PAD)
        painter.drawPixmap((rect.width() - size) // 2, max(2, (room - size) // 2), picture)

    def _draw_caption(self, painter: QPainter, rect: QRect) -> None:
        words, font = self._item.caption, theme.font(theme.CAPTION)
        if not words:
            return
        pad, height = theme.px(_PAD), theme.px(_CAPTION)
        if self._item.short and painting.text_width(font, words) + 4 * pad >= rect.width():
            words = self._item.short
        width = min(painting.text_width(font, words) + 2 * pad + 1, rect.width() - 2 * pad)
        box = QRect(pad, rect.height() - height - pad, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.veil("bg0", _VEIL))
        painter.drawRoundedRect(box, 3, 3)
        painting.draw_text(painter, box.adjusted(pad, 0, -pad, 0), words, font, "text1")

    def _draw_more(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, theme.veil("bg0", _VEIL_OF_MORE))
        painting.draw_text(
            painter, rect, f"+{self._more}", theme.font(theme.TITLE, theme.MEDIUM), "text1", painting.CENTRE
        )

    def _draw_progress(self, painter: QPainter, rect: QRect, part: float) -> None:
        height = theme.px(_BAR)
        painter.fillRect(0, rect.height() - height, rect.width(), height, theme.colour("bg3"))
        painter.fillRect(
            0, rect.height() - height, round(rect.width() * part), height, theme.colour("bluefill")
        )
