"""提级: one step of a ticket up the levels of call."""

from __future__ import annotations

import msgspec

from domain.words import CallLevel


class Call(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A raise to a level, with what the calling level thinks of the matter."""

    id: int
    """Counts from 1 within its ticket."""
    level: CallLevel
    before: CallLevel | None = None
    """The level that was called until then."""
    at: int
    by: int
    area: str
    """The area of the seat that called."""
    opinion: str = ""
    """处理意见: what should be done."""
    reason: str
    """Why the calling level cannot do it itself."""
