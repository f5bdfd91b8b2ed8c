"""What the queue of one seat remembers: its columns and its saved filters."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import msgspec

from console.models.queue_choice import QueueFilter
from console.models.queue_columns import OPTIONAL, Column

MOST_SAVED: Final = 30
KEYS: Final = range(1, 10)
"""The digits that may be given to saved filters."""


class RowHeight(IntEnum):
    """How much room a row has, in pixels at a text scale of 100 %."""

    COMPACT = 30
    NORMAL = 36
    COMFORTABLE = 44


class ColumnKept(msgspec.Struct, frozen=True, kw_only=True):
    """One column as the user has it."""

    name: str
    """The name of a `Column`."""
    width: int = 0
    """Pixels at a text scale of 100 %; 0 is the width it comes with."""
    shown: bool = True


class SavedFilter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A filter with a name (常用筛选)."""

    name: str
    choice: QueueFilter
    key: int | None = None
    """The digit that chooses it, with Alt and Shift."""


class QueueMemory(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All of it."""

    columns: tuple[ColumnKept, ...] = ()
    """In the order in which they stand; empty for the columns that the queue comes with."""
    saved: tuple[SavedFilter, ...] = ()


def arranged(columns: tuple[ColumnKept, ...]) -> tuple[ColumnKept, ...]:
    """Every column once, as kept; those that are not known any more go, new ones come at the end."""
    known = {column.name for column in Column}
    kept = {one.name: one for one in columns if one.name in known}
    rest = [
        ColumnKept(name=column.name, shown=column not in OPTIONAL)
        for column in Column
        if column.name not in kept
    ]
    return (*kept.values(), *rest)


def with_saved(memory: QueueMemory, name: str, choice: QueueFilter) -> QueueMemory:
    """A filter under a name: new at the end with the next free key, or in place of the one of that name.

    Raises ValueError for an empty name, and when there are too many.
    """
    name = name.strip()
    if not name:
        raise ValueError("a filter needs a name")
    old = next((one for one in memory.saved if one.name == name), None)
    if old is not None:
        fresh = msgspec.structs.replace(old, choice=choice)
        return with_list(memory, tuple(fresh if one is old else one for one in memory.saved))
    if len(memory.saved) >= MOST_SAVED:
        raise ValueError("too many saved filters")
    used = {one.key for one in memory.saved}
    key = next((key for key in KEYS if key not in used), None)
    return with_list(memory, (*memory.saved, SavedFilter(name=name, choice=choice, key=key)))


def with_list(memory: QueueMemory, saved: tuple[SavedFilter, ...]) -> QueueMemory:
    """Other saved filters."""
    return msgspec.structs.replace(memory, saved=saved)


def moved(memory: QueueMemory, place: int, by: int) -> QueueMemory:
    """One saved filter higher (-1) or lower (1); at the ends nothing happens."""
    saved, to = list(memory.saved), place + by
    if 0 <= place < len(saved) and 0 <= to < len(saved):
        saved[place], saved[to] = saved[to], saved[place]
    return with_list(memory, tuple(saved))


def with_key(memory: QueueMemory, place: int, key: int | None) -> QueueMemory:
    """Give one saved filter a key; whoever had it before has none."""
    return with_list(
        memory,
        tuple(
            msgspec.structs.replace(one, key=key)
            if at == place
            else msgspec.structs.replace(one, key=None)
            if key is not None and one.key == key
            else one
            for at, one in enumerate(memory.saved)
        ),
    )


def of_key(memory: QueueMemory, key: int) -> SavedFilter | None:
    """The saved filter that a digit chooses."""
    return next((one for one in memory.saved if one.key == key), None)


def decoded(data: str) -> QueueMemory:
    """As it was written; what cannot be read any more begins anew."""
    if not data:
        return QueueMemory()
    try:
        return msgspec.json.decode(data, type=QueueMemory)
    except msgspec.DecodeError:
        return QueueMemory()


def encoded(memory: QueueMemory) -> str:
    """To be written."""
    return msgspec.json.encode(memory).decode()
