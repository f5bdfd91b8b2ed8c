"""Personal data lies apart, is found by its number, and can be destroyed without hurting the ledger."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import sqlalchemy as sa

from backend.store import tables
from backend.store.directory import phone_of
from backend.store.people import PersonGone, masked_name, masked_phone
from backend.store.vault import ENVIRONMENT, Vault, WrongMasterKey
from domain.acts import ErasePerson, PersonalData, Reveal
from tests.contract.house import House, scope
from tests.contract.town import (
    ADMINISTRATOR,
    DISPATCHER,
    DISTRICT,
    HOUSING,
    OTHER_DISPATCHER,
    RESIDENT,
    report,
)

CHEN = PersonalData(name="陈大文", phone="13812342207", address="青年路 12 号 301")


async def with_chen(house: House) -> tuple[int, str]:
    answer = await house.ledger.submit(report(person=CHEN), DISPATCHER)
    ticket = await house.ticket(answer.ticket)
    return answer.ticket, ticket.reporters[0].id


async def everything(house: House) -> bytes:
    """Every byte of every table."""
    found = []
    async with house.database.reading() as connection:
        for table in tables.metadata.sorted_tables:
            for row in (await connection.execute(sa.select(table))).all():
                found += [one if isinstance(one, bytes) else str(one).encode() for one in row]
    return b"|".join(found)


async def test_no_table_holds_personal_data_in_the_clear(house: House) -> None:
    await with_chen(house)
    written = await everything(house)
    for secret in ("陈大文", "13812342207", "12342207", "301", "13900000010"):
        assert secret.encode() not in written, secret
    assert "青年路 12 号".encode() in written  # the place of the matter is no secret


async def test_shown_masked_and_revealed_whole(house: House) -> None:
    ident, reporter = await with_chen(house)
    view = await house.reading.ticket(scope(DISPATCHER), ident)
    assert view is not None
    assert [(one.name, one.phone) for one in view.people] == [("陈**", "138****2207")]
    await house.do(Reveal(reporter=reporter), ident)
    assert await house.people.reveal(ident, reporter) == CHEN


async def test_found_by_the_number_however_it_is_written_and_within_scope(house: House) -> None:
    ident, reporter = await with_chen(house)
    for written in ("13812342207", "138 1234 2207", "+86 138-1234-2207"):
        found = await house.people.by_phone(written, scope(DISPATCHER))
        assert [(one.ticket, one.reporter) for one in found] == [(ident, reporter)], written
    assert await house.people.by_phone("13812342207", scope(OTHER_DISPATCHER)) == ()
    assert await house.people.by_phone("13812342208", scope(DISPATCHER)) == ()
    assert await house.people.by_phone("", scope(DISPATCHER)) == ()


async def test_erasing_destroys_the_person_and_leaves_the_ledger_sound(house: House) -> None:
    ident, reporter = await with_chen(house)
    await house.do(ErasePerson(reporter=reporter, reason="本人要求"), ident, by=ADMINISTRATOR)
    with pytest.raises(PersonGone):
        await house.people.reveal(ident, reporter)
    assert await house.people.by_phone("13812342207", scope(DISPATCHER)) == ()
    async with house.database.reading() as connection:
        row = (await connection.execute(sa.select(tables.person))).one()
    assert (row.wrapped_key, row.sealed, row.look_up) == (None, None, None)
    assert row.erased_at == house.clock.now()
    view = await house.reading.ticket(scope(DISPATCHER), ident)
    assert view is not None
    assert view.people[0].erased
    assert (await house.verified()).sound


async def test_each_reporter_has_a_key_of_its_own(house: House) -> None:
    first, second = house.people.sealed(CHEN), house.people.sealed(CHEN)
    assert first.digest != second.digest
    assert first.sealed != second.sealed
    assert first.look_up == second.look_up


async def test_a_residents_report_is_its_own_even_without_data(house: House) -> None:
    answer = await house.ledger.submit(report(), RESIDENT)
    view = await house.reading.ticket(scope(RESIDENT), answer.ticket)
    assert view is not None
    assert view.ticket.reporters[0].account == RESIDENT.account
    assert (await house.ledger.submit(report(), DISPATCHER)).ticket == answer.ticket + 1
    assert (await house.ticket(answer.ticket + 1)).reporters == ()


async def test_a_report_sent_twice_makes_one_person(house: House) -> None:
    operation = report(person=CHEN)
    await house.ledger.submit(operation, DISPATCHER)
    await house.ledger.submit(operation, DISPATCHER)
    assert await house.count(tables.person) == 1


async def test_contacts_numbers_are_whole_for_sending(house: House) -> None:
    async with house.database.reading() as connection:
        assert await phone_of(connection, house.vault, DISTRICT, HOUSING * 10) == "13900000010"
        assert await phone_of(connection, house.vault, DISTRICT, 99) == ""


async def test_another_master_key_is_told_at_once(house: House) -> None:
    with pytest.raises(WrongMasterKey):
        await Vault(bytes(32)).check(house.database)
    await house.vault.check(house.database)


async def test_a_row_moved_to_another_reporter_does_not_open(house: House) -> None:
    one, _ = await with_chen(house)
    other, reporter = await with_chen(house)
    async with house.database.reading() as connection:
        rows = {row.ticket: row for row in (await connection.execute(sa.select(tables.person))).all()}
    await house.execute(
        sa.update(tables.person)
        .where(tables.person.c.ticket == other)
        .values(wrapped_key=rows[one].wrapped_key, sealed=rows[one].sealed)
    )
    with pytest.raises(WrongMasterKey):
        await house.people.reveal(other, reporter)


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = Vault.open(tmp_path, {})
    path = tmp_path / "master.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Vault.open(tmp_path, {}).look_up("1") == first.look_up("1")
    given = {ENVIRONMENT: "A" * 43 + "="}
    assert Vault.open(None, given).look_up("1") != first.look_up("1")


@pytest.mark.parametrize("given", [{}, {ENVIRONMENT: "not base64!"}, {ENVIRONMENT: "QUJD"}])
def test_what_is_no_key_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(WrongMasterKey):
        Vault.open(None, given)


@pytest.mark.parametrize(("name", "shown"), [("陈大文", "陈**"), ("欧", "欧**"), ("", "")])
def test_names_are_masked(name: str, shown: str) -> None:
    assert masked_name(name) == shown


@pytest.mark.parametrize(("phone", "shown"), [("13812342207", "138****2207"), ("12345", "*****"), ("", "")])
def test_phones_are_masked(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown
