"""What time brings by itself: lights that turn, holds that end, tickets that return or close.

Every transition is recorded once, under its due key (`<ticket>:<clock>:<generation>:<step>`), however many
servers look for it.
"""

from __future__ import annotations

import msgspec

from domain.acts import ReleaseOrder
from domain.clock import Clock
from domain.decide import concluded
from domain.deciding.case import Case, Outcome
from domain.deciding.clocks import resume
from domain.deciding.closing import closed
from domain.deciding.order import lapse_order, release_order
from domain.decision import Decision, Effect
from domain.directory import Contact
from domain.instant import NEVER, shanghai_day, shanghai_midnight, shanghai_time_of_day
from domain.messages import step_text
from domain.operation import system_actor
from domain.policy import World
from domain.row import clock_state
from domain.supervision import still_holds
from domain.ticket import SupervisionOrder, Ticket, number_text
from domain.words import (
    Act,
    AssignmentStage,
    ClockKind,
    ContactKind,
    Grade,
    OrderState,
    RowState,
    Stage,
    Step,
    Urgency,
)

_ORDER = "order:"
_STEP_ACTS = {Step.YELLOW: Act.TURN_YELLOW, Step.RED: Act.TURN_RED, Step.RED_DAY: Act.STAY_RED}


class _Coming(msgspec.Struct, frozen=True, kw_only=True, order=True):
    at: int
    act: str
    key: str
    number: int = 0
    step: str = ""


def next_transition_at(world: World, ticket: Ticket) -> int:
    """The earliest instant at which time changes something; NEVER when it will not."""
    coming = _next(world, ticket)
    return coming.at if coming else NEVER


def due(world: World, ticket: Ticket, now: int) -> Decision | None:
    """The next transition that is due, carried out at `now`; None when nothing is.

    Call again with the decision's ticket until None. What is found long after its time says so in its facts
    (`found_late`), and its message tells the time that has really passed.
    """
    coming = _next(world, ticket)
    if coming is None or coming.at > now:
        return None
    case = Case(world=world, ticket=ticket, actor=system_actor(ticket.district), now=now, op_id="")
    act = Act(coming.act)
    if act in (Act.RELEASE_ORDER, Act.LAPSE_ORDER):
        order = next(one for one in ticket.orders if one.id == coming.number)
        if still_holds(ticket, order, now):
            act, outcome = Act.RELEASE_ORDER, release_order(case, ReleaseOrder(order=order.id))
        else:
            act, outcome = Act.LAPSE_ORDER, lapse_order(case, order)
    elif act is Act.RESUME:
        outcome = resume(case, None)
    elif act is Act.CLOSE_UNRATED:
        outcome = Outcome(changes=closed(case) | {"closed_unrated": True})
    else:
        outcome = _step(case, next(one for one in ticket.clocks if one.id == coming.key), Step(coming.step))
    clock = ticket.clock(coming.key)
    late = now - (max(coming.at, clock.renewed_at) if clock else coming.at)
    facts = {**outcome.facts, "due_at": coming.at}
    if late > world.settings.late_found_after:
        facts["found_late"] = late
    return concluded(case, act, outcome, facts, due_key=f"{ticket.id}:{_due_key(ticket, coming)}")


def all_due(world: World, ticket: Ticket, now: int) -> list[Decision]:
    """Every transition that is due, in order of time, each decision resting on the one before.

    To be carried out before an operation is judged: a clock that ran out a moment before an acceptance has
    turned red, and tells so, whether or not somebody had looked.
    """
    decisions: list[Decision] = []
    while (decision := due(world, ticket, now)) is not None:
        decisions.append(decision)
        ticket = decision.ticket
    return decisions


def _due_key(ticket: Ticket, coming: _Coming) -> str:
    clock = ticket.clock(coming.key)
    generation = clock.generation if clock else coming.number
    return f"{coming.key}:{generation}:{coming.step or coming.act}"


def _next(world: World, ticket: Ticket) -> _Coming | None:
    coming = [
        _Coming(at=order.release_at, act=Act.RELEASE_ORDER, key="order", number=order.id)
        for order in ticket.orders
        if order.state is OrderState.HELD
    ]
    suspension = ticket.suspension()
    if suspension is not None:
        coming.append(_Coming(at=suspension.until, act=Act.RESUME, key="suspension", number=suspension.id))
    if ticket.stage is Stage.RESOLVED and ticket.resolved_at is not None:
        closes = ticket.resolved_at + world.settings.unrated_closes_after
        coming.append(_Coming(at=closes, act=Act.CLOSE_UNRATED, key="unrated", number=ticket.resolved_at))
    for clock in ticket.clocks:
        coming.extend(_coming_of(ticket, clock))
    return min(coming, default=None)


