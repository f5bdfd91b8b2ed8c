"""坚持派单 after a return, and what the clocks make of it."""

from domain.acts import Accept, Dispatch, Edit, Insist, Resume, Return, Suspend
from domain.clock import Clock
from domain.instant import DAY, HOUR, MINUTE, NEVER
from domain.refusal import Code
from domain.words import Act, AssignmentStage, Grade, RowState, Stage, Urgency
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)
BACK = Return(assignment=1, reason="非本单位职责")
INSIST = Insist(assignment=1, reason="三定方案写明由其负责")


def returned(after: int = HOUR) -> Desk:
    desk = dispatched(NOW)
    desk.wait(after)
    desk.do(BACK, d.HOUSING_MAN)
    return desk


def clock(desk: Desk, name: str) -> Clock:
    found = desk.ticket.clock(name)
    assert found is not None
    return found


def test_the_same_assignment_waits_again_and_cannot_be_returned_any_more() -> None:
    desk = returned()
    assert desk.stage() is Stage.TRIAGED
    assert desk.ticket.units() == ()
    desk.do(INSIST)
    one = desk.ticket.assignment(1)
    assert one is not None
    assert (one.stage, one.ended_at, one.insisted_at) == (AssignmentStage.PENDING, None, desk.now)
    assert desk.stage() is Stage.DISPATCHED
    assert desk.ticket.units() == (d.HOUSING,)
    assert desk.code(BACK, d.HOUSING_MAN) is Code.INSISTED
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    assert desk.stage() is Stage.HANDLING


def test_acceptance_begins_anew_and_handling_runs_on_as_if_never_stopped() -> None:
    desk = returned()
    handling = clock(desk, "handling:1")
    desk.wait(2 * HOUR)
    desk.do(INSIST)
    again = clock(desk, "acceptance:1")
    assert (again.generation, again.started_at, again.red_at) == (2, desk.now, desk.now + DAY)
    after = clock(desk, "handling:1")
    assert (after.generation, after.started_at, after.stopped_at) == (1, NOW, None)
    assert (after.red_at, after.yellow_at) == (handling.red_at, handling.yellow_at)


def test_what_ran_out_while_it_stood_turns_at_once_and_nobody_was_late_to_find_it() -> None:
    desk = returned()
    desk.wait(4 * DAY)
    assert desk.state() is RowState.NONE
    desk.do(INSIST)
    assert desk.state() is RowState.RED
    turned = [decision.draft for decision in desk.wait(1)]
    assert [draft.act for draft in turned] == [Act.TURN_YELLOW, Act.TURN_RED]
    assert not any("found_late" in draft.facts for draft in turned)


def test_a_suspension_and_another_grade_meanwhile_count_for_it() -> None:
    desk = returned()
    desk.do(Suspend(until=desk.now + DAY, reason="等待材料"), d.SUPERVISOR)
    desk.wait(6 * HOUR)
    desk.do(Resume(), d.SUPERVISOR)
    desk.do(Edit(grade=Grade.C))
    desk.do(INSIST)
    handling = clock(desk, "handling:1")
    assert (handling.generation, handling.red_at) == (2, NOW + 7 * DAY + 6 * HOUR)


def test_who_leads_meanwhile_stays() -> None:
    desk = returned()
    desk.do(Dispatch(lead=d.TEAM))
    assert desk.refused(INSIST).detail["why"] == "led_by_another"
    desk = returned()
    desk.do(Dispatch(lead=d.HOUSING))
    assert desk.code(INSIST) is Code.ALREADY_ASSIGNED


def test_only_what_was_returned_can_be_insisted_on_and_once() -> None:
    desk = dispatched(NOW)
    assert desk.code(INSIST) is Code.WRONG_STAGE
    assert desk.code(Insist(assignment=9, reason="三定方案")) is Code.UNKNOWN
    desk = returned()
    assert desk.code(Insist(assignment=1, reason="  ")) is Code.REASON_NEEDED
    desk.do(INSIST)
    assert desk.code(INSIST) is Code.WRONG_STAGE


def test_undone_it_is_returned_again_and_may_be_insisted_on_again() -> None:
    desk = returned()
    before = desk.ticket
    desk.do(INSIST)
    desk.undo()
    assert desk.ticket.assignments == before.assignments
    assert desk.ticket.clocks == before.clocks
    desk.do(INSIST)
    assert clock(desk, "acceptance:1").generation == 2


def test_an_urgent_tickets_new_acceptance_has_the_urgent_limit() -> None:
    desk = returned()
    desk.do(Edit(urgency=Urgency.EMERGENCY))
    desk.do(INSIST)
    assert clock(desk, "acceptance:1").red_at == desk.now + 15 * MINUTE
    assert clock(desk, "acceptance:1").last_sixth_at != NEVER
