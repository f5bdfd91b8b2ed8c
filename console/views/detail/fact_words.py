"""The facts of a ticket as rows: where, by which level, whence, what, who, and what it belongs to."""

from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.actions.table import BY_ID, why_not
from console.views.detail.part import Seen
from console.widgets.fact_grid import Fact
from domain.ticket import Reporter, Ticket, short_number
from domain.words import AnswerMeans, CallLevel

translate = QCoreApplication.translate

REPORTER, TICKET, ALIKE = "reporter:", "ticket:", "alike"
"""How the keys of facts begin whose act is about a reporter, leads to a ticket, or lists those alike."""


def facts(seen: Seen) -> list[Fact]:
    """The rows, in the order in which they are asked for on the telephone."""
    ticket = seen.ticket
    shown = [_place(seen), _source(seen)]
    if len(_levels(ticket)) > 1 or ticket.taken_over_at is not None:
        shown.append(_level_history(seen))
    shown.append(_matter(seen))
    if ticket.risk:
        shown.append(Fact(key="risk", label=translate("Ticket", "Risk"), value=ticket.risk))
    shown += [_reporter(seen, number, one) for number, one in enumerate(ticket.reporters)]
    shown += _relations(seen)
    shown += _requests(seen)
    shown += _ratings(ticket)
    return shown


def _place(seen: Seen) -> Fact:
    place = seen.ticket.place
    area = seen.directory.area_name(place.area)
    address = place.address
    for name in area.split():
        address = address.removeprefix(name)
    value = " · ".join(part for part in (area, address) if part)
    return Fact(key="place", label=translate("Ticket", "Place"), value=value)


def _source(seen: Seen) -> Fact:
    ticket = seen.ticket
    by = seen.directory.person_by_id.get(ticket.reported_by)
    who = f"{terms.role(by.role)} {by.name}" if by is not None else ""
    time = clock_text.short_time(ticket.arrived_at, seen.now)
    level = terms.call_level(ticket.level) if ticket.level else ""
    channel = terms.channel(ticket.channel)
    note = " ".join(part for part in (channel if level else "", who, time) if part)
    return Fact(key="source", label=translate("Ticket", "Source"), value=level or channel, note=note)


def _levels(ticket: Ticket) -> list[CallLevel]:
    """The levels that were called, the first one first."""
    before = [call.before for call in ticket.calls[:1]]
    levels = [level for level in (*before, *(call.level for call in ticket.calls)) if level is not None]
    return levels or ([ticket.level] if ticket.level else [])


def _level_history(seen: Seen) -> Fact:
    note = ""
    if seen.ticket.taken_over_at is not None:
        note = translate("Ticket", "taken over by the district {time}").format(
            time=clock_text.short_time(seen.ticket.taken_over_at, seen.now)
        )
    value = translate("Ticket", " ⇒ ").join(terms.call_level(level) for level in _levels(seen.ticket))
    return Fact(
        key="levels",
        label=translate("Ticket", "Levels"),
        value=value or translate("Ticket", "Not called up"),
        note=note,
        note_ink="text2",
    )


def _matter(seen: Seen) -> Fact:
    matter = seen.directory.matter_by_code.get(seen.ticket.matter or "")
    return Fact(
        key="matter",
        label=translate("Ticket", "Matter"),
        value=matter.name if matter else translate("Ticket", "Not triaged yet"),
        note=matter.top if matter else "",
    )


def _reporter(seen: Seen, number: int, reporter: Reporter) -> Fact:
    person = next((one for one in seen.opened.people if one.reporter == reporter.id), None)
    revealed = seen.opened.revealed(reporter.id)
    erased = person is not None and person.erased
    if revealed is not None:
        value = " ".join(part for part in (revealed.name, revealed.phone, revealed.address) if part)
    elif person is None:
        value = "…"
    elif erased:
        value = translate("Ticket", "Data erased")
    else:
        value = " ".join(part for part in (person.name, person.phone) if part)
    act = ""
    if not erased and revealed is None and not why_not(BY_ID["reveal"], seen.situation):
        act = translate("Ticket", "Show")
    elif not erased and revealed is not None and not why_not(BY_ID["answer"], seen.situation):
        act = translate("Ticket", "Answer")
    label = translate("Ticket", "Reporter")
    if len(seen.ticket.reporters) > 1:
        label = f"{label} {number + 1}"
    return Fact(
        key=f"{REPORTER}{reporter.id}",
        label=label,
        value=value,
        note=" · ".join(part for part in (_answered(seen, reporter), _rated(reporter)) if part),
        act=act,
    )


