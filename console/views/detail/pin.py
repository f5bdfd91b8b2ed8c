"""The panel keeps its ticket while another row is chosen, until it follows the rows again (UI §5)."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.models.open_ticket import OpenTicket
from console.views.detail_view import DetailView
from console.views.drawers import Drawers
from console.views.hand import Hand
from console.views.parts import Parts
from console.widgets.drawer import Drawer


class Pin(QObject):
    """While a ticket is kept, the panel has an open ticket and a hand of its own: keys pressed in the panel
    are about the kept one, keys pressed in the queue about the chosen row.

    Signals:
        ticket_wanted: a form that was refused is to be opened again for this ticket.
    """

    ticket_wanted = Signal(object)

    def __init__(self, parts: Parts, panel: DetailView, host: QWidget) -> None:
        super().__init__(host)
        self._parts, self._panel = parts, panel
        self._drawer = Drawer(host)
        self._opened: OpenTicket | None = None
        self._hand: Hand | None = None
        panel.head.pin_toggled.connect(self._on_pin_toggled)

    def hand(self) -> Hand | None:
        """The hand for the kept ticket; None while the panel follows the rows."""
        return self._hand

    def kept(self) -> int | None:
        """The kept ticket."""
        return self._opened.chosen if self._opened is not None else None

    def close_form(self) -> bool:
        """Close the form that is open for the kept ticket; False where none is."""
        if self._hand is None or self._hand.drawers.form() is None:
            return False
        self._hand.drawers.close()
        return True

    def _on_pin_toggled(self, pinned: bool) -> None:
        if pinned and self._opened is None:
            self._keep()
        elif not pinned and self._opened is not None:
            self._let_go()

    def _keep(self) -> None:
        parts = self._parts
        opened = parts.tickets.add()
        opened.adopt(parts.opened)

        drawers = Drawers(
            self._drawer,
            parts.doer,
            opened,
            lambda: parts.situation_of(opened),
            opened,
            store=parts.store,
        )
        self._hand = Hand(parts.doer, parts.voice, lambda: parts.situation_of(opened), drawers, opened)
        self._hand.note_wanted.connect(self._panel.focus_note)
        self._hand.files_wanted.connect(self._panel.choose_files)
        self._opened = opened
        self._panel.look_at(opened, lambda: parts.situation_of(opened))

    def _let_go(self) -> None:
        opened = self._opened
        if opened is None or self._hand is None:
            return
        self._hand.drawers.close()
        self._opened = self._hand = None
        self._panel.look_at(self._parts.opened, self._parts.situation)
        self._parts.tickets.drop(opened)
