"""The panels that open over the right edge of the queue, one at a time; the list stays in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.actions.table import BY_ID
from console.models.queue_choice import QueueFilter
from console.models.queue_memory import ColumnKept, QueueMemory, RowHeight
from console.views import filter_words
from console.views.queue_batch import BatchSheet
from console.views.queue_columns_panel import ColumnsPanel
from console.views.queue_export_panel import ExportPanel
from console.views.queue_filter_panel import FilterPanel
from console.views.queue_row import WIDTHS
from console.views.queue_saved_panel import SavedPanel
from console.widgets.drawer import Drawer
from domain.directory import Directory

_WIDTH: Final = 396


class QueuePanels(QObject):
    """Opens them, and keeps the open one true when the queue changes in another way.

    Signals:
        filter_chosen: another filter of the same counter.
        saved_chosen: a saved filter, with its counter.
        columns_chosen, row_height_chosen: as the panel of the columns.
        saved_changed: the memory with other saved filters.
        saved_removed: the memory before a saved filter was deleted.
    """

    filter_chosen = Signal(object)
    saved_chosen = Signal(object)
    columns_chosen = Signal(object)
    row_height_chosen = Signal(object)
    saved_changed = Signal(object)
    saved_removed = Signal(object)

    def __init__(self, host: QWidget, directory: Directory, seat: str, now: Callable[[], int]) -> None:
        super().__init__(host)
        self._directory, self._seat, self._now = directory, seat, now
        self.drawer = Drawer(host, _WIDTH)
        self.drawer.setObjectName("queue-drawer")

    def content(self) -> QWidget | None:
        """The open panel."""
        return self.drawer.content() if self.drawer.isVisible() else None

    def close(self) -> bool:
        """Close what is open; False where nothing is."""
        was_open = self.drawer.isVisible()
        self.drawer.close_drawer()
        return was_open

    def open_filter(self, choice: QueueFilter) -> None:
        """Narrow the queue."""
        panel = FilterPanel(self._directory, self._seat, choice, self._now())
        panel.chosen.connect(self.filter_chosen)
        self.drawer.open_with(self.tr("Filter"), panel)

    def open_columns(self, columns: tuple[ColumnKept, ...], height: RowHeight) -> None:
        """Choose and order the columns."""
        panel = ColumnsPanel(columns, height, dict(WIDTHS))
        panel.columns_chosen.connect(self.columns_chosen)
        panel.row_height_chosen.connect(self.row_height_chosen)
        self.drawer.open_with(self.tr("Columns"), panel)

    def open_saved(self, memory: QueueMemory, choice: QueueFilter, *, naming: bool = False) -> None:
        """Choose a saved filter, or with `naming` keep the present one."""
        panel = SavedPanel(memory, choice, lambda one: filter_words.whole(one, self._directory))
        panel.chosen.connect(self._on_saved_chosen)
        panel.changed.connect(self.saved_changed)
        panel.removed.connect(self.saved_removed)
        self.drawer.open_with(self.tr("Saved filters"), panel)
        if naming or not memory.saved:
            panel.focus_name()
        else:
            panel.list.setFocus()

    def open_batch(self, sheet: BatchSheet) -> None:
        """Ask before an act for several."""
        self.drawer.open_with(
            self.tr("{act}: several tickets").format(act=BY_ID[sheet.action].title()), sheet
        )

    def open_export(self, panel: ExportPanel) -> None:
        """Write what is shown into a file."""
        self.drawer.open_with(self.tr("Export and print"), panel)
        panel.button.setFocus()

    def put_filter(self, choice: QueueFilter) -> None:
        """The filter is another one now."""
        panel = self.content()
        if isinstance(panel, FilterPanel):
            panel.put(choice)

    def put_columns(self, columns: tuple[ColumnKept, ...]) -> None:
        """The hand arranged the columns."""
        panel = self.content()
        if isinstance(panel, ColumnsPanel):
            panel.list.put(columns)

    def put_saved(self, memory: QueueMemory) -> None:
        """The saved filters are other ones now."""
        panel = self.content()
        if isinstance(panel, SavedPanel):
            panel.put(memory)

    def _on_saved_chosen(self, choice: QueueFilter) -> None:
        self.drawer.close_drawer()
        self.saved_chosen.emit(choice)
