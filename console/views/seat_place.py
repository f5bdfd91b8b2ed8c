"""Keeps the place of a seat over a restart: filter, order, chosen row, scroll, shift, shelved reminders."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer

from console.models import seat_memory
from console.models.seat_memory import SeatMemory
from console.views.parts import Parts
from console.views.queue_view import QueueView

_SAVED_AFTER_MS: Final = 1_000
_SEEN_EVERY_MS: Final = 60_000


class SeatPlace(QObject):
    """Recalls once the open tickets are there; from then on writes down what changes."""

    def __init__(self, parts: Parts, queue: QueueView, name: str) -> None:
        """`name` is of the account and its district."""
        super().__init__(queue)
        self._parts, self._queue, self._name = parts, queue, name
        self._memory = seat_memory.decoded(parts.keeper.settings.seats.get(name, ""))
        self._recalled = False
        self._soon = QTimer(self, singleShot=True, interval=_SAVED_AFTER_MS)
        self._soon.timeout.connect(self.save)
        self._seen = QTimer(self, interval=_SEEN_EVERY_MS)
        self._seen.timeout.connect(self.save)
        parts.model.take_sorts(self._memory.sorts)
        if name in parts.keeper.settings.seats and self._memory.choice != parts.model.choice:
            queue.choose_whole(self._memory.choice)
        queue.first_shown.connect(self.recall)
        queue.ticket_selected.connect(lambda _ticket: self._soon.start())
        queue.table.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())
        queue.place_changed.connect(self._soon.start)
        parts.alarms.changed.connect(self._soon.start)

    def recall(self) -> None:
        """The tickets are there: go back to where the seat was."""
        if self._recalled:
            return
        self._recalled = True
        memory, now = self._memory, self._parts.clock.now()
        same = memory.same_shift(now)
        self._parts.alarms.take_up(
            memory.shift_since if same else now,
            memory.alarms if same else 0,
            [shelf for shelf in memory.shelves if now < shelf.until],
        )
        if memory.ticket and self._parts.opened.chosen is None:
            self._queue.table.go_back_to(memory.ticket, memory.top)
        self._seen.start()

    def save_now(self) -> None:
        """What waits to be written is written: the page goes out of sight, perhaps for good."""
        if self._soon.isActive():
            self._soon.stop()
            self.save()

    def stop(self) -> None:
        """Write nothing any more."""
        self._soon.stop()
        self._seen.stop()

    def save(self) -> None:
        """Write it down, if somebody came as far as the tickets."""
        if not self._recalled:
            return
        alarms, table = self._parts.alarms, self._queue.table
        choice = self._parts.model.choice
        self._memory = SeatMemory(
            sorts=self._parts.model.sorts(),
            choice=msgspec.structs.replace(choice, text=""),
            ticket=table.current_ticket() or 0,
            top=table.top_ticket() or 0,
            shift_since=alarms.shift_since,
            seen_at=self._parts.clock.now(),
            alarms=alarms.of_shift(),
            shelves=tuple(alarms.shelves()),
        )
        keeper = self._parts.keeper
        keeper.settings.seats[self._name] = seat_memory.encoded(self._memory)
        keeper.save()
