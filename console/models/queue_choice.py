"""Which tickets the queue shows and in which order: what the user chose."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from domain.words import Counter


class SortOrder(StrEnum):
    """How the queue is sorted."""

    URGENCY = "urgency"
    """紧迫度: the order of `domain.row.urgency_key`."""
    DUE = "due"
    """到期时间: what turns red first stands first."""
    ARRIVAL = "arrival"
    """上报时间: the newest first."""
    AREA = "area"
    """街道: by area, within it by urgency."""


class QueueFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a row must be to be shown. The default shows the whole queue."""

    counter: Counter | None = None
    supervised: bool = False
    """督办中: an order was sent and not yet answered."""
    mine: bool = False
    """我的: this account touched it last."""
    text: str = ""
    """Contained in title, address or number."""
    archive: bool = False
    """Show the archive below the queue too."""

    @property
    def own_sort_key(self) -> tuple[Counter | None, bool, bool]:
        """Each counter keeps its own sort order."""
        return self.counter, self.supervised, self.mine
