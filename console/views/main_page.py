"""The page of work: bars above and below, the queue and the ticket in sight side by side."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from console import clock_text
from console.actions.direct import payload_of
from console.actions.doing import Doer
from console.actions.situation import Situation
from console.actions.table import ACTIONS, BY_ID, QUEUE, why_not
from console.messages import Voice, problem_words, waiting_words
from console.models.company import Company
from console.models.open_ticket import OpenTicket
from console.models.queue_model import QueueModel
from console.outbox import Outbox
from console.server_clock import ServerClock
from console.store import TicketStore
from console.views import counters
from console.views.action_choice import fill_menu, hints_for
from console.views.detail_view import DetailView
from console.views.drawers import Drawers
from console.views.notices import Notices
from console.views.queue_view import QueueView
from console.views.supervise_words import offered, unit_name
from console.widgets import banner as banners
from console.widgets.banner import Banner
from console.widgets.counter_bar import CounterBar
from console.widgets.drawer import Drawer
from console.widgets.rail import Rail, RailItem
from console.widgets.stale_veil import StaleVeil
from console.widgets.status_bar import StatusBar
from console.widgets.top_bar import TopBar
from domain.acts import Note, Payload
from domain.operation import Operation
from domain.refusal import Refusal
from domain.ticket import number_text

_QUEUE_SHARE, _DETAIL_SHARE = 62, 38


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What the page is made on; the composition root owns them."""

    store: TicketStore
    model: QueueModel
    clock: ServerClock
    opened: OpenTicket
    company: Company
    outbox: Outbox
    doer: Doer
    voice: Voice
    situation: Callable[[], Situation]


