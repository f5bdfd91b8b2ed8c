"""The outbox: one wish after the other for each ticket, the same op_id until it is answered."""

import asyncio
import re

import pytest
from PySide6.QtWidgets import QApplication

from console.outbox import (
    NotAnsweredError,
    Outbox,
    SessionNeededError,
    State,
    WishRefusedError,
    new_op_id,
)
from domain.acts import Note
from domain.operation import Operation
from domain.wire import OperationAnswer
from domain.words import Act


def _note(ticket: int, text: str) -> Operation:
    return Operation(op_id=new_op_id(), payload=Note(text=text), ticket=ticket)


def _answer(operation: Operation) -> OperationAnswer:
    return OperationAnswer(
        op_id=operation.op_id, act=Act.NOTE, ticket=operation.ticket or 0, version=1, seq=1, at=1
    )


async def test_a_lost_answer_is_asked_for_with_the_same_op_id(qapp: QApplication) -> None:
    seen: list[str] = []

    async def send(operation: Operation) -> OperationAnswer:
        seen.append(operation.op_id)
        if len(seen) < 3:
            raise NotAnsweredError
        return _answer(operation)

    outbox = Outbox(send, pauses=(0.0,))
    wish = _note(1, "a")
    assert (await outbox.deliver(wish)).op_id == wish.op_id  # type: ignore[union-attr]
    assert seen == [wish.op_id] * 3
    assert outbox.wishes() == []


async def test_wishes_for_one_ticket_keep_their_order_and_others_do_not_wait(qapp: QApplication) -> None:
    gate, done = asyncio.Event(), list[str]()

    async def send(operation: Operation) -> OperationAnswer:
        if operation.ticket == 1:
            await gate.wait()
        done.append(operation.payload.text)  # type: ignore[union-attr]
        return _answer(operation)

    outbox = Outbox(send)
    async with asyncio.TaskGroup() as group:
        group.create_task(outbox.deliver(_note(1, "first")))
        group.create_task(outbox.deliver(_note(1, "second")))
        other = group.create_task(outbox.deliver(_note(2, "other")))
        await other
        assert done == ["other"]
        assert [wish.state for wish in outbox.wishes()] == [State.SENDING, State.QUEUED]
        gate.set()
    assert done == ["other", "first", "second"]


async def test_a_refusal_ends_the_wish_and_the_next_one_goes_on(qapp: QApplication) -> None:
    async def send(operation: Operation) -> OperationAnswer:
        if operation.payload.text == "no":  # type: ignore[union-attr]
            raise WishRefusedError("wrong_stage", {"stage": "closed"})
        return _answer(operation)

    outbox = Outbox(send)
    with pytest.raises(WishRefusedError, match="wrong_stage"):
        await outbox.deliver(_note(1, "no"))
    await outbox.deliver(_note(1, "yes"))
    assert outbox.wishes() == []


async def test_without_a_session_a_wish_waits_for_the_log_in(qapp: QApplication) -> None:
    known = False

    async def send(operation: Operation) -> OperationAnswer:
        if not known:
            raise SessionNeededError
        return _answer(operation)

    outbox = Outbox(send)
    asked = asyncio.Event()
    outbox.session_needed.connect(asked.set)
    async with asyncio.TaskGroup() as group:
        sent = group.create_task(outbox.deliver(_note(1, "a")))
        await asked.wait()
        assert outbox.delayed()
        known = True
        outbox.on_logged_in()
        await sent
    assert not outbox.delayed()


def test_op_ids_are_uuids_of_version_7_in_order_of_time() -> None:
    ids = [new_op_id() for _ in range(50)]
    assert len(set(ids)) == 50
    form = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert all(form.fullmatch(one) for one in ids)
    assert [one[:13] for one in ids] == sorted(one[:13] for one in ids)
