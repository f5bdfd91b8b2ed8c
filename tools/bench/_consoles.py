"""Two real consoles on one district: from a click in the one to the changed row painted in the other."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from backend.seeding.stock import DEMO_PASSWORD
from tests.harness.driven import DrivenConsole

CONSOLES: Final = 2
_PAUSE_S: Final = 0.13
"""Between two clicks: no divisor of the feed's tick, so that clicks fall anywhere in it."""


class Consoles:
    """Two consoles side by side; every step of theirs takes place in a thread."""

    def __init__(self, url: str, data: Path, logins: tuple[str, str], ticket: int) -> None:
        self._stack = ExitStack()
        self._ticket = ticket
        self._consoles = [
            self._stack.enter_context(DrivenConsole(url, data / f"console{number}"))
            for number in range(CONSOLES)
        ]
        for console, login in zip(self._consoles, logins, strict=True):
            console.do("login", name=login, password=DEMO_PASSWORD)
            console.wait("row", ticket=ticket)
        clicking, looking = self._consoles
        clicking.do("select", ticket=ticket)
        clicking.wait("detail", ticket=ticket)
        looking.do("watch", ticket=ticket)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    async def click_for(self, seconds: float) -> list[int]:
        """Milliseconds from click to paint, again and again for so long."""
        return await asyncio.to_thread(self._click_for, seconds)

    def _click_for(self, seconds: float) -> list[int]:
        clicking, looking = self._consoles
        took: list[int] = []
        ends = time.monotonic() + seconds
        version = int(looking.do("row", ticket=self._ticket)["version"])
        while time.monotonic() < ends:
            version += 1
            clicking.do("fill_line", name="detail-note", text=f"第 {version} 次回访")
            clicked = int(clicking.do("click", name="detail-note-send")["at"])
            took.append(int(looking.do("painted", version=version)["at"]) - clicked)
            clicking.wait("sent")
            time.sleep(_PAUSE_S)
        return took
