"""The commands in real processes: what they print, their exit codes, and an end that really ends."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from backend.store.database import Database
from backend.store.vault import Vault
from domain import wire
from domain.words import Role
from tests.backend.town_hall import INSIDE, PASSWORD, login_of, quick_passwords, set_up, sqlite_url
from tests.contract import town

ROOT = Path(__file__).resolve().parents[2]
DISPATCHER = INSIDE[Role.DISPATCHER]


def command(*arguments: str, **changes: Any) -> "subprocess.CompletedProcess[str]":
    """A command that ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "backend", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=60,
        **changes,
    )


@pytest.fixture
def town_url(tmp_path: Path) -> str:
    """A town in a file."""
    url = sqlite_url(tmp_path)

    async def make() -> None:
        database = await Database.open(url)
        passwords = quick_passwords()
        await set_up(database, Vault.open(tmp_path, {}), passwords)
        passwords.close()
        await database.close()

    asyncio.run(make())
    return url


@contextmanager
def served(url: str, *more: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server process that is ready, and its address."""
    arguments = ("serve", "--listen", "127.0.0.1:0", "--database", url, *more)
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "backend", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())["url"]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def log_in(url: str, password: str = PASSWORD, login: str = login_of(DISPATCHER)) -> httpx.Response:
    return httpx.post(url + wire.LOGIN, json={"login": login, "password": password}, trust_env=False)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_serve_ends_with_a_feed_attached(town_url: str, how: signal.Signals) -> None:
    with served(town_url) as (process, url):
        access = log_in(url).json()["access"]
        with connect(url.replace("http", "ws") + wire.FEED, proxy=None) as feed:
            feed.send(msgspec.msgpack.encode(wire.Hello(access=access, since=0)))
            assert isinstance(
                msgspec.msgpack.decode(feed.recv(decode=False), type=wire.FeedMessage), wire.Beat
            )
            os.kill(process.pid, how)
            last = msgspec.msgpack.decode(feed.recv(decode=False), type=wire.FeedMessage)
            assert last == wire.Farewell(code="shutting_down")
            with pytest.raises(ConnectionClosed):
                feed.recv(decode=False)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out) == (0, "")
        lines = [json.loads(line) for line in err.splitlines()]
        assert {line["level"] for line in lines} == {"info"}, err


def test_a_second_server_on_the_port_is_refused(town_url: str) -> None:
    with served(town_url) as (_, url):
        port = url.rsplit(":", 1)[1]
        done = command("serve", "--listen", f"127.0.0.1:{port}", "--database", town_url)
        assert done.returncode == 2
        assert "cannot listen" in done.stderr


def test_verify_tells_by_its_exit_code(town_url: str, tmp_path: Path) -> None:
    sound = command("verify", "--database", town_url, "--district", town.DISTRICT)
    assert sound.returncode == 0
    told = json.loads(sound.stdout)
    assert told == {"sound": True, "seq": 0, "hash": "00" * 32, "first_bad_seq": None}
    cut = command("verify", "--database", town_url, "--district", town.DISTRICT, "--head", "7:" + "ab" * 32)
    assert (cut.returncode, json.loads(cut.stdout)["sound"]) == (1, False)
    absent = tmp_path / "absent.sqlite"
    for wrong in (
        ("--database", f"sqlite:///{absent}", "--district", town.DISTRICT),
        ("--database", town_url, "--district", "999999"),
        ("--database", "oracle://x", "--district", town.DISTRICT),
        ("--database", "postgresql://127.0.0.1:1/none", "--district", town.DISTRICT),
        ("--database", town_url),
    ):
        done = command("verify", *wrong)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr
    assert not absent.exists()


def test_accounts_from_the_command_line(town_url: str) -> None:
    there = ("--database", town_url, "--district", town.DISTRICT)
    user = ("new", "--name", "王五", "--role", "dispatcher", "--area", town.STREET, "--password-stdin")
    assert command("user", "add", *there, *user, input="a long password\n").returncode == 0
    assert "taken" in command("user", "add", *there, *user, input="a long password\n").stderr
    listed = json.loads(command("user", "list", *there).stdout)
    assert {"login": "new", "locked": False, "name": "王五"}.items() <= next(
        one for one in listed if one["login"] == "new"
    ).items()
    with served(town_url) as (_, url):
        assert log_in(url, "a long password", "new").json()["person"]["name"] == "王五"
        access = {"Authorization": f"Bearer {log_in(url).json()['access']}"}
        assert httpx.get(url + wire.SETUP, headers=access, trust_env=False).status_code == 200
        assert command("user", "lock", *there, login_of(DISPATCHER)).returncode == 0
        assert log_in(url).status_code == 403
        # The running server sees it with its next look.
        while httpx.get(url + wire.SETUP, headers=access, trust_env=False).status_code != 401:
            pass
    for refused in (
        ("lock", "nobody"),
        ("add", "x", "--name", "x", "--role", "king", "--password-stdin"),
        ("add", "x", "--name", "x", "--role", "handler", "--password-stdin"),
        ("add", "x", "--name", "x", "--role", "dispatcher", "--area", "1", "--password-stdin"),
    ):
        assert command("user", refused[0], *there, *refused[1:], input="a long password\n").returncode == 2
    short = command("user", "password", *there, "new", "--password-stdin", input="short\n")
    assert (short.returncode, "at least" in short.stderr) == (2, True)


def test_another_master_key_is_refused(town_url: str, tmp_path: Path) -> None:
    with served(town_url):
        pass  # the first start remembers its key
    elsewhere = str(tmp_path / "other")
    done = command("serve", "--listen", "127.0.0.1:0", "--database", town_url, "--data", elsewhere)
    assert done.returncode == 2
    assert "another master key" in done.stderr
