"""The small demo: one street of its district, as a choice among what the whole one has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.directory import Area, Person, Unit
from tools.seed_district import DISTRICT, STREET
from tools.seed_district.limits import DEMO_LIMITS
from tools.seed_district.matters import DEMO_HOTLINE, DEMO_STANDARD
from tools.seed_district.units import short_names

_UNITS_OF_THE_DISTRICT = range(1, 13)
_INSPECTION = 20


def small(street: Area, units: Sequence[Unit], people: Sequence[Person]) -> dict[str, Any]:
    """Which areas, units, people and matters the small demo has, and its own table of limits."""
    chosen = [
        unit.id
        for unit in units
        if unit.id in _UNITS_OF_THE_DISTRICT or unit.id == _INSPECTION or unit.area.startswith(STREET)
    ]
    left_out = {6, 7, 903}
    cast = [
        person.id
        for person in people
        if (person.unit in chosen)
        or (person.unit is None and person.area in {DISTRICT, STREET} and person.id < 1_000)
        or (person.unit is None and len(person.area) == 12 and person.area.startswith(STREET))
    ]
    return {
        "street": STREET,
        "units": chosen,
        "people": [ident for ident in cast if ident not in left_out],
        "matters": [
            *(sheet.code for sheet in DEMO_STANDARD),
            *(f"H{sheet.code}" for sheet, _ in DEMO_HOTLINE),
        ],
        "unit_names": {str(ident): name for ident, name in short_names(units, street).items()},
        "limits": DEMO_LIMITS,
    }
