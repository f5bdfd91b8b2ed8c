"""What happens by itself: at once when the clock is moved, once only, and on after a failure."""

import asyncio
from pathlib import Path

import pytest

from backend.jobs import Jobs
from backend.sms import SmsOutcome
from domain import acts, wire
from domain.instant import HOUR, MINUTE
from domain.words import Act, Role
from tests.backend.town_hall import INSIDE, TownHall, decoded, sqlite_url, town_hall
from tests.contract import town
from tests.harness.logs import ExpectedLogs

DISPATCHER = INSIDE[Role.DISPATCHER]


async def dispatched(hall: TownHall) -> int:
    ticket = await hall.report()
    await hall.act(DISPATCHER, acts.Triage(matter="M1"), ticket)
    await hall.act(DISPATCHER, acts.Dispatch(lead=town.HOUSING), ticket)
    return ticket


async def view(hall: TownHall, ticket: int) -> wire.TicketView:
    return decoded(await hall.get(DISPATCHER, wire.TICKET.format(ticket=ticket)), wire.TicketView)


async def messages(hall: TownHall, ticket: int, *states: str) -> None:
    """Waits until the ticket's messages are in these states; each look is a request to the server."""
    async with asyncio.timeout(20):
        while sorted(one.state for one in (await view(hall, ticket)).messages) != sorted(states):
            continue


async def test_red_comes_with_its_millisecond_and_tells_two_people(database_url: str) -> None:
    async with town_hall(database_url) as hall:
        ticket = await dispatched(hall)
        async with hall.feed(DISPATCHER, since=3) as feed:
            await feed.next_of(wire.Beat)
            hall.clock.move_by(24 * HOUR - 1)
            await hall.act(DISPATCHER, acts.Note(text="还没有红"), ticket)
            assert [one.act for one in (await feed.next_of(wire.Batch)).events] == [Act.NOTE]
            hall.clock.move_by(1)
            batch = await feed.next_of(wire.Batch)
            assert [(one.act, one.at) for one in batch.events] == [(Act.TURN_RED, town.START + 24 * HOUR)]
        hall.clock.move_by(14 * HOUR)  # past the quiet hours
        await messages(hall, ticket, "sent", "sent")
        assert sorted(one.phone for one in hall.provider.sent) == [
            town.PHONES[town.HOUSING * 10],
            town.PHONES[town.HOUSING * 10 + 1],
        ]
        assert len({one.key for one in hall.provider.sent}) == 2


@pytest.mark.parametrize(
    ("outcome", "state", "tries"),
    [
        (SmsOutcome.REFUSED, "failed", 1),
        (SmsOutcome.NOT_NOW, "refused", 2),
        (SmsOutcome.UNCONFIRMED, "unconfirmed", 1),
    ],
)
async def test_what_did_not_go_out_is_tried_again_and_what_may_have_is_not(
    hall: TownHall, outcome: SmsOutcome, state: str, tries: int
) -> None:
    hall.provider.outcome = outcome
    ticket = await dispatched(hall)
    hall.clock.move_by(38 * HOUR)
    await messages(hall, ticket, state, state)
    assert len(hall.provider.sent) == 2
    hall.provider.outcome = SmsOutcome.SENT
    hall.clock.move_by(10 * MINUTE)
    await messages(hall, ticket, *(["sent"] * 2 if tries == 2 else [state] * 2))
    assert len(hall.provider.sent) == 2 * tries


async def test_undone_within_the_hold_sends_nothing(tmp_path: Path) -> None:
    async with town_hall(sqlite_url(tmp_path)) as hall:
        ticket = await dispatched(hall)
        hall.clock.move_by(38 * HOUR)
        await messages(hall, ticket, "sent", "sent")
        order = town.wish(acts.Supervise(), ticket)
        assert (await hall.post(DISPATCHER, order)).status_code == 200
        hall.clock.move_by(9_000)
        await hall.act(DISPATCHER, acts.Undo(op_id=order.op_id), ticket)
        hall.clock.move_by(60_000)
        await hall.act(DISPATCHER, acts.Supervise(), ticket)
        hall.clock.move_by(10_000)
        await messages(hall, ticket, "cancelled", "sent", "sent", "sent")
        assert len(hall.provider.sent) == 3


async def test_a_job_goes_on_after_a_failure(expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("WARNING backend.jobs: .*job_failed")
    jobs, done = Jobs(), asyncio.Event()
    rounds = 0

    async def work() -> float:
        nonlocal rounds
        rounds += 1
        if rounds == 1:
            raise RuntimeError("the first time")
        done.set()
        return 60.0

    jobs.add("unlucky", work)
    jobs.start()
    async with asyncio.timeout(10):
        await done.wait()
    await jobs.close()
    assert rounds == 2


async def test_closing_lets_a_round_finish() -> None:
    jobs, began, go_on = Jobs(), asyncio.Event(), asyncio.Event()
    finished = []

    async def work() -> float:
        began.set()
        await go_on.wait()
        finished.append(True)
        return 60.0

    jobs.add("slow", work)
    jobs.start()
    await began.wait()
    closing = asyncio.create_task(jobs.close())
    await asyncio.sleep(0)
    go_on.set()
    await closing
    assert finished == [True]
