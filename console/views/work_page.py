"""The page of work: the counters above, the queue and the ticket in sight side by side."""

from typing import Any

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QVBoxLayout, QWidget

from console.views.action_choice import fill_menu, hints_for
from console.views.board import Board
from console.views.detail_view import DetailView
from console.views.page import Page
from console.views.parts import Parts
from console.views.queue_view import QueueView
from console.widgets.counter_bar import CounterBar
from console.widgets.stale_veil import StaleVeil
from domain.acts import Note
from domain.operation import Operation
from domain.ticket import number_text

_QUEUE_SHARE, _DETAIL_SHARE = 62, 38


class WorkPage(Page):
    """Connects the counters with the queue, and the queue with the detail."""

    def __init__(self, parts: Parts, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._board = parts, board
        self.counters = CounterBar(list(board.chips))
        self.queue = QueueView(
            parts.store, parts.model, parts.clock.now, hints_for(parts.situation().actor.role)
        )
        self.detail = DetailView(parts.opened, parts.situation, parts.company)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._veil = StaleVeil(self.queue)
        self._veil_of_detail = StaleVeil(self.detail)
        self._menu = QMenu(self)
        self._lay_out()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.counters.counter_chosen.connect(self._on_counter_chosen)
        self.queue.ticket_selected.connect(self._on_ticket_selected)
        self.queue.open_requested.connect(lambda _ticket: self.detail.focus_note())
        self.queue.acknowledge_requested.connect(self._on_acknowledge_requested)
        self.queue.filter_reset_requested.connect(self.show_all)
        self.queue.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.queue.table.customContextMenuRequested.connect(self._on_menu_wanted)
        self.detail.act_requested.connect(self.act_requested)
        self.detail.note_written.connect(self.payload_written)
        self._parts.store.changed.connect(self._show_counters)
        self._parts.doer.refused.connect(self._on_refused)

    # --- as a page ---

    def focus_first(self) -> None:
        self.queue.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_ticket_in_sight(self) -> bool:
        return True

    def show_ticket(self, ticket: int) -> bool:
        if not self.queue.table.select_ticket(ticket):
            self._parts.opened.choose(ticket)  # the filter hides its row
        return True

    def choose_counter(self, number: int) -> bool:
        if number >= len(self._board.chips):
            return False
        self.counters.choose(self._board.chips[number].key)
        return True

    def do_here(self, name: str) -> bool:
        table = self.queue.table
        if name == "note":
            self.detail.focus_note()
        elif name == "refresh":
            table.release()
            self._parts.opened.fetch_again()
        elif name in ("next", "previous"):
            row = table.currentIndex().row() + (1 if name == "next" else -1)
            if 0 <= row < self._parts.model.rowCount():
                table.select_ticket(self._parts.model.ticket_at(row))
        elif name == "copy_number":
            self._copy_number()
        else:
            return False
        return True

    def escape(self) -> None:
        if self.counters.chosen() != self._board.home:
            self.show_all()
        else:
            self.queue.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def on_second(self) -> None:
        self.queue.table.on_second()
        self.detail.on_second_passed()

    def show_stale(self, words: str) -> None:
        self._veil.put(words)
        self._veil_of_detail.put(words if self._parts.opened.ticket is not None else "")

    def state(self) -> bytes:
        return bytes(self._splitter.saveState().data())

    def restore(self, state: bytes) -> None:
        if state:
            self._splitter.restoreState(QByteArray(state))

    # --- its own ---

    def show_all(self) -> None:
        """Show the whole queue again."""
        self.counters.choose(self._board.home)

    def _copy_number(self) -> None:
        ticket = self._parts.opened.chosen
        if ticket is not None:
            number = number_text(self._parts.situation().actor.district, ticket)
            QGuiApplication.clipboard().setText(number)
            self._parts.voice.tell(self.tr("Copied: {number}").format(number=number), icon="copy")

    def _on_counter_chosen(self, key: str) -> None:
        self.queue.choose(self._board.filters[key])

    def _on_ticket_selected(self, ticket: Any) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.detail.isAncestorOf(focus) and ticket != self._parts.opened.chosen:
            # The detail is emptied for the next ticket; Qt would put the keyboard anywhere.
            self.queue.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._parts.opened.choose(ticket)

    def _on_acknowledge_requested(self, tickets: list[int]) -> None:
        situation = self._parts.situation()
        if situation.ticket is not None and situation.ticket.id in tickets:
            self.act_requested.emit("acknowledge")

    def _on_menu_wanted(self, at: QPoint) -> None:
        fill_menu(self._menu, self._parts.situation(), self.act_requested.emit)
        self._menu.popup(self.queue.table.viewport().mapToGlobal(at))

    def _on_refused(self, operation: Operation, _code: str, _facts: object) -> None:
        if isinstance(operation.payload, Note) and operation.ticket == self._parts.opened.chosen:
            self.detail.give_note_back(operation.payload.text)

    def _show_counters(self, *_: object) -> None:
        store = self._parts.store
        for key, shown in self._board.said(store, self._parts.clock.now()).items():
            self.counters.put(key, shown.count, shown.fact)
        self.count_changed.emit(self._board.badge(store))

    def _lay_out(self) -> None:
        self._splitter.addWidget(self.queue)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, _QUEUE_SHARE)
        self._splitter.setStretchFactor(1, _DETAIL_SHARE)
        self._splitter.setSizes([_QUEUE_SHARE * 10, _DETAIL_SHARE * 10])
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(8)
        self.queue.setMinimumWidth(480)
        self.detail.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.counters)
        column.addWidget(self._splitter, 1)
