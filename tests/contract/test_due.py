"""What time brings: recorded once, in order, however many look, and however late."""

from __future__ import annotations

import asyncio

import pytest

from backend.store.ledger import DueRound
from domain.acts import Accept, Finish, Supervise, Suspend
from domain.decision import Decision
from domain.event import decode_body
from domain.instant import DAY, HOUR, MINUTE, NEVER, SECOND
from domain.policy import World
from domain.ticket import Ticket
from domain.words import Act, OrderState, Stage
from tests.contract.house import House, scope
from tests.contract.town import DISPATCHER, HANDLER, SUPERVISOR


async def test_nothing_fires_a_millisecond_early(house: House) -> None:
    ident = await house.dispatched()
    house.clock.pass_by(24 * HOUR - 1)
    assert await house.due() == await house.ledger.run_due()
    assert (await house.ledger.run_due()).next_at == house.clock.now() + 1
    house.clock.pass_by(1)
    assert (await house.due()).fired == 1
    view = await house.reading.ticket(scope(DISPATCHER), ident)
    assert view is not None
    assert view.events[-1].act is Act.TURN_RED
    assert view.events[-1].op_id == f"{ident}:acceptance:1:1:red"
    assert {one.state for one in view.messages} == {"waiting"}
    assert len(view.messages) == 2
    assert (await house.due()).fired == 0
    assert (await house.verified()).sound


async def test_what_was_missed_is_recorded_in_order_and_as_late(house: House) -> None:
    ident = await house.dispatched()
    house.clock.pass_by(100 * HOUR)
    assert (await house.due()).fired == 3
    view = await house.reading.ticket(scope(DISPATCHER), ident)
    assert view is not None
    acts = [one.act for one in view.events[-3:]]
    assert acts == [Act.TURN_RED, Act.TURN_YELLOW, Act.TURN_RED]
    facts = [decode_body(one.body).facts for one in view.events[-3:]]
    assert [one["found_late"] for one in facts] == [76 * HOUR, 64 * HOUR, 28 * HOUR]
    assert (await house.ledger.run_due()).next_at == NEVER


async def test_an_order_is_released_at_the_end_of_its_hold(house: House) -> None:
    ident = await house.dispatched()
    house.clock.pass_by(23 * HOUR)
    await house.do(Supervise(), ident)
    house.clock.pass_by(10 * SECOND)
    assert (await house.due()).fired == 1
    assert (await house.ticket(ident)).orders[0].state is OrderState.SENT
    assert list((await house.effects()).values()) == ["waiting"]


async def test_an_order_lapses_whose_reason_is_gone(house: House) -> None:
    ident = await house.dispatched()
    house.clock.pass_by(23 * HOUR)
    await house.do(Supervise(), ident)
    await house.do(Accept(assignment=1), ident, by=HANDLER)
    house.clock.pass_by(10 * SECOND)
    await house.due()
    assert (await house.ticket(ident)).orders[0].state is OrderState.LAPSED
    assert list((await house.effects()).values()) == ["cancelled"]


async def test_suspensions_end_and_unrated_tickets_close_by_themselves(house: House) -> None:
    one, other = await house.dispatched(), await house.dispatched()
    await house.do(Suspend(until=house.clock.now() + DAY, reason="等待材料"), one, by=SUPERVISOR)
    await house.do(Accept(assignment=1), other, by=HANDLER)
    await house.do(Finish(assignment=1, result="好了"), other, by=HANDLER)
    house.clock.pass_by(DAY)
    await house.due()
    assert (await house.ticket(one)).stage is Stage.DISPATCHED
    house.clock.pass_by(6 * DAY)
    await house.due()
    assert (await house.ticket(other)).stage is Stage.CLOSED
    assert (await house.verified()).sound


async def test_many_at_once_each_once_beside_operations(house: House) -> None:
    idents = [await house.reported(f"第 {n} 件") for n in range(40)]
    house.clock.pass_by(31 * MINUTE)
    rounds = await asyncio.gather(
        *[house.ledger.run_due(limit=15) for _ in range(6)],
        *[house.reported(f"又一件 {n}") for n in range(10)],
    )
    fired = sum(one.fired for one in rounds if isinstance(one, DueRound))
    assert fired + (await house.due()).fired == len(idents)
    events = (await house.reading.events(scope(DISPATCHER), 0)).events
    assert sum(one.act is Act.TURN_RED for one in events) == len(idents)
    assert (await house.verified()).sound


async def test_a_ticket_whose_transition_fails_holds_up_no_other(
    house: House, monkeypatch: pytest.MonkeyPatch, expected_logs: object
) -> None:
    import domain.due

    real = domain.due.due
    bad, good = await house.reported("坏的"), await house.reported("好的")

    def faulty(world: World, ticket: Ticket, now: int) -> Decision | None:
        if ticket.id == bad:
            raise ZeroDivisionError
        return real(world, ticket, now)

    monkeypatch.setattr("backend.store.batch.due", faulty)
    expected_logs.expect(f"ticket {bad}: its due transition failed")  # type: ignore[attr-defined]
    house.clock.pass_by(31 * MINUTE)
    found = await house.ledger.run_due()
    assert found.fired == 1
    assert found.next_at == NEVER  # the bad one is set aside, so nobody looks again at once
    assert (await house.ticket(good)).clocks[0].fired
    assert not (await house.ticket(bad)).clocks[0].fired


async def test_a_round_that_cannot_be_written_is_tried_ticket_by_ticket(
    house: House, monkeypatch: pytest.MonkeyPatch, expected_logs: object
) -> None:
    from backend.store.batch import Batch
    from backend.store.ledger_sql import LedgerSql

    real = LedgerSql.write
    bad = await house.reported("坏的")
    for n in range(3):
        await house.reported(f"好的 {n}")

    async def write(self: LedgerSql, connection: object, batch: Batch) -> None:
        if bad in batch.before:
            raise ValueError("cannot be written")
        await real(self, connection, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(LedgerSql, "write", write)
    expected_logs.expect(f"ticket {bad}: its due transition failed")  # type: ignore[attr-defined]
    house.clock.pass_by(31 * MINUTE)
    assert (await house.ledger.run_due()).fired == 3


async def test_what_time_brought_comes_before_what_somebody_wants(house: House) -> None:
    """An acceptance after the limit, before any look for due work: the red and its two messages are there."""
    ident = await house.dispatched()
    house.clock.pass_by(24 * HOUR)
    await house.do(Accept(assignment=1), ident, by=HANDLER)
    view = await house.reading.ticket(scope(DISPATCHER), ident)
    assert view is not None
    assert [one.act for one in view.events[-2:]] == [Act.TURN_RED, Act.ACCEPT]
    assert len(view.messages) == 2
    assert (await house.due()).fired == 0
    assert (await house.verified()).sound
