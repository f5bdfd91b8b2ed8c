"""Reads a district's folder of `resources/districts`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from domain.calendar import CalendarYear, WorkingCalendar
from domain.counting import Counting, Limit
from domain.directory import Directory, Matter, ResponsibleUnit, Unit
from domain.place import Place, Point
from domain.policy import PolicyRow, World
from domain.words import Datum
from resources import resource_path

DEMO_DISTRICT: Final = "440112"
_SMALL: Final = "small.json"
replace = msgspec.structs.replace


class Spot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place where things happen in the demo."""

    name: str
    kind: str
    area: str
    """The grid it lies in."""
    lon: float
    lat: float
    weight: int
    """How much of what happens, happens here."""


class Profile(StrEnum):
    """How much of a district a demo has."""

    SMALL = "small"
    """One street with its communities: quick to make, easy to take in."""
    WHOLE = "whole"
    """All of it, at its real size."""


class _Accounts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    logins: dict[str, int]
    officer_grids: dict[int, tuple[str, ...]]


class _Small(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the small demo has of its district."""

    street: str
    units: tuple[int, ...]
    people: tuple[int, ...]
    matters: tuple[str, ...]
    unit_names: dict[int, str]
    """Where there is only one street, its units need not say which."""
    limits: tuple[PolicyRow, ...]


class CatalogueLimit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the shipped table of limits, with where it was published."""

    row: PolicyRow
    source: str


class DemoDistrict(msgspec.Struct, frozen=True, kw_only=True):
    """A district with what the demo knows beyond its set-up."""

    world: World
    phones: dict[int, str]
    """Whole (invented) phone numbers by contact."""
    logins: dict[str, int]
    """The account of each log-in."""
    officer_grids: dict[int, tuple[str, ...]]
    """Which grids an officer walks."""
    spots: tuple[Spot, ...]


def load_district(code: str = DEMO_DISTRICT, profile: Profile | None = None) -> DemoDistrict:
    """The district as it ships: the small one where it has one, unless a profile is named.

    Raises FileNotFoundError when there is none with this code, or none so small.
    """
    folder = resource_path("districts", code)
    if profile is None:
        profile = Profile.SMALL if (folder / _SMALL).exists() else Profile.WHOLE
    whole = _whole(folder)
    if profile is Profile.WHOLE:
        return whole
    return _chosen(
        whole, msgspec.json.decode(resource_path("districts", code, _SMALL).read_bytes(), type=_Small)
    )


def profile_of(directory: Directory) -> Profile:
    """Which demo a district that stands in a database was made as."""
    peopled = {area.code[:9] for area in directory.areas if len(area.code) > 9}
    return Profile.SMALL if len(peopled) == 1 else Profile.WHOLE


def load_matters() -> tuple[Matter, ...]:
    """The catalogue of matters, which the districts share."""
    path = resource_path("catalogue", "matters.json")
    return msgspec.json.decode(path.read_bytes(), type=tuple[Matter, ...])


def load_limits() -> tuple[CatalogueLimit, ...]:
    """The table of limits as it ships for real work: it counts working time, and so needs the calendar."""
    path = resource_path("catalogue", "limits.json")
    return msgspec.json.decode(path.read_bytes(), type=tuple[CatalogueLimit, ...])


def in_any_year(row: PolicyRow) -> PolicyRow:
    """The same figures in running hours and calendar days: so that a demo runs in any year."""
    return replace(
        row,
        triage=_without_calendar(row.triage),
        response=_without_calendar(row.response),
        acceptance=_without_calendar(row.acceptance),
        handling=_without_calendar(row.handling),
    )


def _without_calendar(limit: Limit | None) -> Limit | None:
    if limit is None or not limit.counting.is_working:
        return limit
    if limit.days:
        return Limit.calendar_days(limit.days)
    return Limit(counting=Counting.running_hours, amount=limit.amount)


def _whole(folder: Path) -> DemoDistrict:
    accounts = msgspec.json.decode((folder / "accounts.json").read_bytes(), type=_Accounts)
    directory = msgspec.json.decode((folder / "directory.json").read_bytes(), type=Directory)
    return DemoDistrict(
        world=World(
            directory=replace(directory, matters=load_matters()),
            calendar=load_calendar(),
            limits=tuple(in_any_year(limit.row) for limit in load_limits()),
        ),
        phones=msgspec.json.decode((folder / "phones.json").read_bytes(), type=dict[int, str]),
        logins=accounts.logins,
        officer_grids=accounts.officer_grids,
        spots=msgspec.json.decode((folder / "places.json").read_bytes(), type=tuple[Spot, ...]),
    )


def _chosen(whole: DemoDistrict, small: _Small) -> DemoDistrict:
    directory = whole.world.directory
    units, people = set(small.units), set(small.people)
    contacts = tuple(one for one in directory.contacts if one.unit in units)
    reached = {contact.id for contact in contacts}
    return DemoDistrict(
        world=replace(
            whole.world,
            directory=Directory(
                district=directory.district,
                name=directory.name,
                areas=tuple(
                    one for one in directory.areas if len(one.code) <= 9 or one.code.startswith(small.street)
                ),
                units=tuple(_cut_off(directory.unit_by_id[one], small) for one in small.units),
                contacts=contacts,
                people=tuple(one for one in directory.people if one.id in people),
                matters=tuple(directory.matter_by_code[code] for code in small.matters),
                responsible=_entries_within(directory, set(small.matters), units),
            ),
            limits=small.limits,
        ),
        phones={ident: number for ident, number in whole.phones.items() if ident in reached},
        logins={login: ident for login, ident in whole.logins.items() if ident in people},
        officer_grids={ident: grids for ident, grids in whole.officer_grids.items() if ident in people},
        spots=tuple(spot for spot in whole.spots if spot.area.startswith(small.street)),
    )


def _cut_off(unit: Unit, small: _Small) -> Unit:
    above = unit.above if unit.above in small.units else None
    return replace(unit, above=above, name=small.unit_names.get(unit.id, unit.name))


def _entries_within(directory: Directory, matters: set[str], units: set[int]) -> tuple[ResponsibleUnit, ...]:
    return tuple(
        entry
        for entry in directory.responsible
        if entry.matter in matters and units.issuperset((entry.lead, *entry.assisting))
    )


def load_calendar() -> WorkingCalendar:
    """Every year that ships."""
    years = sorted(resource_path("calendar").glob("[0-9]*.json"))
    return WorkingCalendar(
        years=tuple(msgspec.json.decode(path.read_bytes(), type=CalendarYear) for path in years)
    )


def place_of(world: World, spot: Spot, detail: str) -> Place:
    """The ticket's place at a spot: street, community, spot, and what tells the door."""
    directory = world.directory
    street = directory.area_by_code[spot.area[:9]].name
    community = directory.area_by_code[spot.area[:12]].name
    return Place(
        address=f"{street}{community}{spot.name}{detail}",
        area=spot.area,
        point=Point(lon=spot.lon, lat=spot.lat, datum=Datum.CGCS2000),
    )
