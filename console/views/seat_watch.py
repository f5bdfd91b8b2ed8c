"""What the seat hears and is told beside its rows: sounds, alarm rate, mute, shelved reminders (UI §17)."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from console.messages import waiting_words
from console.models import row_text
from console.models.alarm_watch import GOAL
from console.own_clock import OwnClock
from console.views.parts import Parts
from console.widgets.status_bar import StatusBar
from console.widgets.top_bar import TopBar
from domain.instant import MINUTE, SECOND

_MOST_ANNOUNCED = 3


class SeatWatch(QObject):
    """Follows the alarms of the seat: makes them heard, shows them in the bars, reads them out."""

    def __init__(
        self,
        parts: Parts,
        top: TopBar,
        status: StatusBar,
        host: QWidget,
        own_clock: OwnClock | None = None,
    ) -> None:
        super().__init__(host)
        self._own_clock = own_clock or OwnClock()
        self._parts, self._top, self._status, self._host = parts, top, status, host
        alarms, sounds = parts.alarms, parts.sounds
        alarms.arrived.connect(self._on_arrived)
        alarms.turned_red.connect(self._on_turned_red)
        alarms.changed.connect(self._show_rate)
        sounds.changed.connect(self._show_sound)
        top.sound_clicked.connect(sounds.toggle_mute)
        self._show_sound()
        self._show_rate()

    def on_second(self) -> None:
        """A second of real time passed."""
        self._parts.alarms.on_second()
        self._parts.sounds.on_second()
        moved = self._own_clock.set_by()
        if moved:
            told = self.tr("by {span} forward") if moved > 0 else self.tr("by {span} back")
            self._parts.voice.tell(
                self.tr("The clock of this workstation was set {how}").format(
                    how=told.format(span=waiting_words(abs(moved)))
                ),
                self.tr("Nothing changes here: every limit runs by the server's clock"),
                "clock",
            )

    def _on_arrived(self, _tickets: list[int]) -> None:
        self._parts.sounds.new_arrived()

    def _on_turned_red(self, tickets: list[int]) -> None:
        self._tell_sounds()
        self._parts.sounds.turned_red()
        if QAccessible.isActive() and self._host.isVisible():
            for ticket in tickets[:_MOST_ANNOUNCED]:
                self._announce(self._spoken(ticket))

    def _spoken(self, ticket: int) -> str:
        parts = self._parts
        row = parts.store.ticket_row(parts.store.row_of(ticket))
        return row_text.spoken(row, parts.model.unit_name(row.lead), parts.clock.now(), None)

    def _announce(self, words: str) -> None:
        event = QAccessibleAnnouncementEvent(self._host, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _tell_sounds(self) -> None:
        sounds, alarms = self._parts.sounds, self._parts.alarms
        sounds.put_flood(alarms.flood)
        sounds.put_unacknowledged(len(alarms.unacknowledged()))

    def _show_rate(self) -> None:
        self._tell_sounds()
        rate, flood = self._parts.alarms.rate(), self._parts.alarms.flood
        words = self.tr("{count} alarms in 10 min (goal ≤ {goal})").format(count=rate, goal=GOAL)
        self._status.put("alarms", words, "activity", "red" if flood else "amber" if rate > GOAL else "text2")
        shelved = len(self._parts.alarms.shelves())
        self._status.put(
            "shelved", self.tr("{count} put off").format(count=shelved) if shelved else "", "bell-off"
        )

    def _show_sound(self) -> None:
        sounds = self._parts.sounds
        if sounds.problem:
            self._top.set_sound_words(sounds.problem, "volume-off", "amber")
        elif sounds.muted:
            left = -(-sounds.muted_ms() // SECOND) * SECOND
            clock = f"{left // MINUTE}:{left % MINUTE // SECOND:02}"
            words = self.tr("Muted {left}").format(left=clock)
            self._top.set_sound_words(words, "volume-off", "amber")
        else:
            self._top.set_sound(True)
