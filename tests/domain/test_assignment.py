"""派单 and what units do with it."""

import pytest

from domain.acts import Accept, Dispatch, Extend, Finish, Return, Supervise, Withdraw
from domain.instant import DAY, HOUR
from domain.operation import Actor
from domain.refusal import Code
from domain.words import AssignmentStage, CallLevel, Part, Stage
from tests.domain import district as d
from tests.domain.desk import dispatched, triaged
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)


def test_a_dispatch_gives_each_unit_its_two_clocks_and_ends_the_triage() -> None:
    desk = dispatched(NOW, assisting=(d.WATER, d.TEAM))
    assert [(one.unit, one.part) for one in desk.ticket.assignments] == [
        (d.HOUSING, Part.LEAD),
        (d.WATER, Part.ASSISTING),
        (d.TEAM, Part.ASSISTING),
    ]
    running = [clock.id for clock in desk.ticket.clocks if clock.running]
    assert running == [f"{kind}:{n}" for n in (1, 2, 3) for kind in ("acceptance", "handling")]
    assert desk.row.lead == d.HOUSING
    assert desk.row.assisting == 2
    assert desk.decisions[-1].draft.facts["given"] == [1, 2, 3]


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (Dispatch(), Code.LEAD_NEEDED),
        (Dispatch(assisting=(d.WATER,)), Code.LEAD_NEEDED),
        (Dispatch(lead=99), Code.UNKNOWN),
        (Dispatch(lead=d.CLOSED_UNIT), Code.UNKNOWN),
        (Dispatch(lead=d.HOUSING, assisting=(d.HOUSING,)), Code.ALREADY_ASSIGNED),
        (Dispatch(lead=d.HOUSING, assisting=(d.WATER, d.WATER)), Code.ALREADY_ASSIGNED),
        (Dispatch(lead=d.HOUSING, deadline=NOW), Code.INVALID),
        (Dispatch(lead=d.HOUSING, deadline=10**15), Code.INVALID),
    ],
)
def test_a_first_dispatch_refused(payload: Dispatch, code: Code) -> None:
    assert triaged(NOW).code(payload) is code


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (Dispatch(), Code.INVALID),
        (Dispatch(lead=d.HOUSING), Code.ALREADY_ASSIGNED),
        (Dispatch(lead=d.WATER), Code.ALREADY_ASSIGNED),
        (Dispatch(assisting=(d.WATER,)), Code.ALREADY_ASSIGNED),
    ],
)
def test_a_further_dispatch_refused(payload: Dispatch, code: Code) -> None:
    assert dispatched(NOW, assisting=(d.WATER,)).code(payload) is code


def test_replacing_a_lead_that_accepted_needs_a_reason() -> None:
    desk = dispatched(NOW)
    desk.do(Dispatch(lead=d.TEAM))
    assert desk.ticket.assignments[0].reason == "改派"
    assert [clock.stopped_at for clock in desk.ticket.clocks if clock.assignment == 1] == [NOW, NOW]
    desk.do(Accept(assignment=2), d.TEAM_MAN)
    assert desk.code(Dispatch(lead=d.WATER, reason=" ")) is Code.REASON_NEEDED
    desk.do(Dispatch(lead=d.WATER, reason="权责变更"))
    assert [one.stage for one in desk.ticket.assignments] == [
        AssignmentStage.WITHDRAWN,
        AssignmentStage.WITHDRAWN,
        AssignmentStage.PENDING,
    ]


def test_a_unit_that_returned_it_may_get_it_again() -> None:
    desk = dispatched(NOW)
    desk.do(Return(assignment=1, reason="非本单位职责"), d.HOUSING_MAN)
    assert desk.stage() is Stage.TRIAGED
    assert not any(clock.running for clock in desk.ticket.clocks)
    desk.do(Dispatch(lead=d.HOUSING))
    desk.do(Accept(assignment=2), d.HOUSING_MAN)
    assert desk.code(Return(assignment=2, reason="仍非职责"), d.HOUSING_MAN) is Code.WRONG_STAGE


