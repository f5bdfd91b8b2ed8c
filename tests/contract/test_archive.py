"""Snapshot and segments together: nothing missing, nothing stale, nothing of others."""

from __future__ import annotations

import asyncio

import msgspec
import pytest
import sqlalchemy as sa

from backend.store import tables
from backend.store.rows import month_of
from domain.acts import Edit, Note, Reopen
from domain.instant import DAY
from domain.operation import Actor
from domain.outside import row_shown
from domain.row import row_of
from domain.rules import may_read
from tests.contract.house import House, scope
from tests.contract.town import (
    AUDITOR,
    COMMUNITY,
    COMMUNITY_DISPATCHER,
    DISPATCHER,
    HANDLER,
    OTHER_DISPATCHER,
    OTHER_STREET,
    RESIDENT,
    START,
    STREET,
    STREET_DISPATCHER,
    WATER_HANDLER,
    report,
)

MONTH = month_of(START)
READING = (
    DISPATCHER,
    STREET_DISPATCHER,
    OTHER_DISPATCHER,
    COMMUNITY_DISPATCHER,
    HANDLER,
    WATER_HANDLER,
    RESIDENT,
    AUDITOR,
)


async def check_everybody(house: House, idents: list[int]) -> None:
    """Each reader's snapshot with its segments is the present rows of what it may read."""
    tickets = [await house.ticket(ident) for ident in idents]
    for by in READING:
        expected = {one.id: row_of(one) for one in tickets if may_read(by, one)}
        if by is RESIDENT:
            expected = {ident: row_shown(row, by.account) for ident, row in expected.items()}
        assert await house.whole(by) == expected, by
    assert (await house.verified()).sound


async def archived(house: House) -> list[int]:
    """Closed in one month, looked at in the next, when the segments were made; and one that is open."""
    idents = [await house.closed(), await house.closed(area=OTHER_STREET), await house.closed(area=COMMUNITY)]
    idents.append((await house.ledger.submit(report(), RESIDENT)).ticket)
    house.clock.pass_by(32 * DAY)
    assert await house.segments.make() == 2
    return idents


async def test_the_head_names_number_and_count(house: House) -> None:
    ident = await house.reported()
    head, rows = await house.snapshot()
    ledger = await house.ledger.head()
    assert (head.seq, head.hash, head.rows, head.at, head.rate) == (1, ledger.hash, 1, START, 0.0)
    assert rows == {ident: row_of(await house.ticket(ident))}


async def test_lists_of_every_length_arrive_whole(house: House) -> None:
    for wanted in (0, 1, 15, 16, 17):
        while await house.count(tables.ticket) < wanted:
            await house.reported()
        head, rows = await house.snapshot()
        assert head.rows == len(rows) == wanted


async def test_closed_ones_come_with_the_open_ones_until_their_month_is_over(house: House) -> None:
    idents = [await house.closed(), await house.reported()]
    assert await house.segments.make() == 0
    head, rows = await house.snapshot()
    assert head.segments == ()
    assert set(rows) == set(idents)
    await check_everybody(house, idents)


async def test_segments_take_the_closed_ones_over(house: House) -> None:
    idents = await archived(house)
    head, rows = await house.snapshot()
    assert set(rows) == {idents[3]}
    assert [(one.street, one.month, one.rows) for one in head.segments] == [
        (STREET, MONTH, 2), (OTHER_STREET, MONTH, 1),
    ]  # fmt: skip
    await check_everybody(house, idents)
    assert await house.segments.make() == 0
    assert (await house.snapshot())[0].segments == head.segments


async def test_whoever_does_not_see_the_street_gets_no_segment(house: House) -> None:
    await archived(house)
    for by, sees in (
        (STREET_DISPATCHER, True),
        (DISPATCHER, True),
        (OTHER_DISPATCHER, False),
        (COMMUNITY_DISPATCHER, False),
        (HANDLER, False),
        (RESIDENT, False),
    ):
        assert (await house.segments.get(scope(by), STREET, MONTH) is not None) == sees, by
    assert await house.segments.get(scope(DISPATCHER), STREET, MONTH + 1) is None


