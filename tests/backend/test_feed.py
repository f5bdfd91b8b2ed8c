"""The feed over real sockets: order, covers, what leaves a scope, history, ephemeral, and how it ends."""

import asyncio
import itertools
import socket as sockets
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode

from domain import acts, wire
from domain.event import link
from domain.place import Place, Point
from domain.words import Datum, Role
from tests.backend.town_hall import INSIDE, OUTSIDE, Feed, TownHall, sqlite_url, town_hall
from tests.contract import town

DISPATCHER = INSIDE[Role.DISPATCHER]
HANDLER = INSIDE[Role.HANDLER]
AUDITOR = INSIDE[Role.AUDITOR]


async def batches_until(feed: Feed, seq: int) -> list[wire.Batch]:
    found: list[wire.Batch] = []
    while not found or found[-1].covers[1] < seq:
        found.append(await feed.next_of(wire.Batch))
    return found


async def farewell(feed: Feed) -> str:
    code = (await feed.next_of(wire.Farewell)).code
    with pytest.raises(ConnectionClosed):
        await feed.next()
    return code


async def test_differences_come_in_order_without_a_gap(database_url: str) -> None:
    async with town_hall(database_url) as hall:
        for _ in range(5):
            await hall.report()
        async with hall.feed(DISPATCHER) as late, hall.feed(AUDITOR, since=3) as later:
            await asyncio.gather(*(hall.report() for _ in range(40)))
            for feed, since in ((late, 0), (later, 3)):
                batches = await batches_until(feed, 45)
                covers = [batch.covers for batch in batches]
                assert covers[0][0] == since + 1
                assert all(one[1] + 1 == two[0] for one, two in itertools.pairwise(covers))
                events = [event for batch in batches for event in batch.events]
                assert [event.seq for event in events] == list(range(since + 1, 46))
                assert all(link(event, event.prev_hash) == event.hash for event in events)
                assert batches[-1].hash == events[-1].hash


async def test_foreign_events_are_covered_and_not_shown(hall: TownHall) -> None:
    async with hall.feed(DISPATCHER) as feed:
        await feed.next_of(wire.Beat)
        await hall.report(OUTSIDE[Role.DISPATCHER], town.OTHER_STREET)
        batch = await feed.next_of(wire.Batch)
        assert batch.covers == (1, 1)
        assert (batch.events, batch.rows, batch.left) == ((), (), ())


async def test_a_ticket_that_leaves_the_scope_is_told(hall: TownHall) -> None:
    ticket = await hall.report()
    await hall.act(DISPATCHER, acts.Triage(matter="M1"), ticket)
    async with hall.feed(HANDLER, since=2) as unit, hall.feed(DISPATCHER, since=2) as seat:
        await hall.act(DISPATCHER, acts.Dispatch(lead=town.HOUSING), ticket)
        came = await unit.next_of(wire.Batch)
        assert [row.id for row in came.rows] == [ticket]
        await hall.act(HANDLER, acts.Return(assignment=1, reason="不属本单位"), ticket)
        went = await unit.next_of(wire.Batch)
        assert (went.rows, went.left) == ((), (ticket,))

        moved = acts.Edit(place=Place(address="萝岗路 1 号", area=town.OTHER_STREET))
        district = INSIDE[Role.SUPERVISOR]
        assert district.area == town.STREET
        answer = await hall.post(DISPATCHER, town.wish(moved, ticket))
        # A seat places nothing outside of its own area, so this one stays.
        assert answer.status_code == 422
        assert (await batches_until(seat, 4))[-1].left == ()


async def test_beats_tell_time_and_head(hall: TownHall) -> None:
    ticket_at = await hall.report()
    assert ticket_at
    async with hall.feed(DISPATCHER, since=1) as feed:
        first = await feed.next_of(wire.Beat)
        assert (first.at, first.rate, first.seq) == (town.START, 0.0, 1)
        assert first.hash == (await hall.app.services.ledger.head()).hash
        hall.clock.move_by(60_000)
        hall.app.hub.beat()
        assert (await feed.next_of(wire.Beat)).at == town.START + 60_000


