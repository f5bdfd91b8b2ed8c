"""Operations through the ledger: numbers, answers once given, conflicts, undo, neighbours, retries."""

from __future__ import annotations

import asyncio

import msgspec
import pytest
import sqlalchemy as sa

from backend.store import tables
from backend.store.database import Unavailable
from backend.store.directory import write_world
from domain.acts import Accept, Dispatch, Edit, Finish, Note, Report, StrikeNote, Supervise, Triage, Undo
from domain.decide import decide
from domain.event import GENESIS, decode_body
from domain.instant import DAY, HOUR, MINUTE, SECOND
from domain.operation import Operation
from domain.policy import Settings
from domain.refusal import Code, Refusal
from domain.ticket import day_number
from domain.words import Act, Grade, Stage
from tests.contract.house import House, scope
from tests.contract.town import (
    COMMUNITY,
    DISPATCHER,
    HANDLER,
    HOUSING,
    OTHER_DISPATCHER,
    STREET,
    STREET_DISPATCHER,
    SUPERVISOR,
    WATER,
    make_world,
    report,
    wish,
)


async def refused(house: House, operation: Operation, by: object = DISPATCHER) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await house.ledger.submit(operation, by)  # type: ignore[arg-type]
    return caught.value


async def test_numbers_have_no_gap_and_the_chain_holds(house: House) -> None:
    idents = await asyncio.gather(*[house.reported(f"井盖 {n}") for n in range(20)])
    await asyncio.gather(*[house.do(Note(text="已核实"), ident) for ident in idents for _ in range(3)])
    page = await house.reading.events(scope(DISPATCHER), 0)
    assert [one.seq for one in page.events] == list(range(1, 81))
    assert page.events[0].prev_hash == GENESIS
    assert all(later.prev_hash == one.hash for one, later in zip(page.events, page.events[1:], strict=False))
    head = await house.ledger.head()
    assert (head.seq, head.hash) == (80, page.events[-1].hash)
    assert (await house.verified()).sound
    assert len(set(idents)) == 20


async def test_ticket_numbers_count_within_the_day(house: House) -> None:
    first = await house.reported()
    assert first == day_number(house.clock.now()) * 100_000 + 1
    house.clock.pass_by(DAY)
    assert await house.reported() == day_number(house.clock.now()) * 100_000 + 1
    house.clock.pass_by(-DAY)  # a process whose clock is behind, around midnight
    assert await house.reported() == first + 1
    house.clock.pass_by(DAY)
    assert await house.reported() == day_number(house.clock.now()) * 100_000 + 2


async def test_the_same_operation_again_gets_the_first_answer(house: House) -> None:
    operation = report()
    answer = await house.ledger.submit(operation, DISPATCHER)
    house.clock.pass_by(MINUTE)
    assert await house.ledger.submit(operation, DISPATCHER) == answer
    assert await house.ledger.submit(msgspec.structs.replace(operation, client_at=5), DISPATCHER) == answer
    twice = wish(Note(text="两次"), answer.ticket)
    first, second = await asyncio.gather(
        house.ledger.submit(twice, DISPATCHER), house.ledger.submit(twice, DISPATCHER)
    )
    assert first == second
    assert (await house.ledger.head()).seq == 2


async def test_an_op_id_used_again_for_something_else_is_refused(house: House) -> None:
    operation = report()
    answer = await house.ledger.submit(operation, DISPATCHER)
    other_account = await refused(house, operation, SUPERVISOR)
    assert other_account.code is Code.OP_REUSED
    other = Operation(op_id=operation.op_id, payload=Note(text="别的"), ticket=answer.ticket)
    assert (await refused(house, other)).code is Code.OP_REUSED
    changed = msgspec.structs.replace(operation, payload=msgspec.structs.replace(operation.payload, risk="x"))
    assert (await refused(house, changed)).code is Code.OP_REUSED
    assert (await house.ledger.head()).seq == 1


async def test_a_refusal_of_the_rules_is_given_again_though_it_would_hold_now(house: House) -> None:
    ident = await house.reported()
    early = wish(Dispatch(lead=HOUSING), ident)
    assert (await refused(house, early)).code is Code.WRONG_STAGE
    await house.do(Triage(matter="M1"), ident)
    again = await refused(house, early)
    assert (again.code, again.detail) == (Code.WRONG_STAGE, {"stage": Stage.REPORTED.value})
    assert (await refused(house, early, SUPERVISOR)).code is Code.OP_REUSED
    assert (await house.do(Dispatch(lead=HOUSING), ident)).act is Act.DISPATCH


