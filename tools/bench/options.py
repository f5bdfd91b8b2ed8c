"""What the caller of a benchmark may choose."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class BenchOptions:
    """The same for every benchmark; one that has no use for a choice ignores it.

    A default run ends within 60 seconds after a one-time, cached seeding.
    """

    full: bool = False
    """Longer and with more load, for figures to be quoted."""
    database: str | None = None
    """The address of a database in place of the benchmark's own choice."""