@pytest.mark.parametrize(("since", "hash_"), [(9, b""), (1, b"x" * 32), (-1, b"")])
async def test_another_history_needs_a_snapshot(hall: TownHall, since: int, hash_: bytes) -> None:
    await hall.report()
    hello = wire.Hello(access=await hall.access(DISPATCHER), since=since, hash=hash_)
    async with hall.feed(DISPATCHER, hello=hello) as feed:
        assert await farewell(feed) == "snapshot_needed"


async def test_the_right_hash_is_let_in(hall: TownHall) -> None:
    await hall.report()
    seen = (await hall.app.services.ledger.head()).hash
    hello = wire.Hello(access=await hall.access(DISPATCHER), since=1, hash=seen)
    async with hall.feed(DISPATCHER, hello=hello) as feed:
        await feed.next_of(wire.Beat)


async def test_a_bad_token_ends_the_conversation(hall: TownHall) -> None:
    async with hall.feed(DISPATCHER, hello=wire.Hello(access="nobody", since=0)) as feed:
        assert await farewell(feed) == "session_ended"


@pytest.mark.parametrize("data", [b"", b"\xc1", msgspec.msgpack.encode({"type": "hello"}), "text"])
async def test_what_is_no_message_ends_it(hall: TownHall, data: bytes | str) -> None:
    async with connect(hall.url.replace("http", "ws") + wire.FEED, proxy=None) as socket:
        await socket.send(data)
        assert await farewell(Feed(socket)) == "malformed"
    async with hall.feed(DISPATCHER) as feed:
        await feed.socket.send(data)
        assert await farewell(feed) == "malformed"


async def test_log_out_ends_the_feed_at_once(hall: TownHall) -> None:
    async with hall.feed(DISPATCHER) as feed, hall.feed(AUDITOR) as other:
        await feed.next_of(wire.Beat)
        headers = {"Authorization": f"Bearer {await hall.access(DISPATCHER)}"}
        await hall.http.post(wire.LOGOUT, headers=headers)
        assert await farewell(feed) == "session_ended"
        await hall.report(INSIDE[Role.SUPERVISOR])
        assert (await other.next_of(wire.Batch)).covers == (1, 1)


async def test_an_account_locked_elsewhere_loses_its_feed(hall: TownHall) -> None:
    async with hall.feed(DISPATCHER) as feed:
        await feed.next_of(wire.Beat)
        await hall.app.accounts.set_locked(town.DISTRICT, f"seat{DISPATCHER.id}", True, 0)
        assert await farewell(feed) == "session_ended"


