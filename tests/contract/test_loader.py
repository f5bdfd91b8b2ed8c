"""A history written in bulk is one ledger with what the writer adds."""

from __future__ import annotations

import asyncio

from backend.store import tables
from backend.store.loader import Loader, loading
from domain.acts import Accept, Dispatch, Finish, Note, Payload, PersonalData, Rate, Triage
from domain.decide import decide
from domain.due import due
from domain.instant import DAY, HOUR
from domain.operation import Actor
from domain.ticket import Ticket
from domain.words import Channel, Satisfaction, Stage
from tests.contract.house import House, scope
from tests.contract.town import DISPATCHER, DISTRICT, HANDLER, HOUSING, report, wish

PERSON = PersonalData(name="陈大文", phone="13812342207")


class Story:
    """One ticket's history, decided as it goes."""

    def __init__(self, loader: Loader, at: int) -> None:
        self.loader = loader
        self.at = at
        self.ticket: Ticket | None = None

    async def arrive(self) -> None:
        operation = report(person=PERSON)
        person = self.loader.sealed(PERSON)
        decision = decide(
            self.loader.world,
            None,
            operation,
            DISPATCHER,
            self.at,
            new_id=await self.loader.new_id(self.at),
            reporter=person.as_reporter(channel=Channel.CALL, at=self.at, account=None),
        )
        await self.loader.add(decision, op_id=operation.op_id, before=None, person=person)
        self.ticket = decision.ticket

    async def do(self, payload: Payload, by: Actor = DISPATCHER) -> None:
        assert self.ticket is not None
        operation = wish(payload, self.ticket.id)
        decision = decide(self.loader.world, self.ticket, operation, by, self.at)
        await self.loader.add(decision, op_id=operation.op_id, before=self.ticket)
        self.ticket = decision.ticket

    async def wait(self, span: int) -> None:
        assert self.ticket is not None
        self.at += span
        while (decision := due(self.loader.world, self.ticket, self.at)) is not None:
            await self.loader.add(decision, op_id="", before=self.ticket)
            self.ticket = decision.ticket


async def told(loader: Loader, at: int) -> None:
    """A ticket that was late once and closed in the end."""
    story = Story(loader, at)
    await story.arrive()
    await story.do(Triage(matter="M1"))
    await story.do(Dispatch(lead=HOUSING))
    await story.wait(25 * HOUR)
    await story.do(Accept(assignment=1), HANDLER)
    await story.do(Finish(assignment=1, result="已更换"), HANDLER)
    good = Satisfaction.SATISFIED
    await story.do(Rate(response=good, result=good))


async def test_it_is_one_sound_ledger(house: House) -> None:
    first = await house.reported()
    house.clock.pass_by(60 * DAY)
    async with loading(house.database, house.vault, DISTRICT) as loader:
        for day in range(30):
            await told(loader, house.clock.now() - (50 - day) * DAY)
        await house.do(Note(text="同时在写"), first)
        await loader.flush()
        await told(loader, house.clock.now() - DAY)
    assert (await house.verified()).sound
    assert set((await house.effects()).values()) == {"sent"}
    assert await house.outbox.claim() == ()
    rows = await house.whole()
    assert sum(row.stage is Stage.CLOSED for row in rows.values()) == 31
    assert len(await house.people.by_phone("13812342207", scope(DISPATCHER))) == 31
    assert await house.segments.make() == 2  # June and July
    assert await house.whole() == rows


async def test_numbers_go_on_where_it_ended(house: House) -> None:
    async with loading(house.database, house.vault, DISTRICT) as loader:
        story = Story(loader, house.clock.now())
        await story.arrive()
    assert story.ticket is not None
    assert await house.reported() == story.ticket.id + 1
    async with loading(house.database, house.vault, DISTRICT) as loader:
        again = Story(loader, house.clock.now())
        await again.arrive()
    assert again.ticket is not None
    assert again.ticket.id == story.ticket.id + 2
    await asyncio.gather(*[house.reported() for _ in range(3)])
    assert (await house.verified()).sound
    assert await house.count(tables.event) == 6
