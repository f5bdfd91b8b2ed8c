"""Icons of the interface: line drawings from ``resources/icons``, painted in the colour of a token.

A drawing is rendered once for each colour and size in device pixels and then kept, so that painting one
costs a copy of pixels and stays sharp at any device pixel ratio.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from console import theme
from resources import resource_path

# 24-pixel drawings look heavy beside Han text at a stroke of 2 (UI mock-ups use 1.75).
_STROKE_AS_DRAWN, _STROKE = 'stroke-width="2"', 'stroke-width="1.75"'
_DEVICE_SIZES = (16, 18, 20, 24, 28, 32, 36, 40, 48, 64)


def pixmap(name: str, ink: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon ``name`` in the colour of token ``ink``, ``size`` logical pixels square, at a pixel ratio.

    Raises `FileNotFoundError` when there is no such drawing.
    """
    return _rendered(name, theme.colour(ink).name(), size, ratio)


def icon(name: str, ink: str = "text1") -> QIcon:
    """A `QIcon` of the drawing for Qt's own buttons and menus; ask again after the theme changed."""
    made = QIcon()
    for size in _DEVICE_SIZES:
        made.addPixmap(pixmap(name, ink, size))
        made.addPixmap(pixmap(name, "disabled", size), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=2048)
def _rendered(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    renderer = _renderer(name, colour)
    pixels = round(size * ratio)
    image = QPixmap(pixels, pixels)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("currentColor", colour).replace(_STROKE_AS_DRAWN, _STROKE)
    return QSvgRenderer(QByteArray(drawing.encode()))
