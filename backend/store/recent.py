"""The last commits of this process, so that its own feed need not read back what was just written.

Nothing else than what was committed comes in here, with the numbers it was committed under; whoever asks
from a number that does not join on (another process wrote in between) reads the database instead.
"""

from __future__ import annotations

from collections import deque
from typing import Final

import msgspec

from backend.store.batch import Batch
from backend.store.reading import Tail
from backend.store.rows import reporting_accounts
from domain.event import Event
from domain.row import row_of
from domain.ticket import Ticket

_KEPT: Final = 256


class _Commit(msgspec.Struct, frozen=True, kw_only=True):
    events: tuple[Event, ...]
    tickets: dict[int, Ticket]
    """The touched tickets as they were after it."""


class Recent:
    """Commits in the order of their numbers, the oldest forgotten."""

    def __init__(self) -> None:
        self._commits: deque[_Commit] = deque(maxlen=_KEPT)

    def note(self, batch: Batch) -> None:
        """A batch was committed; one without events says nothing."""
        if not batch.events:
            return
        if self._commits and self._commits[-1].events[-1].seq + 1 != batch.events[0].seq:
            self._commits.clear()
        touched = {ident: batch.tickets[ident] for ident in batch.before}
        self._commits.append(_Commit(events=tuple(batch.events), tickets=touched))

    def tail(self, since: int, seen: bytes) -> Tail | None:
        """Everything after a number whose hash is `seen`, if it was all committed here and joins on."""
        found: list[_Commit] = []
        for commit in reversed(self._commits):
            if commit.events[0].seq <= since:
                break
            found.append(commit)
        if not found:
            return None
        found.reverse()
        first = found[0].events[0]
        if first.seq != since + 1 or first.prev_hash != seen:
            return None
        present = {ident: ticket for commit in found for ident, ticket in commit.tickets.items()}
        events = tuple(event for commit in found for event in commit.events)
        return Tail(
            covers=(since + 1, events[-1].seq),
            events=events,
            rows={ident: row_of(ticket) for ident, ticket in present.items()},
            accounts={
                ident: accounts
                for ident, ticket in present.items()
                if (accounts := reporting_accounts(ticket))
            },
            head=events[-1].seq,
            hash=events[-1].hash,
        )
