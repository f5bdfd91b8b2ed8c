"""All keys at a glance, over the page: columns of groups, dead keys greyed with the reason (UI §14)."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console import theme
from console.widgets import painting
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.keycap import draw_keycap, keycap_size
from console.widgets.painted import Painted
from console.widgets.text import Text

_MARGIN, _COLUMN, _KEYS = 32, 292, 116


class KeyLine(msgspec.Struct, frozen=True, kw_only=True):
    """One key with what it does, and why it is dead now."""

    keys: str
    words: str
    against: str = ""


class KeyGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Keys that belong together."""

    title: str
    lines: tuple[KeyLine, ...]


class _Line(Painted):
    def __init__(self, line: KeyLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self.setAccessibleName(f"{line.keys} {line.words} {line.against}".strip())
        self.setToolTip(line.against)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_COLUMN), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self._height())

    def _height(self) -> int:
        lines = painting.line_height(theme.font())
        if self.line.against:
            lines += painting.line_height(theme.font(theme.CAPTION))
        return lines + theme.px(6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        dead = bool(self.line.against)
        first = painting.line_height(theme.font())
        cap = QRect(0, theme.px(3), keycap_size(self.line.keys).width(), first)
        draw_keycap(painter, cap, self.line.keys, "disabled" if dead else "text1", "line" if dead else "edge")
        left = max(theme.px(_KEYS), cap.width() + theme.px(8))
        words = QRect(left, theme.px(3), self.width() - left, first)
        painting.draw_text(painter, words, self.line.words, theme.font(), "disabled" if dead else "text1")
        if dead:
            small = theme.font(theme.CAPTION)
            if painting.text_width(small, self.line.against) > words.width():
                left = 0  # a long reason may begin below the key
            below = QRect(left, words.bottom() + 1, self.width() - left, self.height() - words.bottom())
            painting.draw_text(painter, below, self.line.against, small, "text3")


class KeySheet(Painted):
    """Covers its host until it is closed by F1, Esc or a click on the cross.

    Signals:
        closed: it was closed.
    """

    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("keys")
        self._host = host
        self._came_from: QWidget | None = None
        self._groups: tuple[KeyGroup, ...] = ()
        self._title = Text(size=theme.TITLE, weight=theme.MEDIUM)
        self._note = Text(size=theme.SMALL, ink="text2")
        self._close = ActionButton("", icon="x", key="Esc", kind=GHOST)
        self._close.name_icon_only(self.tr("Close"))
        self._close.clicked.connect(self.close_sheet)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addSpacing(12)
        head.addWidget(self._note, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        host.installEventFilter(self)
        self.hide()

    def show_keys(self, title: str, note: str, groups: tuple[KeyGroup, ...]) -> None:
        """Show these keys and take the keyboard."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._title.put(title)
        self._note.put(note)
        self.setAccessibleName(title)
        self._area.setAccessibleName(title)
        self._groups = groups
        self.setGeometry(self._host.rect())
        self._fill()
        self.show()
        self.raise_()
        self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def groups(self) -> tuple[KeyGroup, ...]:
        """What is shown."""
        return self._groups

    def close_sheet(self) -> None:
        """Close it and give the keyboard back."""
        if not self.isVisible():
            return
        back, self._came_from = self._came_from, None
        self.hide()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
            self._fill()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("bg1"))

    def _on_look_changed(self) -> None:
        super()._on_look_changed()
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        """As many columns as there is room for, of about the same height."""
        inner = QWidget()
        inner.setAutoFillBackground(False)
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 8, 8, 8)
        row.setSpacing(theme.px(24))
        count = max(1, (self._host.width() - 2 * _MARGIN) // theme.px(_COLUMN + 24))
        whole = sum(2 + sum(1.6 if line.against else 1.0 for line in group.lines) for group in self._groups)
        columns = [QVBoxLayout() for _ in range(count)]
        filled = 0.0
        for group in self._groups:
            for place, line in enumerate(group.lines):
                column = columns[min(count - 1, int(filled * count / max(1, whole)))]
                if place == 0 or column.count() == 0:  # a group that goes on in the next column says so
                    if column.count():
                        column.addSpacing(theme.px(14))
                    title = Text(group.title, size=theme.SMALL, weight=theme.MEDIUM, ink="blue")
                    column.addWidget(title)
                    filled += 2
                column.addWidget(_Line(line, inner))
                filled += 1.6 if line.against else 1.0
        for column in columns:
            column.setSpacing(theme.px(2))
            column.addStretch(1)
            row.addLayout(column, 1)
        self._area.setWidget(inner)
