"""Which tickets tell of the same matter as a new one: a guess with its reasons, for a person to decide.

The same matter often comes several times (DOMAIN: channels). A likely repeat arrived within seven days, lies
near (at most 300 m, or at the same address by its words) and is of the same matter or alike in its text.
Plain values in and out, so that a form asks while somebody types, and a job of the server as well.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import msgspec

from domain.instant import DAY
from domain.place import contains

WITHIN: Final = 7 * DAY
NEAR_M: Final = 300.0
_SAME_ADDRESS: Final = 0.6
_ALIKE: Final = 0.35
_MOST: Final = 5
_METRES_A_DEGREE: Final = 111_195.0
_MATTER, _PLACE, _TEXT = 30, 40, 30
_ENOUGH: Final = 45
_ABOVE: Final = re.compile(r"^.*(?:街道|社区|[区镇村])(?=.)")
_SIGNS: Final = re.compile(r"[\W_]+")


class Likeness(StrEnum):
    """Why a ticket may be a repeat."""

    SAME_MATTER = "same_matter"
    """事项相同"""
    NEAR = "near"
    """位置相近: within 300 m."""
    SAME_ADDRESS = "same_address"
    """地址相同, by its words, where a point is missing or lies elsewhere."""
    ALIKE = "alike"
    """内容相似: many pairs of neighbouring characters are the same."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one of the two; empty or None where it is not (yet)."""

    title: str = ""
    address: str = ""
    area: str = ""
    matter: str | None = None
    lon: float = 0.0
    lat: float = 0.0
    """In degrees; both 0 without a point."""


class Known(Told, frozen=True, kw_only=True):
    """A ticket that is there."""

    id: int
    arrived_at: int


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A likely repeat."""

    id: int
    score: int
    """0 to 100; what is sure by nothing but its words stays below 75."""
    reasons: tuple[Likeness, ...]
    metres: int | None = None
    """How far apart; None where one of the two has no point."""


def likely_repeats(told: Told, known: Iterable[Known], now: int, limit: int = _MOST) -> list[Match]:
    """The tickets most likely to tell of the same, the likeliest first, of equals the newest.

    `known` may be all open tickets; each costs some microseconds, those of other days or far away less.
    """
    text, address = bigrams(told.title), bigrams(_own_part(told.address))
    found = []
    for one in known:
        if not now - WITHIN <= one.arrived_at <= now:
            continue
        match = _match(told, one, text, address)
        if match is not None:
            found.append((-match.score, -one.arrived_at, one.id, match))
    found.sort(key=lambda entry: entry[:3])
    return [match for *_, match in found[:limit]]


def _match(told: Told, one: Known, text: frozenset[str], address: frozenset[str]) -> Match | None:
    metres = _metres(told, one)
    reasons: list[Likeness] = []
    score = 0.0
    if metres is not None and metres <= NEAR_M:
        reasons.append(Likeness.NEAR)
        score += _PLACE * (1 - metres / NEAR_M / 2)
    elif _same_street(told.area, one.area):
        same = alike(address, bigrams(_own_part(one.address)))
        if same >= _SAME_ADDRESS:
            reasons.append(Likeness.SAME_ADDRESS)
            score += _PLACE * same * 0.75
    if not reasons:
        return None  # the same matter elsewhere is another one
    if told.matter is not None and told.matter == one.matter:
        reasons.append(Likeness.SAME_MATTER)
        score += _MATTER
    share = alike(text, bigrams(one.title))
    if share >= _ALIKE:
        reasons.append(Likeness.ALIKE)
        score += _TEXT * share
    if len(reasons) < 2 or score < _ENOUGH:
        return None
    return Match(
        id=one.id,
        score=round(score),
        reasons=tuple(reasons),
        metres=None if metres is None else round(metres),
    )


def _same_street(area: str, other: str) -> bool:
    # An area that is not known yet says nothing against it.
    return not area or contains(area[:9], other) or contains(other, area)


def _own_part(address: str) -> str:
    """An address without the names of district, street and community, which all neighbours share."""
    return _ABOVE.sub("", address)


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, without signs and blanks; of a single character itself."""
    plain = _SIGNS.sub("", text).lower()
    if len(plain) < 2:
        return frozenset((plain,)) if plain else frozenset()
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two texts share, 0 to 1: twice the pairs in common by the pairs of both."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0


def _metres(one: Told, other: Told) -> float | None:
    if not (one.lon or one.lat) or not (other.lon or other.lat):
        return None
    # Within a district the earth is flat.
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(east, one.lat - other.lat) * _METRES_A_DEGREE
