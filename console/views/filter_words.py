"""A filter in words: what its fields offer, the chips it is shown as, and it without one of them."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.models.queue_choice import QueueFilter, Tag
from console.models.row_tags import tag_word
from console.views.board import words_of
from console.widgets.search_pick import PickItem
from domain.directory import Directory
from domain.instant import DAY
from domain.place import contains
from domain.words import CallLevel, Channel, Grade, Stage

translate = QCoreApplication.translate

PERIODS: Final = (1, 3, 7, 30)
"""Days that are offered at one press."""
_STREET_DIGITS: Final = 9


class FilterChip(msgspec.Struct, frozen=True, kw_only=True):
    """One chosen value, and the filter without it."""

    words: str
    without: QueueFilter


def chips_of(choice: QueueFilter, directory: Directory) -> list[FilterChip]:
    """What is chosen beside the counter and the searched text, value by value."""
    chips = []
    for field, values, said in _fields(choice, directory):
        for value, words in zip(values, said, strict=True):
            left = tuple(one for one in values if one != value)
            chips.append(FilterChip(words=words, without=msgspec.structs.replace(choice, **{field: left})))
    if choice.days:
        chips.append(FilterChip(words=period_words(choice.days), without=_replaced(choice, days=0)))
    if choice.since is not None or choice.until is not None:
        chips.append(FilterChip(words=span_words(choice), without=_replaced(choice, since=None, until=None)))
    if choice.archive:
        words = translate("FilterWords", "Archive too")
        chips.append(FilterChip(words=words, without=_replaced(choice, archive=False)))
    return chips


def _replaced(choice: QueueFilter, **fields: object) -> QueueFilter:
    return msgspec.structs.replace(choice, **fields)


def _fields(choice: QueueFilter, directory: Directory) -> list[tuple[str, tuple[object, ...], list[str]]]:
    units = directory.unit_by_id
    return [
        ("streets", choice.streets, [directory.area_name(code) for code in choice.streets]),
        ("units", choice.units, [units[one].name if one in units else str(one) for one in choice.units]),
        ("grades", choice.grades, [grade_words(one) for one in choice.grades]),
        ("channels", choice.channels, [terms.short_channel(one) for one in choice.channels]),
        ("levels", choice.levels, [terms.short_level(one) for one in choice.levels]),
        ("stages", choice.stages, [terms.stage(one) for one in choice.stages]),
        ("tags", choice.tags, [tag_word(one) for one in choice.tags]),
    ]


def period_words(days: int) -> str:
    """今天, 近 7 天."""
    if days == 1:
        return translate("FilterWords", "Today")
    return translate("FilterWords", "Last {days} days").format(days=days)


def span_words(choice: QueueFilter) -> str:
    """上报 2026-06-01 至 2026-06-12: the last day is that before `until`."""
    since = f"{clock_text.local(choice.since):%Y-%m-%d}" if choice.since is not None else "…"
    until = f"{clock_text.local(choice.until - DAY):%Y-%m-%d}" if choice.until is not None else "…"
    return translate("FilterWords", "Reported {since} to {until}").format(since=since, until=until)


def grade_words(grade: Grade) -> str:
    """C 复杂."""
    return f"{grade.value} {terms.grade(grade)}"


def whole(choice: QueueFilter, directory: Directory) -> str:
    """The filter in one line: the counter, each chip, and the searched text in quotation marks."""
    parts = [counter_words(choice)]
    parts += [chip.words for chip in chips_of(choice, directory)]
    if choice.text.strip():
        parts.append(translate("FilterWords", "“{text}”").format(text=choice.text.strip()))
    return translate("FilterWords", ", ").join(parts)


def counter_words(choice: QueueFilter) -> str:
    """The counter by its word."""
    if choice.waiting is not None:
        return words_of(choice.waiting)
    if choice.supervised:
        return translate("Counters", "Supervised")
    if choice.mine:
        return translate("Counters", "Mine")
    return terms.counter(choice.counter) if choice.counter else translate("Counters", "All")


def street_options(directory: Directory, seat: str) -> list[tuple[str, str]]:
    """The streets a seat may see; the communities where it sees but one street."""
    inside = [area for area in directory.areas if area.code.startswith(seat[:_STREET_DIGITS])]
    streets = [area for area in inside if len(area.code) == _STREET_DIGITS]
    if len(streets) <= 1:
        streets = [area for area in inside if len(area.code) == _STREET_DIGITS + 3]
    return [(area.code, area.name) for area in streets]


def unit_items(directory: Directory, seat: str) -> list[PickItem]:
    """The units that may be at work in the area of a seat."""
    return [
        PickItem(key=str(unit.id), words=unit.name, detail=directory.area_name(unit.area))
        for unit in directory.units
        if contains(seat, unit.area) or contains(unit.area, seat)
    ]


def grade_options() -> list[tuple[str, str]]:
    """A 简单 …"""
    return [(one.value, grade_words(one)) for one in Grade]


def channel_options() -> list[tuple[str, str]]:
    """来源."""
    return [(one.value, terms.short_channel(one)) for one in Channel]


def level_options() -> list[tuple[str, str]]:
    """网格呼 …"""
    return [(one.value, terms.short_level(one)) for one in CallLevel]


def stage_options() -> list[tuple[str, str]]:
    """待研判 … 已作废."""
    return [(one.value, terms.stage(one)) for one in Stage]


def tag_options() -> list[tuple[str, str]]:
    """紧急 …"""
    return [(one.value, tag_word(one)) for one in Tag]


def period_options() -> list[tuple[str, str]]:
    """今天, 近 3 天 …"""
    return [(str(days), period_words(days)) for days in PERIODS]
