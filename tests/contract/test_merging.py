"""An act that touches several tickets: all of its events or none, each reader told, all folded again."""

from __future__ import annotations

import asyncio

import msgspec
import pytest
import sqlalchemy as sa

from backend.store import tables
from backend.store.batch import MOST_EVENTS, part_key
from backend.store.migrations.versions.step_0005 import make_rows_anew
from backend.store.reading import page_of
from backend.store.rows import encode, month_of
from domain.acts import (
    Accept,
    Answer,
    Claim,
    Dispatch,
    Edit,
    ErasePerson,
    Merge,
    Note,
    PersonalData,
    ResidentRate,
    Reveal,
    Split,
    SplitPart,
    Supervise,
    Triage,
    Undo,
    Unmerge,
)
from domain.event import decode_body
from domain.instant import DAY, HOUR, MINUTE
from domain.operation import Actor
from domain.outside import row_shown
from domain.refusal import Code, Refusal
from domain.row import row_of
from domain.rules import may_read
from domain.words import Act, AnswerMeans, Satisfaction, Stage
from tests.contract.house import House, scope
from tests.contract.town import (
    ADMINISTRATOR,
    DISPATCHER,
    HANDLER,
    HOUSING,
    OTHER_DISPATCHER,
    OTHER_RESIDENT,
    OTHER_STREET,
    RESIDENT,
    START,
    STREET,
    STREET_DISPATCHER,
    SUPERVISOR,
    WATER,
    WATER_HANDLER,
    report,
    wish,
)

WHY = "不是同一件事"
READING = (
    *(DISPATCHER, STREET_DISPATCHER, OTHER_DISPATCHER),
    *(HANDLER, WATER_HANDLER, RESIDENT, OTHER_RESIDENT),
)
CHEN = PersonalData(name="陈大文", phone="13812342207")


async def pair(house: House, *, area: str = STREET) -> tuple[int, int]:
    """A main ticket of one resident, and another's repeat that the housing bureau has at work."""
    main = (await house.ledger.submit(report(), RESIDENT)).ticket
    await house.do(Triage(matter="M1"), main)
    await house.do(Dispatch(lead=WATER), main)
    told = report("井盖又坏了", area=area, person=CHEN)
    repeat = (await house.ledger.submit(told, OTHER_RESIDENT)).ticket
    await house.do(Triage(matter="M1"), repeat)
    await house.do(Dispatch(lead=HOUSING), repeat)
    await house.do(Accept(assignment=1), repeat, by=HANDLER)
    return main, repeat


async def check_everybody(house: House, idents: list[int]) -> None:
    """Each reader's snapshot, and what following the feed from the beginning leaves, is what it may read."""
    tickets = [await house.ticket(ident) for ident in idents]
    for by in READING:
        expected = {one.id: row_of(one) for one in tickets if may_read(by, one)}
        if by in (RESIDENT, OTHER_RESIDENT):
            expected = {ident: row_shown(row, by.account) for ident, row in expected.items()}
        assert await house.whole(by) == expected, by
        assert await followed(house, by, pages=False) == expected, by
        assert await followed(house, by, pages=True) == expected, by
    assert (await house.verified()).sound


async def followed(house: House, by: Actor, *, pages: bool) -> dict[int, object]:
    """What a client holds that took one event after the other."""
    held: dict[int, object] = {}
    since, head = 0, (await house.ledger.head()).seq
    while since < head:
        if pages:
            page = await house.reading.events(scope(by), since, 1)
        else:
            page = page_of(await house.reading.tail(since, 1), scope(by))
        held |= {row.id: row for row in page.rows}
        for gone in page.left:
            held.pop(gone, None)
        since = page.covers[1]
    return held


async def events_of(house: House, op_id: str) -> list[tuple[int, int, str]]:
    """Number, ticket and key of the events of one operation."""
    keys = [op_id, *(part_key(op_id, number) for number in range(2, MOST_EVENTS + 1))]
    query = (
        sa.select(tables.event.c.seq, tables.event.c.ticket, tables.event.c.op_id)
        .where(tables.event.c.op_id.in_(keys))
        .order_by(tables.event.c.seq)
    )
    async with house.database.reading() as connection:
        return [(row.seq, row.ticket, row.op_id) for row in (await connection.execute(query)).all()]


