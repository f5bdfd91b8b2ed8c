"""The areas of a whole district: its streets and communities by name, each community cut into grids."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, Final

from domain.area_name import display_name
from domain.directory import Area
from tools.seed_district import STREET

GRIDS: Final = {"001": 5, "002": 4, "003": 5, "004": 6, "005": 4, "006": 3}
"""Grids of each community of the demo's street, by the last three digits of its code (invented)."""

HINTS: Final = {
    "440112001": (113.452, 23.096), "440112002": (113.466, 23.085), "440112003": (113.425, 23.105),
    "440112005": (113.440, 23.112), "440112006": (113.475, 23.115), "440112007": (113.490, 23.095),
    "440112008": (113.528, 23.100), "440112010": (113.410, 23.080), "440112011": (113.518, 23.065),
    "440112012": (113.490, 23.170), "440112013": (113.525, 23.135), "440112014": (113.445, 23.170),
    "440112015": (113.560, 23.200), "440112016": (113.500, 23.220), "440112017": (113.480, 23.370),
    "440112018": (113.495, 23.320), "440112101": (113.545, 23.290),
    "440105001": (113.335, 23.096), "440105002": (113.305, 23.098), "440105003": (113.275, 23.090),
    "440105004": (113.279, 23.098), "440105005": (113.287, 23.107), "440105006": (113.292, 23.100),
    "440105007": (113.268, 23.106), "440105008": (113.257, 23.106), "440105009": (113.262, 23.099),
    "440105010": (113.262, 23.090), "440105011": (113.266, 23.078), "440105012": (113.296, 23.085),
    "440105013": (113.282, 23.073), "440105014": (113.322, 23.080), "440105015": (113.370, 23.099),
    "440105016": (113.305, 23.064), "440105017": (113.340, 23.060), "440105018": (113.365, 23.068),
}  # fmt: skip
"""About where each street lies (lon, lat), so that the schematic map has them in a familiar order."""

_GRIDS_A_SECTOR: Final = 3


def areas(divisions: dict[str, Any], district: str) -> tuple[Area, ...]:
    """The district, all its streets, then street by street the communities with their grids.

    Raises LookupError when the source does not have the district.
    """
    found = next((one for one in divisions["districts"] if one["code"] == district), None)
    if found is None:
        raise LookupError(f"no areas of {district}")
    made = [Area(code=district, name=found["name"])]
    made += [Area(code=street["code"], name=display_name(street["name"])) for street in found["streets"]]
    for street in found["streets"]:
        made += _street(street["communities"])
    return tuple(made)


def _street(communities: Sequence[dict[str, str]]) -> list[Area]:
    made: list[Area] = []
    sector = 0
    for community in communities:
        made.append(Area(code=community["code"], name=display_name(community["name"])))
        for number in range(_grids_in(community["code"])):
            sector += number % _GRIDS_A_SECTOR == 0
            grid = number + 1
            made.append(
                Area(
                    code=f"{community['code']}{grid:03d}",
                    name=f"{grid:02d} 网格",
                    sector=f"{sector:02d}",
                )
            )
    return made


def _grids_in(community: str) -> int:
    if community.startswith(STREET):
        return GRIDS[community[-3:]]
    return Random(f"grids of {community}").choice((4, 4, 5, 5, 6, 6, 7, 8))


def streets(made: Sequence[Area]) -> tuple[Area, ...]:
    """The streets among the areas."""
    return tuple(area for area in made if len(area.code) == 9)


def communities(made: Sequence[Area], inside: str = "") -> tuple[Area, ...]:
    """The communities among the areas."""
    return tuple(area for area in made if len(area.code) == 12 and area.code.startswith(inside))


def grids(made: Sequence[Area], community: str) -> tuple[Area, ...]:
    """The grids of one community."""
    return tuple(area for area in made if len(area.code) == 15 and area.code.startswith(community))
