"""Where things happen: roads, estates, shops, sites.

Estates, shops, works and schools are invented. Some of the roads bear names that roads of the street have; in
which community each lies is schematic.
"""

from __future__ import annotations

from random import Random
from typing import Any, Final

from domain.directory import Area
from tools.seed_district.areas import grids
from tools.seed_district.outline import Ring, point_in

_PLACES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "001": {
        "road": ("青年路", "青年一路", "创业路", "友谊街"),
        "estate": ("青年公寓", "创业花园", "友谊新村", "凤凰苑"),
        "shops": ("青年路商业街", "创业路食街"),
        "market": ("青年农贸市场",),
        "school": ("青年路小学",),
        "park": ("青年公园",),
    },
    "002": {
        "road": ("丽江路", "江景一街", "江景二街"),
        "estate": ("丽江花苑", "江景雅居", "丽景湾", "临江里"),
        "shops": ("丽江路底商", "江景广场"),
        "school": ("丽江幼儿园", "丽江中学"),
        "park": ("江岸绿道",),
        "river": ("丽江涌",),
    },
    "003": {
        "road": ("金碧大道", "金碧一街", "志诚大道"),
        "estate": ("金碧雅苑", "金碧新城", "锦绣阁", "志诚居"),
        "shops": ("金碧商业中心", "志诚大道底商"),
        "market": ("金碧市场",),
        "site": ("志诚大道旧改工地",),
        "school": ("金碧小学",),
    },
    "004": {
        "road": ("普晖一街", "普晖三街", "夏港大道", "开发大道"),
        "estate": ("普晖村", "普晖花园", "港城家园", "翠湖苑", "宝玉苑"),
        "shops": ("普晖商业街", "夏港大道商铺"),
        "market": ("普晖综合市场",),
        "site": ("夏港大道管廊工地",),
        "park": ("普晖口袋公园",),
        "river": ("普晖涌",),
    },
    "005": {
        "road": ("墩头基路", "墩中街", "东江大道"),
        "estate": ("墩头基村", "墩南新居", "东江里"),
        "shops": ("墩头基夜市街",),
        "market": ("墩头基市场",),
        "site": ("东江大道住宅工地",),
        "works": ("墩头基工业区", "东江仓储园"),
        "river": ("墩头基涌",),
    },
    "006": {
        "road": ("保税大道", "广保路", "西基路"),
        "estate": ("保税公寓", "广保宿舍区"),
        "shops": ("保税大道商铺",),
        "site": ("西基路厂房工地",),
        "works": ("保税物流园", "西基工业园", "广保厂区"),
        "river": ("西基涌",),
    },
}


def places(
    areas: tuple[Area, ...], cells: dict[str, Ring], communities: tuple[Area, ...]
) -> list[dict[str, Any]]:
    """Every place with its kind, grid, point and weight: a few places account for much of what happens."""
    rng = Random("places of the demo district")
    made: list[dict[str, Any]] = []
    for community in communities:
        here = grids(areas, community.code)
        number = rng.randrange(len(here))
        for kind, names in _PLACES[community.code[-3:]].items():
            for name in names:
                grid = here[number % len(here)]
                number += 1
                lon, lat = point_in(cells[grid.code], rng)
                made.append(
                    {
                        "name": name,
                        "kind": kind,
                        "area": grid.code,
                        "lon": lon,
                        "lat": lat,
                        "weight": rng.choice((1, 1, 2, 2, 3, 6)),
                    }
                )
    return made