async def test_both_events_stand_one_after_the_other_under_one_operation(house: House) -> None:
    main, repeat = await pair(house)
    merge = wish(Merge(other=repeat, reason="同一处"), main)
    answer = await house.ledger.submit(merge, DISPATCHER)
    assert (answer.act, answer.ticket) == (Act.MERGE, main)
    assert await events_of(house, merge.op_id) == [
        (answer.seq, main, merge.op_id),
        (answer.seq + 1, repeat, f"{merge.op_id}:2"),
    ]
    assert await house.ledger.submit(merge, DISPATCHER) == answer
    assert (await house.ledger.head()).seq == answer.seq + 1
    assert (await house.ticket(repeat)).stage is Stage.MERGED
    await check_everybody(house, [main, repeat])


async def test_units_and_residents_are_told_what_is_theirs_no_more(house: House) -> None:
    main, repeat = await pair(house)
    await house.do(Merge(other=repeat), main)
    view = await house.reading.ticket(scope(DISPATCHER), repeat)
    assert view is not None
    assert (view.events[-1].units, view.events[-1].left_units) == ((), (HOUSING,))
    assert await house.reading.ticket(scope(HANDLER), repeat) is None
    own = await house.reading.ticket(scope(OTHER_RESIDENT), main)
    assert own is not None  # the reporter of the repeat follows the main ticket
    assert own.ticket.description == ""
    assert [one.name for one in own.people] == ["陈**"]
    await check_everybody(house, [main, repeat])

    await house.do(Unmerge(other=repeat, reason=WHY), main)
    view = await house.reading.ticket(scope(DISPATCHER), main)
    assert view is not None
    assert view.events[-1].left_accounts == (OTHER_RESIDENT.account,)
    assert await house.reading.ticket(scope(OTHER_RESIDENT), main) is None
    assert await house.reading.ticket(scope(HANDLER), repeat) is not None
    await check_everybody(house, [main, repeat])


async def test_an_event_without_left_accounts_is_hashed_as_before(house: House) -> None:
    main, repeat = await pair(house)
    await house.do(Merge(other=repeat), main)
    await house.do(Unmerge(other=repeat, reason=WHY), main)
    assert (await house.verified()).sound
    await house.execute(sa.update(tables.event).values(left_accounts=""))
    found = await house.verified()
    assert not found.sound
    assert found.first_bad_seq == (await house.ledger.head()).seq - 1


async def test_undo_in_another_process_takes_both_back(house: House, database_url: str) -> None:
    main, repeat = await pair(house)
    formers = [await house.ticket(one) for one in (main, repeat)]
    merge = wish(Merge(other=repeat), main)
    await house.ledger.submit(merge, DISPATCHER)
    await house.ledger.close()
    # Another process: it folds both former tickets anew from their events.
    again = await House.build(database_url, clock=house.clock)
    await again.do(Undo(op_id=merge.op_id), main)
    for former in formers:
        now = await again.ticket(former.id)
        assert (
            msgspec.structs.replace(
                now,
                version=former.version,
                touched=former.touched,
                last_at=former.last_at,
                last_by=former.last_by,
            )
            == former
        )
    await check_everybody(again, [main, repeat])
    await again.close()


async def test_half_of_an_operation_cannot_be_asked_for(house: House) -> None:
    main, repeat = await pair(house)
    merge = wish(Merge(other=repeat), main)
    await house.ledger.submit(merge, DISPATCHER)
    for op_id, ticket in ((f"{merge.op_id}:2", repeat), (merge.op_id, repeat)):
        with pytest.raises(Refusal) as caught:
            await house.do(Undo(op_id=op_id), ticket)
        assert caught.value.code is Code.UNKNOWN
    stolen = msgspec.structs.replace(wish(Note(text="x"), main), op_id=f"{merge.op_id}:2")
    with pytest.raises(Refusal) as caught:
        await house.ledger.submit(stolen, DISPATCHER)
    assert caught.value.code is Code.INVALID


