"""When the console is heard: UI §17 with a player that only notes, and a clock that is moved."""

import wave
from pathlib import Path

import numpy as np
import pytest

from console.sounds import (
    LEAST_RING,
    MUTED_FOR_MS,
    NEW_EVERY_MS,
    OVERDUE_AGAIN_MS,
    OVERDUE_EVERY_MS,
    RING_FOR_MS,
    Sound,
    Sounds,
)
from resources import resource_path
from tools import make_sounds

SECOND = 1_000


class Notebook:
    """A player at the edge: writes down what would be heard."""

    def __init__(self) -> None:
        self.heard: list[Sound] = []
        self.volumes: list[float] = []
        self.ringing = False

    def play(self, sound: Sound, volume: float, *, again_and_again: bool = False) -> None:
        self.heard.append(sound)
        self.volumes.append(volume)
        self.ringing = self.ringing or again_and_again

    def stop(self, sound: Sound) -> None:
        if sound is Sound.RING:
            self.ringing = False


class Seat:
    """The sounds of one seat, with ears and a clock."""

    def __init__(self) -> None:
        self.now = 5_000_000
        self.ears = Notebook()
        self.sounds = Sounds(lambda: self.now)
        self.sounds.use(self.ears)

    def wait(self, milliseconds: int) -> None:
        for _ in range(milliseconds // SECOND):
            self.now += SECOND
            self.sounds.on_second()

    def rings(self) -> bool:
        return self.ears.ringing

    def muted(self) -> bool:
        return self.sounds.muted

    def count(self, sound: Sound) -> int:
        return self.ears.heard.count(sound)


@pytest.fixture
def seat(qapp: object) -> Seat:
    return Seat()


def test_new_tickets_tick_once_in_ten_seconds(seat: Seat) -> None:
    for _ in range(7):
        seat.sounds.new_arrived()
    assert seat.ears.heard == [Sound.NEW]
    seat.wait(NEW_EVERY_MS - SECOND)
    assert seat.count(Sound.NEW) == 1
    seat.wait(SECOND)
    assert seat.count(Sound.NEW) == 2, "those in between are told by one tick, once it is time"
    seat.wait(3 * NEW_EVERY_MS)
    assert seat.count(Sound.NEW) == 2, "and nothing more came"


def test_overdue_sounds_once_a_minute_and_again_every_ten_until_confirmed(seat: Seat) -> None:
    seat.sounds.put_unacknowledged(1)
    seat.sounds.turned_red()
    seat.sounds.turned_red()
    assert seat.ears.heard == [Sound.OVERDUE]
    seat.wait(OVERDUE_EVERY_MS)
    assert seat.count(Sound.OVERDUE) == 2
    seat.wait(OVERDUE_AGAIN_MS - SECOND)
    assert seat.count(Sound.OVERDUE) == 2
    seat.wait(SECOND)
    assert seat.count(Sound.OVERDUE) == 3, "nobody confirmed it in ten minutes"
    seat.sounds.put_unacknowledged(0)
    seat.wait(3 * OVERDUE_AGAIN_MS)
    assert seat.count(Sound.OVERDUE) == 3


def test_what_was_confirmed_before_its_turn_is_not_heard(seat: Seat) -> None:
    seat.sounds.put_unacknowledged(1)
    seat.sounds.turned_red()
    seat.sounds.turned_red()
    seat.sounds.put_unacknowledged(0)
    seat.wait(2 * OVERDUE_EVERY_MS)
    assert seat.count(Sound.OVERDUE) == 1


def test_a_call_rings_until_it_is_answered_or_thirty_seconds(seat: Seat) -> None:
    seat.sounds.ring()
    assert seat.rings()
    seat.wait(RING_FOR_MS - SECOND)
    assert seat.rings()
    seat.wait(SECOND)
    assert not seat.rings()
    seat.sounds.ring()
    seat.sounds.answered()
    assert not seat.rings()


def test_a_mute_comes_back_by_itself_and_leaves_the_ring(seat: Seat) -> None:
    seat.sounds.mute()
    assert seat.sounds.muted_ms() == MUTED_FOR_MS
    seat.sounds.new_arrived()
    seat.sounds.put_link(True)
    seat.sounds.put_link(False)
    assert seat.ears.heard == []
    seat.sounds.ring()
    assert seat.ears.heard == [Sound.RING]
    told: list[int] = []
    seat.sounds.changed.connect(lambda: told.append(seat.sounds.muted_ms()))
    seat.wait(MUTED_FOR_MS - SECOND)
    assert seat.sounds.muted
    assert len(told) == MUTED_FOR_MS // SECOND - 1, "the countdown goes on each second"
    seat.wait(SECOND)
    assert not seat.muted()
    assert seat.count(Sound.NEW) == 1, "what came meanwhile is told by one tick"


def test_a_lost_line_is_heard_once_until_it_was_there_again(seat: Seat) -> None:
    seat.sounds.put_link(False)
    assert seat.ears.heard == [], "it was never there"
    for live in (True, False, False, False):
        seat.sounds.put_link(live)
    assert seat.ears.heard == [Sound.LINK_LOST]
    seat.sounds.put_link(True)
    seat.sounds.put_link(False)
    assert seat.count(Sound.LINK_LOST) == 2


def test_a_flood_has_neither_ticks_nor_tones(seat: Seat) -> None:
    seat.sounds.put_unacknowledged(20)
    seat.sounds.put_flood(True)
    seat.sounds.new_arrived()
    seat.sounds.turned_red()
    seat.wait(2 * OVERDUE_EVERY_MS)
    assert seat.ears.heard == []
    seat.sounds.put_link(True)
    seat.sounds.put_link(False)
    assert seat.ears.heard == [Sound.LINK_LOST]
    seat.sounds.put_flood(False)
    seat.sounds.turned_red()
    assert seat.count(Sound.OVERDUE) == 1


def test_a_dispatcher_cannot_silence_the_ring_and_a_shift_leader_can(seat: Seat) -> None:
    seat.sounds.put_volumes({"ring": 0, "new": 0}, may_silence_ring=False)
    assert seat.sounds.volume(Sound.RING) == LEAST_RING
    assert seat.sounds.set_volume(Sound.RING, 0) == LEAST_RING
    assert seat.sounds.volume(Sound.NEW) == 0
    seat.sounds.new_arrived()
    assert seat.ears.heard == []
    seat.sounds.put_volumes({"ring": 0}, may_silence_ring=True)
    assert seat.sounds.volume(Sound.RING) == 0


def test_a_machine_without_sound_says_so_and_nothing_breaks(seat: Seat) -> None:
    seat.sounds.use(None, "没有声音设备")
    seat.sounds.new_arrived()
    seat.sounds.ring()
    seat.sounds.answered()
    seat.sounds.test(Sound.NEW)
    assert seat.sounds.problem == "没有声音设备"
    assert seat.ears.heard == []


def test_the_test_is_heard_while_muted_at_the_volume_of_the_seat(seat: Seat) -> None:
    seat.sounds.mute()
    seat.sounds.set_volume(Sound.NEW, 35)
    seat.sounds.test(Sound.NEW)
    assert seat.ears.heard == [Sound.NEW]
    assert seat.ears.volumes == [0.35]


def test_the_files_are_what_the_generator_makes(tmp_path: Path) -> None:
    for path in make_sounds.write(tmp_path):
        assert resource_path("sounds", path.name).read_bytes() == path.read_bytes(), path.name
    assert {path.stem for path in tmp_path.iterdir()} == set(Sound)


@pytest.mark.parametrize("sound", list(Sound))
def test_every_file_is_soft(sound: Sound) -> None:
    with wave.open(str(resource_path("sounds", f"{sound.value}.wav"))) as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (44_100, 2, 1)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float) / 32_768
    assert 20 * np.log10(np.abs(samples).max()) <= -12.0
    assert abs(samples[0]) < 0.005, "no click at the beginning"
    assert abs(samples[-1]) < 0.005, "and none at the end"