def test_assisting_units_work_on_while_a_lead_is_sought() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Withdraw(assignment=1))
    assert desk.stage() is Stage.TRIAGED
    desk.wait(23 * HOUR)
    desk.do(Supervise())
    desk.do(Extend(assignment=2, deadline=NOW + 9 * DAY, reason="雨天停工"), d.SUPERVISOR)
    desk.do(Accept(assignment=2), d.WATER_MAN)
    desk.do(Finish(assignment=2, result="已停水"), d.WATER_MAN)
    assert desk.stage() is Stage.TRIAGED
    desk.do(Dispatch(lead=d.HOUSING))
    desk.do(Accept(assignment=3), d.HOUSING_MAN)
    desk.do(Finish(assignment=3, result="已修复"), d.HOUSING_MAN)
    assert desk.stage() is Stage.RESOLVED


def test_a_lead_reports_after_the_others_or_says_why_not() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    refusal = desk.refused(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    assert refusal.code is Code.OTHERS_NOT_DONE
    assert refusal.detail["units"] == [str(d.WATER)]
    desk.do(Finish(assignment=1, result="已修复", before_others="协办另行反馈"), d.HOUSING_MAN)
    assert desk.stage() is Stage.HANDLING
    assert desk.code(Finish(assignment=2, result="已停水"), d.WATER_MAN) is Code.WRONG_STAGE
    desk.do(Accept(assignment=2), d.WATER_MAN)
    desk.do(Finish(assignment=2, result="已停水"), d.WATER_MAN)
    assert desk.stage() is Stage.RESOLVED
    assert desk.ticket.resolved_at == desk.now


def test_withdrawing_the_last_that_works_resolves() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.do(Finish(assignment=1, result="已修复", before_others="协办另行反馈"), d.HOUSING_MAN)
    desk.do(Withdraw(assignment=2))
    assert desk.stage() is Stage.RESOLVED


def test_another_units_assignment_is_not_ones_own() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    assert desk.code(Accept(assignment=1), d.WATER_MAN) is Code.NOT_ALLOWED
    assert desk.code(Accept(assignment=3), d.WATER_MAN) is Code.UNKNOWN
    assert desk.code(Accept(assignment=1), d.TEAM_MAN) is Code.NOT_FOUND


def test_late_is_the_millisecond_of_the_limit() -> None:
    for span, late in ((24 * HOUR - 1, False), (24 * HOUR, True)):
        desk = dispatched(NOW)
        desk.now += span  # nobody has looked at the clock yet
        decision = desk.do(Accept(assignment=1), d.HOUSING_MAN)
        assert decision.draft.facts["late"] is late
        clock = desk.ticket.clock("acceptance:1")
        assert clock is not None
        assert clock.late is late


def test_two_who_dispatch_at_once_conflict() -> None:
    desk = triaged(NOW)
    base = desk.ticket.version
    desk.do(Dispatch(lead=d.HOUSING), d.DISPATCHER, base)
    refusal = desk.refused(Dispatch(lead=d.TEAM), d.COLLEAGUE, base)
    assert refusal.code is Code.CONFLICT
    assert refusal.detail["parts"] == ["assignments:1"]
    assert refusal.detail["version"] == desk.ticket.version


@pytest.mark.parametrize(
    ("seat", "unit", "level"),
    [
        (d.DISPATCHER, d.HOUSING, CallLevel.STREET),
        (d.DISPATCHER, d.TEAM, None),
        (d.DISPATCHER, d.COMMUNITY_TEAM, None),
        (d.COMMUNITY_DISPATCHER, d.TEAM, CallLevel.COMMUNITY),
        (d.COMMUNITY_DISPATCHER, d.COMMUNITY_TEAM, None),
    ],
)
def test_a_dispatch_above_the_own_level_is_a_call(seat: Actor, unit: int, level: CallLevel | None) -> None:
    desk = triaged(NOW)
    desk.do(Dispatch(lead=unit), seat)
    assert desk.ticket.level is level
