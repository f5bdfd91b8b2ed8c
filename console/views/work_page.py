"""The page of work: counters, the queue and the ticket in sight side by side, or that ticket alone."""

from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from console.models.near import alike
from console.models.queue_choice import QueueFilter
from console.models.queue_memory import RowHeight
from console.settings import Settings
from console.views.action_choice import fill_menu, hints_for
from console.views.board import Board
from console.views.detail.detail import Detail
from console.views.detail.page import DetailPage
from console.views.detail.pin import Pin
from console.views.detail.window import DetailWindows
from console.views.detail_view import DetailView
from console.views.hand import Hand
from console.views.page import Page
from console.views.parts import Parts
from console.views.queue_view import QueueView
from console.views.queue_work import QueueWork
from console.views.spread import Spread
from console.widgets.counter_bar import CounterBar
from console.widgets.stale_veil import StaleVeil
from domain.acts import Note, Payload
from domain.operation import Operation
from domain.ticket import number_text, short_number

_MENU = "menu"


class _Arranged(msgspec.Struct, frozen=True, kw_only=True):
    """What the hand arranged here."""

    spread: bytes
    window: bytes = b""


class WorkPage(Page):
    """Connects the counters with the queue, and the queue with the detail."""

    def __init__(self, parts: Parts, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._board = parts, board
        self.counters = CounterBar(list(board.chips))
        actor = parts.situation().actor
        self.queue = QueueView(
            parts.store,
            parts.model,
            parts.clock.now,
            hints_for(actor.role),
            directory=parts.situation().world.directory,
            seat=actor.area,
            data_at=lambda: parts.clock.data_at or parts.clock.now(),
        )
        self.queue_work = QueueWork(parts, self.queue, self.counters, board)
        self.detail = DetailView(
            parts.opened, parts.situation, parts.company, files=parts.files, alike=partial(alike, parts.store)
        )
        parts.phrases.serve(self.detail.note.box.line, "note")
        self.spread = Spread(self.queue, self.detail)
        self._whole: DetailPage | None = None
        self.pin = Pin(parts, self.detail, self)
        self.windows = DetailWindows(parts, self)
        self._stack = QStackedWidget()
        self._veil = StaleVeil(self.queue)
        self._veils_of_detail = [StaleVeil(self.detail)]
        self._stale = ""
        self._ticket_left: int | None = None
        self._menu = QMenu(self)
        self._menu.aboutToHide.connect(lambda: self.queue.table.let_go(_MENU))
        self._lay_out()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.counters.counter_chosen.connect(self._on_counter_chosen)
        self.queue.ticket_selected.connect(self._on_ticket_selected)
        self.queue.table.clicked.connect(lambda _index: self.spread.open_detail())
        self.queue.open_requested.connect(self._on_open_requested)
        self.queue.acknowledge_requested.connect(self._on_acknowledge_requested)
        self.queue.filter_reset_requested.connect(self.show_all)
        self.queue.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.queue.table.customContextMenuRequested.connect(self._on_menu_wanted)
        self.spread.detail_covered.connect(self.focus_first)
        self._connect_detail(self.detail)
        self.pin.ticket_wanted.connect(self.show_ticket)
        self.windows.ticket_wanted.connect(self.show_ticket)
        self._parts.store.changed.connect(self._show_counters)
        self._parts.doer.refused.connect(self._on_refused)
        self.hidden.connect(self._on_hidden)
        self.shown.connect(self._on_shown)

    def _on_hidden(self) -> None:
        self._ticket_left = self._parts.opened.chosen
        self.queue_work.place.save_now()

    def _on_shown(self) -> None:
        # Another page may have brought another ticket into sight meanwhile.
        if self._ticket_left is not None and self._parts.opened.chosen != self._ticket_left:
            self._parts.opened.choose(self._ticket_left)

    def _connect_detail(self, detail: Detail) -> None:
        whole = detail is not self.detail
        detail.act_requested.connect(self.act_requested if whole else self._on_panel_act)
        detail.note_written.connect(self.payload_written if whole else self._on_panel_payload)
        detail.payload_made.connect(self.payload_written if whole else self._on_panel_payload)
        detail.form_wanted.connect(self.form_wanted if whole else self._on_panel_form)
        detail.ticket_wanted.connect(self.show_ticket)
        detail.head.page_requested.connect(self.open_page)
        detail.head.window_requested.connect(lambda: self._on_window_requested(detail))

    def _on_panel_act(self, name: str) -> None:
        hand = self.pin.hand()
        if hand is not None:
            hand.do(name)
        else:
            self.act_requested.emit(name)

    def _on_panel_payload(self, payload: Payload) -> None:
        hand = self.pin.hand()
        if hand is not None:
            hand.send(payload)
        else:
            self.payload_written.emit(payload)

    def _on_panel_form(self, name: str, said: dict[str, Any]) -> None:
        hand = self.pin.hand()
        if hand is not None:
            hand.do(name, said)
        else:
            self.form_wanted.emit(name, said)

    def _on_window_requested(self, detail: Detail) -> None:
        ticket = detail.opened().chosen
        if ticket is not None:
            self.windows.open(ticket)

    # --- as a page ---

    def focus_first(self) -> None:
        if self._whole is not None and self.is_page_open():
            self._whole.take_keyboard()
            return
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
        self.close_page()
        self.counters.choose(self._board.chips[number].key)
        return True

    def narrow(self, choice: QueueFilter) -> bool:
        self.queue.choose(choice)
        return True

    def cover(self, covered: bool) -> None:
        self.windows.cover(covered)

    def detail_in_sight(self) -> Detail:
        return self.in_sight()

    def hand_here(self) -> Hand | None:
        kept = self.pin.hand()
        return kept if kept is not None and self.detail.focus_inside(QApplication.focusWidget()) else None

    def do_here(self, name: str) -> bool:
        table = self.queue.table
        if name in ("note", "attach"):
            self.spread.open_detail()
            detail = self.in_sight()
            (detail.focus_note if name == "note" else detail.choose_files)()
        elif name == "refresh":
            table.release()
            self._parts.tickets.fetch_again()
        elif name in ("next", "previous"):
            table.step(1 if name == "next" else -1)
        elif name == "copy_number":
            self._copy_number()
        else:
            if self.queue_work.is_about_list(name):
                self.close_page()  # behind it nobody would see what is typed
            return self.queue_work.do(name)
        return True

    def do_for_many(self, name: str) -> bool:
        return not self.is_page_open() and self.queue_work.do_for_many(name)

    def breadcrumb(self) -> str:
        chosen = self._parts.opened.chosen
        return short_number(chosen) if chosen is not None and self.is_page_open() else ""

    def escape(self) -> None:
        if self.is_page_open():
            self.close_page()
        elif self.pin.close_form():
            return
        elif self.spread.close_detail():
            self.queue.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.queue.escape():
            return
        elif self.counters.chosen() != self._board.home:
            self.show_all()
        else:
            self.queue.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def on_second(self) -> None:
        self.queue.on_second()
        self.in_sight().on_second_passed()
        self.windows.on_second()

    def show_stale(self, words: str) -> None:
        self._stale = words
        self._veil.put(words)
        for veil in self._veils_of_detail:
            veil.put(words if self._parts.opened.ticket is not None else "")
        self.windows.show_stale(words)

    def take_settings(self, settings: Settings) -> None:
        if settings.row_height in list(RowHeight):
            self.queue.table.take_row_height(RowHeight(settings.row_height))
        self.queue.table.reduce_motion(settings.reduce_motion)

    def state(self) -> bytes:
        arranged = _Arranged(spread=self.spread.state(), window=self.windows.state())
        return msgspec.msgpack.encode(arranged)

    def restore(self, state: bytes) -> None:
        try:
            arranged = msgspec.msgpack.decode(state, type=_Arranged)
        except msgspec.DecodeError:
            return  # nothing was kept yet, or an older console kept it in its own way
        self.spread.restore(arranged.spread)
        self.windows.restore(arranged.window)

    # --- its own ---

    def in_sight(self) -> Detail:
        """The detail that the user sees: the whole page, or the panel."""
        return self._whole if self._whole is not None and self.is_page_open() else self.detail

    def is_page_open(self) -> bool:
        """Whether the ticket in sight has the whole page."""
        return self._whole is not None and self._stack.currentWidget() is self._whole

    def open_page(self) -> None:
        """Give the ticket in sight the whole page."""
        if self._parts.opened.chosen is None or self.is_page_open():
            return
        if self._whole is None:
            self._whole = DetailPage(
                self._parts.opened,
                self._parts.situation,
                self._parts.company,
                files=self._parts.files,
                alike=partial(alike, self._parts.store),
            )
            self._parts.phrases.serve(self._whole.note.box.line, "note")
            self._connect_detail(self._whole)
            self._stack.addWidget(self._whole)
            self._veils_of_detail.append(StaleVeil(self._whole))
            self.show_stale(self._stale)
        self._whole.take_note_of(self.detail)
        self._stack.setCurrentWidget(self._whole)
        self._whole.on_second_passed()
        self._whole.take_keyboard()
        self.breadcrumb_changed.emit(self.breadcrumb())

    def close_page(self) -> None:
        """Back to the queue, at the row of the ticket."""
        if self._whole is None or not self.is_page_open():
            return
        self.detail.take_note_of(self._whole)
        self._stack.setCurrentIndex(0)
        self.detail.on_second_passed()
        self.queue.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.breadcrumb_changed.emit("")

    def _on_open_requested(self, _ticket: int | None) -> None:
        if self.spread.is_detail_open():
            self.open_page()
        else:
            self.spread.open_detail()

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
        self.queue.choose_counter(self._board.filters[key])

    def _on_ticket_selected(self, ticket: Any) -> None:
        inside = self.in_sight().focus_inside(QApplication.focusWidget())
        if inside and ticket != self._parts.opened.chosen:
            # The detail is emptied for the next ticket; Qt would put the keyboard anywhere.
            (self.in_sight() if self.is_page_open() else self.queue.table).setFocus()
        self._parts.opened.choose(ticket)
        if self.is_page_open():
            self.breadcrumb_changed.emit(self.breadcrumb())

    def _on_acknowledge_requested(self, tickets: list[int]) -> None:
        if tickets:
            self.queue_work.acknowledge(tickets)
        else:
            self.act_requested.emit("acknowledge")

    def _on_menu_wanted(self, at: QPoint) -> None:
        fill_menu(self._menu, self._parts.situation(), self.act_requested.emit)
        self.queue_work.complete_menu(self._menu, self.act_requested.emit)
        self.queue.table.hold_for(_MENU)
        self._menu.popup(self.queue.table.viewport().mapToGlobal(at))

    def _on_refused(self, operation: Operation, _code: str, _facts: object) -> None:
        if isinstance(operation.payload, Note) and operation.ticket == self._parts.opened.chosen:
            self.in_sight().give_note_back(operation.payload.text)

    def _show_counters(self, *_: object) -> None:
        store = self._parts.store
        for key, shown in self._board.said(store, self._parts.clock.now()).items():
            self.counters.put(key, shown.count, shown.fact)
        self.count_changed.emit(self._board.badge(store))

    def _lay_out(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.counters)
        column.addWidget(self.spread, 1)
        self._stack.addWidget(work)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(self._stack)
