"""A picture to look at closely: fitted or enlarged, turned, moved by hand."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from console import theme
from console.widgets.painted import Painted

_STEP = 1.25
_LARGEST = 8.0
"""Screen pixels for one of the picture."""


class PhotoCanvas(Painted):
    """Zooms to the cursor, never smaller than what fits.

    Signals:
        zoomed: another scale (screen pixels for one of the picture).
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._scale = 1.0
        self._fitted = True
        self._centre = QPointF()
        self._held: QPointF | None = None
        self.setMinimumSize(80, 80)

    def put(self, image: QImage) -> None:
        """Show another picture, whole; a null one shows none."""
        self._image = image
        self.fit()

    def image(self) -> QImage:
        """What is shown, as it was turned."""
        return self._image

    def scale(self) -> float:
        """Screen pixels for one of the picture."""
        return self._scale

    def fit(self) -> None:
        """Show the whole picture; a small one in its own size."""
        self._fitted = True
        self._scale = self._fitting()
        self._centre = QPointF(self._image.width() / 2, self._image.height() / 2)
        self._tell()

    def show_full_size(self) -> None:
        """One pixel of the picture for one of the screen."""
        self._zoom_to(1.0, QPointF(self.rect().center()))

    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom_to(self._scale * _STEP, QPointF(self.rect().center()))

    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom_to(self._scale / _STEP, QPointF(self.rect().center()))

    def turn(self) -> None:
        """Turn it by a quarter, clockwise."""
        if not self._image.isNull():
            self.put(self._image.transformed(QTransform().rotate(90)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if steps:
            self._zoom_to(self._scale * _STEP**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self._fitted:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._centre -= (event.position() - self._held) / self._scale
            self._held = event.position()
            self._keep_in()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._fitted:
            self._zoom_to(max(1.0, self._scale * 2), event.position())
        else:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("overlay"))
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._scale < 2)
        size = QPointF(self._image.width(), self._image.height()) * self._scale
        corner = QPointF(self.rect().center()) - self._centre * self._scale
        painter.drawImage(QRectF(corner.x(), corner.y(), size.x(), size.y()), self._image)

    def _fitting(self) -> float:
        if self._image.isNull():
            return 1.0
        wide, high = self.width() / self._image.width(), self.height() / self._image.height()
        return min(wide, high, 1.0 / self.devicePixelRatioF() if wide > 1 and high > 1 else 1.0)

    def _zoom_to(self, scale: float, at: QPointF) -> None:
        if self._image.isNull():
            return
        fitting = self._fitting()
        wanted = min(max(scale, fitting), _LARGEST)
        under = self._centre + (at - QPointF(self.rect().center())) / self._scale
        self._fitted = wanted <= fitting
        self._scale = wanted
        self._centre = under - (at - QPointF(self.rect().center())) / wanted
        self._keep_in()
        self._tell()

    def _keep_in(self) -> None:
        half = QPointF(self.width(), self.height()) / (2 * self._scale)
        width, height = self._image.width(), self._image.height()
        x = width / 2 if half.x() * 2 >= width else min(max(self._centre.x(), half.x()), width - half.x())
        y = height / 2 if half.y() * 2 >= height else min(max(self._centre.y(), half.y()), height - half.y())
        self._centre = QPointF(x, y)

    def _tell(self) -> None:
        self.update()
        self.zoomed.emit(self._scale)
