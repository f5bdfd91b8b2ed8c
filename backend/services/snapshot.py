"""The open tickets in one piece, and the archive in pieces that never change."""

from __future__ import annotations

from backend.store.scope import Scope
from backend.store.segments import Segment, Segments
from backend.store.snapshot import Snapshots
from domain.refusal import Code, Refusal


class Archive:
    """Snapshots and segments for a scope."""

    def __init__(self, snapshots: Snapshots, segments: Segments) -> None:
        self._snapshots = snapshots
        self._segments = segments

    async def open_part(self, scope: Scope) -> bytes:
        """The open tickets in scope with the head they belong to: one zstd frame."""
        return await self._snapshots.open_part(scope)

    async def segment(self, scope: Scope, street: str, month: int) -> Segment:
        """A street's closed tickets of a month. Raises Refusal(NOT_FOUND)."""
        found = await self._segments.get(scope, street, month)
        if found is None:
            raise Refusal(Code.NOT_FOUND)
        return found
