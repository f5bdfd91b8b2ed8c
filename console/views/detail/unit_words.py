"""The units of a ticket as rows: each with its own clock, when it accepted and what it answered (UI §9)."""

from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.views.ticket_words import WORST, limit_words
from console.widgets.unit_table import UnitRow
from domain.assignment import Assignment
from domain.clock import Clock
from domain.directory import Directory
from domain.instant import NEVER
from domain.row import clock_state
from domain.ticket import Ticket
from domain.words import AssignmentStage, ClockKind, Part, RowState, Stage

translate = QCoreApplication.translate


def unit_rows(directory: Directory, ticket: Ticket, now: int) -> list[UnitRow]:
    """The units of the present round, the lead first; those that gave it back at the end."""
    of_round = [one for one in ticket.assignments if one.round == ticket.round]
    order = sorted(of_round, key=lambda one: (not one.live, one.part is not Part.LEAD, one.id))
    return [_row(directory, ticket, one, now) for one in order]


def _row(directory: Directory, ticket: Ticket, one: Assignment, now: int) -> UnitRow:
    clocks = [clock for clock in ticket.clocks if clock.assignment == one.id]
    shown = [clock for clock in clocks if clock_state(clock, now) in WORST]
    worst = min(shown, key=lambda clock: (WORST[clock_state(clock, now)], clock.red_at), default=None)
    unit = directory.unit_by_id.get(one.unit)
    light = clock_state(worst, now) if worst else RowState.NONE
    if ticket.stage is Stage.SUSPENDED and one.stage in (AssignmentStage.PENDING, AssignmentStage.ACCEPTED):
        light = RowState.SUSPENDED
    handling = next((clock for clock in clocks if clock.kind is ClockKind.HANDLING), None)
    return UnitRow(
        key=str(one.id),
        light=light.value,
        part=terms.part(one.part),
        name=unit.name if unit else str(one.unit),
        stage=terms.assignment_stage(one.stage),
        accepted=_accepted(one, clocks, now),
        answered=_answered(one, clocks, now),
        limit=limit_words(handling.limit) if handling else "",
        time=_time(worst, light, now),
        word=terms.state(light) if worst or light is RowState.SUSPENDED else "",
        why=one.reason,
        over=not one.live,
    )


def _accepted(one: Assignment, clocks: list[Clock], now: int) -> str:
    if one.accepted_at is None:
        time = clock_text.short_time(one.dispatched_at, now)
        return translate("Ticket", "dispatched {time}").format(time=time)
    took = clock_text.span_in_words(one.accepted_at - one.dispatched_at)
    late = any(clock.late for clock in clocks if clock.kind is ClockKind.ACCEPTANCE)
    form = translate("Ticket", "{time} · {took}, late") if late else translate("Ticket", "{time} · {took}")
    return form.format(time=clock_text.short_time(one.accepted_at, now), took=took)


def _answered(one: Assignment, clocks: list[Clock], now: int) -> str:
    if one.ended_at is None:
        return (
            translate("Ticket", "no answer yet")
            if one.stage is AssignmentStage.ACCEPTED
            else terms.assignment_stage(one.stage)
        )
    time = clock_text.short_time(one.ended_at, now)
    said = f"{time} {terms.assignment_stage(one.stage)}"
    late = any(clock.late for clock in clocks if clock.kind is ClockKind.HANDLING)
    return translate("Ticket", "{said}, late").format(said=said) if late and one.live else said


def _time(clock: Clock | None, light: RowState, now: int) -> str:
    if light is RowState.SUSPENDED:
        return translate("Ticket", "clock stands")
    if clock is None or clock.red_at == NEVER:
        return ""
    span = clock_text.span(clock.red_at - now)
    red = light is RowState.RED
    if clock.kind is ClockKind.ACCEPTANCE:
        form = translate("Ticket", "not accepted {span}") if red else translate("Ticket", "accept {span}")
    else:
        form = translate("Ticket", "over {span}") if red else translate("Ticket", "left {span}")
    return form.format(span=span)
