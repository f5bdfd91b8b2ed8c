"""办结检查: what is looked for before a ticket is closed, each item asked for by its matter or only shown."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from domain.directory import Directory
from domain.ticket import Ticket
from domain.words import ChecklistItem, FileUse


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """One item, as it stands."""

    item: ChecklistItem
    done: bool
    count: int
    """How many pictures there are, or reporters who were answered."""
    asked: bool
    """The ticket is not rated without it."""


def checklist(ticket: Ticket, directory: Directory) -> tuple[Checked, ...]:
    """Every item in the order in which it is shown. Who has no reporter to answer has answered all."""
    matter = directory.matter_by_code.get(ticket.matter or "")
    asked = matter.closes_with if matter is not None else ()
    answered = sum(one.answered_at is not None for one in ticket.reporters)
    counts = {
        ChecklistItem.BEFORE_PICTURE: _pictures(ticket, FileUse.BEFORE),
        ChecklistItem.AFTER_PICTURE: _pictures(ticket, FileUse.AFTER),
        ChecklistItem.REPORTERS_ANSWERED: answered,
    }
    needed = {ChecklistItem.REPORTERS_ANSWERED: len(ticket.reporters)}
    return tuple(
        Checked(item=item, done=count >= needed.get(item, 1), count=count, asked=item in asked)
        for item, count in counts.items()
    )


def missing(items: Iterable[Checked]) -> tuple[ChecklistItem, ...]:
    """What is asked for and not there."""
    return tuple(one.item for one in items if one.asked and not one.done)


def _pictures(ticket: Ticket, use: FileUse) -> int:
    return sum(one.use is use and one.removed_at is None for one in ticket.files)
