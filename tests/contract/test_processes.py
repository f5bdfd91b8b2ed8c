"""Two ledgers on one database, as two processes have them: one numbering, no lost event, each step once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from backend.store.ephemeral import Ephemerals
from backend.store.reading import Tail
from domain.acts import Edit, Note
from domain.instant import MINUTE
from domain.refusal import Code, Refusal
from domain.words import Act
from tests.contract.house import House, scope
from tests.contract.town import DISPATCHER, DISTRICT, report, wish


@pytest.fixture
async def houses(database_url: str) -> AsyncIterator[tuple[House, House]]:
    """Two processes' worth of everything, on one clock."""
    first = await House.build(database_url)
    second = await House.build(database_url, clock=first.clock)
    yield first, second
    await second.close()
    await first.close()


async def test_one_numbering_and_no_lost_event(houses: tuple[House, House]) -> None:
    stop = asyncio.Event()
    tails: list[Tail] = []

    async def follow() -> None:
        cursor = 0
        while True:
            ending = stop.is_set()
            tail = await houses[1].reading.tail(cursor, limit=50)
            if tail.covers[1] >= tail.covers[0]:
                tails.append(tail)
                cursor = tail.covers[1]
            elif ending:
                return

    async def work(house: House, name: str) -> None:
        ident = await house.reported(name)
        for n in range(4):
            await house.do(Note(text=f"第 {n} 次"), ident)

    following = asyncio.ensure_future(follow())
    await asyncio.gather(*[work(house, f"{n}") for n in range(12) for house in houses])
    stop.set()
    await following
    seen = [one.seq for tail in tails for one in tail.events]
    assert seen == list(range(1, 121))
    assert (await houses[0].verified()).sound
    idents = {one.ticket for tail in tails for one in tail.events}
    assert len(idents) == 24


async def test_what_the_other_process_did_is_not_forgotten(houses: tuple[House, House]) -> None:
    first, second = houses
    ident = await first.reported()
    await second.do(Edit(title="另一进程改的"), ident)
    with pytest.raises(Refusal) as caught:
        await first.do(Edit(title="过时的"), ident, base=1)
    assert caught.value.code is Code.CONFLICT
    await first.do(Note(text="接着写"), ident)
    assert (await second.ticket(ident)).title == "另一进程改的"


async def test_the_same_operation_through_both_is_carried_out_once(houses: tuple[House, House]) -> None:
    for _ in range(10):
        operation = report()
        first, second = await asyncio.gather(
            *[house.ledger.submit(operation, DISPATCHER) for house in houses]
        )
        assert first == second
    assert (await houses[0].ledger.head()).seq == 10


async def test_each_due_step_once(houses: tuple[House, House]) -> None:
    idents = [await houses[n % 2].reported(f"第 {n} 件") for n in range(30)]
    houses[0].clock.pass_by(31 * MINUTE)
    rounds = await asyncio.gather(*[house.ledger.run_due(limit=7) for house in houses for _ in range(6)])
    fired = sum(one.fired for one in rounds)
    assert fired + (await houses[0].due()).fired == len(idents)
    events = (await houses[0].reading.events(scope(DISPATCHER), 0)).events
    assert sorted(one.ticket for one in events if one.act is Act.TURN_RED) == sorted(idents)
    assert (await houses[1].verified()).sound


@pytest.mark.postgresql
async def test_the_other_process_is_woken(postgres_database: str) -> None:
    first = await House.build(postgres_database)
    second = await House.build(postgres_database, clock=first.clock)
    told: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
    stop = second.database.wakeups.subscribe(lambda *one: told.put_nowait(one))
    try:
        while told.empty():  # until it listens
            await first.reported()
            await asyncio.sleep(0.01)
        topic, payload = await asyncio.wait_for(told.get(), 30)
        assert topic == "head"
        assert payload.startswith(f"{DISTRICT}:")
        speaking = Ephemerals(first.database, DISTRICT)
        listening = Ephemerals(second.database, DISTRICT)
        ident = await speaking.say(b"here", 60_000)
        while (found := await asyncio.wait_for(told.get(), 30)) != ("ephemeral", f"{DISTRICT}:{ident}"):
            assert found[0] == "head"
        assert await listening.since(ident - 1) == [(ident, b"here")]
    finally:
        stop()
        await second.close()
        await first.close()


async def test_ephemeral_messages_have_a_lifetime(house: House) -> None:
    now = 1_000_000
    ephemerals = Ephemerals(house.database, DISTRICT, now=lambda: now)
    told: list[tuple[str, str]] = []
    stop = house.database.wakeups.subscribe(lambda *one: told.append(one))
    short = await ephemerals.say(b"short", 1_000)
    long = await ephemerals.say(b"long", 5_000)
    stop()
    assert ("ephemeral", f"{DISTRICT}:{long}") in told
    assert await ephemerals.since(0) == [(short, b"short"), (long, b"long")]
    assert await ephemerals.since(short) == [(long, b"long")]
    now += 1_000
    assert await ephemerals.since(0) == [(long, b"long")]
    assert await ephemerals.sweep() == 1
    now += 4_000
    assert await ephemerals.sweep() == 1
    assert await ephemerals.since(0) == []
    assert (await house.ledger.head()).seq == 0


async def test_a_wish_queued_twice_over_two_processes_is_refused_alike(
    houses: tuple[House, House],
) -> None:
    first, second = houses
    ident = await first.reported()
    bad = wish(Edit(title="井盖破损"), ident)
    for house in (first, second, first):
        with pytest.raises(Refusal) as caught:
            await house.ledger.submit(bad, DISPATCHER)
        assert caught.value.detail == {"field": "", "why": "nothing_changed"}
