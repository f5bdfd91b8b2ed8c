"""Whatever the rules let be taken back is taken back from here, by Ctrl Z and by the button of its notice."""

from __future__ import annotations

from typing import Final, get_args

import pytest
from PySide6.QtWidgets import QApplication

from console.actions.doing import UNDO, Doer
from domain import acts
from domain.acts import Payload, Undo, act_of
from domain.operation import Operation
from domain.place import Place
from domain.rules import RULES
from domain.words import Act, AnswerMeans, CallLevel, Channel, Satisfaction, Stage
from tests.console.test_batch import Table, play, settle

_FILE: Final = "0" * 32
_GOOD: Final = Satisfaction.SATISFIED
PAYLOADS: Final[tuple[Payload, ...]] = (
    acts.Report(title="井盖破损", channel=Channel.CALL, place=Place(address="创业路", area="440112001")),
    acts.Triage(matter="M1"),
    acts.Edit(title="井盖缺失"),
    acts.Dispatch(lead=1),
    acts.Withdraw(assignment=1),
    acts.Accept(assignment=1),
    acts.Return(assignment=1, reason="非本单位职责"),
    acts.Finish(assignment=1, result="已更换"),
    acts.Answer(means=AnswerMeans.TEXT, text="已处理"),
    acts.Rate(response=_GOOD, result=_GOOD),
    acts.ResidentRate(result=_GOOD),
    acts.Reopen(reason="未解决"),
    acts.Acknowledge(clocks=(acts.ClockRef(clock="handling:1", generation=1),)),
    acts.Note(text="已电话催办"),
    acts.Attach(files=(acts.Enclosed(id=_FILE),)),
    acts.StrikeNote(note=1),
    acts.Claim(),
    acts.Unclaim(),
    acts.LogCall(whom="物业", text="已联系"),
    acts.Merge(other=2),
    acts.Unmerge(other=2, reason="不是同一件"),
    acts.Split(parts=(acts.SplitPart(title="噪声"),)),
    acts.Supervise(),
    acts.AnswerOrder(order=1, reply="今日办结"),
    acts.Suspend(until=1, reason="等材料"),
    acts.Resume(),
    acts.Extend(assignment=1, deadline=1, reason="等材料"),
    acts.Insist(assignment=1, reason="属其职责"),
    acts.Raise(level=CallLevel.STREET, reason="无力处置"),
    acts.TakeOver(reason="影响面大"),
    acts.Coordinate(),
    acts.Conclude(coordination=1, ruling="由住建牵头"),
    acts.RequestSuspension(until=1, reason="等材料"),
    acts.RequestExtension(assignment=1, deadline=1, reason="等材料"),
    acts.Grant(request=1),
    acts.Refuse(request=1, reason="理由不足"),
    acts.Void(reason="误报"),
)
REVERSIBLE: Final = [one for one in PAYLOADS if RULES[act_of(one)].reversible]
_BY_THE_OTHER: Final = frozenset({Act.MERGE_INTO, Act.UNMERGE_FROM})
"""Events at the second ticket of a merging: taken back with the first."""


def test_no_reversible_act_is_left_out() -> None:
    wanted = {act for act, rule in RULES.items() if rule.reversible} - _BY_THE_OTHER
    assert {act_of(one) for one in REVERSIBLE} == wanted
    assert len({type(one) for one in PAYLOADS}) == len(PAYLOADS)
    assert {type(one) for one in PAYLOADS} <= set(get_args(Payload))


@pytest.mark.parametrize("by_notice", [False, True], ids=["ctrl z", "notice"])
@pytest.mark.parametrize("payload", REVERSIBLE, ids=lambda one: act_of(one).value)
def test_each_is_taken_back(qapp: QApplication, payload: Payload, by_notice: bool) -> None:
    async def story(table: Table, doer: Doer) -> None:
        ticket = None if isinstance(payload, acts.Report) else table.tickets(1, Stage.HANDLING)[0]
        sent = doer.send(payload, ticket)
        await settle(table)
        notice = table.said[-1]
        assert notice.key == sent.op_id
        assert UNDO in [act.key for act in notice.acts]
        assert notice.until == table.district.now + 10_000
        if by_notice:
            table.voice.chosen.emit(notice.key, UNDO)
        else:
            doer.undo()
        await settle(table)
        assert _undone(table.sent) == [sent.op_id]
        assert UNDO not in [act.key for act in table.said[-1].acts]
        doer.undo()
        await settle(table)
        assert _undone(table.sent) == [sent.op_id], "once is enough"

    play(story)


@pytest.mark.parametrize(
    "payload",
    [one for one in PAYLOADS if not RULES[act_of(one)].reversible],
    ids=lambda one: act_of(one).value,
)
def test_what_cannot_be_taken_back_is_not_offered(qapp: QApplication, payload: Payload) -> None:
    async def story(table: Table, doer: Doer) -> None:
        doer.send(payload, table.tickets(1, Stage.HANDLING)[0])
        await settle(table)
        assert not [act for notice in table.said for act in notice.acts if act.key == UNDO]
        doer.undo()
        await settle(table)
        assert _undone(table.sent) == []

    play(story)


def _undone(sent: list[Operation]) -> list[str]:
    return [one.payload.op_id for one in sent if isinstance(one.payload, Undo)]