async def test_of_two_who_merge_the_same_repeat_at_once_one_is_refused(house: House) -> None:
    main, repeat = await pair(house)
    other = await house.reported()
    answers = await asyncio.gather(
        house.do(Merge(other=repeat), main),
        house.do(Merge(other=repeat), other, by=SUPERVISOR),
        house.do(Note(text="到场"), repeat),
        house.do(Claim(), other),
        return_exceptions=True,
    )
    refused = [one for one in answers if isinstance(one, Refusal)]
    assert [one.code for one in refused] == [Code.WRONG_STAGE]
    assert refused[0].detail["ticket"] == repeat
    await check_everybody(house, [main, repeat, other])


async def test_a_merging_its_undo_and_another_one_in_one_batch(house: House) -> None:
    main, repeat = await pair(house)
    other = await house.reported()
    merge = wish(Merge(other=repeat), main)
    split = wish(Split(parts=(SplitPart(title="路灯不亮"), SplitPart(title="积水"))), other)
    answers = await asyncio.gather(
        house.ledger.submit(merge, DISPATCHER),
        house.do(Undo(op_id=merge.op_id), main),
        house.do(Merge(other=repeat), other),
        house.ledger.submit(split, DISPATCHER),
        house.ledger.submit(report("又一件"), RESIDENT),
        house.do(Undo(op_id=split.op_id), other),
        house.do(Merge(other=other), main),
    )
    assert [one.seq - answers[0].seq for one in answers] == [0, 2, 4, 6, 9, 10, 13]
    tickets = {ident: await house.ticket(ident) for ident in (main, repeat, other)}
    assert [one.stage for one in tickets.values()] == [Stage.DISPATCHED, Stage.MERGED, Stage.MERGED]
    assert tickets[repeat].merging() is not None
    children = [other + 1, other + 2]
    assert [(await house.ticket(one)).stage for one in children] == [Stage.VOIDED, Stage.VOIDED]
    assert answers[4].ticket == other + 3
    await check_everybody(house, [main, repeat, other, *children, other + 3])


async def test_what_time_brought_to_the_other_ticket_comes_first(house: House) -> None:
    main = await house.reported()
    repeat = await house.reported()
    house.clock.pass_by(HOUR)
    await house.do(Merge(other=repeat), main)
    view = await house.reading.ticket(scope(DISPATCHER), repeat)
    assert view is not None
    assert [one.act for one in view.events] == [Act.REPORT, Act.TURN_RED, Act.MERGE_INTO]
    assert view.ticket.clocks[0].late
    house.clock.pass_by(DAY)
    await house.due()
    assert (await house.ticket(repeat)).version == 3


async def test_a_held_order_of_a_merged_ticket_is_never_sent(house: House) -> None:
    main, repeat = await pair(house)
    house.clock.pass_by(80 * HOUR)
    await house.due()
    before = await house.effects()
    await house.do(Supervise(), repeat)
    (key,) = (await house.effects()).keys() - before.keys()
    await house.do(Merge(other=repeat), main)
    house.clock.pass_by(MINUTE)
    await house.due()
    assert (await house.effects())[key] == "cancelled"


async def test_a_person_is_one_on_both_tickets_and_is_erased_on_both(house: House) -> None:
    main, repeat = await pair(house)
    await house.do(Merge(other=repeat), main)
    reporter = (await house.ticket(repeat)).reporters[0].id
    await house.do(Reveal(reporter=reporter), main)
    assert await house.people.reveal(main, reporter) == CHEN
    await house.do(ErasePerson(reporter=reporter, reason="本人要求"), main, by=ADMINISTRATOR)
    for ident in (main, repeat):
        view = await house.reading.ticket(scope(DISPATCHER), ident)
        assert view is not None
        assert [one.erased for one in view.people if one.reporter == reporter] == [True]
    assert (await house.verified()).sound


async def test_a_reporter_is_answered_and_rates_on_the_main_ticket(house: House) -> None:
    main, repeat = await pair(house)
    await house.do(Merge(other=repeat), main)
    reporter = (await house.ticket(repeat)).reporters[0].id
    await house.do(Answer(reporter=reporter, means=AnswerMeans.CALL, text="已安排"), main)
    seen = await house.reading.ticket(scope(OTHER_RESIDENT), main)
    assert seen is not None
    assert decode_body(seen.events[-1].body).facts["text"] == "已安排"
    other = await house.reading.ticket(scope(RESIDENT), main)
    assert other is not None
    assert Act.ANSWER not in [one.act for one in other.events]
    with pytest.raises(Refusal):
        await house.do(ResidentRate(result=Satisfaction.SATISFIED), main, by=OTHER_RESIDENT)
    await house.do(Unmerge(other=repeat, reason=WHY), main)
    assert (await house.ticket(repeat)).reporters[0].answered_by is AnswerMeans.CALL
    assert await house.reading.ticket(scope(OTHER_RESIDENT), main) is not None  # answered there: both keep it
    await check_everybody(house, [main, repeat])


