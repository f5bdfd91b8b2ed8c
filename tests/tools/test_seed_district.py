"""The tool makes what ships, and the same every time."""

from pathlib import Path
from random import Random

import pytest
from shapely.geometry import Point, Polygon

from tests.tools.district_source import source_of
from tools.seed_district.__main__ import write_catalogue, write_district
from tools.seed_district.partition import cut, point_in, polygons, scattered
from tools.seed_district.people_names import phone

_SQUARE = Polygon([(0, 0), (4, 0), (4, 4), (0, 4)])
_HORSESHOE = Polygon([(0, 0), (9, 0), (9, 9), (6, 9), (6, 3), (3, 3), (3, 9), (0, 9)])


def _resources() -> Path:
    return Path(__file__).parents[2] / "resources"


def test_the_same_source_gives_the_same_bytes_and_what_ships(tmp_path: Path) -> None:
    source = source_of("440112", tmp_path / "source")
    runs = [tmp_path / "one", tmp_path / "other"]
    for target in runs:
        write_catalogue(source, target / "catalogue")
        write_district(source, target / "districts" / "440112", "440112")
    made = [sorted(path.relative_to(target) for path in target.rglob("*.*json")) for target in runs]
    assert made[0] == made[1]
    assert len(made[0]) == 9
    for name in made[0]:
        first, second = ((target / name).read_bytes() for target in runs)
        assert first == second, name
        # Where a point lies may differ in its last digit, as the source's outline here is a rounded one.
        if name.name not in {"map.geojson", "places.json"}:
            assert first == (_resources() / name).read_bytes(), name


def test_a_district_that_the_source_does_not_have_is_refused(tmp_path: Path) -> None:
    source = source_of("440112", tmp_path / "source")
    with pytest.raises(LookupError, match="440105"):
        write_district(source, tmp_path / "target", "440105")


@pytest.mark.parametrize("whole", [_SQUARE, _HORSESHOE])
def test_cells_are_in_one_piece_and_make_up_the_whole_in_the_sizes_wanted(whole: Polygon) -> None:
    sizes = [1, 2, 3, 2, 1]
    cells = cut(whole, scattered(whole, len(sizes), Random("cells")), sizes, rounds=80)
    assert sum(cell.area for cell in cells) == pytest.approx(whole.area)
    for cell, size in zip(cells, sizes, strict=True):
        assert len(polygons(cell)) == 1
        assert cell.area == pytest.approx(whole.area * size / sum(sizes), rel=0.5)


def test_a_single_site_takes_all() -> None:
    assert cut(_SQUARE, [(1, 1)], [1], rounds=5) == [_SQUARE]


@pytest.mark.parametrize("up", [0.2, 0.5, 0.8])
def test_a_point_lies_inside_also_where_the_middle_does_not(up: float) -> None:
    assert _HORSESHOE.contains(Point(point_in(_HORSESHOE, 0.3, up)))


def test_invented_numbers_run_out_loudly() -> None:
    assert phone(21) == "16000000021"
    assert phone(99_999_999) == "16099999999"
    with pytest.raises(ValueError, match="no such"):
        phone(100_000_000)
