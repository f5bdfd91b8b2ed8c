"""One line of the palette: what Enter does, said before it is done."""

from enum import StrEnum
from typing import Any

import msgspec

from console.models.queue_choice import QueueFilter
from domain.acts import Payload


class Kind(StrEnum):
    """What Enter does with a result."""

    ACT = "act"
    """An act of the table, on the ticket in sight or on the one that was named."""
    TICKET = "ticket"
    PERSON = "person"
    UNIT = "unit"
    PAGE = "page"
    COUNTER = "counter"
    FILTER = "filter"
    """常用筛选: a filter that was saved under a name."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A result stands in the same place for the same line; `key` is the same whenever it is found again."""

    key: str
    kind: Kind
    title: str
    detail: str = ""
    effect: str = ""
    """Whom it reaches and what it does; empty while the ticket is still being looked at."""
    against: str = ""
    """Why it cannot be done now; empty when it can."""
    icon: str = ""
    keys: str = ""
    target: str = ""
    """The row of the table, the page or the counter."""
    ticket: int | None = None
    """The ticket that it is about; None for the one in sight."""
    ident: int = 0
    """The person or the unit."""
    filled: dict[str, Any] = {}
    """What the form is opened with."""
    choice: QueueFilter | None = None
    """What a saved filter shows."""
    payload: Payload | None = None
    """What is sent at once, in place of what the key would send."""

    @property
    def remembered_as(self) -> str:
        """What is remembered as used: an act whatever ticket it was done on."""
        return f"act:{self.target}" if self.kind is Kind.ACT else self.key
