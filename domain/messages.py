"""The texts of messages that leave the house, in the language of those who get them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from domain.directory import Directory
from domain.instant import DAY, HOUR, MINUTE
from domain.personal import names_a_person
from domain.policy import World
from domain.refusal import Code, Refusal
from domain.template import LONGEST, TemplateKey, filled, filled_by_hand
from domain.terms import term
from domain.ticket import Ticket, short_number
from domain.words import Rung, Step

_NAMED_TOGETHER: Final = 6
"""Tickets that a message about several names: more would be no short message."""
_SHORT_TITLE: Final = 14


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


def own_text(world: World, ticket: Ticket, unit: int, rung: Rung, reason: str, words: str) -> str:
    """The SMS of an order in the words of whoever gives it, its places filled in; empty for none.

    It says about which ticket it is, is no longer than a template's, and names nobody's number: it leaves the
    house, and stands in the ledger for ever. Raises Refusal.
    """
    if not words.strip():
        return ""
    said = _subject(world.directory, ticket, unit) | {"rung": term(rung), "reason": reason}
    text = filled_by_hand(words.strip(), said)
    if said["number"] not in text:
        raise Refusal(Code.INVALID, field="text", why="number_missing")
    if len(text) > LONGEST:
        raise Refusal(Code.INVALID, field="text", why="too_long", most=LONGEST)
    if names_a_person(text):
        raise Refusal(Code.INVALID, field="text", why="personal")
    return text


class Ordered(msgspec.Struct, frozen=True, kw_only=True):
    """One of the orders that reach a person together."""

    number: str
    title: str
    rung: Rung


def orders_text(orders: Sequence[Ordered], template: str) -> str:
    """One SMS for several orders to one person: the first few by name, the others by their count."""
    rungs = {one.rung for one in orders}
    named = [f"{one.number}“{_shortened(one.title)}”" for one in orders[:_NAMED_TOGETHER]]
    more = " 等" if len(orders) > _NAMED_TOGETHER else ""
    said = {
        "rung": term(min(rungs)) if len(rungs) == 1 else "督办",
        "count": str(len(orders)),
        "tickets": "、".join(named) + more,
    }
    return template.format_map(said)


def _shortened(title: str) -> str:
    return title if len(title) <= _SHORT_TITLE else title[: _SHORT_TITLE - 1] + "…"


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
