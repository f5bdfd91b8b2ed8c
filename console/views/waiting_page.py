"""待审批 and 督办: the tickets on which something waits, what it waits for, and the ticket beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from console import clock_text, terms, theme
from console.actions.table import BY_ID, why_not
from console.models.waiting import Waiting, waiting_mask
from console.views.board import Board
from console.views.detail_view import DetailView
from console.views.page import Page
from console.views.parts import Parts
from console.views.spread import Spread
from console.widgets.action_button import NORMAL, PRIMARY, ActionButton
from console.widgets.counter_bar import CounterBar
from console.widgets.list_table import ListTable, TableColumn, TableRow
from console.widgets.panel import Panel
from console.widgets.stale_veil import StaleVeil
from console.widgets.text import Text
from console.widgets.waiting import EmptyState
from domain.directory import Directory
from domain.instant import NEVER
from domain.request import Request
from domain.row import INSPECTION_OFFICE, TicketRow
from domain.ticket import Ticket, short_number
from domain.words import RequestKind, RequestState

translate = QCoreApplication.translate

RowOf = Callable[[TicketRow, Directory, int], TableRow]


class WaitingPage(Page):
    """Rows that are few, made anew while they are in sight; the detail is that of the ticket in sight."""

    def __init__(
        self,
        parts: Parts,
        board: Board,
        title: str,
        columns: tuple[TableColumn, ...],
        row_of: RowOf,
        acts: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts, self._board, self._row_of, self._acts = parts, board, row_of, acts
        self.counters = CounterBar(list(board.chips))
        self.table = ListTable(columns)
        self.table.setObjectName("waiting")
        self.table.setAccessibleName(title)
        self.detail = DetailView(parts.opened, parts.situation, parts.company, files=parts.files)
        parts.phrases.serve(self.detail.note.box.line, "note")
        self._empty = EmptyState()
        self._panel = Panel(title)
        self._asked = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._asked.setObjectName("waiting-asked")
        self._buttons = {name: self._button(name, first=name == acts[0]) for name in acts}
        self._spread = Spread(self._panel, self.detail)
        self._veils = (StaleVeil(self._panel), StaleVeil(self.detail))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.counters.counter_chosen.connect(lambda _key: self._show_rows())
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.clicked.connect(lambda _index: self._spread.open_detail())
        self.detail.act_requested.connect(self.act_requested)
        self.detail.note_written.connect(self.payload_written)
        self.detail.payload_made.connect(self.payload_written)
        self.detail.form_wanted.connect(self.form_wanted)
        self.detail.ticket_wanted.connect(self._parts.opened.choose)
        self._spread.detail_covered.connect(self.focus_first)
        self._parts.store.changed.connect(self._on_store_changed)
        self._parts.opened.changed.connect(self._show_asked)

    # --- as a page ---

    def focus_first(self) -> None:
        there = self._stack.currentWidget() is self.table
        (self.table if there else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def has_ticket_in_sight(self) -> bool:
        return bool(self.table.chosen())

    def choose_counter(self, number: int) -> bool:
        if number >= len(self._board.chips):
            return False
        self.counters.choose(self._board.chips[number].key)
        return True

    def do_here(self, name: str) -> bool:
        rows = [row.key for row in self.table.rows()]
        if name in ("next", "previous") and rows:
            at = rows.index(self.table.chosen()) if self.table.chosen() in rows else 0
            self.table.choose(rows[min(max(at + (1 if name == "next" else -1), 0), len(rows) - 1)])
        elif name == "note":
            self.detail.focus_note()
        elif name == "refresh":
            self._parts.opened.fetch_again()
        else:
            return False
        return True

    def escape(self) -> None:
        if not self._spread.close_detail():
            self.counters.choose(self._board.home)
            self.focus_first()

    def on_second(self) -> None:
        self.detail.on_second_passed()
        self._show_rows()
        self._show_counters()

    def show_stale(self, words: str) -> None:
        for veil in self._veils:
            veil.put(words)

    def state(self) -> bytes:
        return self._spread.state()

    def restore(self, state: bytes) -> None:
        self._spread.restore(state)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_rows()
        self._on_row_chosen(self.table.chosen())

    # --- its own ---

    def _on_store_changed(self, _changes: object) -> None:
        self._show_counters()
        if self.isVisible():
            self._show_rows()

    def _show_counters(self) -> None:
        store = self._parts.store
        for key, shown in self._board.said(store, self._parts.clock.now()).items():
            self.counters.put(key, shown.count, shown.fact)

    def _show_rows(self) -> None:
        store, now = self._parts.store, self._parts.clock.now()
        chosen = self._board.filters[self.counters.chosen()].waiting or Waiting.APPROVAL
        open_rows = store.open_rows()
        found = [store.ticket_row(int(row)) for row in open_rows[waiting_mask(store, open_rows, chosen)]]
        found.sort(key=lambda one: (one.reply_by, one.red_at, one.id))
        directory = self._parts.situation().world.directory
        self.table.put([self._row_of(one, directory, now) for one in found])
        if not found:
            self._empty.put(self.tr("Nothing waits here."), self.tr("What comes appears by itself."))
        had = self.table.hasFocus() or self.hasFocus()
        self._stack.setCurrentWidget(self.table if found else self._empty)
        if had:
            self.focus_first()
        self._show_asked()

    def _on_row_chosen(self, key: str) -> None:
        if key and self.isVisible() and self._parts.opened.chosen != int(key):
            self._parts.opened.choose(int(key))
        self._show_asked()

    def _on_row_opened(self, _key: str) -> None:
        self._spread.open_detail()
        situation = self._parts.situation()
        for name in self._acts:
            if not why_not(BY_ID[name], situation):
                self.act_requested.emit(name)
                return

    def _show_asked(self) -> None:
        if not self.isVisible():
            return
        ticket, situation = self._parts.opened.ticket, self._parts.situation()
        here = ticket is not None and self.table.chosen() == str(ticket.id)
        self._asked.put(asked_words(ticket, situation.world.directory) if here and ticket else "")
        for name, button in self._buttons.items():
            against = why_not(BY_ID[name], situation) if here else self.tr("Choose a row first")
            button.setEnabled(not against)
            button.setToolTip(against)

    def _button(self, name: str, *, first: bool) -> ActionButton:
        action = BY_ID[name]
        button = ActionButton(
            action.title(),
            icon=action.icon,
            key=action.keys.replace("+", " "),
            kind=PRIMARY if first else NORMAL,
        )
        button.setObjectName(f"waiting-{name}")
        button.clicked.connect(lambda: self.act_requested.emit(name))
        return button

    def _lay_out(self) -> None:
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._panel.add(holder, 1)
        foot = QFrame()
        below = QVBoxLayout(foot)
        below.setContentsMargins(12, 8, 12, 10)
        below.setSpacing(8)
        below.addWidget(self._asked)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in self._buttons.values():
            line.addWidget(button)
        line.addStretch(1)
        below.addLayout(line)
        self._panel.add(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.counters)
        column.addWidget(self._spread, 1)


def asked_words(ticket: Ticket, directory: Directory) -> str:
    """What waits on a ticket: who asks for what and why, which order is not answered, which ruling is due."""
    told = [_request_words(one, directory) for one in ticket.requests if one.state is RequestState.OPEN]
    coordination = ticket.coordination()
    if coordination is not None:
        units = [directory.unit_by_id[one].name for one in coordination.units if one in directory.unit_by_id]
        said = translate("Waiting", "Coordination of {units} waits for its ruling. {reason}")
        told.append(said.format(units="、".join(units), reason=coordination.reason))
    for order in ticket.orders:
        if order.answered_at is None and order.state.value == "sent":
            contact = directory.contact_by_id.get(order.contact)
            said = translate("Waiting", "{rung} to {who}, sent {at}, reply until {until}: {reason}")
            told.append(
                said.format(
                    rung=terms.rung(order.rung),
                    who=contact.name if contact else "",
                    at=clock_text.short_time(order.at, order.reply_by),
                    until=clock_text.short_time(order.reply_by, order.at),
                    reason=order.reason,
                )
            )
    return "\n".join(told)


def _request_words(request: Request, directory: Directory) -> str:
    unit = directory.unit_by_id.get(request.unit) if request.unit is not None else None
    person = directory.person_by_id.get(request.by)
    who = unit.name if unit else person.name if person else ""
    said = (
        translate("Waiting", "{who} asks for a suspension until {until}: {reason}")
        if request.kind is RequestKind.SUSPENSION
        else translate("Waiting", "{who} asks for an extension until {until}: {reason}")
    )
    until = clock_text.short_time(request.until, request.at)
    return said.format(who=who, until=until, reason=request.reason)


def approval_row(row: TicketRow, directory: Directory, now: int) -> TableRow:
    """A ticket on which a request or a ruling waits."""
    what = []
    if row.waits.requests:
        what.append(translate("Waiting", "{count} requests").format(count=row.waits.requests))
    if row.waits.ruling:
        what.append(translate("Waiting", "ruling"))
    lead = directory.unit_by_id.get(row.lead)
    left, ink = _left(row.red_at, now)
    cells = (
        short_number(row.id),
        row.grade.value if row.grade else "",
        row.title,
        lead.name if lead else "",
        " · ".join(what),
        left,
    )
    return TableRow(key=str(row.id), cells=cells, inks={5: ink})


def order_row(row: TicketRow, directory: Directory, now: int) -> TableRow:
    """A ticket with an order that is not answered."""
    office = directory.inspection_office()
    names = []
    for unit in row.waits.owing:
        found = directory.unit_by_id.get(unit) if unit != INSPECTION_OFFICE else office
        names.append(found.name if found else "")
    left, ink = _left(row.reply_by, now)
    cells = (
        short_number(row.id),
        row.grade.value if row.grade else "",
        row.title,
        "、".join(names),
        str(row.orders),
        left,
    )
    return TableRow(key=str(row.id), cells=cells, inks={5: ink})


def _left(at: int, now: int) -> tuple[str, str]:
    if at == NEVER:
        return "", "text2"
    if at <= now:
        return translate("Waiting", "late {span}").format(span=clock_text.span(now - at)), "red"
    return translate("Waiting", "{span} left").format(span=clock_text.span(at - now)), "text1"


def _columns(*last: tuple[str, int, int]) -> tuple[TableColumn, ...]:
    fixed: list[tuple[Any, int, int]] = [
        (translate("Waiting", "Number"), 90, 0),
        (translate("Waiting", "Grade"), 44, 0),
        (translate("Waiting", "Matter"), 0, 5),
        *last,
    ]
    return tuple(TableColumn(title=title, width=width, share=share) for title, width, share in fixed)


def approval_columns() -> tuple[TableColumn, ...]:
    """What the supervisor sees of each."""
    return _columns(
        (translate("Waiting", "Lead"), 120, 0),
        (translate("Waiting", "Waits for"), 130, 0),
        (translate("Waiting", "Left"), 110, 0),
    )


def order_columns() -> tuple[TableColumn, ...]:
    """What is seen of orders that are not answered."""
    return _columns(
        (translate("Waiting", "Owes the reply"), 140, 0),
        (translate("Waiting", "Orders"), 60, 0),
        (translate("Waiting", "Reply until"), 110, 0),
    )


APPROVAL_ACTS: Final = ("grant", "refuse", "conclude")
ORDER_ACTS: Final = ("supervise", "answer_order")
