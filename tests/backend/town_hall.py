"""A real server in the test's own loop: the town's world with an account for every role, on a real socket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect

from backend.app import App, build
from backend.server import Listener
from backend.services.passwords import Passwords
from backend.services.sessions import actor_of
from backend.settings import ServerSettings
from backend.sms import Sms, SmsAnswer, SmsOutcome
from backend.store.accounts import Accounts
from backend.store.database import Database
from backend.store.directory import write_world
from backend.store.vault import Vault
from domain import wire
from domain.acts import Payload
from domain.directory import Person
from domain.operation import Actor, Operation
from domain.words import Role
from tests.contract import town
from tests.harness.standing_clock import StandingClock

T = TypeVar("T")
PASSWORD = "correct horse battery"


def _person(ident: int, role: Role, area: str = town.STREET, unit: int | None = None) -> Person:
    return Person(id=ident, name=f"甲{ident}", role=role, area=area, unit=unit, seat=f"{ident:02}")


INSIDE = {
    Role.OFFICER: _person(101, Role.OFFICER, town.COMMUNITY),
    Role.DISPATCHER: _person(102, Role.DISPATCHER),
    Role.SUPERVISOR: _person(103, Role.SUPERVISOR),
    Role.HANDLER: _person(104, Role.HANDLER, town.DISTRICT, town.HOUSING),
    Role.LEADER: _person(105, Role.LEADER, town.DISTRICT, town.HOUSING),
    Role.INSPECTOR: _person(106, Role.INSPECTOR, town.DISTRICT),
    Role.RESIDENT: _person(107, Role.RESIDENT, town.DISTRICT),
    Role.ENTERPRISE: _person(108, Role.ENTERPRISE, town.DISTRICT),
    Role.AUDITOR: _person(109, Role.AUDITOR, town.DISTRICT),
    Role.ADMINISTRATOR: _person(110, Role.ADMINISTRATOR, town.DISTRICT),
    Role.WALL: _person(111, Role.WALL),
}
"""Whoever has something to do with a matter in the street that the housing office handles."""

OUTSIDE = {
    Role.OFFICER: _person(201, Role.OFFICER, town.OTHER_STREET),
    Role.DISPATCHER: _person(202, Role.DISPATCHER, town.OTHER_STREET),
    Role.SUPERVISOR: _person(203, Role.SUPERVISOR, town.OTHER_STREET),
    Role.HANDLER: _person(204, Role.HANDLER, town.DISTRICT, town.WATER),
    Role.LEADER: _person(205, Role.LEADER, town.DISTRICT, town.WATER),
    Role.RESIDENT: _person(207, Role.RESIDENT, town.DISTRICT),
    Role.ENTERPRISE: _person(208, Role.ENTERPRISE, town.DISTRICT),
    Role.WALL: _person(211, Role.WALL, town.OTHER_STREET),
}
"""Whoever has not."""

PEOPLE = (*INSIDE.values(), *OUTSIDE.values())


def login_of(person: Person) -> str:
    """The login of a person's account."""
    return f"seat{person.id}"


@dataclass
class Provider:
    """A gateway that keeps what it was to send."""

    sent: list[Sms] = field(default_factory=list)
    outcome: SmsOutcome = SmsOutcome.SENT

    async def send(self, message: Sms) -> SmsAnswer:
        """Keeps the message."""
        self.sent.append(message)
        return SmsAnswer(outcome=self.outcome)

    async def close(self) -> None:
        """Nothing is held."""


