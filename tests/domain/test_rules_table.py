"""The one table, row by row: every role and every stage with every act.

What is expected is written out here by hand from the trade's words, not read from the table.
"""

from collections.abc import Callable

import msgspec
import pytest

from domain import acts
from domain.acts import Payload
from domain.operation import Actor
from domain.refusal import Code, Refusal
from domain.rules import READERS, RULES
from domain.ticket import Ticket, ticket_id
from domain.words import Act, AnswerMeans, CallLevel, Channel, Role, Satisfaction, Scope, Stage
from tests.domain import district as d
from tests.domain.desk import FILE, Desk, dispatched, lay_beside, reported, triaged
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)

ACTORS: dict[str, Actor] = {
    "dispatcher": d.DISPATCHER,
    "supervisor": d.SUPERVISOR,
    "handler": d.HOUSING_MAN,
    "leader": d.LEADER,
    "officer": d.OFFICER,
    "inspector": d.INSPECTOR,
    "resident": d.RESIDENT,
    "auditor": d.AUDITOR,
    "wall": d.WALL,
    "stranger": d.STRANGER,
    "far officer": d.FAR_OFFICER,
    "other unit": d.WATER_MAN,
    "other leader": d.FAR_LEADER,
    "neighbour": d.NEIGHBOUR,
    "enterprise": d.ENTERPRISE,
    "administrator": d.ADMINISTRATOR,
    "district seat": d.DISTRICT_DISPATCHER,
}
BLIND = {"stranger", "far officer", "other unit", "other leader", "neighbour", "enterprise", "administrator"}
"""Out of their scope the ticket is not found."""

CENTER = {"dispatcher", "supervisor", "district seat"}
EXPECTED: dict[Act, set[str]] = {
    Act.REPORT: CENTER | {"officer", "resident", "neighbour", "enterprise"},
    Act.TRIAGE: CENTER,
    Act.EDIT: CENTER,
    Act.DISPATCH: CENTER,
    Act.WITHDRAW: CENTER,
    Act.ACCEPT: {"handler"},
    Act.RETURN: {"handler"},
    Act.FINISH: {"handler"},
    Act.ANSWER: CENTER | {"handler"},
    Act.RATE: CENTER,
    Act.RESIDENT_RATE: {"resident"},
    Act.REOPEN: CENTER,
    Act.ACKNOWLEDGE: CENTER,
    Act.NOTE: CENTER | {"handler", "officer", "leader", "inspector"},
    Act.STRIKE_NOTE: CENTER | {"handler", "officer", "leader", "inspector"},
    Act.ATTACH: CENTER | {"handler", "officer", "leader", "inspector", "resident"},
    Act.REMOVE_FILE: CENTER | {"handler", "officer", "leader", "inspector"},
    Act.CLAIM: CENTER,
    Act.UNCLAIM: CENTER,
    Act.LOG_CALL: CENTER | {"handler", "officer", "leader", "inspector"},
    Act.MERGE: CENTER,
    Act.UNMERGE: CENTER,
    Act.SPLIT: CENTER,
    Act.SUPERVISE: CENTER,
    Act.RELEASE_ORDER: CENTER,
    Act.ANSWER_ORDER: {"handler", "leader"},
    Act.SUSPEND: {"supervisor"},
    Act.RESUME: {"supervisor"},
    Act.EXTEND: {"supervisor"},
    Act.INSIST: CENTER,
    Act.RAISE: CENTER,
    Act.TAKE_OVER: {"district seat"},
    Act.COORDINATE: CENTER | {"handler"},
    Act.CONCLUDE: CENTER,
    Act.REQUEST_SUSPENSION: {"dispatcher", "district seat", "handler"},
    Act.REQUEST_EXTENSION: {"dispatcher", "district seat", "handler"},
    Act.GRANT: {"supervisor"},
    Act.REFUSE: {"supervisor"},
    Act.VOID: {"supervisor"},
    Act.REVEAL: CENTER,
    Act.ERASE_PERSON: {"administrator"},
    Act.UNDO: CENTER | {"handler", "officer", "resident"},
}
"""Who may, on a ticket that the resident reported in the grid and the housing bureau leads."""

