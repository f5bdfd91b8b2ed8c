"""The texts of messages that leave the house, in the language of those who get them."""

from __future__ import annotations

from domain.directory import Directory
from domain.instant import DAY, HOUR, MINUTE
from domain.policy import World
from domain.template import TemplateKey, filled
from domain.terms import term
from domain.ticket import Ticket, short_number
from domain.words import Rung, Step


def duration_text(span: int) -> str:
    """A span in prose: `3 小时 12 分`, `4 天 6 小时` from 100 hours on."""
    if span >= 100 * HOUR:
        return f"{span // DAY} 天 {span % DAY // HOUR} 小时"
    if span >= HOUR:
        return f"{span // HOUR} 小时 {span % HOUR // MINUTE} 分"
    return f"{span // MINUTE} 分"


def order_text(world: World, ticket: Ticket, unit: int, rung: Rung, reason: str) -> str:
    """The SMS of a supervision order."""
    said = _subject(world.directory, ticket, unit) | {"rung": term(rung), "reason": reason}
    return filled(world.templates, TemplateKey.ORDER, said)


def step_text(world: World, ticket: Ticket, unit: int, step: Step, what: str, overdue: int) -> str:
    """The SMS that a red light sends by itself."""
    said = _subject(world.directory, ticket, unit) | {"clock": what, "overdue": duration_text(overdue)}
    if step is Step.RED_DAY:
        return filled(world.templates, TemplateKey.RED_DAY, said)
    return filled(world.templates, TemplateKey.RED_NOW if overdue < MINUTE else TemplateKey.RED, said)


def _subject(directory: Directory, ticket: Ticket, unit: int) -> dict[str, str]:
    found = directory.unit_by_id.get(unit)
    return {
        "unit": found.name if found else "贵单位",
        "number": short_number(ticket.id),
        "title": ticket.title,
    }
