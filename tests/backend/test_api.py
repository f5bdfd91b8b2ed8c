"""The API's door: media, bad input of each kind, problems, headers, log-in over HTTP, OpenAPI."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backend.problems import DoorCode
from backend.settings import LARGEST_BODY
from domain import acts, wire
from domain.refusal import Code
from domain.words import Role
from tests.backend.town_hall import (
    INSIDE,
    PASSWORD,
    Refused,
    TownHall,
    decoded,
    login_of,
    sqlite_url,
    town_hall,
)
from tests.contract import town

DISPATCHER = INSIDE[Role.DISPATCHER]
NOTE = {
    "op_id": "018f0000-0000-7000-8000-000000000000",
    "payload": {"act": "note", "text": "已到"},
    "ticket": 1,
}


async def posted(hall: TownHall, body: bytes, **headers: str) -> tuple[int, wire.Problem]:
    """What the server says of a raw body."""
    sent = {
        "Authorization": f"Bearer {await hall.access(DISPATCHER)}",
        "Content-Type": "application/json",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    answer = await hall.http.post(wire.OPERATIONS, content=body, headers=sent)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = msgspec.json.decode(answer.content, type=wire.Problem)
    assert problem.status == answer.status_code
    assert problem.type == f"urn:huying:problem:{problem.code}"
    return answer.status_code, problem


def changed(**changes: Any) -> bytes:
    return json.dumps(NOTE | changes).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'"note"',
        b"[" * 100_000,
        json.dumps(NOTE | {"extra": 1}).encode(),
        changed(payload={"act": "note", "text": "已到", "colour": "red"}),
        changed(payload={"act": "fly"}),
        changed(payload={"text": "已到"}),
        changed(payload={"act": "note", "text": 7}),
        changed(payload={"act": "note", "text": None}),
        changed(payload={"act": "note", "text": "长" * 4_001}),
        changed(payload={"act": "turn_red"}),
        changed(ticket="1"),
        changed(ticket=1.5),
        changed(op_id=7),
        changed(
            payload={
                "act": "report",
                "title": "井盖",
                "channel": "call",
                "place": {"address": "路口", "area": town.STREET, "point": {"lon": 113.2, "lat": 23.1}},
            }
        ),
        changed(
            payload={
                "act": "report",
                "title": "井盖",
                "channel": "call",
                "place": {
                    "address": "路口",
                    "area": town.STREET,
                    "point": {"lon": 113.2, "lat": 23.1, "datum": "gcj02"},
                },
            }
        ),
    ],
    ids=lambda body: str(len(body)),
)
async def test_what_cannot_be_an_operation_is_malformed(hall: TownHall, body: bytes) -> None:
    status, problem = await posted(hall, body)
    assert (status, problem.code) == (400, DoorCode.MALFORMED)
    assert (await hall.app.services.ledger.head()).seq == 0


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (changed(op_id="not-a-uuid"), Code.INVALID),
        (changed(ticket=2**62), Code.NOT_FOUND),
        (changed(ticket=-1), Code.NOT_FOUND),
        (changed(ticket=None), Code.NOT_FOUND),
        (changed(payload={"act": "suspend", "until": 2**62, "reason": "等"}), Code.NOT_FOUND),
        (
            changed(
                ticket=None,
                payload={
                    "act": "report",
                    "title": "井盖",
                    "channel": "call",
                    "place": {
                        "address": "路口",
                        "area": town.STREET,
                        "point": {"lon": 541.0, "lat": 23.1, "datum": "wgs84"},
                    },
                },
            ),
            Code.INVALID,
        ),
    ],
)
async def test_what_the_rules_refuse_changes_nothing(hall: TownHall, operation: bytes, code: Code) -> None:
    _, problem = await posted(hall, operation)
    assert problem.code in (code, Code.NOT_ALLOWED if code is Code.NOT_FOUND else code)
    assert (await hall.app.services.ledger.head()).seq == 0


async def test_too_large_and_of_another_type(hall: TownHall) -> None:
    assert (await posted(hall, b"x" * (LARGEST_BODY + 1)))[0] == 413
    status, problem = await posted(hall, changed(), Content_Type="text/plain")
    assert (status, problem.code) == (415, DoorCode.UNSUPPORTED_MEDIA_TYPE)
    status, problem = await posted(hall, changed(), Content_Type="")
    assert (status, problem.code) == (415, DoorCode.UNSUPPORTED_MEDIA_TYPE)
    status, problem = await posted(hall, changed(), Accept="text/html")
    assert (status, problem.code) == (406, DoorCode.NOT_ACCEPTABLE)


async def test_a_body_without_a_length_is_cut_off_too(hall: TownHall) -> None:
    async def endless() -> Any:
        for _ in range(LARGEST_BODY // 10_000 + 2):
            yield b"x" * 10_000

    headers = {
        "Authorization": f"Bearer {await hall.access(DISPATCHER)}",
        "Content-Type": "application/json",
    }
    answer = await hall.http.post(wire.OPERATIONS, content=endless(), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, DoorCode.TOO_LARGE)


@pytest.mark.parametrize(
    "query", ["", "since=-1", "since=x", "since=1&since=2", "since=0&limit=0", "since=0&a=1"]
)
async def test_bad_queries(hall: TownHall, query: str) -> None:
    answer = await hall.get(DISPATCHER, f"{wire.EVENTS}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, DoorCode.MALFORMED)


@pytest.mark.parametrize("ticket", ["x", "-1", "99999999999999999999999", "１", "%00", "1e3"])
async def test_bad_ticket_numbers_are_not_found(hall: TownHall, ticket: str) -> None:
    answer = await hall.get(DISPATCHER, wire.TICKET.format(ticket=ticket))
    assert (answer.status_code, answer.json()["code"]) == (404, Code.NOT_FOUND)


async def test_wrong_roads(hall: TownHall) -> None:
    assert (await hall.http.get("/api/v1/nothing")).json()["code"] == DoorCode.NO_SUCH_ROUTE
    assert (await hall.http.get("/")).json()["code"] == DoorCode.NO_SUCH_ROUTE
    answer = await hall.http.get(wire.OPERATIONS)
    assert (answer.status_code, answer.json()["code"]) == (405, DoorCode.METHOD_NOT_ALLOWED)
    assert (await hall.http.get(wire.FEED)).status_code == 426


async def test_both_media_say_the_same(hall: TownHall) -> None:
    ticket = await hall.report()
    headers = {"Authorization": f"Bearer {await hall.access(DISPATCHER)}"}
    path = wire.TICKET.format(ticket=ticket)
    as_json = await hall.http.get(path, headers=headers)
    as_msgpack = await hall.http.get(path, headers=headers | {"Accept": "application/msgpack"})
    assert as_json.headers["content-type"] == "application/json"
    assert as_msgpack.headers["content-type"] == "application/msgpack"
    assert "content-encoding" not in as_msgpack.headers
    assert decoded(as_json, wire.TicketView) == decoded(as_msgpack, wire.TicketView)
    operation = town.wish(acts.Note(text="已到现场"), ticket)
    answer = await hall.http.post(
        wire.OPERATIONS,
        content=msgspec.json.encode(operation),
        headers=headers | {"Content-Type": "application/json; charset=utf-8"},
    )
    assert decoded(answer, wire.OperationAnswer) == decoded(
        await hall.post(DISPATCHER, operation), wire.OperationAnswer
    )


async def test_every_answer_bears_the_security_headers(hall: TownHall) -> None:
    for answer in (
        await hall.http.get(wire.HEALTH),
        await hall.http.get("/nothing"),
        await hall.get(DISPATCHER, wire.SETUP),
    ):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "server" not in answer.headers


async def test_conflict_tells_the_present_state(hall: TownHall) -> None:
    ticket = await hall.report()
    await hall.act(DISPATCHER, acts.Edit(title="井盖丢失"), ticket)
    stale = town.wish(acts.Edit(title="井盖松动"), ticket, 1)
    answer = await hall.post(DISPATCHER, stale)
    assert answer.status_code == 409
    assert answer.json()["code"] == Code.CONFLICT
    assert answer.json()["facts"] == {"parts": ["title"], "version": 2, "ticket": ticket}


async def test_the_same_operation_is_answered_the_same_and_done_once(hall: TownHall) -> None:
    operation = town.report()
    first, second = await hall.post(DISPATCHER, operation), await hall.post(DISPATCHER, operation)
    assert first.content == second.content
    assert (await hall.app.services.ledger.head()).seq == 1
    other = msgspec.structs.replace(operation, payload=acts.Note(text="另一件"), ticket=1)
    answer = await hall.post(DISPATCHER, other)
    assert (answer.status_code, answer.json()["code"]) == (409, Code.OP_REUSED)


async def test_reveal_gives_the_person_and_leaves_an_event(hall: TownHall) -> None:
    person = acts.PersonalData(name="陈女士", phone="13812342207", address="青年路 12 号")
    reported = await hall.post(DISPATCHER, town.report(person=person))
    ticket = decoded(reported, wire.OperationAnswer).ticket
    view = decoded(await hall.get(DISPATCHER, wire.TICKET.format(ticket=ticket)), wire.TicketView)
    assert person.phone.encode() not in msgspec.msgpack.encode(view)
    answer = await hall.post(DISPATCHER, town.wish(acts.Reveal(reporter=view.people[0].reporter), ticket))
    told = decoded(answer, wire.RevealAnswer)
    assert told.person == person
    assert told.answer.seq == 2


async def test_log_in_over_http(hall: TownHall) -> None:
    with pytest.raises(Refused) as refused:
        await hall.log_in(DISPATCHER, "wrong")
    assert (refused.value.problem.status, refused.value.problem.code) == (401, DoorCode.UNAUTHORIZED)
    session = await hall.log_in(DISPATCHER)
    answer = await hall.http.post(wire.REFRESH, json={"refresh": session.refresh})
    renewed = decoded(answer, wire.Session)
    mine = {"Authorization": f"Bearer {renewed.access}"}
    sessions = (await hall.http.get(wire.SESSIONS, headers=mine)).json()
    assert [one["current"] for one in sessions] == [True]
    assert (await hall.http.post(wire.LOGOUT, headers=mine)).status_code == 204
    answer = await hall.http.get(wire.SETUP, headers=mine)
    assert (answer.status_code, answer.json()["code"]) == (401, DoorCode.SESSION_EXPIRED)
    answer = await hall.http.post(wire.REFRESH, json={"refresh": renewed.refresh})
    assert answer.json()["code"] == DoorCode.SESSION_EXPIRED


async def test_lock_out_over_http_says_how_long(hall: TownHall) -> None:
    for _ in range(5):
        with pytest.raises(Refused):
            await hall.log_in(DISPATCHER, "wrong")
    body = {"login": login_of(DISPATCHER), "password": PASSWORD}
    answer = await hall.http.post(wire.LOGIN, json=body)
    assert (answer.status_code, answer.json()["code"]) == (429, DoorCode.LOCKED_OUT)
    assert 1 <= int(answer.headers["retry-after"]) <= 30


@pytest.mark.parametrize("header", ["", "Bearer", "Basic abc", "Bearer " + "x" * 5_000, "bearer nobody"])
async def test_bad_tokens(hall: TownHall, header: str) -> None:
    answer = await hall.http.get(wire.SETUP, headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.json()["code"] in (DoorCode.UNAUTHORIZED, DoorCode.SESSION_EXPIRED)


async def test_ending_ones_other_session(hall: TownHall) -> None:
    first, second = await hall.log_in(DISPATCHER), await hall.log_in(DISPATCHER)
    mine = {"Authorization": f"Bearer {first.access}"}
    theirs = {"Authorization": f"Bearer {second.access}"}
    sessions = (await hall.http.get(wire.SESSIONS, headers=mine)).json()
    other = next(one["id"] for one in sessions if not one["current"])
    assert (await hall.http.delete(wire.SESSION.format(session=other), headers=mine)).status_code == 204
    assert (await hall.http.get(wire.SETUP, headers=theirs)).status_code == 401
    assert (await hall.http.get(wire.SETUP, headers=mine)).status_code == 200


async def test_demo_seats_are_for_this_machine_alone(tmp_path: Path) -> None:
    async with town_hall(sqlite_url(tmp_path), demo=True) as hall:
        seats = decoded(await hall.http.get(wire.DEMO_SEATS), tuple[wire.DemoSeat, ...])
        assert len(seats) > 10
        directory, places = town.make_world().directory, {seat.id: seat.place for seat in seats}
        assert places[DISPATCHER.id] == directory.area_name(DISPATCHER.area)
        assert places[INSIDE[Role.HANDLER].id] == directory.unit_by_id[town.HOUSING].name
        answer = await hall.http.post(wire.DEMO_LOGIN, json={"account": DISPATCHER.id})
        assert decoded(answer, wire.Session).person == DISPATCHER
        # A page of another name that was made to point to this machine.
        foreign = await hall.http.get(wire.DEMO_SEATS, headers={"Host": "evil.example:80"})
        assert (foreign.status_code, foreign.json()["code"]) == (404, DoorCode.NO_SUCH_ROUTE)
        nobody = await hall.http.post(wire.DEMO_LOGIN, json={"account": 4_711})
        assert nobody.status_code == 401


async def test_a_demo_that_others_can_reach_offers_no_seats(tmp_path: Path) -> None:
    async with town_hall(sqlite_url(tmp_path), demo=True, host="0.0.0.0") as hall:
        assert (await hall.http.get(wire.DEMO_SEATS)).json()["code"] == DoorCode.NO_SUCH_ROUTE


async def test_events_of_another_history_need_a_snapshot(hall: TownHall) -> None:
    await hall.report()
    seen = (await hall.app.services.ledger.head()).hash.hex()
    assert (await hall.get(DISPATCHER, wire.EVENTS, since=1, hash=seen)).status_code == 200
    for query in ({"since": 1, "hash": "00" * 32}, {"since": 9}):
        answer = await hall.get(DISPATCHER, wire.EVENTS, **query)
        assert (answer.status_code, answer.json()["code"]) == (409, DoorCode.SNAPSHOT_NEEDED)
    assert (await hall.get(DISPATCHER, wire.EVENTS, since=1, hash="zz")).status_code == 400


async def test_openapi_tells_the_truth(hall: TownHall) -> None:
    document = (await hall.http.get(wire.OPENAPI)).json()
    assert document["openapi"].startswith("3.1")
    assert wire.DEMO_LOGIN not in document["paths"]
    schemas = document["components"]["schemas"]
    payload = schemas["Operation"]["properties"]["payload"]
    assert payload["discriminator"]["propertyName"] == "act"
    assert payload["discriminator"]["mapping"]["note"] == "#/components/schemas/Note"
    assert schemas["Note"]["properties"]["act"] == {"enum": ["note"]}
    assert schemas["Note"]["properties"]["text"]["maxLength"] == 4_000
    # Every reference leads somewhere.
    text = json.dumps(document)
    for name in {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}:
        assert name in schemas
