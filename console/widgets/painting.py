"""How the widgets put text, edges and focus rings on the screen, each in one way for all of them."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from console import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

_FOCUS_WIDTH = 2.0


# Measuring text costs as much as drawing it, and a screen at work shows the same words again and again.
_KEPT = 8_192
_widths: dict[tuple[QFont, str], int] = {}
_fitted: dict[tuple[QFont, str, int], str] = {}


def text_width(font: QFont, words: str) -> int:
    """How wide one line of ``words`` is, in logical pixels."""
    key = (font, words)
    width = _widths.get(key)
    if width is None:
        if len(_widths) >= _KEPT:
            _widths.clear()
        width = _widths[key] = QFontMetrics(font).horizontalAdvance(words)
    return width


def line_height(font: QFont) -> int:
    """The height of one line: the type scale's leading, never less than the glyphs need."""
    return max(round(font.pixelSize() * theme.LINE_HEIGHT), QFontMetrics(font).height() - 4)


def draw_text(
    painter: QPainter, rect: QRect, words: str, font: QFont, ink: str, align: Qt.AlignmentFlag = LEFT
) -> None:
    """Write one line into ``rect``, shortened with an ellipsis where it does not fit."""
    if not words or rect.width() <= 0:
        return
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(
        rect,
        int(align) | int(Qt.TextFlag.TextDontClip) | int(Qt.TextFlag.TextSingleLine),
        _fitting(font, words, rect.width()),
    )


def _fitting(font: QFont, words: str, width: int) -> str:
    key = (font, words, width)
    fitting = _fitted.get(key)
    if fitting is None:
        if len(_fitted) >= _KEPT:
            _fitted.clear()
        fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
        _fitted[key] = fitting
    return fitting


def draw_box(
    painter: QPainter,
    rect: QRect,
    fill: str | None,
    edge: str | None,
    width: float = 1.0,
    radius: float = theme.RADIUS,
) -> None:
    """A box with rounded corners; its edge lies inside ``rect`` and is sharp."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge:
        painter.setPen(QPen(theme.colour(edge), width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect), radius, radius)


def draw_focus_ring(painter: QPainter, rect: QRect, radius: float = theme.RADIUS) -> None:
    """The ring around what the keyboard is on: 2 px, inside ``rect``, never left out."""
    draw_box(painter, rect, None, "focus", _FOCUS_WIDTH, radius)


def draw_hairline(painter: QPainter, x1: int, y1: int, x2: int, y2: int, ink: str = "line") -> None:
    """A line one pixel wide, on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme.colour(ink), 1))
    painter.drawLine(x1, y1, x2, y2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def draw_dot(painter: QPainter, centre: QPointF, radius: float, ink: str) -> None:
    """A filled dot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ink))
    painter.drawEllipse(centre, radius, radius)
