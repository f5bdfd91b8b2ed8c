"""An operation: a wish that somebody sends, with everything needed to judge it."""

from __future__ import annotations

import msgspec

from domain.acts import Payload
from domain.words import Role


class Operation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the caller wants done. The same `op_id` sent again gets the first answer again."""

    op_id: str
    """UUIDv7 made by the client."""
    payload: Payload
    """One of `domain.acts`; its tag names the act."""
    ticket: int | None = None
    """None for a new report alone."""
    base_version: int | None = None
    """The version that the caller looked at; None for acts that only append."""
    client_at: int = 0
    """The caller's own clock, kept as evidence."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who sends it, as the server knows them (never as the client says)."""

    account: int
    role: Role
    district: str
    area: str
    unit: int | None = None
    seat: str = ""


SYSTEM_ACCOUNT = 0


def system_actor(district: str) -> Actor:
    """The platform itself, for time's own transitions."""
    return Actor(account=SYSTEM_ACCOUNT, role=Role.SYSTEM, district=district, area=district)
