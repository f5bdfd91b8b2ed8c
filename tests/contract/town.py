"""A town small enough to know by heart, for tests of the store: its world, its people, its operations."""

from __future__ import annotations

import os
import uuid
from typing import Any, Final

from domain.acts import Payload, PersonalData, Report
from domain.calendar import WorkingCalendar
from domain.counting import Limit
from domain.directory import Area, Contact, Directory, Matter, Person, Unit
from domain.operation import Actor, Operation
from domain.place import Place
from domain.policy import PolicyRow, World
from domain.words import Channel, ContactKind, Grade, Role, UnitKind, Urgency

DISTRICT: Final = "440112"
STREET: Final = "440112001"
OTHER_STREET: Final = "440112002"
COMMUNITY: Final = "440112001003"
START: Final = 1_781_000_000_000
"""2026-06-09 18:13:20 in Shanghai."""

HOUSING: Final = 1
WATER: Final = 2
POLICE: Final = 3
INSPECTION: Final = 9

MASTER: Final = bytes(range(32))


def make_world(**changes: Any) -> World:
    """Two streets, three units with their contacts, limits in running time."""
    names = {HOUSING: "区住建局", WATER: "区水务局", POLICE: "区公安分局", INSPECTION: "督查室"}
    units = tuple(
        Unit(
            id=ident,
            name=name,
            kind=UnitKind.INSPECTION if ident == INSPECTION else UnitKind.DEPARTMENT,
            area=DISTRICT,
        )
        for ident, name in names.items()
    )
    contacts = tuple(
        Contact(
            id=unit.id * 10 + number,
            unit=unit.id,
            kind=kind,
            name="张三",
            title="科员",
            phone="139****0000",
        )
        for unit in units
        for number, kind in enumerate(ContactKind)
    )
    directory = Directory(
        district=DISTRICT,
        name="黄埔区",
        areas=(
            Area(code=DISTRICT, name="黄埔区"),
            Area(code=STREET, name="夏港街道"),
            Area(code=OTHER_STREET, name="萝岗街道"),
            Area(code=COMMUNITY, name="普晖社区"),
        ),
        units=units,
        contacts=contacts,
        people=(Person(id=1, name="李四", role=Role.DISPATCHER, area=STREET, seat="07"),),
        matters=(Matter(code="M1", name="井盖", top="市政"), Matter(code="M2", name="积水", top="市政")),
    )
    limits = (
        PolicyRow(
            triage=Limit.running_minutes(30),
            acceptance=Limit.running_hours(24),
            handling=Limit.running_hours(72),
        ),
        PolicyRow(urgency=Urgency.URGENT, acceptance=Limit.running_hours(1)),
        PolicyRow(grade=Grade.C, handling=Limit.running_hours(96)),
    )
    fields: dict[str, Any] = {
        "directory": directory,
        "calendar": WorkingCalendar(years=()),
        "limits": limits,
    }
    return World(**(fields | changes))


PHONES: Final = {
    HOUSING * 10: "13900000010",
    HOUSING * 10 + 1: "13900000011",
    HOUSING * 10 + 2: "13900000012",
}

DISPATCHER: Final = Actor(account=1, role=Role.DISPATCHER, district=DISTRICT, area=DISTRICT, seat="01")
SUPERVISOR: Final = Actor(account=2, role=Role.SUPERVISOR, district=DISTRICT, area=DISTRICT, seat="02")
STREET_DISPATCHER: Final = Actor(account=3, role=Role.DISPATCHER, district=DISTRICT, area=STREET, seat="03")
OTHER_DISPATCHER: Final = Actor(account=4, role=Role.DISPATCHER, district=DISTRICT, area=OTHER_STREET)
COMMUNITY_DISPATCHER: Final = Actor(account=5, role=Role.DISPATCHER, district=DISTRICT, area=COMMUNITY)
HANDLER: Final = Actor(account=11, role=Role.HANDLER, district=DISTRICT, area=DISTRICT, unit=HOUSING)
WATER_HANDLER: Final = Actor(account=12, role=Role.HANDLER, district=DISTRICT, area=DISTRICT, unit=WATER)
RESIDENT: Final = Actor(account=21, role=Role.RESIDENT, district=DISTRICT, area=DISTRICT)
OTHER_RESIDENT: Final = Actor(account=22, role=Role.RESIDENT, district=DISTRICT, area=DISTRICT)
ADMINISTRATOR: Final = Actor(account=31, role=Role.ADMINISTRATOR, district=DISTRICT, area=DISTRICT)
AUDITOR: Final = Actor(account=32, role=Role.AUDITOR, district=DISTRICT, area=DISTRICT)


def op_id() -> str:
    """A fresh one, as a client would make it."""
    return str(uuid.UUID(bytes=os.urandom(16), version=4))


def wish(payload: Payload, ticket: int | None = None, base: int | None = None) -> Operation:
    """An operation with a fresh op_id."""
    return Operation(op_id=op_id(), payload=payload, ticket=ticket, base_version=base)


def report(title: str = "井盖破损", *, area: str = STREET, person: PersonalData | None = None) -> Operation:
    """A call from somebody about something in the street."""
    return wish(
        Report(
            title=title,
            description="路口井盖破损，行人难以通过，请尽快处理。",
            channel=Channel.CALL,
            place=Place(address="夏港街道普晖社区青年路 12 号", area=area),
            person=person,
        )
    )
