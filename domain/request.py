"""申请: a suspension or an extension that somebody asks the supervisor for."""

from __future__ import annotations

import msgspec

from domain.words import RequestKind, RequestState


class Request(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request from its asking to its decision. While it is open, every clock runs on."""

    id: int
    """Counts from 1 within its ticket; numbers are not used again after an undo."""
    kind: RequestKind
    assignment: int | None = None
    """Whose deadline it is about; None for a suspension, which is the whole ticket's."""
    until: int
    """The date of return, or the new deadline."""
    reason: str
    at: int
    by: int
    unit: int | None = None
    """The unit that asks; None where a center does."""
    state: RequestState = RequestState.OPEN
    decided_at: int | None = None
    decided_by: int | None = None
    answer: str = ""
