"""The one table of acts: what can be done, by which key, when, and why not.

Buttons, menus, shortcuts, the command palette and the overview of keys are made from these rows. A new act
is a new row: of `ticket_acts` or `steering_acts` where the rules are asked about it, of `queue_acts` for the
list itself, of `screen_acts` where it only moves the screen.
"""

from typing import Final

from console.actions.action import QUEUE, WINDOW, Action, Group, seen_by, why_not
from console.actions.queue_acts import QUEUE_ACTS
from console.actions.screen_acts import SCREEN_ACTS
from console.actions.steering_acts import STEERING_ACTS
from console.actions.ticket_acts import TICKET_ACTS

__all__ = ["ACTIONS", "BY_ID", "QUEUE", "WINDOW", "Action", "Group", "seen_by", "why_not"]

ACTIONS: Final = TICKET_ACTS + STEERING_ACTS + QUEUE_ACTS + SCREEN_ACTS

BY_ID: Final = {action.id: action for action in ACTIONS}
