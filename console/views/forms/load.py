"""How much units have in hand now: counted from the queue of this console, so as far as it sees."""

import msgspec
import numpy as np
from PySide6.QtCore import QCoreApplication

from console.store import TicketStore
from console.store.codes import STATES
from domain.words import RowState

translate = QCoreApplication.translate


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """Open tickets that a unit leads, and how many of them are red."""

    open: int = 0
    red: int = 0

    def words(self) -> str:
        """在手 12 · 超期 2."""
        said = translate("Load", "{count} in hand").format(count=self.open)
        if self.red:
            said += translate("Load", " · {count} overdue").format(count=self.red)
        return said


def loads(store: TicketStore | None) -> dict[int, Load]:
    """The load of every unit that leads an open ticket; empty without a store."""
    if store is None:
        return {}
    rows = store.open_rows()
    leads = store.columns.lead[rows]
    red = store.state[rows] == STATES.code(RowState.RED)
    units, places = np.unique(leads, return_inverse=True)
    open_counts = np.bincount(places, minlength=len(units))
    red_counts = np.bincount(places, weights=red, minlength=len(units))
    return {
        int(unit): Load(open=int(count), red=int(late))
        for unit, count, late in zip(units, open_counts, red_counts, strict=True)
        if unit
    }
