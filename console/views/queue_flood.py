"""One strip in place of a row of alarms: how many are newly overdue, and where (UI §17)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console import icons, theme
from console.models.flood import Flood
from console.widgets import painting
from console.widgets.painted import Painted
from console.widgets.pill_button import PillButton
from console.widgets.text import ElidedText

_NAMED = 3


class FloodStrip(Painted):
    """Unseen while new reds can be taken one by one.

    Signals:
        by_street_requested: show what is overdue, by street.
    """

    by_street_requested = Signal()

    def __init__(self, street_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._street_name = street_name
        self._words = ElidedText(weight=theme.MEDIUM)
        self._places = ElidedText(size=theme.SMALL, ink="text2")
        self.button = PillButton(self.tr("By street"), icon="map-pin", ink="text1")
        self.button.setObjectName("flood-by-street")
        self.button.clicked.connect(self.by_street_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(36), 2, theme.px(8), 2)
        line.addWidget(self._words)
        line.addWidget(self._places, 1)
        line.addWidget(self.button)
        self.hide()

    def put(self, flood: Flood) -> None:
        """Show another state of things."""
        if flood.is_on:
            said = self.tr("{count} newly overdue within 10 minutes").format(count=flood.count)
            between = self.tr(", ")
            places = between.join(f"{self._street_name(code)} {n}" for code, n in flood.streets[:_NAMED])
            self._words.put(said)
            self._places.put(places)
            self.setAccessibleName(f"{said} {places}")
        if flood.is_on is self.isHidden():
            self.setVisible(flood.is_on)

    def words(self) -> str:
        """What it says; empty while it is unseen."""
        return "" if self.isHidden() else self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("redbg"))
        painter.fillRect(0, 0, 3, self.height(), theme.colour("red"))
        side = theme.px(18)
        drawing = icons.pixmap("alert-octagon", "red", side, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(10), (self.height() - side) // 2, drawing)
        painting.draw_hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)
