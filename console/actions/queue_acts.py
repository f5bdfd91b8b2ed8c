"""What is done with the list itself: rows of the one table (`console.actions.table`)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from console.actions.action import QUEUE, Action, Group

translate = QCoreApplication.translate

SAVED_KEYS: Final = range(1, 10)
"""The digits of the saved filters."""


def _saved(digit: int) -> Action:
    return Action(
        id=f"saved_{digit}",
        title=lambda: translate("Actions", "Saved filter {digit}").format(digit=digit),
        keys=f"Alt+Shift+{digit}",
        icon="star",
        on_ticket=False,
        group=Group.MOVE,
    )


QUEUE_ACTS: Final = (
    Action(
        id="find",
        title=lambda: translate("Actions", "Find in the queue"),
        keys="F3",
        icon="search",
        on_ticket=False,
        group=Group.MOVE,
    ),
    Action(
        id="filter",
        title=lambda: translate("Actions", "Filter the queue"),
        keys="Ctrl+F",
        icon="filter",
        on_ticket=False,
        group=Group.MOVE,
    ),
    Action(
        id="archive",
        title=lambda: translate("Actions", "With the archive"),
        keys="Ctrl+Shift+Y",
        icon="database",
        on_ticket=False,
        group=Group.MOVE,
    ),
    Action(
        id="saved",
        title=lambda: translate("Actions", "Saved filters"),
        keys="Ctrl+Shift+V",
        icon="star",
        on_ticket=False,
        group=Group.MOVE,
    ),
    Action(
        id="save_filter",
        title=lambda: translate("Actions", "Save this filter"),
        keys="Ctrl+S",
        icon="star-filled",
        on_ticket=False,
        group=Group.MOVE,
    ),
    Action(
        id="columns",
        title=lambda: translate("Actions", "Columns and row height"),
        keys="Ctrl+Shift+K",
        icon="columns-3",
        on_ticket=False,
        group=Group.SCREEN,
    ),
    *(_saved(digit) for digit in SAVED_KEYS),
    Action(
        id="select_all",
        title=lambda: translate("Actions", "Select all that is shown"),
        keys="Ctrl+A",
        icon="square-check",
        on_ticket=False,
        where=QUEUE,
        group=Group.MOVE,
    ),
    Action(
        id="copy",
        title=lambda: translate("Actions", "Copy the selected tickets"),
        keys="Ctrl+C",
        icon="copy",
        on_ticket=False,
        where=QUEUE,
        group=Group.RECORD,
    ),
    Action(
        id="export",
        title=lambda: translate("Actions", "Export what is shown"),
        keys="Ctrl+O",
        icon="upload",
        on_ticket=False,
        group=Group.RECORD,
    ),
    Action(
        id="print",
        title=lambda: translate("Actions", "Print what is shown"),
        keys="Ctrl+P",
        icon="list-details",
        on_ticket=False,
        group=Group.RECORD,
    ),
)
