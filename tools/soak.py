"""`python -m tools.soak [NAME ...] [--minutes N]`: the long runs that `make test` leaves out.

    writers-sqlite, writers-postgresql  a server killed at random points under 32 writing clients
    transitions                         three servers on one PostgreSQL, one killed every few seconds
    rules                               random acts of random people, step by step against the slow model
    console                             one console at 500 acts a second, its hand always at work (one round)

Each round begins with an empty database and ends with the whole ledger held against what clients were told. A
round prints its seed; rounds are repeated for the time given, or until one has found a fault.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.harness.killing import kill_among_three, kill_under_writers
from tests.harness.postgres import Cluster, running_cluster
from tests.harness.sms import SmsProvider
from tools.soaking.run import soak_console

_KILLS_A_ROUND = 25
_TICKETS_A_ROUND = 400
_SECONDS_A_ROUND = 90.0
_MACHINE = "tests/domain/test_machine.py"

Round = Callable[[Path, Cluster, int], list[str]]

_CONSOLE = "console"
"""One round, as long as the whole run: what is flat is seen over time."""


def _writers_sqlite(folder: Path, _: Cluster, seed: int) -> list[str]:
    survived = kill_under_writers(
        f"sqlite:///{folder / 'huying.db'}", folder, rounds=_KILLS_A_ROUND, seed=seed
    )
    print(f"  {survived.figures()}", flush=True)
    return survived.faults


def _writers_postgresql(folder: Path, cluster: Cluster, seed: int) -> list[str]:
    survived = kill_under_writers(cluster.create_database(), folder, rounds=_KILLS_A_ROUND, seed=seed)
    print(f"  {survived.figures()}", flush=True)
    return survived.faults


def _transitions(folder: Path, cluster: Cluster, seed: int) -> list[str]:
    sms = SmsProvider()
    sms.start()
    try:
        fired = kill_among_three(
            cluster.create_database(),
            folder,
            sms,
            tickets=_TICKETS_A_ROUND,
            seconds=_SECONDS_A_ROUND,
            seed=seed,
            to_the_end=True,
        )
    finally:
        sms.close()
    print(f"  {fired.figures()}", flush=True)
    return fired.faults


def _rules(_folder: Path, _cluster: Cluster, seed: int) -> list[str]:
    done = subprocess.run(
        # No time limit: it is as long as it is, and ends by its count of examples.
        [sys.executable, "-m", "pytest", "-q", "-o", "timeout=0", f"--hypothesis-seed={seed}", _MACHINE],
        env={**os.environ, "HYPOTHESIS_PROFILE": "soak"},
        check=False,
    )
    return [] if done.returncode == 0 else [f"{_MACHINE}: pytest ended with {done.returncode}"]


ROUNDS: Mapping[str, Round] = {
    "writers-sqlite": _writers_sqlite,
    "writers-postgresql": _writers_postgresql,
    "transitions": _transitions,
    "rules": _rules,
}


def _console(minutes: float, seed: int) -> list[str]:
    print(f"{_CONSOLE} (seed {seed}):", flush=True)
    with tempfile.TemporaryDirectory(prefix="huying-soak-") as folder:
        faults = soak_console(Path(folder), seed, minutes)
    for fault in faults:
        print(f"  FAULT {fault}", flush=True)
    return faults


def main(arguments: list[str] | None = None) -> int:
    """Repeat the named runs, or all in turn; 1 as soon as one has found a fault."""
    parser = argparse.ArgumentParser(prog="python -m tools.soak", description=main.__doc__)
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help=f"of: {', '.join((*ROUNDS, _CONSOLE))} (all without one)"
    )
    parser.add_argument("--minutes", type=float, default=30.0, help="for how long (30)")
    parser.add_argument("--seed", type=int, help="of the first round, to see it again")
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.names if name not in {*ROUNDS, _CONSOLE}]
    if unknown:
        parser.error(f"no such run: {', '.join(unknown)}; there are: {', '.join((*ROUNDS, _CONSOLE))}")
    ends = time.monotonic() + chosen.minutes * 60
    seed = chosen.seed
    if not chosen.names or _CONSOLE in chosen.names:
        faults = _console(chosen.minutes, random.randrange(2**32) if seed is None else seed)
        if faults or chosen.names == [_CONSOLE]:
            return int(bool(faults))
        chosen.names = [name for name in chosen.names if name != _CONSOLE]
    with running_cluster() as cluster:
        while True:
            for name in chosen.names or ROUNDS:
                seed = random.randrange(2**32) if seed is None else seed
                print(f"{name} (seed {seed}):", flush=True)
                with tempfile.TemporaryDirectory(prefix="huying-soak-") as folder:
                    faults = ROUNDS[name](Path(folder), cluster, seed)
                for fault in faults:
                    print(f"  FAULT {fault}", flush=True)
                if faults:
                    return 1
                seed = None
            if time.monotonic() > ends:
                return 0


if __name__ == "__main__":
    sys.exit(main())
