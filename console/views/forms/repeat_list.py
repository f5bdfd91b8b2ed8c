"""Tickets that may be the same as the call being written: shown while it is typed, each joined by one key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console import theme
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.search_pick import PickItem
from console.widgets.text import ElidedText, Text

_MOST = 2


class RepeatList(QWidget):
    """Nothing is shown while nothing was found. Joining can be taken back until the call is sent.

    Signals:
        joined: the call shall join this ticket (its id), or none (0).
    """

    joined = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[PickItem] = []
        self._chosen = ""
        self._head = Text(size=theme.SMALL, ink="amber", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._rows: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addLayout(self._list)
        self.hide()

    def put(self, items: list[PickItem]) -> None:
        """What was found; a ticket that the call joins stays, whatever is found later."""
        kept = [item for item in self._items if item.key == self._chosen]
        fresh = kept + [item for item in items if item.key != self._chosen]
        if fresh != self._items:
            self._items = fresh
            self._show()

    def items(self) -> list[PickItem]:
        """What is shown, the likeliest first."""
        return list(self._items)

    def chosen(self) -> int:
        """The ticket that the call joins; 0 for none."""
        return int(self._chosen) if self._chosen else 0

    def join(self, key: str) -> None:
        """Join a ticket, or none any more when it is the one that is joined."""
        self._chosen = "" if key == self._chosen else key
        self._show()
        self.joined.emit(self.chosen())

    def join_first(self) -> None:
        """As F3 does: the likeliest, or none any more."""
        if self._chosen:
            self.join(self._chosen)
        elif self._items:
            self.join(self._items[0].key)

    def _show(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = [item for item in self._items if item.key == self._chosen] or self._items[:_MOST]
        self._rows = [self._row(item, place) for place, item in enumerate(shown)]
        for row in self._rows:
            self._list.addWidget(row)
        if self._chosen:
            self._head.put(self.tr("This call joins that ticket; its reporter is answered there"))
        else:
            self._head.put(self.tr("{count} may be the same").format(count=len(self._items)))
        self.setVisible(bool(shown))

    def _row(self, item: PickItem, place: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedText(item.words))
        words.addWidget(ElidedText(item.detail, size=theme.CAPTION, ink="text2"))
        line.addLayout(words, 1)
        joined = item.key == self._chosen
        key = ActionButton(
            self.tr("Do not merge") if joined else self.tr("Merge"),
            icon="x" if joined else "git-merge",
            key="F3" if place == 0 else "",
            kind=GHOST,
        )
        key.setObjectName(f"join-{item.key}")
        key.setAccessibleDescription(item.words)
        key.clicked.connect(lambda: self.join(item.key))
        line.addWidget(key)
        return row
