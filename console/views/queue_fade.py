"""A cell that changed has another ground for 600 ms, so that the eye finds what is new (UI §17)."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from console.models.queue_columns import Column
from domain.row import TicketRow

STEPS: Final = 10
STEP_MS: Final = 60
_MOST: Final = 24
"""More cells than this at once are no news to an eye; then none of the later ones fades."""

_FIELDS: Final = {
    Column.TITLE: ("title", "suspended_until"),
    Column.GRADE: ("grade",),
    Column.LEVEL: ("level",),
    Column.UNIT: ("lead", "assisting"),
    Column.STATUS: ("stage", "orders"),
    Column.TIME: ("handling_red_at", "pending_red_at", "pending_kind"),
    Column.CHANNEL: ("channel",),
    Column.STREET: ("area",),
    Column.LAST: ("last_at",),
    Column.ORDERS: ("orders",),
    Column.TAGS: ("urgency", "key_matter"),
    Column.CLAIM: ("claimed_by",),
}
_SEEN: Final[dict[Column, Callable[[TicketRow], Any]]] = {
    column: attrgetter(*fields) for column, fields in _FIELDS.items()
}
_seen_of: Final[Callable[[TicketRow], Any]] = attrgetter(
    *sorted({field for fields in _FIELDS.values() for field in fields})
)


def changed_columns(before: TicketRow, after: TicketRow) -> list[Column]:
    """The columns whose words are other ones, whatever time it is."""
    if _seen_of(before) == _seen_of(after):  # as nearly always: who touched it last changes most of all
        return []
    return [column for column, seen_of in _SEEN.items() if seen_of(before) != seen_of(after)]


class Fades(QObject):
    """The cells that fade, each with the part that is left.

    Signals:
        stepped: these rows of the store are to be painted again (a set).
    """

    stepped = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: dict[int, dict[Column, int]] = {}
        self._allowed = True
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self.on_step)

    def allow(self, allowed: bool) -> None:
        """减少动画: nothing fades."""
        self._allowed = allowed
        if not allowed:
            self.stop()

    def note(self, row: int, before: TicketRow, after: TicketRow) -> None:
        """A row is painted with other content than the last time."""
        if not self._allowed or len(self._left) >= _MOST:
            return
        columns = changed_columns(before, after)
        if columns:
            self._left.setdefault(row, {}).update(dict.fromkeys(columns, STEPS))
            if not self._timer.isActive():
                self._timer.start()

    def of(self, row: int) -> dict[Column, float]:
        """The cells of a row that fade: how much is left, 1.0 to 0."""
        fading = self._left.get(row)
        return {column: left / STEPS for column, left in fading.items()} if fading else {}

    def on_step(self) -> None:
        """60 ms went by."""
        rows = set(self._left)
        for row in rows:
            left = {column: steps - 1 for column, steps in self._left[row].items() if steps > 1}
            if left:
                self._left[row] = left
            else:
                del self._left[row]
        if not self._left:
            self._timer.stop()
        self.stepped.emit(rows)

    def stop(self) -> None:
        """Nothing fades any more."""
        rows, self._left = set(self._left), {}
        self._timer.stop()
        if rows:
            self.stepped.emit(rows)
