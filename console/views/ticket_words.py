"""What the detail says of a ticket: its facts, its units, its clock, as values for the widgets."""

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.widgets import lights
from console.widgets.fact_grid import Fact
from console.widgets.limit_bar import Limit
from console.widgets.unit_table import UnitRow
from domain.acts import PersonalData
from domain.assignment import Assignment
from domain.clock import Clock
from domain.counting import Counting
from domain.counting import Limit as CountedLimit
from domain.directory import Directory
from domain.instant import DAY, HOUR, NEVER
from domain.row import clock_state
from domain.ticket import Ticket
from domain.wire import MaskedPerson
from domain.words import AssignmentStage, ClockKind, Part, RowState, Stage, Urgency

translate = QCoreApplication.translate

_WORST = {RowState.RED: 0, RowState.YELLOW: 1, RowState.PENDING: 2, RowState.GREEN: 3}
_OF_TICKET = (ClockKind.TRIAGE, ClockKind.RESPONSE)


class ShownClock(msgspec.Struct, frozen=True, kw_only=True):
    """The limit bar's contents."""

    limit: Limit | None
    words: str
    note: str


def worst_clock(ticket: Ticket, now: int) -> Clock | None:
    """The running clock that decides the light of the ticket."""
    shown = [clock for clock in ticket.clocks if clock_state(clock, now) in _WORST]
    return min(shown, key=lambda clock: (_WORST[clock_state(clock, now)], clock.red_at), default=None)


def state_of(ticket: Ticket, now: int) -> RowState:
    """The one state of the ticket."""
    if ticket.stage is Stage.SUSPENDED:
        return RowState.SUSPENDED
    worst = worst_clock(ticket, now)
    return clock_state(worst, now) if worst else RowState.NONE


def state_words(ticket: Ticket, now: int) -> tuple[str, str]:
    """The pill beside the number and the token of its ink: 超期 2 时 14 分."""
    if ticket.stage is Stage.SUSPENDED:
        suspension = ticket.suspension()
        until = clock_text.short_time(suspension.until, now) if suspension else ""
        return translate("Ticket", "Suspended until {time}").format(time=until), "text2"
    worst = worst_clock(ticket, now)
    if worst is None:
        return terms.stage(ticket.stage), "text2"
    span = clock_text.span_in_words(worst.red_at - now)
    state = clock_state(worst, now)
    if state is RowState.RED:
        form = {
            ClockKind.TRIAGE: translate("Ticket", "Not triaged in time, {span} over"),
            ClockKind.RESPONSE: translate("Ticket", "Not answered in time, {span} over"),
            ClockKind.ACCEPTANCE: translate("Ticket", "Not accepted in time, {span} over"),
            ClockKind.HANDLING: translate("Ticket", "Overdue {span}"),
        }[worst.kind]
        return form.format(span=span), "red"
    form = {
        ClockKind.TRIAGE: translate("Ticket", "{span} left to triage and dispatch"),
        ClockKind.RESPONSE: translate("Ticket", "{span} left to answer"),
        ClockKind.ACCEPTANCE: translate("Ticket", "{span} left to accept"),
        ClockKind.HANDLING: translate("Ticket", "{span} left"),
    }[worst.kind]
    return form.format(span=span), lights.TEXT_TOKENS[state.value]


def shown_clock(directory: Directory, ticket: Ticket, now: int) -> ShownClock | None:
    """The limit bar; None where the ticket never had a clock that is worth a bar."""
    worst = worst_clock(ticket, now)
    if worst is not None:
        unit = _unit_of(directory, ticket, worst)
        accepted = ticket.assignment(worst.assignment or 0)
        return ShownClock(
            limit=Limit(
                started_at=worst.started_at,
                red_at=worst.red_at,
                yellow_at=None if worst.yellow_at == NEVER else worst.yellow_at,
                accepted_at=accepted.accepted_at if accepted and worst.kind is ClockKind.HANDLING else None,
            ),
            words=f"{terms.clock(worst.kind)} {limit_words(worst.limit)}",
            note=unit,
        )
    suspension = ticket.suspension()
    if suspension is not None:
        return ShownClock(
            limit=None,
            words=translate("Ticket", "Suspended, no clock counts"),
            note=translate("Ticket", "returns {time}").format(
                time=clock_text.short_time(suspension.until, now)
            ),
        )
    return None


