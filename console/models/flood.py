"""How many rows turned red a short while ago, and where: more than can be taken one by one (UI §17)."""

from __future__ import annotations

from collections import Counter as Tally
from typing import Final

import msgspec
import numpy as np

from console.store import TicketStore
from console.store.lights import RED
from domain.instant import MINUTE

WINDOW: Final = 10 * MINUTE
MOST: Final = 10
"""So many new reds in the window are still dealt with one by one."""
_STREET_DIGITS: Final = 9


class Flood(msgspec.Struct, frozen=True, kw_only=True):
    """What turned red within the window."""

    count: int
    streets: tuple[tuple[str, int], ...] = ()
    """The streets by their codes with how many each, the worst first."""

    @property
    def is_on(self) -> bool:
        """Whether it is more than can be taken one by one."""
        return self.count > MOST


def flood_now(store: TicketStore) -> Flood:
    """By the lights as the store has them."""
    rows = store.open_rows()
    fresh = rows[(store.state[rows] == RED) & (store.columns.red_at[rows] > store.lit_at() - WINDOW)]
    if len(fresh) <= MOST:
        return Flood(count=len(fresh))
    areas, counts = np.unique(store.columns.area[fresh], return_counts=True)
    tally: Tally[str] = Tally()
    for area, count in zip(areas.tolist(), counts.tolist(), strict=True):
        tally[store.values.area.values[area][:_STREET_DIGITS]] += count
    return Flood(count=len(fresh), streets=tuple(tally.most_common()))
