"""The server of a workstation without a district: a child process that ends with the console (DESIGN §6).

The child serves, or holds a lease on the server that another console started. It ends when its standard
input is closed, which the system does for us even when this console is killed.
"""

import contextlib
import json
import selectors
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Final

_ENDS_WITHIN_S: Final = 15.0
_PUTS_AWAY_S: Final = 1.0
"""Between the end of its pipe and its own, for a child that does not serve on."""


class OwnServerError(Exception):
    """The child ended before it told where the server is."""


class OwnServer:
    """Start it, read where the server is, and close it at the end."""

    def __init__(self, data: Path) -> None:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._data = data
        self._child: subprocess.Popen[str] | None = None
        self._left_behind: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start the child; it makes its own way while the window is painted."""
        self._child = subprocess.Popen(
            [sys.executable, "-m", "backend.embedded", "--data", str(self._data)],
            cwd=_root(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def next_url(self) -> str:
        """Where the server is, once the child knows, and again when it moved. Blocks.

        Raises OwnServerError when the child ended; its log lies in the data folder.
        """
        if self._child is None or self._child.stdout is None:
            raise OwnServerError("the server was not started")
        line = self._child.stdout.readline()
        if not line:
            raise OwnServerError(f"the server ended, see {self._data / 'server.log'}")
        return str(json.loads(line)["url"])

    def close(self) -> None:
        """Close the pipe, and wait until the child has put everything away. Blocks.

        A child that other consoles share closes its own end and serves on: it is not waited for.
        """
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        if child.stdout is not None:
            has_ended = _reaches_its_end(child.stdout, _ENDS_WITHIN_S)
            child.stdout.close()
        else:
            has_ended = False
        if not has_ended:
            child.kill()
            child.wait()
            return
        self._left_behind = child
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_PUTS_AWAY_S)

    def let_go(self) -> None:
        """Close the pipe and do not wait: the child ends by itself."""
        if self._child is not None and self._child.stdin is not None:
            self._child.stdin.close()


def _reaches_its_end(pipe: IO[str], within_s: float) -> bool:
    """Whether the other side closes a pipe in time."""
    by = time.monotonic() + within_s
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while (left := by - time.monotonic()) > 0:
            if selector.select(left) and not pipe.readline():
                return True
    return False


def _root() -> Path:
    """Where the packages lie, so that the child finds them wherever the console was started."""
    return Path(__file__).resolve().parent.parent
