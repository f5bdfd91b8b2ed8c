"""How long the console takes to be there, its backend already running: under Xvfb, disk warm, files compiled.

`painted_s`: from the start of the process to the first painted window. `usable_s`: to the rows of the queue
painted, one seat taken by itself on the way. `rss_mb`: what the console holds then. Medians of five starts;
`python_s` is the control: an interpreter that imports Qt's widgets and ends.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tools.bench.options import BenchOptions
from tools.virtual_display import virtual_display

STARTS: Final = 5
_ENDS_WITHIN_S: Final = 60.0


def run(options: BenchOptions) -> dict[str, float | int]:
    """The figures."""
    starts = 3 * STARTS if options.full else STARTS
    with tempfile.TemporaryDirectory() as folder, virtual_display() as display:
        data = Path(folder)
        surroundings = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled files are part of the question
        with _backend(data / "server") as url:
            _start(url, data, surroundings)  # compiles, and warms the disk
            seen = [_start(url, data, surroundings) for _ in range(starts)]
        control = [_python(surroundings) for _ in range(starts)]
    figures: dict[str, float | int] = {
        name: statistics.median(one[name] for one in seen) for name in ("painted_s", "usable_s", "rss_mb")
    }
    return figures | {"python_s": statistics.median(control), "rows": seen[0]["rows"], "starts": starts}


@contextmanager
def _backend(data: Path) -> Iterator[str]:
    child = subprocess.Popen(
        [sys.executable, "-m", "backend.embedded", "--data", str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        yield str(json.loads(child.stdout.readline())["url"])
    finally:
        child.stdin.close()
        child.wait(_ENDS_WITHIN_S)
        child.stdout.close()


def _start(url: str, data: Path, surroundings: dict[str, str]) -> dict[str, Any]:
    began = time.monotonic_ns()
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "tools.bench._started", str(began)),
            *("--server", url, "--data", str(data / "console")),
        ],
        env=surroundings,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_ENDS_WITHIN_S,
    )
    said: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    if not said["focused"] or said["painted_s"] <= 0:
        raise RuntimeError(f"the console was not ready to be worked: {said}")
    return said


def _python(surroundings: dict[str, str]) -> float:
    began = time.monotonic_ns()
    subprocess.run([sys.executable, "-c", "import PySide6.QtWidgets"], env=surroundings, check=True)
    return (time.monotonic_ns() - began) / 1e9
