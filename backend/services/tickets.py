"""Reading tickets and what happened to them, as far as a scope reaches."""

from __future__ import annotations

from backend.problems import DoorCode, DoorError
from backend.store.reading import Reading, UnknownCursor
from backend.store.scope import Scope
from domain.refusal import Code, Refusal
from domain.wire import EventsPage, TicketView


class Tickets:
    """What is read is read through a scope; what lies outside is not found."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    async def view(self, scope: Scope, ticket: int) -> TicketView:
        """A ticket whole. Raises Refusal(NOT_FOUND)."""
        found = await self._reading.ticket(scope, ticket)
        if found is None:
            raise Refusal(Code.NOT_FOUND)
        return found

    async def events(self, scope: Scope, since: int, seen: bytes, limit: int) -> EventsPage:
        """The differences after a number whose hash the caller saw (empty when unknown).

        Raises DoorError(SNAPSHOT_NEEDED) where the caller followed another history.
        """
        if seen and await self._reading.hash_at(since) != seen:
            raise DoorError(DoorCode.SNAPSHOT_NEEDED)
        try:
            return await self._reading.events(scope, since, limit)
        except UnknownCursor:
            raise DoorError(DoorCode.SNAPSHOT_NEEDED) from None
