"""A real server process with the demo's district, and callers on kept connections: for figures over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from backend.seeding.district import DEMO_DISTRICT, DemoDistrict, load_district
from backend.seeding.stock import DEMO_PASSWORD, account_rows, set_up
from backend.services.passwords import Passwords
from backend.store.accounts import Accounts
from backend.store.database import Database
from backend.store.directory import write_world
from backend.store.vault import Vault
from domain import wire
from domain.acts import Payload, Report
from domain.directory import Person
from domain.operation import Actor, Operation
from domain.place import Place
from domain.policy import World
from domain.words import Channel, Role

ROOT: Final = Path(__file__).resolve().parents[2]
_HEAD_END: Final = b"\r\n\r\n"


def op_id(number: int) -> str:
    """A UUID of version 7; `number` keeps those of one run apart."""
    at = time.time_ns() // 1_000_000
    text = f"{at:012x}7{number & 0xFFF:03x}{0x8000 | number >> 12 & 0x3FFF:04x}{number:012x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


async def make_district(url: str, data: Path, *, seats: int = 0) -> DemoDistrict:
    """The demo's district in an empty database, with its log-ins and without tickets.

    `seats` more dispatchers, `seat0` and so on, see the whole district.
    """
    demo = _with_seats(load_district(DEMO_DISTRICT), seats)
    database = await Database.open(url)
    passwords = Passwords(memory_kib=8, passes=1)
    try:
        rows = account_rows(demo, passwords.hash_now)
        await Accounts(database).add_all(DEMO_DISTRICT, rows, 0)
        await set_up(database, Vault.open(data, {}), demo)
    finally:
        passwords.close()
        await database.close()
    return demo


def _with_seats(demo: DemoDistrict, count: int) -> DemoDistrict:
    directory = demo.world.directory
    first = max(one.id for one in directory.people) + 1
    more = tuple(
        Person(id=first + number, name=f"席位{number}", role=Role.DISPATCHER, area=directory.district)
        for number in range(count)
    )
    directory = msgspec.structs.replace(directory, people=(*directory.people, *more))
    logins = demo.logins | {f"seat{number}": one.id for number, one in enumerate(more)}
    world = msgspec.structs.replace(demo.world, directory=directory)
    return msgspec.structs.replace(demo, world=world, logins=logins)


def login_of(demo: DemoDistrict, role: Role) -> str:
    """The login of the seat of a role that reaches furthest."""
    people = [one for one in demo.world.directory.people if one.role is role]
    ident = min(people, key=lambda one: len(one.area)).id
    return next(login for login, account in demo.logins.items() if account == ident)


@contextlib.contextmanager
def server(url: str, data: Path) -> Iterator[tuple[int, str]]:
    """A `huying-server` that is ready: its process id and its address."""
    command = ["serve", "--listen", "127.0.0.1:0", "--database", url, "--data", str(data)]
    with subprocess.Popen(
        [sys.executable, "-m", "backend", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        try:
            yield process.pid, json.loads(process.stdout.readline())["url"]
        finally:
            process.terminate()


class Caller:
    """One kept connection that asks and waits for the answer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, access: str) -> None:
        self._reader = reader
        self._writer = writer
        self.become(access)

    def become(self, access: str) -> None:
        """Asks as the account of this token from now on."""
        self._head = (
            f"POST {wire.OPERATIONS} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {access}\r\n"
            "Content-Type: application/msgpack\r\nAccept: application/msgpack\r\nContent-Length: "
        ).encode()

    @classmethod
    async def connect(cls, url: str, access: str) -> Caller:
        """A connection to a server."""
        address = urlsplit(url)
        return cls(*await asyncio.open_connection(address.hostname, address.port), access)

    async def act(self, payload: Payload, number: int, ticket: int | None = None) -> wire.OperationAnswer:
        """Has an operation carried out. Raises RuntimeError where it is not."""
        body = msgspec.msgpack.encode(Operation(op_id=op_id(number), payload=payload, ticket=ticket))
        self._writer.write(self._head + str(len(body)).encode() + _HEAD_END + body)
        head = await self._reader.readuntil(_HEAD_END)
        length = int(head.lower().split(b"content-length: ", 1)[1].split(b"\r\n", 1)[0])
        answer = await self._reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(answer.decode(errors="replace"))
        return msgspec.msgpack.decode(answer, type=wire.OperationAnswer)

    def close(self) -> None:
        """Ends the connection."""
        self._writer.close()


