"""The district as it is set up, one row a noun, versioned: what the rules look up in their World."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.database import Database
from backend.store.rows import ticket_decoder
from backend.store.tables import contact_phone, head, setup_entry, ticket
from backend.store.vault import Vault
from backend.store.wakeup import CHANNEL, WORLD
from domain.administering.change import key_of
from domain.administration import SetupKind
from domain.calendar import CalendarYear, WorkingCalendar, WorkSegment
from domain.directory import Area, Contact, Directory, Matter, Person, ResponsibleUnit, Unit
from domain.due import next_transition_at
from domain.event import GENESIS
from domain.policy import AutomaticMessage, PolicyRow, Settings, World
from domain.template import DEFAULT_TEMPLATES, MessageTemplate, TemplateKey
from domain.words import Stage

_KINDS: Final[dict[str, Any]] = {
    "area": Area,
    "unit": Unit,
    "contact": Contact,
    "person": Person,
    "matter": Matter,
    "responsible": ResponsibleUnit,
    "limit": PolicyRow,
    "automatic": AutomaticMessage,
    "settings": Settings,
    "calendar_year": CalendarYear,
    "work_segment": WorkSegment,
    "template": MessageTemplate,
    "name": str,
}
DECODERS: Final[dict[str, msgspec.json.Decoder[Any]]] = {
    kind: msgspec.json.Decoder(noun) for kind, noun in _KINDS.items()
}
_KEYED: Final = {"area": "code", "person": "id", "matter": "code"}
_KEPT_BY_HAND: Final = frozenset(SetupKind)


class UnknownDistrict(Exception):
    """No district of this code was ever set up in this database."""


async def load_world(database: Database, district: str) -> World:
    """The district's present set-up. Raises UnknownDistrict."""
    async with database.reading() as connection:
        return (await read_world(connection, district))[1]


async def read_world(connection: AsyncConnection, district: str) -> tuple[int, World]:
    """Version and set-up, within a transaction. Raises UnknownDistrict."""
    version = await connection.scalar(sa.select(head.c.world_version).where(head.c.district == district))
    if version is None:
        raise UnknownDistrict(district)
    found: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    query = (
        sa.select(setup_entry.c.kind, setup_entry.c.doc)
        .where(setup_entry.c.district == district)
        .order_by(setup_entry.c.kind, setup_entry.c.position)
    )
    for kind, doc in (await connection.execute(query)).all():
        found[kind].append(DECODERS[kind].decode(doc))
    directory = Directory(
        district=district,
        name=found["name"][0],
        areas=tuple(found["area"]),
        units=tuple(found["unit"]),
        contacts=tuple(found["contact"]),
        people=tuple(found["person"]),
        matters=tuple(found["matter"]),
        responsible=tuple(found["responsible"]),
    )
    calendar = WorkingCalendar(years=tuple(found["calendar_year"]), segments=tuple(found["work_segment"]))
    world = World(
        directory=directory,
        calendar=calendar,
        limits=tuple(found["limit"]),
        automatic=tuple(found["automatic"]),
        settings=found["settings"][0],
        templates=_templates(found["template"]),
    )
    return int(version), world


def _templates(own: list[MessageTemplate]) -> tuple[MessageTemplate, ...]:
    """The district's own texts, and the defaults of messages that it has none for."""
    known = {one.key: one for one in own}
    return tuple(known.get(one.key, one) for one in DEFAULT_TEMPLATES)


async def template_of(connection: AsyncConnection, district: str, key: TemplateKey) -> str:
    """One message's text alone, without reading the whole set-up."""
    query = sa.select(setup_entry.c.doc).where(
        setup_entry.c.district == district, setup_entry.c.kind == "template"
    )
    own = [DECODERS["template"].decode(doc) for doc in (await connection.scalars(query)).all()]
    return next(one.text for one in _templates(own) if one.key is key)


async def write_world(
    database: Database, vault: Vault, world: World, phones: Mapping[int, str] | None = None
) -> int:
    """Set a district up, or change its set-up to this one: rows that differ are written, others are left.

    `phones` are contacts' whole numbers by the contact's id; those not named keep theirs. Ledgers take the
    new set-up up with their next batch. Returns the set-up's version.
    """
    district = world.directory.district
    async with database.writing() as connection:
        version = await _locked_version(connection, district)
        if await _write_entries(connection, district, version + 1, _entries(world)):
            version += 1
            await connection.execute(
                sa.update(head).where(head.c.district == district).values(world_version=version)
            )
        for contact, phone in (phones or {}).items():
            await write_phone(connection, vault, district, contact, phone)
        await renew_transitions(connection, world)
        if database.dialect.postgresql:
            await connection.execute(sa.select(sa.func.pg_notify(CHANNEL, f"{WORLD}:{district}:{version}")))
    database.wakeups.tell(WORLD, f"{district}:{version}")
    return version


