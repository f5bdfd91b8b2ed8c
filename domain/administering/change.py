"""Carries a change of the set-up out on a World, or says at which field it cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import msgspec

from domain.administering.contact import check_contact
from domain.administering.limits import check_limit, limit_key
from domain.administering.settings import check_settings
from domain.administering.unit import check_responsible, check_unit, responsible_key
from domain.administration import SetupChange, SetupKind
from domain.calendar import CalendarYear, WorkingCalendar
from domain.directory import Contact, Directory, ResponsibleUnit, Unit
from domain.policy import PolicyRow, Settings, World
from domain.refusal import Code, Refusal
from domain.template import MessageTemplate, check_template

NOUNS: Final[dict[SetupKind, Any]] = {
    SetupKind.UNIT: Unit,
    SetupKind.CONTACT: Contact,
    SetupKind.RESPONSIBLE: ResponsibleUnit,
    SetupKind.LIMIT: PolicyRow,
    SetupKind.TEMPLATE: MessageTemplate,
    SetupKind.CALENDAR_YEAR: CalendarYear,
    SetupKind.SETTINGS: Settings,
}
_REMOVABLE: Final = frozenset({SetupKind.RESPONSIBLE, SetupKind.LIMIT})
_NUMBERED: Final = frozenset({SetupKind.UNIT, SetupKind.CONTACT})
_AT: Final = re.compile(r"`\$\.([a-z_]+)")


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What a change makes of the set-up."""

    world: World
    key: str
    old: Any
    """The noun before; None for a new one."""
    new: Any
    """The noun after; None for one that is taken out."""


def key_of(kind: SetupKind, noun: Any) -> str:
    """By what an entry is known within its kind."""
    if kind in _NUMBERED:
        return str(noun.id)
    if kind is SetupKind.LIMIT:
        return limit_key(noun)
    if kind is SetupKind.RESPONSIBLE:
        return responsible_key(noun)
    if kind is SetupKind.TEMPLATE:
        return str(noun.key)
    return str(noun.year) if kind is SetupKind.CALENDAR_YEAR else "settings"


def nouns_of(world: World, kind: SetupKind) -> tuple[Any, ...]:
    """All entries of a kind, in their order."""
    directory = world.directory
    found: dict[SetupKind, tuple[Any, ...]] = {
        SetupKind.UNIT: directory.units,
        SetupKind.CONTACT: directory.contacts,
        SetupKind.RESPONSIBLE: directory.responsible,
        SetupKind.LIMIT: world.limits,
        SetupKind.TEMPLATE: world.templates,
        SetupKind.CALENDAR_YEAR: world.calendar.years,
        SetupKind.SETTINGS: (world.settings,),
    }
    return found[kind]


def changed(world: World, change: SetupChange) -> Changed:
    """The set-up after a change. Raises Refusal, whose `field` is the field of the noun that it is about."""
    kind = change.kind
    nouns = list(nouns_of(world, kind))
    keys = [key_of(kind, noun) for noun in nouns]
    if change.key and change.key not in keys:
        raise Refusal(Code.NOT_FOUND)
    at = keys.index(change.key) if change.key else len(nouns)
    old = nouns[at] if change.key else None
    if change.value is None:
        if old is None or kind not in _REMOVABLE:
            raise Refusal(Code.NOT_ALLOWED, why="not_removable")
        if kind is SetupKind.LIMIT and limit_key(old) == limit_key(PolicyRow()):
            raise Refusal(Code.NOT_ALLOWED, why="general_limit")
        new, key = None, change.key
        del nouns[at]
    else:
        new = _noun(kind, change.value, old, nouns)
        key = key_of(kind, new)
        if key != change.key and key in keys:
            raise Refusal(Code.INVALID, field=_KEY_FIELDS.get(kind, ""), why="taken")
        nouns[at : at + 1] = [new]
        _CHECKS[kind](_with(world, kind, nouns), new, old)
    return Changed(world=_with(world, kind, nouns), key=key, old=old, new=new)


_KEY_FIELDS: Final = {
    SetupKind.LIMIT: "matter",
    SetupKind.RESPONSIBLE: "matter",
    SetupKind.CALENDAR_YEAR: "year",
}


def _noun(kind: SetupKind, value: dict[str, Any], old: Any, nouns: list[Any]) -> Any:
    if kind in _NUMBERED:
        ident = old.id if old is not None else max((noun.id for noun in nouns), default=0) + 1
        value = {**value, "id": ident}
    if kind is SetupKind.CONTACT:
        # What is shown of the number follows from the whole one, which is kept elsewhere.
        value = {**value, "phone": value.get("phone", "") if old is None else old.phone}
    try:
        return msgspec.convert(value, NOUNS[kind])
    except msgspec.ValidationError as wrong:
        found = _AT.search(str(wrong))
        raise Refusal(
            Code.INVALID, field=found.group(1) if found else "", why="unreadable", told=str(wrong)
        ) from None


def _with(world: World, kind: SetupKind, nouns: list[Any]) -> World:
    replace = msgspec.structs.replace
    directory: Directory = world.directory
    if kind is SetupKind.UNIT:
        return replace(world, directory=replace(directory, units=tuple(nouns)))
    if kind is SetupKind.CONTACT:
        return replace(world, directory=replace(directory, contacts=tuple(nouns)))
    if kind is SetupKind.RESPONSIBLE:
        return replace(world, directory=replace(directory, responsible=tuple(nouns)))
    if kind is SetupKind.LIMIT:
        return replace(world, limits=tuple(nouns))
    if kind is SetupKind.TEMPLATE:
        return replace(world, templates=tuple(nouns))
    if kind is SetupKind.SETTINGS:
        return replace(world, settings=nouns[0])
    years = tuple(sorted(nouns, key=lambda year: year.year))
    return replace(world, calendar=WorkingCalendar(years=years, segments=world.calendar.segments))


def _template(_world: World, new: MessageTemplate, _old: MessageTemplate | None) -> None:
    check_template(new)


def _year(_world: World, _new: CalendarYear, _old: CalendarYear | None) -> None:
    """A year judges itself when it is read."""


_CHECKS: Final[dict[SetupKind, Callable[[World, Any, Any], None]]] = {
    SetupKind.UNIT: check_unit,
    SetupKind.CONTACT: check_contact,
    SetupKind.RESPONSIBLE: check_responsible,
    SetupKind.LIMIT: check_limit,
    SetupKind.TEMPLATE: _template,
    SetupKind.CALENDAR_YEAR: _year,
    SetupKind.SETTINGS: check_settings,
}
