"""The one table of acts: what can be done, by which key, when, and why not.

Buttons, the context menu, the shortcuts and the list of keys are all made from these rows. Whether the rules
allow an act is asked of `domain.rules`, which the server asks too; a row only adds what can be seen of the
ticket before sending.
"""

from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import messages, terms
from console.actions.situation import Situation
from domain.deciding.closing import only_resident_rates
from domain.refusal import Refusal
from domain.rules import RULES, reaches
from domain.supervision import offer
from domain.words import Act, AssignmentStage, Role

translate = QCoreApplication.translate

WINDOW, QUEUE = "window", "queue"

Words = Callable[[], str]
WhyNot = Callable[[Situation], str]


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


def why_not(action: Action, situation: Situation) -> str:
    """Why an act cannot be done now, in words with what would help; empty when it can."""
    if action.act is None:
        return ""
    rule = RULES[action.act]
    scope = rule.who.get(situation.actor.role)
    if scope is None:
        return _needs_role(action.act)
    if not action.on_ticket:
        return action.more(situation) if action.more else ""
    ticket = situation.ticket
    if ticket is None:
        if situation.chosen:
            return translate("Actions", "The ticket is being loaded")
        return translate("Actions", "Choose a ticket first")
    if not reaches(scope, situation.actor, ticket):
        return translate("Actions", "This ticket is not in your scope")
    if ticket.stage not in rule.sources:
        return translate("Actions", "Not possible while the ticket is “{stage}”").format(
            stage=terms.stage(ticket.stage)
        )
    return action.more(situation) if action.more else ""


def seen_by(action: Action, role: Role) -> bool:
    """Whether a role gets a button for it at all; one of another trade only clutters the screen."""
    if action.act is None:
        return action.roles is None or role in action.roles
    who = RULES[action.act].who
    center = {Role.DISPATCHER, Role.SUPERVISOR}
    return role in who or (role in center and bool(center & set(who)))


def _needs_role(act: Act) -> str:
    who = [role for role in RULES[act].who if role is not Role.SYSTEM]
    names = translate("Actions", " or ").join(terms.role(role) for role in who[:3])
    return translate("Actions", "Needs the role {role}").format(role=names)


def _own_pending(situation: Situation) -> str:
    if situation.own(AssignmentStage.PENDING) is None:
        return translate("Actions", "Your unit has nothing to accept here")
    return ""


def _own_accepted(situation: Situation) -> str:
    if situation.own(AssignmentStage.ACCEPTED) is not None:
        return ""
    if situation.own(AssignmentStage.PENDING) is not None:
        return translate("Actions", "Accept it first")
    return translate("Actions", "Your unit has reported its result")


def _has_reporter(situation: Situation) -> str:
    if situation.ticket is not None and not situation.ticket.reporters:
        return translate("Actions", "No reporter is recorded")
    return ""


def _can_rate(situation: Situation) -> str:
    if situation.ticket is not None and only_resident_rates(situation.ticket):
        return translate("Actions", "The level settled its own matter: the resident rates it")
    return ""


def _resident_can_rate(situation: Situation) -> str:
    if situation.ticket is not None and situation.ticket.resident_rating is not None:
        return translate("Actions", "You have rated it already")
    return ""


def _red_unacknowledged(situation: Situation) -> str:
    return "" if situation.unacknowledged() else translate("Actions", "No new overdue to acknowledge")


def _can_supervise(situation: Situation) -> str:
    if situation.ticket is None:
        return ""
    try:
        offer(situation.world, situation.ticket, situation.now)
    except Refusal as refusal:
        return messages.problem_words(refusal.code, refusal.detail, situation.now)
    return ""


def _order_waits(situation: Situation) -> str:
    return (
        "" if situation.order_to_answer() else translate("Actions", "No supervision order waits for a reply")
    )


def _can_extend(situation: Situation) -> str:
    return "" if situation.running_handling() else translate("Actions", "No handling limit is running")


def _can_withdraw(situation: Situation) -> str:
    return "" if situation.running_handling() else translate("Actions", "No unit is at work here")


def _own_note(situation: Situation) -> str:
    return "" if situation.own_note else translate("Actions", "No note of yours stands here")


