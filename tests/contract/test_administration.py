"""Changes of the set-up: judged, versioned, logged in a chain, and never on what runs."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from backend.store.administration import Administration
from backend.store.tables import admin_event, admin_head
from domain.acts import Supervise
from domain.administration import SetupChange, SetupChanged, SetupEntry, SetupKind
from domain.counting import Limit
from domain.instant import DAY, HOUR, MINUTE
from domain.policy import PolicyRow
from domain.refusal import Code, Refusal
from domain.words import ContactKind, UnitKind
from tests.contract.house import House, scope
from tests.contract.town import ADMINISTRATOR, DISPATCHER, DISTRICT, HOUSING, STREET, WATER

ROOT = ADMINISTRATOR.account


class Office:
    """An administrator at work."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.store = Administration(house.database, house.vault, DISTRICT)

    async def entry(self, kind: SetupKind, key: str) -> SetupEntry:
        return next(one for one in (await self.store.table(kind)).entries if one.key == key)

    async def keys(self, kind: SetupKind) -> list[str]:
        return [one.key for one in (await self.store.table(kind)).entries]

    async def change(self, of: SetupKind, at: str = "", number: str = "", **fields: Any) -> SetupChanged:
        """Give fields of an entry other values, as its form does."""
        base, value = 0, fields
        if at:
            entry = await self.entry(of, at)
            base, value = entry.version, entry.value | fields
        wish = SetupChange(kind=of, key=at, base_version=base, value=value, phone=number)
        return await self.store.change(wish, ROOT, self.house.clock.now())

    async def refused(self, of: SetupKind, at: str = "", **fields: Any) -> Refusal:
        before, log = await self.house.ledger.world(), await self.store.log(0, 100)
        with pytest.raises(Refusal) as refused:
            await self.change(of, at, **fields)
        assert await self.house.ledger.world() == before
        assert await self.store.log(0, 100) == log
        return refused.value


@pytest.fixture
async def office(house: House) -> Office:
    return Office(house)


async def test_a_unit_is_made_changed_and_abolished(office: Office) -> None:
    made = await office.change(
        SetupKind.UNIT, name="区交通局", kind="department", area=DISTRICT, above=HOUSING
    )
    await office.change(SetupKind.UNIT, made.key, name="区交通运输局")
    await office.change(SetupKind.UNIT, made.key, active=False)
    unit = (await office.house.ledger.world()).directory.unit_by_id[int(made.key)]
    assert (unit.name, unit.kind, unit.active) == ("区交通运输局", UnitKind.DEPARTMENT, False)
    entry = await office.entry(SetupKind.UNIT, made.key)
    wish = SetupChange(kind=SetupKind.UNIT, key=made.key, base_version=entry.version)
    with pytest.raises(Refusal) as refused:
        await office.store.change(wish, ROOT, 0)
    assert refused.value.code is Code.NOT_ALLOWED, "abolished, never removed"


@pytest.mark.parametrize(
    ("key", "fields", "field"),
    [
        ("", {"name": " ", "kind": "department", "area": DISTRICT}, "name"),
        ("", {"name": "区水务局", "kind": "department", "area": DISTRICT}, "name"),
        ("", {"name": "某局", "kind": "castle", "area": DISTRICT}, "kind"),
        ("", {"name": "某局", "kind": "department", "area": "999999"}, "area"),
        ("", {"name": "某局", "kind": "department", "area": DISTRICT, "above": 77}, "above"),
        ("1", {"above": HOUSING}, "above"),
    ],
)
async def test_a_wrong_unit_is_refused_at_its_field(
    office: Office, key: str, fields: dict[str, Any], field: str
) -> None:
    assert (await office.refused(SetupKind.UNIT, key, **fields)).detail["field"] == field


async def test_units_are_not_put_above_each_other_in_a_circle(office: Office) -> None:
    await office.change(SetupKind.UNIT, str(WATER), above=HOUSING)
    refusal = await office.refused(SetupKind.UNIT, str(HOUSING), above=WATER)
    assert (refusal.detail["field"], refusal.detail["why"]) == ("above", "circle")
    assert (await office.refused(SetupKind.UNIT, str(HOUSING), active=False)).detail["why"] == "units_below"


async def test_two_administrators_do_not_write_over_each_other(office: Office) -> None:
    seen = await office.entry(SetupKind.UNIT, str(WATER))
    await office.change(SetupKind.UNIT, str(WATER), name="区水利局")
    wish = SetupChange(
        kind=SetupKind.UNIT,
        key=str(WATER),
        base_version=seen.version,
        value=seen.value | {"name": "区水务水利局"},
    )
    with pytest.raises(Refusal) as refused:
        await office.store.change(wish, ROOT, 0)
    present = await office.entry(SetupKind.UNIT, str(WATER))
    assert (refused.value.code, refused.value.detail["version"]) == (Code.CONFLICT, present.version)
    assert present.value["name"] == "区水利局"


