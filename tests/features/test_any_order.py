"""Operations of anybody in any order, over the API of a real server: refused or done, no ticket corrupted."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from domain import acts
from domain.instant import DAY, HOUR, MINUTE, SECOND
from domain.operation import Actor
from domain.rules import RULES, may_do
from domain.soundness import faults
from domain.ticket import Ticket
from domain.words import Act, AnswerMeans, AssignmentStage, CallLevel, Grade, Satisfaction, Urgency
from tests.domain.shanghai import at
from tests.harness import town
from tests.harness.people import Refused, Someone, a_report, op_id, operation
from tests.harness.serving import StandingServer, verify

pytestmark = pytest.mark.story

_UNITS = (town.HOUSING, town.WATER, town.ENFORCEMENT, town.COMMUNITY_TEAM)
_LOGINS = (
    *("seat07", "seat08", "community", "district", "supervisor", "officer", "leader", "inspector"),
    *("resident", "enterprise", "auditor", "administrator", "wall", "elsewhere"),
    *map(town.handler_of, _UNITS),
)
_BEGIN = at(2018, 3, 5, 9)
"""Far enough back that all the waiting ends in a year whose working calendar is there."""
_WAITS = (0, 0, 0, 0, 5 * SECOND, 31 * MINUTE, 13 * HOUR, 2 * DAY, 8 * DAY)

Draw = st.DataObject
units = st.sampled_from(_UNITS)
reasons = st.sampled_from(["原因", "原因", ""])
marks = st.sampled_from(Satisfaction)
spans = st.sampled_from([-HOUR, HOUR, DAY, 3 * DAY, 20 * DAY])


def _assignment(draw: Draw, ticket: Ticket) -> int:
    known = [one.id for one in ticket.live()] or [1]
    return draw.draw(st.sampled_from([*known * 5, 99]))


def _triage(draw: Draw, _: Ticket, __: int) -> acts.Payload:
    return acts.Triage(
        matter=draw.draw(st.sampled_from(["m-a", "m-b", "m-c", "m-d"])),
        level=draw.draw(st.sampled_from([None, *CallLevel])),
        urgency=draw.draw(st.sampled_from(Urgency)),
    )


def _edit(draw: Draw, _: Ticket, __: int) -> acts.Payload:
    what = draw.draw(st.integers(0, 9))
    reason = draw.draw(reasons)
    if what == 0:
        return acts.Edit(grade=draw.draw(st.sampled_from(Grade)), reason=reason)
    if what == 1:
        return acts.Edit(urgency=draw.draw(st.sampled_from(Urgency)), reason=reason)
    if what == 2:
        return acts.Edit(matter=draw.draw(st.sampled_from(["m-a", "m-c"])), reason=reason)
    if what == 3:
        return acts.Edit(place=draw.draw(st.sampled_from([town.PLACE, town.OTHER_PLACE])), reason=reason)
    return acts.Edit(title=draw.draw(st.sampled_from(["井盖", "路灯"])), reason=reason)


def _dispatch(draw: Draw, _: Ticket, now: int) -> acts.Payload:
    lead = draw.draw(st.one_of(units, st.none()))
    assisting = draw.draw(st.lists(units, max_size=2))
    span = draw.draw(st.one_of(st.none(), spans))
    return acts.Dispatch(
        lead=lead,
        assisting=tuple(unit for unit in assisting if unit != lead),
        deadline=None if span is None else now + span,
        reason=draw.draw(reasons),
    )


def _acknowledge(draw: Draw, ticket: Ticket, _: int) -> acts.Payload:
    clocks = [acts.ClockRef(clock=one.id, generation=one.generation) for one in ticket.clocks]
    return acts.Acknowledge(clocks=(draw.draw(st.sampled_from(clocks)),))


def _order(draw: Draw, ticket: Ticket) -> int:
    return draw.draw(st.sampled_from([order.id for order in ticket.orders] or [1]))


def _returned(draw: Draw, ticket: Ticket) -> int:
    known = [one.id for one in ticket.assignments if one.stage is AssignmentStage.RETURNED] or [99]
    return draw.draw(st.sampled_from(known))


def _request(draw: Draw, ticket: Ticket) -> int:
    return draw.draw(st.sampled_from([one.id for one in ticket.requests] or [1]))


def _neighbour(draw: Draw, ticket: Ticket) -> int:
    """Another ticket of these days, or none that there is."""
    known = [*ticket.children, *([ticket.parent] if ticket.parent else [])]
    return draw.draw(st.sampled_from([*known, *(ticket.id - back for back in range(4))]))


_MAKERS: dict[Act, Callable[[Draw, Ticket, int], acts.Payload]] = {
    Act.TRIAGE: _triage,
    Act.EDIT: _edit,
    Act.DISPATCH: _dispatch,
    Act.ACKNOWLEDGE: _acknowledge,
    Act.WITHDRAW: lambda d, t, _: acts.Withdraw(assignment=_assignment(d, t), reason=d.draw(reasons)),
    Act.ACCEPT: lambda d, t, _: acts.Accept(assignment=_assignment(d, t)),
    Act.RETURN: lambda d, t, _: acts.Return(assignment=_assignment(d, t), reason="非本单位职责"),
    Act.FINISH: lambda d, t, _: acts.Finish(
        assignment=_assignment(d, t), result="已处置", before_others=d.draw(reasons)
    ),
    Act.ANSWER: lambda d, _, __: acts.Answer(means=d.draw(st.sampled_from(AnswerMeans)), text="已转办"),
    Act.RATE: lambda d, _, __: acts.Rate(
        response=d.draw(marks), result=d.draw(marks), reason=d.draw(reasons)
    ),
    Act.RESIDENT_RATE: lambda d, _, __: acts.ResidentRate(result=d.draw(marks)),
    Act.REOPEN: lambda _, __, ___: acts.Reopen(reason="未解决"),
    Act.NOTE: lambda _, __, ___: acts.Note(text="记录"),
    Act.STRIKE_NOTE: lambda d, t, _: acts.StrikeNote(note=d.draw(st.integers(1, t.version))),
    Act.SUPERVISE: lambda _, __, ___: acts.Supervise(),
    Act.RELEASE_ORDER: lambda d, t, _: acts.ReleaseOrder(order=_order(d, t)),
    Act.ANSWER_ORDER: lambda d, t, _: acts.AnswerOrder(order=_order(d, t), reply="收到"),
    Act.SUSPEND: lambda d, _, now: acts.Suspend(until=now + d.draw(spans), reason="等待配件"),
    Act.RESUME: lambda _, __, ___: acts.Resume(),
    Act.EXTEND: lambda d, t, now: acts.Extend(
        assignment=_assignment(d, t), deadline=now + d.draw(spans), reason="雨季"
    ),
    Act.INSIST: lambda d, t, _: acts.Insist(assignment=_returned(d, t), reason="三定方案"),
    Act.RAISE: lambda d, _, __: acts.Raise(
        level=d.draw(st.sampled_from(CallLevel)), opinion=d.draw(reasons), reason="无执法权"
    ),
    Act.TAKE_OVER: lambda _, __, ___: acts.TakeOver(reason="跨街道"),
    Act.COORDINATE: lambda _, __, ___: acts.Coordinate(reason="职责不清"),
    Act.CONCLUDE: lambda d, t, _: acts.Conclude(
        coordination=d.draw(st.sampled_from([one.id for one in t.coordinations] or [1])), ruling="由主办负责"
    ),
    Act.REQUEST_SUSPENSION: lambda d, _, now: acts.RequestSuspension(
        until=now + d.draw(spans), reason="等待配件"
    ),
    Act.REQUEST_EXTENSION: lambda d, t, now: acts.RequestExtension(
        assignment=_assignment(d, t), deadline=now + d.draw(spans), reason="雨季"
    ),
    Act.GRANT: lambda d, t, _: acts.Grant(request=_request(d, t)),
    Act.REFUSE: lambda d, t, _: acts.Refuse(request=_request(d, t), reason="理由不足"),
    Act.VOID: lambda _, __, ___: acts.Void(reason="误报"),
    Act.CLAIM: lambda _, __, ___: acts.Claim(),
    Act.UNCLAIM: lambda _, __, ___: acts.Unclaim(),
    Act.LOG_CALL: lambda d, _, __: acts.LogCall(whom="邻居", text=d.draw(st.sampled_from(["说了", ""]))),
    Act.MERGE: lambda d, t, _: acts.Merge(other=_neighbour(d, t)),
    Act.UNMERGE: lambda d, t, _: acts.Unmerge(
        other=d.draw(st.sampled_from([one.id for one in t.repeats] or [t.id + 1])), reason="不是同一件事"
    ),
    Act.SPLIT: lambda _, __, ___: acts.Split(parts=(acts.SplitPart(title="另一件事"),)),
}


def _actor(login: str) -> Actor:
    person = town.PEOPLE[login]
    return Actor(
        account=person.id, role=person.role, district=town.DISTRICT, area=person.area, unit=person.unit
    )


class Crowd:
    """Everybody of the town, at one server."""

    def __init__(self, server: StandingServer, people: dict[str, Someone]) -> None:
        self.server = server
        self.people = people
        self.done: Counter[Act] = Counter()
        self.refused: Counter[str] = Counter()

    def ticket(self, number: int) -> Ticket:
        """The ticket as it is now."""
        return self.people["district"].ticket(number)

    def step(self, draw: Draw, number: int, last: tuple[str, str]) -> tuple[str, str]:
        """One operation, done or refused; gives who did what was done last, and its op_id."""
        before = self.ticket(number)
        assert faults(before) == ()
        payload: acts.Payload
        if draw.draw(st.integers(0, 14)) == 14:
            login, payload = last[0], acts.Undo(op_id=last[1])
        else:
            # Mostly what the stage allows: what it does not is refused at once, and teaches little.
            fitting = [act for act in _MAKERS if before.stage in RULES[act].sources]
            act = draw.draw(st.one_of(st.sampled_from(fitting), st.sampled_from(list(_MAKERS))))
            payload = _MAKERS[act](draw, before, self.server.now())
            login = self._who(draw, before, act, payload)
        base = draw.draw(st.sampled_from([None, before.version, max(1, before.version - 2)]))
        wish = operation(payload, number, base)
        try:
            self.people[login].send(wish)
        except Refused as refused:
            self.refused[refused.code] += 1
            if refused.problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise
            return last
        self.done[acts.act_of(payload)] += 1
        return login, wish.op_id

    def _who(self, draw: Draw, ticket: Ticket, act: Act, payload: acts.Payload) -> str:
        able = [login for login in _LOGINS if may_do(_actor(login), act, ticket)]
        one = ticket.assignment(getattr(payload, "assignment", 0) or 0)
        if one is not None and town.handler_of(one.unit) in able:
            able = [town.handler_of(one.unit)]
        return draw.draw(st.sampled_from([*able * 20, *_LOGINS]))


@pytest.fixture
def crowd(database: str, tmp_path: Path) -> Iterator[Crowd]:
    """One server for all examples of a test; each example has a ticket of its own."""
    asyncio.run(town.found(database, tmp_path))
    with ExitStack() as stack:
        server = stack.enter_context(StandingServer(database, tmp_path, _BEGIN))
        people = {login: stack.enter_context(Someone(server.url, login)) for login in _LOGINS}
        made = Crowd(server, people)
        yield made
        stack.close()
        assert server.complaints() == []


def test_any_order_leaves_every_ticket_sound(crowd: Crowd) -> None:
    tickets: list[int] = []

    # Not shrunk: the server has moved on, the same steps would not be the same again.
    @settings(max_examples=15, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(draw=st.data(), length=st.integers(15, 40))
    def in_any_order(draw: Draw, length: int) -> None:
        number = crowd.people["resident"].submit(a_report()).ticket
        tickets.append(number)
        last = ("seat07", op_id())
        for _ in range(length):
            last = crowd.step(draw, number, last)
            wait = draw.draw(st.sampled_from(_WAITS))
            if wait:
                crowd.server.move_by(wait)

    in_any_order()
    assert crowd.done.total() > 4 * len(tickets)
    # Holds ended, lights turned, tickets closed by themselves while others were at work.
    assert [fault for number in tickets for fault in faults(crowd.ticket(number))] == []
    head = crowd.people["auditor"].events(0, limit=1).head
    newest = crowd.people["auditor"].events(head - 1)
    crowd.server.stop()
    code, said = verify(crowd.server.database, head=f"{newest.head}:{newest.hash.hex()}")
    assert (code, said["sound"], said["seq"]) == (0, True, newest.head)
