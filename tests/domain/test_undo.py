"""撤销: what may be taken back, and what may not because something rests on it by now."""

from domain.acts import (
    Accept,
    Answer,
    Dispatch,
    Edit,
    Extend,
    Finish,
    Note,
    Rate,
    Return,
    Supervise,
    Suspend,
    Triage,
    Undo,
    Withdraw,
)
from domain.instant import HOUR
from domain.refusal import Code
from domain.soundness import faults
from domain.words import AnswerMeans, AssignmentStage, Channel, Grade, Satisfaction, Stage
from tests.domain import district as d
from tests.domain.desk import dispatched, reported
from tests.domain.shanghai import at
from tests.domain.test_rules_table import given_back

NOW = at(2026, 6, 19, 10)


def test_a_replaced_lead_comes_back_with_its_clocks() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    former = desk.ticket
    desk.wait(HOUR)
    desk.do(Dispatch(lead=d.TEAM, reason="权责变更"))
    lead = desk.ticket.lead()
    assert lead is not None
    assert (lead.id, lead.unit, desk.stage()) == (3, d.TEAM, Stage.DISPATCHED)
    desk.wait(9_999)
    desk.undo()
    assert given_back(desk.ticket, former) == former
    desk.do(Dispatch(assisting=(d.TEAM,)))
    assert desk.ticket.assignments[-1].id == 4  # an id is not given twice


def test_a_stage_that_another_made_from_it_stays() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.do(Accept(assignment=2), d.WATER_MAN)
    desk.do(Finish(assignment=1, result="已修复", before_others="协办另行反馈"), d.HOUSING_MAN)
    undo = Undo(op_id=desk.last_op)
    desk.do(Finish(assignment=2, result="已停水"), d.WATER_MAN)
    assert desk.stage() is Stage.RESOLVED
    assert desk.code(undo, d.HOUSING_MAN) is Code.CHANGED_SINCE


def test_a_note_or_anothers_assignment_is_not_in_the_way() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    undo = Undo(op_id=desk.last_op)
    desk.do(Note(text="已到现场"))
    desk.do(Accept(assignment=2), d.WATER_MAN)
    desk.do(Dispatch(assisting=(d.TEAM,)))
    desk.do(undo, d.HOUSING_MAN)
    assert desk.stage() is Stage.DISPATCHED
    assert faults(desk.ticket) == ()


def test_two_seats_that_each_add_a_unit_are_in_nobodys_way() -> None:
    desk = dispatched(NOW)
    base = desk.ticket.version
    desk.do(Dispatch(assisting=(d.WATER,)), d.DISPATCHER, base)
    undo = Undo(op_id=desk.last_op)
    desk.do(Dispatch(assisting=(d.TEAM,)), d.COLLEAGUE, base)
    desk.do(undo)
    assert [one.unit for one in desk.ticket.assignments] == [d.HOUSING, d.TEAM]


def test_an_order_can_be_taken_back_though_another_was_given_after_it() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.to(at(2026, 6, 20, 10))
    desk.do(Supervise(assignment=1))
    undo = Undo(op_id=desk.last_op)
    desk.do(Supervise(assignment=2), d.COLLEAGUE)
    decision = desk.do(undo)
    assert decision.cancelled_op == undo.op_id
    assert [order.id for order in desk.ticket.orders] == [2]


def test_a_unit_takes_its_return_back_though_the_ticket_has_left_its_sight() -> None:
    desk = dispatched(NOW)
    former = desk.ticket
    desk.do(Return(assignment=1, reason="非本单位职责"), d.HOUSING_MAN)
    assert desk.ticket.units() == ()
    assert desk.code(Note(text="打扰了"), d.HOUSING_MAN) is Code.NOT_FOUND
    assert desk.code(Undo(op_id=desk.last_op), d.WATER_MAN) is Code.NOT_FOUND
    desk.undo(d.HOUSING_MAN)
    assert given_back(desk.ticket, former) == former


def test_not_while_suspended_and_not_across_a_suspension() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.do(Accept(assignment=2), d.WATER_MAN)
    undo = Undo(op_id=desk.last_op)
    desk.do(Suspend(until=NOW + 5_000, reason="等待材料"), d.SUPERVISOR)
    assert desk.code(undo, d.WATER_MAN) is Code.CHANGED_SINCE
    desk.wait(5_000)
    assert desk.stage() is Stage.HANDLING
    assert desk.code(undo, d.WATER_MAN) is Code.CHANGED_SINCE


def test_not_when_the_limit_it_would_bring_back_is_another_by_now() -> None:
    desk = dispatched(NOW)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    undo = Undo(op_id=desk.last_op)
    desk.do(Edit(grade=Grade.C))
    assert desk.code(undo, d.HOUSING_MAN) is Code.CHANGED_SINCE


def test_a_closing_stays_when_the_reporter_was_answered_after_it() -> None:
    desk = reported(NOW, channel=Channel.HOTLINE_12345)
    desk.do(Triage(matter="m-b"))
    desk.do(Dispatch(lead=d.HOUSING))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    desk.do(Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED))
    undo = Undo(op_id=desk.last_op)
    desk.do(Answer(means=AnswerMeans.CALL, text="已修复"))
    assert desk.code(undo) is Code.CHANGED_SINCE  # the response clock would run again


def test_an_undo_is_not_undone_and_nothing_twice() -> None:
    desk = dispatched(NOW)
    desk.do(Edit(title="东街积水"))
    undo = Undo(op_id=desk.last_op)
    desk.do(undo)
    assert desk.code(undo) is Code.CHANGED_SINCE
    assert desk.code(Undo(op_id=desk.last_op)) is Code.NOT_REVERSIBLE


def test_only_the_doer_and_only_this_ticket() -> None:
    desk = dispatched(NOW)
    desk.do(Edit(title="东街积水"))
    assert desk.code(Undo(op_id=desk.last_op), d.COLLEAGUE) is Code.NOT_YOURS
    assert desk.code(Undo(op_id="op-unknown")) is Code.UNKNOWN
    other = dispatched(NOW + 86_400_000)
    other.do(Edit(title="西街积水"))
    other.events, other.before = desk.events, desk.before
    assert other.code(Undo(op_id=desk.last_op)) is Code.UNKNOWN


def test_a_report_taken_back_is_voided_and_keeps_its_number() -> None:
    desk = reported(NOW)
    desk.do(Note(text="误报"))
    desk.do(Undo(op_id="op-0"))
    assert desk.stage() is Stage.VOIDED
    assert desk.ticket.closed_at == NOW
    assert not any(clock.running for clock in desk.ticket.clocks)
    assert desk.to(at(2026, 7, 19)) == []


def test_an_extension_taken_back() -> None:
    desk = dispatched(NOW)
    former = desk.ticket
    desk.do(Extend(assignment=1, deadline=at(2026, 7, 1), reason="雨天停工"), d.SUPERVISOR)
    desk.undo(d.SUPERVISOR)
    assert given_back(desk.ticket, former) == former


def test_a_withdrawn_lead_comes_back() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Withdraw(assignment=1))
    assert desk.stage() is Stage.TRIAGED
    desk.do(Accept(assignment=2), d.WATER_MAN)
    desk.do(Undo(op_id=desk.events[-2].op_id))
    assert desk.stage() is Stage.DISPATCHED
    assert desk.ticket.assignments[1].stage is AssignmentStage.ACCEPTED
