"""Rounds of killing: servers that die at random points while clients write, or while time brings transitions.

The tests run a few rounds of each, `make soak` many.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

from domain.acts import Dispatch, Triage
from domain.event import Event
from domain.instant import SECOND
from domain.words import Act, CallLevel, Urgency
from tests.harness.driven import DrivenConsole
from tests.harness.follower import Follower
from tests.harness.people import Someone, a_report
from tests.harness.serving import RealServer, verify
from tests.harness.sms import SmsProvider
from tests.harness.storm import Storm, Told, faults, whole_ledger
from tests.harness.town import HOUSING, PASSWORD, found

CLIENTS = 32
_READERS = 3
_LOOKED_AT = 40
"""Tickets, of all that there are, whose rows in the console are held against the server's."""
_NET_S = 120.0
_ONE_OPERATION_S = 0.02
"""About; the kill comes anywhere within one."""
_DISPATCHED_IN_S = 0.1
"""A dispatch takes far less; nothing may be due before the last one."""


@dataclass(frozen=True, kw_only=True)
class Survived:
    """What a storm of writing clients under a dying server came to."""

    told: Told
    events: list[Event]
    faults: list[str]
    rejoined: int
    """How often readers came back."""

    def figures(self) -> str:
        """For the log of a long run."""
        told = self.told
        return (
            f"{len(told.done)} acknowledged, {len(told.refused)} refused, {told.sent_again} sent again, "
            f"{len(self.events)} events, readers came back {self.rejoined} times, {len(self.faults)} faults"
        )


def kill_under_writers(database: str, folder: Path, *, rounds: int, seed: int) -> Survived:
    """A server killed `rounds` times under 32 writing clients, three readers of its feed and a console."""
    asyncio.run(found(database, folder))
    random = Random(seed)
    server = RealServer(database, folder)
    with server, ExitStack() as stack:
        storm = Storm(lambda: server.url, CLIENTS, seed)
        storm.log_in()
        reader = stack.enter_context(Someone(server.url, "auditor"))
        followers = [
            stack.enter_context(Follower(lambda: server.url, lambda: reader.session.access))
            for _ in range(_READERS)
        ]

        console = stack.enter_context(DrivenConsole(server.url, folder / "console"))
        console.do("login", name="district", password=PASSWORD)

        async def rounds_of_killing() -> None:
            for _ in range(rounds):
                await storm.answered(random.randrange(1, 250))
                await asyncio.sleep(random.random() * _ONE_OPERATION_S)
                server.kill()
                await asyncio.to_thread(server.start)
            await storm.answered(CLIENTS)
            storm.end()

        async def both() -> None:
            async with asyncio.TaskGroup() as group:
                group.create_task(storm.blow())
                group.create_task(rounds_of_killing())

        asyncio.run(both())
        events = whole_ledger(reader)
        wrong = faults(storm.told, events)
        wrong += [f"never answered: {op_id}" for op_id in storm.told.unanswered]
        for follower in followers:
            follower.await_that("the last event", lambda one: one.seq == events[-1].seq)
            wrong += follower.faults()
            if follower.events != [event.seq for event in events]:
                wrong.append(f"a reader has {len(follower.events)} events of {len(events)}")
        wrong += _console_faults(console, reader, events)
        head = f"{events[-1].seq}:{events[-1].hash.hex()}"
    wrong += _unsound(database, head)
    return Survived(
        told=storm.told,
        events=events,
        faults=wrong,
        rejoined=sum(follower.joined - 1 for follower in followers),
    )