ACTIONS: Final = (
    Action(
        id="report",
        title=lambda: translate("Actions", "New call"),
        keys="F2",
        icon="plus",
        act=Act.REPORT,
        on_ticket=False,
    ),
    Action(
        id="triage",
        title=lambda: translate("Actions", "Triage"),
        keys="Ctrl+T",
        icon="list-details",
        act=Act.TRIAGE,
    ),
    Action(
        id="dispatch",
        title=lambda: translate("Actions", "Dispatch"),
        keys="F4",
        icon="send",
        act=Act.DISPATCH,
    ),
    Action(
        id="withdraw",
        title=lambda: translate("Actions", "Withdraw a unit"),
        keys="Ctrl+Shift+W",
        icon="x",
        act=Act.WITHDRAW,
        more=_can_withdraw,
    ),
    Action(
        id="edit",
        title=lambda: translate("Actions", "Correct"),
        keys="Ctrl+Shift+E",
        icon="pencil",
        act=Act.EDIT,
    ),
    Action(
        id="accept",
        title=lambda: translate("Actions", "Accept"),
        keys="Ctrl+J",
        icon="check",
        act=Act.ACCEPT,
        more=_own_pending,
    ),
    Action(
        id="return",
        title=lambda: translate("Actions", "Return"),
        keys="Ctrl+Shift+R",
        icon="arrow-back-up",
        act=Act.RETURN,
        more=_own_pending,
    ),
    Action(
        id="finish",
        title=lambda: translate("Actions", "Report result"),
        keys="Ctrl+Shift+F",
        icon="square-check",
        act=Act.FINISH,
        more=_own_accepted,
    ),
    Action(
        id="supervise",
        title=lambda: translate("Actions", "Supervise"),
        keys="F8",
        icon="gavel",
        act=Act.SUPERVISE,
        more=_can_supervise,
    ),
    Action(
        id="rate",
        title=lambda: translate("Actions", "Rate and close"),
        keys="F9",
        icon="star",
        act=Act.RATE,
        more=_can_rate,
    ),
    Action(
        id="resident_rate",
        title=lambda: translate("Actions", "Rate the result"),
        keys="Ctrl+Shift+G",
        icon="star",
        act=Act.RESIDENT_RATE,
        more=_resident_can_rate,
    ),
    Action(
        id="answer",
        title=lambda: translate("Actions", "Answer the reporter"),
        keys="Ctrl+H",
        icon="message-reply",
        act=Act.ANSWER,
        more=_has_reporter,
    ),
    Action(
        id="answer_order",
        title=lambda: translate("Actions", "Reply to supervision"),
        keys="Ctrl+D",
        icon="message-2",
        act=Act.ANSWER_ORDER,
        more=_order_waits,
    ),
    Action(
        id="acknowledge",
        title=lambda: translate("Actions", "Acknowledge"),
        keys="Space",
        icon="eye",
        act=Act.ACKNOWLEDGE,
        where=QUEUE,
        more=_red_unacknowledged,
    ),
    Action(
        id="suspend",
        title=lambda: translate("Actions", "Suspend"),
        keys="Ctrl+Shift+P",
        icon="clock-pause",
        act=Act.SUSPEND,
    ),
    Action(
        id="resume",
        title=lambda: translate("Actions", "Resume"),
        keys="Ctrl+Shift+U",
        icon="player-play",
        act=Act.RESUME,
    ),
    Action(
        id="extend",
        title=lambda: translate("Actions", "Extend"),
        keys="Ctrl+E",
        icon="calendar-time",
        act=Act.EXTEND,
        more=_can_extend,
    ),
    Action(
        id="reopen",
        title=lambda: translate("Actions", "Reopen"),
        keys="Ctrl+Shift+O",
        icon="history",
        act=Act.REOPEN,
    ),
    Action(
        id="reveal",
        title=lambda: translate("Actions", "Reveal the reporter"),
        keys="Ctrl+Shift+I",
        icon="eye",
        act=Act.REVEAL,
        more=_has_reporter,
    ),
    Action(
        id="note",
        title=lambda: translate("Actions", "Write a note"),
        keys="Ctrl+N",
        icon="pencil",
        act=Act.NOTE,
    ),
    Action(
        id="strike_note",
        title=lambda: translate("Actions", "Strike out my last note"),
        keys="Ctrl+Shift+X",
        icon="x",
        act=Act.STRIKE_NOTE,
        more=_own_note,
    ),
    Action(
        id="undo",
        title=lambda: translate("Actions", "Undo"),
        keys="Ctrl+Z",
        icon="arrow-back-up",
        on_ticket=False,
    ),
    Action(
        id="refresh",
        title=lambda: translate("Actions", "Sort and refresh"),
        keys="F5",
        icon="refresh",
        on_ticket=False,
    ),
    Action(
        id="previous",
        title=lambda: translate("Actions", "Previous ticket"),
        keys="Ctrl+Up",
        icon="chevron-up",
        on_ticket=False,
    ),
    Action(
        id="next",
        title=lambda: translate("Actions", "Next ticket"),
        keys="Ctrl+Down",
        icon="chevron-down",
        on_ticket=False,
    ),
    Action(
        id="copy_number",
        title=lambda: translate("Actions", "Copy the number"),
        keys="Ctrl+Shift+C",
        icon="copy",
        on_ticket=False,
    ),
    Action(
        id="theme",
        title=lambda: translate("Actions", "Next theme"),
        keys="Ctrl+Shift+T",
        icon="device-desktop",
        on_ticket=False,
    ),
    Action(
        id="larger",
        title=lambda: translate("Actions", "Larger text"),
        keys="Ctrl+=",
        icon="plus",
        on_ticket=False,
    ),
    Action(
        id="smaller",
        title=lambda: translate("Actions", "Smaller text"),
        keys="Ctrl+-",
        icon="minus",
        on_ticket=False,
    ),
    Action(
        id="fullscreen",
        title=lambda: translate("Actions", "Full screen"),
        keys="F11",
        icon="maximize",
        on_ticket=False,
    ),
    Action(
        id="logout",
        title=lambda: translate("Actions", "Log out"),
        keys="Ctrl+Shift+Q",
        icon="logout",
        on_ticket=False,
    ),
)

BY_ID: Final = {action.id: action for action in ACTIONS}