S = Stage
AT_WORK = {S.REPORTED, S.TRIAGED, S.DISPATCHED, S.HANDLING}
ASSIGNED = {S.TRIAGED, S.DISPATCHED, S.HANDLING}
OPEN = AT_WORK | {S.RESOLVED, S.SUSPENDED}
EVERY = set(Stage)
STAGES: dict[Act, set[Stage]] = {
    Act.TRIAGE: {S.REPORTED},
    Act.EDIT: OPEN,
    Act.DISPATCH: ASSIGNED,
    Act.WITHDRAW: ASSIGNED,
    Act.ACCEPT: ASSIGNED,
    Act.RETURN: ASSIGNED,
    Act.FINISH: ASSIGNED,
    Act.ANSWER: OPEN | {S.CLOSED},
    Act.RATE: {S.RESOLVED},
    Act.RESIDENT_RATE: {S.RESOLVED, S.CLOSED},
    Act.REOPEN: {S.RESOLVED, S.CLOSED},
    Act.ACKNOWLEDGE: OPEN,
    Act.NOTE: EVERY,
    Act.STRIKE_NOTE: EVERY,
    Act.ATTACH: EVERY,
    Act.REMOVE_FILE: EVERY,
    Act.CLAIM: OPEN,
    Act.UNCLAIM: OPEN,
    Act.LOG_CALL: EVERY,
    Act.MERGE: OPEN | {S.CLOSED},
    Act.UNMERGE: OPEN | {S.CLOSED},
    Act.SPLIT: OPEN,
    Act.SUPERVISE: ASSIGNED,
    Act.RELEASE_ORDER: EVERY,
    Act.ANSWER_ORDER: EVERY,
    Act.SUSPEND: AT_WORK,
    Act.RESUME: {S.SUSPENDED},
    Act.EXTEND: ASSIGNED,
    Act.INSIST: ASSIGNED,
    Act.RAISE: ASSIGNED,
    Act.TAKE_OVER: OPEN,
    Act.COORDINATE: OPEN,
    Act.CONCLUDE: OPEN,
    Act.REQUEST_SUSPENSION: AT_WORK,
    Act.REQUEST_EXTENSION: ASSIGNED,
    Act.GRANT: AT_WORK,
    Act.REFUSE: OPEN,
    Act.VOID: AT_WORK | {S.SUSPENDED},
    Act.REVEAL: EVERY,
    Act.ERASE_PERSON: EVERY,
    Act.UNDO: EVERY,
}

SECOND_HALVES = {Act.MERGE_INTO, Act.UNMERGE_FROM}
"""On the other ticket that an act touches: nobody asks for one by itself (`tests.domain.test_merging`)."""

SYSTEM_ONLY = {Act.LAPSE_ORDER, Act.TURN_YELLOW, Act.TURN_RED, Act.STAY_RED, Act.CLOSE_UNRATED}


def _accepted() -> Desk:
    desk = dispatched(NOW, by=d.RESIDENT)
    desk.do(acts.Accept(assignment=1), d.HOUSING_MAN)
    return desk


