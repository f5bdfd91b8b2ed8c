"""Any number of units: picked one after the other, each with a key to take it out again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.widgets.action_button import GHOST, ActionButton
from console.widgets.search_pick import PickItem, SearchPick
from console.widgets.text import ElidedText


class UnitList(QWidget):
    """A line to pick from, and under it what was picked.

    Signals:
        changed: a unit was added or taken out.
    """

    changed = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[PickItem] = []
        self._picked: list[str] = []
        self._pick = SearchPick(placeholder)
        self._pick.picked.connect(self._on_picked)
        self._below = QVBoxLayout()
        self._below.setSpacing(2)
        self._rows: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._pick)
        column.addLayout(self._below)
        self.setFocusProxy(self._pick)

    def pick(self) -> SearchPick:
        """The line to pick from."""
        return self._pick

    def put_items(self, items: list[PickItem]) -> None:
        """What can be picked."""
        self._items = items
        self._show()

    def values(self) -> list[str]:
        """The keys of what was picked, in order, without those that can no longer be picked."""
        known = {item.key for item in self._items}
        return [key for key in self._picked if key in known]

    def put(self, keys: list[str]) -> None:
        """Show these as picked."""
        self._picked = list(dict.fromkeys(keys))
        self._show()

    def draft_value(self) -> list[str]:
        """As `values`."""
        return self.values()

    def put_draft(self, value: list[str]) -> None:
        """As `put`."""
        self.put(value)

    def beside(self, _item: PickItem) -> QWidget | None:
        """A further control in a unit's row; none here."""
        return None

    def setObjectName(self, name: str) -> None:
        """The line to type in is found by the name, too."""
        super().setObjectName(f"{name}-list")
        self._pick.setObjectName(name)

    def _on_picked(self, key: str) -> None:
        if not key:
            return
        self._pick.put("")
        if key not in self._picked:
            self._picked.append(key)
            self._show()
            self.changed.emit()

    def _remove(self, key: str) -> None:
        self._picked.remove(key)
        self._pick.setFocus()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for row in self._rows:
            self._below.removeWidget(row)
            row.hide()
            row.deleteLater()
        known = {item.key: item for item in self._items}
        self._rows = [self._row(known[key]) for key in self._picked if key in known]
        for row in self._rows:
            self._below.addWidget(row)
        self._pick.put_items([item for item in self._items if item.key not in self._picked])

    def _row(self, item: PickItem) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 0, 0, 0)
        line.addWidget(ElidedText(item.words), 1)
        line.addWidget(ElidedText(item.detail, ink="text3"))
        more = self.beside(item)
        if more is not None:
            line.addWidget(more)
        remove = ActionButton("", icon="x", kind=GHOST)
        remove.name_icon_only(self.tr("Take out {unit}").format(unit=item.words))
        remove.clicked.connect(lambda: self._remove(item.key))
        line.addWidget(remove)
        return row
