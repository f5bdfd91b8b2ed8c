"""The timeline as sentences: what each event of a ticket says to the one who reads it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.widgets.timeline_model import Glyph, TimelineEntry
from domain.directory import Directory
from domain.event import Event, decode_body
from domain.ticket import Ticket
from domain.wire import MessageState
from domain.words import (
    Act,
    AnswerMeans,
    CallLevel,
    Channel,
    ClockKind,
    Grade,
    OrderState,
    RequestKind,
    Role,
    Rung,
    Satisfaction,
    Urgency,
)

translate = QCoreApplication.translate

ALL, ACTS, MESSAGES, SYSTEM = "all", "acts", "messages", "system"
"""The filters above the timeline."""


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


def entries(telling: Telling, events: Iterable[Event], kind: str = ALL) -> list[TimelineEntry]:
    """The entries of a timeline, newest first."""
    made = [entry(telling, event) for event in events if kind == ALL or kind in kinds_of(event)]
    made.reverse()
    return made


def kinds_of(event: Event) -> frozenset[str]:
    """Which filters show an event."""
    if event.act in (Act.SUPERVISE, Act.RELEASE_ORDER, Act.ANSWER_ORDER, Act.ANSWER, Act.LAPSE_ORDER):
        return frozenset({MESSAGES, SYSTEM if event.actor == 0 else ACTS})
    if event.act in (Act.TURN_RED, Act.STAY_RED):
        return frozenset({MESSAGES, SYSTEM})
    return frozenset({SYSTEM if event.actor == 0 else ACTS})


def entry(telling: Telling, event: Event) -> TimelineEntry:
    """One event as an entry."""
    said = _SENTENCES[event.act](telling, event, decode_body(event.body).facts)
    return TimelineEntry(
        key=str(event.version),
        at=event.at,
        headline=said.headline,
        detail=said.detail,
        glyph=said.glyph,
        tag=said.tag,
        struck=event.act is Act.NOTE and event.version in telling.ticket.struck_notes,
    )


def _lines(*parts: str) -> str:
    return translate("Timeline", " · ").join(part for part in parts if part)


def _report(telling: Telling, event: Event, facts: Facts) -> Said:
    channel = terms.channel(Channel(facts["channel"])) if "channel" in facts else ""
    return Said(
        headline=translate("Timeline", "Arrived: {channel}").format(channel=channel),
        detail=_lines(telling.who(event)),
    )


def _triage(telling: Telling, event: Event, facts: Facts) -> Said:
    matter = telling.directory.matter_by_code.get(str(facts.get("matter", "")))
    grade = facts.get("grade") or (matter.grade if matter else None)
    return Said(
        headline=translate("Timeline", "Triaged: {what}").format(
            what=_lines(matter.name if matter else "", _grade(grade))
        ),
        detail=telling.who(event),
    )


def _grade(grade: Any) -> str:
    if grade is None:
        return ""
    return translate("Timeline", "grade {grade} {name}").format(
        grade=Grade(grade).value, name=terms.grade(Grade(grade))
    )


def _edit(telling: Telling, event: Event, facts: Facts) -> Said:
    old = facts.get("old", {})
    changes = [_change(telling, name, old[name], facts.get(name)) for name in old if name in facts]
    return Said(
        headline=translate("Timeline", "Corrected: {what}").format(
            what=translate("Timeline", "; ").join(changes)
        ),
        detail=_lines(telling.who(event), str(facts.get("reason", ""))),
    )


def _change(telling: Telling, name: str, old: Any, new: Any) -> str:
    before, after = _value(telling, name, old), _value(telling, name, new)
    return f"{_field(name)} {before} → {after}" if before else f"{_field(name)} {after}"


def _value(telling: Telling, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name == "grade":
        return str(value)
    if name == "urgency":
        return terms.urgency(Urgency(value))
    if name == "matter":
        matter = telling.directory.matter_by_code.get(str(value))
        return matter.name if matter else str(value)
    if name == "place":
        return str(value.get("address", "")) if isinstance(value, dict) else ""
    if isinstance(value, bool):
        return translate("Timeline", "yes") if value else translate("Timeline", "no")
    return str(value)


def _field(name: str) -> str:
    return {
        "title": translate("Timeline", "title"),
        "description": translate("Timeline", "description"),
        "matter": translate("Timeline", "matter"),
        "grade": translate("Timeline", "grade"),
        "urgency": translate("Timeline", "urgency"),
        "place": translate("Timeline", "place"),
        "key_matter": translate("Timeline", "key matter"),
        "risk": translate("Timeline", "risk note"),
    }.get(name, name)


def _dispatch(telling: Telling, event: Event, facts: Facts) -> Said:
    parts = []
    if facts.get("lead") is not None:
        parts.append(translate("Timeline", "lead {unit}").format(unit=telling.unit(facts["lead"])))
    assisting = facts.get("assisting", ())
    if assisting:
        names = translate("Timeline", ", ").join(telling.unit(unit) for unit in assisting)
        parts.append(translate("Timeline", "assisting {units}").format(units=names))
    due = ""
    if facts.get("deadline") is not None:
        due = translate("Timeline", "due {time}").format(time=telling.time(facts["deadline"]))
    return Said(
        headline=translate("Timeline", "Dispatched: {what}").format(
            what=translate("Timeline", "; ").join(parts)
        ),
        detail=_lines(telling.who(event), due, str(facts.get("note", "")), str(facts.get("reason", ""))),
    )


def _withdraw(telling: Telling, event: Event, facts: Facts) -> Said:
    unit = telling.unit_of(facts.get("assignment"))
    return Said(
        headline=translate("Timeline", "Withdrawn from {unit}").format(unit=unit),
        detail=_lines(telling.who(event), str(facts.get("reason", ""))),
    )


def _accept(telling: Telling, event: Event, facts: Facts) -> Said:
    one = telling.ticket.assignment(facts.get("assignment", 0))
    took = ""
    if one is not None:
        took = translate("Timeline", "{span} after dispatch").format(
            span=clock_text.span_in_words(event.at - one.dispatched_at)
        )
    late = translate("Timeline", "accepted late") if facts.get("late") else ""
    return Said(
        headline=translate("Timeline", "{unit} accepted").format(unit=telling.unit(facts.get("unit"))),
        detail=_lines(telling.who(event), took),
        tag=late,
    )


def _return(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "{unit} returned it").format(unit=telling.unit(facts.get("unit"))),
        detail=_lines(
            str(facts.get("reason", "")),
            telling.who(event),
            translate("Timeline", "a coordination opens by itself") if "coordination" in facts else "",
        ),
    )


def _finish(telling: Telling, event: Event, facts: Facts) -> Said:
    why = str(facts.get("before_others", ""))
    if why:
        why = translate("Timeline", "before the others: {why}").format(why=why)
    return Said(
        headline=translate("Timeline", "{unit} reported its result").format(
            unit=telling.unit(facts.get("unit"))
        ),
        detail=_lines(str(facts.get("result", "")), why, telling.who(event)),
        tag=translate("Timeline", "late") if facts.get("late") else "",
    )


def _answer(telling: Telling, event: Event, facts: Facts) -> Said:
    means = terms.means(AnswerMeans(facts["means"])) if "means" in facts else ""
    return Said(
        headline=translate("Timeline", "Answered the reporter ({means})").format(means=means),
        detail=_lines(str(facts.get("text", "")), telling.who(event)),
    )


def _rate(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "Rated: response {response}, result {result}").format(
        response=terms.satisfaction(Satisfaction(facts.get("response", 4))),
        result=terms.satisfaction(Satisfaction(facts.get("result", 4))),
    )
    return Said(headline=headline, detail=_lines(str(facts.get("reason", "")), telling.who(event)))


def _resident_rate(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "The resident rated: {result}").format(
        result=terms.satisfaction(Satisfaction(facts.get("result", 4)))
    )
    return Said(headline=headline, detail=str(facts.get("reason", "")))


def _reopen(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Reopened"),
        detail=_lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _acknowledge(telling: Telling, event: Event, _facts: Facts) -> Said:
    return Said(headline=translate("Timeline", "Overdue acknowledged"), detail=telling.who(event))


def _note(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(headline=str(facts.get("text", "")), detail=telling.who(event))


def _strike_note(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "A note was struck out"),
        detail=_lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _supervise(telling: Telling, event: Event, facts: Facts) -> Said:
    rung = terms.rung(Rung(facts.get("rung", 1)))
    to = " ".join(
        part for part in (telling.unit(facts.get("unit")), telling.contact(facts.get("contact"))) if part
    )
    order = next((one for one in telling.ticket.orders if one.id == facts.get("order")), None)
    tag, glyph = "", Glyph.ACT
    if order is None:
        tag = translate("Timeline", "taken back")
    elif order.state is OrderState.HELD:
        tag, glyph = translate("Timeline", "on hold · can be undone"), Glyph.PENDING
    elif order.state is OrderState.LAPSED:
        tag = translate("Timeline", "not sent: reason gone")
    elif order.answered_at is not None:
        tag = translate("Timeline", "replied")
    subject = f"order:{facts.get('order')}"
    return Said(
        headline=f"{rung} → {to}",
        detail=_lines(telling.who(event), order.reason if order else "", _sms(telling, subject)),
        glyph=glyph,
        tag=tag,
    )


def _release_order(telling: Telling, event: Event, facts: Facts) -> Said:
    rung = terms.rung(Rung(facts.get("rung", 1)))
    by = "" if event.actor == 0 else telling.who(event)
    return Said(
        headline=translate("Timeline", "{rung} sent to {who}").format(
            rung=rung, who=telling.contact(facts.get("contact"))
        ),
        detail=by,
    )


def _lapse_order(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "{rung} not sent").format(rung=terms.rung(Rung(facts.get("rung", 1)))),
        detail=translate("Timeline", "Its reason was gone at the end of the hold; nobody was told"),
    )


def _answer_order(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "{unit} replied to the supervision").format(
            unit=telling.unit(facts.get("unit"))
        ),
        detail=_lines(str(facts.get("reply", "")), telling.who(event)),
    )


def _suspend(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Suspended until {time}").format(
            time=telling.time(facts.get("until"))
        ),
        detail=_lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _resume(telling: Telling, event: Event, facts: Facts) -> Said:
    if event.actor == 0:
        return Said(headline=translate("Timeline", "The date of return has come: clocks run again"))
    return Said(
        headline=translate("Timeline", "Resumed: clocks run again"),
        detail=_lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _extend(telling: Telling, event: Event, facts: Facts) -> Said:
    old = telling.time(facts.get("old_deadline"))
    return Said(
        headline=translate("Timeline", "{unit}: deadline {old} → {new}").format(
            unit=telling.unit(facts.get("unit")), old=old, new=telling.time(facts.get("deadline"))
        ),
        detail=_lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _insist(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "Insisted: {unit} is to do it")
    return _with_reason(telling, event, facts, headline.format(unit=telling.unit(facts.get("unit"))))


def _raise(telling: Telling, event: Event, facts: Facts) -> Said:
    level = terms.call_level(CallLevel(facts["level"])) if "level" in facts else ""
    return Said(
        headline=translate("Timeline", "Raised: {level}").format(level=level),
        detail=_lines(str(facts.get("opinion", "")), str(facts.get("reason", "")), telling.who(event)),
    )


def _take_over(telling: Telling, event: Event, facts: Facts) -> Said:
    return _with_reason(telling, event, facts, translate("Timeline", "The district took over"))


def _coordinate(telling: Telling, event: Event, facts: Facts) -> Said:
    units = translate("Timeline", ", ").join(telling.unit(unit) for unit in facts.get("units", ()))
    said = _with_reason(telling, event, facts, translate("Timeline", "A coordination was called"))
    return msgspec.structs.replace(said, detail=_lines(units, said.detail))


def _conclude(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "The coordination has ruled"),
        detail=_lines(str(facts.get("ruling", "")), telling.who(event)),
    )


def _request_suspension(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "Suspension until {time} requested")
    return _with_reason(telling, event, facts, headline.format(time=telling.time(facts.get("until"))))


def _request_extension(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "{unit}: extension to {time} requested").format(
        unit=telling.unit_of(facts.get("assignment")), time=telling.time(facts.get("deadline"))
    )
    return _with_reason(telling, event, facts, headline)


def _grant(telling: Telling, event: Event, facts: Facts) -> Said:
    extension = facts.get("kind") == RequestKind.EXTENSION
    headline = (
        translate("Timeline", "Request granted: deadline {time}")
        if extension
        else translate("Timeline", "Request granted: suspended until {time}")
    )
    return Said(
        headline=headline.format(time=telling.time(facts.get("until"))),
        detail=_lines(str(facts.get("note", "")), telling.who(event)),
    )


def _refuse(telling: Telling, event: Event, facts: Facts) -> Said:
    return _with_reason(telling, event, facts, translate("Timeline", "Request refused"))


def _void(telling: Telling, event: Event, facts: Facts) -> Said:
    return _with_reason(telling, event, facts, translate("Timeline", "Voided"))


def _with_reason(telling: Telling, event: Event, facts: Facts, headline: str) -> Said:
    return Said(headline=headline, detail=_lines(str(facts.get("reason", "")), telling.who(event)))


def _reveal(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Looked at the reporter's data"),
        detail=_lines(telling.who(event), str(facts.get("reason", ""))),
    )


def _erase_person(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "The reporter's data was erased"),
        detail=_lines(telling.who(event), str(facts.get("reason", ""))),
    )


def _undo(telling: Telling, event: Event, facts: Facts) -> Said:
    undone = str(facts.get("undone", ""))
    what = terms.act(Act(undone)) if undone in set(Act) else ""
    return Said(
        headline=translate("Timeline", "Taken back: {act}").format(act=what), detail=telling.who(event)
    )


def _turn_yellow(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Half of the limit has run: yellow light"),
        detail=_unit_if_told(telling, facts),
        glyph=Glyph.YELLOW,
        tag=_found_late(facts),
    )


def _turn_red(telling: Telling, event: Event, facts: Facts) -> Said:
    kind = str(facts.get("clock", "")).partition(":")[0]
    headlines = {
        ClockKind.TRIAGE: translate("Timeline", "Triage overdue: red light"),
        ClockKind.RESPONSE: translate("Timeline", "Response overdue: red light"),
        ClockKind.ACCEPTANCE: translate("Timeline", "Not accepted in time: red light"),
    }
    return Said(
        headline=headlines.get(ClockKind(kind)) or translate("Timeline", "Overdue: red light"),
        detail=_lines(_unit_if_told(telling, facts), _told(telling, facts, "red")),
        glyph=Glyph.RED,
        tag=_found_late(facts),
    )


def _stay_red(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Overdue for 24 hours: pushed to inspection"),
        detail=_lines(_unit_if_told(telling, facts), _told(telling, facts, "red_day")),
        glyph=Glyph.RED,
        tag=_found_late(facts),
    )


def _close_unrated(_telling: Telling, _event: Event, _facts: Facts) -> Said:
    return Said(headline=translate("Timeline", "Closed by itself: nobody rated it"))


def _unit_if_told(telling: Telling, facts: Facts) -> str:
    return telling.unit(facts["unit"]) if "unit" in facts else ""


def _told(telling: Telling, facts: Facts, step: str) -> str:
    names = [name for contact in facts.get("contacts", ()) if (name := telling.contact(contact))]
    if not names:
        return ""
    told = translate("Timeline", "SMS by itself to {names}").format(
        names=translate("Timeline", ", ").join(names)
    )
    return _lines(told, _sms(telling, f"{facts.get('clock')}:{facts.get('generation')}:{step}"))


def _found_late(facts: Facts) -> str:
    return translate("Timeline", "found late") if facts.get("found_late") else ""


def _sms(telling: Telling, subject: str) -> str:
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


_SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.REPORT: _report,
    Act.TRIAGE: _triage,
    Act.EDIT: _edit,
    Act.DISPATCH: _dispatch,
    Act.WITHDRAW: _withdraw,
    Act.ACCEPT: _accept,
    Act.RETURN: _return,
    Act.FINISH: _finish,
    Act.ANSWER: _answer,
    Act.RATE: _rate,
    Act.RESIDENT_RATE: _resident_rate,
    Act.REOPEN: _reopen,
    Act.ACKNOWLEDGE: _acknowledge,
    Act.NOTE: _note,
    Act.STRIKE_NOTE: _strike_note,
    Act.SUPERVISE: _supervise,
    Act.RELEASE_ORDER: _release_order,
    Act.ANSWER_ORDER: _answer_order,
    Act.SUSPEND: _suspend,
    Act.RESUME: _resume,
    Act.EXTEND: _extend,
    Act.INSIST: _insist,
    Act.RAISE: _raise,
    Act.TAKE_OVER: _take_over,
    Act.COORDINATE: _coordinate,
    Act.CONCLUDE: _conclude,
    Act.REQUEST_SUSPENSION: _request_suspension,
    Act.REQUEST_EXTENSION: _request_extension,
    Act.GRANT: _grant,
    Act.REFUSE: _refuse,
    Act.VOID: _void,
    Act.REVEAL: _reveal,
    Act.ERASE_PERSON: _erase_person,
    Act.UNDO: _undo,
    Act.TURN_YELLOW: _turn_yellow,
    Act.TURN_RED: _turn_red,
    Act.STAY_RED: _stay_red,
    Act.LAPSE_ORDER: _lapse_order,
    Act.CLOSE_UNRATED: _close_unrated,
}
