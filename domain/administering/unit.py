"""承办单位 and the list of who is responsible for what."""

from __future__ import annotations

from domain.directory import ResponsibleUnit, Unit
from domain.policy import World
from domain.refusal import Code, Refusal

LONGEST_NAME = 60


def check_name(name: str, field: str = "name") -> None:
    """Raises Refusal for a name that nobody could read on a screen."""
    if not name.strip():
        raise Refusal(Code.INVALID, field=field, why="blank")
    if len(name) > LONGEST_NAME:
        raise Refusal(Code.INVALID, field=field, why="too_long", most=LONGEST_NAME)


def check_area(world: World, area: str) -> None:
    """Raises Refusal for a code that is no area of the district."""
    directory = world.directory
    if area != directory.district and area not in directory.area_by_code:
        raise Refusal(Code.UNKNOWN, field="area")


def check_unit(world: World, unit: Unit, old: Unit | None) -> None:
    """A unit among the others, which `world` holds already."""
    directory = world.directory
    check_name(unit.name)
    check_area(world, unit.area)
    if any(one.id != unit.id and one.active and one.name == unit.name for one in directory.units):
        raise Refusal(Code.INVALID, field="name", why="taken")
    _check_above(world, unit)
    if old is not None and old.active and not unit.active:
        below = [one.name for one in directory.units if one.above == unit.id and one.active]
        if below:
            raise Refusal(Code.INVALID, field="active", why="units_below", units=below[:3])
        led = sum(one.lead == unit.id for one in directory.responsible)
        if led:
            raise Refusal(Code.INVALID, field="active", why="responsible", count=led)


def _check_above(world: World, unit: Unit) -> None:
    seen, at = {unit.id}, unit.above
    while at is not None:
        above = world.directory.unit_by_id.get(at)
        if above is None or not above.active:
            raise Refusal(Code.UNKNOWN, field="above")
        if at in seen:
            raise Refusal(Code.INVALID, field="above", why="circle")
        seen.add(at)
        at = above.above


def responsible_key(entry: ResponsibleUnit) -> str:
    """Of one matter each lead stands once for each set of units that assist."""
    return ":".join((entry.matter, str(entry.lead), *map(str, entry.assisting)))


def check_responsible(world: World, entry: ResponsibleUnit, _old: ResponsibleUnit | None) -> None:
    """An entry names what exists and is at work, and nobody twice."""
    if entry.matter not in world.directory.matter_by_code:
        raise Refusal(Code.UNKNOWN, field="matter")
    _check_at_work(world, entry.lead, "lead")
    for number, unit in enumerate(entry.assisting):
        _check_at_work(world, unit, "assisting")
        if unit == entry.lead or unit in entry.assisting[:number]:
            raise Refusal(Code.INVALID, field="assisting", why="twice", unit=unit)


def _check_at_work(world: World, ident: int, field: str) -> None:
    unit = world.directory.unit_by_id.get(ident)
    if unit is None or not unit.active:
        raise Refusal(Code.UNKNOWN, field=field, unit=ident)