async def test_a_late_note_makes_the_row_loose_again_and_leaves_the_segment(house: House) -> None:
    idents = await archived(house)
    before = (await house.snapshot())[0].segments
    await house.do(Note(text="补充说明"), idents[0])
    head, rows = await house.snapshot()
    assert head.segments == before
    assert set(rows) == {idents[0], idents[3]}
    await check_everybody(house, idents)


async def test_a_reopened_ticket_is_open_though_a_segment_has_it(house: House) -> None:
    idents = await archived(house)
    await house.do(Reopen(reason="问题复发"), idents[0])
    await check_everybody(house, idents)
    assert (await house.snapshot())[0].rows == 2


async def test_a_ticket_that_moves_to_another_street_leaves_its_former_segment(house: House) -> None:
    idents = await archived(house)
    await house.do(Reopen(reason="地址有误"), idents[0])
    place = msgspec.structs.replace((await house.ticket(idents[0])).place, area=OTHER_STREET)
    await house.do(Edit(place=place), idents[0])
    assert await house.segments.get(scope(STREET_DISPATCHER), STREET, MONTH) is None
    await check_everybody(house, idents)
    assert await house.segments.make() == 1
    await check_everybody(house, idents)
    segment = await house.segments.get(scope(STREET_DISPATCHER), STREET, MONTH)
    assert segment is not None


async def test_a_segment_is_made_anew_when_much_of_it_has_changed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    idents = await archived(house)
    first = await house.segments.get(scope(DISPATCHER), STREET, MONTH)
    monkeypatch.setattr("backend.store.segments.REMADE_AFTER", 1)
    await house.do(Note(text="补充说明"), idents[0])
    assert await house.segments.make() == 1
    second = await house.segments.get(scope(DISPATCHER), STREET, MONTH)
    assert first is not None
    assert second is not None
    assert first.etag != second.etag
    assert set((await house.snapshot())[1]) == {idents[3]}
    await check_everybody(house, idents)


async def test_an_event_while_a_segment_is_made_is_not_lost(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ident, still = await house.closed(), await house.closed()
    house.clock.pass_by(32 * DAY)
    real = asyncio.to_thread

    async def slow(*arguments: object) -> object:
        await house.do(Note(text="正好此时"), ident)
        return await real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("backend.store.segments.asyncio.to_thread", slow)
    assert await house.segments.make() == 1
    monkeypatch.undo()
    assert set((await house.snapshot())[1]) == {ident}
    await check_everybody(house, [ident, still])


async def test_a_ticket_that_moves_away_while_its_segment_is_made_is_not_in_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ident, still = await house.closed(), await house.closed()
    house.clock.pass_by(32 * DAY)
    real = asyncio.to_thread

    async def slow(*arguments: object) -> object:
        await house.do(Reopen(reason="地址有误"), ident)
        place = msgspec.structs.replace((await house.ticket(ident)).place, area=OTHER_STREET)
        await house.do(Edit(place=place), ident)
        return await real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("backend.store.segments.asyncio.to_thread", slow)
    assert await house.segments.make() == 0
    monkeypatch.undo()
    assert await house.segments.make() == 1
    await check_everybody(house, [ident, still])


async def test_an_archived_row_that_its_segment_does_not_have_is_found(house: House) -> None:
    await archived(house)
    segment = tables.segment
    await house.execute(sa.update(segment).where(segment.c.street == STREET).values(data=b"\x00"))
    assert not (await house.verified()).sound
    await house.execute(sa.delete(segment).where(segment.c.street == STREET))
    assert not (await house.verified()).sound


async def test_those_who_wait_share_what_is_made(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await house.reported()
    made: list[Actor] = []
    real = house.snapshots._make

    async def counted(one: object) -> bytes:
        made.append(DISPATCHER)
        return await real(one)  # type: ignore[arg-type]

    monkeypatch.setattr(house.snapshots, "_make", counted)
    bodies = await asyncio.gather(*[house.snapshots.open_part(scope(DISPATCHER)) for _ in range(50)])
    assert len(made) <= 2
    assert len(set(bodies)) == 1
