"""What the detail says of a ticket's state and of the clock that decides it, as values for the widgets."""

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.widgets import lights
from console.widgets.limit_bar import Limit
from domain.clock import Clock
from domain.counting import Counting
from domain.counting import Limit as CountedLimit
from domain.directory import Directory
from domain.instant import DAY, HOUR, NEVER
from domain.row import clock_state
from domain.ticket import Ticket
from domain.words import ClockKind, RowState, Stage

translate = QCoreApplication.translate

WORST = {RowState.RED: 0, RowState.YELLOW: 1, RowState.PENDING: 2, RowState.GREEN: 3}
_OF_TICKET = (ClockKind.TRIAGE, ClockKind.RESPONSE)


class ShownClock(msgspec.Struct, frozen=True, kw_only=True):
    """The limit bar's contents."""

    limit: Limit | None
    words: str
    note: str


def worst_clock(ticket: Ticket, now: int) -> Clock | None:
    """The running clock that decides the light of the ticket."""
    shown = [clock for clock in ticket.clocks if clock_state(clock, now) in WORST]
    return min(shown, key=lambda clock: (WORST[clock_state(clock, now)], clock.red_at), default=None)


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


def _unit_of(directory: Directory, ticket: Ticket, clock: Clock) -> str:
    if clock.kind in _OF_TICKET:
        return ""
    one = ticket.assignment(clock.assignment or 0)
    unit = directory.unit_by_id.get(one.unit) if one else None
    return unit.name if unit else ""
