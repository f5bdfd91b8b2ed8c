"""Puts the demo into a database: the district, its log-ins, its day and history, and later what came since.

`prepare` is all that a start needs, before anything else writes. The first time it is `set_up`, the accounts
(`account_rows`) and `seed_demo`; later on it is `top_up`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from random import Random
from typing import Final

from backend.seeding import between_tickets
from backend.seeding.album import Album
from backend.seeding.district import DEMO_DISTRICT, DemoDistrict, Profile, load_district, profile_of
from backend.seeding.history import in_order, play_all, whole_plots
from backend.seeding.life import Recorded
from backend.seeding.plot import Plot
from backend.seeding.top_up import go_on
from backend.seeding.wording import load_texts
from backend.services.sessions import real_now
from backend.store.database import Database
from backend.store.directory import UnknownDistrict, load_world, write_world
from backend.store.files import Files
from backend.store.loader import Loader, loading
from backend.store.people import SealedPerson
from backend.store.standing import Standing
from backend.store.vault import Vault
from domain.acts import PersonalData
from domain.ticket import Reporter, Ticket
from domain.words import Channel

DEMO_PASSWORD: Final = "huying-demo"  # noqa: S105 - the demo's one password, documented and on loopback only
OPEN_TICKETS: Final = 120
HISTORY: Final = 2_000
_TIMES_AS_MUCH: Final = {Profile.SMALL: 1, Profile.WHOLE: 10}
"""A whole district has so many times the small one's tickets."""


def account_rows(demo: DemoDistrict, hash_now: Callable[[str], str]) -> tuple[tuple[int, str, str], ...]:
    """Account, log-in and hash of the demo password for everybody; hashed once, as there is one password."""
    hashed = hash_now(DEMO_PASSWORD)
    return tuple((ident, login, hashed) for login, ident in demo.logins.items())


async def prepare(
    database: Database,
    vault: Vault,
    now: int,
    *,
    hash_now: Callable[[str], str],
    add_accounts: Callable[[tuple[tuple[int, str, str], ...]], Awaitable[None]],
    district: str = DEMO_DISTRICT,
    profile: Profile | None = None,
    history: int = HISTORY,
    open_tickets: int = OPEN_TICKETS,
    files: Files | None = None,
) -> bool:
    """Makes a new database a living demo, or tops up one that was left alone. Returns whether it was new.

    `profile` says how much of the district a new one has: the small demo where there is one, unless another
    is named; one that stands stays what it is. The numbers of tickets are those of a small one.
    With a store of files some tickets have pictures.
    `add_accounts` is given (account, log-in, hash of the password) for everybody. The district is written
    after the accounts, so it is asked again when the first start was cut short between the two. The day and
    its history, and what a top-up adds, are written together or not at all: whatever was cut short is made
    anew with the next start.
    """
    try:
        standing = await load_world(database, district)
        demo = load_district(district, profile_of(standing.directory))
        new = False
    except UnknownDistrict:
        demo = load_district(district, profile)
        await add_accounts(account_rows(demo, hash_now))
        await set_up(database, vault, demo)
        new = True
    times = _TIMES_AS_MUCH[profile_of(demo.world.directory)]
    history, open_tickets = history * times, open_tickets * times
    if await Standing(database, district).last_at() == 0:
        await seed_demo(
            database, vault, now, history=history, open_tickets=open_tickets, demo=demo, files=files
        )
    else:
        await top_up(database, vault, now, open_tickets=open_tickets, demo=demo, files=files)
    return new


async def set_up(database: Database, vault: Vault, demo: DemoDistrict) -> None:
    """The district with everything the rules look up, and its contacts' phone numbers."""
    await write_world(database, vault, demo.world, phones=demo.phones)


async def seed_demo(
    database: Database,
    vault: Vault,
    now: int,
    *,
    history: int = HISTORY,
    open_tickets: int = OPEN_TICKETS,
    seed: str = "demo",
    demo: DemoDistrict | None = None,
    files: Files | None = None,
) -> int:
    """A believable day and its history, relative to `now`. Returns the number of tickets."""
    demo = demo or load_district()
    texts = load_texts()
    plots = whole_plots(demo, texts, now, history, open_tickets, Random(seed))
    async with loading(database, vault, demo.world.directory.district) as loader:
        people = _People(loader)
        numbered = await _numbered(loader, plots)
        album = Album() if files is not None else None
        made = play_all(demo, texts, numbered, now, people.make_reporter, album)
        if files is not None and album is not None:
            await album.lay_in(files, real_now())
        standing = {one.decision.ticket.id: one.decision.ticket for one in made.records}
        numbers = [await loader.new_id(now) for _ in range(between_tickets.NEW_TICKETS)]
        between = between_tickets.play(
            demo, texts, standing.values(), now, Random(f"{seed}:between"), numbers, people.make_reporter
        )
        async with loader.all_or_nothing():
            await _load(loader, in_order([*made.records, *between]), {}, people)
    new = {ticket.id for one in between for ticket in _touched(one)} - standing.keys()
    return made.tickets + len(new)


async def top_up(
    database: Database,
    vault: Vault,
    now: int,
    *,
    open_tickets: int = OPEN_TICKETS,
    seed: str = "demo",
    demo: DemoDistrict | None = None,
    files: Files | None = None,
) -> int:
    """What happened since the last event, if that is some hours ago. Returns the number of events."""
    demo = demo or load_district()
    texts = load_texts()
    district = demo.world.directory.district
    standing = Standing(database, district)
    before = {ticket.id: ticket for ticket in await standing.tickets()}
    since = await standing.last_at()
    rng = Random(f"{seed}:{since}")
    went_on = go_on(demo, texts, before.values(), since, now, rng, open_tickets)
    async with loading(database, vault, district) as loader:
        people = _People(loader)
        numbered = await _numbered(loader, went_on.fresh)
        album = Album() if files is not None else None
        fresh = play_all(demo, texts, numbered, now, people.make_reporter, album)
        if files is not None and album is not None:
            await album.lay_in(files, real_now())
        records = in_order([*went_on.records, *fresh.records])
        async with loader.all_or_nothing():
            await _load(loader, records, before, people)
    return len(records)


class _People:
    """Seals the reporters of the stories, and keeps each until its report is loaded."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self._sealed: dict[str, SealedPerson] = {}

    def make_reporter(self, person: PersonalData, channel: Channel, at: int, account: int | None) -> Reporter:
        """The part of a reporter that the event holds."""
        sealed = self._loader.sealed(person)
        self._sealed[sealed.reporter] = sealed
        return sealed.as_reporter(channel=channel, at=at, account=account)

    def of(self, record: Recorded) -> SealedPerson | None:
        """Whom a report is from."""
        if record.person is None:
            return None
        return self._sealed[record.decision.ticket.reporters[0].id]


async def _numbered(loader: Loader, plots: Iterable[Plot]) -> list[tuple[Plot, int]]:
    in_order_of_arrival = sorted(plots, key=lambda one: one.at)
    return [(wanted, await loader.new_id(wanted.at)) for wanted in in_order_of_arrival]


async def _load(
    loader: Loader, records: Iterable[Recorded], standing: dict[int, Ticket], people: _People
) -> None:
    last = dict(standing)
    for record in records:
        after = record.decision.ticket
        await loader.add(
            record.decision, op_id=record.op_id, before=last.get(after.id), person=people.of(record)
        )
        last.update((ticket.id, ticket) for ticket in _touched(record))


def _touched(record: Recorded) -> list[Ticket]:
    return [one.ticket for one in (record.decision, *record.decision.also)]
