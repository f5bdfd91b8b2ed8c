"""The ticket in sight, whole, kept up to date by folding the feed's events as the server folds them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from domain.acts import PersonalData
from domain.event import Event, decode_body
from domain.fold import apply
from domain.ticket import Ticket
from domain.wire import MaskedPerson, MessageState, TicketView
from domain.words import Act


class OpenTicket(QObject):
    """Holds one ticket at a time: chosen at once, there once it was fetched, then followed.

    Signals:
        changed: the ticket, its timeline or its people are other ones now (also when none is chosen).
        chosen_changed: another ticket is in sight (its id), or none.
        fetch_needed: the ticket with this id must be fetched: it was chosen, or an event is missing.
    """

    changed = Signal()
    chosen_changed = Signal(object)
    fetch_needed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: int | None = None
        self._ticket: Ticket | None = None
        self._events: list[Event] = []
        self._people: tuple[MaskedPerson, ...] = ()
        self._messages: tuple[MessageState, ...] = ()
        self._revealed: dict[str, PersonalData] = {}
        self._fetching = False
        self._newest_seen = 0
        self._left: int | None = None
        self._problem = ""

    @property
    def chosen(self) -> int | None:
        """The id of the chosen ticket."""
        return self._chosen

    @property
    def ticket(self) -> Ticket | None:
        """The chosen ticket; None while it is being fetched."""
        return self._ticket

    @property
    def left(self) -> int | None:
        """The ticket that was chosen until it left the scope; None as soon as another one is."""
        return self._left

    @property
    def problem(self) -> str:
        """The code of the problem for which the chosen ticket cannot be shown; empty without one."""
        return self._problem

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened to it, oldest first."""
        return tuple(self._events)

    @property
    def people(self) -> tuple[MaskedPerson, ...]:
        """Its reporters, masked."""
        return self._people

    @property
    def messages(self) -> tuple[MessageState, ...]:
        """Its messages that leave the house."""
        return self._messages

    def revealed(self, reporter: str) -> PersonalData | None:
        """The personal data that was revealed since the ticket was chosen."""
        return self._revealed.get(reporter)

    def choose(self, ticket: int | None) -> None:
        """Another ticket comes into sight; the one before is forgotten, with what was revealed of it."""
        if ticket == self._chosen:
            return
        self._chosen, self._left = ticket, None
        self._forget()
        self.changed.emit()
        self.chosen_changed.emit(ticket)
        if ticket is not None:
            self._fetch()

    def adopt(self, other: "OpenTicket") -> None:
        """Show at once what another one shows, with what was revealed there, and follow it from now on."""
        self._forget()
        self._chosen, self._left = other.chosen, None
        self._ticket, self._events = other.ticket, list(other.events)
        self._people, self._messages = other.people, other.messages
        shown = self._ticket.reporters if self._ticket is not None else ()
        told = {one.id: other.revealed(one.id) for one in shown}
        self._revealed = {reporter: person for reporter, person in told.items() if person is not None}
        self._newest_seen = self._ticket.version if self._ticket is not None else 0
        self.changed.emit()
        self.chosen_changed.emit(self._chosen)
        if self._chosen is not None and self._ticket is None:
            self._fetch()

    def fetch_again(self) -> None:
        """Fetch the chosen ticket anew, for example because its messages moved or a gap was closed."""
        if self._chosen is None:
            return
        if self._problem:
            self._problem = ""
            self.changed.emit()
        self._fetch()

    def take(self, view: TicketView) -> None:
        """A fetched ticket came; one not chosen any more, or older than the one shown, is dropped."""
        if view.ticket.id != self._chosen:
            return
        self._fetching, self._problem = False, ""
        if self._ticket is None or view.ticket.version >= self._ticket.version:
            self._ticket = view.ticket
            self._events = list(view.events)
        self._people, self._messages = view.people, view.messages
        self.changed.emit()
        if self._newest_seen > self._ticket.version:
            self._fetch()

    def fetch_failed(self, ticket: int, code: str = "") -> None:
        """The fetch brought nothing, with the reason if the server gave one; the next event asks again."""
        if ticket != self._chosen:
            return
        self._fetching = False
        if code and self._ticket is None:
            self._problem = code
            self.changed.emit()

    def follow(self, events: Iterable[Event]) -> None:
        """Fold the feed's events of the chosen ticket; asks for the whole when one is missing in between."""
        mine = [event for event in events if event.ticket == self._chosen]
        self._newest_seen = max((event.version for event in mine), default=self._newest_seen)
        if self._ticket is None:
            return
        ticket, moved = self._ticket, False
        for event in mine:
            if event.version <= ticket.version:
                continue
            if event.version != ticket.version + 1:
                self._fetch()
                break
            ticket = apply(ticket, decode_body(event.body).patch, at=event.at, by=event.actor)
            self._events.append(event)
            moved = True
        if moved:
            self._ticket = ticket
            self.changed.emit()
            if {reporter.id for reporter in ticket.reporters} - {one.reporter for one in self._people}:
                self._fetch()

    def leave(self, tickets: Iterable[int]) -> None:
        """These left the scope: what can no longer be followed is not shown as if it were still so."""
        gone = self._chosen
        if gone is not None and gone in tickets:
            self._chosen, self._left = None, gone
            self._forget()
            self.changed.emit()
            self.chosen_changed.emit(None)

    def reveal(self, ticket: int, reporter: str, person: PersonalData) -> None:
        """Show personal data whose look was recorded, until another ticket is chosen."""
        if ticket == self._chosen:
            self._revealed[reporter] = person
            self.changed.emit()

    def order_of(self, op_id: str) -> int | None:
        """The supervision order that an operation made, if its event is here."""
        return order_made(self._events, op_id)

    def note_of(self, account: int) -> int | None:
        """The newest note of an account that is not struck out: the version that it made."""
        struck = self._ticket.struck_notes if self._ticket is not None else ()
        return next(
            (
                event.version
                for event in reversed(self._events)
                if event.act is Act.NOTE and event.actor == account and event.version not in struck
            ),
            None,
        )

    def _fetch(self) -> None:
        if not self._fetching:
            self._fetching = True
            self.fetch_needed.emit(self._chosen)

    def _forget(self) -> None:
        self._ticket, self._events = None, []
        self._people, self._messages = (), ()
        self._revealed, self._fetching, self._newest_seen = {}, False, 0
        self._problem = ""


def order_made(events: Iterable[Event], op_id: str) -> int | None:
    """The supervision order that an operation made, told by its event; None when it is not among these."""
    for event in events:
        if event.op_id == op_id:
            order = decode_body(event.body).facts.get("order")
            return order if isinstance(order, int) else None
    return None
