"""Somebody at the keys of a real console: every key is counted, and nothing else is done with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from console import pinyin
from tests.harness.driven import DrivenConsole


class Operator:
    """Presses keys and types; `presses` tells how often, by what it was for."""

    def __init__(self, console: DrivenConsole) -> None:
        self.console = console
        self.presses: Counter[str] = Counter()
        self._what = ""
        console.wait("keyboard")
        console.do("said")

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """What the next keys are for."""
        before, self._what = self._what, what
        yield
        self._what = before

    def press(self, *keys: str) -> None:
        """One key or chord after the other."""
        for chord in keys:
            self.presses[self._what] += 1
            self.console.do("press", keys=chord)

    def type(self, text: str) -> None:
        """Letters as they are; Chinese by pinyin, with one key more for each phrase to choose it."""
        self.presses[self._what] += keys_for(text)
        self.console.do("type", text=text)

    def place(self) -> dict[str, Any]:
        """Where the hand is in the queue."""
        return self.console.do("place")

    def keyboard(self) -> dict[str, Any]:
        """What has the keyboard."""
        return self.console.do("keyboard")

    def open_form(self, keys: str, name: str) -> None:
        """Open a form by its key."""
        self.press(keys)
        self.console.wait("form", name=name)

    def form(self) -> dict[str, Any]:
        """The open form; there must be one."""
        form: dict[str, Any] | None = self.console.do("form")["form"]
        assert form is not None
        return form

    def said(self) -> list[dict[str, str]]:
        """Every notice so far."""
        notices: list[dict[str, str]] = self.console.do("said")["said"]
        return notices

    def complaints(self) -> list[str]:
        """The notices that told of something that was not done, or could not be."""
        return [
            f"{one['headline']}: {one['detail']}"
            for one in self.said()
            if not one["headline"].startswith("已") and not one["detail"].startswith("正在提交")
        ]


def keys_for(text: str) -> int:
    """How many keys it takes to write a text with a pinyin input method."""
    if text.isascii():
        return len(text)
    return len(pinyin.syllables(text).replace(" ", "")) + 1
