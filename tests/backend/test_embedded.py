"""The console's child: one server however many consoles, and none when the last is gone or killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from domain import wire
from tests.harness.processes import ended_within

ROOT = Path(__file__).resolve().parents[2]
Child = subprocess.Popen[str]


class Consoles:
    """Starts children as consoles do, and ends what a test leaves."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._started: list[Child] = []

    def start(self) -> Child:
        """A console's child."""
        child = subprocess.Popen(
            [sys.executable, "-m", "backend.embedded", "--data", str(self._data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self._started.append(child)
        return child

    def close(self) -> None:
        """Ends all of them."""
        for child in self._started:
            if child.poll() is None:
                child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                assert pipe is not None
                pipe.close()


def told(child: Child) -> dict[str, Any]:
    assert child.stdout is not None
    found: dict[str, Any] = json.loads(child.stdout.readline())
    return found


def goes(child: Child) -> None:
    """The console of this child goes."""
    assert child.stdin is not None
    child.stdin.close()


def answers(url: str) -> bool:
    try:
        return httpx.get(url + wire.HEALTH, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


@pytest.fixture
def consoles(tmp_path: Path) -> Iterator[Consoles]:
    made = Consoles(tmp_path)
    yield made
    made.close()


def test_a_child_serves_a_living_demo_and_ends_with_its_console(consoles: Consoles, tmp_path: Path) -> None:
    child = consoles.start()
    server = told(child)
    assert json.loads((tmp_path / "server.json").read_text())["url"] == server["url"]
    assert (server["pid"], answers(server["url"])) == (child.pid, True)
    seats = httpx.get(server["url"] + wire.DEMO_SEATS, trust_env=False).json()
    assert seats
    goes(child)
    assert child.wait(30) == 0
    assert not (tmp_path / "server.json").exists()
    assert not answers(server["url"])


def test_several_consoles_share_one_server_until_the_last_is_gone(consoles: Consoles) -> None:
    first = consoles.start()
    server = told(first)
    second, third = consoles.start(), consoles.start()
    assert told(second) == told(third) == server
    goes(first)
    goes(second)
    assert second.wait(30) == 0
    assert answers(server["url"])
    # The first console need not wait for its child, which serves the third.
    assert first.stdout is not None
    assert first.stdout.read() == ""
    assert first.poll() is None
    # The last console is killed, and its child with it.
    third.kill()
    assert first.wait(30) == 0
    assert not answers(server["url"])


def test_a_server_that_is_killed_is_replaced(consoles: Consoles) -> None:
    first = consoles.start()
    server = told(first)
    second = consoles.start()
    assert told(second) == server
    os.kill(first.pid, signal.SIGKILL)
    replaced = told(second)
    assert replaced["pid"] == second.pid
    assert answers(replaced["url"])
    goes(second)
    assert second.wait(30) == 0


def test_sigterm_ends_it_and_ctrl_c_does_not(consoles: Consoles) -> None:
    child = consoles.start()
    server = told(child)
    os.kill(child.pid, signal.SIGINT)
    assert answers(server["url"])
    os.kill(child.pid, signal.SIGTERM)
    assert child.wait(30) == 0


def test_its_console_killed_ends_it(consoles: Consoles, tmp_path: Path) -> None:
    program = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-m', 'backend.embedded', '--data', {str(tmp_path)!r}],"
        " stdin=subprocess.PIPE)\n"
        "child.wait()\n"
    )
    console = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    server = told(console)
    console.kill()
    console.communicate()
    assert ended_within(30, lambda: not answers(server["url"]))
