"""Instants and spans: all times are integers of UTC milliseconds."""

from __future__ import annotations

from typing import Final

SECOND: Final = 1_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

NEVER: Final = 2**63 - 1
"""An instant that does not come: the largest int64, so comparing needs no special case in SQL or numpy."""

SHANGHAI_OFFSET: Final = 8 * HOUR
"""China keeps one zone without summer time since 1992, so a fixed offset is exact for every ticket."""

EARLIEST: Final = 1_072_886_400_000
"""2004-01-01 00:00 in Shanghai: the first year of the working calendar; older instants are refused."""

LATEST: Final = 4_102_416_000_000
"""2100-01-01 00:00 in Shanghai: later instants are refused as mistyped."""


def in_range(at: int) -> bool:
    """Whether an instant that somebody typed or sent can be meant."""
    return EARLIEST <= at < LATEST


def shanghai_day(at: int) -> int:
    """The local calendar day as a number of days since 1970-01-01."""
    return (at + SHANGHAI_OFFSET) // DAY


def shanghai_time_of_day(at: int) -> int:
    """Milliseconds since local midnight."""
    return (at + SHANGHAI_OFFSET) % DAY


def shanghai_midnight(day: int) -> int:
    """The instant at which the local day number `day` begins."""
    return day * DAY - SHANGHAI_OFFSET
