"""What each route of the table does once its caller is in: one thin function a route."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import msgspec

from backend.api.door import Entry
from backend.api.route_table import EventsQuery, Health
from backend.problems import DoorCode, DoorError
from backend.services.log_in import LogIn
from backend.services.operations import Operations
from backend.services.sessions import Sessions
from backend.services.setup import SetupDesk
from backend.services.snapshot import Archive
from backend.services.tickets import Tickets
from backend.store.ledger import Ledger
from domain import wire
from domain.refusal import Code, Refusal

LARGEST_PAGE: Final = 5_000
_INT64: Final = 2**63
_HASH_BYTES: Final = 32


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A request that came in."""

    entry: Entry
    address: str
    parameters: Mapping[str, str]
    """Of the path."""
    body: Any = None
    query: Any = None


class Bytes(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that is bytes already."""

    data: bytes
    etag: str = ""
    """Set where the same address will always give the same bytes while it has this tag."""


class Services(msgspec.Struct, frozen=True, kw_only=True):
    """The use cases of a server."""

    log_in: LogIn
    sessions: Sessions
    operations: Operations
    tickets: Tickets
    archive: Archive
    setup: SetupDesk
    ledger: Ledger


UseCase = Callable[[Call], Awaitable[Any]]


def use_cases(services: Services, document: bytes) -> dict[str, UseCase]:
    """The function of each route by the route's name."""
    routes = _Routes(services, document)
    names = [name for name in dir(routes) if not name.startswith("_")]
    return {name: getattr(routes, name) for name in names}


class _Routes:
    def __init__(self, services: Services, document: bytes) -> None:
        self._services = services
        self._document = document

    async def health(self, _call: Call) -> Health:
        head = await self._services.ledger.head()
        return Health(district=head.district, seq=head.seq)

    async def openapi(self, _call: Call) -> Bytes:
        return Bytes(data=self._document)

    async def login(self, call: Call) -> wire.Session:
        return await self._services.log_in.log_in(call.body, call.address)

    async def refresh(self, call: Call) -> wire.Session:
        return await self._services.sessions.renew(call.body.refresh)

    async def demo_seats(self, _call: Call) -> Any:
        return await self._services.setup.seats()

    async def demo_login(self, call: Call) -> wire.Session:
        return await self._services.log_in.choose_seat(call.body.account)

    async def logout(self, call: Call) -> None:
        caller = call.entry.known()
        await self._services.sessions.end(caller, caller.session)

    async def sessions(self, call: Call) -> tuple[wire.SessionInfo, ...]:
        caller = call.entry.known()
        return tuple(
            wire.SessionInfo(
                id=one.id,
                created_at=one.created_at,
                renewed_at=one.renewed_at,
                ends_at=one.ends_at,
                current=one.id == caller.session,
            )
            for one in await self._services.sessions.mine(caller)
        )

    async def end_session(self, call: Call) -> None:
        if not await self._services.sessions.end(call.entry.known(), call.parameters["session"]):
            raise Refusal(Code.NOT_FOUND)

    async def setup(self, call: Call) -> wire.Setup:
        return await self._services.setup.setup(call.entry.known().actor)

    async def snapshot(self, call: Call) -> Bytes:
        return Bytes(data=await self._services.archive.open_part(call.entry.reach()))

    async def segment(self, call: Call) -> Bytes:
        street, month = call.parameters["street"], _number(call.parameters["month"])
        found = await self._services.archive.segment(call.entry.reach(), street, month)
        return Bytes(data=found.data, etag=found.etag)

    async def events(self, call: Call) -> wire.EventsPage:
        query: EventsQuery = call.query
        if not (0 <= query.since < _INT64 and 1 <= query.limit <= LARGEST_PAGE):
            raise DoorError(DoorCode.MALFORMED, "a number is out of range")
        seen = _hash(query.hash)
        return await self._services.tickets.events(call.entry.reach(), query.since, seen, query.limit)

    async def ticket(self, call: Call) -> wire.TicketView:
        return await self._services.tickets.view(call.entry.reach(), _number(call.parameters["ticket"]))

    async def operations(self, call: Call) -> wire.OperationAnswer | wire.RevealAnswer:
        return await self._services.operations.carry_out(call.body, call.entry.known().actor)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 19 and int(text) < _INT64):
        raise Refusal(Code.NOT_FOUND)
    return int(text)


def _hash(text: str) -> bytes:
    try:
        seen = bytes.fromhex(text)
    except ValueError:
        raise DoorError(DoorCode.MALFORMED, "hash is not hexadecimal") from None
    if len(seen) not in (0, _HASH_BYTES):
        raise DoorError(DoorCode.MALFORMED, "hash has another length")
    return seen
