"""What only moves the screen: rows of the one table (`console.actions.table`)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from console.actions.action import Action, Group

translate = QCoreApplication.translate

SCREEN_ACTS: Final = (
    Action(
        id="undo",
        title=lambda: translate("Actions", "Undo"),
        keys="Ctrl+Z",
        icon="arrow-back-up",
        on_ticket=False,
        group=Group.RECORD,
    ),
    Action(
        id="refresh",
        title=lambda: translate("Actions", "Sort and refresh"),
        keys="F5",
        icon="refresh",
        on_ticket=False,
        group=Group.MOVE,
    ),
    Action(
        id="previous",
        title=lambda: translate("Actions", "Previous ticket"),
        keys="Ctrl+Up",
        icon="chevron-up",
        on_ticket=False,
        group=Group.MOVE,
    ),
    Action(
        id="next",
        title=lambda: translate("Actions", "Next ticket"),
        keys="Ctrl+Down",
        icon="chevron-down",
        on_ticket=False,
        group=Group.MOVE,
    ),
    Action(
        id="copy_number",
        title=lambda: translate("Actions", "Copy the number"),
        keys="Ctrl+Shift+C",
        icon="copy",
        on_ticket=False,
        group=Group.RECORD,
    ),
    Action(
        id="theme",
        title=lambda: translate("Actions", "Next theme"),
        keys="Ctrl+Shift+T",
        icon="device-desktop",
        on_ticket=False,
        group=Group.SCREEN,
    ),
    Action(
        id="larger",
        title=lambda: translate("Actions", "Larger text"),
        keys="Ctrl+=",
        icon="plus",
        on_ticket=False,
        group=Group.SCREEN,
    ),
    Action(
        id="smaller",
        title=lambda: translate("Actions", "Smaller text"),
        keys="Ctrl+-",
        icon="minus",
        on_ticket=False,
        group=Group.SCREEN,
    ),
    Action(
        id="fullscreen",
        title=lambda: translate("Actions", "Full screen"),
        keys="F11",
        icon="maximize",
        on_ticket=False,
        group=Group.SCREEN,
    ),
    Action(
        id="logout",
        title=lambda: translate("Actions", "Log out"),
        keys="Ctrl+Shift+Q",
        icon="logout",
        on_ticket=False,
        group=Group.SEAT,
    ),
)
