"""What each row of the queue waits for: a wish on its way, one held up, one that was refused (UI §6).

A wish marks its row at once; the mark goes when the feed has brought what came of it, never before.
"""

from enum import Enum

import msgspec
from PySide6.QtCore import QObject, Signal

from console.outbox import Answer, Outbox, State
from console.store import TicketStore
from domain.acts import act_of
from domain.operation import Operation
from domain.wire import RevealAnswer
from domain.words import Act


class MarkKind(Enum):
    """How far the wish has come."""

    SENDING = "sending"
    WAITING = "waiting"
    """No answer came yet, or a log-in is needed: it is sent again."""
    REFUSED = "refused"
    """The server said no, and nobody has looked at the ticket since."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What a row says about the newest wish for its ticket."""

    act: Act
    kind: MarkKind


class PendingMarks(QObject):
    """Keeps the marks by outbox and store.

    Signals:
        changed: the marks of these tickets are other ones now (a set of ids).
    """

    changed = Signal(object)

    def __init__(self, outbox: Outbox, store: TicketStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outbox, self._store = outbox, store
        self._landed: dict[int, tuple[Act, int]] = {}
        self._refused: dict[int, Act] = {}
        self._marks: dict[int, Mark] = {}
        outbox.delivered.connect(self._on_delivered)
        outbox.refused.connect(self._on_refused)
        outbox.changed.connect(self._judge)
        store.changed.connect(self._on_store_changed)

    def of(self, ticket: int) -> Mark | None:
        """The mark of a ticket's row."""
        return self._marks.get(ticket)

    def look_at(self, ticket: int | None) -> None:
        """Somebody has this ticket in sight: a refusal has been seen when he turns to it."""
        if ticket is not None and self._refused.pop(ticket, None) is not None:
            self._judge()

    def _on_delivered(self, operation: Operation, answer: Answer) -> None:
        plain = answer.answer if isinstance(answer, RevealAnswer) else answer
        self._landed[plain.ticket] = (act_of(operation.payload), plain.version)
        self._refused.pop(plain.ticket, None)

    def _on_refused(self, operation: Operation) -> None:
        if operation.ticket is not None:
            self._refused[operation.ticket] = act_of(operation.payload)

    def _on_store_changed(self, *_: object) -> None:
        if self._landed:
            self._judge()

    def _judge(self) -> None:
        for ticket, (_act, version) in list(self._landed.items()):
            row = self._store.row_of(ticket)
            if row < 0 or int(self._store.columns.version[row]) >= version:
                del self._landed[ticket]
        marks = {ident: Mark(act=act, kind=MarkKind.REFUSED) for ident, act in self._refused.items()}
        for ident, (act, _version) in self._landed.items():
            marks[ident] = Mark(act=act, kind=MarkKind.SENDING)
        held_up: set[int] = set()
        for wish in self._outbox.wishes():
            about = wish.operation.ticket
            if about is None:
                continue
            # A second try is no news to the eye, and what stands behind a wish held up is held up with it.
            if wish.state in (State.WAITING, State.LOCKED) or wish.tries > 1:
                held_up.add(about)
            kind = MarkKind.WAITING if about in held_up else MarkKind.SENDING
            marks[about] = Mark(act=wish.act, kind=kind)
        other = {
            ident for ident in marks.keys() | self._marks.keys() if marks.get(ident) != self._marks.get(ident)
        }
        self._marks = marks
        if other:
            self.changed.emit(other)
