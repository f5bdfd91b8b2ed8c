"""How events make a ticket: the one place where a ticket changes."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from domain.assignment import Assignment
from domain.call import Call
from domain.clock import Clock
from domain.coordination import Coordination
from domain.file import FileRef
from domain.merging import Merging, Repeat
from domain.place import Place
from domain.request import Request
from domain.ticket import Rating, Reporter, SupervisionOrder, Suspension, Ticket
from domain.words import CallLevel, Channel, Grade, Stage, Urgency


class TicketPatch(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one event changes: a set field replaces, a keyed collection's items replace those of the same key.

    The values are whole facts (a clock comes with its computed instants), so that folding needs no policy,
    no calendar and no clock, today or in ten years.
    """

    title: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    channel: Channel | UnsetType = UNSET
    level: CallLevel | UnsetType | None = UNSET
    urgency: Urgency | UnsetType = UNSET
    grade: Grade | UnsetType | None = UNSET
    matter: str | UnsetType | None = UNSET
    place: Place | UnsetType = UNSET
    key_matter: bool | UnsetType = UNSET
    risk: str | UnsetType = UNSET
    stage: Stage | UnsetType = UNSET
    stage_before: Stage | UnsetType | None = UNSET
    round: int | UnsetType = UNSET
    arrived_at: int | UnsetType = UNSET
    reported_by: int | UnsetType = UNSET
    resolved_at: int | UnsetType | None = UNSET
    closed_at: int | UnsetType | None = UNSET
    closed_unrated: bool | UnsetType = UNSET
    rating: Rating | UnsetType | None = UNSET
    resident_rating: Rating | UnsetType | None = UNSET
    orders_given: int | UnsetType = UNSET
    assignments_given: int | UnsetType = UNSET
    struck_notes: tuple[int, ...] | UnsetType = UNSET
    reporters: tuple[Reporter, ...] | UnsetType = UNSET
    assignments: tuple[Assignment, ...] | UnsetType = UNSET
    clocks: tuple[Clock, ...] | UnsetType = UNSET
    orders: tuple[SupervisionOrder, ...] | UnsetType = UNSET
    suspensions: tuple[Suspension, ...] | UnsetType = UNSET
    calls: tuple[Call, ...] | UnsetType = UNSET
    taken_over_at: int | UnsetType | None = UNSET
    coordinations: tuple[Coordination, ...] | UnsetType = UNSET
    requests: tuple[Request, ...] | UnsetType = UNSET
    requests_given: int | UnsetType = UNSET
    files: tuple[FileRef, ...] | UnsetType = UNSET
    claimed_by: int | UnsetType | None = UNSET
    claimed_at: int | UnsetType | None = UNSET
    mergings: tuple[Merging, ...] | UnsetType = UNSET
    repeats: tuple[Repeat, ...] | UnsetType = UNSET
    parent: int | UnsetType | None = UNSET
    children: tuple[int, ...] | UnsetType = UNSET
    removed: tuple[str, ...] = ()
    """Parts (`collection:key`) that are no more: what an undo, or the end of a merging, takes out again."""


COLLECTIONS: Final = frozenset(
    {
        "reporters",
        "assignments",
        "clocks",
        "orders",
        "suspensions",
        "calls",
        "coordinations",
        "requests",
        "files",
        "mergings",
        "repeats",
    }
)
NEVER_GIVEN_BACK: Final = frozenset({"orders_given", "assignments_given", "requests_given"})
"""Counts of ids given: the server gives the next number, so two who take one each are in nobody's way."""
_FIELDS: Final = tuple(name for name in TicketPatch.__struct_fields__ if name != "removed")
# Every operation folds at least once: all fields at once rather than one by one.
_values_of: Final = attrgetter(*_FIELDS)


def changed_fields(patch: TicketPatch) -> list[tuple[str, Any]]:
    """The fields that a patch sets, with their values."""
    values = zip(_FIELDS, _values_of(patch), strict=True)
    return [(name, value) for name, value in values if value is not UNSET]


def parts(patch: TicketPatch) -> list[str]:
    """The parts that a patch changes: field names, `collection:key` for items."""
    return _parts(patch.removed, changed_fields(patch))


def _parts(removed: tuple[str, ...], changed: list[tuple[str, Any]]) -> list[str]:
    names = list(removed)
    for name, value in changed:
        if name in COLLECTIONS:
            names.extend(f"{name}:{item.id}" for item in value)
        else:
            names.append(name)
    return names


def claims(patch: TicketPatch) -> list[str]:
    """The parts that a patch and another one cannot both have: all but the counts of ids given."""
    return [part for part in parts(patch) if part not in NEVER_GIVEN_BACK]


def apply(ticket: Ticket, patch: TicketPatch, *, at: int, by: int) -> Ticket:
    """The ticket after one more event: `version` one higher, `last_at` and `last_by` from the event."""
    version = ticket.version + 1
    changes: dict[str, Any] = {}
    changed = changed_fields(patch)
    for name, value in changed:
        changes[name] = _upserted(getattr(ticket, name), value) if name in COLLECTIONS else value
    for part in patch.removed:
        name, _, key = part.partition(":")
        items = changes.get(name, getattr(ticket, name))
        changes[name] = tuple(item for item in items if str(item.id) != key)
    touched = dict(ticket.touched)
    touched.update(dict.fromkeys(_parts(patch.removed, changed), version))
    return msgspec.structs.replace(
        ticket, version=version, last_at=at, last_by=by, touched=touched, **changes
    )


def _upserted(items: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    by_id = {item.id: item for item in items}
    by_id.update((item.id, item) for item in new)
    return tuple(by_id.values())


def inverse(patch: TicketPatch, before: Ticket) -> TicketPatch:
    """The patch that gives back to every part of `patch` the value it had in `before`."""
    fields: dict[str, Any] = {}
    removed: list[str] = []
    for name, value in changed_fields(patch):
        old = getattr(before, name)
        if name in NEVER_GIVEN_BACK:
            continue
        if name not in COLLECTIONS:
            fields[name] = old
            continue
        by_id = {item.id: item for item in old}
        kept = tuple(by_id[item.id] for item in value if item.id in by_id)
        if kept:
            fields[name] = kept
        removed.extend(f"{name}:{item.id}" for item in value if item.id not in by_id)
    for part in patch.removed:
        name, _, key = part.partition(":")
        gone = tuple(item for item in getattr(before, name) if str(item.id) == key)
        if gone:
            fields[name] = (*fields.get(name, ()), *gone)
    return TicketPatch(removed=tuple(removed), **fields)
