"""The district's set-up as things to pick: units, matters, areas."""

from collections.abc import Mapping

from console.views.forms.load import Load
from console.widgets.search_pick import PickItem
from domain.directory import Directory, Unit
from domain.place import contains
from domain.ticket import Ticket


def units(
    directory: Directory, ticket: Ticket, *, loads: Mapping[int, Load] | None = None, below: str = ""
) -> list[PickItem]:
    """The units at work that serve the ticket's place and are not on it; those nearest to it first.

    `loads` is written beside each; `below` leaves only the units of areas within this one.
    """
    busy = {one.unit for one in ticket.live()}
    fitting = [
        unit
        for unit in directory.units
        if unit.active
        and unit.id not in busy
        and contains(unit.area, ticket.place.area)
        and (not below or (unit.area != below and contains(below, unit.area)))
    ]
    return [
        _unit(directory, unit, (loads or {}).get(unit.id))
        for unit in sorted(fitting, key=lambda unit: (-len(unit.area), unit.id))
    ]


def _unit(directory: Directory, unit: Unit, load: Load | None = None) -> PickItem:
    where = directory.area_name(unit.area)
    detail = f"{where} · {load.words()}" if load is not None else where
    return PickItem(key=str(unit.id), words=unit.name, detail=detail)


def all_units(directory: Directory, area: str) -> list[PickItem]:
    """The units at work: those that serve the place first, the nearest to it before the others."""
    fitting = sorted(
        (unit for unit in directory.units if unit.active),
        key=lambda unit: (not contains(unit.area, area), -len(unit.area), unit.id),
    )
    return [_unit(directory, unit) for unit in fitting]


def matters(directory: Directory) -> list[PickItem]:
    """The catalogue."""
    return [
        PickItem(
            key=matter.code, words=matter.name, detail=f"{matter.top} · {matter.grade}", also=matter.code
        )
        for matter in directory.matters
    ]


def areas(directory: Directory, within: str) -> list[PickItem]:
    """The areas of a seat, from the streets down to the grids."""
    inside = [area for area in directory.areas if contains(within, area.code)]
    return [
        PickItem(key=area.code, words=directory.area_name(area.code), detail=area.sector, also=area.code)
        for area in inside
    ]


def words_of(names: Mapping[str, str]) -> list[PickItem]:
    """A short list of words by their keys."""
    return [PickItem(key=key, words=name) for key, name in names.items()]