def limit_words(limit: CountedLimit) -> str:
    """24 时, 3 个工作日, 7 天."""
    if limit.counting is Counting.working_days and limit.days and not limit.amount:
        return translate("Ticket", "{count} working days").format(count=limit.days)
    if limit.counting is Counting.working_days or limit.counting is Counting.working_hours:
        span = clock_text.span_in_words(limit.amount)
        return translate("Ticket", "{span} of working time").format(span=span)
    if limit.amount % DAY == 0 and (limit.amount > DAY or limit.counting is Counting.calendar_days):
        return translate("Ticket", "{count} days").format(count=limit.amount // DAY)
    if limit.amount % HOUR == 0:
        return translate("Ticket", "{count} h").format(count=limit.amount // HOUR)
    return clock_text.span_in_words(limit.amount)


def facts(
    directory: Directory,
    ticket: Ticket,
    people: tuple[MaskedPerson, ...],
    revealed: PersonalData | None,
    now: int,
    may_reveal: bool,
) -> list[Fact]:
    """Where, whence, what and who."""
    area = directory.area_name(ticket.place.area)
    address = _without(area, ticket.place.address)
    place = " · ".join(part for part in (area, address) if part)
    shown = [Fact(key="place", label=translate("Ticket", "Place"), value=place)]
    shown.append(
        Fact(
            key="source",
            label=translate("Ticket", "Source"),
            value=terms.call_level(ticket.level) if ticket.level else terms.channel(ticket.channel),
            note=" ".join(
                part
                for part in (
                    terms.channel(ticket.channel) if ticket.level else "",
                    clock_text.short_time(ticket.arrived_at, now),
                )
                if part
            ),
        )
    )
    shown.append(_matter(directory, ticket))
    if ticket.risk:
        shown.append(Fact(key="risk", label=translate("Ticket", "Risk"), value=ticket.risk))
    shown += _reporters(ticket, people, revealed, may_reveal)
    if ticket.rating is not None:
        rated = ticket.rating
        value = terms.satisfaction(rated.result)
        if rated.response is not None:
            value = translate("Ticket", "response {response}, result {result}").format(
                response=terms.satisfaction(rated.response), result=terms.satisfaction(rated.result)
            )
        shown.append(Fact(key="rating", label=translate("Ticket", "Rating"), value=value, note=rated.reason))
    if ticket.resident_rating is not None:
        shown.append(
            Fact(
                key="resident_rating",
                label=translate("Ticket", "Resident"),
                value=terms.satisfaction(ticket.resident_rating.result),
                note=ticket.resident_rating.reason,
            )
        )
    return shown


def _without(area: str, address: str) -> str:
    """The address without the names of street and community that already stand before it."""
    for name in area.split():
        address = address.removeprefix(name)
    return address


def _matter(directory: Directory, ticket: Ticket) -> Fact:
    matter = directory.matter_by_code.get(ticket.matter or "")
    grade = ""
    if ticket.grade is not None:
        grade = f"{terms.grade(ticket.grade)} · {terms.grade_answer(ticket.grade)}"
    value = matter.name if matter else translate("Ticket", "Not triaged yet")
    marks = [grade]
    if ticket.urgency is not Urgency.NORMAL:
        marks.append(terms.urgency(ticket.urgency))
    if ticket.key_matter:
        marks.append(translate("Ticket", "Key matter"))
    return Fact(
        key="matter",
        label=translate("Ticket", "Matter"),
        value=value,
        note=" · ".join(mark for mark in marks if mark),
    )


def _reporters(
    ticket: Ticket, people: tuple[MaskedPerson, ...], revealed: PersonalData | None, may_reveal: bool
) -> list[Fact]:
    masked = {one.reporter: one for one in people}
    shown = []
    for number, reporter in enumerate(ticket.reporters):
        person = masked.get(reporter.id)
        if person is None:
            value = "…"
        elif person.erased:
            value = translate("Ticket", "Data erased")
        else:
            value = " ".join(part for part in (person.name, person.phone) if part)
        if number == 0 and revealed is not None:
            value = " ".join(part for part in (revealed.name, revealed.phone, revealed.address) if part)
        note = translate("Ticket", "answered") if reporter.answered_at is not None else ""
        can = may_reveal and number == 0 and revealed is None and not (person is not None and person.erased)
        shown.append(
            Fact(
                key=f"reporter-{number}",
                label=translate("Ticket", "Reporter"),
                value=value,
                note=note,
                act=translate("Ticket", "Show") if can else "",
            )
        )
    return shown


def unit_rows(directory: Directory, ticket: Ticket, now: int) -> list[UnitRow]:
    """The units of the present round, the lead first; those that gave it back at the end."""
    of_round = [one for one in ticket.assignments if one.round == ticket.round]
    order = sorted(of_round, key=lambda one: (not one.live, one.part is not Part.LEAD, one.id))
    return [_unit_row(directory, ticket, one, now) for one in order]


def _unit_row(directory: Directory, ticket: Ticket, one: Assignment, now: int) -> UnitRow:
    clocks = [clock for clock in ticket.clocks if clock.assignment == one.id]
    shown = [clock for clock in clocks if clock_state(clock, now) in _WORST]
    worst = min(shown, key=lambda clock: (_WORST[clock_state(clock, now)], clock.red_at), default=None)
    unit = directory.unit_by_id.get(one.unit)
    light = clock_state(worst, now) if worst else RowState.NONE
    if ticket.stage is Stage.SUSPENDED and one.stage in (AssignmentStage.PENDING, AssignmentStage.ACCEPTED):
        light = RowState.SUSPENDED
    return UnitRow(
        key=str(one.id),
        light=light.value,
        part=terms.part(one.part),
        name=unit.name if unit else str(one.unit),
        stage=terms.assignment_stage(one.stage),
        note=_unit_note(one, clocks, now),
        time=_time(worst, light, now),
        over=not one.live,
    )


def _unit_note(one: Assignment, clocks: list[Clock], now: int) -> str:
    if one.ended_at is not None:
        late = any(clock.late for clock in clocks if clock.kind is ClockKind.HANDLING)
        time = clock_text.short_time(one.ended_at, now)
        return translate("Ticket", "{time}, late").format(time=time) if late else time
    if one.accepted_at is not None:
        late = any(clock.late for clock in clocks if clock.kind is ClockKind.ACCEPTANCE)
        time = clock_text.short_time(one.accepted_at, now)
        form = translate("Ticket", "accepted late {time}") if late else translate("Ticket", "accepted {time}")
        return form.format(time=time)
    return translate("Ticket", "dispatched {time}").format(time=clock_text.short_time(one.dispatched_at, now))


def _time(clock: Clock | None, light: RowState, now: int) -> str:
    if light is RowState.SUSPENDED:
        return translate("Ticket", "clock stands")
    if clock is None:
        return ""
    span = clock_text.span(clock.red_at - now)
    if clock.kind is ClockKind.ACCEPTANCE:
        form = (
            translate("Ticket", "not accepted {span}")
            if light is RowState.RED
            else translate("Ticket", "accept {span}")
        )
    else:
        form = (
            translate("Ticket", "over {span}")
            if light is RowState.RED
            else translate("Ticket", "left {span}")
        )
    return form.format(span=span)


def _unit_of(directory: Directory, ticket: Ticket, clock: Clock) -> str:
    if clock.kind in _OF_TICKET:
        return ""
    one = ticket.assignment(clock.assignment or 0)
    unit = directory.unit_by_id.get(one.unit) if one else None
    return unit.name if unit else ""
