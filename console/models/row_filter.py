"""Which rows pass the fields of a filter (street, unit, grade …), judged for many rows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from console.models.queue_choice import QueueFilter, Tag
from console.store import TicketStore
from console.store.codes import CHANNELS, GRADES, LEVELS, STAGES, URGENCIES, Rows, Words
from domain.instant import DAY, SHANGHAI_OFFSET
from domain.place import contains
from domain.row import RANK_UNACKNOWLEDGED
from domain.words import Urgency

Mask = npt.NDArray[np.bool_]


def fields_mask(store: TicketStore, rows: Rows, choice: QueueFilter) -> Mask | None:
    """For each of `rows` whether it passes all chosen fields; None where no field is chosen.

    Within one field any chosen value will do; a unit passes wherever it leads or assists. Cheap for the whole
    archive: areas and sets of units are judged once for each different one, not for each row.
    """
    columns = store.columns
    masks: list[Mask] = []
    if choice.streets:
        masks.append(_table(store.values.area.values, _within(choice.streets))[columns.area[rows]])
    if choice.units:
        wanted = frozenset(choice.units)
        masks.append(_table(store.values.units.values, lambda units: not wanted.isdisjoint(units))[
            columns.units[rows]
        ])  # fmt: skip
    for column, words, chosen in _coded(store, choice):
        if chosen:
            masks.append(words.mask(chosen)[column[rows]])
    if choice.since is not None:
        masks.append(columns.arrived_at[rows] >= choice.since)
    if choice.until is not None:
        masks.append(columns.arrived_at[rows] < choice.until)
    if choice.days:
        masks.append(columns.arrived_at[rows] >= first_instant(store.lit_at(), choice.days))
    if choice.tags:
        masks.append(np.logical_or.reduce([_tagged(store, rows, tag) for tag in choice.tags]))
    return np.logical_and.reduce(masks) if masks else None


def first_instant(now: int, days: int) -> int:
    """When the first of so many days began in Shanghai, today being the last of them."""
    return (now + SHANGHAI_OFFSET) // DAY * DAY - SHANGHAI_OFFSET - (days - 1) * DAY


def _coded(store: TicketStore, choice: QueueFilter) -> Iterable[tuple[Any, Words[Any], tuple[Any, ...]]]:
    columns = store.columns
    return (
        (columns.grade, GRADES, choice.grades),
        (columns.channel, CHANNELS, choice.channels),
        (columns.level, LEVELS, choice.levels),
        (columns.stage, STAGES, choice.stages),
    )


def _within(areas: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda area: any(contains(outer, area) for outer in areas)


def _table(values: list[Any], passes: Callable[[Any], bool]) -> Mask:
    return np.fromiter(map(passes, values), np.bool_, len(values))


def _tagged(store: TicketStore, rows: Rows, tag: Tag) -> Mask:
    columns = store.columns
    passing: Mask
    match tag:
        case Tag.URGENT:
            passing = columns.urgency[rows] == URGENCIES.code(Urgency.URGENT)
        case Tag.EMERGENCY:
            passing = columns.urgency[rows] == URGENCIES.code(Urgency.EMERGENCY)
        case Tag.KEY_MATTER:
            passing = columns.key_matter[rows]
        case Tag.JOINT:
            passing = columns.assisting[rows] > 0
        case Tag.SUPERVISED:
            passing = columns.orders[rows] > 0
        case Tag.CLAIMED:
            passing = columns.claimed_by[rows] != 0
        case Tag.UNCLAIMED:
            passing = columns.claimed_by[rows] == 0
        case Tag.UNACKNOWLEDGED:
            passing = store.rank[rows] == RANK_UNACKNOWLEDGED
    return passing
