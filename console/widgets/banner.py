"""A line across the window about something that holds for a while: no connection, old data (UI §12)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.action_button import ActionButton
from console.widgets.painted import Painted
from console.widgets.text import Text

WARNING, TROUBLE, NOTICE = "warning", "trouble", "notice"
_GROUND = {WARNING: ("amberbg", "amberfill"), TROUBLE: ("redbg", "red"), NOTICE: ("bluebg", "blue")}
_ICON, _HEIGHT = 18, 40


class Banner(Painted):
    """Not modal, never over anything: it pushes the page down.

    Signals:
        action_requested: the user pressed the button of the banner.
    """

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._icon_name = WARNING, "cloud-off"
        self._headline = Text(weight=theme.MEDIUM)
        self._detail = Text(ink="text2", wrap=True)
        self._aside = Text(size=theme.SMALL, ink="text2")
        self._action = ActionButton("")
        self._action.clicked.connect(self.action_requested)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(12)
        row.addWidget(self._headline)
        row.addWidget(self._detail, 1)
        row.addWidget(self._aside)
        row.addWidget(self._action)
        self._action.hide()
        self._aside.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on_look_changed()
        self.hide()

    def show_message(
        self,
        headline: str,
        detail: str = "",
        *,
        aside: str = "",
        action: str = "",
        kind: str = WARNING,
        icon: str = "cloud-off",
    ) -> None:
        """Show the banner, or change its words; ``kind`` is warning, trouble or notice."""
        self._kind, self._icon_name = kind, icon
        self._headline.put(headline)
        self._detail.put(detail)
        self._aside.put(aside)
        self._aside.setVisible(bool(aside))
        self._action.put(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{headline} {detail} {aside}".strip())
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, edge = _GROUND[self._kind]
        painter.fillRect(self.rect(), theme.colour(ground))
        painting.draw_hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1, edge)
        side = theme.px(_ICON)
        drawing = icons.pixmap(self._icon_name, "text1", side, self.devicePixelRatioF())
        painter.drawPixmap(16, (self.height() - side) // 2, drawing)

    def _on_look_changed(self) -> None:
        self._row.setContentsMargins(16 + theme.px(_ICON) + 12, 4, 16, 4)
        self.setMinimumHeight(theme.px(_HEIGHT))
        super()._on_look_changed()
