"""Somebody at the other end of the API: logs in, submits operations, looks at tickets; a refusal raises.

A person keeps one connection, as a browser or a phone does; `close` it, or use it with `with`.
"""

import os
import time
import uuid
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
import msgspec

from domain import wire
from domain.acts import Dispatch, Payload, Report, Triage
from domain.operation import Operation
from domain.place import Place
from domain.ticket import Ticket
from domain.words import CallLevel, Channel, Urgency
from tests.harness import town

_MSGPACK = "application/msgpack"
_NET_S = 30.0
_Answer = TypeVar("_Answer")


class Refused(Exception):
    """The server said no."""

    def __init__(self, problem: wire.Problem) -> None:
        super().__init__(f"{problem.status} {problem.code} {problem.detail} {problem.facts}")
        self.problem = problem

    @property
    def code(self) -> str:
        """The stable code."""
        return self.problem.code


def op_id() -> str:
    """A fresh UUID of version 7."""
    drawn = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10))
    drawn = drawn & ~(0xF << 76) | 0x7 << 76
    drawn = drawn & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=drawn))


def operation(payload: Payload, ticket: int | None = None, base: int | None = None) -> Operation:
    """A wish with an op_id of its own."""
    return Operation(op_id=op_id(), payload=payload, ticket=ticket, base_version=base)


def a_report(title: str = "青年路井盖破损", **changes: Any) -> Report:
    """Somebody called about a manhole cover in the town's grid."""
    given: dict[str, Any] = {"title": title, "channel": Channel.CALL, "place": town.PLACE}
    return Report(**(given | changes))


class Someone:
    """A person of the town with a session."""

    def __init__(self, url: str, login: str, password: str = town.PASSWORD) -> None:
        self.url = url
        self.login = login
        self._client = httpx.Client(base_url=url, timeout=_NET_S, trust_env=False)
        self.session = self._ask(
            "POST", wire.LOGIN, wire.Session, wire.LoginRequest(login=login, password=password)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection; the session stays."""
        self._client.close()

    def submit(
        self,
        payload: Payload,
        ticket: int | None = None,
        base: int | None = None,
    ) -> wire.OperationAnswer:
        """Have something done. Raises Refused."""
        return self.send(operation(payload, ticket, base))

    def send(self, wish: Operation) -> wire.OperationAnswer:
        """Send an operation as it is, for the first or another time. Raises Refused."""
        return self._ask("POST", wire.OPERATIONS, wire.OperationAnswer, wish)

    def view(self, ticket: int) -> wire.TicketView:
        """A ticket with its timeline. Raises Refused."""
        return self._ask("GET", wire.TICKET.format(ticket=ticket), wire.TicketView)

    def ticket(self, ticket: int) -> Ticket:
        """A ticket alone."""
        return self.view(ticket).ticket

    def events(self, since: int, limit: int = 1_000) -> wire.EventsPage:
        """A page of differences."""
        return self._ask("GET", f"{wire.EVENTS}?since={since}&limit={limit}", wire.EventsPage)

    def raw(self, method: str, path: str, body: Any = None) -> httpx.Response:
        """Any request with this session."""
        content = None if body is None else msgspec.msgpack.encode(body)
        headers = {"Accept": _MSGPACK, "Authorization": f"Bearer {self.session.access}"}
        if content is not None:
            headers["Content-Type"] = _MSGPACK
        return self._client.request(method, path, content=content, headers=headers)

    def _ask(self, method: str, path: str, answer: type[_Answer], body: Any = None) -> _Answer:
        headers = {"Accept": _MSGPACK}
        if hasattr(self, "session"):
            headers["Authorization"] = f"Bearer {self.session.access}"
        content = None
        if body is not None:
            content, headers["Content-Type"] = msgspec.msgpack.encode(body), _MSGPACK
        response = self._client.request(method, path, content=content, headers=headers)
        if response.is_error:
            raise Refused(msgspec.json.decode(response.content, type=wire.Problem))
        return msgspec.msgpack.decode(response.content, type=answer)


def call_up(
    seat: Someone,
    *,
    matter: str = "m-b",
    lead: int = town.HOUSING,
    assisting: tuple[int, ...] = (),
    deadline: int | None = None,
    urgency: Urgency = Urgency.NORMAL,
    place: Place = town.PLACE,
    level: CallLevel | None = CallLevel.STREET,
    title: str = "青年路井盖破损",
) -> int:
    """A matter that came in, was triaged and dispatched in one go; its number."""
    ticket = seat.submit(a_report(title, urgency=urgency, place=place)).ticket
    seat.submit(Triage(matter=matter, level=level), ticket)
    seat.submit(Dispatch(lead=lead, assisting=assisting, deadline=deadline), ticket)
    return ticket
