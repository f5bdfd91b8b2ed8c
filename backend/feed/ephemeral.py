"""What has no number: who has a ticket open, where an officer is. The newest wins; nobody keeps it long."""

from __future__ import annotations

from typing import Final

import msgspec

from backend.store.scope import Scope
from domain.instant import MINUTE
from domain.wire import MessagesChanged, Position, Presence

LIFETIME: Final = 2 * MINUTE
"""How long the other processes may find a message (real ms)."""


class Envelope(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A message with the place and the units in whose scope it is.

    Who looks at a ticket and what became of its messages is the house's own: whoever reported it hears none.
    """

    area: str
    units: tuple[int, ...] = ()
    message: Presence | Position | MessagesChanged

    @property
    def key(self) -> tuple[str, int, int]:
        """What a newer message of the same key takes the place of."""
        if isinstance(self.message, MessagesChanged):
            return "messages", self.message.tickets[0], 0
        if isinstance(self.message, Presence):
            return "presence", self.message.account, self.message.ticket
        return "position", self.message.account, 0

    def seen_by(self, scope: Scope) -> bool:
        """Whether the readers of this scope may see it."""
        return scope.sees_ticket(self.area, self.units, ())


encode_envelope: Final = msgspec.msgpack.Encoder().encode
decode_envelope: Final = msgspec.msgpack.Decoder(Envelope).decode


class Present:
    """Who has which ticket open right now, for those who come later."""

    def __init__(self) -> None:
        self._open: dict[tuple[int, int], Envelope] = {}

    def note(self, envelope: Envelope) -> None:
        """Takes in what was said."""
        if not isinstance(envelope.message, Presence):
            return
        key = (envelope.message.account, envelope.message.ticket)
        if envelope.message.here:
            self._open[key] = envelope
        else:
            self._open.pop(key, None)

    def all(self) -> tuple[Envelope, ...]:
        """Everybody who has a ticket open."""
        return tuple(self._open.values())
