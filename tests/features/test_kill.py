"""Servers that die at random points: nothing acknowledged is lost, nothing happens twice."""

import os
from pathlib import Path

import pytest

from tests.harness.killing import CLIENTS, kill_among_three, kill_under_writers
from tests.harness.sms import SmsProvider

pytestmark = [pytest.mark.story, pytest.mark.timeout(600)]

_ROUNDS = 8


def test_killed_under_writing_clients(database: str, tmp_path: Path) -> None:
    survived = kill_under_writers(database, tmp_path, rounds=_ROUNDS, seed=int.from_bytes(os.urandom(4)))
    assert survived.faults == []
    assert survived.told.sent_again > 0
    assert survived.rejoined >= _ROUNDS
    assert len(survived.told.done) > CLIENTS


@pytest.mark.postgresql
def test_three_servers_fire_everything_once(
    postgres_database: str, tmp_path: Path, sms_provider: SmsProvider
) -> None:
    fired = kill_among_three(
        postgres_database,
        tmp_path,
        sms_provider,
        tickets=60,
        seconds=12,
        seed=int.from_bytes(os.urandom(4)),
        to_the_end=False,
    )
    assert fired.faults == []
    assert fired.kills >= 3
    assert sum(fired.events.values()) == fired.due
