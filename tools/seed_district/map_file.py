"""The district's map: outline, streets, communities, grids and water lines, as GeoJSON in CGCS2000."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from domain.directory import Area
from tools.seed_district.cells import united

_BEYOND: Final = 0.02
"""Degrees (about 2 km): so far beyond the outline water is drawn, as rivers are what districts border on."""
_SHORTEST: Final = 0.0005
"""Degrees: a shorter stump of a line is left out."""


def district_map(
    areas: Sequence[Area], cells: Mapping[str, Polygon], water: dict[str, Any]
) -> dict[str, Any]:
    """A feature for each area and water line; `schematic` marks what is nobody's real boundary."""
    features: list[dict[str, Any]] = []
    for area in areas:
        cell = cells[area.code] if len(area.code) == 15 else united(cells, area.code)
        told: dict[str, Any] = {"code": area.code, "schematic": len(area.code) > 6}
        if area.sector:
            told["sector"] = area.sector
        features.append(_feature(told, "Polygon", [_points(cell.exterior.coords, 6)]))
    features += _water(water, united(cells, areas[0].code))
    return {"type": "FeatureCollection", "datum": "cgcs2000", "features": features}


def _water(source: dict[str, Any], outline: Polygon) -> list[dict[str, Any]]:
    reach = outline.buffer(_BEYOND)
    found: list[dict[str, Any]] = []
    for feature in source["features"]:
        kind = feature["properties"]["kind"]
        found += [
            _feature({"water": kind}, "LineString", _points(line.coords, 5))
            for line in _lines(shape(feature["geometry"]).intersection(reach))
            if line.length >= _SHORTEST
        ]
    return found


def _lines(geometry: BaseGeometry) -> list[LineString]:
    if isinstance(geometry, LineString):
        return [geometry]
    return [line for part in getattr(geometry, "geoms", ()) for line in _lines(part)]


def _points(coordinates: Any, digits: int) -> list[list[float]]:
    points: list[list[float]] = []
    for lon, lat in coordinates:
        point = [round(lon, digits), round(lat, digits)]
        if not points or points[-1] != point:
            points.append(point)
    return points


def _feature(properties: dict[str, Any], kind: str, coordinates: list[Any]) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}