async def log_in(url: str, login: str) -> str:
    """An access token."""
    body = json.dumps({"login": login, "password": DEMO_PASSWORD}).encode()
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(
        f"POST {wire.LOGIN} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    answer = (await reader.read()).split(_HEAD_END, 1)[1]
    writer.close()
    found: dict[str, Any] = json.loads(answer)
    return str(found["access"])


@contextlib.asynccontextmanager
async def callers(url: str, demo: DemoDistrict, count: int) -> AsyncIterator[list[Caller]]:
    """So many connections of one seat that reaches far."""
    access = await log_in(url, login_of(demo, Role.DISPATCHER))
    made = [await Caller.connect(url, access) for _ in range(count)]
    try:
        yield made
    finally:
        for one in made:
            one.close()


def a_report(demo: DemoDistrict, title: str = "路口井盖破损") -> Report:
    """A call about something in the street."""
    place = Place(address="青年路 12 号", area=demo.world.directory.areas[-1].code)
    return Report(title=title, description="行人难以通过，请尽快处理。", channel=Channel.CALL, place=place)


Way = tuple[tuple[Payload, Actor], ...]
"""What is done with one ticket after another, and by whom; the first is its report."""


async def along_the_way(
    url: str, data: Path, world: World, way: Way, clients: int, seconds: float
) -> tuple[list[float], float]:
    """Seconds that each operation took over HTTP, and how long all of it took; the world is new.

    Each client sends the next operation on its one connection when the last one is answered.
    """
    actors = {actor.account: actor for _, actor in way}
    await _make_world(url, data, world, tuple(actors.values()))
    with server(url, data) as (_, address):
        tokens = {ident: await log_in(address, f"seat{ident}") for ident in actors}
        first = way[0][1].account
        made = [await Caller.connect(address, tokens[first]) for _ in range(clients)]
        took: list[float] = []
        numbers = count(1)

        async def work(caller: Caller, until: float, spans: list[float]) -> None:
            while time.perf_counter() < until:
                ticket = None
                for payload, actor in way:
                    caller.become(tokens[actor.account])
                    begun = time.perf_counter()
                    ticket = (await caller.act(payload, next(numbers), ticket)).ticket
                    spans.append(time.perf_counter() - begun)

        # The first second is not counted: connections and statements are made in it.
        begun = time.perf_counter()
        await asyncio.gather(*(work(one, begun + 1, []) for one in made))
        begun = time.perf_counter()
        await asyncio.gather(*(work(one, begun + seconds, took) for one in made))
        lasted = time.perf_counter() - begun
        for one in made:
            one.close()
    return took, lasted


async def _make_world(url: str, data: Path, world: World, actors: tuple[Actor, ...]) -> None:
    people = tuple(
        Person(id=one.account, name="席位", role=one.role, area=one.area, unit=one.unit) for one in actors
    )
    directory = msgspec.structs.replace(world.directory, people=people)
    database = await Database.open(url)
    passwords = Passwords(memory_kib=8, passes=1)
    try:
        hashed = passwords.hash_now(DEMO_PASSWORD)
        rows = [(one.id, f"seat{one.id}", hashed) for one in people]
        await Accounts(database).add_all(directory.district, rows, 0)
        whole = msgspec.structs.replace(world, directory=directory)
        await write_world(database, Vault.open(data, {}), whole)
    finally:
        passwords.close()
        await database.close()
