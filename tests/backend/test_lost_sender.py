"""A message whose sender was killed while it sent is given up, also by servers that started long before."""

import asyncio

import sqlalchemy as sa

from backend.store import tables
from domain.acts import Dispatch, Triage
from domain.instant import DAY
from domain.wire import TicketView
from domain.words import Role
from tests.backend.town_hall import INSIDE, TownHall, decoded
from tests.contract.town import HOUSING
from tests.harness.logs import ExpectedLogs

SEAT = INSIDE[Role.DISPATCHER]


async def states(hall: TownHall, ticket: int) -> set[str]:
    """In which states the ticket's messages are."""
    view = decoded(await hall.get(SEAT, f"/api/v1/tickets/{ticket}"), TicketView)
    return {message.state for message in view.messages}


async def become(hall: TownHall, ticket: int, state: str) -> None:
    """Wait until all of them are in this state."""
    async with asyncio.timeout(20):
        while await states(hall, ticket) != {state}:  # noqa: ASYNC110 - another task's work is waited for
            await asyncio.sleep(0.01)


async def test_a_message_is_given_up_once_its_lease_has_run_out(
    hall: TownHall, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("messages_unconfirmed")
    ticket = await hall.report()
    await hall.act(SEAT, Triage(matter="M1"), ticket)
    await hall.act(SEAT, Dispatch(lead=HOUSING), ticket)
    hall.clock.move_by(DAY)
    await become(hall, ticket, "sent")
    count = len(hall.provider.sent)
    async with hall.database.writing() as connection:
        # As another process left them that died in the middle of sending, a minute ago.
        await connection.execute(sa.update(tables.effect).values(state="sending", lease_until=1))
    hall.app.wake()
    await become(hall, ticket, "unconfirmed")
    assert len(hall.provider.sent) == count
