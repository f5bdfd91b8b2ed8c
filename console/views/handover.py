"""The hand-over summary in the drawer: a text that is read, copied and printed (F12)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from console import clock_text, terms, theme
from console.models import row_text
from console.models.alarm_watch import GOAL
from console.models.shift_summary import ShiftSummary, summary
from console.views.parts import Parts
from console.widgets.action_button import ActionButton
from console.widgets.choice import Option
from console.widgets.segmented import Segmented
from console.widgets.text import Text
from domain.instant import HOUR
from domain.ticket import short_number

_HOURS: Final = (8, 12, 24)
_SHIFT: Final = "shift"


class HandoverView(QWidget):
    """Tells the shift so far; for how long back the user chooses.

    Signals:
        print_requested: the user wants the text on paper (a QTextDocument).
    """

    print_requested = Signal(object)

    def __init__(self, parts: Parts, place: str, seat: str) -> None:
        super().__init__()
        self.setObjectName("handover")
        self._parts, self._place, self._seat = parts, place, seat
        self.hours = Segmented(
            [
                Option(key=_SHIFT, words=self.tr("Since the log-in")),
                *(
                    Option(key=str(hours), words=self.tr("{hours} hours").format(hours=hours))
                    for hours in _HOURS
                ),
            ]
        )
        self.hours.put(_SHIFT)
        self.hours.setAccessibleName(self.tr("How far back"))
        self.hours.chosen.connect(lambda _key: self.tell())
        self.text = QPlainTextEdit()
        self.text.setObjectName("handover-text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Hand-over summary"))
        self.copy = ActionButton(self.tr("Copy"), icon="copy")
        self.copy.setObjectName("handover-copy")
        self.copy.clicked.connect(self._on_copy)
        self.paper = ActionButton(self.tr("Print …"), icon="upload")
        self.paper.setObjectName("handover-print")
        self.paper.clicked.connect(lambda: self.print_requested.emit(self.document()))
        again = ActionButton(self.tr("Tell anew"), icon="refresh")
        again.clicked.connect(self.tell)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.copy, self.paper, again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(Text(self.tr("The shift of the last"), size=theme.SMALL, ink="text2"))
        column.addWidget(self.hours)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.tell()

    def tell(self) -> None:
        """Write the text for now."""
        now = self._parts.clock.now()
        span = self.hours.value()
        since = self._parts.alarms.shift_since or now if span == _SHIFT else now - int(span) * HOUR
        told = summary(self._parts.store, self._parts.alarms, self._parts.outbox, since=since, now=now)
        self.text.setPlainText("\n".join(self._lines(told)))

    def document(self) -> QTextDocument:
        """The text as it is printed: black on white, whatever the theme."""
        made = QTextDocument(self.text.toPlainText())
        made.setDefaultFont(theme.font(theme.BODY))
        return made

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._parts.voice.tell(self.tr("The hand-over summary was copied"), icon="copy")

    def _lines(self, told: ShiftSummary) -> Iterable[str]:
        span = self.tr("{since} to {now}").format(
            since=clock_text.short_time(told.since, told.now), now=clock_text.short_time(told.now, told.now)
        )
        yield self.tr("Hand-over summary · {place}").format(place=self._place)
        yield f"{self._seat} · {clock_text.date_and_weekday(told.now)} · {span}"
        yield ""
        yield self.tr("In these hours: {arrived} came in, {closed} closed, {touched} by this seat").format(
            arrived=told.arrived, closed=told.closed, touched=told.touched
        )
        counted = [f"{terms.counter(counter)} {count}" for counter, count in told.counters.items()]
        yield self.tr("Open now: {counts}").format(counts=" · ".join(counted))
        yield self.tr("Alarms since the log-in {count}, in the last 10 min {rate} (goal ≤ {goal})").format(
            count=told.alarms, rate=told.rate, goal=GOAL
        )
        yield from self._listed(self.tr("Overdue and not confirmed"), told.unacknowledged)
        yield from self._listed(self.tr("Overdue, confirmed"), told.red)
        yield from self._listed(self.tr("Supervised, no reply yet"), told.awaiting_reply)
        yield from self._listed(self.tr("Suspended, back within a day"), told.returning)
        yield from self._shelved(told)
        if told.unsent:
            yield ""
            yield self.tr("Not sent yet ({count})").format(count=len(told.unsent))
            for ticket, act in told.unsent:
                number = short_number(ticket) if ticket else self.tr("new call")
                yield f"  {number}  {terms.act(act)}"

    def _listed(self, title: str, tickets: tuple[int, ...]) -> Iterable[str]:
        if not tickets:
            return
        yield ""
        yield f"{title} ({len(tickets)})"
        for ticket in tickets:
            yield f"  {self._ticket(ticket)}"

    def _shelved(self, told: ShiftSummary) -> Iterable[str]:
        if not told.shelved:
            return
        yield ""
        yield self.tr("Reminders put off ({count})").format(count=len(told.shelved))
        for shelf in told.shelved:
            until = clock_text.short_time(shelf.until, told.now)
            yield f"  {self._ticket(shelf.ticket)}"
            yield "    " + self.tr("until {time}: {reason}").format(time=until, reason=shelf.reason)

    def _ticket(self, ident: int) -> str:
        store, now = self._parts.store, self._parts.clock.now()
        row = store.ticket_row(store.row_of(ident))
        time = row_text.time_words(row, row_text.time_shown(row, now), now)
        unit = self._parts.model.unit_name(row.lead)
        return "  ".join(
            part for part in (short_number(ident), time, row_text.title_words(row), unit) if part
        )
