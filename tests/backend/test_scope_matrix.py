"""Every route x every role x inside and outside of its scope, generated from the two tables.

What the routes are comes from `backend.api.route_table`, who may do and see what from `domain.rules`: a new
route, act or role is in this test as soon as it is in its table.
"""

import typing
import uuid

import msgspec
import pytest

from backend.api.route_table import ROUTES, Needs, Route
from domain import acts, wire
from domain.acts import Payload
from domain.directory import Person
from domain.event import Event
from domain.refusal import Code
from domain.rules import READERS, RULES, may_bring_files, may_do, may_read
from domain.ticket import Ticket
from domain.words import Act, AnswerMeans, CallLevel, Channel, Role, Satisfaction
from tests.backend.bringing import a_picture, asked, brought
from tests.backend.town_hall import INSIDE, OUTSIDE, PEOPLE, Refused, TownHall, actor, decoded
from tests.contract import town

NO_FILE = "0" * 32
UNKNOWN = "018f0000-0000-7000-8000-000000000000"
PAYLOADS: dict[Act, Payload] = {
    acts.act_of(one): one
    for one in (
        town.report().payload,
        acts.Triage(matter="M1"),
        acts.Edit(title="井盖丢失"),
        acts.Dispatch(lead=town.HOUSING),
        acts.Withdraw(assignment=99),
        acts.Accept(assignment=99),
        acts.Return(assignment=99, reason="不属本单位"),
        acts.Finish(assignment=99, result="已修复"),
        acts.Answer(means=AnswerMeans.TEXT, text="已派人"),
        acts.Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED),
        acts.ResidentRate(result=Satisfaction.SATISFIED),
        acts.Reopen(reason="复发"),
        acts.Acknowledge(clocks=(acts.ClockRef(clock="triage", generation=9),)),
        acts.Note(text="已到现场"),
        acts.StrikeNote(note=99),
        acts.Attach(files=(acts.Enclosed(id=NO_FILE),)),
        acts.RemoveFile(file=NO_FILE, reason="拍到了行人"),
        acts.Claim(),
        acts.Unclaim(),
        acts.LogCall(),
        acts.Merge(other=99),
        acts.Unmerge(other=99, reason=" "),
        acts.Split(parts=(acts.SplitPart(title=" "),)),
        acts.Supervise(),
        acts.ReleaseOrder(order=99),
        acts.AnswerOrder(order=99, reply="马上办"),
        acts.Suspend(until=1, reason="等配件"),
        acts.Resume(),
        acts.Extend(assignment=99, deadline=1, reason="材料未到"),
        acts.Insist(assignment=99, reason="三定方案"),
        acts.Raise(level=CallLevel.GRID, reason="无力处置"),
        acts.TakeOver(reason=" "),
        acts.Coordinate(units=(9999,)),
        acts.Conclude(coordination=99, ruling="由其主办"),
        acts.RequestSuspension(until=1, reason="等配件"),
        acts.RequestExtension(assignment=99, deadline=1, reason="材料未到"),
        acts.Grant(request=99),
        acts.Refuse(request=99, reason="理由不足"),
        acts.Void(reason=" "),
        acts.Reveal(reporter="nobody"),
        acts.ErasePerson(reporter="nobody", reason="本人要求"),
        acts.Undo(op_id=UNKNOWN),
    )
}

RESIDENT = INSIDE[Role.RESIDENT]


async def matter_in_the_street(hall: TownHall) -> int:
    """A resident's report in the street, which the housing office is to handle."""
    report = msgspec.structs.replace(town.report().payload, channel=Channel.MINI_PROGRAM)
    ticket = (await hall.act(RESIDENT, report)).ticket
    await hall.act(INSIDE[Role.DISPATCHER], acts.Triage(matter="M1"), ticket)
    await hall.act(INSIDE[Role.DISPATCHER], acts.Dispatch(lead=town.HOUSING), ticket)
    return ticket


async def present(hall: TownHall, ticket: int) -> Ticket:
    answer = await hall.get(INSIDE[Role.AUDITOR], wire.TICKET.format(ticket=ticket))
    return decoded(answer, wire.TicketView).ticket


