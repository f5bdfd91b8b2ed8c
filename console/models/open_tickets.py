"""All tickets open at this console: the one that follows the rows, the one kept, those in windows."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from console.models.open_ticket import OpenTicket
from domain.acts import PersonalData
from domain.event import Event
from domain.wire import TicketView


class OpenTickets(QObject):
    """Hands what comes from the server to each of them.

    Signals:
        fetch_needed: the ticket with this id must be fetched.
        looked_at_changed: other tickets are open here now: their ids.
    """

    fetch_needed = Signal(object)
    looked_at_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[OpenTicket] = []
        self._looked_at: tuple[int, ...] = ()
        self.first = self.add()
        """The one in sight, which follows the rows of the queue."""

    def add(self) -> OpenTicket:
        """A further one, with nothing chosen yet."""
        opened = OpenTicket(self)
        opened.fetch_needed.connect(self.fetch_needed)
        opened.chosen_changed.connect(self._on_chosen_changed)
        self._all.append(opened)
        return opened

    def drop(self, opened: OpenTicket) -> None:
        """One that is not looked at any more."""
        self._all.remove(opened)
        opened.deleteLater()
        self._on_chosen_changed()

    def looked_at(self) -> tuple[int, ...]:
        """The tickets that are open here, the one in sight first."""
        chosen = [opened.chosen for opened in self._all if opened.chosen is not None]
        return tuple(dict.fromkeys(chosen))

    def _on_chosen_changed(self, *_: object) -> None:
        looked_at = self.looked_at()
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self.looked_at_changed.emit(looked_at)

    def all(self) -> tuple[OpenTicket, ...]:
        """Every one of them, the one in sight first."""
        return tuple(self._all)

    def take(self, view: TicketView) -> None:
        """A fetched ticket came."""
        for opened in self.all():
            opened.take(view)

    def fetch_failed(self, ticket: int, code: str = "") -> None:
        """A fetch brought nothing, with the reason if the server gave one."""
        for opened in self.all():
            opened.fetch_failed(ticket, code)

    def follow(self, events: Iterable[Event]) -> None:
        """The feed's events."""
        events = tuple(events)
        for opened in self.all():
            opened.follow(events)

    def leave(self, tickets: Iterable[int]) -> None:
        """These left the scope."""
        gone = frozenset(tickets)
        for opened in self.all():
            opened.leave(gone)

    def reveal(self, ticket: int, reporter: str, person: PersonalData) -> None:
        """Personal data came whose look was recorded: shown wherever the ticket is open here."""
        for opened in self.all():
            opened.reveal(ticket, reporter, person)

    def messages_moved(self, tickets: Iterable[int]) -> None:
        """The messages of these moved: what shows them fetches them anew."""
        moved = frozenset(tickets)
        for opened in self.all():
            if opened.chosen in moved:
                opened.fetch_again()

    def fetch_again(self, *, missing_only: bool = False) -> None:
        """After a gap fetch all anew, or only those that never came."""
        for opened in self.all():
            if opened.chosen is not None and not (missing_only and opened.ticket is not None):
                opened.fetch_again()

    def order_of(self, ticket: int, op_id: str) -> int | None:
        """The supervision order that an operation made, if its event is at one of them."""
        found = (opened.order_of(op_id) for opened in self.all() if opened.chosen == ticket)
        return next((order for order in found if order is not None), None)
