"""The rail at the left edge: which view is open."""

import msgspec
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.key_hints import HINT
from console.widgets.painted import Painted, PaintedButton
from console.widgets.pill import draw_badge

_WIDTH, _ITEM_HEIGHT, _ICON = 56, 52, 20


class RailItem(msgspec.Struct, frozen=True, kw_only=True):
    """One view: its key, word, icon, and the key chord that opens it; ``low`` stands at the bottom."""

    key: str
    word: str
    icon: str
    hint: str = ""
    low: bool = False


class _RailButton(PaintedButton):
    def __init__(self, item: RailItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.count = 0
        self.setCheckable(True)
        self.setProperty(HINT, item.hint)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(item.word)
        self.setToolTip(f"{item.word}  {item.hint}".strip())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_ITEM_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), max(theme.HIT_TARGET, theme.px(_ICON) + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        inner = self.rect().adjusted(4, 1, -4, -1)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painting.draw_box(painter, inner, "bg3" if chosen else "bg2", None, 0, 5)
        if chosen:
            painter.fillRect(QRect(0, inner.top() + 8, 3, inner.height() - 16), theme.colour("blue"))
        ink = "text1" if chosen else "text2" if self.isEnabled() else "disabled"
        side, font = theme.px(_ICON), theme.font(theme.CAPTION)
        line = painting.line_height(font)
        if inner.height() < side + line:
            line = 0  # a low window: the icon alone, its word is in the tool tip
        top = inner.top() + (inner.height() - side - line - 1) // 2
        drawing = icons.pixmap(self.item.icon, ink, side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, top, drawing)
        label = QRect(inner.left(), top + side + 1, inner.width(), line)
        if line:
            painting.draw_text(painter, label, self.item.word, font, ink, painting.CENTRE)
        draw_badge(painter, self.width() - 4, 1, self.count)
        if self.hasFocus():
            painting.draw_focus_ring(painter, inner, 5)


class Rail(Painted):
    """The views of the console, one of them open.

    Signals:
        chosen: the user chose another view (its key).
    """

    chosen = Signal(str)

    def __init__(self, items: list[RailItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _RailButton] = {}
        self._current = items[0].key
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 1, 6)
        column.setSpacing(2)
        for item in (item for item in items if not item.low):
            column.addWidget(self._button(item))
        column.addStretch(1000)
        for item in (item for item in items if item.low):
            column.addWidget(self._button(item))
        self._buttons[self._current].setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def current(self) -> str:
        """The key of the open view."""
        return self._current

    def choose(self, key: str) -> None:
        """Open a view as the user does; tells only if it was another."""
        self._buttons[key].setChecked(True)
        if key != self._current:
            self._current = key
            self.chosen.emit(key)

    def set_count(self, key: str, count: int) -> None:
        """How much waits in a view: the number on its badge."""
        button = self._buttons[key]
        if button.count != count:
            button.count = count
            button.setAccessibleName(f"{button.item.word} {count}" if count else button.item.word)
            button.update()

    def allow(self, key: str, reason_against: str = "") -> None:
        """Switch a view on, or off with a reason."""
        button = self._buttons[key]
        button.setEnabled(not reason_against)
        button.setToolTip(reason_against or f"{button.item.word}  {button.item.hint}".strip())
        button.setAccessibleDescription(reason_against)

    def button(self, key: str) -> PaintedButton:
        """The button of a view."""
        return self._buttons[key]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg1"))
        painting.draw_hairline(painter, self.width() - 1, 0, self.width() - 1, self.height())

    def _button(self, item: RailItem) -> _RailButton:
        button = _RailButton(item, self)
        button.clicked.connect(lambda: self.choose(item.key))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button)
        self._buttons[item.key] = button
        return button
