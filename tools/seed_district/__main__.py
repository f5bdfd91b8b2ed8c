"""Writes the catalogue and the districts' folders from the source data."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from tools.seed_district import DISTRICT, DISTRICTS, STREET
from tools.seed_district.areas import HINTS, areas
from tools.seed_district.cells import grid_cells, outline_of
from tools.seed_district.limits import limits
from tools.seed_district.map_file import district_map
from tools.seed_district.matters import components, matters, responsible
from tools.seed_district.people import accounts, officer_grids
from tools.seed_district.places import places
from tools.seed_district.small import small
from tools.seed_district.units import contacts, sheets, units
from tools.seed_district.writing import brief, write


def main() -> None:
    """Reads the source, writes every file but the SOURCES.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, required=True, help="folder with admin, geo, vocab, water_map")
    parser.add_argument("--target", type=Path, default=Path("resources"))
    parser.add_argument("--district", choices=DISTRICTS, help="this one alone")
    arguments = parser.parse_args()
    write_catalogue(arguments.source, arguments.target / "catalogue")
    for code in [arguments.district] if arguments.district else DISTRICTS:
        write_district(arguments.source, arguments.target / "districts" / code, code)


def write_catalogue(source: Path, target: Path) -> None:
    """Matters, components and limits, which the districts share. The same source gives the same bytes."""
    standard = _standard(source)
    catalogue = matters(standard, _read(source / "vocab" / "wuhan_12345_subclasses.json"))
    target.mkdir(parents=True, exist_ok=True)
    write(target / "matters.json", brief(catalogue))
    write(target / "components.json", components(standard))
    write(target / "limits.json", limits(catalogue))


def write_district(source: Path, target: Path, code: str) -> None:
    """One district's folder. The same source gives the same bytes. Raises LookupError for an unknown one."""
    made = areas(_read(source / "admin" / "districts_streets_communities.json"), code)
    outline = outline_of(_read(source / "geo" / "guangzhou_districts_cgcs2000.geojson"), code)
    cells = grid_cells(outline, made, HINTS)
    bodies = sheets(made)
    told, phones = contacts(bodies)
    people, logins = accounts(made, bodies)
    target.mkdir(parents=True, exist_ok=True)
    write(
        target / "directory.json",
        {
            "district": code,
            "name": made[0].name,
            "areas": brief(made),
            "units": brief(units(bodies)),
            "contacts": brief(told),
            "people": brief(people),
            "responsible": brief(responsible(_standard(source), made)),
        },
    )
    write(target / "phones.json", {str(contact): number for contact, number in phones.items()})
    walked = {str(who): codes for who, codes in officer_grids(made, people).items()}
    write(target / "accounts.json", {"logins": logins, "officer_grids": walked})
    write(target / "places.json", places(made, cells))
    water = _read(source / "water_map" / "gshhg_guangzhou_water_lines.geojson")
    write(target / "map.geojson", district_map(made, cells, water))
    if code == DISTRICT:
        street = next(area for area in made if area.code == STREET)
        write(target / "small.json", small(street, units(bodies), people))


def _standard(source: Path) -> dict[str, Any]:
    return _read(source / "vocab" / "gbt_47678_5_2026_components_matters.json")


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


if __name__ == "__main__":
    main()
