"""Accounts: what a person of the set-up must be."""

from __future__ import annotations

import re
from typing import Final

from domain.administering.unit import check_area, check_name
from domain.administration import AccountChange
from domain.directory import Person
from domain.policy import World
from domain.refusal import Code, Refusal
from domain.words import Role

_LOGIN: Final = re.compile(r"[a-z0-9._-]{3,40}")
_OF_UNITS: Final = frozenset({Role.HANDLER, Role.LEADER})
_WHOLE_DISTRICT: Final = frozenset({Role.INSPECTOR, Role.AUDITOR, Role.ADMINISTRATOR})


def person_of(world: World, change: AccountChange, actor: int) -> Person:
    """The person that a SAVE makes. Raises Refusal with the field that is wrong."""
    directory = world.directory
    old = None if change.id is None else directory.person_by_id.get(change.id)
    if change.id is not None and old is None:
        raise Refusal(Code.NOT_FOUND)
    if old is None and not _LOGIN.fullmatch(change.login):
        raise Refusal(Code.INVALID, field="login", why="no_login")
    check_name(change.name)
    if change.role is Role.SYSTEM:
        raise Refusal(Code.INVALID, field="role", why="no_role")
    if change.id == actor and change.role is not Role.ADMINISTRATOR:
        raise Refusal(Code.INVALID, field="role", why="own_role")
    area = directory.district if change.role in _WHOLE_DISTRICT | _OF_UNITS else change.area
    check_area(world, area)
    unit = None if change.unit is None else directory.unit_by_id.get(change.unit)
    if change.role in _OF_UNITS and (unit is None or not unit.active):
        raise Refusal(Code.UNKNOWN, field="unit")
    if change.seat and any(
        one.id != change.id and one.seat == change.seat and one.area == area and one.role is change.role
        for one in directory.people
    ):
        raise Refusal(Code.INVALID, field="seat", why="taken")
    return Person(
        id=change.id if change.id is not None else max((one.id for one in directory.people), default=0) + 1,
        name=change.name.strip(),
        role=change.role,
        area=area,
        unit=change.unit if change.role in _OF_UNITS else None,
        seat=change.seat or None,
        officer=change.officer if change.role is Role.OFFICER else None,
    )
