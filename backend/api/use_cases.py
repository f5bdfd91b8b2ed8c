"""What each route of the table does once its caller is in: one thin function a route."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, Final

import msgspec

from backend.api.door import Entry
from backend.api.route_table import EventsQuery, Health, LogQuery
from backend.problems import DoorCode, DoorError
from backend.services.administration import AdministrationDesk
from backend.services.files import FileDesk
from backend.services.log_in import LogIn
from backend.services.operations import Operations
from backend.services.sessions import Sessions
from backend.services.setup import SetupDesk
from backend.services.snapshot import Archive
from backend.services.tickets import Tickets
from backend.store.ledger import Ledger
from domain import wire
from domain.administration import AccountChanged, AccountEntry, AdminLog, SetupChanged, SetupTable
from domain.refusal import Code, Refusal

LARGEST_PAGE: Final = 5_000
_INT64: Final = 2**63
_HASH_BYTES: Final = 32
_RANGE: Final = re.compile(r"bytes=(?=\d|-\d)(\d{0,18})-(\d{0,18})")


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A request that came in."""

    entry: Entry
    address: str
    parameters: Mapping[str, str]
    """Of the path."""
    body: Any = None
    query: Any = None
    range: str = ""
    """The header of this name."""
    if_range: str = ""
    """The header of this name."""


class Bytes(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that is bytes already."""

    data: bytes
    etag: str = ""
    """Set where the same address will always give the same bytes while it has this tag."""


class Streamed(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that is made while it is sent: the bytes `first` to `last` of `size`."""

    parts: AsyncIterator[bytes]
    first: int
    last: int
    size: int
    media: str
    etag: str

    @property
    def whole(self) -> bool:
        """Whether it is no range."""
        return (self.first, self.last) == (0, self.size - 1)


class Services(msgspec.Struct, frozen=True, kw_only=True):
    """The use cases of a server."""

    log_in: LogIn
    sessions: Sessions
    operations: Operations
    tickets: Tickets
    archive: Archive
    setup: SetupDesk
    administration: AdministrationDesk
    ledger: Ledger
    files: FileDesk


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

    async def admin_table(self, call: Call) -> SetupTable:
        return await self._services.administration.table(call.parameters["kind"])

    async def admin_change(self, call: Call) -> SetupChanged:
        return await self._services.administration.change(call.body, call.entry.known().actor)

    async def admin_accounts(self, _call: Call) -> tuple[AccountEntry, ...]:
        return await self._services.administration.accounts()

    async def admin_account(self, call: Call) -> AccountChanged:
        return await self._services.administration.change_account(call.body, call.entry.known().actor)

    async def admin_log(self, call: Call) -> AdminLog:
        query: LogQuery = call.query
        return await self._services.administration.log(query.before, query.limit)

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

    async def begin_upload(self, call: Call) -> wire.UploadState:
        return await self._services.files.begin(call.entry.known().actor, call.body)

    async def upload(self, call: Call) -> wire.UploadState:
        return await self._services.files.state(call.entry.known().actor, call.parameters["file"])

    async def upload_piece(self, call: Call) -> wire.UploadState:
        who, ident = call.entry.known().actor, call.parameters["file"]
        return await self._services.files.add(who, ident, call.query.offset, call.body)

    async def finish_upload(self, call: Call) -> wire.UploadState:
        return await self._services.files.finish(call.entry.known().actor, call.parameters["file"])

    async def abandon_upload(self, call: Call) -> None:
        await self._services.files.abandon(call.entry.known().actor, call.parameters["file"])

    async def file(self, call: Call) -> Streamed:
        found = await self._services.files.open(
            call.entry.reach(), call.entry.known().actor, call.parameters["file"]
        )
        asked = call.range if call.if_range in ("", f'"{found.info.digest}"') else ""
        first, last = _range(asked, found.info.size)
        return Streamed(
            parts=self._services.files.parts(found, first, last),
            first=first,
            last=last,
            size=found.info.size,
            media=found.info.media,
            etag=found.info.digest,
        )

    async def thumbnail(self, call: Call) -> Bytes:
        found = await self._services.files.open(
            call.entry.reach(), call.entry.known().actor, call.parameters["file"]
        )
        data = await self._services.files.thumbnail(found)
        return Bytes(data=data, etag=f"{found.info.digest}-small")

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


def _range(header: str, size: int) -> tuple[int, int]:
    """First and last byte of one range; the whole where there is none, or one of another kind.

    Raises DoorError(RANGE_NOT_SATISFIABLE) for one that lies past the end.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None:
        return 0, size - 1
    begin, end = found.groups()
    if not begin:
        first, last = max(0, size - int(end)), size - 1
    else:
        first, last = int(begin), min(int(end) if end else size - 1, size - 1)
    if first > last:
        raise DoorError(DoorCode.RANGE_NOT_SATISFIABLE, size=size)
    return first, last
