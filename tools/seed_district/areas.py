"""The areas: one district, its streets by name, one street with all its communities, each cut into grids."""

from __future__ import annotations

from typing import Any

from domain.area_name import display_name
from domain.directory import Area
from tools.seed_district import DISTRICT, STREET

GRIDS = {"001": 5, "002": 4, "003": 5, "004": 6, "005": 4, "006": 3}
"""Grids of each community of the street, by the last three digits of its code (invented)."""

_GRIDS_A_SECTOR = 3


def areas(divisions: dict[str, Any]) -> tuple[Area, ...]:
    """The district, all its streets, and the communities and grids of the one street that is played out."""
    district = next(one for one in divisions["districts"] if one["code"] == DISTRICT)
    made = [Area(code=DISTRICT, name=district["name"])]
    made += [Area(code=street["code"], name=display_name(street["name"])) for street in district["streets"]]
    street = next(one for one in district["streets"] if one["code"] == STREET)
    sector = 0
    for community in street["communities"]:
        made.append(Area(code=community["code"], name=display_name(community["name"])))
        for number in range(GRIDS[community["code"][-3:]]):
            sector += number % _GRIDS_A_SECTOR == 0
            grid = number + 1
            made.append(
                Area(
                    code=f"{community['code']}{grid:03d}",
                    name=f"{grid:02d} 网格",
                    sector=f"{sector:02d}",
                )
            )
    return tuple(made)


def communities(made: tuple[Area, ...]) -> tuple[Area, ...]:
    """The communities among the areas."""
    return tuple(area for area in made if len(area.code) == 12)


def grids(made: tuple[Area, ...], community: str) -> tuple[Area, ...]:
    """The grids of one community."""
    return tuple(area for area in made if len(area.code) == 15 and area.code.startswith(community))