def _resolved() -> Desk:
    desk = _accepted()
    desk.do(acts.Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    return desk


def _red() -> Desk:
    desk = dispatched(NOW, by=d.RESIDENT)
    desk.to(at(2026, 6, 20, 10))
    return desk


def _with_note(by: Actor) -> Desk:
    desk = dispatched(NOW, by=d.RESIDENT)
    try:
        desk.do(acts.Note(text="已到现场"), by)
    except Refusal:
        desk.do(acts.Note(text="已到现场"), d.DISPATCHER)
    return desk


def _with_stored(by: Actor) -> Desk:
    desk = dispatched(NOW, by=d.RESIDENT)
    desk.store(by)
    return desk


def _with_file(by: Actor) -> Desk:
    desk = _with_stored(by)
    try:
        desk.do(acts.Attach(files=(acts.Enclosed(id=FILE),)), by)
    except Refusal:
        desk.store(d.DISPATCHER)
        desk.do(acts.Attach(files=(acts.Enclosed(id=FILE),)), d.DISPATCHER)
    return desk


REPEAT = ticket_id(NOW, 2)


def _with_repeat() -> Desk:
    desk = _accepted()
    lay_beside(desk, reported(NOW, number=2))
    return desk


def _with_merged() -> Desk:
    desk = _with_repeat()
    desk.do(acts.Merge(other=REPEAT))
    return desk


def _claimed(by: Actor) -> Desk:
    desk = _accepted()
    desk.do(acts.Claim(), by if by in (d.DISPATCHER, d.SUPERVISOR, d.DISTRICT_DISPATCHER) else d.DISPATCHER)
    return desk


def _with_order(by: Actor) -> Desk:
    desk = _red()
    try:
        desk.do(acts.Supervise(), by)
    except Refusal:
        desk.do(acts.Supervise(), d.DISPATCHER)
    return desk


def _sent_order() -> Desk:
    desk = _with_order(d.DISPATCHER)
    desk.do(acts.ReleaseOrder(order=1))
    return desk


def _suspended() -> Desk:
    desk = _accepted()
    desk.do(acts.Suspend(until=at(2026, 6, 21), reason="等待材料"), d.SUPERVISOR)
    return desk


def _returned() -> Desk:
    """The bureau leads still; an assisting unit, then the team, sent it back (which opens a coordination)."""
    desk = dispatched(NOW, by=d.RESIDENT, assisting=(d.WATER, d.TEAM))
    desk.do(acts.Return(assignment=2, reason="非本单位职责"), d.WATER_MAN)
    desk.do(acts.Return(assignment=3, reason="非本单位职责"), d.TEAM_MAN)
    return desk


def _asked() -> Desk:
    desk = _accepted()
    desk.do(acts.RequestExtension(assignment=1, deadline=at(2026, 7, 1), reason="雨天停工"), d.HOUSING_MAN)
    return desk


def _undoable(by: Actor) -> Desk:
    """A ticket in the actor's sight whose last act is the actor's own where there can be one."""
    if by in (d.RESIDENT, d.OFFICER):
        return reported(NOW, by=by)
    desk = dispatched(NOW, by=d.RESIDENT)
    if by is d.HOUSING_MAN:
        desk.do(acts.Accept(assignment=1), by)
    elif by in (d.DISPATCHER, d.SUPERVISOR, d.DISTRICT_DISPATCHER):
        desk.do(acts.Edit(title="东街积水"), by)
    return desk


SCENES: dict[Act, tuple[Callable[[Actor], Desk], Callable[[Desk], Payload]]] = {
    Act.REPORT: (
        lambda _: Desk(NOW),
        lambda _: acts.Report(title="积水", channel=Channel.CALL, place=d.PLACE),
    ),
    Act.TRIAGE: (lambda _: reported(NOW, by=d.RESIDENT), lambda _: acts.Triage(matter="m-b")),
    Act.EDIT: (lambda _: _accepted(), lambda _: acts.Edit(title="东街积水")),
    Act.DISPATCH: (lambda _: _accepted(), lambda _: acts.Dispatch(assisting=(d.COMMUNITY_TEAM,))),
    Act.WITHDRAW: (lambda _: _red(), lambda _: acts.Withdraw(assignment=1)),
    Act.ACCEPT: (lambda _: _red(), lambda _: acts.Accept(assignment=1)),
    Act.RETURN: (lambda _: _red(), lambda _: acts.Return(assignment=1, reason="非本单位职责")),
    Act.FINISH: (lambda _: _accepted(), lambda _: acts.Finish(assignment=1, result="已修复")),
    Act.ANSWER: (lambda _: _accepted(), lambda _: acts.Answer(means=AnswerMeans.CALL, text="已安排")),
    Act.RATE: (
        lambda _: _resolved(),
        lambda _: acts.Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED),
    ),
    Act.RESIDENT_RATE: (lambda _: _resolved(), lambda _: acts.ResidentRate(result=Satisfaction.SATISFIED)),
    Act.REOPEN: (lambda _: _resolved(), lambda _: acts.Reopen(reason="再次塌陷")),
    Act.ACKNOWLEDGE: (
        lambda _: _red(),
        lambda _: acts.Acknowledge(clocks=(acts.ClockRef(clock="acceptance:1", generation=1),)),
    ),
    Act.NOTE: (lambda _: _accepted(), lambda _: acts.Note(text="已到现场")),
    Act.STRIKE_NOTE: (_with_note, lambda desk: acts.StrikeNote(note=desk.ticket.version)),
    Act.ATTACH: (_with_stored, lambda _: acts.Attach(files=(acts.Enclosed(id=FILE),))),
    Act.REMOVE_FILE: (_with_file, lambda _: acts.RemoveFile(file=FILE, reason="拍到了行人")),
    Act.CLAIM: (lambda _: _accepted(), lambda _: acts.Claim()),
    Act.UNCLAIM: (_claimed, lambda _: acts.Unclaim()),
    Act.LOG_CALL: (lambda _: _accepted(), lambda _: acts.LogCall(reporter="r1", text="已告知进度")),
    Act.MERGE: (lambda _: _with_repeat(), lambda _: acts.Merge(other=REPEAT)),
    Act.UNMERGE: (lambda _: _with_merged(), lambda _: acts.Unmerge(other=REPEAT, reason="不是同一件事")),
    Act.SPLIT: (lambda _: _accepted(), lambda _: acts.Split(parts=(acts.SplitPart(title="路灯不亮"),))),
    Act.SUPERVISE: (lambda _: _red(), lambda _: acts.Supervise()),
    Act.RELEASE_ORDER: (_with_order, lambda _: acts.ReleaseOrder(order=1)),
    Act.ANSWER_ORDER: (lambda _: _sent_order(), lambda _: acts.AnswerOrder(order=1, reply="马上处理")),
    Act.SUSPEND: (lambda _: _accepted(), lambda _: acts.Suspend(until=at(2026, 6, 21), reason="等待材料")),
    Act.RESUME: (lambda _: _suspended(), lambda _: acts.Resume()),
    Act.EXTEND: (
        lambda _: _accepted(),
        lambda _: acts.Extend(assignment=1, deadline=at(2026, 7, 1), reason="雨天停工"),
    ),
    Act.INSIST: (lambda _: _returned(), lambda _: acts.Insist(assignment=2, reason="三定方案")),
    Act.RAISE: (
        lambda _: _accepted(),
        lambda _: acts.Raise(level=CallLevel.ESCALATED, opinion="由区里牵头", reason="无执法权"),
    ),
    Act.TAKE_OVER: (lambda _: _accepted(), lambda _: acts.TakeOver(reason="跨街道")),
    Act.COORDINATE: (lambda _: _accepted(), lambda _: acts.Coordinate(units=(d.HOUSING, d.WATER))),
    Act.CONCLUDE: (lambda _: _returned(), lambda _: acts.Conclude(coordination=1, ruling="由区住建局主办")),
    Act.REQUEST_SUSPENSION: (
        lambda _: _accepted(),
        lambda _: acts.RequestSuspension(until=at(2026, 6, 21), reason="等待材料"),
    ),
    Act.REQUEST_EXTENSION: (
        lambda _: _accepted(),
        lambda _: acts.RequestExtension(assignment=1, deadline=at(2026, 7, 1), reason="雨天停工"),
    ),
    Act.GRANT: (lambda _: _asked(), lambda _: acts.Grant(request=1)),
    Act.REFUSE: (lambda _: _asked(), lambda _: acts.Refuse(request=1, reason="理由不足")),
    Act.VOID: (lambda _: _red(), lambda _: acts.Void(reason="误报")),
    Act.REVEAL: (lambda _: _accepted(), lambda _: acts.Reveal(reporter="r1")),
    Act.ERASE_PERSON: (lambda _: _accepted(), lambda _: acts.ErasePerson(reporter="r1", reason="本人要求")),
    Act.UNDO: (_undoable, lambda desk: acts.Undo(op_id=desk.last_op)),
}


