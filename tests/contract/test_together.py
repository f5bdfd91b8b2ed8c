"""Orders of one batch that reach the same person leave as one message; each stays an order of its ticket."""

from __future__ import annotations

from domain.acts import Accept, Finish, ReleaseOrder, Supervise, Undo
from domain.instant import HOUR, NEVER, SECOND
from domain.ticket import short_number
from domain.words import Act, OrderState
from tests.contract.house import House, scope
from tests.contract.town import DISPATCHER, HANDLER, HOUSING, WATER

_LOT = "0190b5a2-0000-7000-8000-000000000001"


async def given(house: House, count: int) -> dict[int, str]:
    """So many orders of one batch to one unit, a tenth of a second apart: the op_ids by ticket."""
    return await given_each(house, [(HOUSING, _LOT)] * count)


async def given_each(house: House, wanted: list[tuple[int, str]]) -> dict[int, str]:
    """An order for each unit and batch, each about a ticket of its own."""
    tickets = [(await house.dispatched(lead=lead), batch) for lead, batch in wanted]
    house.clock.pass_by(23 * HOUR)
    orders = {}
    for ident, batch in tickets:
        orders[ident] = (await house.do(Supervise(batch=batch), ident)).op_id
        house.clock.pass_by(100)
    return orders


async def test_one_message_to_one_person_after_the_last_hold(house: House) -> None:
    orders = await given(house, 8)
    house.clock.pass_by(10 * SECOND - 200)
    await house.due()
    # All but the last one's hold is over: what it will become is not known yet.
    assert sorted((await house.effects()).values()) == ["held"] + ["waiting"] * 7
    assert await house.outbox.claim() == ()
    assert await house.outbox.next_at() == NEVER
    house.clock.pass_by(200)
    await house.due()
    claimed = await house.outbox.claim(limit=3)
    assert len(claimed) == 1
    text = claimed[0].text
    assert [short_number(one) in text for one in orders] == [True] * 6 + [False] * 2
    assert "以下 8 件工单" in text
    assert "井盖破损" in text
    assert "等。" in text
    assert set((await house.effects()).values()) == {"sending"}
    assert await house.outbox.claim() == ()
    await house.outbox.sent(claimed[0].key)
    assert set((await house.effects()).values()) == {"sent"}
    for ident in orders:
        view = await house.reading.ticket(scope(DISPATCHER), ident)
        assert view is not None
        assert [order.state for order in view.ticket.orders] == [OrderState.SENT]
        assert [one.text for one in view.messages] == [text]
        assert [one.act for one in view.events][-2:] == [Act.SUPERVISE, Act.RELEASE_ORDER]
    assert (await house.verified()).sound


async def test_what_was_taken_back_is_not_in_it(house: House) -> None:
    orders = await given(house, 3)
    first, second, third = orders
    await house.do(Undo(op_id=orders[second]), second)
    house.clock.pass_by(10 * SECOND)
    await house.due()
    (one,) = await house.outbox.claim()
    assert short_number(first) in one.text
    assert short_number(third) in one.text
    assert short_number(second) not in one.text
    assert "2 件" in one.text
    assert sorted((await house.effects()).values()) == ["cancelled", "sending", "sending"]


async def test_one_that_is_left_has_the_words_of_one(house: House) -> None:
    orders = await given(house, 2)
    first, second = orders
    await house.do(Undo(op_id=orders[first]), first)
    house.clock.pass_by(10 * SECOND)
    await house.due()
    (one,) = await house.outbox.claim()
    assert one.text.startswith("【有呼必应】催办：")
    assert short_number(second) in one.text


async def test_all_taken_back_sends_nothing(house: House) -> None:
    for ident, op_id in (await given(house, 2)).items():
        await house.do(Undo(op_id=op_id), ident)
    house.clock.pass_by(10 * SECOND)
    await house.due()
    assert await house.outbox.claim() == ()
    assert set((await house.effects()).values()) == {"cancelled"}


async def test_judged_again_one_by_one_when_it_is_sent(house: House) -> None:
    orders = await given(house, 2)
    first, second = orders
    await house.do(Accept(assignment=1), first, by=HANDLER)
    await house.do(Finish(assignment=1, result="已更换"), first, by=HANDLER)
    house.clock.pass_by(10 * SECOND)
    await house.due()
    (one,) = await house.outbox.claim()
    assert one.ticket == second
    assert sorted((await house.effects()).values()) == ["cancelled", "sending"]


async def test_a_batch_is_merged_by_person_and_other_batches_are_apart(house: House) -> None:
    wanted = [(HOUSING, _LOT), (WATER, _LOT), (HOUSING, "another")] * 2
    await given_each(house, wanted)
    house.clock.pass_by(10 * SECOND)
    await house.due()
    claimed = await house.outbox.claim()
    assert len(claimed) == 3
    assert len({one.contact for one in claimed}) == 2
    assert all("2 件" in one.text for one in claimed)


async def test_all_of_it_has_the_fate_of_the_message_it_went_in(house: House) -> None:
    orders = await given(house, 3)
    first = next(iter(orders))
    house.clock.pass_by(10 * SECOND)
    await house.due()
    (one,) = await house.outbox.claim()
    await house.outbox.refused(one.key)
    assert set((await house.effects()).values()) == {"refused"}
    house.clock.at = await house.outbox.next_at()
    (again,) = await house.outbox.claim()
    assert (again.key, again.attempt, again.text) == (one.key, 2, one.text)
    await house.outbox.refused(again.key)
    await house.do(Accept(assignment=1), first, by=HANDLER)
    await house.do(Finish(assignment=1, result="已更换"), first, by=HANDLER)
    house.clock.at = await house.outbox.next_at()
    (last,) = await house.outbox.claim()
    assert "3 件" in last.text  # its order stands: what was ordered is told, though it is done by now
    await house.outbox.unconfirmed(last.key)
    assert set((await house.effects()).values()) == {"unconfirmed"}
    assert await house.outbox.claim() == ()


async def test_a_sender_that_died_leaves_all_of_it_unconfirmed(house: House) -> None:
    await given(house, 2)
    house.clock.pass_by(10 * SECOND)
    await house.due()
    (one,) = await house.outbox.claim()
    assert await house.outbox.recover(alone=True) == 2
    await house.outbox.sent(one.key)
    assert set((await house.effects()).values()) == {"sent"}


async def test_sent_at_once_waits_for_those_it_goes_with(house: House) -> None:
    orders = await given(house, 2)
    await house.do(ReleaseOrder(order=1), next(iter(orders)))
    assert await house.outbox.claim() == ()
    house.clock.pass_by(10 * SECOND)
    await house.due()
    assert len(await house.outbox.claim()) == 1