class Refused(Exception):
    """The server answered with a problem."""

    def __init__(self, problem: wire.Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass
class TownHall:
    """A running server, and people who call it."""

    url: str
    app: App
    clock: StandingClock
    provider: Provider
    http: httpx.AsyncClient
    database: Database
    listener: Listener
    _tokens: dict[int, str] = field(default_factory=dict)

    async def access(self, person: Person) -> str:
        """An access token of this person, logged in once."""
        if person.id not in self._tokens:
            self._tokens[person.id] = (await self.log_in(person)).access
        return self._tokens[person.id]

    async def log_in(self, person: Person, password: str = PASSWORD) -> wire.Session:
        """A new session. Raises Refused."""
        body = {"login": login_of(person), "password": password}
        answer = await self.http.post(wire.LOGIN, json=body)
        return decoded(answer, wire.Session)

    async def get(self, person: Person, path: str, **parameters: Any) -> httpx.Response:
        """What this person gets."""
        headers = {"Authorization": f"Bearer {await self.access(person)}"}
        return await self.http.get(path, params=parameters or None, headers=headers)

    async def post(self, person: Person, operation: Operation) -> httpx.Response:
        """What this person is answered."""
        headers = {
            "Authorization": f"Bearer {await self.access(person)}",
            "Content-Type": "application/msgpack",
            "Accept": "application/msgpack",
        }
        return await self.http.post(
            wire.OPERATIONS, content=msgspec.msgpack.encode(operation), headers=headers
        )

    async def act(self, person: Person, payload: Payload, ticket: int | None = None) -> wire.OperationAnswer:
        """Has something done. Raises Refused."""
        return decoded(await self.post(person, town.wish(payload, ticket)), wire.OperationAnswer)

    async def report(self, person: Person = INSIDE[Role.DISPATCHER], area: str = town.STREET) -> int:
        """A new ticket."""
        answer = await self.post(person, town.report(area=area))
        return decoded(answer, wire.OperationAnswer).ticket

    @asynccontextmanager
    async def feed(
        self, person: Person, since: int = 0, *, hello: wire.Hello | None = None
    ) -> AsyncIterator[Feed]:
        """A feed on which Hello was said."""
        access = await self.access(person)
        async with connect(
            self.url.replace("http", "ws") + wire.FEED, compression=None, proxy=None
        ) as socket:
            feed = Feed(socket)
            await feed.say(hello or wire.Hello(access=access, since=since))
            yield feed


@dataclass
class Feed:
    """A client's end of a feed."""

    socket: ClientConnection

    async def say(self, message: wire.ClientMessage) -> None:
        """Says something."""
        await self.socket.send(msgspec.msgpack.encode(message))

    async def next(self) -> wire.FeedMessage:
        """The next message."""
        async with asyncio.timeout(10):
            data = await self.socket.recv(decode=False)
        found: wire.FeedMessage = msgspec.msgpack.decode(data, type=wire.FeedMessage)
        return found

    async def next_of(self, kind: type[T]) -> T:
        """The next message of a kind; others before it are passed over."""
        while True:
            message = await self.next()
            if isinstance(message, kind):
                return message


def decoded(answer: httpx.Response, kind: type[T]) -> T:
    """The answer's value. Raises Refused."""
    if answer.status_code >= 400:
        raise Refused(msgspec.json.decode(answer.content, type=wire.Problem))
    decode = msgspec.msgpack.decode if "msgpack" in answer.headers["content-type"] else msgspec.json.decode
    found: T = decode(answer.content, type=kind)
    return found


def actor(person: Person) -> Actor:
    """Who the server takes a person for."""
    return actor_of(person, town.DISTRICT)


async def set_up(database: Database, vault: Vault, passwords: Passwords) -> None:
    """The town's world with everybody's account in an empty database."""
    world = town.make_world()
    directory = msgspec.structs.replace(world.directory, people=PEOPLE)
    await write_world(database, vault, msgspec.structs.replace(world, directory=directory), town.PHONES)
    hashed = passwords.hash_now(PASSWORD)
    rows = [(person.id, login_of(person), hashed) for person in PEOPLE]
    await Accounts(database).add_all(town.DISTRICT, rows, 0)


def quick_passwords() -> Passwords:
    """Hashes that cost next to nothing."""
    return Passwords(memory_kib=8, passes=1)


@asynccontextmanager
async def town_hall(database_url: str, *, seeded: bool = False, **changes: Any) -> AsyncIterator[TownHall]:
    """A server of the town on a loopback port; ended in an orderly way at the end."""
    settings = ServerSettings(database=database_url, **changes)
    clock, provider, vault = StandingClock(town.START), Provider(), Vault(town.MASTER)
    passwords = quick_passwords()
    database = await Database.open(database_url)
    try:
        if not seeded:
            await set_up(database, vault, passwords)
        async with build(
            settings, clock, provider, database, vault, town.DISTRICT, passwords=passwords
        ) as app:
            clock.moved = app.wake
            listener = Listener(app.asgi, "127.0.0.1", 0)
            await listener.start()
            async with httpx.AsyncClient(base_url=listener.url, trust_env=False, timeout=30) as http:
                hall = TownHall(listener.url, app, clock, provider, http, database, listener)
                try:
                    yield hall
                finally:
                    await app.end_feeds()
                    await listener.close()
    finally:
        await database.close()


def sqlite_url(folder: Path) -> str:
    """A fresh SQLite database."""
    return f"sqlite:///{folder / 'town.sqlite'}"
