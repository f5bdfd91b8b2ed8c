"""What the sentences of a timeline are made from, and what they are."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.widgets.timeline_model import Glyph
from domain.directory import Directory
from domain.event import Event
from domain.ticket import Ticket
from domain.wire import MessageState
from domain.words import Role

translate = QCoreApplication.translate


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What the sentences are made from beside the events."""

    directory: Directory
    ticket: Ticket
    messages: tuple[MessageState, ...]
    now: int

    def unit(self, ident: Any) -> str:
        """The name of a unit."""
        found = self.directory.unit_by_id.get(ident) if isinstance(ident, int) else None
        return found.name if found else translate("Timeline", "a unit")

    def unit_of(self, assignment: Any) -> str:
        """The name of the unit that holds an assignment."""
        one = self.ticket.assignment(assignment) if isinstance(assignment, int) else None
        return self.unit(one.unit if one else None)

    def contact(self, ident: Any) -> str:
        """Title and name of a contact."""
        found = self.directory.contact_by_id.get(ident) if isinstance(ident, int) else None
        return " ".join(part for part in (found.title, found.name) if part) if found else ""

    def who(self, event: Event) -> str:
        """Who did it, and from which seat: 李敏（03 席）."""
        if event.actor == 0:
            return translate("Timeline", "System")
        person = self.directory.person_by_id.get(event.actor)
        if person is None:
            return translate("Timeline", "a resident")
        name = person.name
        if event.seat:
            return translate("Timeline", "{name} (seat {seat})").format(name=name, seat=event.seat)
        if person.role in (Role.HANDLER, Role.LEADER) and person.unit is not None:
            return f"{self.unit(person.unit)} {name}"
        return f"{terms.role(person.role)} {name}"

    def time(self, at: Any) -> str:
        """An instant as it stands in a sentence."""
        return clock_text.short_time(at, self.now) if isinstance(at, int) else ""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Headline and detail of one entry."""

    headline: str
    detail: str = ""
    glyph: Glyph = Glyph.ACT
    tag: str = ""


Facts = Mapping[str, Any]
Sentence = Callable[[Telling, Event, Facts], Said]


def lines(*parts: str) -> str:
    """What there is of these, one beside the other."""
    return translate("Timeline", " · ").join(part for part in parts if part)


def with_reason(telling: Telling, event: Event, facts: Facts, headline: str) -> Said:
    """A headline over the reason given and who gave it."""
    return Said(headline=headline, detail=lines(str(facts.get("reason", "")), telling.who(event)))


def sms(telling: Telling, subject: str) -> str:
    """How far the SMS about a subject has come."""
    states = [one for one in telling.messages if one.subject == subject]
    if not states:
        return ""
    newest = max(states, key=lambda one: one.at)
    form = {
        "held": translate("Timeline", "SMS held"),
        "waiting": translate("Timeline", "SMS waits until {due}"),
        "sending": translate("Timeline", "SMS being sent"),
        "sent": translate("Timeline", "SMS handed over {time}"),
        "refused": translate("Timeline", "SMS refused, will be tried again"),
        "failed": translate("Timeline", "SMS failed: phone instead"),
        "unconfirmed": translate("Timeline", "SMS unconfirmed: phone to make sure"),
        "cancelled": translate("Timeline", "SMS cancelled"),
    }.get(newest.state, "")
    return form.format(time=clock_text.time_of_day(newest.at), due=telling.time(newest.not_before))
