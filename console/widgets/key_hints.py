"""While Alt is held the keys stand on the controls that they work (UI §14)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from console import theme
from console.widgets import painting
from console.widgets.keycap import keycap_size
from console.widgets.painted import Painted

HINT: Final = "keyHint"
"""The property of a control that names its key."""
AFTER_MS: Final = 350
"""Alt and a digit are pressed together faster than this: then nothing is shown."""


class KeyHints(Painted):
    """Lies over its host, lets every click through, and paints a cap on each control that has a key."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._caps: list[tuple[QPoint, str]] = []
        self._after = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._after.timeout.connect(self.show_now)
        self.hide()

    def alt_pressed(self) -> None:
        """Alt is held; after a moment the keys are shown."""
        self._after.start()

    def alt_released(self) -> None:
        """Alt was let go, or became part of a chord."""
        self._after.stop()
        self.hide()

    def show_now(self) -> None:
        """Show the keys of all controls in sight."""
        self._caps = []
        for button in self._host.findChildren(QAbstractButton):
            keys = button.property(HINT)
            if keys and button.isVisible():
                size = keycap_size(keys)
                corner = button.mapTo(self._host, button.rect().bottomRight())
                right = min(corner.x(), self._host.width() - 1) - size.width()
                at = QPoint(max(0, right), max(0, corner.y() - size.height() + 4))
                self._caps.append((at, str(keys)))
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()

    def _on_look_changed(self) -> None:
        super()._on_look_changed()
        if self.isVisible():
            QTimer.singleShot(0, self, self.show_now)  # once the controls have their new places

    def hints(self) -> list[str]:
        """The keys on the screen; none while Alt is not held."""
        return [keys for _at, keys in self._caps] if self.isVisible() else []

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, keys in self._caps:
            box = QRect(at, keycap_size(keys))
            painting.draw_box(painter, box, "bluefill", "onfill", 1.0, 3)
            font = theme.font(theme.CAPTION, theme.MEDIUM)
            painting.draw_text(painter, box, keys, font, "onfill", painting.CENTRE)
