"""The scene of a story: a real server whose clock stands still, people of the town, and who looks on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from domain.event import Event
from domain.words import Act, ContactKind, RowState
from tests.features.consoles import ConsoleOnlooker
from tests.harness import town
from tests.harness.driven import DrivenConsole
from tests.harness.follower import Follower
from tests.harness.people import Someone
from tests.harness.serving import StandingServer, verify
from tests.harness.sms import SmsProvider


class Onlooker(Protocol):
    """Whoever shows the queue: a console, or a bare reader of the feed."""

    def await_beat(self, at: int) -> None:
        """Wait until it shows the time `at`."""

    def await_version(self, ticket: int, version: int) -> None:
        """Wait until it shows the ticket at this version, or at a later one."""

    def state(self, ticket: int) -> RowState:
        """The light of a row as it is shown."""

    def faults(self) -> list[str]:
        """What it has met that should not be."""


class Scene:
    """Everything that a story needs, set up for one instant in the town."""

    def __init__(self, server: StandingServer, sms: SmsProvider, stack: ExitStack) -> None:
        self.server = server
        self.sms = sms
        self._stack = stack
        self._consoles = stack.enter_context(ExitStack())
        self._people: dict[str, Someone] = {}
        self.onlookers: dict[str, Onlooker] = {}

    def __getitem__(self, login: str) -> Someone:
        """That person, logged in at first need."""
        if login not in self._people:
            self._people[login] = self._stack.enter_context(Someone(self.server.url, login))
        return self._people[login]

    def forget(self, login: str) -> None:
        """That person's session has ended; the next need is a new log-in."""
        self._people.pop(login, None)

    def look_on(self, login: str) -> Follower:
        """Have a seat's feed followed."""
        seat = self[login]
        follower = Follower(lambda: self.server.url, lambda: seat.session.access)
        self._stack.enter_context(follower)
        self.onlookers[login] = follower
        return follower

    def sit_down(self, login: str) -> DrivenConsole:
        """Open a real console in a process of its own, log that seat in, and have it look on."""
        options = (self.server.url, self.server.folder / f"console-{login}")
        console = self._consoles.enter_context(DrivenConsole(*options))
        console.do("login", name=login, password=town.PASSWORD)
        self.onlookers[login] = ConsoleOnlooker(console)
        return console

    def sees(self, ticket: int, state: RowState) -> None:
        """Everybody who looks on sees this light on the ticket, now."""
        now = self.server.now()
        version = self["seat07"].ticket(ticket).version
        for onlooker in self.onlookers.values():
            onlooker.await_beat(now)
            onlooker.await_version(ticket, version)
        shown = {name: onlooker.state(ticket) for name, onlooker in self.onlookers.items()}
        assert shown == dict.fromkeys(shown, state), f"{shown} at version {version}, {state} expected"

    def turns(self, ticket: int, at: int, before: RowState, after: RowState) -> None:
        """Everybody sees `before` up to the last millisecond before `at`, and `after` from then on."""
        self.server.move_to(at - 1)
        self.sees(ticket, before)
        self.server.move_to(at)
        self.sees(ticket, after)

    def events(self, ticket: int, act: Act) -> list[Event]:
        """The ticket's events of one kind."""
        return [event for event in self["seat07"].view(ticket).events if event.act is act]

    def told(self) -> list[str]:
        """The phones that messages went to, in the order in which they were taken."""
        return [post.phone for post in self.sms.taken()]

    def messages_settled(self, ticket: int) -> bool:
        """Whether no message of the ticket is on its way any more."""
        states = {message.state for message in self["seat07"].view(ticket).messages}
        return not states & {"sending", "waiting"}

    def close_books(self) -> None:
        """The end of every story: a sound ledger, no reader that met a hole, no complaint of the server."""
        for onlooker in self.onlookers.values():
            assert onlooker.faults() == []
        self._consoles.close()
        page = self["seat07"].events(0, limit=5_000)
        head = f"{page.head}:{page.hash.hex()}"
        self.server.stop()
        code, found = verify(self.server.database, head=head)
        assert (code, found["sound"], found["seq"]) == (0, True, page.head)
        assert self.server.complaints() == []


def phone(unit: int, kind: ContactKind) -> str:
    """The number of a unit's contact."""
    return town.phone_of(town.contact_id(unit, kind))


@contextmanager
def open_scene(database: str, folder: Path, sms: SmsProvider, at: int) -> Iterator[Scene]:
    """A town founded in the database, its server at `at`."""
    asyncio.run(town.found(database, folder))
    with ExitStack() as stack:
        server = stack.enter_context(StandingServer(database, folder, at, sms=sms.url))
        yield Scene(server, sms, stack)
