"""A display in memory (Xvfb), for windows where there is no screen.

`with virtual_display() as name:` gives its name (":7"). `python -m tools.virtual_display -- PROGRAM
...` runs a program on one and ends as it ends. The server ends with the process that asked for it, also
when that is killed: a small shell waits for the end of a pipe.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_ENDED_WITHIN_S = 10.0
# The shell gives up its own copy of standard output, so that reading it ends when the server does.
_KEEPER = '"$@" & server=$!; exec >&-; read -r _; kill $server 2>/dev/null; wait $server'


class NoDisplayError(RuntimeError):
    """No virtual display can be had here; the message says why."""


@contextmanager
def virtual_display(*, size: str = "1920x1080") -> Iterator[str]:
    """Start an X server of `size` pixels that takes a free display number; end it on leaving.

    Raises:
        NoDisplayError: Xvfb is not installed, or did not start (with what it said).
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise NoDisplayError("Xvfb is not installed (Debian package: xvfb)")
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        server = subprocess.Popen(
            [
                *("sh", "-c", _KEEPER, "sh", program),
                *(
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    f"{size}x24",
                    "-dpi",
                    "96",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            start_new_session=True,  # an interrupt from the keyboard is for the program on the display
        )
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            number = server.stdout.readline().strip()
            if not number:
                said.seek(0)
                raise NoDisplayError(f"Xvfb did not start: {said.read().strip()[-2000:]}")
            yield f":{number}"
        finally:
            server.stdin.close()
            try:
                server.wait(timeout=_ENDED_WITHIN_S)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()
            server.stdout.close()


def environment_on(display: str) -> Mapping[str, str]:
    """This process's environment, changed so that Qt opens its windows on `display`."""
    kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    return kept | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def main() -> int:
    """Run a program on a display of its own; its exit code is ours."""
    parser = argparse.ArgumentParser(prog="python -m tools.virtual_display", description=main.__doc__)
    parser.add_argument("--size", default="1920x1080", help="pixels, WIDTHxHEIGHT")
    parser.add_argument("program", nargs="+", help="the program and its arguments, after --")
    arguments = parser.parse_args()
    try:
        with virtual_display(size=arguments.size) as display:
            print(f"huying: on the virtual display {display}", file=sys.stderr, flush=True)
            program = subprocess.Popen(arguments.program, env=environment_on(display))
            signal.signal(signal.SIGTERM, lambda *_: program.terminate())
            while True:
                try:
                    return program.wait()
                except KeyboardInterrupt:
                    continue  # the program got it as well, and decides
    except NoDisplayError as reason:
        print(f"huying: {reason}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
