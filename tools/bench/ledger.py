"""How many operations a second the ledger takes, and how long each waits: the writer alone, and over HTTP.

Each client sends the next operation when the last one is answered (committed, FULL durability), along a
ticket's whole way: report, triage, notes, dispatch, acceptance, result, rating. As a control the machine's
own cost of making a small write durable is measured in the same run (`fsync_ms_p50`).
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

import uvloop

from backend.clock import SystemClock
from backend.store.database import Database
from backend.store.directory import write_world
from backend.store.ledger import Ledger
from backend.store.vault import Vault
from domain.acts import Accept, Dispatch, Finish, Note, Payload, Rate, Report, Triage
from domain.calendar import WorkingCalendar
from domain.counting import Limit
from domain.directory import Area, Directory, Matter, Unit
from domain.operation import Actor, Operation
from domain.place import Place
from domain.policy import PolicyRow, World
from domain.words import Channel, Role, Satisfaction, UnitKind
from tests.harness.postgres import running_cluster
from tools.bench._http import along_the_way
from tools.bench.options import BenchOptions

DISTRICT: Final = "440112"
STREET: Final = "440112001"
_DISPATCHER: Final = Actor(account=1, role=Role.DISPATCHER, district=DISTRICT, area=STREET, seat="01")
_HANDLER: Final = Actor(account=2, role=Role.HANDLER, district=DISTRICT, area=DISTRICT, unit=1)
_GOOD: Final = Satisfaction.SATISFIED

_WAY: Final[tuple[tuple[Payload, Actor], ...]] = (
    (Triage(matter="M1"), _DISPATCHER),
    (Note(text="已电话联系报事人，确认位置"), _DISPATCHER),
    (Dispatch(lead=1), _DISPATCHER),
    (Accept(assignment=1), _HANDLER),
    (Note(text="队伍已出发"), _HANDLER),
    (Note(text="现场已核实，正在处理"), _HANDLER),
    (Note(text="材料已到，正在更换"), _HANDLER),
    (Finish(assignment=1, result="已更换井盖，恢复通行"), _HANDLER),
    (Rate(response=_GOOD, result=_GOOD), _DISPATCHER),
)
_REPORT: Final = Report(
    title="井盖破损",
    description="路口井盖破损，行人难以通过，请尽快处理。",
    channel=Channel.CALL,
    place=Place(address="夏港街道青年路 12 号", area=STREET),
)


def run(options: BenchOptions) -> dict[str, float]:
    """The writer alone on SQLite (1 and 32 clients) and PostgreSQL (32 and 128), and over HTTP on both."""
    seconds = 15.0 if options.full else 5.0
    figures: dict[str, float] = {"fsync_ms_p50": _fsync_ms()}
    with _sqlite() as fresh:
        for clients in (1, 32):
            figures |= _figures(f"sqlite_{clients}", _writer(fresh(), clients, seconds))
        figures |= _figures("http_sqlite_32", _over_http(fresh(), 32, seconds))
    with running_cluster() as cluster:
        for clients in (32, 128):
            figures |= _figures(f"postgresql_{clients}", _writer(cluster.create_database(), clients, seconds))
        figures |= _figures("http_postgresql_32", _over_http(cluster.create_database(), 32, seconds))
    return figures


def _over_http(url: str, clients: int, seconds: float) -> tuple[list[float], float]:
    """The same through a real server process, which has the processor to share with its clients."""
    way = ((_REPORT, _DISPATCHER), *_WAY)
    with (
        tempfile.TemporaryDirectory(prefix="huying-bench-") as folder,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        return runner.run(along_the_way(url, Path(folder), _world(), way, clients, seconds))


def _writer(url: str, clients: int, seconds: float) -> tuple[list[float], float]:
    """Seconds that each operation took, and how long all of it took."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_write(url, clients, seconds))


async def _write(url: str, clients: int, seconds: float) -> tuple[list[float], float]:
    database = await Database.open(url)
    vault = Vault(os.urandom(32))
    await write_world(database, vault, _world())
    ledger = Ledger(database, SystemClock(), vault, DISTRICT)
    await ledger.start()
    took: list[float] = []
    begun = time.perf_counter()
    # The first second is not counted: connections and statements are made in it.
    await asyncio.gather(*[_client(ledger, begun + 1, []) for _ in range(clients)])
    begun = time.perf_counter()
    await asyncio.gather(*[_client(ledger, begun + seconds, took) for _ in range(clients)])
    lasted = time.perf_counter() - begun
    await ledger.close()
    await database.close()
    return took, lasted


async def _client(ledger: Ledger, until: float, took: list[float]) -> None:
    while time.perf_counter() < until:
        ticket = None
        for payload, actor in ((_REPORT, _DISPATCHER), *_WAY):
            operation = Operation(op_id=_op_id(), payload=payload, ticket=ticket)
            begun = time.perf_counter()
            answer = await ledger.submit(operation, actor)
            took.append(time.perf_counter() - begun)
            ticket = answer.ticket


def _op_id() -> str:
    """A UUIDv7, as the clients make them."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


def _world() -> World:
    directory = Directory(
        district=DISTRICT,
        name="黄埔区",
        areas=(Area(code=DISTRICT, name="黄埔区"), Area(code=STREET, name="夏港街道")),
        units=(Unit(id=1, name="区城管局", kind=UnitKind.DEPARTMENT, area=DISTRICT),),
        matters=(Matter(code="M1", name="井盖破损", top="市政设施"),),
    )
    limits = PolicyRow(
        triage=Limit.running_minutes(30),
        acceptance=Limit.running_hours(24),
        handling=Limit.running_hours(72),
    )
    return World(directory=directory, calendar=WorkingCalendar(years=()), limits=(limits,))


def _figures(name: str, measured: tuple[list[float], float]) -> dict[str, float]:
    took, lasted = measured
    took.sort()
    return {
        f"{name}_ops_per_s": len(took) / lasted,
        f"{name}_p99_ms": took[int(len(took) * 0.99)] * 1_000,
    }


class _Fresh:
    """Gives out addresses of new SQLite files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given = 0

    def __call__(self) -> str:
        self._given += 1
        return f"sqlite+aiosqlite:///{self._folder}/{self._given}.db"


@contextmanager
def _sqlite() -> Iterator[_Fresh]:
    with tempfile.TemporaryDirectory(prefix="huying-bench-") as folder:
        yield _Fresh(Path(folder))


def _fsync_ms() -> float:
    took = []
    with tempfile.NamedTemporaryFile(prefix="huying-bench-") as file:
        for _ in range(50):
            begun = time.perf_counter()
            file.write(bytes(4_096))
            file.flush()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - begun)
    return median(took) * 1_000
