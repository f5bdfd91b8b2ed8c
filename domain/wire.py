"""What travels between server and clients, in one place for both sides.

Over HTTP bodies are msgpack (`application/msgpack`) or JSON by the request's headers; over the feed's
WebSocket every frame is one msgpack message. Times are server time in UTC milliseconds.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from domain.acts import PersonalData
from domain.calendar import WorkingCalendar
from domain.directory import Directory, Person
from domain.event import Event
from domain.file import StoredFile
from domain.place import Point
from domain.policy import AutomaticMessage, PolicyRow, Settings
from domain.row import TicketRow
from domain.template import MessageTemplate
from domain.ticket import Ticket
from domain.words import Act


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An RFC 9457 problem document. `code` is stable; clients turn it into words."""

    type: str
    title: str
    status: int
    code: str
    detail: str = ""
    instance: str = ""
    facts: dict[str, Any] = {}
    """What the reader needs to understand and act: field names, instants, current values."""


class LoginRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Name and password of an account."""

    login: str
    password: str
    new_password: str = ""
    """The next password, where the one above is a one-time code."""

    def __repr__(self) -> str:
        """Never shows the password."""
        return f"LoginRequest({self.login!r}, ***)"


class RefreshRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A refresh token, which is spent by its use."""

    refresh: str


class DemoLoginRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A seat chosen with one click; a demo server on loopback alone takes it."""

    account: int


class DemoSeat(Person, frozen=True, kw_only=True):
    """A seat that a demo on one's own machine offers: the account, and where it is, in words."""

    place: str
    """The unit's name, or that of the area."""


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """What a log-in gives: short-lived access, and a refresh token for the next."""

    access: str
    refresh: str
    expires_in: int
    """Milliseconds until the access token expires, by the real clock."""
    person: Person
    district: str


class SessionInfo(msgspec.Struct, frozen=True, kw_only=True):
    """One of the caller's own log-ins. Times are by the real clock."""

    id: str
    created_at: int
    renewed_at: int
    ends_at: int
    current: bool


class OperationAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An operation was carried out; the same `op_id` gets the same answer again."""

    op_id: str
    act: Act
    ticket: int
    version: int
    seq: int
    at: int


class RevealAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The personal data whose look was recorded as an event."""

    answer: OperationAnswer
    person: PersonalData


