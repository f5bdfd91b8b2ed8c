"""A line to type in and what is found for it, over the page: the face of the command palette (UI §14)."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from console import icons, theme
from console.widgets import painting
from console.widgets.keycap import draw_keycap, keycap_size
from console.widgets.painted import Painted
from console.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex
_WIDTH, _MARGIN, _MOST_SHOWN = 640, 8, 9
_ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _MOST_SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - _MOST_SHOWN,
}
_OWN_KEYS = {*_STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


class CommandRow(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown of a result: a line with its key, and below it what it does, or why it cannot."""

    title: str
    detail: str = ""
    effect: str = ""
    against: str = ""
    icon: str = ""
    keys: str = ""


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[CommandRow] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            parts = (row.title, row.detail, row.against or row.effect, row.keys)
            return ", ".join(part for part in parts if part)
        return row if role == _ROW_ROLE else None

    def put(self, rows: list[CommandRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


def _row_height() -> int:
    line = painting.line_height(theme.font())
    return line + painting.line_height(theme.font(theme.CAPTION)) + theme.px(10)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), _row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CommandRow = index.data(_ROW_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.fillRect(rect, theme.colour("bluebg" if chosen else "bg2"))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("focus"))
        inner = rect.adjusted(theme.px(14), theme.px(5), -theme.px(12), -theme.px(5))
        side, ink = theme.px(18), "disabled" if row.against else "text1"
        if row.icon:
            drawing = icons.pixmap(row.icon, ink, side, painter.device().devicePixelRatioF())
            painter.drawPixmap(inner.left(), inner.center().y() - side // 2, drawing)
        inner.setLeft(inner.left() + side + theme.px(12))
        line = painting.line_height(theme.font())
        top = QRect(inner.left(), inner.top(), inner.width(), line)
        if row.keys:
            width = keycap_size(row.keys).width()
            draw_keycap(painter, QRect(top.right() - width, top.top(), width, line), row.keys)
            top.setRight(top.right() - width - theme.px(8))
        font = theme.font(theme.BODY, theme.MEDIUM)
        painting.draw_text(painter, top, row.title, font, ink)
        used = painting.text_width(font, row.title) + theme.px(10)
        beside = top.adjusted(used, 0, 0, 0)
        painting.draw_text(painter, beside, row.detail, theme.font(theme.SMALL), "text2")
        below = QRect(inner.left(), inner.top() + line, inner.width(), inner.height() - line)
        small = theme.font(theme.CAPTION)
        told = row.against or row.effect
        painting.draw_text(painter, below, told, small, "amber" if row.against else "text2")


class CommandPanel(Painted):
    """Opens over its host and takes the keyboard; closing gives it back.

    Signals:
        line_changed: another line was typed.
        chosen: the user wants a result (its place).
        closed: it was closed.
    """

    line_changed = Signal(str)
    chosen = Signal(int)
    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("palette")
        self._host = host
        self._came_from: QWidget | None = None
        self._line = QLineEdit()
        self._line.setObjectName("palette-line")
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self.line_changed)
        self._rows = _Rows(self)
        self._list = QListView()
        self._list.setObjectName("palette-list")
        self._list.setModel(self._rows)
        self._list.setItemDelegate(_Painter(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self._foot = Text(size=theme.CAPTION, ink="text3")
        self._foot.setContentsMargins(4, 0, 4, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(6)
        column.addWidget(self._line)
        column.addWidget(self._list, 1)
        column.addWidget(self._foot)
        host.installEventFilter(self)
        self.hide()

    def set_words(self, placeholder: str, foot: str) -> None:
        """What can be typed here, in the line and below the results."""
        self._line.setPlaceholderText(placeholder)
        self._line.setToolTip(placeholder)
        self._line.setAccessibleName(placeholder)
        self._list.setAccessibleName(placeholder)
        self._foot.put(foot)

    def open(self, line: str = "") -> None:
        """Open with a line, which is selected: typing replaces it."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._line.setText(line)
        self._line.selectAll()
        self._place()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self) -> None:
        """Close it and give the keyboard back."""
        if not self.isVisible():
            return
        back, self._came_from = self._came_from, None
        self.hide()  # Qt moves the keyboard on; it is brought back from there
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def typing_line(self) -> QLineEdit:
        """The line itself."""
        return self._line

    def line(self) -> str:
        """What is typed."""
        return self._line.text()

    def put(self, rows: list[CommandRow], *, keep: bool = False) -> None:
        """Show other results; the first is the chosen one, or with `keep` the same place as before."""
        at = self._list.currentIndex().row() if keep else 0
        self._rows.put(rows)
        if rows:
            self._list.setCurrentIndex(self._rows.index(min(max(at, 0), len(rows) - 1)))
        self._place()

    def rows(self) -> list[CommandRow]:
        """What is shown."""
        return self._rows.rows

    def current(self) -> int:
        """The place of the chosen result; -1 without one."""
        return self._list.currentIndex().row()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._host:
            if kind == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _OWN_KEYS and not _chord(event):
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        elif kind == QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
            # The keyboard went elsewhere by a click: what it went to keeps it. Where the page went out of
            # sight as a whole, as for a log-in, the panel comes back with it.
            focus = QApplication.focusWidget()
            if focus is not None and focus is not self._line and self.isVisible():
                self._came_from = None
                self.close_panel()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.draw_box(painter, self.rect(), "bg2", "edge", theme.border(), 6)

    def _on_look_changed(self) -> None:
        super()._on_look_changed()
        if self.isVisible():
            self._place()

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if _chord(event):
            return False
        if key in _STEPS:
            last = len(self._rows.rows) - 1
            if last >= 0:
                at = min(last, max(0, self._list.currentIndex().row() + _STEPS[key]))
                self._list.setCurrentIndex(self._rows.index(at))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._rows.rows:
                self.chosen.emit(self._list.currentIndex().row())
            return True
        if key == Qt.Key.Key_Escape:
            self.close_panel()
            return True
        return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _on_current_changed(self, index: QModelIndex) -> None:
        """The keyboard stays in the line; who cannot see the list hears there what is chosen."""
        self._line.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _place(self) -> None:
        """In the middle at the top, as high as the results need."""
        width = min(theme.px(_WIDTH), self._host.width() - 2 * _MARGIN)
        shown = min(len(self._rows.rows), _MOST_SHOWN)
        fixed = self._line.sizeHint().height() + self._foot.sizeHint().height() + 2 * _MARGIN + 12
        height = min(fixed + shown * _row_height(), self._host.height() - 2 * _MARGIN)
        self.setGeometry((self._host.width() - width) // 2, _MARGIN, width, height)


def _chord(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier)
