"""Administration over the API: accounts with one-time codes, errors at the field, the set-up on the feed."""

import asyncio
from typing import Any

import httpx
import pytest

from domain import wire
from domain.administration import (
    AccountChanged,
    AccountEntry,
    AdminLog,
    SetupChanged,
    SetupTable,
)
from domain.directory import Person
from domain.words import Role
from tests.backend.town_hall import INSIDE, PASSWORD, Refused, TownHall, decoded, login_of
from tests.contract import town

ROOT = INSIDE[Role.ADMINISTRATOR]
DISPATCHER = INSIDE[Role.DISPATCHER]
NEXT = "another long password"


async def send(hall: TownHall, path: str, body: dict[str, Any], by: Person = ROOT) -> httpx.Response:
    headers = {"Authorization": f"Bearer {await hall.access(by)}"}
    return await hall.http.post(path, json=body, headers=headers)


async def account(hall: TownHall, **body: Any) -> AccountChanged:
    return decoded(await send(hall, wire.ADMIN_ACCOUNTS, body), AccountChanged)


async def entry(hall: TownHall, ident: int) -> AccountEntry:
    found = decoded(await hall.get(ROOT, wire.ADMIN_ACCOUNTS), tuple[AccountEntry, ...])
    return next(one for one in found if one.person.id == ident)


async def log_in(hall: TownHall, login: str, password: str, new: str = "") -> wire.Session:
    body = {"login": login, "password": password, "new_password": new}
    return decoded(await hall.http.post(wire.LOGIN, json=body), wire.Session)


async def problem(hall: TownHall, login: str, password: str, new: str = "") -> str:
    with pytest.raises(Refused) as refused:
        await log_in(hall, login, password, new)
    return refused.value.problem.code


def new_dispatcher(**fields: Any) -> dict[str, Any]:
    made = {"act": "save", "login": "lin.hao", "name": "林浩", "role": "dispatcher", "area": town.STREET}
    return made | {"seat": "88"} | fields


async def test_a_new_account_is_entered_by_its_code_once(hall: TownHall) -> None:
    made = await account(hall, **new_dispatcher())
    assert (await entry(hall, made.id)).waits_for_password
    assert await problem(hall, "lin.hao", made.code) == "password_needed"
    assert await problem(hall, "lin.hao", made.code, "short") == "password_needed"
    session = await log_in(hall, "lin.hao", made.code, NEXT)
    assert (session.person.name, session.person.role, session.person.seat) == ("林浩", Role.DISPATCHER, "88")
    assert await problem(hall, "lin.hao", made.code, NEXT) == "unauthorized", "the code is spent"
    assert (await log_in(hall, "lin.hao", NEXT)).person.id == made.id
    assert not (await entry(hall, made.id)).waits_for_password


async def test_a_disabled_account_is_out_at_once(hall: TownHall) -> None:
    access = await hall.access(DISPATCHER)
    assert (await entry(hall, DISPATCHER.id)).sessions == 1
    await account(hall, act="disable", id=DISPATCHER.id)
    answer = await hall.http.get(wire.SETUP, headers={"Authorization": f"Bearer {access}"})
    assert answer.json()["code"] == "session_expired"
    assert await problem(hall, login_of(DISPATCHER), PASSWORD) == "account_locked"
    await account(hall, act="enable", id=DISPATCHER.id)
    assert (await log_in(hall, login_of(DISPATCHER), PASSWORD)).person.id == DISPATCHER.id


async def test_a_reset_gives_a_code_and_ends_the_sessions(hall: TownHall) -> None:
    await hall.access(DISPATCHER)
    reset = await account(hall, act="reset", id=DISPATCHER.id)
    assert (await entry(hall, DISPATCHER.id)).sessions == 0
    assert await problem(hall, login_of(DISPATCHER), PASSWORD) == "unauthorized"
    assert (await log_in(hall, login_of(DISPATCHER), reset.code, NEXT)).person.id == DISPATCHER.id


