"""A line of the command palette, taken apart: `db 0153`, `pd 0153 zjj`, `gq 0153 3d`, `#0153`, `@谭`."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

import msgspec

from console import pinyin
from console.actions.action import Action
from domain.instant import DAY, HOUR, MINUTE

_NUMBER: Final = re.compile(r"(?:(\d{4})-?)?(\d{1,4})")
_GLUED: Final = re.compile(r"^([^\d\s#@>]+)(\d{3,4}(?:-?\d{4})?)(?=\s|$)")
"""督办0153: an input method leaves no space."""
_SPAN: Final = re.compile(r"(\d{1,3}(?:\.\d)?)\s*(天|日|d|小时|时|h|周|w|分钟|分|m)")
_UNITS: Final = {
    "天": DAY,
    "日": DAY,
    "d": DAY,
    "周": 7 * DAY,
    "w": 7 * DAY,
    "小时": HOUR,
    "时": HOUR,
    "h": HOUR,
    "分钟": MINUTE,
    "分": MINUTE,
    "m": MINUTE,
}


class Mode(StrEnum):
    """What is looked for, by the first character."""

    ALL = ""
    TICKETS = "#"
    PEOPLE = "@"
    SCREEN = ">"


class Number(msgspec.Struct, frozen=True):
    """A ticket as it is called on the phone: the count of its day, and the day where it was said."""

    count: int
    day: int | None = None
    """Month and day, 611 for 11 June."""


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """A line, taken apart. `verb`, `number` and `rest` are of a line that may be a command."""

    mode: Mode
    words: str
    """All of it but the character that chose the mode."""
    verb: str = ""
    number: Number | None = None
    rest: str = ""
    """What stands behind the ticket, or behind the verb where no ticket is named."""


def taken_apart(line: str) -> Typed:
    """What a line says."""
    line = pinyin.folded_needle(line.strip())
    mode = Mode(line[0]) if line[:1] in ("#", "@", ">") else Mode.ALL
    words = line[len(mode) :].strip()
    if mode is not Mode.ALL:
        return Typed(mode=mode, words=words, number=number_in(words) if mode is Mode.TICKETS else None)
    verb, _space, behind = _GLUED.sub(r"\1 \2", words).partition(" ")
    head, _space, rest = behind.strip().partition(" ")
    number = number_in(head)
    if number is None:
        rest = behind.strip()
    return Typed(mode=mode, words=words, verb=verb, number=number, rest=rest.strip())


def number_in(word: str) -> Number | None:
    """The number of a ticket: 0153, 0611-0153 or 06110153; None where a word is none."""
    found = _NUMBER.fullmatch(word.removeprefix("#"))
    if found is None:
        return None
    return Number(int(found[2]), int(found[1]) if found[1] else None)


def span_in(words: str) -> int | None:
    """How long: 3d, 3 天, 12h, 2 周, 90 分; milliseconds, None where it says nothing of the kind."""
    found = _SPAN.fullmatch(words.strip())
    return round(float(found[1]) * _UNITS[found[2]]) if found is not None else None


def rank_of(action: Action, words: str) -> int | None:
    """How well a row of the table answers what was typed; smaller is better, None not at all."""
    ranks = (pinyin.rank(words, name) for name in (action.title(), *action.aliases))
    return min((rank for rank in ranks if rank is not None), default=None)
