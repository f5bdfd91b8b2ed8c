"""Where things happen: roads, estates, shops, sites.

Estates, shops, works and schools are invented. In the demo's street some of the roads bear names that roads
there have; in which community each lies is schematic. Elsewhere places are called after their community.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, Final

from shapely.geometry import Polygon

from domain.directory import Area
from tools.seed_district import DISTRICT, STREET
from tools.seed_district.areas import communities, grids
from tools.seed_district.partition import point_in

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


_ROADS: Final = ("路", "大街", "一街", "二街", "横路", "新街", "西街", "东街")
_ESTATES: Final = ("花园", "新村", "家园", "雅苑", "名庭", "公寓", "大院", "新居")
_SHOPS: Final = ("商业街", "广场", "底商", "食街")
_SOMETIMES: Final = (
    ("market", 0.5, ("市场", "农贸市场", "综合市场")), ("school", 0.5, ("小学", "幼儿园", "中学")),
    ("park", 0.4, ("公园", "口袋公园", "绿道")), ("site", 0.35, ("旧改工地", "管线工地", "住宅工地")),
    ("works", 0.3, ("工业园", "产业园", "物流园")), ("river", 0.3, ("涌",)),
)  # fmt: skip
"""Kind, how often a community has one, and what it is called."""


def places(areas: Sequence[Area], cells: Mapping[str, Polygon]) -> list[dict[str, Any]]:
    """Every place with its kind, grid, point and weight: a few places account for much of what happens."""
    district = areas[0].code
    demo = Random("places of the demo district")
    rng = Random(f"places of {district}")
    made: list[dict[str, Any]] = []
    for community in communities(areas):
        here = grids(areas, community.code)
        known = community.code.startswith(STREET) and district == DISTRICT
        drawn = demo if known else rng
        number = drawn.randrange(len(here))
        names = _PLACES[community.code[-3:]] if known else _called_after(community.name, rng)
        for kind, found in names.items():
            for name in found:
                grid = here[number % len(here)]
                number += 1
                along, up = drawn.uniform(0.15, 0.85), drawn.uniform(0.15, 0.85)
                lon, lat = point_in(cells[grid.code], along, up)
                made.append(
                    {
                        "name": name,
                        "kind": kind,
                        "area": grid.code,
                        "lon": round(lon, 6),
                        "lat": round(lat, 6),
                        "weight": drawn.choice((1, 1, 2, 2, 3, 6)),
                    }
                )
    return made


def _called_after(community: str, rng: Random) -> dict[str, tuple[str, ...]]:
    own = community.removesuffix("社区")
    found = {
        "road": tuple(own + end for end in rng.sample(_ROADS, 3)),
        "estate": tuple(own + end for end in rng.sample(_ESTATES, 3)),
        "shops": tuple(own + end for end in rng.sample(_SHOPS, rng.choice((1, 2)))),
    }
    for kind, often, ends in _SOMETIMES:
        chance, end = rng.random(), rng.choice(ends)
        if chance < often:
            found[kind] = (own + end,)
    return found
