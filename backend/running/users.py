"""The accounts of a district, from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from backend.running.opening import Refused, open_vault, opened_database
from backend.services.passwords import SHORTEST_PASSWORD, Passwords
from backend.services.sessions import real_now
from backend.store.accounts import Accounts, LoginTaken
from backend.store.directory import load_world, write_world
from domain.directory import Directory, Person
from domain.words import Role


class NewUser(msgspec.Struct, frozen=True, kw_only=True):
    """An account that is to be."""

    login: str
    name: str
    role: str
    area: str
    unit: int | None = None
    seat: str | None = None


async def listed(url: str, district: str) -> list[dict[str, Any]]:
    """The district's accounts with their roles."""
    async with opened_database(url) as database:
        people = (await load_world(database, district)).directory.person_by_id
        return [
            {
                "id": one.id,
                "login": one.login,
                "locked": one.locked,
                "name": people[one.id].name if one.id in people else "",
                "role": people[one.id].role if one.id in people else "",
            }
            for one in await Accounts(database).all(district)
        ]


async def add(url: str, district: str, new: NewUser, password: str, data: Path | None) -> dict[str, Any]:
    """Adds a person to the district's set-up, with an account. Raises Refused."""
    hashed = _hashed(password)
    async with opened_database(url) as database:
        world = await load_world(database, district)
        person = _person(world.directory, new)
        people = (*world.directory.people, person)
        directory = msgspec.structs.replace(world.directory, people=people)
        try:
            await Accounts(database).add(district, person.id, new.login, hashed, real_now())
        except LoginTaken as taken:
            raise Refused(f"the login {taken} is taken") from taken
        await write_world(
            database, open_vault(url, data), msgspec.structs.replace(world, directory=directory)
        )
    return {"added": new.login, "id": person.id}


def _person(directory: Directory, new: NewUser) -> Person:
    try:
        role = Role(new.role)
    except ValueError as unknown:
        raise Refused(f"no role {new.role}; there are {', '.join(Role)}") from unknown
    if role is Role.SYSTEM:
        raise Refused("the platform itself does not log in")
    if not new.area.startswith(directory.district) or (
        new.area != directory.district and new.area not in directory.area_by_code
    ):
        raise Refused(f"no area {new.area} in the district")
    if new.unit is not None and new.unit not in directory.unit_by_id:
        raise Refused(f"no unit {new.unit} in the district")
    if new.unit is None and role in (Role.HANDLER, Role.LEADER):
        raise Refused(f"a {role} needs --unit")
    ident = max((person.id for person in directory.people), default=0) + 1
    return Person(id=ident, name=new.name, role=role, area=new.area, unit=new.unit, seat=new.seat)


async def set_locked(url: str, district: str, login: str, *, locked: bool) -> dict[str, Any]:
    """Locks an account, which ends its sessions, or unlocks it. Raises Refused."""
    async with opened_database(url) as database:
        if not await Accounts(database).set_locked(district, login, locked, real_now()):
            raise Refused(f"no account {login}")
    return {"login": login, "locked": locked}


async def set_password(url: str, district: str, login: str, password: str) -> dict[str, Any]:
    """Sets a password, which ends the account's sessions. Raises Refused."""
    hashed = _hashed(password)
    async with opened_database(url) as database:
        if not await Accounts(database).set_password(district, login, hashed, real_now()):
            raise Refused(f"no account {login}")
    return {"login": login, "password": "set"}


def _hashed(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise Refused(f"a password has at least {SHORTEST_PASSWORD} characters")
    passwords = Passwords()
    try:
        return passwords.hash_now(password)
    finally:
        passwords.close()
