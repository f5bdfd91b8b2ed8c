"""The schematic cells of a district: streets, their communities, their grids, cut out of its outline.

There is no public source for the boundaries of grids, and none that may be shipped for those of communities
and streets. What is made here shows nobody's real boundary: streets lie roughly where they are, and as large
as their number of grids asks for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, Final

from shapely import STRtree, unary_union
from shapely.affinity import scale
from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from domain.directory import Area
from tools.seed_district.partition import Site, cut, polygons, scattered

PRECISION: Final = 1e-6
"""Degrees, about a tenth of a metre: all corners lie on this lattice."""

_STREET_ROUNDS: Final = 120
_COMMUNITY_ROUNDS: Final = 60
_GRID_ROUNDS: Final = 25


def outline_of(districts: dict[str, Any], code: str) -> Polygon:
    """A district's outline in the source file, in degrees. Raises LookupError."""
    for feature in districts["features"]:
        if str(feature["properties"]["gb"]).endswith(code):
            return max(polygons(shape(feature["geometry"])), key=lambda one: one.area)
    raise LookupError(f"no outline of {code}")


def grid_cells(outline: Polygon, areas: Sequence[Area], hints: Mapping[str, Site]) -> dict[str, Polygon]:
    """A cell in degrees for each grid; neighbours share their corners, and all together are the outline.

    `hints` say about where each street lies (lon, lat). Raises ValueError where a cell comes out in pieces.
    """
    # Degrees of longitude are shorter than those of latitude: work where both are alike.
    narrow = math.cos(math.radians(outline.centroid.y))
    plane = scale(outline, narrow, 1, origin=(0, 0))
    streets = [area.code for area in areas if len(area.code) == 9]
    of_street = {code: _codes(areas, code, 12) for code in streets}
    sizes = [len(_codes(areas, code, 15)) for code in streets]
    sites = [(hints[code][0] * narrow, hints[code][1]) for code in streets]
    made: dict[str, Polygon] = {}
    cut_streets = cut(plane, sites, sizes, rounds=_STREET_ROUNDS, drift=0.05)
    for code, street in zip(streets, cut_streets, strict=True):
        made |= _street(street, {one: _codes(areas, one, 15) for one in of_street[code]}, Random(code))
    degrees = {code: scale(cell, 1 / narrow, 1, origin=(0, 0)) for code, cell in made.items()}
    return _sharing_corners(degrees)


def united(cells: Mapping[str, Polygon], code: str) -> Polygon:
    """The cell of a community, street or district: its grids together. Raises ValueError if in pieces."""
    parts = [cell for grid, cell in cells.items() if grid.startswith(code)]
    joined = unary_union(parts)
    return _in_one_piece(code, joined)


def _street(whole: Polygon, grids: Mapping[str, Sequence[str]], rng: Random) -> dict[str, Polygon]:
    sizes = [len(one) for one in grids.values()]
    made: dict[str, Polygon] = {}
    communities = cut(whole, scattered(whole, len(grids), rng), sizes, rounds=_COMMUNITY_ROUNDS)
    for (code, codes), cell in zip(grids.items(), communities, strict=True):
        inner = Random(code)
        sites = scattered(cell, len(codes), inner)
        uneven = [inner.uniform(0.7, 1.3) for _ in codes]
        made |= zip(codes, cut(cell, sites, uneven, rounds=_GRID_ROUNDS), strict=True)
    return made


def _codes(areas: Sequence[Area], inside: str, length: int) -> list[str]:
    return [one.code for one in areas if len(one.code) == length and one.code.startswith(inside)]


def _sharing_corners(cells: Mapping[str, Polygon]) -> dict[str, Polygon]:
    """The cells with every corner on the lattice, and a corner wherever a neighbour has one on its border."""
    codes = list(cells)
    originals = list(cells.values())
    lines = unary_union([cell.boundary for cell in originals], grid_size=PRECISION)
    tree = STRtree(originals)
    pieces: dict[str, list[Polygon]] = {code: [] for code in codes}
    for face in polygonize(lines):
        inside = face.representative_point()
        found = min(tree.query_nearest(inside).tolist())
        pieces[codes[found]].append(face)
    made: dict[str, Polygon] = {}
    for code, parts in pieces.items():
        joined = _in_one_piece(code, unary_union(parts, grid_size=PRECISION))
        made[code] = Polygon(_rounded(joined))
    return made


def _in_one_piece(code: str, joined: BaseGeometry) -> Polygon:
    pieces = polygons(joined)
    if len(pieces) != 1 or pieces[0].interiors:
        raise ValueError(f"the cell of {code} lies in {len(pieces)} pieces, or has a hole")
    return pieces[0]


def _rounded(cell: Polygon) -> list[Site]:
    whole = Polygon(cell.exterior).normalize()
    return [(round(x, 6), round(y, 6)) for x, y in polygons(whole)[0].exterior.coords]
