"""Puts district and console together for a soak, and judges what the console counted."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

TICKETS: Final = 1_500
FLAT: Final = 0.03
"""The resident memory may grow by this part between the quarter after the warm-up and the last one."""
WARM: Final = 0.25
"""The first part of a run: caches fill, every form is opened once."""
_FEW: Final = 40
"""Objects of a kind that may come and go with what is just in sight."""


def soak_console(folder: Path, seed: int, minutes: float) -> list[str]:
    """Run for so long; the faults."""
    samples: list[dict[str, Any]] = []
    end: dict[str, Any] | None = None
    with (
        subprocess.Popen(
            [sys.executable, "-m", "tools.soaking.town", str(TICKETS), str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as town,
    ):
        assert town.stdin is not None
        assert town.stdout is not None
        url = json.loads(town.stdout.readline())["url"]
        arguments = [str(minutes), str(seed), "--server", url, "--data", str(folder)]
        with subprocess.Popen(
            [sys.executable, "-m", "tools.soaking.console", *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        ) as console:
            assert console.stdout is not None
            for line in console.stdout:
                said = json.loads(line)
                if "town" in said:
                    town.stdin.write(json.dumps(said["town"]) + "\n")
                    town.stdin.flush()
                    print(f"  the district: {town.stdout.readline().strip()}", flush=True)
                elif "sample" in said:
                    samples.append(said["sample"])
                    print(f"  {_brief(said['sample'])}", flush=True)
                else:
                    end = said["end"]
        town.stdin.close()
    if end is None:
        return [f"the console ended with {console.returncode} before its time"]
    print(f"  {end}", flush=True)
    return [*judged(samples), *_of_the_end(end)]


def judged(samples: list[dict[str, Any]]) -> list[str]:
    """What the samples say against the console."""
    warm = samples[round(len(samples) * WARM) :]
    if len(warm) < 4:
        return ["too few samples: let it run longer"]
    quarter = max(2, len(warm) // 4)
    first, last = warm[:quarter], warm[-quarter:]
    faults = []
    before, after = (statistics.median(one["rss_mb"] for one in some) for some in (first, last))
    print(f"  resident after warm-up {before:.1f} MB, at the end {after:.1f} MB: {after / before - 1:+.1%}")
    if after > before * (1 + FLAT):
        faults.append(f"the resident memory grew from {before:.1f} to {after:.1f} MB")
    for name in sorted({name for one in warm for name in one["objects"]}):
        had = statistics.median(one["objects"].get(name, 0) for one in first)
        has = statistics.median(one["objects"].get(name, 0) for one in last)
        if has > had + max(_FEW, had * FLAT) and not _is_of_one_ticket(name):
            faults.append(f"{name}: {had:.0f} objects became {has:.0f}")
    had, has = (statistics.median(one["qobjects"] for one in some) for some in (first, last))
    if has > had + max(_FEW, had * FLAT):
        faults.append(f"objects of Qt below the windows: {had:.0f} became {has:.0f}")
    return faults


def _is_of_one_ticket(name: str) -> bool:
    """Values of the ticket that is open: as many as its story is long."""
    return name.startswith("domain.")


def _of_the_end(end: dict[str, Any]) -> list[str]:
    faults = []
    if end["different"]:
        faults.append(f"the store differs from the server's snapshot in {end['different']} places")
    if end["reloads"]:
        faults.append(f"something was missed: the tickets were loaded anew {end['reloads']} times")
    return faults


def _brief(sample: dict[str, Any]) -> str:
    return (
        f"minute {sample['minute']:5.1f}: {sample['rss_mb']:.1f} MB, {sample['qobjects']} of Qt,"
        f" {sum(sample['objects'].values())} of ours, {sample['batches']} batches"
    )
