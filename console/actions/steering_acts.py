"""The acts that steer a ticket past the ordinary way: rows of the one table (`console.actions.table`)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from console.actions import conditions
from console.actions.action import Action, Argument, Group
from domain.words import Act

translate = QCoreApplication.translate

STEERING_ACTS: Final = (
    Action(
        id="joint",
        title=lambda: translate("Actions", "Joint dispatch"),
        keys="F7",
        icon="users",
        act=Act.DISPATCH,
        group=Group.WORK,
    ),
    Action(
        id="merge",
        title=lambda: translate("Actions", "Merge with a repeat"),
        keys="Ctrl+F3",
        icon="git-merge",
        act=Act.MERGE,
        more=conditions.is_no_repeat,
        group=Group.WORK,
    ),
    Action(
        id="unmerge",
        title=lambda: translate("Actions", "Part a repeat"),
        keys="Shift+F3",
        icon="corner-up-right",
        act=Act.UNMERGE,
        more=conditions.can_part,
        group=Group.WORK,
    ),
    Action(
        id="split",
        title=lambda: translate("Actions", "Split"),
        keys="Ctrl+Shift+F3",
        icon="layers-intersect",
        act=Act.SPLIT,
        group=Group.WORK,
    ),
    Action(
        id="insist",
        title=lambda: translate("Actions", "Insist"),
        keys="Ctrl+I",
        icon="hand-stop",
        act=Act.INSIST,
        more=conditions.can_insist,
        group=Group.WORK,
    ),
    Action(
        id="raise",
        title=lambda: translate("Actions", "Raise"),
        keys="Ctrl+U",
        icon="chevron-up",
        act=Act.RAISE,
        more=conditions.can_raise,
        group=Group.WORK,
    ),
    Action(
        id="take_over",
        title=lambda: translate("Actions", "Take over"),
        keys="Ctrl+Shift+D",
        icon="building-community",
        act=Act.TAKE_OVER,
        more=conditions.not_taken_over,
        group=Group.WORK,
    ),
    Action(
        id="coordinate",
        title=lambda: translate("Actions", "Call a coordination"),
        keys="Ctrl+B",
        icon="users",
        act=Act.COORDINATE,
        more=conditions.no_coordination,
        group=Group.WORK,
    ),
    Action(
        id="conclude",
        title=lambda: translate("Actions", "Rule in the coordination"),
        keys="Ctrl+Shift+J",
        icon="gavel",
        act=Act.CONCLUDE,
        more=conditions.can_conclude,
        group=Group.WORK,
    ),
    Action(
        id="request_suspension",
        title=lambda: translate("Actions", "Request suspension"),
        keys="Ctrl+Shift+H",
        icon="clock-pause",
        act=Act.REQUEST_SUSPENSION,
        more=conditions.can_request_suspension,
        group=Group.URGE,
        aliases=("挂起",),
        argument=Argument.SPAN,
    ),
    Action(
        id="request_extension",
        title=lambda: translate("Actions", "Request extension"),
        keys="Ctrl+Shift+L",
        icon="calendar-time",
        act=Act.REQUEST_EXTENSION,
        more=conditions.can_request_extension,
        group=Group.URGE,
    ),
    Action(
        id="grant",
        title=lambda: translate("Actions", "Grant the request"),
        keys="Ctrl+Shift+A",
        icon="square-check",
        act=Act.GRANT,
        more=conditions.has_request,
        group=Group.URGE,
    ),
    Action(
        id="refuse",
        title=lambda: translate("Actions", "Refuse the request"),
        keys="Ctrl+Shift+N",
        icon="x",
        act=Act.REFUSE,
        more=conditions.has_request,
        group=Group.URGE,
    ),
    Action(
        id="void",
        title=lambda: translate("Actions", "Void"),
        keys="Ctrl+Shift+Del",
        icon="trash",
        act=Act.VOID,
        more=conditions.never_accepted,
        group=Group.WORK,
    ),
)
