"""What a row of the table of acts is, when it can be done, and why not.

Whether the rules allow an act is asked of `domain.rules`, which the server asks too; a row only adds what can
be seen of the ticket before sending.
"""

from collections.abc import Callable
from enum import StrEnum

import msgspec
from PySide6.QtCore import QCoreApplication

from console import terms
from console.actions.situation import Situation
from domain.rules import RULES, reaches
from domain.words import Act, Role

translate = QCoreApplication.translate

WINDOW, QUEUE = "window", "queue"

Words = Callable[[], str]
WhyNot = Callable[[Situation], str]


class Group(StrEnum):
    """Where a row stands in the overview of keys, in this order."""

    WORK = "work"
    """办理: what moves a ticket on."""
    URGE = "urge"
    """督办与时限."""
    PEOPLE = "people"
    """诉求人: answers and personal data."""
    RECORD = "record"
    """记录: notes, copies, taking back."""
    MOVE = "move"
    """移动: through rows, filters and pages."""
    SCREEN = "screen"
    """界面."""
    SEAT = "seat"
    """席位: sound, lock, hand-over."""


class Argument(StrEnum):
    """What may be typed after the ticket in the command line."""

    UNIT = "unit"
    """A unit, by its name: pd 0153 zjj."""
    SPAN = "span"
    """How long: gq 0153 3d."""
    TEXT = "text"
    """What is to be written: jl 0153 已电话联系."""


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table."""

    id: str
    title: Words
    keys: str = ""
    """As Qt writes a key sequence; empty for none."""
    icon: str = ""
    act: Act | None = None
    """What the rules are asked about; None for what only moves the screen."""
    on_ticket: bool = True
    """Whether it needs a ticket in sight."""
    where: str = WINDOW
    """Where its key works: in the whole window, or on the queue alone (a letter, the space bar)."""
    more: WhyNot | None = None
    """What else must hold, seen from here: the reason against it, or nothing."""
    roles: frozenset[Role] | None = None
    """For rows without an act: who sees it; None is everybody."""
    group: Group = Group.WORK
    aliases: tuple[str, ...] = ()
    """Other words that find it in the command line; pinyin of the title finds it anyway."""
    argument: Argument | None = None
    """What may follow the ticket in the command line."""
    effect: Words | None = None
    """What it does, in a sentence for the command line; without one the title says enough."""


def why_not(action: Action, situation: Situation) -> str:
    """Why an act cannot be done now, in words with what would help; empty when it can."""
    if action.act is None:
        if action.on_ticket and situation.ticket is None:
            return _no_ticket(situation)
        return action.more(situation) if action.more else ""
    rule = RULES[action.act]
    scope = rule.who.get(situation.actor.role)
    if scope is None:
        return _needs_role(action.act)
    if not action.on_ticket:
        return action.more(situation) if action.more else ""
    ticket = situation.ticket
    if ticket is None:
        return _no_ticket(situation)
    if not reaches(scope, situation.actor, ticket):
        return translate("Actions", "This ticket is not in your scope")
    of_district = situation.actor.area == ticket.district
    if rule.district and not of_district:
        return translate("Actions", "Only a seat of the district does this")
    if rule.steers and ticket.taken_over_at is not None and not of_district:
        return translate("Actions", "The district has taken it over: only its seats steer it")
    if ticket.stage not in rule.sources:
        return translate("Actions", "Not possible while the ticket is “{stage}”").format(
            stage=terms.stage(ticket.stage)
        )
    return action.more(situation) if action.more else ""


def shown_keys(action: Action) -> str:
    """The key as it stands on a cap: Ctrl Shift Z, 空格."""
    if action.keys == "Space":
        return translate("Keys", "Space")
    return action.keys.replace("+", " ").replace("Return", "Enter")


def seen_by(action: Action, role: Role) -> bool:
    """Whether a role gets a button for it at all; one of another trade only clutters the screen."""
    if action.act is None:
        return action.roles is None or role in action.roles
    who = RULES[action.act].who
    center = {Role.DISPATCHER, Role.SUPERVISOR}
    return role in who or (role in center and bool(center & set(who)))


def _no_ticket(situation: Situation) -> str:
    if situation.chosen:
        return translate("Actions", "The ticket is being loaded")
    return translate("Actions", "Choose a ticket first")


def _needs_role(act: Act) -> str:
    who = [role for role in RULES[act].who if role is not Role.SYSTEM]
    names = translate("Actions", " or ").join(terms.role(role) for role in who[:3])
    return translate("Actions", "Needs the role {role}").format(role=names)