class SegmentRef(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A piece of the archive: the tickets of one street closed in one month, made once, never changed."""

    street: str
    month: int
    """`YYYYMM` in Shanghai."""
    etag: str
    rows: int


class SnapshotHead(msgspec.Struct, frozen=True, kw_only=True):
    """First object of a snapshot; the open rows follow in lists. The whole is one zstd frame."""

    seq: int
    hash: bytes
    at: int
    rate: float
    rows: int
    segments: tuple[SegmentRef, ...]


class EventsPage(msgspec.Struct, frozen=True, kw_only=True):
    """Differences: the events of the caller's scope among the numbers `covers`, and the rows they left.

    A row is the ticket's present one, so newer rows may come early: the higher `version` wins. `left` are
    tickets that left the caller's scope. The next page begins after `covers[1]`; `head` is the newest seq.
    """

    covers: tuple[int, int]
    events: tuple[Event, ...]
    rows: tuple[TicketRow, ...]
    left: tuple[int, ...]
    head: int
    hash: bytes
    """The chain's hash at `covers[1]`."""


class MaskedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A reporter as everybody in scope may see them: 陈** 138****2207."""

    reporter: str
    name: str
    phone: str
    erased: bool = False


class MessageState(msgspec.Struct, frozen=True, kw_only=True):
    """One message of the outbox, as the ticket's detail shows it."""

    key: str
    subject: str
    contact: int
    text: str
    state: str
    """held, waiting, sending, sent, refused (not now: tried again), failed, unconfirmed, cancelled."""
    not_before: int
    at: int
    """When it came into this state."""


class TicketView(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket whole, with its timeline."""

    ticket: Ticket
    events: tuple[Event, ...]
    people: tuple[MaskedPerson, ...]
    messages: tuple[MessageState, ...]
    seq: int


class UploadRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file is to be brought. The same again gives the state of the one that is being brought."""

    id: str
    """32 hexadecimal digits made by the client; the file bears it from then on."""
    size: int
    digest: str
    """SHA-256 of the bytes, in hexadecimal: what came is held against it."""


class UploadState(msgspec.Struct, frozen=True, kw_only=True):
    """How far a file has come."""

    id: str
    size: int
    received: int
    """Bytes that the server will not lose any more; the next piece begins there."""
    largest_piece: int
    file: StoredFile | None
    """What it is, once it lies whole. It has lost its metadata, so digest and size may be others."""


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """The district's set-up as the clients need it."""

    directory: Directory
    limits: tuple[PolicyRow, ...]
    automatic: tuple[AutomaticMessage, ...]
    settings: Settings
    calendar_years: tuple[int, ...]
    templates: tuple[MessageTemplate, ...] = ()
    calendar: WorkingCalendar = WorkingCalendar(years=())
    """For showing a deadline before it is set; what counts is laid down by the server."""


# --- the feed, server to client ---


class Batch(EventsPage, frozen=True, kw_only=True, tag="batch"):
    """What was committed since the last batch, pushed on a 50 ms tick."""


class Beat(msgspec.Struct, frozen=True, kw_only=True, tag="beat"):
    """Every five seconds: server time, its rate, and the head of the ledger.

    The rate is 1, or 0 under a test that stands still; the head lets a quiet feed show a hole.
    """

    at: int
    rate: float
    seq: int
    hash: bytes


class Presence(msgspec.Struct, frozen=True, kw_only=True, tag="presence"):
    """Somebody opened a ticket, beside others perhaps, or left it. Ephemeral: no number, newest wins."""

    account: int
    ticket: int
    at: int
    here: bool = True
    """False: left it."""


class Position(msgspec.Struct, frozen=True, kw_only=True, tag="position"):
    """An officer on duty is here. Ephemeral."""

    account: int
    point: Point
    at: int


class MessagesChanged(msgspec.Struct, frozen=True, kw_only=True, tag="messages"):
    """The outbox moved for these tickets: an open detail fetches the states anew. Ephemeral."""

    tickets: tuple[int, ...]


class SetupMoved(msgspec.Struct, frozen=True, kw_only=True, tag="setup"):
    """The district's set-up is another: fetch it anew. Ephemeral; after a lost connection unasked."""

    version: int


class Farewell(msgspec.Struct, frozen=True, kw_only=True, tag="farewell"):
    """The server closes this feed: `code` says why.

    slow_reader, shutting_down: come back; session_ended: log in or refresh first; snapshot_needed: take one;
    not_allowed: the role reads no tickets; rate_limited: the account has too many feeds; malformed.
    """

    code: str


FeedMessage = Batch | Beat | Presence | Position | MessagesChanged | SetupMoved | Farewell

# --- the feed, client to server ---


class Hello(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="hello"):
    """First frame of a client: its access token, and the last number it has applied, with the hash it saw."""

    access: str
    since: int
    hash: bytes = b""
    """Empty when unknown. Another hash than the ledger's at `since` means a rewritten history: the server
    answers with Farewell("snapshot_needed")."""


MOST_OPEN = 32


class SayPresence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="presence"):
    """All tickets that are open at the client now: in sight, kept beside it, in windows of their own."""

    tickets: Annotated[tuple[int, ...], Meta(max_length=MOST_OPEN)]


class SayPosition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="position"):
    """The officer on duty is here."""

    point: Point


class Renew(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="renew"):
    """A fresh access token for a feed that goes on."""

    access: str


ClientMessage = Hello | SayPresence | SayPosition | Renew

# --- routes, shared so that both sides spell them once ---

API = "/api/v1"
LOGIN = f"{API}/login"
REFRESH = f"{API}/refresh"
LOGOUT = f"{API}/logout"
DEMO_SEATS = f"{API}/demo/seats"
DEMO_LOGIN = f"{API}/demo/login"
SESSIONS = f"{API}/sessions"
SESSION = f"{API}/sessions/{{session}}"
SETUP = f"{API}/setup"
ADMIN_TABLE = f"{API}/admin/setup/{{kind}}"
ADMIN_CHANGES = f"{API}/admin/changes"
ADMIN_ACCOUNTS = f"{API}/admin/accounts"
ADMIN_LOG = f"{API}/admin/log"
SNAPSHOT = f"{API}/snapshot"
SEGMENT = f"{API}/segments/{{street}}/{{month}}"
EVENTS = f"{API}/events"
TICKET = f"{API}/tickets/{{ticket}}"
OPERATIONS = f"{API}/operations"
UPLOADS = f"{API}/uploads"
UPLOAD = f"{API}/uploads/{{file}}"
UPLOAD_DONE = f"{API}/uploads/{{file}}/done"
FILE = f"{API}/files/{{file}}"
THUMBNAIL = f"{API}/files/{{file}}/thumbnail"
FEED = f"{API}/feed"
HEALTH = f"{API}/health"
OPENAPI = f"{API}/openapi.json"
