"""The line at the bottom: how old the data is, what waits, the rate of alarms, the shift."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.painted import Painted
from console.widgets.text import ElidedText

_HEIGHT, _ICON = 28, 16


class StatusPiece(Painted):
    """An optional icon and a few words; unseen while it has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._ink = "", "text2"
        self._words = ElidedText(size=theme.CAPTION, ink="text2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._words)
        self.hide()

    def put(self, words: str, icon: str = "", ink: str = "text2") -> None:
        """Show these words in the colour of a token."""
        self._icon_name, self._ink = icon, ink
        self._make_room()
        self._words.put(words)
        self._words.set_ink(ink)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()

    def _make_room(self) -> None:
        self._row.setContentsMargins(theme.px(_ICON) + 4 if self._icon_name else 0, 0, 0, 0)

    def _on_look_changed(self) -> None:
        self._make_room()
        super()._on_look_changed()

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._icon_name:
            side = theme.px(_ICON)
            drawing = icons.pixmap(self._icon_name, self._ink, side, self.devicePixelRatioF())
            QPainter(self).drawPixmap(0, (self.height() - side) // 2, drawing)


class StatusBar(Painted):
    """Pieces at the left and at the right, by key, in the order given."""

    def __init__(self, left: list[str], right: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces = {key: StatusPiece() for key in [*left, *right]}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(16)
        for key in left:
            row.addWidget(self._pieces[key])
        row.addStretch(1)
        for key in right:
            row.addWidget(self._pieces[key])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on_look_changed()

    def put(self, key: str, words: str, icon: str = "", ink: str = "text2") -> None:
        """Show words in one piece; empty words hide it."""
        self._pieces[key].put(words, icon, ink)

    def piece(self, key: str) -> StatusPiece:
        """One piece."""
        return self._pieces[key]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg1"))
        painting.draw_hairline(painter, 0, 0, self.width(), 0)

    def _on_look_changed(self) -> None:
        self.setFixedHeight(theme.px(_HEIGHT))
        super()._on_look_changed()
