"""The district as it is set up: areas, units with their contacts, people with their seats, matters.

The directory is data that an administrator changes; the rules look things up in it and never alter it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

import msgspec

from domain.place import contains
from domain.words import ChecklistItem, ContactKind, Grade, Role, UnitKind


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """District, street, community or grid, told apart by the length of its code (6, 9, 12, 15 digits)."""

    code: str
    name: str
    sector: str = ""
    """The call sign of the sector (版块) that a grid belongs to, such as "07"."""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """承办单位: a body that can be given an assignment."""

    id: int
    name: str
    kind: UnitKind
    area: str
    """The area it serves: six digits for a department of the district, nine for a street's team."""
    above: int | None = None
    """The unit whose contacts stand in where this one has none of its own."""
    active: bool = True


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """A person whom messages to a unit go to. The phone number is masked here; the server keeps the whole."""

    id: int
    unit: int
    kind: ContactKind
    name: str
    title: str
    phone: str
    """Masked, such as 139****6021."""
    away: bool = False
    """Away until somebody says otherwise."""
    deputy: int | None = None
    """The contact who stands in while this one is away."""
    away_from: int | None = None
    away_until: int | None = None
    """Away from … until before …; both or neither."""
    active: bool = True
    """False once nobody is written to here any more; what was sent still names them."""

    def is_away(self, now: int | None) -> bool:
        """Whether the deputy stands in at this time; None looks at an absence without dates alone."""
        if self.away or now is None or self.away_from is None or self.away_until is None:
            return self.away
        return self.away_from <= now < self.away_until


class OfficerKind(StrEnum):
    """How a grid officer serves."""

    FULL_TIME = "full_time"
    """专职: employed for it."""
    PART_TIME = "part_time"
    """兼职: has another job in the community beside it."""
    VOLUNTEER = "volunteer"
    """群众: a resident who keeps an eye on the own block."""
    ELECTRONIC = "electronic"
    """电子: a device, such as a drone or a camera that moves."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """An account as others may see it."""

    id: int
    name: str
    role: Role
    area: str
    """What the account may reach: the seat's area, or the district."""
    unit: int | None = None
    seat: str | None = None
    officer: OfficerKind | None = None
    """How an officer serves; None for everybody else."""


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """事项: an entry of the catalogue, with the grade it proposes."""

    code: str
    name: str
    top: str
    """The name of its top class."""
    grade: Grade = Grade.B
    closes_with: tuple[ChecklistItem, ...] = ()
    """What the calling side must have before it rates and closes; what is not here is looked for and not
    asked for."""


class ResponsibleUnit(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the list of responsible units (责任主体清单): who leads and assists in a matter."""

    matter: str
    lead: int
    assisting: tuple[int, ...] = ()
    basis: str = ""


class Directory(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One district's set-up, with the look-ups that the rules need."""

    district: str
    name: str
    areas: tuple[Area, ...] = ()
    units: tuple[Unit, ...] = ()
    contacts: tuple[Contact, ...] = ()
    people: tuple[Person, ...] = ()
    matters: tuple[Matter, ...] = ()
    responsible: tuple[ResponsibleUnit, ...] = ()

    @cached_property
    def area_by_code(self) -> dict[str, Area]:
        return {area.code: area for area in self.areas}

    @cached_property
    def unit_by_id(self) -> dict[int, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def contact_by_id(self) -> dict[int, Contact]:
        return {contact.id: contact for contact in self.contacts}

    @cached_property
    def person_by_id(self) -> dict[int, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def matter_by_code(self) -> dict[str, Matter]:
        return {matter.code: matter for matter in self.matters}

    @cached_property
    def _contact_of(self) -> dict[tuple[int, ContactKind], Contact]:
        return {(contact.unit, contact.kind): contact for contact in self.contacts if contact.active}

    def contact(self, unit: int, kind: ContactKind, now: int | None = None) -> Contact | None:
        """Whom a message for `kind` of `unit` goes to.

        A unit without such a contact of its own has that of the unit above it; a deputy stands in while the
        contact is away. None when nobody can be named all the way up.
        """
        seen: set[int] = set()
        at: int | None = unit
        while at is not None and at not in seen:
            seen.add(at)
            found = self._contact_of.get((at, kind))
            if found is not None:
                return self._present(found, now)
            above = self.unit_by_id.get(at)
            at = above.above if above else None
        return None

    def _present(self, contact: Contact, now: int | None) -> Contact:
        seen = {contact.id}
        while contact.is_away(now) and contact.deputy is not None and contact.deputy not in seen:
            stand_in = self.contact_by_id.get(contact.deputy)
            if stand_in is None or not stand_in.active:
                break
            seen.add(stand_in.id)
            contact = stand_in
        return contact

    def inspection_office(self) -> Unit | None:
        """督查室: the unit that rung 4 and day-long red go to."""
        return next((unit for unit in self.units if unit.kind is UnitKind.INSPECTION and unit.active), None)

    def area_name(self, code: str) -> str:
        """The names from the street down to the area as people write them: 夏港街道 普晖社区 07 网格."""
        names = [
            self.area_by_code[code[:length]].name
            for length in (9, 12, 15)
            if length <= len(code) and code[:length] in self.area_by_code
        ]
        own = self.area_by_code.get(code)
        return " ".join(names) or (own.name if own else code)

    def responsible_for(self, matter: str, area: str) -> ResponsibleUnit | None:
        """The list's proposal for a matter, if its lead is at work and serves the area.

        Of several such entries the one whose assisting units all serve the area, too; where there is none,
        the first of them, without those that do not.
        """
        led: ResponsibleUnit | None = None
        for entry in self._responsible_of.get(matter, ()):
            lead = self.unit_by_id.get(entry.lead)
            if lead is None or not lead.active or not contains(lead.area, area):
                continue
            if all(self._serves(unit, area) for unit in entry.assisting):
                return entry
            led = led or entry
        if led is None:
            return None
        serving = tuple(unit for unit in led.assisting if self._serves(unit, area))
        return msgspec.structs.replace(led, assisting=serving)

    @cached_property
    def _responsible_of(self) -> dict[str, list[ResponsibleUnit]]:
        found: dict[str, list[ResponsibleUnit]] = {}
        for entry in self.responsible:
            found.setdefault(entry.matter, []).append(entry)
        return found

    def _serves(self, unit: int, area: str) -> bool:
        found = self.unit_by_id.get(unit)
        return found is not None and contains(found.area, area)
