"""申请挂起 and 申请延期: asked by a unit or a dispatcher, decided by the supervisor."""

from domain.acts import (
    Accept,
    Extend,
    Finish,
    Grant,
    Refuse,
    RequestExtension,
    RequestSuspension,
    Suspend,
)
from domain.instant import DAY, HOUR
from domain.refusal import Code
from domain.words import RequestKind, RequestState, RowState, Stage
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched, reported
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)
REST = RequestSuspension(until=NOW + 2 * DAY, reason="等待材料")
LATER = RequestExtension(assignment=1, deadline=NOW + 9 * DAY, reason="雨天停工")


def accepted(assisting: tuple[int, ...] = ()) -> Desk:
    desk = dispatched(NOW, assisting=assisting)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    return desk


def numbers(desk: Desk) -> list[int]:
    return [one.id for one in desk.ticket.requests]


def test_asked_nothing_stands_still_and_granted_it_is_the_suspension_itself() -> None:
    desk, direct = accepted(), accepted()
    clocks = desk.ticket.clocks
    desk.do(REST, d.HOUSING_MAN)
    (request,) = desk.ticket.requests
    assert (request.kind, request.state, request.unit) == (
        RequestKind.SUSPENSION,
        RequestState.OPEN,
        d.HOUSING,
    )
    assert (desk.ticket.clocks, desk.stage()) == (clocks, Stage.HANDLING)
    desk.wait(HOUR)
    direct.wait(HOUR)
    desk.do(Grant(request=1, note="同意"), d.SUPERVISOR)
    direct.do(Suspend(until=REST.until, reason=REST.reason), d.SUPERVISOR)
    assert (desk.ticket.suspensions, desk.ticket.clocks) == (direct.ticket.suspensions, direct.ticket.clocks)
    assert desk.stage() is Stage.SUSPENDED
    (request,) = desk.ticket.requests
    assert (request.state, request.decided_by, request.answer) == (
        RequestState.GRANTED,
        d.SUPERVISOR.account,
        "同意",
    )
    desk.wait(2 * DAY)
    assert desk.stage() is Stage.HANDLING


def test_a_granted_extension_is_a_new_generation() -> None:
    desk, direct = accepted(), accepted()
    for one in (desk, direct):
        one.wait(2 * DAY)
    assert desk.state() is RowState.YELLOW
    desk.do(LATER, d.HOUSING_MAN)
    desk.do(Grant(request=1), d.SUPERVISOR)
    direct.do(Extend(assignment=1, deadline=LATER.deadline, reason=LATER.reason), d.SUPERVISOR)
    assert desk.ticket.clocks == direct.ticket.clocks
    assert desk.state() is RowState.GREEN


def test_refused_nothing_changes_and_it_may_be_asked_again() -> None:
    desk = accepted()
    desk.do(LATER, d.HOUSING_MAN)
    clocks = desk.ticket.clocks
    assert desk.refused(LATER, d.HOUSING_MAN).detail["why"] == "request_open"
    assert desk.code(Refuse(request=1, reason="  "), d.SUPERVISOR) is Code.REASON_NEEDED
    desk.do(Refuse(request=1, reason="理由不足"), d.SUPERVISOR)
    assert desk.ticket.clocks == clocks
    assert desk.refused(Grant(request=1), d.SUPERVISOR).detail["why"] == "decided"
    desk.do(LATER, d.HOUSING_MAN)
    assert [(one.id, one.state) for one in desk.ticket.requests] == [
        (1, RequestState.REFUSED),
        (2, RequestState.OPEN),
    ]


def test_a_unit_asks_for_its_own_work_alone() -> None:
    desk = accepted(assisting=(d.WATER,))
    assert desk.code(LATER, d.WATER_MAN) is Code.NOT_ALLOWED
    desk.do(RequestExtension(assignment=2, deadline=NOW + 9 * DAY, reason="雨天停工"), d.WATER_MAN)
    desk.do(LATER)  # a dispatcher, for the bureau
    assert [one.unit for one in desk.ticket.requests] == [d.WATER, None]
    done = accepted(assisting=(d.WATER,))
    done.do(Accept(assignment=2), d.WATER_MAN)
    done.do(Finish(assignment=2, result="已停水"), d.WATER_MAN)
    assert done.code(REST, d.WATER_MAN) is Code.NOT_ALLOWED
    done.do(REST, d.HOUSING_MAN)


def test_what_could_not_be_granted_is_not_asked_for() -> None:
    desk = accepted()
    assert desk.refused(RequestSuspension(until=NOW, reason="等待材料")).detail["why"] == "not_ahead"
    assert desk.code(RequestSuspension(until=NOW + DAY, reason=" ")) is Code.REASON_NEEDED
    early = RequestExtension(assignment=1, deadline=NOW + DAY, reason="雨天停工")
    assert desk.refused(early).detail["why"] == "not_later"
    assert desk.code(RequestExtension(assignment=9, deadline=NOW + 9 * DAY, reason="雨")) is Code.UNKNOWN


def test_what_has_become_impossible_cannot_be_granted_any_more() -> None:
    desk = accepted()
    desk.do(REST, d.HOUSING_MAN)
    desk.wait(2 * DAY)
    assert desk.refused(Grant(request=1), d.SUPERVISOR).detail["why"] == "not_ahead"
    desk.do(Refuse(request=1, reason="已过期"), d.SUPERVISOR)
    over = accepted()
    over.do(LATER, d.HOUSING_MAN)
    over.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    assert over.code(Grant(request=1), d.SUPERVISOR) is Code.WRONG_STAGE
    assert over.code(Grant(request=1)) is Code.NOT_ALLOWED
    assert accepted().code(Grant(request=1), d.SUPERVISOR) is Code.UNKNOWN


def test_who_grants_an_extension_has_judged_the_light_that_was_shown() -> None:
    desk = accepted()
    desk.do(LATER, d.HOUSING_MAN)
    base = desk.ticket.version
    desk.wait(2 * DAY)  # yellow came meanwhile
    assert desk.refused(Grant(request=1), d.SUPERVISOR, base).detail["parts"] == ["clocks:handling:1"]
    desk.do(Grant(request=1), d.SUPERVISOR, desk.ticket.version)
    rest = accepted()
    rest.do(RequestSuspension(until=NOW + 3 * DAY, reason="等待材料"), d.HOUSING_MAN)
    base = rest.ticket.version
    rest.wait(2 * DAY)
    rest.do(Grant(request=1), d.SUPERVISOR, base)


def test_a_center_asks_before_triage_too_and_a_grant_is_taken_back_whole() -> None:
    desk = reported(NOW)
    desk.do(REST)
    before = desk.ticket
    desk.do(Grant(request=1), d.SUPERVISOR)
    desk.undo(d.SUPERVISOR)
    assert (desk.ticket.requests, desk.ticket.clocks, desk.ticket.suspensions) == (
        before.requests,
        before.clocks,
        (),
    )
    assert desk.stage() is Stage.REPORTED


def test_a_request_taken_back_leaves_its_number_unused() -> None:
    desk = accepted()
    desk.do(LATER, d.HOUSING_MAN)
    desk.undo(d.HOUSING_MAN)
    assert numbers(desk) == []
    desk.do(LATER, d.HOUSING_MAN)
    assert numbers(desk) == [2]
