import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.processes import ended_within
from tools.virtual_display import NoDisplayError, virtual_display

_needs_xvfb = pytest.mark.skipif(
    not shutil.which("Xvfb"), reason="Xvfb is not installed (Debian package: xvfb)"
)


def _on_display(*program: str) -> list[str]:
    return [sys.executable, "-m", "tools.virtual_display", "--", *program]


@_needs_xvfb
def test_a_real_window_opens_on_it() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication; a = QApplication([]);"
        "s = a.primaryScreen().size(); print(a.platformName(), s.width(), s.height())"
    )
    done = subprocess.run(
        _on_display(sys.executable, "-c", program), capture_output=True, text=True, check=False
    )
    assert done.stdout == "xcb 1920 1080\n", done.stderr


@_needs_xvfb
def test_it_ends_as_its_program_ends() -> None:
    assert (
        subprocess.run(_on_display("sh", "-c", "exit 7"), stderr=subprocess.DEVNULL, check=False).returncode
        == 7
    )


@_needs_xvfb
def test_two_displays_have_two_names() -> None:
    with virtual_display() as first, virtual_display() as second:
        assert first != second


@_needs_xvfb
def test_a_killed_user_leaves_no_server_behind() -> None:
    user = subprocess.Popen(
        _on_display("sh", "-c", "echo $DISPLAY; exec sleep 600"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert user.stdout is not None
    number = user.stdout.readline().strip().lstrip(":")
    socket = Path(f"/tmp/.X11-unix/X{number}")
    assert socket.exists()
    os.kill(user.pid, signal.SIGKILL)
    user.wait()
    assert ended_within(20, lambda: not socket.exists())
    os.killpg(user.pid, signal.SIGKILL)  # the program itself, which nobody waits for any more
    user.stdout.close()


def test_where_it_is_missing_the_reason_names_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoDisplayError, match="Debian package: xvfb"), virtual_display():
        pass
