"""What a form is made on: who sits where, the ticket in sight whole, and the queue beside it."""

from collections.abc import Callable

import msgspec

from console.actions.situation import Situation
from console.files import Files
from console.models.open_ticket import OpenTicket
from console.store import TicketStore
from domain.ticket import Ticket


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """The values are of the moment in which the form is opened; `now_situation` gives those of later ones."""

    situation: Situation
    opened: OpenTicket
    store: TicketStore | None = None
    files: Files | None = None
    """None where nothing can be brought."""
    now_situation: Callable[[], Situation]

    @property
    def ticket(self) -> Ticket:
        """The ticket in sight; only for forms of acts on a ticket. Raises LookupError without one."""
        if self.situation.ticket is None:
            raise LookupError("no ticket is in sight")
        return self.situation.ticket

    def unit_name(self, unit: int) -> str:
        """The name of a unit; empty for an unknown one."""
        found = self.situation.world.directory.unit_by_id.get(unit)
        return found.name if found else ""

    def person_name(self, account: int) -> str:
        """The name of a person; empty for an unknown one."""
        found = self.situation.world.directory.person_by_id.get(account)
        return found.name if found else ""