async def test_a_refusal_for_want_of_scope_is_not_kept(house: House) -> None:
    ident = await house.reported(area=STREET)
    note = wish(Note(text="看一下"), ident)
    assert (await refused(house, note, OTHER_DISPATCHER)).code is Code.NOT_FOUND
    assert (await house.ledger.submit(note, STREET_DISPATCHER)).act is Act.NOTE


async def test_an_op_id_must_be_a_uuid(house: House) -> None:
    ident = await house.dispatched()
    key = f"{ident}:acceptance:1:1:red"
    bad = Operation(op_id=key, payload=Note(text="占用"), ticket=ident)
    assert (await refused(house, bad)).code is Code.INVALID
    house.clock.pass_by(25 * HOUR)
    assert (await house.due()).fired == 1


async def test_a_stale_base_version_conflicts_only_where_it_was_changed(house: House) -> None:
    ident = await house.reported()
    await house.do(Edit(title="井盖丢失"), ident, base=1)
    conflict = await refused(house, wish(Edit(title="井盖没了"), ident, 1))
    assert conflict.code is Code.CONFLICT
    assert conflict.detail["version"] == 2
    assert (await house.do(Edit(risk="可能聚集"), ident, base=1)).version == 3
    assert (await house.do(Note(text="总能追加"), ident, base=1)).version == 4


async def test_the_first_of_two_contradicting_wishes_wins(house: House) -> None:
    ident = await house.reported()
    results = await asyncio.gather(
        *[house.do(Edit(title=f"标题 {n}"), ident, base=1) for n in range(8)], return_exceptions=True
    )
    carried = [one for one in results if not isinstance(one, BaseException)]
    codes = [one.code for one in results if isinstance(one, Refusal)]
    assert len(carried) == 1
    assert codes == [Code.CONFLICT] * 7


async def test_undo_gives_back_what_was_there_and_cancels_what_was_held(house: House) -> None:
    ident = await house.dispatched()
    house.clock.pass_by(23 * HOUR)
    before = await house.ticket(ident)
    order = wish(Supervise(), ident)
    await house.ledger.submit(order, DISPATCHER)
    assert list((await house.effects()).values()) == ["held"]
    house.clock.pass_by(9 * SECOND)
    await house.do(Undo(op_id=order.op_id), ident)
    after = await house.ticket(ident)
    assert after.orders == before.orders == ()
    assert after.orders_given == 1
    assert list((await house.effects()).values()) == ["cancelled"]
    assert (await house.verified()).sound


async def test_undo_folds_the_ticket_anew_when_nothing_is_remembered(house: House) -> None:
    ident = await house.reported()
    await house.do(Edit(title="改过一次"), ident)
    edit = wish(Edit(title="改过两次", grade=Grade.C), ident)
    await house.ledger.submit(edit, DISPATCHER)
    await house.ledger.close()
    again = House(house.database, house.world, house.clock)
    await again.ledger.start()
    await again.do(Undo(op_id=edit.op_id), ident)
    ticket = await again.ticket(ident)
    assert (ticket.title, ticket.grade) == ("改过一次", None)
    await again.ledger.close()
    assert (await house.verified()).sound


async def test_an_undo_queued_behind_its_operation_finds_it(house: House) -> None:
    ident = await house.reported()
    edit = wish(Edit(title="手误"), ident)
    note = wish(Note(text="写错的"), ident)
    await asyncio.gather(
        house.ledger.submit(edit, DISPATCHER),
        house.do(Undo(op_id=edit.op_id), ident),
        house.ledger.submit(note, DISPATCHER),
        house.do(StrikeNote(note=4), ident),
    )
    ticket = await house.ticket(ident)
    assert (ticket.title, ticket.struck_notes) == ("井盖破损", (4,))


async def test_an_operation_of_another_ticket_is_no_target(house: House) -> None:
    one, other = await house.reported(), await house.reported()
    edit = wish(Edit(title="这一张"), one)
    await house.ledger.submit(edit, DISPATCHER)
    refusal = await refused(house, wish(Undo(op_id=edit.op_id), other))
    assert (refusal.code, refusal.detail["field"]) == (Code.UNKNOWN, "op_id")


async def test_undo_ends_after_ten_seconds(house: House) -> None:
    ident = await house.reported()
    edit = wish(Edit(title="来不及"), ident)
    await house.ledger.submit(edit, DISPATCHER)
    house.clock.pass_by(10 * SECOND)
    assert (await refused(house, wish(Undo(op_id=edit.op_id), ident))).code is Code.TOO_LATE_TO_UNDO


async def test_a_note_is_struck_out_by_its_version(house: House) -> None:
    ident = await house.reported()
    version = (await house.do(Note(text="写错了"), ident)).version
    assert (await refused(house, wish(StrikeNote(note=1), ident))).code is Code.UNKNOWN
    await house.do(StrikeNote(note=version), ident)
    assert (await house.ticket(ident)).struck_notes == (version,)


