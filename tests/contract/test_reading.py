"""What each reader gets: its scope, no more and no less, without holes."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import msgspec
import pytest

from backend.store.reading import UnknownCursor, page_of
from backend.store.scope import scope_of
from domain.acts import Accept, Dispatch, Edit, Note, Return
from domain.operation import Actor
from domain.rules import READERS, may_read
from domain.wire import EventsPage
from domain.words import Counter, Role
from tests.contract.house import House, scope
from tests.contract.town import (
    ADMINISTRATOR,
    AUDITOR,
    COMMUNITY,
    COMMUNITY_DISPATCHER,
    DISPATCHER,
    DISTRICT,
    HANDLER,
    HOUSING,
    OTHER_DISPATCHER,
    OTHER_RESIDENT,
    OTHER_STREET,
    POLICE,
    RESIDENT,
    STREET,
    STREET_DISPATCHER,
    WATER,
    WATER_HANDLER,
    report,
)

READING = (
    DISPATCHER,
    STREET_DISPATCHER,
    OTHER_DISPATCHER,
    COMMUNITY_DISPATCHER,
    HANDLER,
    WATER_HANDLER,
    RESIDENT,
    OTHER_RESIDENT,
    AUDITOR,
)


async def lively(house: House) -> list[int]:
    """Tickets in several streets, at several units, of several reporters, some of which moved."""
    idents = [
        await house.reported(),
        await house.dispatched(lead=HOUSING, assisting=(WATER,)),
        await house.dispatched(lead=WATER, area=OTHER_STREET),
        await house.dispatched(lead=POLICE, area=COMMUNITY),
        (await house.ledger.submit(report(), RESIDENT)).ticket,
        (await house.ledger.submit(report(area=OTHER_STREET), OTHER_RESIDENT)).ticket,
    ]
    await house.do(Return(assignment=1, reason="不属本单位"), idents[1], by=HANDLER)
    await house.do(Dispatch(lead=HOUSING, reason="改派"), idents[2])
    place = (await house.ticket(idents[3])).place
    await house.do(Edit(place=msgspec.structs.replace(place, area=OTHER_STREET)), idents[3])
    await house.do(Note(text="后续"), idents[3])
    return idents


async def paged(house: House, by: Actor, limit: int) -> list[EventsPage]:
    pages: list[EventsPage] = []
    since = 0
    while not pages or pages[-1].covers[1] < pages[-1].head:
        pages.append(await house.reading.events(scope(by), since, limit))
        since = pages[-1].covers[1]
    return pages


@pytest.mark.parametrize("limit", [1, 3, 1_000])
async def test_pages_cover_every_number_once_and_show_the_scope_alone(house: House, limit: int) -> None:
    idents = await lively(house)
    tickets = {ident: await house.ticket(ident) for ident in idents}
    for by in READING:
        pages = await paged(house, by, limit)
        assert pages[0].covers[0] == 1
        assert all(later.covers[0] == one.covers[1] + 1 for one, later in pairwise(pages))
        events = [one for page in pages for one in page.events]
        assert [one.seq for one in events] == sorted({one.seq for one in events})
        # What a client holds after applying each page is what the rules let it read now.
        held: dict[int, int] = {}
        for page in pages:
            for ident in page.left:
                held.pop(ident, None)
            held |= {row.id: row.version for row in page.rows}
        readable = {ident: one.version for ident, one in tickets.items() if may_read(by, one)}
        assert held == readable, by
        for one in events:
            assert one.ticket in idents


async def test_the_feeds_part_is_the_same_as_the_page(house: House) -> None:
    await lively(house)
    for since in (0, 5, 12):
        tail = await house.reading.tail(since)
        for by in READING:
            page = await house.reading.events(scope(by), since)
            cut = page_of(tail, scope(by))
            assert cut.events == page.events, by
            assert (cut.left, cut.covers, cut.head, cut.hash) == (
                page.left,
                page.covers,
                page.head,
                page.hash,
            )
            assert {row.id: row for row in cut.rows} == {row.id: row for row in page.rows}


async def test_an_event_that_moves_a_ticket_away_is_not_shown_to_those_it_leaves(house: House) -> None:
    ident = await house.reported()
    head = await house.ledger.head()
    place = (await house.ticket(ident)).place
    away = msgspec.structs.replace(place, area=OTHER_STREET, address="萝岗街道某处")
    await house.do(Edit(place=away), ident)
    page = await house.reading.events(scope(STREET_DISPATCHER), head.seq)
    assert (page.events, page.rows, page.left) == ((), (), (ident,))
    other = await house.reading.events(scope(OTHER_DISPATCHER), head.seq)
    assert [one.ticket for one in other.events] == [ident]
    assert [row.id for row in other.rows] == [ident]


async def test_a_ticket_out_of_scope_is_not_there(house: House) -> None:
    ident = await house.dispatched(lead=WATER)
    assert await house.reading.ticket(scope(HANDLER), ident) is None
    assert await house.reading.ticket(scope(OTHER_DISPATCHER), ident) is None
    assert await house.reading.ticket(scope(WATER_HANDLER), ident) is not None
    assert await house.reading.ticket(scope(DISPATCHER), ident + 1) is None
    assert await house.reading.ticket(scope(ADMINISTRATOR), ident) is None, (
        "an administrator has no ticket of his own"
    )


async def test_sql_and_the_table_of_readers_agree_for_every_role(house: House) -> None:
    idents = await lively(house)
    tickets = [await house.ticket(ident) for ident in idents]
    for role in Role:
        for area in (DISTRICT, STREET, OTHER_STREET, COMMUNITY):
            for unit in (None, HOUSING, WATER):
                actor = Actor(account=21, role=role, district=DISTRICT, area=area, unit=unit)
                found = scope_of(actor)
                assert (found is None) == (role not in READERS or (READERS[role] == "unit" and unit is None))
                for one in tickets:
                    seen = found is not None and await house.reading.ticket(found, one.id) is not None
                    assert seen == may_read(actor, one), (actor, one.id)


async def test_a_cursor_ahead_of_the_ledger_is_told(house: House) -> None:
    await house.reported()
    page = await house.reading.events(scope(DISPATCHER), 1)
    assert (page.covers, page.events, page.hash) == ((2, 1), (), (await house.ledger.head()).hash)
    with pytest.raises(UnknownCursor):
        await house.reading.events(scope(DISPATCHER), 2)
    with pytest.raises(UnknownCursor):
        await house.reading.tail(2)


async def test_hashes_are_found_by_number(house: House) -> None:
    await house.reported()
    head = await house.ledger.head()
    assert await house.reading.hash_at(1) == head.hash
    assert await house.reading.hash_at(0) == bytes(32)
    assert await house.reading.hash_at(2) is None
    assert await house.reading.head() == (1, head.hash)


async def test_counters_count_what_is_in_scope(house: House) -> None:
    await house.reported(area=OTHER_STREET)
    await house.dispatched()
    counted = await house.reading.counters(scope(STREET_DISPATCHER), house.clock.now())
    assert {one: n for one, n in counted.items() if n} == {Counter.UNACCEPTED: 1}
    everywhere = await house.reading.counters(scope(DISPATCHER), house.clock.now())
    assert {one: n for one, n in everywhere.items() if n} == {Counter.UNACCEPTED: 1, Counter.WAITING: 1}


async def test_readers_never_wait_for_a_writer(house: House) -> None:
    ident = await house.dispatched()
    async with house.database.writing() as connection:
        await connection.exec_driver_sql("UPDATE head SET day_count = day_count")
        view = await asyncio.wait_for(house.reading.ticket(scope(DISPATCHER), ident), 30)
        assert view is not None
        await asyncio.wait_for(house.snapshot(), 30)
    await house.do(Accept(assignment=1), ident, by=HANDLER)
