"""Where the hand is in the list, kept over every change of the order."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QTableView

from console.models.queue_model import QueueModel

_NEIGHBOURS: Final = 200
"""So many rows below are remembered: that all of them leave at once is a new list anyway."""


class QueuePlace(QObject):
    """Keeps the place when rows come and go.

    The current row stays at its height on the screen, unless the list stands at its top. Where the row itself
    leaves the list, because it was dispatched or closed, the gap that it leaves is the place: the next row is
    the one that stood below it.

    Signals:
        scroll_wanted: the list is to begin with this row, so that nothing moves.
    """

    scroll_wanted = Signal(int)

    def __init__(self, table: QTableView, model: QueueModel) -> None:
        super().__init__(table)
        self._table, self._queue = table, model
        self._gap: int | None = None
        self._before: tuple[list[int], int, int] | None = None
        model.layoutAboutToBeChanged.connect(self._on_order_about_to_change)
        model.layoutChanged.connect(self._on_order_changed)
        table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A table without a current row goes to its first one as soon as it gets the keyboard.

        Where the row of the hand has left, the place is the gap, and the keyboard changes nothing about it.
        """
        if watched is self._table and event.type() == QEvent.Type.FocusIn and self.is_gap():
            self._table.viewport().update()
            return True
        return super().eventFilter(watched, event)

    def forget(self) -> None:
        """Another list is shown: it has no place yet."""
        self._gap = None

    def next_by(self, step: int) -> int:
        """The position one row up (-1) or down (1) from here; -1 in an empty list."""
        last = self._queue.rowCount() - 1
        current = self._table.currentIndex()
        if current.isValid():
            wanted = current.row() + step
        elif self._gap is None:
            wanted = 0
        else:
            wanted = self._gap if step > 0 else self._gap - 1
        return min(last, max(0, wanted))

    def is_gap(self) -> bool:
        """Whether the row that the hand was on has left the list."""
        return self._gap is not None

    def _on_order_about_to_change(self) -> None:
        current = self._table.currentIndex()
        at = current.row() if current.isValid() else self._gap
        if at is None:
            self._before = None
            return
        rows = self._queue.rows_between(at, at + _NEIGHBOURS)
        self._before = (rows, at, self._table.verticalScrollBar().value())

    def _on_order_changed(self) -> None:
        before, self._before = self._before, None
        if before is None:
            return
        rows, at, top = before
        current = self._table.currentIndex()
        if current.isValid():
            now = current.row()
        else:
            positions = (self._queue.position_of(row) for row in rows)
            now = self._gap = next((one for one in positions if one >= 0), self._queue.rowCount())
        in_sight = 0 <= at - top <= self._table.viewport().height() // max(1, self._table.rowHeight(0) or 1)
        if top and now != at and in_sight:
            self.scroll_wanted.emit(max(0, top + now - at))

    def _on_current_changed(self) -> None:
        if self._table.currentIndex().isValid():
            self._gap = None
