"""作废: the supervisor's, with a reason, before any acceptance."""

from domain.acts import Accept, Dispatch, Note, Return, Supervise, Suspend, Void, Withdraw
from domain.due import next_transition_at
from domain.instant import DAY, HOUR, NEVER
from domain.refusal import Code
from domain.row import counter_at
from domain.words import Act, AssignmentStage, OrderState, Stage
from tests.domain import district as d
from tests.domain.desk import dispatched, reported
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)
VOID = Void(reason="误报")


def test_it_leaves_the_queue_and_nothing_runs_or_waits_any_more() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.wait(HOUR)
    desk.do(VOID, d.SUPERVISOR)
    assert (desk.stage(), desk.ticket.closed_at) == (Stage.VOIDED, NOW + HOUR)
    assert {one.stage for one in desk.ticket.assignments} == {AssignmentStage.WITHDRAWN}
    assert not any(clock.running for clock in desk.ticket.clocks)
    assert next_transition_at(desk.world, desk.ticket) == NEVER
    assert counter_at(desk.row, desk.now) is None
    assert desk.ticket.units() == ()
    assert desk.code(Dispatch(lead=d.TEAM)) is Code.WRONG_STAGE
    desk.do(Note(text="误报，已向来电人说明"))


def test_not_once_a_unit_has_accepted() -> None:
    desk = dispatched(NOW)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    assert desk.refused(VOID, d.SUPERVISOR).detail["why"] == "accepted"
    desk.do(Withdraw(assignment=1, reason="派错单位"))
    assert desk.refused(VOID, d.SUPERVISOR).detail["why"] == "accepted"


def test_what_was_returned_can_be_voided() -> None:
    desk = dispatched(NOW)
    desk.do(Return(assignment=1, reason="现场无此情况"), d.HOUSING_MAN)
    desk.do(VOID, d.SUPERVISOR)
    assert desk.ticket.assignments[0].stage is AssignmentStage.RETURNED


def test_a_reason_is_needed_and_the_supervisor() -> None:
    desk = reported(NOW)
    assert desk.code(Void(reason="  "), d.SUPERVISOR) is Code.REASON_NEEDED
    assert desk.code(VOID) is Code.NOT_ALLOWED


def test_out_of_a_suspension_and_back_again() -> None:
    desk = dispatched(NOW)
    desk.do(Suspend(until=NOW + DAY, reason="等待材料"), d.SUPERVISOR)
    before = desk.ticket
    desk.wait(HOUR)
    desk.do(VOID, d.SUPERVISOR)
    assert desk.ticket.suspensions[0].ended_at == NOW + HOUR
    assert desk.ticket.stage_before is None
    desk.undo(d.SUPERVISOR)
    assert (desk.stage(), desk.ticket.clocks, desk.ticket.suspensions) == (
        Stage.SUSPENDED,
        before.clocks,
        before.suspensions,
    )
    assert desk.ticket.assignments == before.assignments
    desk.wait(DAY)
    assert desk.stage() is Stage.DISPATCHED


def test_an_order_that_is_still_held_is_not_sent() -> None:
    desk = dispatched(NOW)
    desk.wait(DAY)
    desk.do(Supervise())
    desk.do(VOID, d.SUPERVISOR)
    desk.wait(10_000)
    assert desk.ticket.orders[0].state is OrderState.LAPSED
    assert desk.acts()[-1] is Act.LAPSE_ORDER
