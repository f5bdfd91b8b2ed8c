"""协商会: those who cannot agree whose a matter is sit together, and somebody rules."""

from __future__ import annotations

import msgspec

from domain.directory import ResponsibleUnit


class Coordination(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A coordination on one ticket, from the call for it to its ruling."""

    id: int
    """Counts from 1 within its ticket."""
    opened_at: int
    opened_by: int
    """The account; 0 where the second return opened it by itself."""
    reason: str = ""
    units: tuple[int, ...] = ()
    """Who is called to it; after the ruling, who took part."""
    at: int | None = None
    """When it is held, as far as that was set."""
    minutes: str = ""
    ruling: str = ""
    concluded_at: int | None = None
    concluded_by: int | None = None
    entry: ResponsibleUnit | None = None
    """What the ruling proposes for the list of responsible units (责任主体清单)."""
