"""挂起 and 延期: what the clocks do meanwhile and afterwards."""

from domain.acts import Accept, Acknowledge, Answer, ClockRef, Dispatch, Edit, Extend, Resume, Suspend
from domain.due import next_transition_at
from domain.instant import DAY, HOUR, MINUTE, NEVER
from domain.refusal import Code
from domain.words import Act, AnswerMeans, Channel, Grade, RowState, Stage, Step, Urgency
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched, reported, triaged
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)


def suspended(desk: Desk, until: int) -> Desk:
    desk.do(Suspend(until=until, reason="等待材料"), d.SUPERVISOR)
    return desk


def test_every_clock_sleeps_and_the_ticket_returns_to_its_stage() -> None:
    desk = suspended(reported(NOW, channel=Channel.HOTLINE_12345), NOW + DAY)
    assert all(clock.red_at == clock.last_sixth_at == NEVER for clock in desk.ticket.clocks)
    assert desk.state() is RowState.SUSPENDED
    assert desk.row.suspended_until == NOW + DAY == next_transition_at(desk.world, desk.ticket)
    desk.wait(DAY)
    assert desk.stage() is Stage.REPORTED
    assert [clock.red_at for clock in desk.ticket.clocks] == [NOW + DAY + 30 * MINUTE, NOW + DAY + 2 * HOUR]


def test_a_red_clock_is_red_again_afterwards_by_the_same_amount() -> None:
    desk = dispatched(NOW)
    desk.wait(25 * HOUR)
    suspended(desk, desk.now + DAY)
    clock = desk.ticket.clock("acceptance:1")
    assert clock is not None
    assert clock.late
    desk.wait(DAY)
    again = desk.ticket.clock("acceptance:1")
    assert again is not None
    assert again.red_at == desk.now - HOUR
    assert again.fired == (Step.RED,)
    assert desk.acts().count(Act.TURN_RED) == 1


def test_found_late_the_return_gives_no_time_away() -> None:
    desk = suspended(dispatched(NOW), NOW + DAY)
    desk.wait(DAY + 3 * HOUR)
    clock = desk.ticket.clock("acceptance:1")
    assert clock is not None
    assert clock.red_at == NOW + 2 * DAY
    assert desk.decisions[-1].draft.facts["found_late"] == 3 * HOUR

    by_hand = suspended(dispatched(NOW), NOW + DAY)
    by_hand.now += DAY + 3 * HOUR
    by_hand.do(Resume(), d.SUPERVISOR)
    assert by_hand.ticket.clock("acceptance:1") == clock


def test_resumed_early() -> None:
    desk = suspended(dispatched(NOW), NOW + DAY)
    desk.wait(HOUR)
    desk.do(Resume(reason="材料已到"), d.SUPERVISOR)
    assert desk.row.red_at == NOW + 25 * HOUR
    assert desk.to(NOW + DAY) == []


def test_what_cannot_be_done_meanwhile() -> None:
    desk = suspended(dispatched(NOW), NOW + DAY)
    extend = Extend(assignment=1, deadline=NOW + 9 * DAY, reason="雨天停工")
    assert desk.code(extend, d.SUPERVISOR) is Code.WRONG_STAGE
    assert desk.code(Accept(assignment=1), d.HOUSING_MAN) is Code.WRONG_STAGE
    ack = Acknowledge(clocks=(ClockRef(clock="acceptance:1", generation=1),))
    assert desk.code(ack) is Code.NOT_DUE
    assert desk.code(Suspend(until=NOW + 2 * DAY, reason="再等"), d.SUPERVISOR) is Code.WRONG_STAGE


def test_an_edit_meanwhile_renews_a_sleeping_clock() -> None:
    desk = suspended(dispatched(NOW), NOW + DAY)
    desk.do(Edit(grade=Grade.C, urgency=Urgency.URGENT))
    assert {clock.generation for clock in desk.ticket.clocks if clock.running} == {2}
    assert all(clock.red_at == NEVER for clock in desk.ticket.clocks if clock.running)
    desk.wait(DAY)
    assert [clock.red_at for clock in desk.ticket.clocks if clock.running] == [
        NOW + DAY + HOUR,
        NOW + DAY + 7 * DAY,
    ]


