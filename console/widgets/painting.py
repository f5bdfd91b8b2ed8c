"""How the widgets put text, edges and focus rings on the screen, each in one way for all of them."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPen, QPixmap, QStaticText, QTransform

from console import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

_FOCUS_WIDTH = 2.0


# Measuring text costs as much as drawing it, and a screen at work shows the same words again and again.
_KEPT = 8_192
_widths: dict[tuple[QFont, str], int] = {}
_fitted: dict[tuple[QFont, str, int], str] = {}

_LINES_KEPT = 1_024
_WIDEST = 1.5
"""No line is wider than this many ems for each of its characters."""


class _Line:
    """A line that was written before: what fits of it, and from the second time on how it is laid out."""

    __slots__ = ("layout", "times", "width", "words")

    def __init__(self, words: str) -> None:
        self.words, self.times, self.width = words, 0, 0.0
        self.layout: QStaticText | None = None


_lines: dict[tuple[QFont, str, int], _Line] = {}
_heights: dict[QFont, float] = {}


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


def draw_line(
    painter: QPainter, rect: QRect, words: str, font: QFont, ink: str, align: Qt.AlignmentFlag = LEFT
) -> None:
    """As `draw_text`, for words that come again and again, on a device whose pixel ratio is 1."""
    if not words or rect.width() <= 0:
        return
    width = rect.width()
    key = (font, words, width)
    line = _lines.get(key)
    if line is None:
        if len(_lines) >= _LINES_KEPT:
            _lines.clear()
        line = _lines[key] = _Line(_fitting(font, words, width))
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    if line.layout is None:
        line.times += 1
        if line.times == 1:  # laying out what is written once would cost more than it spares
            flags = int(align) | int(Qt.TextFlag.TextDontClip) | int(Qt.TextFlag.TextSingleLine)
            painter.drawText(rect, flags, line.words)
            return
        line.layout, line.width = _laid_out(font, line.words)
    left = float(rect.left())
    if align == RIGHT:
        left += width - line.width
    elif align == CENTRE:
        left += (width - line.width) / 2
    painter.drawStaticText(QPointF(left, rect.top() + (rect.height() - _height(font)) / 2), line.layout)


def _laid_out(font: QFont, words: str) -> tuple[QStaticText, float]:
    layout = QStaticText(words)
    layout.setTextFormat(Qt.TextFormat.PlainText)
    layout.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    layout.prepare(QTransform(), font)
    return layout, QFontMetricsF(font).horizontalAdvance(words)


def _height(font: QFont) -> float:
    height = _heights.get(font)
    if height is None:
        height = _heights[font] = QFontMetricsF(font).height()
    return height


def _fitting(font: QFont, words: str, width: int) -> str:
    if len(words) * font.pixelSize() * _WIDEST <= width:
        return words
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


def draw_kept_box(
    painter: QPainter, rect: QRect, fill: str | None, edge: str, radius: float, ground: str
) -> None:
    """As `draw_box` with an edge of 1 on a plain `ground`, kept as pixels; where the pixel ratio is 1."""
    drawing = _box(rect.width(), rect.height(), fill, edge, radius, ground, theme.current_key())
    painter.drawPixmap(rect.topLeft(), drawing)


@lru_cache(maxsize=128)
def _box(
    width: int, height: int, fill: str | None, edge: str, radius: float, ground: str, _theme: str
) -> QPixmap:
    drawing = QPixmap(width, height)
    drawing.fill(theme.colour(ground))
    painter = QPainter(drawing)
    draw_box(painter, drawing.rect(), fill, edge, 1.0, radius)
    painter.end()
    return drawing


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
