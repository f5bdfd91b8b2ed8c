"""Starting, stopping and killing real servers: the product's own, and one whose clock stands still.

A server is a process of its own that prints one JSON line when it answers. What it logs goes to a file beside
its data; `complaints` gives the warnings and errors in it.
"""

import contextlib
import json
import random
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from tests.harness.town import DISTRICT

_ROOT = Path(__file__).resolve().parents[2]
_READY_WITHIN_S = 60.0
_ENDED_WITHIN_S = 30.0


class ServerFailed(AssertionError):
    """A server did not start or end as it should; the message has what it logged."""


class RealServer:
    """`huying-server serve` on a database, on a port that stays the same over restarts."""

    def __init__(self, database: str, folder: Path, *, sms: str | None = None, name: str = "server") -> None:
        self.database = database
        self.folder = folder
        self.port = free_port()
        self.log = folder / f"{name}.log"
        self._sms = sms
        self._process: subprocess.Popen[str] | None = None
        self._log_file: IO[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The process that runs now."""
        assert self._process is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether there is a process."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.begin()
        self.await_ready()

    def begin(self) -> None:
        """Start it, without waiting."""
        self._log_file = self.log.open("a", encoding="utf-8")
        self._process = subprocess.Popen(
            self._command(),
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._log_file,
            text=True,
        )

    def await_ready(self) -> None:
        """Wait for the line in which it says where it answers."""
        process = self._process
        assert process is not None
        assert process.stdout is not None
        too_late = threading.Timer(_READY_WITHIN_S, process.kill)
        too_late.start()
        try:
            line = process.stdout.readline()
        finally:
            too_late.cancel()
            too_late.join()
        if not line:
            self._ended()
            raise ServerFailed(f"did not start:\n{self.said()[-4_000:]}")
        self._ready(json.loads(line))

    def kill(self) -> None:
        """SIGKILL: no word, no tidying."""
        assert self._process is not None
        self._process.kill()
        self._ended()

    def stop(self) -> None:
        """SIGTERM, and wait for the orderly end; a no-op when there is no process."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            code = self._process.wait(_ENDED_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise ServerFailed(f"did not end in {_ENDED_WITHIN_S} s:\n{self.said()[-4_000:]}") from None
        self._ended()
        if code != 0:
            raise ServerFailed(f"ended with {code}:\n{self.said()[-4_000:]}")

    def said(self) -> str:
        """Everything it logged, over all restarts."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

    def complaints(self) -> list[str]:
        """Logged warnings and errors, and lines that are no log at all."""
        return [line for line in self.said().splitlines() if not _is_quiet(line)]

    def _command(self) -> Sequence[str]:
        sms = ["--sms-webhook", self._sms] if self._sms else []
        return [
            *(sys.executable, "-m", "backend", "serve", "--listen", f"127.0.0.1:{self.port}"),
            *("--database", self.database, "--district", DISTRICT, "--data", str(self.folder), *sms),
        ]

    def _ready(self, said: dict[str, Any]) -> None:
        assert said["url"] == self.url

    def _ended(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        self._process.wait()
        self._process.stdout.close()
        self._process = None
        if self._log_file is not None:
            self._log_file.close()
            self._log_file = None


class StandingServer(RealServer):
    """A server whose domain clock stands still until `move_to` or `move_by`."""

    def __init__(self, database: str, folder: Path, at: int, *, sms: str | None = None) -> None:
        super().__init__(database, folder, sms=sms)
        self._at = at
        self._control = 0

    def now(self) -> int:
        """What its clock shows."""
        return self._tell({"do": "now"})

    def move_to(self, at: int) -> None:
        """Move the clock there; when this returns, what became due is done and pushed."""
        self._tell({"do": "move_to", "at": at})

    def move_by(self, ms: int) -> None:
        """Move the clock on by so many milliseconds."""
        self._tell({"do": "move_by", "ms": ms})

    def _tell(self, wish: dict[str, Any]) -> int:
        with socket.create_connection(("127.0.0.1", self._control), timeout=_READY_WITHIN_S) as control:
            control.sendall(json.dumps(wish).encode() + b"\n")
            with control.makefile("rb") as answers:
                line = answers.readline()
        if not line:
            raise ServerFailed(f"no answer to {wish}:\n{self.said()[-4_000:]}")
        self._at = json.loads(line)["now"]
        return self._at

    def _command(self) -> Sequence[str]:
        sms = ["--sms-webhook", self._sms] if self._sms else []
        return [
            *(sys.executable, "-m", "tests.harness.server", "--database", self.database),
            *("--data", str(self.folder), "--at", str(self._at), "--port", str(self.port), *sms),
        ]

    def _ready(self, said: dict[str, Any]) -> None:
        super()._ready(said)
        self._control = said["control"]


def verify(database: str, *, head: str | None = None) -> tuple[int, dict[str, Any]]:
    """`huying-server verify`, really run: its exit code and what it printed (empty when it could not run)."""
    given = ["--head", head] if head else []
    done = subprocess.run(
        [
            *(sys.executable, "-m", "backend", "verify", "--database", database),
            *("--district", DISTRICT, *given),
        ],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    return done.returncode, json.loads(lines[-1]) if lines else {}


def free_port() -> int:
    """A port on loopback that nobody listens on.

    It lies below those that outgoing connections are given: who tries again and again to reach a killed
    server on one of those would now and then be connected with itself, and hold the port.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _is_quiet(line: str) -> bool:
    with contextlib.suppress(json.JSONDecodeError, AttributeError):
        return json.loads(line).get("level") in {"debug", "info"}
    return not line.strip()
