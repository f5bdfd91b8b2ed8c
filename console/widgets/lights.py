"""The shapes of the lights (UI §4): each state has a form of its own, so that no one needs the colour.

A state is a `RowState` or its word. The shapes are designed on a square of 16 and drawn at any size.
"""

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from console import theme
from domain.words import RowState

STATES = tuple(RowState)

# The token in which text beside a light is written, where the state colours its text at all.
TEXT_TOKENS: dict[str, str] = {
    RowState.RED: "red",
    RowState.YELLOW: "amber",
    RowState.PENDING: "blue",
    RowState.GREEN: "text2",
    RowState.SUSPENDED: "text3",
    RowState.DRAFT: "text3",
    RowState.NONE: "text3",
}
# The token that fills bars and markers of the state.
FILL_TOKENS: dict[str, str] = {
    RowState.RED: "red",
    RowState.YELLOW: "amberfill",
    RowState.PENDING: "blue",
    RowState.GREEN: "green",
    RowState.SUSPENDED: "edge",
    RowState.DRAFT: "edge",
    RowState.NONE: "edge",
}

_UNIT = 16.0


def paint(painter: QPainter, state: str, rect: QRectF) -> None:
    """Draw the light of ``state`` into ``rect`` (a centred square of it); `KeyError` if there is none."""
    draw = _DRAWINGS[state]
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / _UNIT, side / _UNIT)
    draw(painter)
    painter.restore()


def pixmap(state: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The light as a kept pixmap, ``size`` logical pixels square."""
    return _rendered(state, size, ratio, theme.current_key())


@lru_cache(maxsize=256)
def _rendered(state: str, size: int, ratio: float, _theme: str) -> QPixmap:
    if state not in _DRAWINGS:
        raise KeyError(state)
    pixels = round(size * ratio)
    image = QPixmap(pixels, pixels)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter, state, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _pen(token: str, width: float) -> QPen:
    pen = QPen(theme.colour(token), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _octagon(radius: float) -> QPolygonF:
    corners = [math.radians(22.5 + 45 * n) for n in range(8)]
    return QPolygonF([QPointF(8 + radius * math.cos(a), 8 + radius * math.sin(a)) for a in corners])


def _draw_red(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("red"))
    painter.drawPolygon(_octagon(7.58))
    painter.setPen(_pen("onlight", 2.2))
    painter.drawLine(QPointF(8, 4.2), QPointF(8, 8.8))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("onlight"))
    painter.drawEllipse(QPointF(8, 12), 1.35, 1.35)


def _draw_yellow(painter: QPainter) -> None:
    painter.setPen(_pen("amberedge", 1.2))
    painter.setBrush(theme.colour("amberfill"))
    painter.drawPolygon(QPolygonF([QPointF(8, 1.9), QPointF(15.0, 14.0), QPointF(1.0, 14.0)]))


def _draw_green(painter: QPainter) -> None:
    painter.setPen(_pen("green", 2.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(8, 8), 5.2, 5.2)


def _dashed_ring(painter: QPainter, token: str, dash: float, gap: float) -> None:
    pen = QPen(theme.colour(token), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([dash / 1.6, gap / 1.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(8, 8), 6.4, 6.4)


def _draw_pending(painter: QPainter) -> None:
    _dashed_ring(painter, "blue", 2.42, 1.6)
    hands = QPainterPath(QPointF(8, 4.6))
    hands.lineTo(8, 8)
    hands.lineTo(10.4, 9.6)
    painter.setPen(_pen("blue", 1.6))
    painter.drawPath(hands)


def _draw_suspended(painter: QPainter) -> None:
    painter.setPen(_pen("text3", 2.4))
    painter.drawLine(QPointF(5.5, 3.4), QPointF(5.5, 12.6))
    painter.drawLine(QPointF(10.5, 3.4), QPointF(10.5, 12.6))


def _draw_draft(painter: QPainter) -> None:
    _dashed_ring(painter, "text3", 2.42, 1.6)
    cloud = QPainterPath(QPointF(5.6, 9.4))
    cloud.cubicTo(3.6, 9.2, 3.8, 6.6, 5.7, 6.7)
    cloud.cubicTo(6.1, 4.2, 9.7, 4.1, 10.1, 6.5)
    cloud.cubicTo(12.2, 6.3, 12.4, 9.1, 10.4, 9.4)
    painter.setPen(_pen("text3", 1.1))
    painter.drawPath(cloud)
    arrow = QPainterPath(QPointF(8, 11.8))
    arrow.lineTo(8, 8.0)
    arrow.moveTo(6.6, 9.3)
    arrow.lineTo(8, 7.9)
    arrow.lineTo(9.4, 9.3)
    painter.drawPath(arrow)


def _draw_none(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text3"))
    painter.drawEllipse(QPointF(8, 8), 2.2, 2.2)


_DRAWINGS: dict[str, Callable[[QPainter], None]] = {
    RowState.RED: _draw_red,
    RowState.YELLOW: _draw_yellow,
    RowState.PENDING: _draw_pending,
    RowState.GREEN: _draw_green,
    RowState.SUSPENDED: _draw_suspended,
    RowState.DRAFT: _draw_draft,
    RowState.NONE: _draw_none,
}
