"""The other end of the pipe to a driven console (`tests.harness.console`)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class ConsoleSaysNoError(AssertionError):
    """The console could not do what was asked, with what it showed then."""


class DrivenConsole:
    """A real console in a process of its own."""

    def __init__(self, server: str, data: Path, profile: str = "story", *options: str) -> None:
        self._killed = False
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.harness.console", "--data", str(data)),
                *("--profile", profile, *(("--server", server) if server else ()), *options),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        )
        self._answer()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def do(self, command: str, **more: Any) -> dict[str, Any]:
        """Send a command and wait for its answer. Raises ConsoleSaysNoError."""
        if self._process.stdin is None:
            raise ConsoleSaysNoError("the console has ended")
        self._process.stdin.write(json.dumps({"do": command, **more}) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def wait(self, what: str, within: float = 20.0, **wanted: Any) -> None:
        """Wait for a condition of the driver."""
        self.do("wait", what=what, within=within, **wanted)

    def close(self) -> int:
        """Close its window; the exit code."""
        if self._process.poll() is None:
            self.do("quit")
        return self._process.wait(20)

    def kill(self) -> None:
        """End it without a word."""
        self._killed = True
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            code = self.close()
            if code != 0 and not self._killed:
                raise ConsoleSaysNoError(f"the console ended with {code}")
        else:
            self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _answer(self) -> dict[str, Any]:
        if self._process.stdout is None:
            raise ConsoleSaysNoError("the console has ended")
        line = self._process.stdout.readline()
        if not line:
            raise ConsoleSaysNoError(f"the console ended with {self._process.wait(20)}")
        answer: dict[str, Any] = json.loads(line)
        if not answer.pop("ok"):
            raise ConsoleSaysNoError(json.dumps(answer, ensure_ascii=False, indent=1))
        return answer