async def test_a_wish_that_the_database_cannot_hold_hurts_no_neighbour(
    house: House, expected_logs: object
) -> None:
    if house.database.dialect.postgresql:
        expected_logs.expect("an operation cannot be stored")  # type: ignore[attr-defined]
    good = [report(f"好的 {n}") for n in range(5)]
    bad_actor = msgspec.structs.replace(DISPATCHER, seat="座\x00席")
    results = await asyncio.gather(
        *[house.ledger.submit(one, DISPATCHER) for one in good[:3]],
        house.ledger.submit(report("坏的"), bad_actor),
        *[house.ledger.submit(one, DISPATCHER) for one in good[3:]],
        return_exceptions=True,
    )
    assert sum(not isinstance(one, BaseException) for one in results) >= 5
    if house.database.dialect.postgresql:  # its text takes no NUL
        assert isinstance(results[3], Refusal)
        assert results[3].code is Code.INVALID
    head = await house.ledger.head()
    assert head.seq == sum(not isinstance(one, BaseException) for one in results)
    assert (await house.verified()).sound


async def test_a_fault_of_one_operation_is_told_to_its_sender_alone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:

    def faulty(world, ticket, operation, *rest, **named):  # type: ignore[no-untyped-def]
        if isinstance(operation.payload, Note):
            raise ZeroDivisionError
        return decide(world, ticket, operation, *rest, **named)

    ident = await house.reported()
    monkeypatch.setattr("backend.store.batch.decide", faulty)
    results = await asyncio.gather(
        house.do(Edit(title="一"), ident),
        house.do(Note(text="二"), ident),
        house.do(Edit(title="三"), ident),
        return_exceptions=True,
    )
    assert [type(one).__name__ for one in results] == [
        "OperationAnswer", "ZeroDivisionError", "OperationAnswer",
    ]  # fmt: skip
    assert (await house.ledger.head()).seq == 3


async def test_units_and_areas_that_a_ticket_leaves_are_told(house: House) -> None:
    ident = await house.dispatched(lead=HOUSING)
    await house.do(Dispatch(lead=WATER, reason="管辖不符"), ident)
    ticket = await house.ticket(ident)
    place = msgspec.structs.replace(ticket.place, area=COMMUNITY)
    await house.do(Edit(place=place), ident)
    view = await house.reading.ticket(scope(DISPATCHER), ident)
    assert view is not None
    replaced, moved = view.events[-2:]
    assert (replaced.units, replaced.left_units) == ((WATER,), (HOUSING,))
    assert (moved.area, moved.left_area) == (COMMUNITY, STREET)
    assert decode_body(moved.body).patch.place == place


async def test_a_changed_set_up_is_taken_up_with_the_next_operation(house: House) -> None:
    ident = await house.reported()
    unknown = wish(Triage(matter="M9"), ident)
    assert (await refused(house, unknown)).code is Code.UNKNOWN
    directory = house.world.directory
    matter = msgspec.structs.replace(directory.matters[0], code="M9")
    wider = msgspec.structs.replace(directory, matters=(*directory.matters, matter))
    await write_world(house.database, house.vault, make_world(directory=wider))
    assert (await house.do(Triage(matter="M9"), ident)).act is Act.TRIAGE
    assert "M9" in (await house.ledger.world()).directory.matter_by_code
    assert await house.ledger.world() == make_world(directory=wider)


async def test_a_setting_that_moves_a_transition_moves_its_stored_instant(house: House) -> None:
    ident = await house.dispatched()
    await house.do(Accept(assignment=1), ident, by=HANDLER)
    await house.do(Finish(assignment=1, result="好了"), ident, by=HANDLER)
    await write_world(
        house.database, house.vault, make_world(settings=Settings(unrated_closes_after=2 * DAY))
    )
    assert (await house.verified()).sound
    house.clock.pass_by(2 * DAY)
    assert (await house.due()).fired == 1
    assert (await house.ticket(ident)).stage is Stage.CLOSED


async def test_after_close_nothing_is_taken(house: House) -> None:
    operation = report()
    waiting = asyncio.ensure_future(house.ledger.submit(operation, DISPATCHER))
    await asyncio.sleep(0)
    await house.ledger.close()
    answer = await waiting  # what was queued is carried out
    with pytest.raises(Unavailable):
        await house.ledger.submit(operation, DISPATCHER)
    assert answer.seq == 1


async def test_digests_tell_nothing_without_the_key(house: House) -> None:
    assert isinstance(report().payload, Report)
    await house.ledger.submit(report(), DISPATCHER)
    async with house.database.reading() as connection:
        digest = bytes(await connection.scalar(sa.select(tables.operation.c.digest)) or b"")
    assert len(digest) == 32
