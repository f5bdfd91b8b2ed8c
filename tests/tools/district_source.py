"""A source folder for the tool, put together from what ships: the tests need nothing from elsewhere."""

import json
from pathlib import Path
from typing import Any

from resources import resource_path

_OFFICIAL = json.loads((Path(__file__).parents[1] / "data" / "area_names.json").read_text("utf-8"))


def shipped(*parts: str) -> Any:
    return json.loads(resource_path(*parts).read_text("utf-8"))


def official_names(code: str) -> list[str]:
    """The communities' official names, in the order of the district's communities."""
    found: list[str] = next(one["communities"] for one in _OFFICIAL["districts"] if one["code"] == code)
    return found


def source_of(code: str, target: Path) -> Path:
    """The source that makes a shipped district."""
    directory = shipped("districts", code, "directory.json")
    features = shipped("districts", code, "map.geojson")["features"]
    codes = [area["code"] for area in directory["areas"] if len(area["code"]) == 12]
    names = dict(zip(codes, official_names(code), strict=True))
    streets = [
        {
            "code": area["code"],
            "name": area["name"],
            "communities": [
                {"code": one, "name": name} for one, name in names.items() if one.startswith(area["code"])
            ],
        }
        for area in directory["areas"]
        if len(area["code"]) == 9
    ]
    _write(
        target / "admin" / "districts_streets_communities.json",
        {"districts": [{"code": code, "name": directory["name"], "streets": streets}]},
    )
    outline = next(one for one in features if one["properties"].get("code") == code)
    _write(
        target / "geo" / "guangzhou_districts_cgcs2000.geojson",
        {"features": [{"properties": {"gb": f"156{code}"}, "geometry": outline["geometry"]}]},
    )
    lines = [
        {"properties": {"kind": one["properties"]["water"]}, "geometry": one["geometry"]}
        for one in features
        if "water" in one["properties"]
    ]
    _write(target / "water_map" / "gshhg_guangzhou_water_lines.geojson", {"features": lines})
    matters = shipped("catalogue", "matters.json")
    _write(
        target / "vocab" / "gbt_47678_5_2026_components_matters.json",
        {
            "matters": [_standard(one) for one in matters if one["code"].isdigit()],
            "components": [_standard(one) for one in shipped("catalogue", "components.json")],
        },
    )
    spoken = [
        {"code": one["code"][1:], "name": one["name"]} for one in matters if one["code"].startswith("H")
    ]
    _write(target / "vocab" / "wuhan_12345_subclasses.json", {"items": spoken})
    return target


def _standard(entry: dict[str, str]) -> dict[str, str]:
    return {"code": entry["code"], "name": entry["name"], "category": entry["top"]}


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
