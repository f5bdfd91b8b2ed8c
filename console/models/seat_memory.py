"""What a seat takes up again after a restart: its place in the queue, the shift, the reminders put off."""

from __future__ import annotations

from typing import Final

import msgspec

from console.models.alarm_watch import Shelf
from console.models.queue_choice import QueueFilter, SortOrder
from domain.instant import HOUR

SAME_SHIFT_WITHIN: Final = HOUR
"""Who comes back within it goes on with the shift that was begun."""


class SortKept(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one counter is sorted."""

    counter: QueueFilter
    """The filter of the counter alone."""
    order: SortOrder


class SeatMemory(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All of it. Instants are server time, 0 where there is none."""

    sorts: tuple[SortKept, ...] = ()
    choice: QueueFilter = QueueFilter()
    """Without the words that were searched for: they may name a person."""
    ticket: int = 0
    """The chosen one."""
    top: int = 0
    """The one whose row stood at the top."""
    shift_since: int = 0
    seen_at: int = 0
    """When somebody was last here."""
    alarms: int = 0
    """Of the shift."""
    shelves: tuple[Shelf, ...] = ()

    def same_shift(self, now: int) -> bool:
        """Whether the shift goes on."""
        return 0 <= now - self.seen_at < SAME_SHIFT_WITHIN and 0 < self.shift_since <= now


def decoded(data: str) -> SeatMemory:
    """As it was written; what cannot be read any more begins anew."""
    if not data:
        return SeatMemory()
    try:
        return msgspec.json.decode(data, type=SeatMemory)
    except msgspec.DecodeError:
        return SeatMemory()


def encoded(memory: SeatMemory) -> str:
    """To be written."""
    return msgspec.json.encode(memory).decode()
