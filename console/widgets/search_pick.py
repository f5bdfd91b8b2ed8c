"""A line to type in and a list that narrows as one types: units, matters, areas, people."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from console import pinyin, theme
from console.widgets import painting

Index = QModelIndex | QPersistentModelIndex
_ROW, _MOST_SHOWN, _MOST_LISTED = 32, 8, 200
_KEYS_OF_THE_LIST = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
_ITEM_ROLE = Qt.ItemDataRole.UserRole + 1


class PickItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something to pick. ``also`` holds other words that find it: a code, a short name."""

    key: str
    words: str
    detail: str = ""
    also: str = ""


def matching(items: list[PickItem], typed: str) -> list[PickItem]:
    """The items in which every typed word occurs, in Chinese, pinyin or its initials: the best answer first.

    Among equals the order is that of the items.
    """
    if not typed.strip():
        return items[:_MOST_LISTED]
    ranked: list[tuple[int, int, PickItem]] = []
    for place, item in enumerate(items):
        found = pinyin.rank(typed, item.words)
        if found is None and pinyin.matches(typed, f"{item.words} {item.detail} {item.also}"):
            found = pinyin.HOLDS_IN_PINYIN + 1
        if found is not None:
            ranked.append((found, place, item))
    ranked.sort(key=lambda found: found[:2])
    return [item for _rank, _place, item in ranked[:_MOST_LISTED]]


class FoundItems(QAbstractListModel):
    """The items that match now; a new answer replaces the list as a whole."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[PickItem] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{item.words} {item.detail}".strip()
        return item if role == _ITEM_ROLE else None

    def put(self, items: list[PickItem]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()


class PickRow(QStyledItemDelegate):
    """Paints an item: its words, the detail at the end of the line."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: PickItem = index.data(_ITEM_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        painter.fillRect(rect, theme.colour("bluefill" if chosen else "bg2"))
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        detail_width = min(painting.text_width(theme.font(theme.SMALL), item.detail) + 1, inner.width() // 2)
        words = inner.adjusted(0, 0, -detail_width - theme.px(8) if item.detail else 0, 0)
        painting.draw_text(painter, words, item.words, theme.font(), "onfill" if chosen else "text1")
        ink = "onfill" if chosen else "text3"
        painting.draw_text(painter, inner, item.detail, theme.font(theme.SMALL), ink, painting.RIGHT)


class SearchPick(QLineEdit):
    """Type, arrow keys, Enter: without a pointer. What is not picked from the list is no choice.

    The list lies over the window below the line and never takes the keyboard. Enter and Esc work on the list
    while it is open and are left to the form when it is closed.

    Signals:
        picked: an item was picked (its key), or the choice was emptied (an empty key).
    """

    picked = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[PickItem] = []
        self._source: Callable[[str], list[PickItem]] | None = None
        self._value = ""
        self._list = QListView()
        self._found = FoundItems(self._list)  # as long as the list, which outlives this line by a moment
        self._list.setObjectName("pick-list")
        self._list.setModel(self._found)
        self._list.setItemDelegate(PickRow(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QFrame.Shape.StyledPanel)
        self._list.clicked.connect(lambda index: self._pick(index.row()))
        self._list.setParent(self)
        self._list.hide()
        self.destroyed.connect(self._list.deleteLater)  # once shown it belongs to the window
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.textEdited.connect(self._on_edited)

    def put_items(self, items: list[PickItem]) -> None:
        """What can be picked, in the order in which it is offered."""
        self._items = items
        self.put(self._value)
        if self.is_open():
            self._narrow(self.text())

    def put_source(self, source: Callable[[str], list[PickItem]]) -> None:
        """Whom to ask for what is typed, where there is too much to be listed; the items come before that."""
        self._source = source

    def value(self) -> str:
        """The key of what is picked; empty when nothing is."""
        return self._value

    def put(self, key: str) -> None:
        """Show an item as picked, without telling; an unknown or empty key empties the line."""
        item = self._item(key)
        self._value = item.key if item else ""
        if not self.is_open():
            self.setText(item.words if item else "")

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return not self._list.isHidden()

    def offer(self) -> None:
        """Open the list on what is offered before anything is typed."""
        self._narrow("")

    def offered(self) -> list[PickItem]:
        """What the list offers now."""
        return [item for item in self._found.items if item.key] if self.is_open() else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            if self.is_open():
                step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_SHOWN}.get(
                    Qt.Key(key)
                )
                self._step(step if step is not None else -_MOST_SHOWN)
            else:
                self._narrow("")
            return
        if self.is_open() and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self._list.currentIndex().row())
            return
        if self.is_open() and key == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._list.underMouse():
            if not self.text().strip() and self._value:
                self._set("")
            self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        self._close()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride and self.is_open()
        if override and isinstance(event, QKeyEvent) and event.key() in _KEYS_OF_THE_LIST:
            event.accept()  # while the list is open these keys are its own, whatever the window binds to them
            return True
        return super().event(event)

    def _item(self, key: str) -> PickItem | None:
        return next((item for item in self._items if item.key == key), None) if key else None

    def _on_edited(self, typed: str) -> None:
        self._narrow(typed)

    def _narrow(self, typed: str) -> None:
        if self._source is not None and typed.strip():
            self._found.put(self._source(typed))
        else:
            self._found.put(matching(self._items, typed))
        if not self._found.items:
            if not typed.strip():
                self._list.hide()
                return
            # Said while it is typed: words that find nothing are gone when the line is left.
            self._found.put([PickItem(key="", words=self.tr("Nothing is found by these words"))])
            self._list.setCurrentIndex(QModelIndex())
            self._place()
            return
        self._list.setCurrentIndex(self._found.index(0))
        self._place()

    def _place(self) -> None:
        window = self.window()
        if self._list.parent() is not window:
            self._list.setParent(window)
        rows = min(len(self._found.items), _MOST_SHOWN)
        height = rows * theme.px(_ROW) + 2
        below = self.mapTo(window, self.rect().bottomLeft())
        top = below.y() + 2
        if top + height > window.height():
            top = max(0, below.y() - self.height() - height - 1)
        self._list.setGeometry(below.x(), top, self.width(), height)
        self._list.show()
        self._list.raise_()

    def _step(self, step: int) -> None:
        if not self.offered():
            return
        last = len(self._found.items) - 1
        row = min(last, max(0, self._list.currentIndex().row() + step))
        self._list.setCurrentIndex(self._found.index(row))

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._found.items):
            item = self._found.items[row]
            key = item.key
            if not key:
                return
            if self._source is not None and self._item(key) is None:
                self._items = [item, *self._items]
            self._list.hide()
            self._set(key)

    def _set(self, key: str) -> None:
        self._value = key
        self._list.hide()
        self.put(key)
        self.picked.emit(key)

    def _close(self) -> None:
        """Close the list; what was typed and not picked gives way to what is picked."""
        self._list.hide()
        self.put(self._value)
