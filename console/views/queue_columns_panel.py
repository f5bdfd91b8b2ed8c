"""The panel of the columns: which are shown, in which order, how wide, and how high a row is (UI §3)."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console import theme
from console.models.queue_columns import Column, column_name
from console.models.queue_memory import ColumnKept, RowHeight, arranged
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.text import Text
from console.widgets.toggle_row import ToggleRow

ALWAYS: Final = frozenset({Column.LIGHT, Column.NUMBER, Column.TITLE})
"""A row without these is no row."""
STEP: Final = 8
"""Pixels that one key press makes a column wider."""
_LEAST: Final = 24


class ColumnList(QListWidget):
    """The columns in order. Space shows or hides; with Ctrl the arrows move (↑ ↓) and widen (← →).

    Signals:
        changed: the columns are other ones now, or stand or spread in another way.
    """

    changed = Signal()

    def __init__(self, columns: tuple[ColumnKept, ...], widths: dict[Column, int]) -> None:
        super().__init__()
        self.setObjectName("column-list")
        self.setAccessibleName(self.tr("Columns"))
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._widths = widths
        self._putting = False
        self.put(columns)
        self.itemChanged.connect(self._on_item_changed)
        self.model().rowsMoved.connect(lambda *_: self.changed.emit())

    def put(self, columns: tuple[ColumnKept, ...]) -> None:
        """Show these columns; tells nobody."""
        self._putting = True
        place = max(0, self.currentRow())
        self.clear()
        for one in arranged(columns):
            column = Column[one.name]
            item = QListWidgetItem(column_name(column))
            item.setData(Qt.ItemDataRole.UserRole, one)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            if column not in ALWAYS:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            item.setCheckState(Qt.CheckState.Checked if one.shown else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(place)
        self._putting = False

    def kept(self) -> tuple[ColumnKept, ...]:
        """The columns as they are now."""
        return tuple(self._kept_at(place) for place in range(self.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif control and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._widen(-STEP if event.key() == Qt.Key.Key_Left else STEP)
        else:
            super().keyPressEvent(event)

    def _kept_at(self, place: int) -> ColumnKept:
        item = self.item(place)
        one: ColumnKept = item.data(Qt.ItemDataRole.UserRole)
        return msgspec.structs.replace(one, shown=item.checkState() is Qt.CheckState.Checked)

    def _move(self, by: int) -> None:
        place = self.currentRow()
        if not 0 <= place + by < self.count():
            return
        self._putting = True
        item = self.takeItem(place)
        self.insertItem(place + by, item)
        self.setCurrentRow(place + by)
        self._putting = False
        self.changed.emit()

    def _widen(self, by: int) -> None:
        item, one = self.currentItem(), self._kept_at(self.currentRow())
        column = Column[one.name]
        if column is Column.TITLE:
            return  # it takes the rest
        width = max(_LEAST, (one.width or self._widths[column]) + by)
        self._putting = True
        item.setData(Qt.ItemDataRole.UserRole, msgspec.structs.replace(one, width=width))
        self._putting = False
        self.changed.emit()

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        if not self._putting:
            self.changed.emit()


class ColumnsPanel(QWidget):
    """Columns and row height, seen at once in the list.

    Signals:
        columns_chosen: the columns as they are to be.
        row_height_chosen: how high a row is to be.
    """

    columns_chosen = Signal(object)
    row_height_chosen = Signal(object)

    def __init__(
        self, columns: tuple[ColumnKept, ...], row_height: RowHeight, widths: dict[Column, int]
    ) -> None:
        super().__init__()
        self.setObjectName("queue-columns-panel")
        self.list = ColumnList(columns, widths)
        self.heights = ToggleRow(self.tr("Row height"), _heights(), single=True)
        self.heights.put((str(row_height.value),))
        self._reset = ActionButton(self.tr("As it came"), icon="history", kind=GHOST)
        self._reset.setObjectName("columns-reset")
        self.list.changed.connect(lambda: self.columns_chosen.emit(self.list.kept()))
        self.heights.changed.connect(self._on_height_changed)
        self._reset.clicked.connect(self._on_reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        words = self.tr(
            "Space shows or hides, Ctrl ↑ ↓ moves, Ctrl ← → widens; in the head of the list, drag."
        )
        column.addWidget(Text(words, size=theme.CAPTION, ink="text3", wrap=True))
        column.addWidget(Text(self.tr("Row height"), size=theme.SMALL, ink="text2"))
        column.addWidget(self.heights)
        column.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.list)

    def _on_height_changed(self) -> None:
        chosen = self.heights.values()
        height = RowHeight(int(chosen[0])) if chosen else RowHeight.NORMAL
        self.heights.put((str(height.value),))
        self.row_height_chosen.emit(height)

    def _on_reset(self) -> None:
        self.list.put(())
        self.heights.put((str(RowHeight.NORMAL.value),))
        self.columns_chosen.emit(())
        self.row_height_chosen.emit(RowHeight.NORMAL)


def _heights() -> list[tuple[str, str]]:
    return [
        (str(RowHeight.COMPACT.value), QCoreApplication.translate("ColumnsPanel", "Compact")),
        (str(RowHeight.NORMAL.value), QCoreApplication.translate("ColumnsPanel", "Normal")),
        (str(RowHeight.COMFORTABLE.value), QCoreApplication.translate("ColumnsPanel", "Comfortable")),
    ]
