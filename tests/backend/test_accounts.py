"""Sessions, tokens and lock-outs on both databases, on a real clock that the test moves."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from backend.problems import DoorCode, DoorError
from backend.services.log_in import FIRST_LOCK_OUT, FREE_FAILURES, LONGEST_LOCK_OUT, LogIn
from backend.services.sessions import ACCESS_LASTS, REFRESH_LASTS, Sessions
from backend.store.accounts import Accounts, LoginTaken
from backend.store.database import Database
from backend.store.directory import load_world
from backend.store.vault import Vault
from domain.policy import World
from domain.wire import LoginRequest, Session
from domain.words import Role
from tests.backend.town_hall import INSIDE, PASSWORD, login_of, quick_passwords, set_up
from tests.contract import town

DISPATCHER = INSIDE[Role.DISPATCHER]


@dataclass
class Desk:
    """Everything that a log-in needs, on a clock of its own."""

    database: Database
    accounts: Accounts
    sessions: Sessions
    entry: LogIn
    at: int = 1_800_000_000_000

    async def log_in(self, password: str = PASSWORD, login: str = login_of(DISPATCHER)) -> Session:
        return await self.entry.log_in(LoginRequest(login=login, password=password), "10.0.0.1")

    async def refused(self, password: str = "wrong", login: str = login_of(DISPATCHER)) -> DoorError:
        with pytest.raises(DoorError) as refused:
            await self.log_in(password, login)
        return refused.value


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    database = await Database.open(database_url)
    passwords = quick_passwords()
    await set_up(database, Vault(town.MASTER), passwords)
    made = await load_world(database, town.DISTRICT)

    async def world() -> World:
        return made

    accounts = Accounts(database)
    desk = Desk(database, accounts, None, None)  # type: ignore[arg-type]
    desk.sessions = Sessions(accounts, town.DISTRICT, world, lambda: desk.at)
    desk.entry = LogIn(accounts, desk.sessions, passwords, town.DISTRICT, world, lambda: desk.at)
    yield desk
    passwords.close()
    await database.close()


async def expired(sessions: Sessions, access: str) -> bool:
    try:
        await sessions.caller(access)
    except DoorError as refused:
        return refused.code is DoorCode.SESSION_EXPIRED
    return False


async def test_a_password_opens_a_session_for_its_person(desk: Desk) -> None:
    session = await desk.log_in()
    caller = await desk.sessions.caller(session.access)
    assert session.person == DISPATCHER
    assert session.expires_in == ACCESS_LASTS
    assert caller.actor.account == DISPATCHER.id
    assert caller.actor.area == DISPATCHER.area


async def test_unknown_name_and_wrong_password_are_told_alike(desk: Desk) -> None:
    wrong, unknown = await desk.refused(), await desk.refused(login="nobody")
    assert wrong.code is unknown.code is DoorCode.UNAUTHORIZED
    assert wrong.detail == unknown.detail


@pytest.mark.parametrize("login", [login_of(DISPATCHER), "nobody"])
async def test_lock_out_after_failures_grows_and_ends(desk: Desk, login: str) -> None:
    for _ in range(FREE_FAILURES):
        assert (await desk.refused(login=login)).code is DoorCode.UNAUTHORIZED
    locked = await desk.refused(PASSWORD, login)
    assert locked.code is DoorCode.LOCKED_OUT
    assert locked.facts["wait"] == FIRST_LOCK_OUT
    waits = []
    for _ in range(8):
        desk.at += (await desk.refused(PASSWORD, login)).facts["wait"]
        assert (await desk.refused(login=login)).code is DoorCode.UNAUTHORIZED
        waits.append((await desk.refused(login=login)).facts["wait"])
    assert waits == sorted(waits)
    assert waits[0] == 2 * FIRST_LOCK_OUT
    assert waits[-1] == LONGEST_LOCK_OUT


async def test_success_forgets_failures(desk: Desk) -> None:
    for _ in range(3):
        for _ in range(FREE_FAILURES - 1):
            await desk.refused()
        await desk.log_in()


async def test_another_name_is_not_locked_out_until_the_address_is(desk: Desk) -> None:
    for number in range(10):
        for _ in range(3):
            await desk.refused(login=f"guess{number}")
    assert (await desk.refused(PASSWORD)).code is DoorCode.LOCKED_OUT


async def test_access_token_runs_out(desk: Desk) -> None:
    session = await desk.log_in()
    desk.at += ACCESS_LASTS - 1
    assert not await expired(desk.sessions, session.access)
    desk.at += 1
    assert await expired(desk.sessions, session.access)


async def test_refresh_rotates_and_a_second_use_ends_the_session(desk: Desk) -> None:
    first = await desk.log_in()
    second = await desk.sessions.renew(first.refresh)
    assert not await expired(desk.sessions, second.access)
    with pytest.raises(DoorError):
        await desk.sessions.renew(first.refresh)
    assert await expired(desk.sessions, first.access)
    assert await expired(desk.sessions, second.access)
    with pytest.raises(DoorError):
        await desk.sessions.renew(second.refresh)


async def test_refresh_token_runs_out_and_is_no_access_token(desk: Desk) -> None:
    session = await desk.log_in()
    assert await expired(desk.sessions, session.refresh)
    with pytest.raises(DoorError):
        await desk.sessions.renew(session.access)
    desk.at += REFRESH_LASTS
    with pytest.raises(DoorError):
        await desk.sessions.renew(session.refresh)


async def test_an_end_is_seen_at_once_and_by_other_processes_with_their_next_look(desk: Desk) -> None:
    ended, kept = await desk.log_in(), await desk.log_in()
    other = Sessions(desk.accounts, town.DISTRICT, desk.entry._world, lambda: desk.at)
    await other.look_again()
    caller = await other.caller(ended.access)
    told = []
    other.forgotten.add(lambda: told.append(True))

    assert len(await desk.sessions.mine(caller)) == 2
    assert await desk.sessions.end(caller, caller.session)
    assert await expired(desk.sessions, ended.access)
    assert not await desk.sessions.end(caller, caller.session)

    assert not await expired(other, ended.access)
    await other.look_again()
    assert told == [True]
    assert await expired(other, ended.access)
    assert not await expired(other, kept.access)


async def test_nobody_ends_the_session_of_another(desk: Desk) -> None:
    mine = await desk.sessions.caller((await desk.log_in()).access)
    theirs = await desk.sessions.caller((await desk.log_in(login=login_of(INSIDE[Role.HANDLER]))).access)
    assert not await desk.sessions.end(mine, theirs.session)


@pytest.mark.parametrize("how", ["lock", "password"])
async def test_locking_and_a_new_password_end_the_sessions(desk: Desk, how: str) -> None:
    session, login = await desk.log_in(), login_of(DISPATCHER)
    await desk.sessions.look_again()
    if how == "lock":
        assert await desk.accounts.set_locked(town.DISTRICT, login, True, desk.at)
    else:
        assert await desk.accounts.set_password(town.DISTRICT, login, "other hash", desk.at)
    await desk.sessions.look_again()
    assert await expired(desk.sessions, session.access)
    code = (await desk.refused(PASSWORD)).code
    assert code is (DoorCode.ACCOUNT_LOCKED if how == "lock" else DoorCode.UNAUTHORIZED)


async def test_a_remembered_token_costs_no_query(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    session = await desk.log_in()
    await desk.sessions.caller(session.access)

    async def fail(*_: object) -> None:
        raise AssertionError("asked the database")

    monkeypatch.setattr(desk.accounts, "grant", fail)
    assert (await desk.sessions.caller(session.access)).actor.account == DISPATCHER.id


async def test_purge_keeps_what_still_counts(desk: Desk) -> None:
    session = await desk.log_in()
    spent = session.refresh
    session = await desk.sessions.renew(spent)
    desk.at += ACCESS_LASTS
    assert await desk.accounts.purge(desk.at) == 2
    # The spent one is still known, so that a thief is noticed.
    with pytest.raises(DoorError, match="before"):
        await desk.sessions.renew(spent)
    desk.at += REFRESH_LASTS * 10
    assert await desk.accounts.purge(desk.at) == 3


async def test_logins_are_unique_in_a_district(desk: Desk) -> None:
    with pytest.raises(LoginTaken):
        await desk.accounts.add(town.DISTRICT, 999, login_of(DISPATCHER), "hash", desk.at)
