"""What a row waits for: marked with the click, unmarked when the feed has brought what came of it."""

import asyncio

import pytest
from PySide6.QtWidgets import QApplication

from console.models.pending_marks import Mark, MarkKind, PendingMarks
from console.outbox import NotAnsweredError, Outbox, WishRefusedError, new_op_id
from console.store import TicketStore
from console.store.columns import Block
from domain.acts import Accept
from domain.operation import Operation
from domain.wire import OperationAnswer
from domain.words import Act, Stage
from tests.console.ticket_rows import ticket_row

TICKET = ticket_row().id


def _store(version: int) -> TicketStore:
    store = TicketStore(lambda: 0)
    store.load_open(Block([ticket_row(version=version, stage=Stage.DISPATCHED)]), [])
    return store


def _wish() -> Operation:
    return Operation(op_id=new_op_id(), payload=Accept(assignment=1), ticket=TICKET, base_version=3)


async def test_the_mark_stays_until_the_row_is_as_new_as_the_answer(qapp: QApplication) -> None:
    kinds: list[MarkKind | None] = []
    tries = 0

    async def send(operation: Operation) -> OperationAnswer:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise NotAnsweredError
        return OperationAnswer(op_id=operation.op_id, act=Act.ACCEPT, ticket=TICKET, version=4, seq=9, at=1)

    store = _store(3)
    outbox = Outbox(send, pauses=(0.0,))
    marks = PendingMarks(outbox, store)
    marks.changed.connect(lambda _tickets: kinds.append(mark.kind if (mark := marks.of(TICKET)) else None))
    await outbox.deliver(_wish())
    assert kinds == [MarkKind.SENDING, MarkKind.WAITING, MarkKind.SENDING], "tried again, then carried out"
    assert marks.of(TICKET) is not None, "answered, but the feed has not told it yet"
    store.apply([ticket_row(version=4, stage=Stage.HANDLING)], ())
    store.announce()
    assert marks.of(TICKET) is None
    assert kinds[-1] is None
    store.close()


async def test_a_refusal_stays_marked_until_somebody_looks(qapp: QApplication) -> None:
    async def send(_operation: Operation) -> OperationAnswer:
        await asyncio.sleep(0)
        raise WishRefusedError("conflict", {})

    store = _store(3)
    outbox = Outbox(send)
    marks = PendingMarks(outbox, store)
    with pytest.raises(WishRefusedError):
        await outbox.deliver(_wish())
    refused = Mark(act=Act.ACCEPT, kind=MarkKind.REFUSED)
    assert marks.of(TICKET) == refused
    marks.look_at(TICKET + 1)
    assert marks.of(TICKET) == refused
    marks.look_at(TICKET)
    assert marks.of(TICKET) is None
    store.close()
