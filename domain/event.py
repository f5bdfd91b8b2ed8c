"""An event: what happened to a ticket, numbered and chained. Events are never edited."""

from __future__ import annotations

import hashlib
from typing import Any, Final

import msgspec

from domain.fold import TicketPatch
from domain.words import Act

GENESIS: Final = bytes(32)
"""The hash that the first event of a district's ledger follows."""


class EventBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an event says: facts for the reader of the timeline, and the change to the ticket."""

    facts: dict[str, Any] = {}
    patch: TicketPatch = TicketPatch()


class Event(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """One entry of the ledger.

    `body` is an encoded EventBody and is kept as the bytes that were hashed, so that a later version of this
    program can still check what an earlier one wrote. `area` and `units` tell in whose scope the ticket is
    after the event; `left_area` and `left_units` in whose it is no more.
    """

    district: str
    seq: int
    ticket: int
    version: int
    """The ticket's version after this event."""
    act: Act
    at: int
    actor: int
    """The account; 0 is the platform itself."""
    seat: str
    op_id: str
    area: str
    units: tuple[int, ...]
    left_area: str
    """The area it lay in before, when this event moved it; otherwise empty."""
    left_units: tuple[int, ...]
    body: bytes
    prev_hash: bytes
    hash: bytes
    left_accounts: tuple[int, ...] = ()
    """The reporting accounts that it was taken from, as when a merging ends: it is no longer their own."""


_encode: Final = msgspec.msgpack.Encoder().encode
_decode_body: Final = msgspec.msgpack.Decoder(EventBody).decode


def encode_body(body: EventBody) -> bytes:
    """The canonical encoding of a body (msgpack, fields in order of declaration)."""
    return _encode(body)


def decode_body(body: bytes) -> EventBody:
    """The body read back. Raises msgspec.ValidationError or DecodeError when it is not one."""
    return _decode_body(body)


def chained(event: Event, prev_hash: bytes) -> Event:
    """The event with its place in the chain: hash = SHA-256(prev_hash + canonical encoding of the rest)."""
    return msgspec.structs.replace(event, prev_hash=prev_hash, hash=link(event, prev_hash))


def link(event: Event, prev_hash: bytes) -> bytes:
    """The hash that an event must have after `prev_hash`."""
    content: tuple[Any, ...] = (
        event.district,
        event.seq,
        event.ticket,
        event.version,
        event.act,
        event.at,
        event.actor,
        event.seat,
        event.op_id,
        event.area,
        event.units,
        event.left_area,
        event.left_units,
        event.body,
    )
    if event.left_accounts:  # hashed where there are any: ledgers older than this field stay sound
        content += (event.left_accounts,)
    return hashlib.sha256(prev_hash + _encode(content)).digest()
