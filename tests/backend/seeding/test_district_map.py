"""The shipped maps: grids tile communities, these their streets, these the district; nothing overlaps."""

import json
from functools import cache
from typing import Any

import pytest
import shapely
from shapely.geometry import LineString, Point, Polygon, shape

from backend.seeding.district import Profile, load_district
from resources import resource_path

both = pytest.mark.parametrize("code", ["440112", "440105"])

_LEAST = 1e-12
"""Square degrees: about a tenth of a square metre, what rounding to six decimals may leave over."""


@cache
def _map(code: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource_path("districts", code, "map.geojson").read_text("utf-8"))
    return found


@cache
def shapes(code: str) -> dict[str, Polygon]:
    features = (one for one in _map(code)["features"] if "code" in one["properties"])
    return {one["properties"]["code"]: Polygon(*one["geometry"]["coordinates"]) for one in features}


def _within(code: str, length: int) -> dict[str, Polygon]:
    return {one: cell for one, cell in shapes(code).items() if len(one) == length}


@both
def test_every_area_has_one_valid_shape_and_nobody_else_has(code: str) -> None:
    areas = {area.code for area in load_district(code, Profile.WHOLE).world.directory.areas}
    assert set(shapes(code)) == areas
    assert len(shapes(code)) == sum("code" in one["properties"] for one in _map(code)["features"])
    for feature in _map(code)["features"]:
        if "code" in feature["properties"]:
            assert feature["geometry"]["type"] == "Polygon"
            assert len(feature["geometry"]["coordinates"]) == 1
    assert all(cell.is_valid for cell in shapes(code).values())


@both
def test_what_is_invented_says_so(code: str) -> None:
    assert _map(code)["datum"] == "cgcs2000"
    for feature in _map(code)["features"]:
        told = feature["properties"]
        if "code" in told:
            assert told["schematic"] is (len(told["code"]) > 6)
        else:
            assert told["water"] in {"coast", "river"}


@both
@pytest.mark.parametrize("length", [15, 12, 9])
def test_every_area_lies_in_the_one_above(code: str, length: int) -> None:
    cells = shapes(code)
    for inner, cell in _within(code, length).items():
        assert cell.difference(cells[inner[:-3]]).area < _LEAST, inner


@both
@pytest.mark.parametrize("length", [15, 12, 9])
def test_areas_of_a_level_tile_the_district(code: str, length: int) -> None:
    parts = list(_within(code, length).values())
    together = shapely.union_all(parts)
    assert together.symmetric_difference(shapes(code)[code]).area < _LEAST
    assert sum(part.area for part in parts) - together.area < _LEAST


@both
def test_communities_and_streets_are_their_grids_together(code: str) -> None:
    grids = _within(code, 15)
    for outer, cell in shapes(code).items():
        if len(outer) in (9, 12):
            parts = [one for grid, one in grids.items() if grid.startswith(outer)]
            assert shapely.union_all(parts).symmetric_difference(cell).area < _LEAST, outer


@both
def test_grids_are_of_one_size_more_or_less(code: str) -> None:
    areas = sorted(cell.area for cell in _within(code, 15).values())
    middle = areas[len(areas) // 2]
    assert middle / 8 < areas[0]
    assert areas[-1] < middle * 8


@both
def test_water_lies_in_and_about_the_district(code: str) -> None:
    lines = [shape(one["geometry"]) for one in _map(code)["features"] if "water" in one["properties"]]
    near = shapes(code)[code].buffer(0.0201)
    assert lines
    assert all(isinstance(line, LineString) and near.covers(line) for line in lines)
    assert any(line.intersects(shapes(code)[code]) for line in lines)


@both
def test_spots_lie_in_their_grids(code: str) -> None:
    for spot in load_district(code, Profile.WHOLE).spots:
        assert shapes(code)[spot.area].contains(Point(spot.lon, spot.lat)), spot


@both
def test_a_district_takes_a_few_megabytes_at_most(code: str) -> None:
    assert sum(path.stat().st_size for path in resource_path("districts", code).iterdir()) < 4_000_000