def _coming_of(ticket: Ticket, clock: Clock) -> list[_Coming]:
    if not clock.running or clock.red_at == NEVER:
        return []
    steps = {Step.RED: clock.red_at}
    if clock.yellow_at != NEVER:
        steps[Step.YELLOW] = clock.yellow_at
    if clock.kind is ClockKind.HANDLING and ticket.grade in (Grade.C, Grade.D):
        steps[Step.RED_DAY] = clock.red_day_at
    return [
        _Coming(at=at, act=_STEP_ACTS[step], key=clock.id, step=step)
        for step, at in steps.items()
        if step not in clock.fired
    ]


def _step(case: Case, clock: Clock, step: Step) -> Outcome:
    fired = msgspec.structs.replace(
        clock, fired=(*clock.fired, step), late=clock.late or step is not Step.YELLOW
    )
    # A clock of the ticket itself (triage, response) is the center's own: no unit is told.
    one = case.ticket.assignment(clock.assignment) if clock.assignment is not None else None
    unit = one.unit if one else 0
    told = _told(case, unit, step) if one else []
    effects = tuple(_message(case, clock, unit, step, contact) for contact in told)
    facts = {
        "clock": clock.id,
        "generation": clock.generation,
        "contacts": [contact.id for contact in told],
    }
    if unit:
        facts["unit"] = unit
    return Outcome(changes={"clocks": (fired,)}, facts=facts, effects=effects)


def _told(case: Case, unit: int, step: Step) -> list[Contact]:
    directory = case.world.directory
    told: dict[int, Contact] = {}
    for rule in case.world.automatic:
        if rule.step is not step or (rule.grade is not None and rule.grade is not case.ticket.grade):
            continue
        found = [directory.contact(unit, kind, case.now) for kind in rule.contacts]
        office = directory.inspection_office() if rule.inspection else None
        if office is not None:
            found.append(directory.contact(office.id, ContactKind.HANDLER, case.now))
        told.update((contact.id, contact) for contact in found if contact is not None)
    return list(told.values())


def _message(case: Case, clock: Clock, unit: int, step: Step, contact: Contact) -> Effect:
    ticket = case.ticket
    what = "接单" if clock.kind is ClockKind.ACCEPTANCE else "办理"
    overdue = case.now - clock.red_at
    number = number_text(ticket.district, ticket.id)
    return Effect(
        key=f"{number}:{clock.id}:{clock.generation}:{step}:{contact.id}",
        subject=f"{clock.id}:{clock.generation}:{step}",
        contact=contact.id,
        text=step_text(case.world, ticket, unit, step, what, overdue),
        not_before=case.now if ticket.urgency is not Urgency.NORMAL else after_quiet(case.world, case.now),
        held=False,
    )


def after_quiet(world: World, now: int) -> int:
    """Now, or the end of the quiet hours that now lies in."""
    begins, ends = world.settings.quiet_from, world.settings.quiet_to
    time, day = shanghai_time_of_day(now), shanghai_day(now)
    if begins <= ends:
        return shanghai_midnight(day) + ends if begins <= time < ends else now
    if time >= begins:
        return shanghai_midnight(day + 1) + ends
    return shanghai_midnight(day) + ends if time < ends else now


def still_wanted(ticket: Ticket, subject: str, now: int) -> bool:
    """Whether a message waiting in the outbox shall still go out, judged against the present ticket.

    An order's must have been sent; an automatic one's clock must still run, in the same generation, red.
    """
    if subject.startswith(_ORDER):
        order = order_of(ticket, subject)
        return order is not None and order.state is OrderState.SENT
    clock_id, generation, _step_name = subject.rsplit(":", 2)
    clock = ticket.clock(clock_id)
    if clock is None or clock.generation != int(generation):
        return False
    one = ticket.assignment(clock.assignment) if clock.assignment is not None else None
    at_work = one is not None and one.stage in (AssignmentStage.PENDING, AssignmentStage.ACCEPTED)
    return at_work and clock_state(clock, now) is RowState.RED


def order_of(ticket: Ticket, subject: str) -> SupervisionOrder | None:
    """The order that a message is about; None for an automatic one, or an order that was taken back."""
    if not subject.startswith(_ORDER):
        return None
    number = int(subject.removeprefix(_ORDER))
    return next((one for one in ticket.orders if one.id == number), None)
