"""Which acts stand as buttons beside a ticket, which in the menu: what is next for this role comes first."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from console import icons
from console.actions.action import Group
from console.actions.situation import Situation
from console.actions.table import ACTIONS, BY_ID, Action, seen_by, why_not
from console.widgets.action_button import DANGER, NORMAL, PRIMARY
from domain.words import Role, Stage

_BY_STAGE: dict[Stage, tuple[str, ...]] = {
    Stage.REPORTED: ("triage", "answer"),
    Stage.TRIAGED: ("dispatch", "answer"),
    Stage.DISPATCHED: ("supervise", "dispatch", "answer"),
    Stage.HANDLING: ("supervise", "dispatch", "answer"),
    Stage.RESOLVED: ("rate", "answer", "reopen"),
    Stage.CLOSED: ("reopen", "answer"),
    Stage.SUSPENDED: ("resume", "answer"),
    Stage.MERGED: (),
    Stage.VOIDED: (),
}
_CENTER = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
_RULINGS = ("grant", "refuse")
"""While somebody waits for the supervisor's word, nothing is nearer."""
_OF_UNIT = ("accept", "finish", "return", "answer_order", "answer")


def buttons_for(situation: Situation) -> list[tuple[Action, str]]:
    """The acts that get a button, with the kind of button; at most three."""
    ticket, role = situation.ticket, situation.actor.role
    if ticket is None:
        return []
    if role in _CENTER:
        names = _BY_STAGE[ticket.stage]
        if role is Role.SUPERVISOR and situation.open_requests():
            names = (*_RULINGS, *names)
    elif role in (Role.HANDLER, Role.LEADER, Role.INSPECTOR):
        names = tuple(name for name in _OF_UNIT if not why_not(BY_ID[name], situation))
    elif role in (Role.RESIDENT, Role.ENTERPRISE):
        names = ("resident_rate",)
    else:
        names = ()
    actions = [BY_ID[name] for name in names if seen_by(BY_ID[name], role)]
    return [(action, _kind(action, place)) for place, action in enumerate(actions[:3])]


def _kind(action: Action, place: int) -> str:
    if action.id == "supervise":
        return DANGER
    return PRIMARY if place == 0 else NORMAL


def hints_for(role: Role) -> list[tuple[str, str]]:
    """The keys that a role uses most, with what they do."""
    names = ("dispatch", "supervise") if role in _CENTER else ("accept", "finish")
    actions = [BY_ID[name] for name in names if seen_by(BY_ID[name], role)]
    return [(action.keys.replace("+", " "), action.title()) for action in actions]


def fill_menu(
    menu: QMenu, situation: Situation, trigger: Callable[[str], None], left_out: frozenset[str] = frozenset()
) -> None:
    """Put every act of the role that is about a ticket into a menu; those that cannot be done say why."""
    menu.clear()
    menu.setToolTipsVisible(True)
    groups, before = list(Group), None
    for action in sorted(ACTIONS, key=lambda one: groups.index(one.group)):
        if not action.on_ticket and action.id != "copy_number":
            continue
        if action.id in left_out or not seen_by(action, situation.actor.role):
            continue
        if before is not None and action.group is not before:
            menu.addSeparator()
        before = action.group
        against = why_not(action, situation)
        entry = QAction(icons.icon(action.icon, "text1"), action.title(), menu)
        entry.setObjectName(f"menu-{action.id}")
        entry.setEnabled(not against)
        entry.setToolTip(against)
        if against:
            entry.setText(f"{action.title()}（{against}）" if len(against) <= 24 else action.title())
        elif action.keys:
            entry.setText(f"{action.title()}\t{action.keys.replace('+', ' ')}")
        entry.triggered.connect(lambda _checked=False, name=action.id: trigger(name))
        menu.addAction(entry)
