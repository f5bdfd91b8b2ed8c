"""The queue at the size of a real district: 423,000 tickets of which 20,000 are open.

A real console takes its seat at a district that is kept in memory, over real sockets. Wall time from taking
the seat: `usable_s` until the first rows are painted, `archive_s` until the whole archive can be searched;
`first_paint_gap_ms` is the turn of the loop that painted the first rows, `ui_gap_ms_max` the longest one from
there until the archive is there, `ui_gap_idle_ms_max` the longest one before, with nothing to do: each the
median of five consoles. `visible_ms_p99` is wall time from the making of a batch at the other end until it is
painted, at 1,000 changes a second.

All else is processor time of the thread of the screen, medians, painting included. `frame_ms_N` is one frame
at N updates a second with re-sort, filter and selection together, 5% of the updates on rows in sight, from
the bytes of the socket on; `rss_mb` is what is resident at the end.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, Final

from tools.bench._big_rows import ARCHIVE, OPEN
from tools.bench._big_town import kept
from tools.bench.options import BenchOptions

_LOADS: Final = 5
_ORDER: Final = (
    *("usable_s", "archive_s", "first_paint_gap_ms", "ui_gap_ms_max", "ui_gap_idle_ms_max"),
    *("repaint_ms", "wheel_ms", "filter_ms", "search_ms", "search_all_ms", "pinyin_ms", "sort_ms"),
    *("second_frame_ms", "frame_ms_1000", "frame_ms_5000", "frame_ms_20000", "frame_ms_20000_p99"),
    *("visible_ms_p99", "rss_mb"),
)


def run(options: BenchOptions) -> dict[str, float | int]:
    """Measure. With `--full` more rounds of each."""
    kept()
    loads: list[dict[str, float]] = []
    with _town() as (url, town):
        for left in reversed(range(_LOADS)):
            rounds = 0 if left else (60 if options.full else 25)
            loads.append(_console(url, town, rounds))
    told = {key: statistics.median(load[key] for load in loads if key in load) for key in _ORDER}
    return {"tickets": OPEN + ARCHIVE, "open": OPEN, **told}


@contextmanager
def _town() -> Iterator[tuple[str, IO[str]]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tools.bench._big_town"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["url"], process.stdin
        process.stdin.close()


def _console(url: str, town: IO[str], rounds: int) -> dict[str, float]:
    with (
        tempfile.TemporaryDirectory(prefix="huying-bench-") as data,
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tools.bench._queue_console",
                str(rounds),
                "--server",
                url,
                "--data",
                data,
            ],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        ) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            said: dict[str, Any] = json.loads(line)
            if "told" in said:
                return dict(said["told"])
            town.write(json.dumps(said["town"]) + "\n")
            town.flush()
    raise RuntimeError(f"the console ended with {process.returncode} and told nothing")
