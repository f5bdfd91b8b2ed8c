"""认领 and 通话记录: who works on a ticket, and the telephone calls about it."""

import pytest

from domain.acts import Claim, Finish, LogCall, Rate, StrikeNote, Suspend, Unclaim, Undo, Void
from domain.event import decode_body
from domain.instant import DAY, NEVER
from domain.outside import event_shown, ticket_shown
from domain.refusal import Code
from domain.words import Act, Satisfaction, Stage
from tests.domain import district as d
from tests.domain.desk import dispatched, reported
from tests.domain.shanghai import at
from tests.domain.test_closing import resolved

NOW = at(2026, 6, 19, 10)


def test_a_claim_shows_whose_it_is_and_a_take_over_whose_it_was() -> None:
    desk = dispatched(NOW)
    assert (desk.row.claimed_by, desk.row.claimed_at) == (0, NEVER)
    desk.do(Claim())
    assert (desk.ticket.claimed_by, desk.ticket.claimed_at) == (d.DISPATCHER.account, NOW)
    assert (desk.row.claimed_by, desk.row.claimed_at) == (d.DISPATCHER.account, NOW)
    assert desk.code(Claim()) is Code.WRONG_STAGE
    desk.wait(5_000)
    desk.do(Claim(), d.COLLEAGUE)
    assert desk.ticket.claimed_by == d.COLLEAGUE.account
    assert decode_body(desk.events[-1].body).facts == {"from": d.DISPATCHER.account}
    desk.undo(d.COLLEAGUE)
    assert (desk.ticket.claimed_by, desk.ticket.claimed_at) == (d.DISPATCHER.account, NOW)


def test_two_seats_that_claim_at_once_do_not_take_it_from_each_other_unseen() -> None:
    desk = dispatched(NOW)
    base = desk.ticket.version
    desk.do(Claim(), d.DISPATCHER, base)
    refusal = desk.refused(Claim(), d.COLLEAGUE, base)
    assert refusal.code is Code.CONFLICT
    assert "claimed_by" in refusal.detail["parts"]  # type: ignore[operator]


def test_it_is_given_up_by_its_owner_or_by_the_supervisor() -> None:
    desk = dispatched(NOW)
    assert desk.code(Unclaim()) is Code.WRONG_STAGE
    desk.do(Claim())
    assert desk.code(Unclaim(), d.COLLEAGUE) is Code.NOT_YOURS
    desk.do(Unclaim(), d.SUPERVISOR)
    assert desk.ticket.claimed_by is None
    assert decode_body(desk.events[-1].body).facts == {"from": d.DISPATCHER.account}


def test_a_claim_bars_nobody_and_outlives_a_suspension() -> None:
    desk = dispatched(NOW)
    desk.do(Claim())
    desk.do(Suspend(until=NOW + DAY, reason="等待材料"), d.SUPERVISOR)
    desk.to(NOW + DAY)
    assert desk.stage() is Stage.DISPATCHED
    assert desk.ticket.claimed_by == d.DISPATCHER.account


def test_it_ends_with_the_closing_and_comes_back_with_its_undo() -> None:
    desk = resolved()
    desk.do(Claim())
    desk.do(Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED))
    assert desk.ticket.claimed_by is None
    desk.undo()
    assert desk.row.claimed_by == d.DISPATCHER.account
    voided = reported(NOW)
    voided.do(Claim())
    voided.do(Void(reason="误报"), d.SUPERVISOR)
    assert voided.ticket.claimed_by is None
    assert voided.code(Claim()) is Code.WRONG_STAGE


def test_a_logged_call_changes_nothing_but_the_timeline() -> None:
    desk = dispatched(NOW)
    former = desk.ticket
    desk.do(LogCall(reporter="r1", seconds=95, text="已告知进度"))
    desk.do(LogCall(contact=d.HOUSING_HANDLER, reached=False))
    desk.do(LogCall(whom="工地负责人", incoming=True, text="今晚停工"), d.HOUSING_MAN)
    assert [event.act for event in desk.events[-3:]] == [Act.LOG_CALL] * 3
    assert decode_body(desk.events[-1].body).facts == {
        "whom": "工地负责人",
        "incoming": True,
        "text": "今晚停工",
    }
    assert desk.ticket.reporters == former.reporters  # it is no answer
    assert desk.ticket.clocks == former.clocks


@pytest.mark.parametrize(
    ("call", "code", "field"),
    [
        (LogCall(text="说了什么"), Code.INVALID, "whom"),
        (LogCall(whom=" ", text="说了什么"), Code.INVALID, "whom"),
        (LogCall(whom="邻居", reporter="r1", text="说了什么"), Code.INVALID, "whom"),
        (LogCall(reporter="r7", text="说了什么"), Code.UNKNOWN, "reporter"),
        (LogCall(contact=999, text="说了什么"), Code.UNKNOWN, "contact"),
        (LogCall(whom="邻居", text=" "), Code.INVALID, "text"),
        (LogCall(whom="邻居", reached=False, seconds=3), Code.INVALID, "seconds"),
    ],
)
def test_a_call_that_says_too_little_is_refused(call: LogCall, code: Code, field: str) -> None:
    refusal = dispatched(NOW).refused(call)
    assert (refusal.code, refusal.detail["field"]) == (code, field)


def test_a_wrong_call_is_struck_out_like_a_note() -> None:
    desk = dispatched(NOW)
    desk.do(LogCall(reporter="r1", text="打错了"))
    version = desk.ticket.version
    assert desk.code(StrikeNote(note=version), d.COLLEAGUE) is Code.NOT_YOURS
    desk.do(StrikeNote(note=version))
    assert desk.ticket.struck_notes == (version,)
    assert desk.code(Undo(op_id=desk.events[version - 1].op_id)) is Code.NOT_REVERSIBLE


def test_a_reporter_sees_neither_claim_nor_call() -> None:
    desk = dispatched(NOW, by=d.RESIDENT)
    desk.do(Claim())
    desk.do(LogCall(contact=d.HOUSING_HANDLER, text="催一下"))
    shown = ticket_shown(desk.ticket, d.RESIDENT.account)
    assert (shown.claimed_by, shown.claimed_at) == (None, None)
    own = frozenset({"r1"})
    assert [event_shown(event, d.RESIDENT.account, own) for event in desk.events[-2:]] == [None, None]
    desk.do(Unclaim())
    assert event_shown(desk.events[-1], d.RESIDENT.account, own) is None


def test_a_call_outlives_the_closing() -> None:
    desk = resolved()
    desk.do(Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED))
    desk.do(LogCall(reporter="r1", text="回访满意"))
    assert desk.stage() is Stage.CLOSED
    assert desk.code(Finish(assignment=1, result="x"), d.HOUSING_MAN) is Code.WRONG_STAGE
