"""并单: a repeat and its main ticket, each with what it has to remember of the other."""

from __future__ import annotations

import msgspec

from domain.assignment import Assignment
from domain.words import Stage


class Merging(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """On the repeat: that it was merged, and everything needed to give it back as it was.

    The time between `since` and `ended_at` counts for no clock of the ticket, as that of a suspension.
    """

    id: int
    """Counts from 1 within its ticket."""
    main: int
    """The ticket that it is a repeat of."""
    since: int
    by: int
    reason: str = ""
    stage: Stage
    """The stage that it left, and returns to; of a suspended one the stage that it was suspended in."""
    assignments: tuple[Assignment, ...] = ()
    """Those that the merging withdrew, as they were before it."""
    clocks: tuple[str, ...] = ()
    """Those that the merging stopped."""
    ended_at: int | None = None


class Repeat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """On the main ticket: a repeat of it, whose reporters are answered here."""

    id: int
    """The repeat's own number, which it keeps."""
    at: int
    by: int
    reporters: tuple[str, ...] = ()
    """Those that were taken over with it."""
    parted_at: int | None = None
    """When the merging was undone."""
