"""What colleagues did to a ticket since a form about it was opened: who, when, what, old and new."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from console import clock_text, messages, terms
from console.actions.situation import Situation
from domain.event import Event, decode_body
from domain.fold import TicketPatch, changed_fields
from domain.ticket import Ticket
from domain.words import Grade, Urgency

translate = QCoreApplication.translate

_MOST, _LONGEST = 3, 24
_SHOWN = ("title", "grade", "urgency", "matter", "place", "description", "risk")


def changed_since(situation: Situation, before: Ticket, events: Iterable[Event]) -> list[str]:
    """A line for each change by somebody else since `before`, the newest first; a few of them."""
    lines = []
    for event in sorted(events, key=lambda one: one.version, reverse=True):
        if event.version <= before.version or event.actor == situation.actor.account:
            continue
        lines.append(_line(situation, before, event))
        if len(lines) == _MOST:
            break
    return lines


def _line(situation: Situation, before: Ticket, event: Event) -> str:
    person = situation.world.directory.person_by_id.get(event.actor)
    return translate("Changes", "{time} {who}: {act}{what}").format(
        time=clock_text.short_time(event.at, situation.now),
        who=person.name if person else translate("Changes", "System"),
        act=terms.act(event.act),
        what=_what(situation, before, decode_body(event.body).patch),
    )


def _what(situation: Situation, before: Ticket, patch: TicketPatch) -> str:
    told = []
    for name, value in changed_fields(patch):
        if name in _SHOWN:
            old, new = (_word(situation, name, one) for one in (getattr(before, name), value))
            told.append(
                translate("Changes", " · {part} “{old}” → “{new}”").format(
                    part=messages.changed_words([name]), old=old, new=new
                )
            )
    return "".join(told)


def _word(situation: Situation, name: str, value: object) -> str:
    if isinstance(value, Grade):
        return value.value
    if isinstance(value, Urgency):
        return terms.urgency(value)
    if name == "matter":
        matter = situation.world.directory.matter_by_code.get(str(value))
        return matter.name if matter else ""
    words = getattr(value, "address", value)
    text = str(words or "")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
