"""SQL, counting on columns, says of every ticket what `domain.row` says of its row, at every instant."""

from __future__ import annotations

import sqlalchemy as sa

from backend.store import tables
from backend.store.lights import counter_at, rank_at, state_at
from backend.store.rows import row_decoder
from domain import row as rules
from domain.acts import Accept, Acknowledge, ClockRef, Edit, Extend, Finish, Suspend
from domain.instant import DAY, HOUR, NEVER
from domain.words import Grade, RowState
from tests.contract.house import House, scope
from tests.contract.town import DISPATCHER, HANDLER, SUPERVISOR, WATER


async def many_kinds(house: House) -> None:
    """A ticket of each kind that the queue can show."""
    await house.reported()
    await house.dispatched(assisting=(WATER,))
    accepted = await house.dispatched()
    await house.do(Accept(assignment=1), accepted, by=HANDLER)
    graded = await house.dispatched()
    await house.do(Edit(grade=Grade.C), graded)
    resolved = await house.dispatched()
    await house.do(Accept(assignment=1), resolved, by=HANDLER)
    await house.do(Finish(assignment=1, result="好了"), resolved, by=HANDLER)
    suspended = await house.dispatched()
    await house.do(Suspend(until=house.clock.now() + 60 * DAY, reason="等待"), suspended, by=SUPERVISOR)
    await house.closed()
    known = await house.dispatched()
    house.clock.pass_by(25 * HOUR)
    await house.due()
    await house.do(Acknowledge(clocks=(ClockRef(clock="acceptance:1", generation=1),)), known)
    deadline = house.clock.now() + 9 * DAY
    await house.do(Extend(assignment=1, deadline=deadline, reason="工程量大"), accepted, by=SUPERVISOR)


async def test_state_rank_and_counter_at_every_instant(house: House) -> None:
    await many_kinds(house)
    async with house.database.reading() as connection:
        rows = [row_decoder(one) for one in (await connection.scalars(sa.select(tables.ticket.c.row))).all()]
    instants = {house.clock.now()}
    for row in rows:
        for at in (
            row.red_at,
            row.yellow_at,
            row.last_sixth_at,
            row.unacknowledged_red_at,
            row.handling_red_at,
        ):
            if at != NEVER:
                instants |= {at - 1, at, at + 1}
    seen = set()
    for now in sorted(instants):
        query = sa.select(tables.ticket.c.id, state_at(now), rank_at(now), counter_at(now))
        async with house.database.reading() as connection:
            found = {one[0]: tuple(one[1:]) for one in (await connection.execute(query)).all()}
        for row in rows:
            counter = rules.counter_at(row, now)
            expected = (rules.state_at(row, now), rules.rank_at(row, now), counter)
            assert found[row.id] == expected, (row, now)
            seen.add(expected[0])
        ordered = await house.reading.most_urgent(scope(DISPATCHER), now)
        open_rows = [row for row in rows if rules.counter_at(row, now) is not None]
        wanted = sorted((rules.urgency_key(row, now), row.id) for row in open_rows)
        assert [row.id for row in ordered] == [ident for _, ident in wanted]
        counted = await house.reading.counters(scope(DISPATCHER), now)
        assert sum(counted.values()) == len(open_rows)
    assert seen == set(RowState) - {RowState.DRAFT}