def test_every_act_has_a_row_and_a_place_in_these_tests() -> None:
    assert set(RULES) == set(Act)
    assert set(EXPECTED) == set(SCENES) == set(Act) - SYSTEM_ONLY - SECOND_HALVES
    assert set(STAGES) == set(EXPECTED) - {Act.REPORT}
    assert set(READERS) == set(Role)
    assert READERS[Role.ADMINISTRATOR] is Scope.OWN, "who reports nothing, so nothing"
    assert Role.ADMINISTRATOR not in RULES[Act.REPORT].who
    for act in SYSTEM_ONLY:
        assert set(RULES[act].who) == {Role.SYSTEM}


@pytest.mark.parametrize("name", ACTORS)
@pytest.mark.parametrize("act", EXPECTED)
def test_role(act: Act, name: str) -> None:
    scene, payload = SCENES[act]
    actor = ACTORS[name]
    desk = scene(actor)
    wish = payload(desk)
    if name in EXPECTED[act]:
        assert desk.do(wish, actor).draft.act is act
        return
    if act is Act.REPORT:
        blind = False
        if name in ("stranger", "far officer"):
            assert desk.refused(wish, actor).detail["why"] == "outside_seat"
            return
    else:
        blind = name in BLIND and not (act is Act.ERASE_PERSON and name == "administrator")
        blind = blind or (name in ("handler", "leader") and desk.stage() is Stage.REPORTED)
    expected = Code.NOT_FOUND if blind else Code.NOT_ALLOWED
    if act is Act.ANSWER_ORDER and name == "inspector":
        assert desk.ticket.orders[0].rung < 4
    assert desk.code(wish, actor) is expected


def test_the_inspection_office_answers_what_was_pushed_to_it_and_nobody_else() -> None:
    desk = _red()
    for _ in range(3):
        desk.do(acts.Supervise())
        desk.wait(30 * 60_000)
    assert desk.ticket.orders[-1].rung == 4
    number = desk.ticket.orders[-1].id
    assert desk.code(acts.AnswerOrder(order=number, reply="收到"), d.LEADER) is Code.NOT_ALLOWED
    desk.do(acts.AnswerOrder(order=number, reply="收到"), d.INSPECTOR)