async def test_a_token_that_ran_out_ends_the_feed_unless_renewed(
    hall: TownHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = await hall.log_in(DISPATCHER), await hall.log_in(AUDITOR)
    renewed = await hall.app.services.sessions.renew(second.refresh)
    hello = wire.Hello(access=first.access, since=0)
    async with (
        hall.feed(DISPATCHER, hello=hello) as runs_out,
        hall.feed(AUDITOR, hello=wire.Hello(access=second.access, since=0)) as goes_on,
    ):
        await runs_out.next_of(wire.Beat)
        await goes_on.next_of(wire.Beat)
        await goes_on.say(wire.Renew(access=renewed.access))
        # One more word after it, so that we know it was heard.
        await goes_on.say(wire.SayPresence(tickets=()))
        await hall.report()
        await goes_on.next_of(wire.Batch)
        fresh = (await hall.app.services.sessions.caller(renewed.access)).expires_at
        monkeypatch.setattr("backend.feed.conversation.real_now", lambda: fresh - 1)
        assert await farewell(runs_out) == "session_ended"
        await hall.report(INSIDE[Role.SUPERVISOR])
        assert (await goes_on.next_of(wire.Batch)).covers == (2, 2)


async def test_a_renewal_for_somebody_else_ends_it(hall: TownHall) -> None:
    async with hall.feed(DISPATCHER) as feed:
        await feed.say(wire.Renew(access=await hall.access(AUDITOR)))
        assert await farewell(feed) == "session_ended"


async def test_one_account_has_so_many_feeds(tmp_path: Path) -> None:
    async with town_hall(sqlite_url(tmp_path), feeds_per_account=2) as hall:
        async with hall.feed(DISPATCHER) as one, hall.feed(DISPATCHER) as two:
            await one.next_of(wire.Beat)
            await two.next_of(wire.Beat)
            async with hall.feed(DISPATCHER) as three:
                assert await farewell(three) == "rate_limited"
        async with hall.feed(AUDITOR) as other:
            await other.next_of(wire.Beat)


async def test_presence_is_told_in_scope_and_to_those_who_come_later(hall: TownHall) -> None:
    ticket = await hall.report()
    other = INSIDE[Role.SUPERVISOR]
    async with hall.feed(other) as near, hall.feed(OUTSIDE[Role.DISPATCHER]) as far:
        await near.next_of(wire.Beat)
        async with hall.feed(DISPATCHER) as feed:
            await feed.say(wire.SayPresence(tickets=(ticket,)))
            told = await near.next_of(wire.Presence)
            assert (told.account, told.ticket) == (DISPATCHER.id, ticket)
            async with hall.feed(AUDITOR) as later:
                assert (await later.next_of(wire.Presence)).ticket == ticket
        # Whoever goes has nothing open any more.
        assert await near.next_of(wire.Presence) == wire.Presence(
            account=DISPATCHER.id, ticket=ticket, at=town.START, here=False
        )
        await hall.report(OUTSIDE[Role.DISPATCHER], town.OTHER_STREET)
        while not isinstance(message := await far.next(), wire.Batch) or message.covers[1] < 2:
            assert not isinstance(message, wire.Presence)


async def test_several_tickets_of_one_console_are_told_each_with_its_scope(hall: TownHall) -> None:
    first, second = await hall.report(), await hall.report()
    foreign = await hall.report(OUTSIDE[Role.DISPATCHER], town.OTHER_STREET)
    async with hall.feed(AUDITOR) as near, hall.feed(DISPATCHER) as feed:
        await near.next_of(wire.Beat)
        await feed.say(wire.SayPresence(tickets=(first, foreign, second)))
        told = [await near.next_of(wire.Presence) for _ in range(2)]
        assert {(one.ticket, one.here) for one in told} == {(first, True), (second, True)}
        # The one in sight is another now, the one kept beside it stays.
        await feed.say(wire.SayPresence(tickets=(second,)))
        left = await near.next_of(wire.Presence)
        assert (left.ticket, left.here) == (first, False)
        async with hall.feed(INSIDE[Role.SUPERVISOR]) as later:
            assert (await later.next_of(wire.Presence)).ticket == second
        async with hall.feed(DISPATCHER) as again:
            await again.say(wire.SayPresence(tickets=(second,)))
            assert (await near.next_of(wire.Presence)).ticket == second
        # Its other console has it open still: the next that is heard is about another ticket.
        await feed.say(wire.SayPresence(tickets=(second, first)))
        heard = await near.next_of(wire.Presence)
        assert (heard.ticket, heard.here) == (first, True)


async def test_who_reported_it_does_not_hear_who_looks_at_it(hall: TownHall) -> None:
    resident = INSIDE[Role.RESIDENT]
    ticket = await hall.report(resident)
    async with hall.feed(resident) as outside, hall.feed(INSIDE[Role.SUPERVISOR]) as inside:
        await outside.next_of(wire.Beat)
        async with hall.feed(DISPATCHER) as feed:
            await feed.say(wire.SayPresence(tickets=(ticket,)))
            assert (await inside.next_of(wire.Presence)).ticket == ticket
            # What comes next on the same feed shows that nothing was said before it.
            await hall.act(DISPATCHER, acts.Triage(matter="M1"), ticket)
            while not isinstance(message := await outside.next(), wire.Batch) or message.covers[1] < 2:
                assert not isinstance(message, wire.Presence)


async def test_nobody_looks_at_a_ticket_they_do_not_see(hall: TownHall) -> None:
    ticket = await hall.report()
    async with hall.feed(AUDITOR) as watcher, hall.feed(OUTSIDE[Role.DISPATCHER]) as feed:
        await watcher.next_of(wire.Beat)
        await feed.say(wire.SayPresence(tickets=(ticket,)))
        mine = await hall.report(OUTSIDE[Role.DISPATCHER], town.OTHER_STREET)
        await feed.say(wire.SayPresence(tickets=(mine,)))
        assert (await watcher.next_of(wire.Presence)).ticket == mine


async def test_positions_are_an_officers_and_stay_in_the_area(hall: TownHall) -> None:
    point = Point(lon=113.5, lat=23.1, datum=Datum.WGS84)
    async with hall.feed(DISPATCHER) as seat, hall.feed(INSIDE[Role.OFFICER]) as officer:
        await seat.next_of(wire.Beat)
        await officer.say(wire.SayPosition(point=point))
        told = await seat.next_of(wire.Position)
        assert (told.account, told.point) == (INSIDE[Role.OFFICER].id, point)
        await seat.say(wire.SayPosition(point=point))
        assert await farewell(seat) == "malformed"


async def test_ephemeral_messages_reach_another_process(postgres_database: str) -> None:
    async with (
        town_hall(postgres_database) as one,
        town_hall(postgres_database, seeded=True) as two,
        two.feed(AUDITOR) as watcher,
        one.feed(DISPATCHER) as feed,
    ):
        await watcher.next_of(wire.Beat)
        ticket = await one.report()
        await feed.say(wire.SayPresence(tickets=(ticket,)))
        assert (await watcher.next_of(wire.Batch)).rows[0].id == ticket
        assert (await watcher.next_of(wire.Presence)).ticket == ticket
        kept = await one.report()
        await feed.say(wire.SayPresence(tickets=(kept, ticket)))
        beside = await watcher.next_of(wire.Presence)
        assert (beside.ticket, beside.here) == (kept, True)
        await feed.say(wire.SayPresence(tickets=(kept,)))
        left = await watcher.next_of(wire.Presence)
        assert (left.ticket, left.here) == (ticket, False)


async def test_who_does_not_read_is_cut_off_and_the_others_are_not(tmp_path: Path) -> None:
    async with town_hall(sqlite_url(tmp_path), feed_queue=100_000) as hall, hall.feed(AUDITOR) as reader:
        await reader.next_of(wire.Beat)
        with await _sleeper(hall):
            while hall.app.hub.each_of(DISPATCHER.id):
                await _report_a_lot(hall)
                await batches_until(reader, (await hall.app.services.ledger.head()).seq)


async def _sleeper(hall: TownHall) -> sockets.socket:
    """A client that says Hello and then never reads, with as small a buffer as the system gives."""
    address = urlsplit(hall.url)
    made = sockets.socket()
    made.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 1_024)
    made.connect((str(address.hostname), address.port))
    hello = msgspec.msgpack.encode(wire.Hello(access=await hall.access(DISPATCHER), since=0))
    head = (
        f"GET {wire.FEED} HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    made.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(made, head.encode())
    assert b" 101 " in await loop.sock_recv(made, 1_024)
    await loop.sock_sendall(made, Frame(Opcode.BINARY, hello).serialize(mask=True))
    async with asyncio.timeout(10):
        while not hall.app.hub.each_of(DISPATCHER.id):
            await hall.http.get(wire.HEALTH)
    return made


async def _report_a_lot(hall: TownHall) -> None:
    report = msgspec.structs.replace(town.report().payload, description="长" * 4_000)
    await asyncio.gather(*(hall.act(INSIDE[Role.SUPERVISOR], report) for _ in range(8)))


async def test_the_end_of_the_server_is_told(tmp_path: Path) -> None:
    async with town_hall(sqlite_url(tmp_path)) as hall, hall.feed(DISPATCHER) as feed:
        await feed.next_of(wire.Beat)
        await hall.app.end_feeds()
        assert await farewell(feed) == "shutting_down"
        async with hall.feed(DISPATCHER) as late:
            assert await farewell(late) == "shutting_down"


async def test_messages_that_move_are_told(hall: TownHall) -> None:
    ticket = await hall.report()
    await hall.act(DISPATCHER, acts.Triage(matter="M1"), ticket)
    await hall.act(DISPATCHER, acts.Dispatch(lead=town.HOUSING), ticket)
    async with hall.feed(DISPATCHER, since=3) as feed:
        await feed.next_of(wire.Beat)
        hall.clock.move_by(25 * 3_600_000)
        assert (await feed.next_of(wire.MessagesChanged)).tickets == (ticket,)
