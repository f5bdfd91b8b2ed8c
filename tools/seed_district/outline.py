"""The shapes: the district's coarse outline as it is published, and schematic cells for one street's grids.

There is no public source for grids. The cells are a regular pattern laid inside the district, near where the
street lies; they show nobody's real boundary.
"""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any, Final

from domain.directory import Area
from tools.seed_district.areas import grids

Ring = tuple[tuple[float, float], ...]
"""A closed ring of lon, lat in degrees (CGCS2000), the first point again at the end."""

_WEST: Final = 113.4990
_SOUTH: Final = 23.0605
_WIDTH: Final = 0.0105
"""Degrees of longitude of one community's cell: about 1,070 m."""
_HEIGHT: Final = 0.0092
"""Degrees of latitude: about 1,020 m."""
_SKEW: Final = 0.0014


def district_outline(districts: dict[str, Any], code: str) -> list[Any]:
    """The coordinates (MultiPolygon) of a district in the source file. Raises LookupError."""
    for feature in districts["features"]:
        if str(feature["properties"]["gb"]).endswith(code):
            coordinates: list[Any] = feature["geometry"]["coordinates"]
            return coordinates
    raise LookupError(f"no outline of {code}")


def cells(areas: tuple[Area, ...], communities: tuple[Area, ...], outline: list[Any]) -> dict[str, Ring]:
    """A ring for each community and each grid. Raises ValueError when one lies outside the district."""
    made: dict[str, Ring] = {}
    for index, community in enumerate(communities):
        column, row = index % 3, index // 3
        corners = [_corner(column + x, row + y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        made[community.code] = _closed(corners)
        here = grids(areas, community.code)
        for number, grid in enumerate(here):
            made[grid.code] = _strip(corners, number / len(here), (number + 1) / len(here))
    for code, ring in made.items():
        if not all(inside(point, outline[0][0]) for point in ring):
            raise ValueError(f"the cell of {code} lies outside the district")
    return made


def _corner(column: int, row: int) -> tuple[float, float]:
    # A skewed lattice: no boundary of a street runs exactly north.
    lon = _WEST + column * _WIDTH + row * _SKEW
    lat = _SOUTH + row * _HEIGHT + column * _SKEW / 2
    return lon, lat


def _strip(corners: list[tuple[float, float]], begins: float, ends: float) -> Ring:
    south_west, south_east, north_east, north_west = corners
    return _closed(
        [
            _between(south_west, south_east, begins),
            _between(south_west, south_east, ends),
            _between(north_west, north_east, ends),
            _between(north_west, north_east, begins),
        ]
    )


def _between(a: tuple[float, float], b: tuple[float, float], part: float) -> tuple[float, float]:
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def _closed(corners: list[tuple[float, float]]) -> Ring:
    rounded = [(round(lon, 6), round(lat, 6)) for lon, lat in corners]
    return (*rounded, rounded[0])


def point_in(ring: Ring, rng: Random) -> tuple[float, float]:
    """A point well inside a four-cornered cell."""
    a, b = rng.uniform(0.15, 0.85), rng.uniform(0.15, 0.85)
    lon, lat = _between(_between(ring[0], ring[1], a), _between(ring[3], ring[2], a), b)
    return round(lon, 6), round(lat, 6)


def inside(point: tuple[float, float], ring: list[Any] | Ring) -> bool:
    """Whether a point lies in a ring (counting crossings of a ray to the east)."""
    lon, lat = point
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            crossings += 1
    return crossings % 2 == 1