async def test_a_stand_in_gets_the_orders_of_his_days_and_no_others(office: Office) -> None:
    house, now = office.house, office.house.clock.now()
    ident = await house.dispatched()
    leader, main = str(HOUSING * 10 + 1), HOUSING * 10 + 2
    await office.change(SetupKind.CONTACT, leader, deputy=main, away_from=now + DAY, away_until=now + 2 * DAY)
    directory = (await house.ledger.world()).directory
    named = [
        contact.id if (contact := directory.contact(HOUSING, ContactKind.DEPUTY_LEADER, at)) else None
        for at in (now, now + DAY, now + 2 * DAY - 1, now + 2 * DAY)
    ]
    assert named == [int(leader), main, main, int(leader)]
    house.clock.pass_by(DAY + HOUR)
    await house.do(Supervise(), ident)
    assert (await house.ticket(ident)).orders[-1].contact == main


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"away_from": 1_800_000_000_000}, "away_until"),
        ({"away_from": 1_800_000_000_000, "away_until": 1_800_000_000_000, "deputy": 12}, "away_until"),
        ({"away": True}, "deputy"),
        ({"deputy": 11}, "deputy"),
        ({"kind": "handler"}, "kind"),
        ({"unit": 77}, "unit"),
    ],
)
async def test_a_wrong_contact_is_refused_at_its_field(
    office: Office, fields: dict[str, Any], field: str
) -> None:
    assert (await office.refused(SetupKind.CONTACT, "11", **fields)).detail["field"] == field


async def test_a_contacts_number_is_kept_whole_and_shown_masked(office: Office) -> None:
    await office.change(SetupKind.CONTACT, "20", number="13800138000")
    assert (await office.entry(SetupKind.CONTACT, "20")).value["phone"] == "138****8000"
    log = msgspec.json.encode(await office.store.log(0, 10))
    assert b"13800138000" not in log
    with pytest.raises(Refusal) as refused:
        await office.change(SetupKind.CONTACT, "20", number="call me")
    assert refused.value.detail["field"] == "phone"


async def test_a_new_limit_is_for_the_next_ticket_and_no_running_clock(office: Office) -> None:
    house = office.house
    before = (await house.ticket(await house.dispatched())).clocks
    shorter = Limit.running_hours(2)
    await office.change(SetupKind.LIMIT, "*:*:*:*", acceptance=msgspec.to_builtins(shorter))
    tickets = [await house.ticket(ident) for ident in (await house.dispatched(),)]
    acceptance = tickets[0].clock("acceptance:1")
    assert acceptance is not None
    assert acceptance.red_at - acceptance.started_at == 2 * HOUR
    old = next(one for one in before if one.id == "acceptance:1")
    assert old.red_at - old.started_at == 24 * HOUR


async def test_limits_stand_once_for_each_combination(office: Office) -> None:
    row = msgspec.to_builtins(PolicyRow(matter="M1", handling=Limit.running_hours(6)))
    made = await office.change(SetupKind.LIMIT, **row)
    assert made.key == "M1:*:*:*"
    assert (await office.refused(SetupKind.LIMIT, **row)).detail["why"] == "taken"
    assert (await office.refused(SetupKind.LIMIT, matter="M9", **_six_hours())).detail["field"] == "matter"
    assert (await office.refused(SetupKind.LIMIT, matter="M2")).detail["why"] == "no_limit"
    too_short = {"counting": "running_hours", "amount": MINUTE - 1}
    assert (await office.refused(SetupKind.LIMIT, matter="M2", handling=too_short)).detail["why"] == (
        "too_short"
    )
    entry = await office.entry(SetupKind.LIMIT, made.key)
    gone = SetupChange(kind=SetupKind.LIMIT, key=made.key, base_version=entry.version)
    await office.store.change(gone, ROOT, 0)
    assert made.key not in await office.keys(SetupKind.LIMIT)


def _six_hours() -> dict[str, Any]:
    return {"handling": {"counting": "running_hours", "amount": 6 * HOUR}}


async def test_there_is_always_a_limit_that_fits(office: Office) -> None:
    general = await office.entry(SetupKind.LIMIT, "*:*:*:*")
    wish = SetupChange(kind=SetupKind.LIMIT, key=general.key, base_version=general.version)
    with pytest.raises(Refusal):
        await office.store.change(wish, ROOT, 0)
    refusal = await office.refused(SetupKind.LIMIT, general.key, handling=None)
    assert (refusal.detail["field"], refusal.detail["why"]) == ("handling", "general_limit")
    assert (await office.refused(SetupKind.LIMIT, general.key, matter="M1")).detail["why"] == "general_limit"


async def test_messages_say_what_their_template_says(office: Office) -> None:
    house = office.house
    ident = await house.dispatched()
    await office.change(SetupKind.TEMPLATE, "order", text="【区指挥中心】{number} {unit}：{reason}")
    house.clock.pass_by(24 * HOUR + MINUTE)
    await house.do(Supervise(), ident)
    view = await house.reading.ticket(scope(DISPATCHER), ident)
    assert view is not None
    text = next(one.text for one in view.messages if one.subject == "order:1")
    assert text.startswith("【区指挥中心】")
    assert "区住建局：接单已超期 1 分" in text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" ", "blank"),
        ("{number} {", "braces"),
        ("{number} {phone}", "place"),
        ("{unit}超期", "number_missing"),
        ("{number!r}", "braces"),
        ("{number}" + "快" * 300, "too_long"),
    ],
)
async def test_a_template_that_cannot_be_filled_in_is_refused(office: Office, text: str, why: str) -> None:
    assert (await office.refused(SetupKind.TEMPLATE, "order", text=text)).detail["why"] == why


