"""Who else has which ticket open, as the feed tells it; nothing of it is kept."""

from PySide6.QtCore import QObject, Signal

from domain.wire import Presence


class Company(QObject):
    """The colleagues at the tickets.

    Signals:
        changed: somebody came to a ticket or left it.
    """

    changed = Signal()

    def __init__(self, account: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._self = account
        self._at: dict[int, dict[int, None]] = {}

    def hear(self, presence: Presence) -> None:
        """Somebody opened a ticket, or left it; what the own account does elsewhere is no company."""
        if presence.account == self._self:
            return
        there = self._at.setdefault(presence.ticket, {})
        if presence.here:
            there[presence.account] = None
        else:
            there.pop(presence.account, None)
            if not there:
                del self._at[presence.ticket]
        self.changed.emit()

    def forget(self) -> None:
        """The connection is gone: nobody knows who is where."""
        if self._at:
            self._at.clear()
            self.changed.emit()

    def at(self, ticket: int | None) -> list[int]:
        """The accounts that have a ticket open, in the order in which they came."""
        return list(self._at.get(ticket, ())) if ticket is not None else []

    def tickets(self) -> dict[int, list[int]]:
        """Every ticket that somebody else has open, with the accounts."""
        return {ticket: list(accounts) for ticket, accounts in self._at.items()}
