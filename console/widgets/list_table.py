"""A plain table: rows of words in columns, one of them chosen, everything by keys."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from console import theme

Index = QModelIndex | QPersistentModelIndex
_ROW = 36


class TableColumn(msgspec.Struct, frozen=True, kw_only=True):
    """One column; ``share`` divides what is left beside those of fixed width (pixels at 100 %)."""

    title: str
    width: int = 0
    share: int = 0


class TableRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row. ``inks`` gives cells (by their number) another colour token."""

    key: str
    cells: tuple[str, ...]
    quiet: bool = False
    """Of no more effect: shown quietly."""
    inks: dict[int, str] = {}


class _Rows(QAbstractTableModel):
    def __init__(self, columns: tuple[TableColumn, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.columns, self.rows = columns, tuple[TableRow, ...]()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        cell = row.cells[column] if column < len(row.cells) else ""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[column].title} {cell}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("text3" if row.quiet else row.inks.get(column, "text1"))
        return None

    def put(self, rows: tuple[TableRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class ListTable(QTableView):
    """Keeps the chosen row chosen while the rows change around it.

    Signals:
        row_chosen: another row is chosen (its key; empty for none).
        row_opened: the user wants to see or change it (Enter, double click).
        removal_requested: Delete was pressed on it.
    """

    row_chosen = Signal(str)
    row_opened = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, columns: tuple[TableColumn, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Rows(columns, self)
        self._columns = columns
        self._told = ""
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self._on_look_changed()

    def put(self, rows: list[TableRow]) -> None:
        """Show other rows; the chosen one stays chosen, or the one at its place is."""
        chosen, at = self.chosen(), self.currentIndex().row()
        fresh = tuple(rows)
        if fresh == self._model.rows:
            return
        self._model.put(fresh)
        if not self.choose(chosen) and fresh:
            self.selectRow(min(max(at, 0), len(fresh) - 1))
        self._tell()

    def rows(self) -> tuple[TableRow, ...]:
        """What is shown."""
        return self._model.rows

    def chosen(self) -> str:
        """The key of the chosen row; empty when none is."""
        row = self.currentIndex().row()
        return self._model.rows[row].key if 0 <= row < len(self._model.rows) else ""

    def choose(self, key: str) -> bool:
        """Choose a row; False where there is none of that key."""
        for place, row in enumerate(self._model.rows):
            if row.key == key:
                self.selectRow(place)
                self.scrollTo(self._model.index(place, 0))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen = event.key(), self.chosen()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self.row_opened.emit(chosen)
        elif key == Qt.Key.Key_Delete and chosen:
            self.removal_requested.emit(chosen)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.chosen():
            self.row_opened.emit(self.chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._on_look_changed()

    def _on_look_changed(self) -> None:
        self.setFont(theme.font())
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.horizontalHeader().setFixedHeight(theme.px(_ROW))
        self.horizontalHeader().setFont(theme.font(theme.SMALL))
        self._share_out()

    def _share_out(self) -> None:
        fixed = sum(theme.px(column.width) for column in self._columns)
        shares = sum(column.share for column in self._columns) or 1
        rest = max(0, self.viewport().width() - fixed)
        for number, column in enumerate(self._columns):
            width = theme.px(column.width) if column.width else rest * column.share // shares
            self.setColumnWidth(number, max(width, theme.px(48)))

    def _tell(self) -> None:
        chosen = self.chosen()
        if chosen != self._told:
            self._told = chosen
            self.row_chosen.emit(chosen)
