"""The stories that the product must show, told on both sides of each millisecond (2026, Shanghai time)."""

from domain.acts import Accept, Dispatch, Extend, Finish, Suspend, Triage
from domain.counting import Limit
from domain.due import next_transition_at
from domain.instant import NEVER
from domain.words import Act, RowState, Step
from tests.domain import district as d
from tests.domain.desk import Desk, reported
from tests.domain.shanghai import at

DISPATCHED_AT = at(2026, 6, 19, 10)
DEADLINE = at(2026, 6, 25, 10)


def dispatched_with_deadline() -> Desk:
    desk = reported(at(2026, 6, 19, 9, 50))
    desk.do(Triage(matter="m-b"))
    desk.to(DISPATCHED_AT)
    desk.do(Dispatch(lead=d.HOUSING, deadline=DEADLINE))
    return desk


def turns(desk: Desk, when: int, before: RowState, after: RowState) -> None:
    """The row shows `before` until the last millisecond, and `after` from the instant on."""
    assert desk.to(when - 1) == []
    assert desk.state() is before
    if before is not RowState.SUSPENDED:  # a return is an event; a light turns by itself
        assert desk.state(when) is after
    desk.to(when)
    assert desk.state() is after


def test_not_accepted_turns_red_after_a_day_and_tells_two() -> None:
    desk = dispatched_with_deadline()
    assert desk.state() is RowState.PENDING
    turns(desk, at(2026, 6, 20, 10), RowState.PENDING, RowState.RED)
    (decision,) = desk.decisions[-1:]
    assert decision.draft.act is Act.TURN_RED
    assert decision.draft.at == at(2026, 6, 20, 10)
    assert "found_late" not in decision.draft.facts
    assert {effect.contact for effect in decision.effects} == {d.HOUSING_HANDLER, d.HOUSING_DEPUTY}
    assert all(effect.not_before == desk.now for effect in decision.effects)

    desk.to(at(2026, 6, 20, 11))
    accepted = desk.do(Accept(assignment=1), d.HOUSING_MAN)
    assert accepted.draft.facts["late"] is True
    acceptance = desk.ticket.clock("acceptance:1")
    assert acceptance is not None
    assert acceptance.late
    assert desk.state() is RowState.GREEN
    turns(desk, at(2026, 6, 22, 10), RowState.GREEN, RowState.YELLOW)

    desk.to(at(2026, 6, 25, 9))
    finished = desk.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    assert finished.draft.facts["late"] is False
    assert desk.state() is RowState.NONE
    assert desk.state(DEADLINE) is RowState.NONE
    assert len(desk.effects()) == 2


def test_without_an_end_it_is_red_at_the_deadline() -> None:
    desk = dispatched_with_deadline()
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.to(at(2026, 6, 24))
    turns(desk, DEADLINE, RowState.YELLOW, RowState.RED)


def test_suspended_for_a_day() -> None:
    desk = dispatched_with_deadline()
    desk.to(at(2026, 6, 19, 10, 30))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.to(at(2026, 6, 20, 10))
    desk.do(Suspend(until=at(2026, 6, 21, 10), reason="等待材料"), d.SUPERVISOR)
    assert desk.state() is RowState.SUSPENDED
    assert desk.row.red_at == desk.row.yellow_at == NEVER
    turns(desk, at(2026, 6, 21, 10), RowState.SUSPENDED, RowState.GREEN)
    turns(desk, at(2026, 6, 23, 10), RowState.GREEN, RowState.YELLOW)
    turns(desk, at(2026, 6, 26, 10), RowState.YELLOW, RowState.RED)


def test_suspended_while_the_acceptance_is_pending() -> None:
    desk = dispatched_with_deadline()
    desk.to(at(2026, 6, 20, 9))
    desk.do(Suspend(until=at(2026, 6, 21, 9), reason="等待材料"), d.SUPERVISOR)
    turns(desk, at(2026, 6, 21, 9), RowState.SUSPENDED, RowState.PENDING)
    turns(desk, at(2026, 6, 21, 10), RowState.PENDING, RowState.RED)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    turns(desk, at(2026, 6, 23, 10), RowState.GREEN, RowState.YELLOW)


def test_extended_when_yellow() -> None:
    desk = dispatched_with_deadline()
    desk.to(at(2026, 6, 20, 10))
    desk.to(at(2026, 6, 20, 11))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.to(at(2026, 6, 23, 10))
    assert desk.state() is RowState.YELLOW
    desk.do(Extend(assignment=1, deadline=at(2026, 7, 1, 10), reason="雨天停工"), d.SUPERVISOR)
    assert desk.state() is RowState.GREEN
    clock = desk.ticket.clock("handling:1")
    assert clock is not None
    assert (clock.generation, clock.started_at, clock.fired, clock.late) == (2, DISPATCHED_AT, (), False)
    turns(desk, at(2026, 6, 25, 10), RowState.GREEN, RowState.YELLOW)
    turns(desk, at(2026, 7, 1, 10), RowState.YELLOW, RowState.RED)


def test_three_working_days_over_the_national_day() -> None:
    desk = reported(at(2026, 9, 30, 15, 55), d.WORKING)
    desk.do(Triage(matter="m-b"))
    desk.to(at(2026, 9, 30, 16))
    desk.do(Dispatch(lead=d.HOUSING))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    clock = desk.ticket.clock("handling:1")
    assert clock is not None
    assert clock.limit == Limit.working_days(3)
    turns(desk, at(2026, 10, 9, 10, 30), RowState.GREEN, RowState.YELLOW)
    turns(desk, at(2026, 10, 10, 16), RowState.YELLOW, RowState.RED)


def test_each_light_is_an_event_once() -> None:
    desk = dispatched_with_deadline()
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.to(at(2026, 7, 30))
    assert [act for act in desk.acts() if act in (Act.TURN_YELLOW, Act.TURN_RED, Act.STAY_RED)] == [
        Act.TURN_YELLOW,
        Act.TURN_RED,
    ]
    assert next_transition_at(desk.world, desk.ticket) == NEVER
    clock = desk.ticket.clock("handling:1")
    assert clock is not None
    assert clock.fired == (Step.YELLOW, Step.RED)
    keys = [decision.draft.due_key for decision in desk.decisions if decision.draft.due_key]
    assert len(keys) == len(set(keys)) == 2
