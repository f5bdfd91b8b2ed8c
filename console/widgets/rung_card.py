"""One rung of the ladder of supervision as a card: what it is, who gets it, how far it has come (UI §6)."""

import msgspec
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.painted import PaintedButton

DONE, SENDING, NEXT, WAITING, IDLE = "done", "sending", "next", "waiting", "idle"
"""Sent; held or on its way; what the key sends now; due but not yet; not in turn."""

_ICONS = {DONE: "check", SENDING: "gavel", NEXT: "gavel", WAITING: "clock", IDLE: "circle"}
_PADDING, _ICON, _LEAST, _GAP = 10, 16, 150, 8
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


class RungShown(msgspec.Struct, frozen=True, kw_only=True):
    """What a card says. `against` is why it cannot be sent; empty for the one that can."""

    key: str
    title: str
    state: str
    who: str
    note: str
    against: str = ""


class RungCard(PaintedButton):
    """A card; the one whose turn it is can be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = RungShown(key="", title="", state=IDLE, who="", note="")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, shown: RungShown) -> None:
        """Say this."""
        if shown == self._shown:
            return
        self._shown = shown
        self.setEnabled(not shown.against)
        self.setToolTip(shown.against)
        self.setAccessibleName(" ".join(part for part in (shown.title, shown.who, shown.note) if part))
        self.setAccessibleDescription(shown.against)
        self._claim_height()
        self.update()

    def shown(self) -> RungShown:
        """What it says."""
        return self._shown

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - 2 * theme.px(_PADDING)
        title, who, note = self._heights(room)
        return title + who + note + 2 * theme.px(8)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), self.heightForWidth(max(self.width(), theme.px(_LEAST))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._claim_height()

    def _claim_height(self) -> None:
        # A grid shares its width out to the pixel only after it has asked for heights.
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def _on_look_changed(self) -> None:
        self._claim_height()
        super()._on_look_changed()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, shown = QPainter(self), self._shown
        fill, edge, width = self._box()
        painting.draw_box(painter, self.rect(), fill, edge, width)
        left, room = theme.px(_PADDING), self.width() - 2 * theme.px(_PADDING)
        title, who, note = self._heights(room)
        top = (self.height() - title - who - note) // 2
        loud = shown.state == SENDING
        ink = "red" if loud else "text1" if shown.state in {DONE, NEXT} else "text2"
        side = theme.px(_ICON)
        line = painting.line_height(theme.font(theme.SMALL))
        drawing = icons.pixmap(_ICONS[shown.state], ink, side, self.devicePixelRatioF())
        painter.drawPixmap(left, top + (line - side) // 2, drawing)
        indent = side + theme.px(5)
        self._write(painter, QRect(left + indent, top, room - indent, title), shown.title, theme.SMALL, ink)
        name = "text1" if shown.state != IDLE else "text2"
        self._write(painter, QRect(left, top + title, room, who), shown.who, theme.BODY, name)
        self._write(painter, QRect(left, top + title + who, room, note), shown.note, theme.CAPTION, "text2")
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect())

    def _box(self) -> tuple[str, str, float]:
        state, hot = self._shown.state, self.underMouse() and self.isEnabled()
        if state == SENDING:
            return "redbg", "red", 2.0
        if state == NEXT:
            return ("bg3" if hot else "bg2"), "edge", float(theme.border())
        return ("bg2" if state == DONE else "bg1"), "line", float(theme.border())

    def _heights(self, room: int) -> tuple[int, int, int]:
        shown = self._shown
        indent = theme.px(_ICON) + theme.px(5)
        return (
            _height(shown.title, theme.SMALL, room - indent),
            _height(shown.who, theme.BODY, room),
            _height(shown.note, theme.CAPTION, room),
        )

    def _write(self, painter: QPainter, rect: QRect, words: str, size: int, ink: str) -> None:
        medium = size == theme.BODY and self._shown.state != IDLE
        painter.setFont(theme.font(size, theme.MEDIUM if medium else theme.REGULAR))
        painter.setPen(theme.colour(ink))
        painter.drawText(rect, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), words)


def _height(words: str, size: int, room: int) -> int:
    font = theme.font(size, theme.MEDIUM if size == theme.BODY else theme.REGULAR)
    line = painting.line_height(font)
    if not words or painting.text_width(font, words) <= room:
        return line
    box = QFontMetrics(font).boundingRect(QRect(0, 0, max(room, 20), 100_000), _WRAP, words)
    return max(line, box.height() + 2)


class RungCards(QWidget):
    """The cards side by side, or two by two where there is less room."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = [RungCard(self) for _ in range(count)]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._arrange()

    def cards(self) -> list[RungCard]:
        """The cards, lowest rung first."""
        return self._cards

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        count = len(self._cards)
        fits = self.width() >= count * theme.px(_LEAST) + (count - 1) * _GAP
        columns = count if fits else max(1, count // 2)
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(count):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
