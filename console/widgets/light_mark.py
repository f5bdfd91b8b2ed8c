"""One light standing by itself, in a head or beside a name."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console import theme
from console.widgets import lights
from console.widgets.painted import Painted


class LightMark(Painted):
    """The shape of a state; to assistive programs it says the words it is given."""

    def __init__(self, side: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._state = side, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def put(self, state: str, words: str) -> None:
        """Show the light of a state (one of `lights.STATES`)."""
        self.setAccessibleName(words)
        self.setToolTip(words)
        if state != self._state:
            self._state = state
            self.update()

    def state(self) -> str:
        """The state that is shown."""
        return self._state

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._state:
            lights.paint(QPainter(self), self._state, QRectF(self.rect()))