class MainPage(QWidget):
    """Connects what the operator does with the acts, and what the store says with the widgets.

    Signals:
        wanted: something for the window or the composition root: the id of a row of the table of acts.
    """

    wanted = Signal(str)

    def __init__(self, parts: Parts, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._parts = parts
        self._link_known = False
        self.top = TopBar()
        self.banner = Banner()
        self.rail = Rail(
            [RailItem(key="tickets", word=self.tr("Tickets"), icon="list-details", hint="Ctrl 1")]
        )
        self.counters = CounterBar(counters.chips())
        self.queue = QueueView(
            parts.store, parts.model, parts.clock.now, hints_for(parts.situation().actor.role)
        )
        self.detail = DetailView(parts.opened, parts.situation, parts.company)
        self.status = StatusBar(["age", "outbox"], ["shift", "version"])
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._veil = StaleVeil(self.queue)
        self._veil_of_detail = StaleVeil(self.detail)
        self._body = QWidget()
        self.drawer = Drawer(self._body)
        self.drawer.setObjectName("drawer")
        self.drawers = Drawers(self.drawer, parts.doer, parts.opened, parts.situation, self)
        self.notices = Notices(self, parts.voice, parts.clock.now, self)
        self._menu = QMenu(self)
        self._shortcuts: dict[str, QShortcut] = {}
        self.status.put("version", f"v{version}")
        self.top.leave_out(command=True, sound=True)
        self._lay_out()
        self._connect_signals()
        self._make_shortcuts()
        self.on_second()
        self._on_outbox_changed()

    def _connect_signals(self) -> None:
        parts = self._parts
        self.counters.counter_chosen.connect(self._on_counter_chosen)
        self.queue.ticket_selected.connect(self._on_ticket_selected)
        self.queue.open_requested.connect(lambda _ticket: self.detail.focus_note())
        self.queue.acknowledge_requested.connect(self._on_acknowledge_requested)
        self.queue.filter_reset_requested.connect(self.show_all)
        self.queue.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.queue.table.customContextMenuRequested.connect(self._on_menu_wanted)
        self.drawer.closed.connect(self._on_drawer_closed)
        self.drawers.ticket_wanted.connect(self._on_ticket_wanted)
        self.detail.act_requested.connect(self.do)
        self.detail.note_written.connect(self._send)
        parts.clock.ticked.connect(self.on_second)
        parts.clock.moved.connect(self.on_second)
        parts.clock.staleness_changed.connect(self._show_age)
        parts.store.changed.connect(self._show_counters)
        parts.outbox.changed.connect(self._on_outbox_changed)
        parts.doer.refused.connect(self._on_refused)
        self.top.seat_clicked.connect(self._on_seat_clicked)

    def _make_shortcuts(self) -> None:
        for action in ACTIONS:
            if not action.keys or action.where == QUEUE:
                continue  # the queue knows its own letters
            self._shortcut(action.keys, action.id, partial(self.do, action.id))
        for number, chip in enumerate(counters.chips()):
            self._shortcut(f"Alt+{number}", f"counter-{chip.key}", partial(self.counters.choose, chip.key))

    def _shortcut(self, keys: str, name: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        self._shortcuts[name] = shortcut

    # --- what the operator wants ---

    def do(self, name: str) -> None:
        """Do an act of the table as its key does: at once, by its form, or by saying why not."""
        action = BY_ID[name]
        if action.act is None:
            self._move(name)
            return
        situation = self._parts.situation()
        against = why_not(action, situation)
        if against:
            self._parts.voice.tell(action.title(), against, action.icon)
            return
        if name == "note":
            self.detail.focus_note()
            return
        if situation.ticket is not None and self._parts.doer.underway(situation.ticket.id, action.act):
            return  # the same key twice: the first is on its way
        try:
            payload = payload_of(name, situation)
        except Refusal as refusal:
            told = problem_words(refusal.code, refusal.detail, situation.now)
            self._parts.voice.tell(action.title(), told, action.icon)
            return
        if payload is None:
            self.drawers.open(name)
        else:
            self._send(payload)

    def _send(self, payload: Payload) -> None:
        situation = self._parts.situation()
        due = offered(situation) if getattr(payload, "rung", None) is not None else None
        unit = unit_name(situation, due) if due is not None else ""
        self._parts.doer.send(payload, situation.ticket, offer=due, unit=unit)

    def _move(self, name: str) -> None:
        """Acts that only move the screen."""
        table = self.queue.table
        if name == "undo":
            self._parts.doer.undo()
        elif name == "refresh":
            table.release()
            self._parts.opened.fetch_again()
        elif name in ("next", "previous"):
            row = table.currentIndex().row() + (1 if name == "next" else -1)
            if 0 <= row < self._parts.model.rowCount():
                table.select_ticket(self._parts.model.ticket_at(row))
        elif name == "copy_number":
            ticket = self._parts.opened.chosen
            if ticket is not None:
                number = number_text(self._parts.situation().actor.district, ticket)
                QGuiApplication.clipboard().setText(number)
                self._parts.voice.tell(self.tr("Copied: {number}").format(number=number), icon="copy")
        else:
            self.wanted.emit(name)

    def show_all(self) -> None:
        """Show the whole queue again."""
        self.counters.choose(counters.ALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.drawer.isVisible():
                self.drawers.close()
            elif self.counters.chosen() != counters.ALL:
                self.show_all()
            else:
                self.queue.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    def _on_counter_chosen(self, key: str) -> None:
        self.queue.choose(counters.filter_of(key))

    def _on_ticket_selected(self, ticket: Any) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.detail.isAncestorOf(focus) and ticket != self._parts.opened.chosen:
            # The detail is emptied for the next ticket; Qt would put the keyboard anywhere.
            self.queue.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._parts.opened.choose(ticket)

    def _on_drawer_closed(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or self.top.isAncestorOf(focus) or not focus.isVisible():
            self.queue.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ticket_wanted(self, ticket: int) -> None:
        if not self.queue.table.select_ticket(ticket):
            self._parts.opened.choose(ticket)  # the filter hides its row

    def _on_acknowledge_requested(self, tickets: list[int]) -> None:
        situation = self._parts.situation()
        if situation.ticket is not None and situation.ticket.id in tickets:
            self.do("acknowledge")

    def _on_menu_wanted(self, at: QPoint) -> None:
        fill_menu(self._menu, self._parts.situation(), self.do)
        self._menu.popup(self.queue.table.viewport().mapToGlobal(at))

    def _on_seat_clicked(self) -> None:
        self._menu.clear()
        for name in ("theme", "larger", "smaller", "fullscreen", "logout"):
            entry = self._menu.addAction(BY_ID[name].title())
            entry.setObjectName(f"menu-{name}")
            entry.setText(f"{BY_ID[name].title()}\t{BY_ID[name].keys.replace('+', ' ')}")
            entry.triggered.connect(lambda _checked=False, name=name: self.do(name))
        corner = self.top.mapToGlobal(self.top.rect().bottomRight())
        self._menu.popup(corner - QPoint(self._menu.sizeHint().width() + 8, 0))

    def _on_refused(self, operation: Operation, _code: str, _facts: object) -> None:
        if isinstance(operation.payload, Note) and operation.ticket == self._parts.opened.chosen:
            self.detail.give_note_back(operation.payload.text)

    # --- what is told ---

    def set_link(self, connected: bool, delay_ms: int | None = None, since: int | None = None) -> None:
        """How the connection is; `since` is the server time of the last data when it is gone."""
        if connected:
            self.banner.hide()
            quality = self.tr("Online") if delay_ms is None else self.tr("Online {ms} ms").format(ms=delay_ms)
            self.top.set_link(quality, icon="wifi", ink="text1" if (delay_ms or 0) < 500 else "amber")
            return
        self.top.set_link(self.tr("Offline"), icon="wifi-off", ink="amber")
        told = clock_text.time_of_day(since) if since else self.tr("never")
        self.banner.show_message(
            self.tr("Offline"),
            self.tr("Data as of {time}. Acts are kept and sent once the server answers.").format(time=told),
            kind=banners.WARNING,
            icon="cloud-off",
        )

    def set_place(self, title: str, place: str, seat: str) -> None:
        """Who sits where."""
        self.top.set_place(title, place)
        self.top.set_seat(seat)

    def splitter_state(self) -> bytes:
        """Where the hand put the splitter."""
        return bytes(self._splitter.saveState().data())

    def restore_splitter(self, state: bytes) -> None:
        """Put the splitter back."""
        if state:
            self._splitter.restoreState(QByteArray(state))

    def on_second(self) -> None:
        """Time went on: clock, lights and ages are shown anew."""
        clock = self._parts.clock
        if clock.known:
            now = clock.now()
            self.top.set_time(clock_text.time_of_day(now), clock_text.date_and_weekday(now))
        self.queue.table.on_second()
        self.detail.on_second_passed()
        self._show_age()

    def _show_age(self, *_: object) -> None:
        clock = self._parts.clock
        if not clock.data_at:
            return
        at, stale = clock_text.time_of_day(clock.data_at), clock.stale
        self.status.put(
            "age",
            self.tr("Data as of {time}").format(time=at),
            "database",
            "amber" if stale else "text2",
        )
        self.show_stale((clock.age_ms() or 0) if stale else 0, clock.data_at)

    def show_stale(self, age_ms: int, data_at: int) -> None:
        """Hatch what is `age_ms` old; 0 takes the hatch away."""
        words = ""
        if age_ms:
            words = self.tr("Data is {age} old, as of {time}").format(
                age=waiting_words(age_ms), time=clock_text.time_of_day(data_at)
            )
        self._veil.put(words)
        self._veil_of_detail.put(words if self._parts.opened.ticket is not None else "")

    def _show_counters(self, *_: object) -> None:
        said = counters.shown(self._parts.store.counts(), self._parts.clock.now())
        for key, shown in said.items():
            self.counters.put(key, shown.count, shown.fact)
        self.rail.set_count("tickets", self._parts.store.counts().unacknowledged)

    def _on_outbox_changed(self) -> None:
        waiting = len(self._parts.outbox.wishes())
        if not waiting:
            self.status.put("outbox", self.tr("All sent"), "cloud-check")
            return
        words = self.tr("{count} to be sent").format(count=waiting)
        delayed = self._parts.outbox.delayed()
        self.status.put("outbox", words, "cloud-up", "amber" if delayed else "text2")

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
        body = QVBoxLayout(self._body)
        body.setContentsMargins(8, 8, 8, 8)
        body.setSpacing(8)
        body.addWidget(self.counters)
        body.addWidget(self._splitter, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addWidget(self.banner)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
