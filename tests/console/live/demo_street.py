"""The demo district behind a real server process that can be killed and started again at its old address."""

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, Self

import httpx

from domain import wire
from domain.words import Role

DISTRICT: Final = "440112"
_ENDS_WITHIN_S: Final = 30.0


def seed(folder: Path) -> None:
    """Make the demo district in a folder."""
    subprocess.run([*_program("seed"), *_place(folder)], check=True, capture_output=True)


class DemoStreet:
    """A server on one port for as long as the story lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = _free_port()
        self._process: subprocess.Popen[str] | None = None
        self.url = f"http://127.0.0.1:{self._port}"

    def open(self) -> None:
        """Start the server, anew after `kill`."""
        command = [*_program("serve"), "--listen", f"127.0.0.1:{self._port}", *_place(self._folder), "--demo"]
        with (self._folder / "server.log").open("a", encoding="utf-8") as log:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout is not None
        self._process = process
        assert json.loads(process.stdout.readline())["url"] == self.url

    def kill(self) -> None:
        """End the server without a word."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait(_ENDS_WITHIN_S)
            if process.stdout is not None:
                process.stdout.close()

    def account(self, role: Role, *, seat: str = "", unit: str = "") -> int:
        """The account on a seat, or of a unit."""
        return next(
            int(one["id"])
            for one in self._asked("GET", wire.DEMO_SEATS)
            if one["role"] == role
            and (not seat or one["seat"] == seat)
            and (not unit or one["place"] == unit)
        )

    def end_sessions(self, account: int) -> None:
        """End every session of an account, as its owner does from elsewhere."""
        access = self._asked("POST", wire.DEMO_LOGIN, {"account": account})["access"]
        mine = {"Authorization": f"Bearer {access}"}
        own = self._asked("GET", wire.SESSIONS, headers=mine)
        for session in sorted(own, key=lambda one: bool(one["current"])):
            path = wire.SESSION.format(session=session["id"])
            self._asked("DELETE", path, headers=mine)

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def _asked(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Any:
        answer = httpx.request(method, self.url + path, json=body, headers=headers, trust_env=False)
        answer.raise_for_status()
        return answer.json() if answer.content else None


def _program(command: str) -> list[str]:
    return [sys.executable, "-m", "backend", command]


def _place(folder: Path) -> list[str]:
    return [
        "--database",
        f"sqlite:///{folder / 'street.sqlite'}",
        "--data",
        str(folder),
        "--district",
        DISTRICT,
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