async def phone_of(connection: AsyncConnection, vault: Vault, district: str, contact: int) -> str:
    """A contact's whole number; empty where none is kept."""
    sealed = await connection.scalar(
        sa.select(contact_phone.c.sealed).where(
            contact_phone.c.district == district, contact_phone.c.contact == contact
        )
    )
    return vault.open_phone(sealed, f"{district}/{contact}") if sealed is not None else ""


async def _locked_version(connection: AsyncConnection, district: str) -> int:
    locked = sa.select(head.c.world_version).where(head.c.district == district).with_for_update()
    version = await connection.scalar(locked)
    if version is not None:
        return int(version)
    await connection.execute(
        sa.insert(head).values(district=district, seq=0, hash=GENESIS, world_version=0, day=0, day_count=0)
    )
    return 0


def _entries(world: World) -> dict[tuple[str, str], tuple[int, str]]:
    directory = world.directory
    nouns: dict[str, tuple[Any, ...]] = {
        "area": directory.areas,
        "unit": directory.units,
        "contact": directory.contacts,
        "person": directory.people,
        "matter": directory.matters,
        "responsible": directory.responsible,
        "limit": world.limits,
        "automatic": world.automatic,
        "settings": (world.settings,),
        "calendar_year": world.calendar.years,
        "work_segment": world.calendar.segments,
        "template": world.templates,
        "name": (directory.name,),
    }
    entries: dict[tuple[str, str], tuple[int, str]] = {}
    for kind, items in nouns.items():
        for position, item in enumerate(items):
            key = _key(kind, position, item)
            entries[kind, key] = (position, msgspec.json.encode(item).decode())
    return entries


def _key(kind: str, position: int, item: Any) -> str:
    if kind in _KEPT_BY_HAND:
        return key_of(SetupKind(kind), item)
    return str(getattr(item, _KEYED[kind])) if kind in _KEYED else str(position)


async def _write_entries(
    connection: AsyncConnection, district: str, version: int, wanted: dict[tuple[str, str], tuple[int, str]]
) -> bool:
    """Write the rows that differ; whether any did."""
    rows = await connection.execute(sa.select(setup_entry).where(setup_entry.c.district == district))
    present = {(row.kind, row.key): (row.position, row.doc) for row in rows}
    changed = [key for key, value in wanted.items() if present.get(key) != value]
    gone = [key for key in present if key not in wanted or present[key] != wanted[key]]
    if gone:
        await connection.execute(
            sa.delete(setup_entry).where(
                setup_entry.c.district == district,
                setup_entry.c.kind == sa.bindparam("old_kind"),
                setup_entry.c.key == sa.bindparam("old_key"),
            ),
            [{"old_kind": kind, "old_key": key} for kind, key in gone],
        )
    if changed:
        await connection.execute(
            sa.insert(setup_entry),
            [
                {
                    "district": district,
                    "kind": kind,
                    "key": key,
                    "position": wanted[kind, key][0],
                    "version": version,
                    "doc": wanted[kind, key][1],
                }
                for kind, key in changed
            ],
        )
    return bool(gone or changed)


async def write_phone(
    connection: AsyncConnection, vault: Vault, district: str, contact: int, phone: str
) -> None:
    """Keep a contact's whole number, encrypted, in place of the one before."""
    mine = (contact_phone.c.district == district) & (contact_phone.c.contact == contact)
    await connection.execute(sa.delete(contact_phone).where(mine))
    sealed = vault.seal_phone(phone, f"{district}/{contact}")
    await connection.execute(
        sa.insert(contact_phone).values(district=district, contact=contact, sealed=sealed)
    )


async def renew_transitions(connection: AsyncConnection, world: World) -> None:
    """When a resolved ticket closes by itself follows from a setting, so its stored instant does too."""
    query = sa.select(ticket.c.id, ticket.c.next_transition_at, ticket.c.doc).where(
        ticket.c.district == world.directory.district, ticket.c.stage == Stage.RESOLVED.value
    )
    for row in (await connection.execute(query)).all():
        coming = next_transition_at(world, ticket_decoder(row.doc))
        if coming != row.next_transition_at:
            await connection.execute(
                sa.update(ticket)
                .where(ticket.c.district == world.directory.district, ticket.c.id == row.id)
                .values(next_transition_at=coming)
            )


async def districts(database: Database) -> tuple[str, ...]:
    """The codes of all districts that were ever set up, in order."""
    async with database.reading() as connection:
        found = await connection.scalars(sa.select(head.c.district).order_by(head.c.district))
        return tuple(found.all())