def _in_stage(stage: Stage) -> Desk:
    if stage is Stage.REPORTED:
        return reported(NOW, by=d.RESIDENT)
    if stage is Stage.TRIAGED:
        return triaged(NOW, by=d.RESIDENT)
    if stage is Stage.DISPATCHED:
        return dispatched(NOW, by=d.RESIDENT)
    if stage is Stage.HANDLING:
        return _accepted()
    if stage is Stage.SUSPENDED:
        return _suspended()
    desk = _resolved()
    if stage is Stage.CLOSED:
        desk.do(acts.Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED))
    elif stage in (Stage.VOIDED, Stage.MERGED):
        desk.ticket = msgspec.structs.replace(desk.ticket, stage=stage, closed_at=NOW)
    assert desk.stage() is stage
    return desk


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("act", STAGES)
def test_stage(act: Act, stage: Stage) -> None:
    desk = _in_stage(stage)
    _, payload = SCENES[act]
    actor = {
        Act.SUSPEND: d.SUPERVISOR,
        Act.RESUME: d.SUPERVISOR,
        Act.EXTEND: d.SUPERVISOR,
        Act.GRANT: d.SUPERVISOR,
        Act.REFUSE: d.SUPERVISOR,
        Act.VOID: d.SUPERVISOR,
        Act.TAKE_OVER: d.DISTRICT_DISPATCHER,
        Act.ACCEPT: d.HOUSING_MAN,
        Act.RETURN: d.HOUSING_MAN,
        Act.FINISH: d.HOUSING_MAN,
        Act.RESIDENT_RATE: d.RESIDENT,
        Act.ANSWER_ORDER: d.LEADER,
        Act.ERASE_PERSON: d.ADMINISTRATOR,
    }.get(act, d.DISPATCHER)
    if actor.unit and not desk.ticket.units():
        assert desk.code(payload(desk), actor) is Code.NOT_FOUND
        return
    try:
        desk.do(payload(desk), actor)
    except Refusal as refusal:
        by_table = refusal.code is Code.WRONG_STAGE and refusal.detail.get("stage") == stage.value
        assert by_table is (stage not in STAGES[act])
    else:
        assert stage in STAGES[act]


REVERSIBLE = {
    Act.REPORT,
    Act.TRIAGE,
    Act.EDIT,
    Act.DISPATCH,
    Act.WITHDRAW,
    Act.ACCEPT,
    Act.RETURN,
    Act.FINISH,
    Act.ATTACH,
    Act.RATE,
    Act.REOPEN,
    Act.CLAIM,
    Act.UNCLAIM,
    Act.MERGE,
    Act.UNMERGE,
    Act.SPLIT,
    Act.SUPERVISE,
    Act.SUSPEND,
    Act.EXTEND,
    Act.INSIST,
    Act.RAISE,
    Act.TAKE_OVER,
    Act.COORDINATE,
    Act.CONCLUDE,
    Act.REQUEST_SUSPENSION,
    Act.REQUEST_EXTENSION,
    Act.GRANT,
    Act.REFUSE,
    Act.VOID,
}


@pytest.mark.parametrize("act", sorted(EXPECTED))
def test_undo_of(act: Act) -> None:
    scene, payload = SCENES[act]
    actor = ACTORS[min(EXPECTED[act])]
    desk = scene(actor)
    former = desk.ticket
    desk.do(payload(desk), actor)
    desk.wait(9_999)
    if act not in REVERSIBLE:
        assert desk.code(acts.Undo(op_id=desk.last_op), actor) is Code.NOT_REVERSIBLE
        return
    desk.undo(actor)
    if act is Act.REPORT:
        assert desk.stage() is Stage.VOIDED
        return
    assert given_back(desk.ticket, former) == former


@pytest.mark.parametrize("act", sorted(REVERSIBLE))
def test_undo_comes_too_late_after_ten_seconds(act: Act) -> None:
    scene, payload = SCENES[act]
    actor = ACTORS[min(EXPECTED[act])]
    desk = scene(actor)
    desk.do(payload(desk), actor)
    undo = acts.Undo(op_id=desk.last_op)
    desk.now += 10_000
    assert desk.code(undo, actor) is Code.TOO_LATE_TO_UNDO


def given_back(ticket: Ticket, former: Ticket) -> Ticket:
    """The ticket with what an undo does not give back: version, who did what last, ids taken."""
    return msgspec.structs.replace(
        ticket,
        version=former.version,
        touched=former.touched,
        last_at=former.last_at,
        last_by=former.last_by,
        orders_given=former.orders_given,
        assignments_given=former.assignments_given,
        requests_given=former.requests_given,
    )
