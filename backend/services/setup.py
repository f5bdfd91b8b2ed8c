"""The district's set-up, as far as a role needs it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from domain.directory import Directory, Person
from domain.operation import Actor
from domain.policy import World
from domain.wire import DemoSeat, Setup
from domain.words import Role

_FROM_OUTSIDE: Final = frozenset({Role.RESIDENT, Role.ENTERPRISE})
"""They see the district's areas, units and matters, and nobody who works there."""


class SetupDesk:
    """Gives the set-up out."""

    def __init__(self, world: Callable[[], Awaitable[World]]) -> None:
        self._world = world

    async def setup(self, actor: Actor) -> Setup:
        """The set-up for one caller."""
        world = await self._world()
        directory = world.directory
        if actor.role in _FROM_OUTSIDE:
            directory = msgspec.structs.replace(directory, contacts=(), people=(), responsible=())
        elif actor.role is Role.WALL:
            directory = msgspec.structs.replace(directory, contacts=())
        return Setup(
            directory=directory,
            limits=world.limits,
            automatic=world.automatic,
            settings=world.settings,
            calendar_years=tuple(sorted(year.year for year in world.calendar.years)),
            templates=world.templates,
            calendar=world.calendar,
        )

    async def seats(self) -> tuple[DemoSeat, ...]:
        """Everybody whose seat a demo offers."""
        directory = (await self._world()).directory
        return tuple(
            DemoSeat(**msgspec.structs.asdict(person), place=_place(directory, person))
            for person in directory.people
        )


def _place(directory: Directory, person: Person) -> str:
    unit = None if person.unit is None else directory.unit_by_id.get(person.unit)
    return unit.name if unit is not None else directory.area_name(person.area)