async def test_sessions_end_and_the_password_stays(hall: TownHall) -> None:
    await hall.access(DISPATCHER)
    await account(hall, act="end_sessions", id=DISPATCHER.id)
    assert (await entry(hall, DISPATCHER.id)).sessions == 0
    assert (await log_in(hall, login_of(DISPATCHER), PASSWORD)).person.id == DISPATCHER.id


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"login": "林"}, "login"),
        ({"login": login_of(DISPATCHER)}, "login"),
        ({"name": " "}, "name"),
        ({"area": "999"}, "area"),
        ({"role": "system"}, "role"),
        ({"role": "handler"}, "unit"),
        ({"role": "handler", "unit": 77}, "unit"),
        ({"seat": DISPATCHER.seat}, "seat"),
    ],
)
async def test_a_wrong_account_is_refused_at_its_field(
    hall: TownHall, fields: dict[str, Any], field: str
) -> None:
    before = await hall.get(ROOT, wire.ADMIN_ACCOUNTS)
    answer = await send(hall, wire.ADMIN_ACCOUNTS, new_dispatcher(**fields))
    assert answer.status_code == 422
    assert answer.json()["facts"]["field"] == field
    assert (await hall.get(ROOT, wire.ADMIN_ACCOUNTS)).content == before.content


async def test_nobody_shuts_the_last_door_behind_himself(hall: TownHall) -> None:
    for act in ("disable", "reset"):
        answer = await send(hall, wire.ADMIN_ACCOUNTS, {"act": act, "id": ROOT.id})
        assert answer.json()["facts"]["why"] == "own_account"
    base = (await entry(hall, ROOT.id)).version
    other = {"act": "save", "id": ROOT.id, "base_version": base, "name": "甲", "role": "auditor"}
    assert (await send(hall, wire.ADMIN_ACCOUNTS, other)).json()["facts"]["field"] == "role"


async def test_two_do_not_change_one_person_over_each_other(hall: TownHall) -> None:
    base = (await entry(hall, DISPATCHER.id)).version
    change = {"act": "save", "id": DISPATCHER.id, "base_version": base, "role": "dispatcher"}
    await account(hall, **change, name="甲", area=town.STREET, seat="71")
    answer = await send(hall, wire.ADMIN_ACCOUNTS, change | {"name": "乙", "area": town.STREET, "seat": "72"})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


async def test_the_log_tells_of_accounts_and_never_their_secrets(hall: TownHall) -> None:
    made = await account(hall, **new_dispatcher())
    await account(hall, act="reset", id=made.id)
    answer = await hall.get(INSIDE[Role.AUDITOR], wire.ADMIN_LOG, limit=5)
    log = decoded(answer, AdminLog)
    assert [(one.act, one.key) for one in log.events] == [("reset", str(made.id)), ("save", str(made.id))]
    assert made.code.encode() not in answer.content
    assert b"argon2" not in answer.content


async def test_a_change_of_the_setup_is_told_to_everybody(hall: TownHall) -> None:
    table = decoded(await hall.get(ROOT, wire.ADMIN_TABLE.format(kind="unit")), SetupTable)
    water = next(one for one in table.entries if one.key == str(town.WATER))
    async with hall.feed(DISPATCHER) as feed, hall.feed(ROOT) as own:
        for one in (feed, own):
            await one.next_of(wire.Beat)
        body = {
            "kind": "unit",
            "key": water.key,
            "base_version": water.version,
            "value": water.value | {"name": "区水利局"},
        }
        made = decoded(await send(hall, wire.ADMIN_CHANGES, body), SetupChanged)
        for one in (feed, own):
            assert (await one.next_of(wire.SetupMoved)).version == made.version
    setup = decoded(await hall.get(DISPATCHER, wire.SETUP), wire.Setup)
    assert setup.directory.unit_by_id[town.WATER].name == "区水利局"


async def test_an_administrator_sees_no_ticket_on_the_feed(hall: TownHall) -> None:
    await hall.report()
    async with hall.feed(ROOT) as feed:
        batch = await feed.next_of(wire.Batch)
        assert (batch.events, batch.rows) == ((), ())


async def test_an_unknown_kind_and_an_unknown_field_are_refused(hall: TownHall) -> None:
    assert (await hall.get(ROOT, wire.ADMIN_TABLE.format(kind="password"))).status_code == 404
    answer = await send(hall, wire.ADMIN_CHANGES, {"kind": "unit", "value": {}, "by": 1})
    assert answer.json()["code"] == "malformed"


async def test_many_at_once_make_as_many_entries(hall: TownHall) -> None:
    bodies = [
        {"kind": "unit", "value": {"name": f"第{n}队", "kind": "patrol", "area": town.STREET}}
        for n in range(8)
    ]
    answers = await asyncio.gather(*(send(hall, wire.ADMIN_CHANGES, body) for body in bodies))
    keys = {decoded(answer, SetupChanged).key for answer in answers}
    assert len(keys) == 8
    log = decoded(await hall.get(ROOT, wire.ADMIN_LOG), AdminLog)
    assert [one.seq for one in log.events] == list(range(8, 0, -1))