async def test_a_merged_ticket_lies_in_its_segment_and_comes_back_from_it(house: House) -> None:
    main, repeat = await pair(house)
    await house.do(Merge(other=repeat), main)
    house.clock.pass_by(40 * DAY)
    await house.due()
    assert await house.segments.make() == 1
    assert await house.segments.get(scope(STREET_DISPATCHER), STREET, month_of(START)) is not None
    await check_everybody(house, [main, repeat])
    await house.do(Unmerge(other=repeat, reason=WHY), main)
    await check_everybody(house, [main, repeat])
    place = msgspec.structs.replace((await house.ticket(repeat)).place, area=OTHER_STREET)
    await house.do(Edit(place=place), repeat)
    await check_everybody(house, [main, repeat])


async def test_children_get_the_next_numbers_of_the_day(house: House) -> None:
    parent = (await house.ledger.submit(report(person=CHEN), RESIDENT)).ticket
    split = wish(Split(parts=(SplitPart(title="路灯不亮"), SplitPart(title="积水"))), parent)
    answer = await house.ledger.submit(split, DISPATCHER)
    assert await events_of(house, split.op_id) == [
        (answer.seq, parent, split.op_id),
        (answer.seq + 1, parent + 1, f"{split.op_id}:2"),
        (answer.seq + 2, parent + 2, f"{split.op_id}:3"),
    ]
    assert await house.reported() == parent + 3
    for child in (parent + 1, parent + 2):
        view = await house.reading.ticket(scope(RESIDENT), child)
        assert view is not None
        assert [one.name for one in view.people] == ["陈**"]
    house.clock.pass_by(DAY)
    answer = await house.do(Split(parts=(SplitPart(title="次日"),)), parent)
    assert (await house.ticket(parent)).children[-1] == parent + 100_000
    await check_everybody(house, [parent, parent + 1, parent + 2, parent + 3, parent + 100_000])


async def test_the_process_that_wrote_hands_its_feed_what_a_read_says(house: House) -> None:
    main, repeat = await pair(house)
    await house.do(Merge(other=repeat), main)
    await house.do(Split(parts=(SplitPart(title="路灯不亮"),)), main)
    await house.do(Unmerge(other=repeat, reason=WHY), main)
    for since in range((await house.ledger.head()).seq):
        seen = await house.reading.hash_at(since)
        assert seen is not None
        own = house.ledger.recent.tail(since, seen)
        # What is read back may begin amid an operation; what was committed as one is handed on as one.
        assert own is None or own == await house.reading.tail(since)


async def test_the_other_half_of_a_merging_that_was_cut_off_is_missed(house: House) -> None:
    main, repeat = await pair(house)
    await house.do(Merge(other=repeat), main)
    await house.execute(sa.delete(tables.event).where(tables.event.c.act == Act.MERGE_INTO.value))
    assert not (await house.verified()).sound


async def test_a_database_from_before_gets_its_rows_anew(house: House) -> None:
    main, repeat = await pair(house)
    await house.do(Merge(other=repeat), main)
    closed = await house.closed()
    house.clock.pass_by(40 * DAY)
    await house.due()
    await house.segments.make()
    async with house.database.writing() as connection:
        for ident in (main, repeat, closed):
            mine = tables.ticket.c.id == ident
            row = await connection.scalar(sa.select(tables.ticket.c.row).where(mine))
            former = encode(msgspec.msgpack.decode(bytes(row or b""))[:-7])
            await connection.execute(sa.update(tables.ticket).where(mine).values(row=former))
    assert not (await house.verified()).sound
    async with house.database.writing() as connection:
        await connection.run_sync(make_rows_anew)
    await check_everybody(house, [main, repeat, closed])