def _answered(seen: Seen, reporter: Reporter) -> str:
    if reporter.from_ticket is not None and reporter.answered_at is None:
        form = translate("Ticket", "of {number}, not answered yet")
        return form.format(number=short_number(reporter.from_ticket))
    if reporter.answered_at is None:
        return translate("Ticket", "not answered yet")
    time = clock_text.short_time(reporter.answered_at, seen.now)
    if reporter.answered_by is AnswerMeans.CALL:
        return translate("Ticket", "called back {time}").format(time=time)
    return translate("Ticket", "answered {time}").format(time=time)


def _rated(reporter: Reporter) -> str:
    """What a reporter thinks of the result, and why."""
    rating = reporter.rating
    if rating is None:
        return ""
    said = translate("Ticket", "rated {step}").format(step=terms.satisfaction(rating.result))
    return (
        translate("Ticket", "{rated}: {reason}").format(rated=said, reason=rating.reason)
        if rating.reason
        else said
    )


def _relations(seen: Seen) -> list[Fact]:
    """What it is a repeat or a part of, what is a repeat or a part of it, and what is like it."""
    ticket = seen.ticket
    shown = []
    merging = ticket.merging()
    if merging is not None:
        since = clock_text.short_time(merging.since, seen.now)
        shown.append(_link(translate("Ticket", "Merged into"), merging.main, since))
    if ticket.parent is not None:
        shown.append(_link(translate("Ticket", "Split from"), ticket.parent))
    for repeat in ticket.merged_repeats():
        note = translate("Ticket", "merged {time}").format(time=clock_text.short_time(repeat.at, seen.now))
        shown.append(_link(translate("Ticket", "Repeat"), repeat.id, note))
    shown += [_link(translate("Ticket", "Part"), child) for child in ticket.children]
    others = [row for row in seen.alike if row.id not in _known(ticket)]
    if others:
        newest = translate("Ticket", ", ").join(short_number(row.id) for row in others[:3])
        shown.append(
            Fact(
                key=ALIKE,
                label=translate("Ticket", "Alike"),
                value=translate("Ticket", "{count} here in 30 days").format(count=len(others)),
                note=newest,
                act=translate("Ticket", "Look"),
            )
        )
    return shown


def _link(label: str, ticket: int, note: str = "") -> Fact:
    return Fact(
        key=f"{TICKET}{ticket}",
        label=label,
        value=short_number(ticket),
        note=note,
        act=translate("Ticket", "Open"),
    )


def _known(ticket: Ticket) -> set[int]:
    merging = ticket.merging()
    known = {*ticket.children, *(one.id for one in ticket.merged_repeats())}
    return known | {one for one in (ticket.parent, merging.main if merging else None) if one is not None}


def _requests(seen: Seen) -> list[Fact]:
    shown = []
    for request in seen.ticket.requests:
        if request.decided_at is not None:
            continue
        until = clock_text.short_time(request.until, seen.now)
        form = (
            translate("Ticket", "suspension until {time}")
            if request.assignment is None
            else translate("Ticket", "extension to {time}")
        )
        shown.append(
            Fact(
                key=f"request:{request.id}",
                label=translate("Ticket", "To approve"),
                value=form.format(time=until),
                note=" ".join(part for part in (seen.person(request.by), request.reason) if part),
            )
        )
    coordination = seen.ticket.coordination()
    if coordination is not None:
        names = [
            seen.directory.unit_by_id[unit].name
            for unit in coordination.units
            if unit in seen.directory.unit_by_id
        ]
        when = clock_text.short_time(coordination.at, seen.now) if coordination.at else ""
        shown.append(
            Fact(
                key="coordination",
                label=translate("Ticket", "Coordination"),
                value=" ".join(part for part in (when, translate("Ticket", ", ").join(names)) if part)
                or translate("Ticket", "open"),
                note=coordination.reason,
            )
        )
    return shown


def _ratings(ticket: Ticket) -> list[Fact]:
    shown = []
    if ticket.rating is not None:
        rated = ticket.rating
        value = terms.satisfaction(rated.result)
        if rated.response is not None:
            value = translate("Ticket", "response {response}, result {result}").format(
                response=terms.satisfaction(rated.response), result=terms.satisfaction(rated.result)
            )
        shown.append(Fact(key="rating", label=translate("Ticket", "Rating"), value=value, note=rated.reason))
    if ticket.resident_rating is not None and all(one.rating is None for one in ticket.reporters):
        shown.append(
            Fact(
                key="resident_rating",
                label=translate("Ticket", "Resident"),
                value=terms.satisfaction(ticket.resident_rating.result),
                note=ticket.resident_rating.reason,
            )
        )
    return shown