def test_an_edit_that_could_not_be_laid_down_at_the_return_is_refused_now() -> None:
    desk = suspended(dispatched(at(2026, 12, 1, 10), d.WORKING), at(2026, 12, 20))
    refusal = desk.refused(Edit(grade=Grade.D))
    assert refusal.code is Code.YEAR_NOT_LOADED
    assert refusal.detail["year"] == 2027
    assert [decision.draft.act for decision in desk.to(at(2026, 12, 20))] == [Act.RESUME]


def test_a_year_without_a_calendar_is_refused_and_a_time_of_ones_own_is_not() -> None:
    desk = triaged(at(2026, 12, 30, 10), d.WORKING)
    assert desk.code(Dispatch(lead=d.HOUSING)) is Code.YEAR_NOT_LOADED
    desk.do(Dispatch(lead=d.HOUSING, deadline=at(2027, 1, 9, 10)))
    assert desk.ticket.clocks[-1].red_at == at(2027, 1, 9, 10)
    early = dispatched(at(2026, 12, 1, 10), d.WORKING)
    late = Suspend(until=at(2027, 2, 1), reason="等待材料")
    assert early.code(late, d.SUPERVISOR) is Code.YEAR_NOT_LOADED


def test_an_answer_meanwhile_stops_the_response_clock() -> None:
    desk = suspended(reported(NOW, channel=Channel.HOTLINE_12345), NOW + DAY)
    desk.do(Answer(means=AnswerMeans.CALL, text="已安排"))
    desk.wait(2 * DAY)
    clock = desk.ticket.clock("response")
    assert clock is not None
    assert (clock.stopped_at, clock.late) == (NOW, False)


def test_a_day_in_red_counts_beside_a_suspension_in_running_time() -> None:
    friday = at(2026, 6, 26, 9)
    desk = dispatched(friday - DAY, d.WORKING, matter="m-c")
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.to(at(2026, 7, 3, 10))
    clock = desk.ticket.clock("handling:1")
    assert clock is not None
    desk.to(clock.red_at + HOUR)  # an hour red, then asleep over a weekend's nights
    red_at = clock.red_at
    suspended(desk, desk.now + 3 * DAY)
    desk.to(red_at + 4 * DAY - 1)
    assert Act.STAY_RED not in desk.acts()
    desk.to(red_at + 4 * DAY)
    assert desk.acts()[-1] is Act.STAY_RED


def test_an_extension_begins_a_generation_and_stays_through_later_edits() -> None:
    desk = dispatched(NOW)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.wait(3 * DAY)
    red = Acknowledge(clocks=(ClockRef(clock="handling:1", generation=1),))
    desk.do(red)
    deadline = NOW + 10 * DAY
    desk.do(Extend(assignment=1, deadline=deadline, reason="雨天停工"), d.SUPERVISOR)
    clock = desk.ticket.clock("handling:1")
    assert clock is not None
    assert (clock.late, clock.acknowledged, clock.generation) == (True, False, 2)
    assert desk.state() is RowState.GREEN
    desk.do(Edit(grade=Grade.A, reason="复核"))
    assert desk.row.red_at == deadline
    desk.to(deadline)
    assert desk.row.unacknowledged_red_at == deadline
    assert desk.code(red) is Code.NOT_DUE


def test_two_extensions_of_one_clock_conflict() -> None:
    desk = dispatched(NOW)
    base = desk.ticket.version
    first = Extend(assignment=1, deadline=NOW + 9 * DAY, reason="雨天停工")
    desk.do(first, d.SUPERVISOR, base)
    second = Extend(assignment=1, deadline=NOW + 12 * DAY, reason="等待材料")
    assert desk.refused(second, d.SUPERVISOR, base).detail["parts"] == ["clocks:handling:1"]
    earlier = Extend(assignment=1, deadline=NOW + 9 * DAY, reason="雨天停工")
    assert desk.refused(earlier, d.SUPERVISOR).detail["why"] == "not_later"
    desk.do(second, d.SUPERVISOR, desk.ticket.version)


def test_a_renewed_limit_that_is_over_already_is_red_at_once_and_nobody_was_late() -> None:
    desk = dispatched(NOW, matter="m-c")
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.wait(2 * DAY)
    desk.do(Edit(grade=Grade.A))
    desk.wait(1)
    turned = [decision.draft for decision in desk.decisions[-2:]]
    assert [draft.act for draft in turned] == [Act.TURN_YELLOW, Act.TURN_RED]
    assert not any("found_late" in draft.facts for draft in turned)
