"""提级, 区级介入 and 分办: the ladder of centers."""

import pytest

from domain.acts import Accept, Dispatch, Edit, Finish, Insist, Note, Raise, Return, TakeOver, Withdraw
from domain.acts import Payload as Wish
from domain.refusal import Code
from domain.words import AssignmentStage, CallLevel, Part, Stage
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched, reported, triaged
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)
TO_STREET = Raise(level=CallLevel.COMMUNITY, reason="社区无力处置")
TO_DEPARTMENTS = Raise(level=CallLevel.STREET, opinion="请区水务所更换管道", reason="管道属区管")


def by_community() -> Desk:
    """The community's own team has it: no call yet."""
    desk = triaged(NOW)
    desk.do(Dispatch(lead=d.COMMUNITY_TEAM), d.COMMUNITY_DISPATCHER)
    return desk


def test_what_failed_below_is_withdrawn_and_the_ticket_keeps_its_identity() -> None:
    desk = by_community()
    number = desk.ticket.id
    desk.do(TO_STREET, d.COMMUNITY_DISPATCHER)
    one = desk.ticket.assignment(1)
    assert one is not None
    assert (one.stage, one.reason) == (AssignmentStage.WITHDRAWN, "提级")
    assert (desk.ticket.id, desk.stage(), desk.ticket.level) == (number, Stage.TRIAGED, CallLevel.COMMUNITY)
    assert not any(clock.running for clock in desk.ticket.clocks)
    desk.do(Dispatch(lead=d.TEAM))
    desk.do(TO_DEPARTMENTS)
    steps = [(call.before, call.level, call.area) for call in desk.ticket.calls]
    assert steps == [
        (None, CallLevel.COMMUNITY, d.COMMUNITY),
        (CallLevel.COMMUNITY, CallLevel.STREET, d.STREET),
    ]
    assert desk.ticket.calls[-1].opinion == "请区水务所更换管道"


def test_what_an_assisting_unit_has_done_stays_done() -> None:
    desk = dispatched(NOW, assisting=(d.WATER, d.TEAM))
    for number, man in ((1, d.HOUSING_MAN), (2, d.WATER_MAN)):
        desk.do(Accept(assignment=number), man)
    desk.do(Finish(assignment=2, result="已停水"), d.WATER_MAN)
    desk.do(Raise(level=CallLevel.ESCALATED, opinion="请区领导协调", reason="部门间推诿"))
    stages = [one.stage for one in desk.ticket.assignments]
    assert stages == [AssignmentStage.WITHDRAWN, AssignmentStage.DONE, AssignmentStage.WITHDRAWN]
    assert desk.stage() is Stage.TRIAGED


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (Raise(level=CallLevel.STREET, opinion="更换管道", reason="无力处置"), "above_seat"),
        (Raise(level=CallLevel.ESCALATED, reason="无力处置"), "blank"),
    ],
)
def test_a_community_raises_to_its_street_or_with_an_opinion_to_leaders(wish: Raise, why: str) -> None:
    assert by_community().refused(wish, d.COMMUNITY_DISPATCHER).detail["why"] == why


def test_departments_are_called_with_an_opinion_and_a_reason() -> None:
    desk = by_community()
    no_opinion = Raise(level=CallLevel.STREET, opinion="  ", reason="管道属区管")
    assert desk.refused(no_opinion).detail["field"] == "opinion"
    assert desk.code(Raise(level=CallLevel.STREET, opinion="更换", reason=" ")) is Code.REASON_NEEDED
    desk.do(TO_DEPARTMENTS)
    assert desk.refused(TO_DEPARTMENTS).detail["why"] == "not_higher"
    assert desk.refused(TO_STREET).detail["why"] == "not_higher"


def test_a_raise_is_taken_back_whole() -> None:
    desk = by_community()
    before = desk.ticket
    desk.do(TO_STREET, d.COMMUNITY_DISPATCHER)
    desk.undo(d.COMMUNITY_DISPATCHER)
    assert (desk.ticket.assignments, desk.ticket.clocks) == (before.assignments, before.clocks)
    assert (desk.ticket.level, desk.ticket.calls, desk.stage()) == (None, (), Stage.DISPATCHED)


def test_handing_down_is_a_dispatch_and_no_call() -> None:
    desk = triaged(NOW)
    desk.do(Dispatch(lead=d.COMMUNITY_TEAM))
    assert desk.ticket.level is None
    desk = triaged(NOW)
    desk.do(Dispatch(lead=d.TEAM, assisting=(d.COMMUNITY_TEAM,)), d.DISTRICT_DISPATCHER)
    assert desk.ticket.level is None
    assert [one.part for one in desk.ticket.live()] == [Part.LEAD, Part.ASSISTING]


def test_after_the_district_took_over_it_alone_says_who_does_the_work() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Return(assignment=2, reason="非本单位职责"), d.WATER_MAN)
    desk.do(TakeOver(reason="涉及两个街道"), d.DISTRICT_DISPATCHER)
    steering: tuple[Wish, ...] = (
        Dispatch(assisting=(d.TEAM,)),
        Withdraw(assignment=1),
        Insist(assignment=2, reason="三定方案"),
        TO_DEPARTMENTS,
    )
    for wish in steering:
        assert desk.code(wish) is Code.NOT_ALLOWED
        assert desk.code(wish, d.SUPERVISOR) is Code.NOT_ALLOWED
    desk.do(Note(text="配合区里"))
    desk.do(Edit(title="东街塌陷，范围扩大"))
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.do(Dispatch(assisting=(d.TEAM,)), d.DISTRICT_DISPATCHER)


def test_a_taking_over_is_the_districts_and_happens_once() -> None:
    desk = reported(NOW)
    wish = TakeOver(reason="涉及两个街道")
    assert desk.code(wish) is Code.NOT_ALLOWED
    desk.do(wish, d.DISTRICT_DISPATCHER)
    assert desk.ticket.taken_over_at == NOW
    assert desk.refused(wish, d.DISTRICT_DISPATCHER).detail["why"] == "taken_over"
    desk.undo(d.DISTRICT_DISPATCHER)
    assert desk.ticket.taken_over_at is None