async def test_a_year_is_loaded_checked_and_counted_with(office: Office) -> None:
    assert (await office.house.ledger.world()).calendar.years_loaded == frozenset()
    day = {"date": "2027-01-01", "holiday": "元旦"}
    await office.change(SetupKind.CALENDAR_YEAR, year=2027, off=[day], worked=[])
    assert (await office.house.ledger.world()).calendar.years_loaded == {2027}
    saturday = {"date": "2027-01-02", "holiday": "元旦"}
    refusal = await office.refused(SetupKind.CALENDAR_YEAR, year=2028, off=[saturday], worked=[])
    assert refusal.code is Code.INVALID
    taken = await office.refused(SetupKind.CALENDAR_YEAR, year=2027, off=[], worked=[])
    assert taken.detail["why"] == "taken"


async def test_settings_stay_within_sense(office: Office) -> None:
    await office.change(SetupKind.SETTINGS, "settings", reply_within=2 * HOUR)
    assert (await office.house.ledger.world()).settings.reply_within == 2 * HOUR
    refusal = await office.refused(SetupKind.SETTINGS, "settings", quiet_from=25 * HOUR)
    assert (refusal.detail["field"], refusal.detail["why"]) == ("quiet_from", "out_of_range")


async def test_who_is_responsible_must_exist(office: Office) -> None:
    made = await office.change(SetupKind.RESPONSIBLE, matter="M1", lead=HOUSING, assisting=[WATER])
    world = await office.house.ledger.world()
    proposed = world.directory.responsible_for("M1", STREET)
    assert proposed is not None
    assert (proposed.lead, proposed.assisting) == (HOUSING, (WATER,))
    refusal = await office.refused(SetupKind.RESPONSIBLE, made.key, lead=77)
    assert refusal.detail["field"] == "lead"
    twice = await office.refused(SetupKind.RESPONSIBLE, made.key, assisting=[HOUSING])
    assert twice.detail["why"] == "twice"


async def test_nothing_changed_is_nothing_told(office: Office) -> None:
    before = await office.store.log(0, 10)
    entry = await office.entry(SetupKind.UNIT, str(WATER))
    answer = await office.change(SetupKind.UNIT, str(WATER))
    assert answer.version == entry.version
    assert await office.store.log(0, 10) == before


async def test_the_log_says_who_changed_what_from_what_to_what(office: Office) -> None:
    at = office.house.clock.now()
    await office.change(SetupKind.UNIT, str(WATER), name="区水利局")
    log = await office.store.log(0, 10)
    line = log.events[0]
    assert (line.account, line.at, line.kind, line.key, line.act) == (ROOT, at, "unit", str(WATER), "changed")
    assert line.old is not None
    assert line.new is not None
    assert (line.old["name"], line.new["name"]) == ("区水务局", "区水利局")
    assert (await office.house.verified()).sound


@pytest.mark.parametrize("column", ["body", "prev_hash", "hash"])
async def test_an_edited_line_shows(office: Office, column: str) -> None:
    for name in ("甲局", "乙局", "丙局"):
        await office.change(SetupKind.UNIT, str(WATER), name=name)
    async with office.house.database.writing() as connection:
        row = (await connection.execute(sa.select(admin_event).where(admin_event.c.seq == 2))).one()
        value = getattr(row, column)
        changed = {column: bytes((value[0] ^ 1, *value[1:]))}
        await connection.execute(sa.update(admin_event).where(admin_event.c.seq == 2).values(changed))
    found = await office.house.verified()
    assert not found.sound
    assert "administrative log, line 2" in found.what


@pytest.mark.parametrize("gone", [1, 2, 3])
async def test_a_removed_line_shows_and_so_does_a_tail_cut_off(office: Office, gone: int) -> None:
    for name in ("甲局", "乙局", "丙局"):
        await office.change(SetupKind.UNIT, str(WATER), name=name)
    async with office.house.database.writing() as connection:
        await connection.execute(sa.delete(admin_event).where(admin_event.c.seq == gone))
    assert not (await office.house.verified()).sound


async def test_a_head_that_is_another_shows(office: Office) -> None:
    await office.change(SetupKind.UNIT, str(WATER), name="甲局")
    async with office.house.database.writing() as connection:
        await connection.execute(sa.update(admin_head).values(seq=2))
    assert not (await office.house.verified()).sound


async def test_the_log_is_read_page_by_page(office: Office) -> None:
    for name in ("甲局", "乙局", "丙局"):
        await office.change(SetupKind.UNIT, str(WATER), name=name)
    first = await office.store.log(0, 2)
    rest = await office.store.log(first.events[-1].seq, 2)
    assert [one.seq for one in (*first.events, *rest.events)] == [3, 2, 1]
    assert first.newest == 3
