"""What all parts of the detail have in common."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.actions.situation import Situation
from console.models.open_ticket import OpenTicket
from domain.directory import Directory
from domain.row import TicketRow
from domain.ticket import Ticket


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """The ticket in sight and what it is judged by, at one moment."""

    ticket: Ticket
    situation: Situation
    opened: OpenTicket
    alike: tuple[TicketRow, ...] = ()
    """Others of the same matter nearby, the newest first."""
    here: tuple[str, ...] = ()
    """Who else has it open."""

    @property
    def directory(self) -> Directory:
        """The district's set-up."""
        return self.situation.world.directory

    @property
    def now(self) -> int:
        """Server time."""
        return self.situation.now

    def person(self, account: int | None) -> str:
        """The name of an account; empty for the platform itself and for residents."""
        found = self.directory.person_by_id.get(account or 0)
        return found.name if found else ""


class Part(QWidget):
    """Shows one side of a ticket. It keeps its widgets: the same ticket shown again only changes words.

    Signals:
        act_requested: the user wants an act done (the id of its row in the table).
        payload_made: the user has said here all that an act needs: the payload.
        ticket_wanted: the user wants to see another ticket: its id.
        form_wanted: an act has to be asked for in its form, with this already said: the id, the fields.
    """

    act_requested = Signal(str)
    payload_made = Signal(object)
    ticket_wanted = Signal(object)
    form_wanted = Signal(str, object)

    def show_ticket(self, seen: Seen) -> None:
        """Another ticket is in sight, or it changed."""
        raise NotImplementedError

    def show_time(self, seen: Seen) -> None:
        """A second passed."""
