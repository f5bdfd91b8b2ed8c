"""Server time follows beats, not this machine's wall clock."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from console.server_clock import ServerClock
from domain.instant import SECOND

AT = 1_781_245_928_000


class Monotonic:
    """A monotonic clock that the test moves."""

    def __init__(self) -> None:
        self.ms = 5_000

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def monotonic() -> Monotonic:
    return Monotonic()


@pytest.fixture
def clock(qapp: object, monotonic: Monotonic) -> Iterator[ServerClock]:
    made = ServerClock(monotonic=monotonic)
    yield made
    made.stop()


def test_time_runs_on_between_beats(clock: ServerClock, monotonic: Monotonic) -> None:
    clock.beat(AT, 1.0)
    monotonic.ms += 2_345
    assert clock.now() == AT + 2_345
    assert clock.data_at == AT


def test_with_rate_nought_time_is_the_beats_instant(clock: ServerClock, monotonic: Monotonic) -> None:
    clock.beat(AT, 0.0)
    monotonic.ms += 60_000
    assert clock.now() == AT
    assert clock.real_ms_until(AT + 1) is None
    clock.beat(AT - 1, 0.0)
    assert clock.now() == AT - 1
    clock.beat(AT, 0.0)
    assert clock.now() == AT


def test_a_delayed_beat_does_not_turn_time_back(clock: ServerClock, monotonic: Monotonic) -> None:
    clock.beat(AT, 1.0)
    monotonic.ms += 5_300
    clock.beat(AT + 5_000, 1.0)
    assert clock.now() == AT + 5_300


def test_a_faster_beat_corrects_what_came_late(clock: ServerClock, monotonic: Monotonic) -> None:
    clock.measure(AT, 1.0, travelled_ms=0)
    monotonic.ms += 4_700
    clock.beat(AT + 5_000, 1.0)
    assert clock.now() == AT + 5_000


def test_steps_are_announced_and_small_corrections_are_not(
    clock: ServerClock, monotonic: Monotonic, qtbot: QtBot
) -> None:
    moves: list[int] = []
    clock.moved.connect(lambda: moves.append(clock.now()))
    clock.beat(AT, 1.0)
    monotonic.ms += 5_000
    clock.beat(AT + 5_020, 1.0)
    assert moves == [AT]
    clock.beat(AT + 3_600_000, 1.0)
    clock.beat(AT, 0.0)
    clock.beat(AT, 0.0)
    clock.beat(AT + 1, 0.0)
    assert moves == [AT, AT + 3_600_000, AT, AT + 1]


def test_data_is_stale_twelve_seconds_after_the_last_beat(clock: ServerClock, monotonic: Monotonic) -> None:
    heard: list[bool] = []
    clock.staleness_changed.connect(heard.append)
    assert clock.age_ms() is None
    clock.beat(AT, 0.0)
    monotonic.ms += 11_999
    clock._on_timeout()
    assert (clock.stale, clock.age_ms()) == (False, 11_999)
    monotonic.ms += 1
    clock._on_timeout()
    assert clock.stale
    clock.beat(AT, 0.0)
    assert heard == [True, False]


def test_waiting_times_are_real_time(clock: ServerClock, monotonic: Monotonic) -> None:
    clock.beat(AT, 1.0)
    assert clock.real_ms_until(AT + 3 * SECOND) == 3 * SECOND
    assert clock.real_ms_until(AT - 1) == 0


def test_it_ticks_between_start_and_stop(clock: ServerClock, qtbot: QtBot, monotonic: Monotonic) -> None:
    clock.beat(AT + 990, 1.0)
    with qtbot.waitSignal(clock.ticked):
        clock.start()
    clock.stop()
    with qtbot.assertNotEmitted(clock.ticked, wait=30):
        monotonic.ms += 10_000
