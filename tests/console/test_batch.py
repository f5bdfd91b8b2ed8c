"""One act for several tickets: what is sent, what is said, and one undo for all."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from console import tasks
from console.actions.batch import Said, Step, messages_by_person, missing, step_for
from console.actions.batch_run import BatchRun
from console.actions.doing import UNDO, Doer
from console.actions.situation import Situation
from console.messages import Notice, Voice
from console.outbox import Answer, Outbox, WishRefusedError
from domain.acts import Acknowledge, Note, Supervise, Undo, act_of
from domain.operation import Actor, Operation
from domain.ticket import Ticket
from domain.wire import OperationAnswer
from domain.words import Act, Role, Stage
from tools.shots.district import StillDistrict


class Table:
    """A desk without a window: the rules behind it are the real ones."""

    def __init__(self) -> None:
        self.district = StillDistrict()
        world = self.district.demo.world
        person = next(one for one in world.directory.people if one.role is Role.DISPATCHER)
        self.actor = Actor(
            account=person.id,
            role=person.role,
            district=world.directory.district,
            area=person.area,
            unit=None,
            seat="03",
        )
        self.sent: list[Operation] = []
        self.said: list[Notice] = []
        self.refusing: set[int] = set()
        self.voice = Voice()
        self.voice.said.connect(self.said.append)
        self.outbox = Outbox(self.send)

    def situation(self) -> Situation:
        return Situation(world=self.district.demo.world, actor=self.actor, now=self.district.now)

    async def send(self, operation: Operation) -> Answer:
        self.sent.append(operation)
        ticket = operation.ticket or 0
        if ticket in self.refusing:
            raise WishRefusedError("conflict", {"parts": ["stage"]})
        return OperationAnswer(
            op_id=operation.op_id,
            act=act_of(operation.payload),
            ticket=ticket,
            version=9,
            seq=1,
            at=self.district.now,
        )

    def tickets(self, count: int, *stages: Stage) -> list[Ticket]:
        found = [
            one
            for one in self.district.tickets.values()
            if one.stage in stages and one.place.area.startswith(self.actor.area)
        ]
        return found[:count]


async def _nothing(_ticket: int, _op_id: str) -> int | None:
    return None


def play(story: Callable[[Table, Doer], Coroutine[Any, Any, None]]) -> None:
    async def whole() -> None:
        table, door = Table(), tasks.Tasks()
        doer = Doer(table.outbox, table.voice, door.spawn, lambda: table.district.now, _nothing)
        await story(table, doer)
        await door.close()

    tasks.run(whole)


async def settle(table: Table) -> None:
    """Until every wish is answered."""
    for _turn in range(1000):
        await asyncio.sleep(0)
        if not table.outbox.wishes():
            break
    await asyncio.sleep(0)
    assert not table.outbox.wishes()


def test_a_batch_says_once_what_was_done_and_is_taken_back_at_one_key(qapp: QApplication) -> None:
    async def story(table: Table, doer: Doer) -> None:
        picked = table.tickets(4, Stage.HANDLING)
        assert len(picked) == 4
        steps = [step_for("note", one, table.situation()) for one in picked]
        assert not any(step.against for step in steps)
        table.refusing.add(picked[3].id)
        run = BatchRun(doer, table.voice, table.situation)
        ends: list[bool] = []
        run.finished.connect(lambda: ends.append(True))
        run.start("note", steps, Said(text=" 已电话催办 "))
        await settle(table)
        assert ends == [True]
        assert {act_of(one.payload) for one in table.sent} == {Act.NOTE}
        assert all(isinstance(one.payload, Note) and one.payload.text == "已电话催办" for one in table.sent)
        assert run.done_count() == 3
        assert run.outcomes[picked[3].id].why
        assert len(table.said) == 1, "one notice, not one for each"

    play(story)


def test_one_undo_takes_the_whole_batch_back(qapp: QApplication) -> None:
    async def story(table: Table, doer: Doer) -> None:
        picked = table.tickets(3, Stage.TRIAGED, Stage.HANDLING)
        steps = [step_for("claim", one, table.situation()) for one in picked]
        run = BatchRun(doer, table.voice, table.situation)
        run.start("claim", steps, Said())
        await settle(table)
        claims = {one.op_id for one in table.sent}
        back: list[int] = []
        run.taken_back.connect(back.append)
        doer.undo()
        await settle(table)
        undone = {one.payload.op_id for one in table.sent if isinstance(one.payload, Undo)}
        assert undone == claims
        assert back == [3]
        doer.undo()
        await settle(table)
        assert len(table.sent) == 6, "there is nothing left to take back"

    play(story)


def test_one_of_a_batch_is_taken_back_alone_and_then_the_rest(qapp: QApplication) -> None:
    async def story(table: Table, doer: Doer) -> None:
        picked = table.tickets(3, Stage.HANDLING)
        run = BatchRun(doer, table.voice, table.situation)
        run.start("claim", [step_for("claim", one, table.situation()) for one in picked], Said())
        await settle(table)
        run.take_back(picked[1].id)
        await settle(table)
        assert [one.ticket for one in table.sent if isinstance(one.payload, Undo)] == [picked[1].id]
        assert [run.outcomes[one.id].done for one in picked] == [True, False, True]
        assert [act.key for act in table.said[-1].acts] == [UNDO], "the others can still be taken back"
        run.take_back(picked[1].id)
        await settle(table)
        assert len(table.sent) == 4
        doer.undo()
        await settle(table)
        assert len(table.sent) == 6
        assert run.done_count() == 0

    play(story)


def test_the_orders_of_a_batch_bear_its_name(qapp: QApplication) -> None:
    async def story(table: Table, doer: Doer) -> None:
        steps = [
            step
            for one in table.tickets(500, Stage.HANDLING, Stage.DISPATCHED)
            if not (step := step_for("supervise", one, table.situation())).against
        ]
        run = BatchRun(doer, table.voice, table.situation)
        run.start("supervise", steps[:3], Said())
        await settle(table)
        orders = [one.payload for one in table.sent if isinstance(one.payload, Supervise)]
        assert [one.batch for one in orders] == [run.group] * 3

    play(story)


def test_the_button_of_the_notice_takes_it_back_too(qapp: QApplication) -> None:
    async def story(table: Table, doer: Doer) -> None:
        picked = table.tickets(2, Stage.HANDLING)
        run = BatchRun(doer, table.voice, table.situation)
        run.start("claim", [step_for("claim", one, table.situation()) for one in picked], Said())
        await settle(table)
        notice = table.said[-1]
        assert [act.key for act in notice.acts] == [UNDO]
        table.voice.chosen.emit(notice.key, UNDO)
        await settle(table)
        assert sum(isinstance(one.payload, Undo) for one in table.sent) == 2

    play(story)


def test_what_speaks_against_it_is_said_before_and_not_sent(qapp: QApplication) -> None:
    async def story(table: Table, doer: Doer) -> None:
        closed = table.tickets(1, Stage.RESOLVED)[0]
        step = step_for("dispatch", closed, table.situation())
        assert step.against
        run = BatchRun(doer, table.voice, table.situation)
        run.start("dispatch", [step], Said(unit=1))
        await settle(table)
        assert table.sent == []
        assert run.outcomes[closed.id].why == step.against

    play(story)


def test_red_is_acknowledged_for_each_clock_that_is_red(qapp: QApplication) -> None:
    async def story(table: Table, doer: Doer) -> None:
        steps = [
            step
            for one in table.tickets(500, Stage.HANDLING, Stage.DISPATCHED, Stage.REPORTED)
            if not (step := step_for("acknowledge", one, table.situation())).against
        ]
        assert steps
        BatchRun(doer, table.voice, table.situation).start("acknowledge", steps, Said())
        await settle(table)
        assert len(table.sent) == len(steps)
        assert all(isinstance(one.payload, Acknowledge) and one.payload.clocks for one in table.sent)

    play(story)


def test_the_sheet_tells_who_gets_how_many(qapp: QApplication) -> None:
    table = Table()
    steps: list[Step] = [
        step
        for one in table.tickets(500, Stage.HANDLING, Stage.DISPATCHED)
        if not (step := step_for("supervise", one, table.situation())).against
    ]
    assert len(steps) > 1
    people = messages_by_person(steps)
    assert sum(count for _who, count in people) == len(steps)
    assert len(people) == len({step.offer.contact.id for step in steps if step.offer}) < len(steps)
    assert [count for _who, count in people] == sorted((count for _who, count in people), reverse=True)
    assert all(who for who, _count in people)


@pytest.mark.parametrize(
    ("action", "said", "lacking"),
    [
        ("note", Said(text="  "), "text"),
        ("note", Said(text="x"), ""),
        ("suspend", Said(), "text"),
        ("dispatch", Said(), "unit"),
        ("dispatch", Said(unit=3), ""),
        ("acknowledge", Said(), ""),
    ],
)
def test_what_is_asked_once_must_be_there(action: str, said: Said, lacking: str) -> None:
    assert missing(action, said) == lacking
