"""When the console makes which of its four sounds (UI §17). It knows no device: a `Player` makes them heard.

All times here are of a monotonic clock in milliseconds: how often a sound may be heard is a matter of ears,
and a set clock of the server or of the workstation changes nothing about it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

NEW_EVERY_MS: Final = 10_000
OVERDUE_EVERY_MS: Final = 60_000
OVERDUE_AGAIN_MS: Final = 600_000
RING_FOR_MS: Final = 30_000
MUTED_FOR_MS: Final = 600_000
LEAST_RING: Final = 20
"""A dispatcher cannot make the ring quieter than this, in percent: an officer on the street is calling."""
DEFAULT_VOLUME: Final = 60


class Sound(StrEnum):
    """The four sounds; each is a file of `resources/sounds`."""

    NEW = "new"
    """新件: a ticket came in."""
    OVERDUE = "overdue"
    """超期: a limit ran out and nobody confirmed it."""
    RING = "ring"
    """来电: somebody calls."""
    LINK_LOST = "link_lost"
    """断线: the connection is gone."""


class Player(Protocol):
    """The edge to the loudspeaker."""

    def play(self, sound: Sound, volume: float, *, again_and_again: bool = False) -> None:
        """Let a sound be heard, at a volume between 0 and 1."""

    def stop(self, sound: Sound) -> None:
        """End a sound that is heard again and again."""


class Sounds(QObject):
    """Decides, coalesces, mutes. Call `on_second` each second of real time.

    Signals:
        changed: muted, no longer muted, another second of it, or the device came or went.
    """

    changed = Signal()

    def __init__(self, monotonic: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = monotonic
        self._player: Player | None = None
        self._problem = ""
        self._volumes: dict[Sound, int] = dict.fromkeys(Sound, DEFAULT_VOLUME)
        self._may_silence_ring = False
        self._muted_until: int | None = None
        self._flood, self._live = False, False
        self._last: dict[Sound, int] = {}
        self._waiting: set[Sound] = set()
        self._unacknowledged = 0
        self._ringing_until: int | None = None

    # --- the device and the seat ---

    def use(self, player: Player | None, problem: str = "") -> None:
        """Be heard through this player from now on; without one `problem` says why there is no sound."""
        self._player, self._problem = player, problem
        self.changed.emit()

    @property
    def problem(self) -> str:
        """Why nothing can be heard on this machine; empty when all is well or not known yet."""
        return self._problem

    def put_volumes(self, percent: Mapping[str, int], *, may_silence_ring: bool) -> None:
        """The volumes of the seat, by the name of the sound; one that is not named keeps its default."""
        self._may_silence_ring = may_silence_ring
        for sound in Sound:
            self._volumes[sound] = self._allowed(sound, percent.get(sound, DEFAULT_VOLUME))

    def volume(self, sound: Sound) -> int:
        """How loud a sound is, in percent."""
        return self._volumes[sound]

    def set_volume(self, sound: Sound, percent: int) -> int:
        """Make a sound louder or quieter; returns what it may be (see `LEAST_RING`)."""
        self._volumes[sound] = self._allowed(sound, percent)
        return self._volumes[sound]

    def least(self, sound: Sound) -> int:
        """How quiet a sound may be made here, in percent."""
        return LEAST_RING if sound is Sound.RING and not self._may_silence_ring else 0

    def test(self, sound: Sound) -> None:
        """Let a sound be heard once, also while muted: the user asked for it."""
        self._sound(sound)

    # --- what happens ---

    def new_arrived(self) -> None:
        """A ticket came in."""
        self._wish(Sound.NEW)

    def turned_red(self) -> None:
        """A limit ran out."""
        self._wish(Sound.OVERDUE)

    def put_unacknowledged(self, count: int) -> None:
        """How many red tickets nobody confirmed; those whose reminder is shelved do not count."""
        self._unacknowledged = count
        if count == 0:
            self._waiting.discard(Sound.OVERDUE)

    def put_link(self, live: bool) -> None:
        """How the connection is; losing it is heard once, however often it is sought in vain."""
        lost, self._live = self._live and not live, live
        if lost and not self.muted:
            self._sound(Sound.LINK_LOST)

    def ring(self) -> None:
        """Somebody calls: until `answered`, at most 30 s. It rings while muted, too."""
        self._ringing_until = self._now() + RING_FOR_MS
        if self._player is not None:
            self._player.play(Sound.RING, self._loudness(Sound.RING), again_and_again=True)

    def answered(self) -> None:
        """The call was taken or ended."""
        if self._ringing_until is not None:
            self._ringing_until = None
            if self._player is not None:
                self._player.stop(Sound.RING)

    def put_flood(self, flood: bool) -> None:
        """More comes in than one can follow: the ticks and tones only add to it and are switched off."""
        self._flood = flood
        if flood:
            self._waiting.clear()

    # --- muting ---

    @property
    def muted(self) -> bool:
        """Whether the seat is muted now."""
        return self._muted_until is not None and self._now() < self._muted_until

    def muted_ms(self) -> int:
        """How long the seat is still muted; 0 when it is not."""
        return max(0, self._muted_until - self._now()) if self._muted_until is not None else 0

    def mute(self) -> None:
        """静音 10 分钟; it comes back by itself. The ring of a call is not muted."""
        self._muted_until = self._now() + MUTED_FOR_MS
        self.changed.emit()

    def unmute(self) -> None:
        """Be heard again at once."""
        if self._muted_until is not None:
            self._muted_until = None
            self.changed.emit()

    def toggle_mute(self) -> None:
        """Mute, or be heard again."""
        if self.muted:
            self.unmute()
        else:
            self.mute()

    # --- time ---

    def on_second(self) -> None:
        """Time went on: what waited for its turn is heard, a mute ends, a ring falls silent."""
        now = self._now()
        if self._muted_until is not None:
            if now >= self._muted_until:
                self._muted_until = None
            self.changed.emit()
        if self._ringing_until is not None and now >= self._ringing_until:
            self.answered()
        if self._unacknowledged and not self._flood and self._long_ago(Sound.OVERDUE, OVERDUE_AGAIN_MS):
            self._waiting.add(Sound.OVERDUE)
        if not self.muted:
            for sound in (Sound.NEW, Sound.OVERDUE):
                if sound in self._waiting and self._long_ago(sound, _EVERY[sound]):
                    self._sound(sound)

    # --- how ---

    def _wish(self, sound: Sound) -> None:
        if self._flood:
            return
        if self.muted or not self._long_ago(sound, _EVERY[sound]):
            self._waiting.add(sound)
        else:
            self._sound(sound)

    def _long_ago(self, sound: Sound, pause: int) -> bool:
        last = self._last.get(sound)
        return last is None or self._now() - last >= pause

    def _sound(self, sound: Sound) -> None:
        self._waiting.discard(sound)
        self._last[sound] = self._now()
        if self._player is not None and self._volumes[sound]:
            self._player.play(sound, self._loudness(sound))

    def _loudness(self, sound: Sound) -> float:
        return self._volumes[sound] / 100

    def _allowed(self, sound: Sound, percent: int) -> int:
        return max(self.least(sound), min(100, percent))


_EVERY: Final = {Sound.NEW: NEW_EVERY_MS, Sound.OVERDUE: OVERDUE_EVERY_MS}
