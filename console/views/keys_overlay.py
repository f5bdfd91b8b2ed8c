"""What the overview of keys says: every key of the role by group, dead ones with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.actions.action import shown_keys
from console.actions.situation import Situation
from console.actions.table import ACTIONS, Group, seen_by, why_not
from console.views.board import board_for
from console.views.page import PageEntry
from console.widgets.key_sheet import KeyGroup, KeyLine

translate = QCoreApplication.translate


def key_groups(situation: Situation, entries: Sequence[PageEntry]) -> tuple[KeyGroup, ...]:
    """All of them, in the order of the groups and within a group of the table."""
    role = situation.actor.role
    lines: dict[Group, list[KeyLine]] = {group: [] for group in Group}
    for action in ACTIONS:
        if action.keys and seen_by(action, role):
            against = why_not(action, situation)
            lines[action.group].append(
                KeyLine(keys=shown_keys(action), words=action.title(), against=against)
            )
    lines[Group.MOVE] += [KeyLine(keys=entry.keys.replace("+", " "), words=entry.word) for entry in entries]
    lines[Group.MOVE] += [
        KeyLine(keys=chip.hint, words=translate("Keys", "Filter: {counter}").format(counter=chip.word))
        for chip in board_for(role).chips
        if chip.hint
    ]
    return tuple(
        KeyGroup(title=_group_words(group), lines=tuple(found)) for group, found in lines.items() if found
    )


def _group_words(group: Group) -> str:
    return {
        Group.WORK: translate("Keys", "Work on the ticket"),
        Group.URGE: translate("Keys", "Supervision and limits"),
        Group.PEOPLE: translate("Keys", "Reporters"),
        Group.RECORD: translate("Keys", "Record"),
        Group.MOVE: translate("Keys", "Move and filter"),
        Group.SCREEN: translate("Keys", "Screen"),
        Group.SEAT: translate("Keys", "Seat"),
    }[group]
