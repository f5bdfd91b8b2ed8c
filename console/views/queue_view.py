"""The panel of the queue: its head, the rows, and what stands there when there are none (UI §3, §15)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from console import clock_text, theme
from console.models.flood import flood_now
from console.models.queue_choice import QueueFilter, SortOrder
from console.models.queue_memory import ColumnKept, QueueMemory, RowHeight, of_key
from console.models.queue_model import QueueModel
from console.store import TicketStore
from console.views import filter_words
from console.views.queue_chips import FilterChips
from console.views.queue_flood import FloodStrip
from console.views.queue_head import Legend, QueueHead
from console.views.queue_panels import QueuePanels
from console.views.queue_table import QueueTable
from console.widgets.keycap import KeyCap
from console.widgets.text import Text
from console.widgets.waiting import EmptyState, Skeleton
from domain.directory import Directory
from domain.instant import NEVER
from domain.ticket import short_number
from domain.words import Counter

_NO_DIRECTORY = Directory(district="", name="")


class QueueView(QFrame):
    """The queue as a panel: head with search, order and held changes, rows, legend with the keys.

    `hints` are keys with what they do, for the role that sits here; `seat` is the code of its area; `data_at`
    tells the server time of the newest data.

    Signals:
        ticket_selected, open_requested, acknowledge_requested, copy_requested: as `QueueTable`.
        filter_reset_requested: the user wants to see the whole queue again.
        counter_wanted: a filter was chosen together with its counter: the filter of the counter alone.
        row_height_chosen: how high a row is to be from now on (a RowHeight).
        memory_changed: what the seat remembers of its queue is to be written down.
        saved_filter_removed: a saved filter was deleted: the memory before it.
        first_shown: the first data is there and shown.
        place_changed: another filter or order was chosen.
    """

    ticket_selected = Signal(object)
    open_requested = Signal(object)
    acknowledge_requested = Signal(object)
    copy_requested = Signal()
    filter_reset_requested = Signal()
    counter_wanted = Signal(object)
    row_height_chosen = Signal(object)
    memory_changed = Signal()
    saved_filter_removed = Signal(object)
    first_shown = Signal()
    place_changed = Signal()

    def __init__(
        self,
        store: TicketStore,
        model: QueueModel,
        now: Callable[[], int],
        hints: Sequence[tuple[str, str]] = (),
        *,
        directory: Directory = _NO_DIRECTORY,
        seat: str = "",
        data_at: Callable[[], int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._store, self._model, self._now, self._hints = store, model, now, hints
        self._directory, self._data_at = directory, data_at or now
        self._loading, self._archive_ready = True, True
        self._memory = QueueMemory()
        self.table = QueueTable(model, now)
        self.head = QueueHead()
        self.search, self.held_pill = self.head.search, self.head.held_pill
        self.sort_button = self.head.sort_button
        self.chips = FilterChips()
        self.flood = FloodStrip(model.street_name)
        self.empty = EmptyState()
        self.skeleton = Skeleton()
        self.empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._selected = Text(size=theme.CAPTION, ink="text1", weight=theme.MEDIUM)
        self._selected.hide()
        # In a holder: a stack without a parent would show its first page as a window of its own.
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        for page in (self.skeleton, self.table, self.empty):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.chips)
        whole.addWidget(_hairline())
        whole.addWidget(self.flood)
        whole.addWidget(holder, 1)
        whole.addWidget(_hairline())
        whole.addWidget(self._foot())
        self.panels = QueuePanels(self, directory, seat, now)
        self.setFocusProxy(self.table)
        self._connect_signals()
        self.skeleton.begin()

    def _connect_signals(self) -> None:
        table, head, panels = self.table, self.head, self.panels
        table.ticket_selected.connect(self.ticket_selected)
        table.open_requested.connect(self.open_requested)
        table.acknowledge_requested.connect(self.acknowledge_requested)
        table.copy_requested.connect(self.copy_requested)
        table.selection_changed.connect(self._on_selection_changed)
        table.header.sort_wanted.connect(self._on_sort_chosen)
        table.header.arranged.connect(self._on_arranged)
        head.held_pill.clicked.connect(table.release)
        head.sort_button.sort_chosen.connect(self._on_sort_chosen)
        head.search.textChanged.connect(self._on_searched)
        head.search.list_wanted.connect(self._on_list_wanted)
        head.filter_button.clicked.connect(self.open_filter)
        head.saved_button.clicked.connect(self.open_saved)
        head.columns_button.clicked.connect(self.open_columns)
        self.chips.chosen.connect(self._on_filter_chosen)
        self.chips.clear_requested.connect(self.clear)
        self.chips.save_requested.connect(self.save_filter)
        self.flood.by_street_requested.connect(self.show_flood)
        panels.filter_chosen.connect(self._on_filter_chosen)
        panels.saved_chosen.connect(self.choose_whole)
        panels.columns_chosen.connect(self._on_columns_chosen)
        panels.row_height_chosen.connect(self._on_row_height_chosen)
        panels.saved_changed.connect(self._on_saved_changed)
        panels.saved_removed.connect(self.saved_filter_removed)
        self.empty.act_requested.connect(self._on_reset_requested)
        self._model.held_changed.connect(self._on_held_changed)
        self._model.order_changed.connect(self._on_order_changed)
        self._store.changed.connect(self._on_store_changed)

    def _foot(self) -> QWidget:
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self._selected)
        row.addWidget(Legend(), 1)
        hints = (
            ("↑↓", self.tr("select")),
            ("Enter", self.tr("open")),
            (self.tr("Space"), self.tr("acknowledge")),
            *self._hints,
        )
        for key, meaning in hints:
            row.addSpacing(theme.px(8))
            row.addWidget(KeyCap(key))
            row.addWidget(Text(meaning, size=theme.CAPTION, ink="text2"))
        return foot

    # --- data ---

    def loaded(self) -> None:
        """The first data is there."""
        self._loading = False
        self.skeleton.end()
        self._on_order_changed()
        self.first_shown.emit()

    def load(self) -> None:
        """Data was asked for and is not there yet."""
        self._loading = True
        self._turn_to(self.skeleton)
        self.skeleton.begin()

    def show_load_problem(self, why: str) -> None:
        """The first data did not come; it is asked for again by itself."""
        if self._loading:
            self.empty.put(why, self.tr("It is tried again by itself every few seconds."))
            self._turn_to(self.empty)

    def set_archive_ready(self, ready: bool) -> None:
        """Whether the whole archive is there, or still on its way."""
        self._archive_ready = ready
        self._show_hits()

    def on_second(self) -> None:
        """Time went on."""
        self.table.on_second()
        self.flood.put(flood_now(self._store))
        if self._model.choice.archive:
            self._show_hits()

    # --- what is shown ---

    def choose(self, choice: QueueFilter) -> None:
        """Show other tickets, from the top; or where the chosen one stands, if it is among them."""
        self._model.choose(choice)
        self.table.place.forget()
        self._show_order()
        if self.search.text().strip() != choice.text.strip():
            self.search.setText(choice.text)
        self.table.mark_hits(choice.text.strip())
        self.table.scrollToTop()
        self._show_hits()
        self.panels.put_filter(choice)
        self._on_order_changed()
        self.table.show_current()
        self.place_changed.emit()

    def choose_counter(self, counter: QueueFilter) -> None:
        """Turn to another counter; what narrows the queue beside it stays."""
        fields = ("counter", "supervised", "mine", "waiting")
        kept = {name: getattr(counter, name) for name in fields}
        self.choose(msgspec.structs.replace(self._model.choice, **kept))

    def choose_whole(self, choice: QueueFilter) -> None:
        """Choose a filter with its counter, such as a saved one."""
        self.choose(choice)
        self.counter_wanted.emit(choice.of_counter_alone())

    def choose_saved(self, key: int) -> bool:
        """Choose the saved filter with this digit; False where there is none."""
        saved = of_key(self._memory, key)
        if saved is not None:
            self.choose_whole(saved.choice)
        return saved is not None

    def clear(self) -> None:
        """Take away what narrows the queue; the counter stays."""
        self.choose(self._model.choice.of_counter_alone())

    def show_flood(self) -> None:
        """What is overdue, by street."""
        self.choose_whole(QueueFilter(counter=Counter.OVERDUE))
        self._on_sort_chosen(SortOrder.AREA)

    def toggle_archive(self) -> None:
        """With the archive, or without it again."""
        choice = self._model.choice
        self.choose(msgspec.structs.replace(choice, archive=not choice.archive))

    def escape(self) -> bool:
        """One step back; False where there is none left."""
        if self.panels.close() or self.table.select_current_alone():
            return True
        if self._model.choice.narrowed:
            self.clear()
            return True
        return False

    def focus_search(self) -> None:
        """F3."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def words(self) -> str:
        """The filter in one line."""
        return filter_words.whole(self._model.choice, self._directory)

    # --- panels ---

    def open_filter(self) -> None:
        """Street, unit, grade …"""
        self.panels.open_filter(self._model.choice)

    def open_columns(self) -> None:
        """Which columns, and how high the rows are."""
        self.panels.open_columns(self.table.header.kept(), self.table.row_height())

    def open_saved(self) -> None:
        """The saved filters."""
        self.panels.open_saved(self._memory, self._model.choice)

    def save_filter(self) -> None:
        """Keep what is shown under a name."""
        self.panels.open_saved(self._memory, self._model.choice, naming=True)

    # --- memory ---

    def memory(self) -> QueueMemory:
        """What the seat remembers of its queue."""
        return self._memory

    def recall(self, memory: QueueMemory) -> None:
        """Be as the seat remembers it."""
        self._memory = memory
        self.table.take_columns(memory.columns)
        self.panels.put_saved(memory)

    def _remember(self, **fields: object) -> None:
        self._memory = msgspec.structs.replace(self._memory, **fields)
        self.memory_changed.emit()

    def _on_arranged(self) -> None:
        kept = self.table.header.kept()
        self.panels.put_columns(kept)
        self._remember(columns=kept)

    def _on_columns_chosen(self, columns: tuple[ColumnKept, ...]) -> None:
        self.table.take_columns(columns)
        self._remember(columns=columns)

    def _on_row_height_chosen(self, height: RowHeight) -> None:
        self.table.take_row_height(height)
        self.row_height_chosen.emit(height)

    def _on_saved_changed(self, memory: QueueMemory) -> None:
        self._remember(saved=memory.saved)

    # --- following ---

    def _on_filter_chosen(self, choice: QueueFilter) -> None:
        self.choose(choice)

    def _on_searched(self, text: str) -> None:
        choice = self._model.choice
        if text.strip() != choice.text.strip():
            self.choose(msgspec.structs.replace(choice, text=text))

    def _on_list_wanted(self) -> None:
        if self._model.rowCount() and self.table.current_ticket() is None:
            self.table.select_ticket(self._model.ticket_at(0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sort_chosen(self, order: SortOrder) -> None:
        self._model.sort_by(order)
        self.table.place.forget()
        self._show_order()
        self.table.scrollToTop()
        self.place_changed.emit()

    def _show_order(self) -> None:
        self.sort_button.put(self._model.sort_order)
        self.table.header.set_order(self._model.sort_order)
        self.head.fit()

    def _on_held_changed(self, count: int) -> None:
        self.held_pill.put(count)
        self.head.fit()

    def _on_selection_changed(self, count: int) -> None:
        self._selected.put(self.tr("{count} selected").format(count=count))
        self._selected.setVisible(count > 1)

    def _on_reset_requested(self) -> None:
        self.clear()
        self.filter_reset_requested.emit()

    def _on_store_changed(self, *_: object) -> None:
        self.flood.put(flood_now(self._store))
        self._on_order_changed()

    def _on_order_changed(self, *_: object) -> None:
        if self._loading:
            return
        self._show_hits()
        if self._model.rowCount():
            self._turn_to(self.table)
            return
        self._explain_emptiness()
        self._turn_to(self.empty)

    def _show_hits(self) -> None:
        choice = self._model.choice
        if not choice.narrowed and self.chips.isHidden():
            return
        opened, whole = self._model.open_count(), self._model.rowCount()
        said = self.tr("{count} found").format(count=f"{whole:,}")
        if choice.archive:
            said = self.tr("{opened} open, {closed} of the archive").format(
                opened=f"{opened:,}", closed=f"{whole - opened:,}"
            )
            at = clock_text.time_of_day(self._data_at())
            said += " · " + (
                self.tr("data as of {time}").format(time=at)
                if self._archive_ready
                else self.tr("the archive is still being loaded")
            )
        self.chips.put(choice, filter_words.chips_of(choice, self._directory), said)

    def _turn_to(self, page: QWidget) -> None:
        """Show one of the pages; the keyboard stays with the queue, Qt would put it anywhere."""
        before = self._stack.currentWidget()
        if before is page:
            return
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        had = self.table.hasFocus() or self.empty.hasFocus() or (before is self.skeleton and not typing)
        self._stack.setCurrentWidget(page)
        if had:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain_emptiness(self) -> None:
        choice = self._model.choice
        if choice == QueueFilter():
            self.empty.put(
                self.tr("No open tickets in your area."), self.tr("New ones appear here by themselves.")
            )
            return
        reset, key = self.tr("Show all"), "Esc"
        if choice == QueueFilter(counter=Counter.OVERDUE):
            self.empty.put(self.tr("No ticket is overdue."), self._next_due(), reset, key)
            return
        if choice.narrowed:
            what_next = self.words()
            if not choice.archive:
                what_next += "\n" + self.tr("The archive is not searched; Ctrl Shift Y takes it in.")
            self.empty.put(self.tr("No ticket fits the filter."), what_next, self.tr("Clear the filter"), key)
            return
        self.empty.put(self.tr("No ticket fits the filter."), "", reset, key)

    def _next_due(self) -> str:
        row, red_at = self._store.next_due()
        if red_at == NEVER:
            return ""
        said = self.tr("Next due: {number}, in {span}")
        number = short_number(int(self._store.columns.id[row]))
        return said.format(number=number, span=clock_text.span_in_words(red_at - self._now()))


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