def sees(person: Person, ticket: Ticket) -> bool:
    return may_read(actor(person), ticket)


def test_the_tables_are_covered() -> None:
    assert set(PAYLOADS) == {acts.act_of(one) for one in PAYLOADS.values()}
    assert {type(one) for one in PAYLOADS.values()} == set(typing.get_args(Payload))
    assert set(INSIDE) | {Role.SYSTEM} == set(Role)
    # Only whoever sees the whole district has nothing that is foreign.
    # An administrator, whose own tickets would be those of an account that reports none, has none either.
    of_the_district = {role for role, scope in READERS.items() if scope.value == "district"}
    assert set(OUTSIDE) == set(READERS) - of_the_district - {Role.ADMINISTRATOR}


def path_of(route: Route, ticket: int, file: str = NO_FILE) -> str:
    return route.path.format(
        ticket=ticket, street=town.STREET, month=202606, session="nobody", file=file, kind="unit"
    )


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
async def test_without_a_token_only_what_needs_none_answers(hall: TownHall, route: Route) -> None:
    ticket = await matter_in_the_street(hall)
    answer = await hall.http.request(route.method, path_of(route, ticket), json={})
    code = answer.json().get("code") if answer.status_code >= 400 else "fine"
    if route.needs is Needs.NOTHING:
        assert code in ("fine", "malformed")  # the body is empty
    elif route.needs is Needs.DEMO:
        assert code == "no_such_route"
    else:
        assert (answer.status_code, code) == (401, "unauthorized")
        assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "route", [one for one in ROUTES if one.needs is Needs.READ], ids=lambda one: one.name
)
async def test_reading_is_cut_to_the_scope(hall: TownHall, route: Route) -> None:
    ident = await matter_in_the_street(hall)
    file = (await brought(hall, RESIDENT, a_picture())).id
    await hall.act(RESIDENT, acts.Attach(files=(acts.Enclosed(id=file),)), ident)
    ticket = await present(hall, ident)
    for person in PEOPLE:
        parameters = {"since": 0} if route.name == "events" else {}
        answer = await hall.get(person, path_of(route, ident, file), **parameters)
        told = f"{person.role} {person.id}"
        if person.role not in READERS:
            assert answer.status_code == 403, told
            assert answer.json()["code"] == Code.NOT_ALLOWED
        elif route.name in ("ticket", "file", "thumbnail"):
            assert (answer.status_code == 200) is sees(person, ticket), told
            assert answer.status_code in (200, 404), told
        elif route.name == "events":
            page = decoded(answer, wire.EventsPage)
            assert {row.id for row in page.rows} == ({ident} if sees(person, ticket) else set()), told
            assert bool(page.events) is sees(person, ticket), told
        elif route.name == "snapshot":
            assert (ticket.title.encode() in snapshot_of(answer.content)) is sees(person, ticket), told
        else:
            assert answer.status_code == 404, told  # no month is over yet: see test_archive


@pytest.mark.parametrize(
    "route", [one for one in ROUTES if one.needs is Needs.BRING], ids=lambda one: one.name
)
async def test_an_upload_is_its_own_accounts(hall: TownHall, route: Route) -> None:
    begun = uuid.uuid4().hex
    wanted = wire.UploadRequest(id=begun, size=3, digest="0" * 64)
    await asked(hall, RESIDENT, "POST", wire.UPLOADS, wanted)
    for person in PEOPLE:
        body = wanted if route.body else b"abc" if route.octets else None
        offset = 0 if route.query else None
        answer = await asked(hall, person, route.method, path_of(route, 0, begun), body, offset)
        told = f"{person.role} {person.id}"
        code = answer.json()["code"] if answer.status_code >= 400 else "fine"
        if person.role not in READERS or not may_bring_files(person.role):
            assert code == Code.NOT_ALLOWED, told
        elif person != RESIDENT:
            assert code == (Code.OP_REUSED if route.body else Code.NOT_FOUND), told


