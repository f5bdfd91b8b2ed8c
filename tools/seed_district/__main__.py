"""Writes the demo district's folder from the source data."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import msgspec

from domain.directory import Area, Directory
from tools.seed_district import DISTRICT, STREET
from tools.seed_district.areas import areas, communities
from tools.seed_district.limits import LIMITS
from tools.seed_district.matters import matters, responsible
from tools.seed_district.outline import Ring, cells, district_outline
from tools.seed_district.people import accounts, officer_grids
from tools.seed_district.places import places
from tools.seed_district.units import contacts, sheets, units

TARGET = Path("resources") / "districts" / DISTRICT


def main() -> None:
    """Reads the source, writes every file of the district but its SOURCES.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, required=True, help="the folder with admin/, geo/ and vocab/")
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    write(arguments.source, arguments.target)


def write(source: Path, target: Path) -> None:
    """Makes the folder `target`. The same source gives the same bytes."""
    made = areas(_read(source / "admin" / "districts_streets_communities.json"))
    here = communities(made)
    outline = district_outline(_read(source / "geo" / "guangzhou_districts_cgcs2000.geojson"), DISTRICT)
    rings = cells(made, here, outline)
    bodies = sheets(here)
    told, phones = contacts(bodies)
    people, logins = accounts(made, here, bodies)
    directory = Directory(
        district=DISTRICT,
        name=made[0].name,
        areas=made,
        units=units(bodies),
        contacts=told,
        people=people,
        matters=matters(
            _read(source / "vocab" / "gbt_47678_5_2026_components_matters.json"),
            _read(source / "vocab" / "wuhan_12345_subclasses.json"),
        ),
        responsible=responsible(here),
    )
    target.mkdir(parents=True, exist_ok=True)
    _write(target / "directory.json", directory)
    _write(target / "limits.json", LIMITS)
    _write(target / "phones.json", {str(contact): number for contact, number in phones.items()})
    _write(
        target / "accounts.json",
        {
            "logins": logins,
            "officer_grids": {str(who): walked for who, walked in officer_grids(made, people).items()},
            "demo_street": STREET,
        },
    )
    _write(target / "places.json", places(made, rings, here))
    _write(target / "map.geojson", _map(made, rings, outline))


def _map(made: tuple[Area, ...], rings: dict[str, Ring], outline: list[Any]) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "properties": {"code": DISTRICT, "name": made[0].name},
            "geometry": {"type": "MultiPolygon", "coordinates": outline},
        }
    ]
    features += [
        {
            "type": "Feature",
            "properties": {"code": area.code, "name": area.name, "sector": area.sector},
            "geometry": {"type": "Polygon", "coordinates": [rings[area.code]]},
        }
        for area in made
        if area.code in rings
    ]
    return {"type": "FeatureCollection", "datum": "cgcs2000", "features": features}


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def _write(path: Path, content: Any) -> None:
    # One line for each entry of a list, so that a change shows as one.
    path.write_text(_lines(msgspec.to_builtins(content)) + "\n", "utf-8")


def _lines(content: Any) -> str:
    if isinstance(content, (list, tuple)):
        return "[\n" + ",\n".join(_one(item) for item in content) + "\n]"
    if isinstance(content, dict):
        parts = [
            f"{_one(key)}: {_lines(value) if isinstance(value, (list, tuple, dict)) else _one(value)}"
            for key, value in content.items()
        ]
        return "{\n" + ",\n".join(parts) + "\n}"
    return _one(content)


def _one(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False)


if __name__ == "__main__":
    main()
