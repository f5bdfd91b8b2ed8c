"""The first start of all: an empty home, a real window under Xvfb, the backend started by the console."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.harness.processes import ended_within

pytestmark = [pytest.mark.story, pytest.mark.xvfb]

_ROOT = Path(__file__).resolve().parents[2]


def test_from_an_empty_home_to_a_painted_queue_and_nothing_left_running(xvfb: str, home: Path) -> None:
    data = home / "data"
    command = ["-m", "tools.bench._started", str(time.monotonic_ns()), "--data", str(data)]
    environment = os.environ | {"DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    seen = json.loads(done.stdout.splitlines()[-1])
    assert 0 < seen["painted_s"] < seen["usable_s"]
    assert (data / "server" / "huying.sqlite").exists()
    assert ended_within(20, lambda: not (data / "server" / "server.json").exists())
    log = (data / "server" / "server.log").read_text(encoding="utf-8")
    assert not [line for line in log.splitlines() if '"level": "error"' in line or "Traceback" in line]
