"""Messages leave once, when their time has come and the present ticket still wants them."""

from __future__ import annotations

import asyncio

from domain.acts import Accept, ReleaseOrder, Supervise
from domain.instant import HOUR, MINUTE, NEVER, SECOND
from tests.contract.house import House, scope
from tests.contract.town import DISPATCHER, HANDLER, HOUSING, PHONES


async def red(house: House) -> int:
    """A ticket whose acceptance has just turned red at noon: two messages wait."""
    ident = await house.dispatched()
    house.clock.pass_by(24 * HOUR)
    await house.due()
    return ident


async def states(house: House) -> list[str]:
    return sorted((await house.effects()).values())


async def test_claimed_once_with_the_whole_number(house: House) -> None:
    ident = await red(house)
    claimed = await house.outbox.claim()
    assert [(one.ticket, one.contact, one.phone) for one in claimed] == [
        (ident, HOUSING * 10, PHONES[HOUSING * 10]),
        (ident, HOUSING * 10 + 1, PHONES[HOUSING * 10 + 1]),
    ]
    assert "139" not in repr(claimed)
    assert await house.outbox.claim() == ()
    assert await states(house) == ["sending", "sending"]
    await house.outbox.sent(claimed[0].key)
    await house.outbox.unconfirmed(claimed[1].key)
    assert await states(house) == ["sent", "unconfirmed"]
    assert await house.outbox.next_at() == NEVER


async def test_not_before_its_time(house: House) -> None:
    ident = await house.dispatched()
    house.clock.at += 27 * HOUR + 50 * MINUTE  # past 22:00 of the next day
    await house.due()
    view = await house.reading.ticket(scope(DISPATCHER), ident)
    assert view is not None
    until = view.messages[0].not_before
    assert until > house.clock.now()
    assert await house.outbox.claim() == ()
    assert await house.outbox.next_at() == until
    house.clock.at = until
    assert len(await house.outbox.claim()) == 2


async def test_judged_again_by_the_present_ticket(house: House) -> None:
    ident = await red(house)
    await house.do(Accept(assignment=1), ident, by=HANDLER)
    assert await house.outbox.claim() == ()
    assert await states(house) == ["cancelled", "cancelled"]


async def test_a_held_order_is_not_claimed_and_a_released_one_at_once(house: House) -> None:
    ident = await house.dispatched()
    house.clock.pass_by(23 * HOUR)
    await house.do(Supervise(), ident)
    assert await house.outbox.claim() == ()
    house.clock.pass_by(2 * SECOND)
    await house.do(ReleaseOrder(order=1), ident)
    assert len(await house.outbox.claim()) == 1


async def test_after_a_no_it_is_tried_again_later_and_not_for_ever(house: House) -> None:
    await red(house)
    pauses = []
    for attempt in range(1, 9):
        claimed = await house.outbox.claim()
        assert [one.attempt for one in claimed] == [attempt, attempt]
        for one in claimed:
            await house.outbox.refused(one.key)
        coming = await house.outbox.next_at()
        if coming != NEVER:
            pauses.append(coming - house.clock.now())
            house.clock.at = coming - 1
            assert await house.outbox.claim() == ()
            house.clock.at = coming
    assert pauses == [30_000 * 2**n for n in range(7)]
    assert await states(house) == ["failed", "failed"]


async def test_a_sender_that_died_leaves_them_unconfirmed(house: House) -> None:
    await red(house)
    claimed = await house.outbox.claim()
    assert await house.outbox.recover(alone=False) == 0  # the sender may still be at it
    assert await house.outbox.recover(alone=True) == 2
    assert await states(house) == ["unconfirmed", "unconfirmed"]
    assert await house.outbox.claim() == ()
    await house.outbox.sent(claimed[0].key)  # it was not dead after all
    assert await states(house) == ["sent", "unconfirmed"]


async def test_a_second_report_changes_nothing(house: House) -> None:
    await red(house)
    claimed = await house.outbox.claim()
    await house.outbox.sent(claimed[0].key)
    await house.outbox.refused(claimed[0].key)
    await house.outbox.refused("no such key")
    assert (await house.effects())[claimed[0].key] == "sent"


async def test_two_senders_share_what_is_due(house: House) -> None:
    for _ in range(6):
        await house.dispatched()
    house.clock.pass_by(24 * HOUR)
    await house.due()
    parts = await asyncio.gather(*[house.outbox.claim(limit=5) for _ in range(4)])
    keys = [one.key for part in parts for one in part]
    assert len(keys) == len(set(keys)) == 12


async def test_listeners_are_told_which_ticket_it_was(house: House) -> None:
    ident = await red(house)
    told: list[tuple[str, str]] = []
    stop = house.database.wakeups.subscribe(lambda topic, payload: told.append((topic, payload)))
    await house.outbox.claim()
    stop()
    assert ("messages", f"440112:{ident}") in told
