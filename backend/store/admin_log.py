"""The administrative log: every change of the set-up and of accounts, in a chain of its own.

It stands apart from the ledger because the ledger's events are ticket events, read by every console in scope
and folded into tickets; this is read by administrators and auditors alone. What holds it together is the
same: numbers without a gap, each hash over the one before, and a head row, so that an edited, a removed or
a cut-off line shows in `verify`.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.tables import admin_event, admin_head
from domain.administration import AdminEvent, AdminLog
from domain.event import GENESIS

_encode: Final = msgspec.json.Encoder(order="deterministic").encode
_decode: Final = msgspec.json.Decoder(AdminEvent).decode
_A_PIECE: Final = 1_000


class BrokenLog(Exception):
    """The log is not as it was written; `seq` is the first line that shows it."""

    def __init__(self, seq: int, what: str) -> None:
        super().__init__(f"administrative log, line {seq}: {what}")
        self.seq = seq


async def write_event(
    connection: AsyncConnection,
    district: str,
    *,
    at: int,
    account: int,
    kind: str,
    key: str,
    act: str,
    old: dict[str, Any] | None,
    new: dict[str, Any] | None,
) -> None:
    """Add a line, within the transaction of the change that it tells, which holds the district's lock."""
    seq, previous = await _head(connection, district)
    line = AdminEvent(seq=seq + 1, at=at, account=account, kind=kind, key=key, act=act, old=old, new=new)
    body = _encode(line)
    linked = link(previous, body)
    await connection.execute(
        sa.insert(admin_event).values(
            district=district, seq=line.seq, body=body, prev_hash=previous, hash=linked
        )
    )
    moved = sa.update(admin_head).where(admin_head.c.district == district)
    if (await connection.execute(moved.values(seq=line.seq, hash=linked))).rowcount == 0:
        await connection.execute(sa.insert(admin_head).values(district=district, seq=line.seq, hash=linked))


async def read_log(connection: AsyncConnection, district: str, before: int, limit: int) -> AdminLog:
    """A page of the log before a number, the newest first; 0 begins with the newest."""
    newest, hashed = await _head(connection, district)
    query = sa.select(admin_event.c.body).where(admin_event.c.district == district)
    if before:
        query = query.where(admin_event.c.seq < before)
    rows = await connection.scalars(query.order_by(admin_event.c.seq.desc()).limit(limit))
    return AdminLog(events=tuple(_decode(body) for body in rows), newest=newest, hash=hashed)


async def walk_log(connection: AsyncConnection, district: str) -> None:
    """Raises BrokenLog where the chain does not hold."""
    newest, head_hash = await _head(connection, district)
    expected, previous = 1, GENESIS
    while True:
        rows = (
            await connection.execute(
                sa.select(admin_event)
                .where(admin_event.c.district == district, admin_event.c.seq >= expected)
                .order_by(admin_event.c.seq)
                .limit(_A_PIECE)
            )
        ).all()
        for row in rows:
            if row.seq != expected:
                raise BrokenLog(expected, f"the next number is {row.seq}")
            if row.prev_hash != previous or row.hash != link(previous, row.body):
                raise BrokenLog(expected, "its hash does not follow from the one before")
            if not _is_line(row.body, expected):
                raise BrokenLog(expected, "not a line of the log")
            expected, previous = expected + 1, row.hash
        if not rows:
            break
    if (newest, head_hash) != (expected - 1, previous):
        raise BrokenLog(min(expected, newest + 1), "the head is not the last line's")


def link(previous: bytes, body: bytes) -> bytes:
    """The hash of a line after the one before."""
    return hashlib.sha256(previous + body).digest()


def _is_line(body: bytes, seq: int) -> bool:
    try:
        return _decode(body).seq == seq
    except msgspec.DecodeError:
        return False


async def _head(connection: AsyncConnection, district: str) -> tuple[int, bytes]:
    query = sa.select(admin_head.c.seq, admin_head.c.hash).where(admin_head.c.district == district)
    row = (await connection.execute(query)).one_or_none()
    return (int(row.seq), bytes(row.hash)) if row is not None else (0, GENESIS)
