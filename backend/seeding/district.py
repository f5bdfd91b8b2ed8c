"""Reads a district's folder of `resources/districts`."""

from __future__ import annotations

from typing import Final

import msgspec

from domain.calendar import CalendarYear, WorkingCalendar
from domain.directory import Directory
from domain.place import Place, Point
from domain.policy import PolicyRow, World
from domain.words import Datum
from resources import resource_path

DEMO_DISTRICT: Final = "440112"


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


class _Accounts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    logins: dict[str, int]
    officer_grids: dict[int, tuple[str, ...]]
    demo_street: str


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


def load_district(code: str = DEMO_DISTRICT) -> DemoDistrict:
    """The district as it ships. Raises FileNotFoundError when there is none with this code."""
    folder = resource_path("districts", code)
    accounts = msgspec.json.decode((folder / "accounts.json").read_bytes(), type=_Accounts)
    world = World(
        directory=msgspec.json.decode((folder / "directory.json").read_bytes(), type=Directory),
        calendar=load_calendar(),
        limits=msgspec.json.decode((folder / "limits.json").read_bytes(), type=tuple[PolicyRow, ...]),
    )
    return DemoDistrict(
        world=world,
        phones=msgspec.json.decode((folder / "phones.json").read_bytes(), type=dict[int, str]),
        logins=accounts.logins,
        officer_grids=accounts.officer_grids,
        spots=msgspec.json.decode((folder / "places.json").read_bytes(), type=tuple[Spot, ...]),
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