def snapshot_of(frame: bytes) -> bytes:
    import zstandard

    return zstandard.ZstdDecompressor().decompressobj().decompress(frame)


@pytest.mark.parametrize(
    "route", [one for one in ROUTES if one.needs is Needs.ACCOUNT], ids=lambda one: one.name
)
async def test_any_account_may_do_what_is_its_own(hall: TownHall, route: Route) -> None:
    for person in PEOPLE:
        headers = {"Authorization": f"Bearer {await hall.access(person)}"}
        answer = await hall.http.request(route.method, path_of(route, 0), headers=headers)
        # Nobody has a session of that name.
        assert answer.status_code in ((404,) if route.name == "end_session" else (200, 204))


OFFICES = {
    Needs.ADMINISTER: {Role.ADMINISTRATOR},
    Needs.AUDIT: {Role.ADMINISTRATOR, Role.AUDITOR},
}


@pytest.mark.parametrize("route", [one for one in ROUTES if one.needs in OFFICES], ids=lambda one: one.name)
async def test_only_the_office_administers(hall: TownHall, route: Route) -> None:
    for person in PEOPLE:
        headers = {"Authorization": f"Bearer {await hall.access(person)}"}
        body: dict[str, str] | None = {} if route.body is not None else None
        answer = await hall.http.request(route.method, path_of(route, 0), headers=headers, json=body)
        told = f"{person.role} {person.id}"
        if person.role not in OFFICES[route.needs]:
            assert (answer.status_code, answer.json()["code"]) == (403, Code.NOT_ALLOWED), told
        else:
            assert answer.status_code == (200 if body is None else 400), told


def expected(person: Person, act: Act, ticket: Ticket) -> set[str] | None:
    """The codes that the tables allow; None: anything but the two of scope and role."""
    who = actor(person)
    if act is Act.REPORT:
        return None if person.role in RULES[act].who else {Code.NOT_ALLOWED}
    erases = person.role is Role.ADMINISTRATOR and person.role in RULES[act].who
    if not may_read(who, ticket) and not erases:
        return {Code.NOT_FOUND}
    return None if may_do(who, act, ticket) else {Code.NOT_ALLOWED}


@pytest.mark.parametrize("act", PAYLOADS, ids=lambda act: act.value)
async def test_acts_by_role_and_scope(hall: TownHall, act: Act) -> None:
    ident = await matter_in_the_street(hall)
    for person in PEOPLE:
        ticket = await present(hall, ident)
        code = ""
        try:
            await hall.act(person, PAYLOADS[act], None if act is Act.REPORT else ident)
        except Refused as refused:
            code = refused.problem.code
        wanted = expected(person, act, ticket)
        told = f"{person.role} {person.id}: {code}"
        if wanted is None:
            assert code not in (Code.NOT_FOUND, Code.NOT_ALLOWED), told
        else:
            assert code in wanted, told
            assert await present(hall, ident) == ticket, told


async def test_the_feed_is_cut_to_the_scope(hall: TownHall) -> None:
    ident = await matter_in_the_street(hall)
    ticket = await present(hall, ident)
    for person in PEOPLE:
        async with hall.feed(person) as feed:
            first = await feed.next()
            told = f"{person.role} {person.id}"
            if person.role not in READERS:
                assert first == wire.Farewell(code="not_allowed"), told
                continue
            assert isinstance(first, wire.Batch), told
            assert first.covers == (1, 3), told
            assert {row.id for row in first.rows} == ({ident} if sees(person, ticket) else set()), told
            assert all(isinstance(one, Event) for one in first.events), told
            assert bool(first.events) is sees(person, ticket), told


async def test_the_setup_names_nobody_to_those_outside(hall: TownHall) -> None:
    for person in PEOPLE:
        directory = decoded(await hall.get(person, wire.SETUP), wire.Setup).directory
        outsider = person.role in (Role.RESIDENT, Role.ENTERPRISE)
        assert (directory.people == ()) is outsider
        assert (directory.contacts == ()) is (outsider or person.role is Role.WALL)
