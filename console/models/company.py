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
        self._at: dict[int, int] = {}

    def hear(self, presence: Presence) -> None:
        """Somebody opened a ticket, or left it; what the own account does elsewhere is no company."""
        if presence.account == self._self:
            return
        if presence.ticket is None:
            self._at.pop(presence.account, None)
        else:
            self._at[presence.account] = presence.ticket
        self.changed.emit()

    def forget(self) -> None:
        """The connection is gone: nobody knows who is where."""
        if self._at:
            self._at.clear()
            self.changed.emit()

    def at(self, ticket: int | None) -> list[int]:
        """The accounts that have a ticket open, in the order in which they came."""
        return [account for account, there in self._at.items() if there == ticket]

    def tickets(self) -> dict[int, list[int]]:
        """Every ticket that somebody else has open, with the accounts."""
        found: dict[int, list[int]] = {}
        for account, ticket in self._at.items():
            found.setdefault(ticket, []).append(account)
        return found
