"""What people say: titles, descriptions, results, reasons, drawn from the demo's texts."""

from __future__ import annotations

import re
from functools import cached_property
from random import Random
from typing import Final

import msgspec

from backend.seeding.district import Spot
from domain.acts import PersonalData
from domain.words import Channel
from resources import resource_path

_SLOT: Final = re.compile(r"\{\w+\}")


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """What can be reported about one matter; `details[i]` tells the story of `titles[i]`.

    A title may begin with the kinds of place that it fits, as in `road,works>…`; where it does not, one that
    names a building fits estates, one that names a house number fits roads, and any other fits everywhere.
    """

    matter: str
    weight: int
    where: tuple[str, ...]
    titles: tuple[str, ...]
    details: tuple[str, ...]
    results: tuple[str, ...]

    def fitting(self, kind: str) -> list[int]:
        """Which of the titles fit a kind of place."""
        return [which for which in range(len(self.titles)) if self._fits(which, kind)]

    def told(self, title: str) -> bool:
        """Whether one of the titles of this case was written so."""
        return self.which(title) >= 0

    def which(self, title: str) -> int:
        """Which of the titles was written so; -1 for none."""
        found = (which for which, pattern in enumerate(self._patterns) if pattern.fullmatch(title))
        return next(found, -1)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        bare = (title.rpartition(">")[2] for title in self.titles)
        return tuple(re.compile(".+".join(map(re.escape, _SLOT.split(title)))) for title in bare)

    def _fits(self, which: int, kind: str) -> bool:
        kinds, marked, template = self.titles[which].rpartition(">")
        if marked:
            return kind in kinds.split(",")
        if "{bld}" in template + self.details[which]:
            return kind == "estate"
        return kind == "road" or "{no}" not in template


class Phrases(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said around a case."""

    opening: dict[Channel, tuple[str, ...]]
    tail: dict[Channel, tuple[str, ...]]
    dispatch_note: tuple[str, ...]
    return_reason: tuple[str, ...]
    redispatch_note: tuple[str, ...]
    transfer_reason: tuple[str, ...]
    note: tuple[str, ...]
    unit_note: tuple[str, ...]
    help_result: tuple[str, ...]
    """What an assisting unit reports."""
    before_others: tuple[str, ...]
    answer_text: tuple[str, ...]
    answer_call: tuple[str, ...]
    first_answer: tuple[str, ...]
    order_reply: tuple[str, ...]
    inspection_reply: tuple[str, ...]
    suspend_reason: tuple[str, ...]
    extend_reason: tuple[str, ...]
    low_rating: tuple[str, ...]
    resident_low: tuple[str, ...]
    reopen_reason: tuple[str, ...]
    escalation_risk: tuple[str, ...]
    repeat_title: tuple[str, ...]
    merge_reason: tuple[str, ...]
    split_title: tuple[str, ...]
    """Another matter that came with the same report."""
    split_reason: tuple[str, ...]
    call_text: tuple[str, ...]
    surnames: str
    given: tuple[str, ...]


class Texts(msgspec.Struct, frozen=True, kw_only=True):
    """All the demo's texts."""

    cases: tuple[Case, ...]
    phrases: Phrases


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One report in words."""

    title: str
    description: str
    detail: str
    """What the address says after the spot: a house number, a building."""
    results: tuple[str, ...]
    """Results that fit what was reported, the best first."""


def load_texts() -> Texts:
    """The texts as they ship."""
    folder = resource_path("demo")
    return Texts(
        cases=msgspec.json.decode((folder / "cases.json").read_bytes(), type=tuple[Case, ...]),
        phrases=msgspec.json.decode((folder / "phrases.json").read_bytes(), type=Phrases),
    )


def tell(phrases: Phrases, case: Case, spot: Spot, channel: Channel, rng: Random) -> Telling:
    """One report of a case at a spot. The same numbers stand in title, description, address and result."""
    which = rng.choice(case.fitting(spot.kind))
    numbers = _numbers(rng)
    building, number = numbers["bld"], numbers["no"]
    slots = {"p": spot.name, **numbers}
    template = case.titles[which].rpartition(">")[2]
    opening = rng.choice(phrases.opening[channel])
    tail = rng.choice(phrases.tail[channel])
    if "{bld}" in template + case.details[which] or (spot.kind == "estate" and rng.random() < 0.5):
        detail = f" {building} 栋"
    elif "{no}" in template or (spot.kind == "road" and rng.random() < 0.7):
        detail = f" {number} 号"
    else:
        detail = rng.choice(("", "入口", "北侧", "路口")) if spot.kind in ("road", "works") else ""
    own = case.results[which % len(case.results)]
    results = (own, *(one for one in case.results if one != own))
    return Telling(
        title=template.format(**slots),
        description=opening + case.details[which].format(**slots) + tail,
        detail=detail,
        results=tuple(one.format(**slots) for one in results),
    )


def _numbers(rng: Random) -> dict[str, int]:
    return {
        "bld": rng.randint(1, 18),
        "no": rng.randint(2, 168),
        "fl": rng.randint(3, 17),
        "days": rng.randint(2, 9),
        "few": rng.randint(2, 6),
        "many": rng.randint(11, 46),
        "m": rng.choice((3, 5, 8, 10, 12, 15, 20, 30, 50)),
        "cm": rng.choice((5, 8, 10, 12, 15, 20)),
        "hour": rng.choice((10, 11)),
    }


def somebody(phrases: Phrases, spot: Spot, rng: Random) -> PersonalData:
    """An invented reporter. Numbers beginning with 161 have been given to no operator."""
    return PersonalData(
        name=rng.choice(phrases.surnames) + rng.choice(phrases.given),
        phone=f"1610000{rng.randint(0, 9_999):04d}",
        address=f"{spot.name} {rng.randint(1, 18)} 栋 {rng.randint(2, 17)}{rng.randint(1, 4):02d} 房",
    )


def result_for(texts: Texts, title: str, matter: str | None, rng: Random) -> str:
    """What a unit would report: by the title where that is one of the demo's, otherwise by the matter."""
    for case in texts.cases:
        if case.told(title):
            return case.results[case.which(title) % len(case.results)].format(**_numbers(rng))
    found = next((case for case in texts.cases if case.matter == matter), None)
    plain = [one for one in found.results if "{" not in one] if found else []
    return rng.choice(plain) if plain else "已到场处理完毕，现场已恢复，照片已上传。"
