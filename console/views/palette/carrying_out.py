"""What Enter in the palette sets going; an act on another ticket waits until that ticket is in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject

from console.actions.action import why_not
from console.actions.situation import Situation
from console.actions.table import BY_ID
from console.models.queue_choice import QueueFilter
from console.views.palette.result import Kind, Result
from console.views.parts import Parts
from domain.acts import Payload


class Place(Protocol):
    """Where it is carried out: the frame."""

    def situation(self) -> Situation:
        """What is in sight."""

    def do(self, name: str, filled: Mapping[str, Any] | None = None) -> None:
        """Do an act as its key does, its form filled in."""

    def send(self, payload: Payload) -> None:
        """Send something about the ticket in sight."""

    def show_ticket(self, ticket: int) -> None:
        """Bring a ticket into sight."""

    def open_page(self, key: str) -> None:
        """Bring a page into sight."""

    def choose_counter(self, number: int) -> None:
        """Filter the queue by a counter."""

    def narrow(self, choice: QueueFilter) -> None:
        """Show some tickets of the queue."""


class CarryOut(QObject):
    """Does what was chosen."""

    def __init__(self, parts: Parts, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._place = parts, place
        self._waiting: Result | None = None
        parts.opened.changed.connect(self._on_ticket_changed)

    def do(self, result: Result) -> None:
        """Do it now, or as soon as its ticket is there."""
        self._waiting = None
        match result.kind:
            case Kind.ACT:
                self._act(result)
            case Kind.TICKET:
                if result.ticket is not None:
                    self._place.show_ticket(result.ticket)
            case Kind.PAGE:
                self._place.open_page(result.target)
            case Kind.COUNTER:
                self._place.choose_counter(int(result.target))
            case Kind.FILTER:
                if result.choice is not None:
                    self._place.narrow(result.choice)
            case Kind.UNIT:
                self._place.narrow(QueueFilter(units=(result.ident,)))
            case Kind.PERSON:
                self._of_person(result.ident)

    def _act(self, result: Result) -> None:
        opened = self._parts.opened
        if result.ticket is None or (opened.ticket is not None and opened.ticket.id == result.ticket):
            self._now(result)
            return
        self._waiting = result
        self._place.show_ticket(result.ticket)
        self._on_ticket_changed()

    def _on_ticket_changed(self) -> None:
        waiting, opened = self._waiting, self._parts.opened
        if waiting is None:
            return
        if opened.chosen != waiting.ticket:
            self._waiting = None  # the user went elsewhere before it came
        elif opened.ticket is not None:
            self._waiting = None
            self._now(waiting)

    def _now(self, result: Result) -> None:
        if result.payload is None:
            self._place.do(result.target, result.filled or None)
            return
        action = BY_ID[result.target]
        against = why_not(action, self._place.situation())
        if against:
            self._parts.voice.tell(action.title(), against, action.icon)
        else:
            self._place.send(result.payload)

    def _of_person(self, account: int) -> None:
        person = self._parts.situation().world.directory.person_by_id.get(account)
        if person is None:
            return
        if person.unit is not None:
            self._place.narrow(QueueFilter(units=(person.unit,)))
        else:
            self._place.narrow(QueueFilter(streets=(person.area,)))
