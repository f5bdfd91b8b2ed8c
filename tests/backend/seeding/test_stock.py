"""The demo in a real database: one valid ledger, also after a top-up, with nobody's personal data in it."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.demo.driver import Driver
from backend.demo.pace import load_pace
from backend.demo.playing import playing
from backend.seeding.district import Profile
from backend.seeding.stock import DEMO_PASSWORD, account_rows, prepare, seed_demo, set_up, top_up
from backend.store import loader
from backend.store.batch import Batch
from backend.store.database import Database
from backend.store.directory import load_world
from backend.store.ledger import Ledger
from backend.store.ledger_sql import LedgerSql
from backend.store.people import People
from backend.store.reading import Reading
from backend.store.standing import Standing
from backend.store.vault import Vault
from backend.store.verify import verify
from domain.instant import DAY, MINUTE, SECOND
from domain.soundness import faults
from domain.words import Act
from tests.backend.demo.desk import HandClock
from tests.backend.seeding.making import NOW, demo, texts

_DISTRICT = "440112"


class Stocked:
    def __init__(self, database: Database, vault: Vault) -> None:
        self.database = database
        self.vault = vault


@pytest.fixture
async def stocked(tmp_path: Path) -> AsyncIterator[Stocked]:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/demo.sqlite")
    vault = Vault.open(tmp_path, os.environ)
    await vault.check(database)
    await set_up(database, vault, demo())
    await seed_demo(database, vault, NOW, history=60, open_tickets=60)
    yield Stocked(database, vault)
    await database.close()


async def test_the_ledger_is_sound_and_people_are_apart(stocked: Stocked, tmp_path: Path) -> None:
    found = await verify(stocked.database, _DISTRICT)
    assert found.sound, found
    assert found.seq > 400
    tail = await Reading(stocked.database, stocked.vault, _DISTRICT).tail(0, 100_000)
    assert tail.events
    bodies = b"".join(event.body for event in tail.events)
    standing = await Standing(stocked.database, _DISTRICT).tickets()
    people = People(stocked.database, stocked.vault, _DISTRICT)
    told = 0
    for ticket in standing:
        for reporter in ticket.reporters:
            person = await people.reveal(ticket.id, reporter.id)
            assert person.phone.startswith("1610000")
            assert person.phone.encode() not in bodies
            assert person.name.encode() not in bodies
            told += 1
    assert told > 10
    assert b"1610000" not in bodies


async def test_repeats_splits_claims_and_calls_are_part_of_the_day(stocked: Stocked) -> None:
    tail = await Reading(stocked.database, stocked.vault, _DISTRICT).tail(0, 100_000)
    acts = Counter(event.act for event in tail.events)
    assert acts[Act.MERGE] == acts[Act.MERGE_INTO] == 3
    assert (acts[Act.SPLIT], acts[Act.LOG_CALL], acts[Act.CLAIM]) == (1, 6, 7)
    standing = await Standing(stocked.database, _DISTRICT).tickets()
    assert sum(ticket.parent is not None for ticket in standing) == 2
    mains = [ticket for ticket in standing if ticket.merged_repeats()]
    assert [len(ticket.reporters) > 1 for ticket in mains] == [True] * 3
    assert all(faults(ticket) == () for ticket in standing)


@pytest.mark.parametrize("days", [1, 3, 40])
async def test_a_later_start_tops_it_up_and_leaves_it_sound(stocked: Stocked, days: int) -> None:
    standing = Standing(stocked.database, _DISTRICT)
    assert 50 <= len(await standing.tickets()) <= 70
    assert await top_up(stocked.database, stocked.vault, NOW + days * DAY, open_tickets=60) > 50
    assert 45 <= len(await standing.tickets()) <= 80
    assert await standing.last_at() <= NOW + days * DAY
    found = await verify(stocked.database, _DISTRICT)
    assert found.sound, found
    assert await top_up(stocked.database, stocked.vault, NOW + days * DAY, open_tickets=60) == 0


async def test_the_driver_plays_on_a_real_ledger(stocked: Stocked) -> None:
    clock = HandClock(NOW)
    ledger = Ledger(stocked.database, clock, stocked.vault, _DISTRICT)
    standing = Standing(stocked.database, _DISTRICT)
    await ledger.start()
    try:
        before = (await ledger.head()).seq
        driver = Driver(demo(), texts(), load_pace(), clock, submit=ledger.submit, standing=standing.tickets)
        for _ in range(40):
            clock.at += 20 * SECOND
            while (await ledger.run_due()).fired:
                pass
            await driver.step()
        events = (await Reading(stocked.database, stocked.vault, _DISTRICT).tail(before, 1_000)).events
    finally:
        await ledger.close()
    acts = {event.act for event in events}
    assert acts >= {Act.REPORT, Act.TURN_RED}
    assert acts & {Act.ACCEPT, Act.FINISH}
    assert all(NOW < event.at <= NOW + 14 * MINUTE for event in events)
    found = await verify(stocked.database, _DISTRICT)
    assert found.sound, found


async def test_a_first_start_makes_a_demo_and_the_next_one_finds_it(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/demo.sqlite")
    vault = Vault.open(tmp_path, os.environ)
    added: list[tuple[tuple[int, str, str], ...]] = []

    async def add_accounts(rows: tuple[tuple[int, str, str], ...]) -> None:
        added.append(rows)

    async def start(now: int) -> bool:
        return await prepare(
            database, vault, now, hash_now=str.upper, add_accounts=add_accounts, history=5, open_tickets=20
        )

    try:
        await vault.check(database)
        assert await start(NOW) is True
        head = await Reading(database, vault, _DISTRICT).head()
        assert await start(NOW + MINUTE) is False
        assert await Reading(database, vault, _DISTRICT).head() == head
        assert await start(NOW + 2 * DAY) is False
        assert (await Reading(database, vault, _DISTRICT).head())[0] > head[0]
        assert len(added) == 1
    finally:
        await database.close()


@pytest.mark.parametrize(("district", "streets"), [("440112", 17), ("440105", 18)])
async def test_a_whole_district_is_made_tenfold_and_stays_whole(
    tmp_path: Path, district: str, streets: int
) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/demo.sqlite")
    vault = Vault.open(tmp_path, os.environ)
    logins: list[tuple[int, str, str]] = []

    async def add_accounts(rows: tuple[tuple[int, str, str], ...]) -> None:
        logins.extend(rows)

    async def start(now: int, profile: Profile | None) -> bool:
        return await prepare(
            database,
            vault,
            now,
            hash_now=str.upper,
            add_accounts=add_accounts,
            district=district,
            profile=profile,
            history=2,
            open_tickets=8,
        )

    try:
        await vault.check(database)
        assert await start(NOW, Profile.WHOLE) is True
        assert await start(NOW + 2 * DAY, None) is False
        standing = await Standing(database, district).tickets()
        assert 70 <= len(standing) <= 90
        assert len({ticket.place.area[:9] for ticket in standing}) > 10
        directory = (await load_world(database, district)).directory
        assert sum(len(area.code) == 9 for area in directory.areas) == streets
        assert len(logins) == len(directory.people)
        found = await verify(database, district)
        assert found.sound, found
    finally:
        await database.close()


async def test_the_demo_plays_beside_a_server_and_ends_with_it(stocked: Stocked) -> None:
    clock = HandClock(NOW)
    ledger = Ledger(stocked.database, clock, stocked.vault, _DISTRICT)
    await ledger.start()
    pace = msgspec.structs.replace(load_pace(), tick_s=0.01)
    try:
        written = asyncio.Event()
        unsubscribe = stocked.database.wakeups.subscribe(lambda _topic, _payload: written.set())
        async with asyncio.timeout(20), playing(stocked.database, clock, ledger.submit, pace=pace):
            clock.at += 10 * MINUTE
            await written.wait()
        unsubscribe()
    finally:
        await ledger.close()
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "demo"]


def test_everybody_gets_a_log_in_with_one_hash_of_the_demo_password() -> None:
    hashed: list[str] = []

    def hash_now(password: str) -> str:
        hashed.append(password)
        return "hash"

    rows = account_rows(demo(), hash_now)
    assert hashed == [DEMO_PASSWORD]
    assert {ident for ident, _, _ in rows} == set(demo().world.directory.person_by_id)
    assert {password for _, _, password in rows} == {"hash"}
    assert len({login for _, login, _ in rows}) == len(rows)


@pytest.mark.parametrize("at_piece", [1, 3])
async def test_a_first_start_that_is_cut_short_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_piece: int
) -> None:
    """It dies while it writes: nothing of the history is there, and the next start makes all of it."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/demo.sqlite")
    vault = Vault.open(tmp_path, os.environ)

    class KilledError(Exception):
        pass

    async def start() -> bool:
        return await prepare(
            database, vault, NOW, hash_now=str.upper, add_accounts=add_accounts, history=40, open_tickets=20
        )

    async def add_accounts(_rows: tuple[tuple[int, str, str], ...]) -> None:
        pass

    written = 0
    write = LedgerSql.write

    async def dies(self: LedgerSql, connection: AsyncConnection, batch: Batch) -> None:
        nonlocal written
        await write(self, connection, batch)
        written += 1
        if written == at_piece:
            raise KilledError

    try:
        await vault.check(database)
        with monkeypatch.context() as patched:
            patched.setattr(loader, "_PIECE", 100)
            patched.setattr(LedgerSql, "write", dies)
            with pytest.raises(KilledError):
                await start()
        assert await Standing(database, _DISTRICT).last_at() == 0
        assert await start() is False
        cut = (await Reading(database, vault, _DISTRICT).head())[0]
        assert len(await Standing(database, _DISTRICT).tickets()) >= 20
        found = await verify(database, _DISTRICT)
        assert found.sound, found
    finally:
        await database.close()
    (tmp_path / "whole").mkdir()
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/whole/demo.sqlite")
    try:
        await vault.check(database)
        assert await start() is True
        assert (await Reading(database, vault, _DISTRICT).head())[0] == cut, "no shorter history"
    finally:
        await database.close()