def _console_faults(console: DrivenConsole, reader: Someone, events: list[Event]) -> list[str]:
    """What a console that lived through the storm shows otherwise than the server has it."""
    console.wait("seq", at_least=events[-1].seq, within=_NET_S)
    console.wait("link", state="live", within=_NET_S)
    found = []
    reloads = console.do("state")["reloads"]
    if reloads:
        found.append(f"the console loaded everything anew {reloads} times in place of following on")
    versions = {event.ticket: event.version for event in events}
    for ticket, version in list(versions.items())[:: max(1, len(versions) // _LOOKED_AT)]:
        row = console.do("row", ticket=ticket)
        if (row["version"], row["stage"]) != (version, reader.ticket(ticket).stage):
            found.append(f"the console has {ticket} as {row}, not as version {version}")
    return found


@dataclass(frozen=True, kw_only=True)
class Fired:
    """What three servers made of the same due transitions."""

    due: int
    events: Counter[tuple[int, str]]
    """Times by ticket and act."""
    posts: Counter[str]
    """Posts that the provider saw, by key."""
    states: Counter[str]
    """Messages by their state."""
    kills: int
    faults: list[str]

    def figures(self) -> str:
        """For the log of a long run."""
        return (
            f"{sum(self.events.values())} of {self.due} fired under {self.kills} kills, "
            f"{sum(self.posts.values())} posts, messages {dict(self.states)}, {len(self.faults)} faults"
        )


def kill_among_three(
    database: str,
    folder: Path,
    sms: SmsProvider,
    *,
    tickets: int,
    seconds: float,
    seed: int,
    to_the_end: bool,
) -> Fired:
    """Three servers on one PostgreSQL; one is killed every few seconds while lights turn.

    Each ticket turns yellow and red, at instants spread over `seconds`; each red tells two people. With
    `to_the_end` it is also waited until messages whose sender was killed are given up, a good minute.
    """
    asyncio.run(found(database, folder))
    random = Random(seed)
    servers = [RealServer(database, folder, sms=sms.url, name=f"server{number}") for number in range(3)]
    kills = 0
    with ExitStack() as stack:
        for server in servers:
            stack.enter_context(server)
        seat = stack.enter_context(Someone(servers[0].url, "seat07"))
        numbers = [
            seat.submit(a_report(f"第 {number} 件", urgency=Urgency.URGENT)).ticket
            for number in range(tickets)
        ]
        for number in numbers:
            seat.submit(Triage(matter="m-b", level=CallLevel.STREET), number)
        opens = time.time() + 2 + tickets * _DISPATCHED_IN_S
        for number in numbers:
            # Yellow comes at half of the time, red at the end: both in the storm for most of them.
            deadline = opens + random.random() * seconds
            seat.submit(Dispatch(lead=HOUSING, deadline=int(deadline * SECOND)), number)
        starting: set[RealServer] = set()
        while time.time() < opens + seconds:
            time.sleep(random.uniform(1.0, 3.0))
            victim = random.choice(servers)
            victim.kill()
            kills += 1
            # Not waited for: who comes back slowly may be killed in the middle of it, too.
            victim.begin()
            starting.add(victim)
        for server in starting:
            server.await_ready()
        on_their_way = {"held", "waiting", "refused"} | ({"sending"} if to_the_end else set())
        return _fired(servers, numbers, sms, kills, database, on_their_way)


def _fired(
    servers: list[RealServer],
    numbers: list[int],
    sms: SmsProvider,
    kills: int,
    database: str,
    on_their_way: set[str],
) -> Fired:
    wanted = len(numbers) * 2
    with Someone(servers[0].url, "auditor") as reader:
        give_up_at = time.monotonic() + _NET_S
        while True:
            events = whole_ledger(reader)
            turned = Counter(
                (event.ticket, event.act.value)
                for event in events
                if event.act in (Act.TURN_YELLOW, Act.TURN_RED)
            )
            messages = [message for number in numbers for message in reader.view(number).messages]
            if len(turned) >= wanted and not [one for one in messages if one.state in on_their_way]:
                break
            if time.monotonic() > give_up_at:
                break
            time.sleep(0.5)
    posts = Counter(post.key for post in sms.posts())
    wrong = [f"{which} fired {count} times" for which, count in turned.items() if count != 1]
    wrong += [f"{number}: {len(turned)} of {wanted} fired" for number in numbers[:1] if len(turned) != wanted]
    wrong += [f"{key} was posted {count} times" for key, count in posts.items() if count > 1]
    for message in messages:
        if message.state == "sent" and posts[message.key] != 1:
            wrong.append(f"{message.key} is sent, the provider saw it {posts[message.key]} times")
        elif message.state in on_their_way or message.state == "failed":
            wrong.append(f"{message.key} is {message.state}")
    if len(messages) != wanted:
        wrong.append(f"{len(messages)} messages, {wanted} should be")
    head = f"{events[-1].seq}:{events[-1].hash.hex()}"
    wrong += _unsound(database, head)
    return Fired(
        due=wanted,
        events=turned,
        posts=posts,
        states=Counter(message.state for message in messages),
        kills=kills,
        faults=wrong,
    )


def _unsound(database: str, head: str) -> list[str]:
    code, said = verify(database, head=head)
    return [] if code == 0 and said["sound"] else [f"verify: {code} {said}"]
