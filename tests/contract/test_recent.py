"""What this process committed is handed to its feed as the database would have told it."""

from __future__ import annotations

from backend.store.database import Database
from domain.acts import Note
from domain.event import GENESIS
from tests.contract.house import House


async def test_it_says_what_a_read_of_the_database_says(house: House) -> None:
    ident = await house.dispatched()
    await house.do(Note(text="第一次到场"), ident)
    other = await house.reported("路灯不亮")
    for since in range((await house.ledger.head()).seq):
        seen = await house.reading.hash_at(since)
        assert seen is not None
        own = house.ledger.recent.tail(since, seen)
        assert own == await house.reading.tail(since)
        assert own is not None
        assert {ident, other} >= own.rows.keys()


async def test_it_is_silent_where_it_cannot_know(house: House, database_url: str) -> None:
    ident = await house.reported()
    seq = (await house.ledger.head()).seq
    seen = await house.reading.hash_at(seq)
    assert seen is not None
    assert house.ledger.recent.tail(seq, seen) is None
    assert house.ledger.recent.tail(0, b"another history") is None
    assert house.ledger.recent.tail(0, GENESIS) is not None
    # Another process writes in between: what comes after it does not join on to what a reader has.
    again = House(await Database.open(database_url), house.world, house.clock)
    await again.ledger.start()
    await again.do(Note(text="另一处写的"), ident)
    await again.ledger.close()
    await again.database.close()
    await house.do(Note(text="这里写的"), ident)
    assert house.ledger.recent.tail(seq, seen) is None
    between = await house.reading.hash_at(seq + 1)
    assert between is not None
    own = house.ledger.recent.tail(seq + 1, between)
    assert own == await house.reading.tail(seq + 1)
