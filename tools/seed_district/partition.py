"""Cutting a polygon into a given number of compact cells of given sizes.

The cells are those of a power diagram (Voronoi cells with a weight for each site), whose sites move to the
middle of their cells and whose weights grow until the sizes fit. It knows plane coordinates and nothing of
the trade.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Site = tuple[float, float]

_FAR: Final = 10.0
"""How far beyond the polygon's box a cell may reach before it is cut to the polygon, in its longer sides."""
_DRIFT: Final = 0.5
_GROWTH: Final = 0.3


def cut(
    whole: Polygon, sites: Sequence[Site], sizes: Sequence[float], *, rounds: int, drift: float = _DRIFT
) -> list[Polygon]:
    """One polygon for each site; together they are `whole`. `sizes` are the shares wanted, in any unit.

    Raises ValueError when a cell vanishes.
    """
    if len(sites) == 1:
        return [whole]
    total = sum(sizes)
    wanted = [whole.area * size / total for size in sizes]
    at = list(sites)
    weights = [0.0] * len(at)
    cells = _cells(whole, at, weights)
    for _ in range(rounds):
        for index, cell in enumerate(cells):
            if cell.is_empty:
                weights[index] += wanted[index]
                continue
            middle = cell.centroid
            x, y = at[index]
            at[index] = (x + (middle.x - x) * drift, y + (middle.y - y) * drift)
            weights[index] += (wanted[index] - cell.area) * _GROWTH
        cells = _cells(whole, at, weights)
    if any(cell.is_empty for cell in cells):
        raise ValueError("a cell vanished")
    return _whole_pieces(cells)


def scattered(whole: Polygon, count: int, rng: Random) -> list[Site]:
    """`count` points inside, drawn by chance."""
    west, south, east, north = whole.bounds
    found: list[Site] = []
    while len(found) < count:
        x, y = rng.uniform(west, east), rng.uniform(south, north)
        if whole.contains(Point(x, y)):
            found.append((x, y))
    return found


def point_in(polygon: Polygon, along: float, up: float) -> Site:
    """The point at the parts `along` and `up` (0 to 1) of a polygon: on the longest chord at that height."""
    west, south, east, north = polygon.bounds
    y = south + (north - south) * up
    chords = [
        part for part in _parts(polygon.intersection(LineString([(west, y), (east, y)]))) if part.length
    ]
    longest = max(chords, key=lambda one: one.length)
    left, _, right, _ = longest.bounds
    return left + (right - left) * along, y


def _cells(whole: Polygon, sites: list[Site], weights: list[float]) -> list[BaseGeometry]:
    west, south, east, north = whole.bounds
    reach = _FAR * max(east - west, north - south)
    box = [
        (west - reach, south - reach),
        (east + reach, south - reach),
        (east + reach, north + reach),
        (west - reach, north + reach),
    ]
    made: list[BaseGeometry] = []
    for i, (x, y) in enumerate(sites):
        corners = box
        for j, (other_x, other_y) in enumerate(sites):
            if i == j or not corners:
                continue
            a, b = 2 * (other_x - x), 2 * (other_y - y)
            c = other_x**2 + other_y**2 - x**2 - y**2 + weights[i] - weights[j]
            corners = _half_plane(corners, a, b, c)
        made.append(Polygon(corners).intersection(whole) if len(corners) > 2 else Polygon())
    return made


def _half_plane(corners: list[Site], a: float, b: float, c: float) -> list[Site]:
    """What of a convex polygon lies where `a x + b y <= c`."""
    kept: list[Site] = []
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        over1, over2 = a * x1 + b * y1 - c, a * x2 + b * y2 - c
        if over1 <= 0:
            kept.append((x1, y1))
        if (over1 < 0 < over2) or (over2 < 0 < over1):
            part = over1 / (over1 - over2)
            kept.append((x1 + (x2 - x1) * part, y1 + (y2 - y1) * part))
    return kept


def _whole_pieces(cells: Sequence[BaseGeometry]) -> list[Polygon]:
    """Each cell in one piece: what a bay of the outline cut off goes to the neighbour it borders on most."""
    kept: list[Polygon] = []
    cut_off: list[Polygon] = []
    for cell in cells:
        pieces = sorted(polygons(cell), key=lambda one: -one.area)
        kept.append(pieces[0])
        cut_off += pieces[1:]
    for piece in cut_off:
        shared = [piece.intersection(one).length for one in kept]
        nearest = max(range(len(kept)), key=lambda index: (shared[index], -piece.distance(kept[index])))
        joined = polygons(unary_union([kept[nearest], piece]))
        kept[nearest] = max(joined, key=lambda one: one.area)
    return kept


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons among the parts of a geometry."""
    return [part for part in _parts(geometry) if isinstance(part, Polygon) and not part.is_empty]


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    if isinstance(geometry, MultiPolygon) or hasattr(geometry, "geoms"):
        return [part for one in geometry.geoms for part in _parts(one)]
    return [] if geometry.is_empty else [geometry]
