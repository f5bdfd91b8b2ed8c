"""What a check objects to."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One objection: where, and what to do instead."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        """As compilers write it, so that editors can jump to it."""
        return f"{self.path}:{self.line}: {self.what}"
