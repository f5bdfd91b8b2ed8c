"""A PostgreSQL of one's own for a test run: made in a temporary folder, gone at the end, also after a crash.

The cluster is kept by a process of its own (`postgres_keeper`), which ends it and removes its folder as soon
as the pipe to the test run closes, be it that the run was killed. Durability is left as PostgreSQL ships it
(`fsync` and `synchronous_commit` on), since it is measured; who does not care may pass other `options`.

Use the fixtures `postgres` (the cluster, one a session) and `postgres_database` (a fresh database for each
test), or `with running_cluster() as cluster:` outside of pytest.
"""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

_READY_WITHIN_S = 60.0
_ENDED_WITHIN_S = 30.0
_PROGRAMS = ("initdb", "postgres", "psql")
_ROOT = Path(__file__).resolve().parents[2]


class NoPostgresError(RuntimeError):
    """PostgreSQL cannot be had here; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """A running PostgreSQL server that listens on loopback and on a Unix socket in its own folder."""

    port: int
    folder: Path
    programs: Path
    _numbers: "count[int]" = field(default_factory=lambda: count(1), repr=False)

    def url(self, database: str) -> str:
        """The address of a database for SQLAlchemy's asyncpg driver."""
        return f"postgresql+asyncpg://huying@127.0.0.1:{self.port}/{database}"

    def create_database(self, *, prefix: str = "t") -> str:
        """Make a fresh, empty database (some 50 ms) and return its address."""
        name = f"{prefix}_{os.getpid()}_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Remove a database made by `create_database`, cutting off whoever still uses it."""
        name = url.rsplit("/", 1)[-1]
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise ValueError(f"not a database of this cluster: {url}")
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def execute(self, statement: str, *, database: str = "postgres") -> str:
        """Run one statement through psql and return its output; a refusal raises RuntimeError."""
        command = [
            str(self.programs / "psql"),
            *("-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port)),
            *("-U", "huying", "-d", database, "-c", statement),
        ]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"psql: {done.stderr.strip()}")
        return done.stdout.strip()


def find_programs() -> Path:
    """The folder of the newest PostgreSQL server programs here.

    Raises:
        NoPostgresError: none is installed.
    """
    named = os.environ.get("HUYING_POSTGRES_BIN")
    folders = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version_of)
    for folder in reversed(folders):
        if all((folder / program).exists() for program in _PROGRAMS):
            return folder
    raise NoPostgresError("PostgreSQL is not installed (Debian package: postgresql)")


def _version_of(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", folder.parent.name))


@contextmanager
def running_cluster(*, options: Mapping[str, str] | None = None) -> Iterator[Cluster]:
    """Start a cluster and end it on leaving.

    Args:
        options: server settings over the harness's own, e.g. `{"fsync": "off"}`.

    Raises:
        NoPostgresError: PostgreSQL is not installed, or did not start (with what it said).
    """
    programs = find_programs()
    keeper = subprocess.Popen(
        _keeper_command(programs, options or {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=_ROOT,
        start_new_session=True,  # an interrupt from the keyboard is for the test run, which closes the pipe
    )
    try:
        yield _await_ready(keeper, programs)
    finally:
        assert keeper.stdin is not None
        assert keeper.stdout is not None
        keeper.stdin.close()
        try:
            keeper.wait(timeout=_ENDED_WITHIN_S)
        except subprocess.TimeoutExpired:
            keeper.kill()
            keeper.wait()
        keeper.stdout.close()


def _keeper_command(programs: Path, options: Mapping[str, str]) -> Sequence[str]:
    settings = [f"{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "tests.harness.postgres_keeper", str(programs), *settings]


def _await_ready(keeper: "subprocess.Popen[str]", programs: Path) -> Cluster:
    """Read the keeper's lines until the one that says that the server is ready."""
    assert keeper.stdout is not None
    said: list[str] = []
    too_late = threading.Timer(_READY_WITHIN_S, keeper.kill)
    too_late.start()
    try:
        for line in keeper.stdout:
            if line.startswith("{"):
                ready = json.loads(line)
                return Cluster(port=ready["port"], folder=Path(ready["folder"]), programs=programs)
            said.append(line)
    finally:
        too_late.cancel()
        too_late.join()
    raise NoPostgresError(f"PostgreSQL did not start: {''.join(said[-20:]).strip() or 'it said nothing'}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """The cluster of this test run; where PostgreSQL cannot be had, the test is skipped with the reason."""
    try:
        find_programs()
    except NoPostgresError as reason:
        pytest.skip(str(reason))
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture
def postgres_database(postgres: Cluster) -> Iterator[str]:
    """The address of a fresh, empty database, which is dropped after the test."""
    url = postgres.create_database()
    yield url
    postgres.drop_database(url)
