"""Keeps one temporary PostgreSQL while its standard input is open; run by `tests.harness.postgres`.

Usage: `python -m tests.harness.postgres_keeper PROGRAMS [name=value ...]`. Prints one JSON line
`{"port", "folder"}` when the server answers. PostgreSQL refuses to run as root; there it runs as the user
`postgres`, or as `nobody`.
"""

import contextlib
import json
import os
import pwd
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_TRIES = 3
_READY_WITHIN_S = 30.0
# What must hold for a test server; durability is left as it is shipped.
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "logging_collector": "off",
}


def main() -> int:
    """Make the cluster, run the server until standard input ends, remove everything."""
    programs = Path(sys.argv[1])
    settings = dict(_SETTINGS) | dict(argument.split("=", 1) for argument in sys.argv[2:])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = Path(tempfile.mkdtemp(prefix="huying-pg-", dir=_short_temporary_folder()))
    try:
        identity = _identity()
        if identity:
            shutil.chown(folder, identity["user"], identity["group"])
        _make_cluster(programs, folder, identity)
        for _ in range(_TRIES):
            port = _free_port()
            server = _start(programs, folder, port, settings, identity)
            try:
                if not _answers(programs, folder, port, server):
                    continue
                print(json.dumps({"port": port, "folder": str(folder)}), flush=True)
                _until_input_ends(server)
                return 0
            finally:
                _stop(server)
        print((folder / "log").read_text(encoding="utf-8", errors="replace"), flush=True)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _short_temporary_folder() -> str:
    """A Unix socket's path has room for 107 bytes, and other users must be able to reach the folder."""
    usual = tempfile.gettempdir()
    return usual if len(usual.encode()) < 60 and os.geteuid() != 0 else "/tmp"


def _identity() -> dict[str, Any]:
    """Who runs the server: ourselves, or, where we are root, an ordinary user."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise SystemExit("there is no ordinary user here to run PostgreSQL as")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    return kept | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}


def _make_cluster(programs: Path, folder: Path, identity: dict[str, Any]) -> None:
    done = subprocess.run(
        [
            str(programs / "initdb"),
            *(
                "-D",
                str(folder / "data"),
                "-U",
                "huying",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ),
        ],
        capture_output=True,
        text=True,
        cwd=folder,
        env=_environment(),
        check=False,
        **identity,
    )
    if done.returncode != 0:
        raise SystemExit(f"initdb: {done.stderr.strip() or done.stdout.strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _start(
    programs: Path, folder: Path, port: int, settings: dict[str, str], identity: dict[str, Any]
) -> "subprocess.Popen[bytes]":
    flags = [flag for name, value in settings.items() for flag in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [
                str(programs / "postgres"),
                *("-D", str(folder / "data"), "-p", str(port), "-k", str(folder)),
                *flags,
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=_environment(),
            **identity,
        )


def _answers(programs: Path, folder: Path, port: int, server: "subprocess.Popen[bytes]") -> bool:
    """Ask until the server takes connections; False when it ended (its port was taken in the meantime)."""
    ask = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port), "-d", "postgres"]
    give_up_at = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < give_up_at:
        if server.poll() is not None:
            return False
        if subprocess.run(ask, env=_environment(), cwd=folder, check=False).returncode == 0:
            return True
        time.sleep(0.05)
    return False


def _until_input_ends(server: "subprocess.Popen[bytes]") -> None:
    """Return when the test run closes our input (by its death, too), or when the server ends by itself."""
    while server.poll() is None:
        readable, _, _ = select.select([sys.stdin], [], [], 0.5)
        if readable and not os.read(sys.stdin.fileno(), 4096):
            return


def _stop(server: "subprocess.Popen[bytes]") -> None:
    """End the server at once: nobody will read its data again."""
    if server.poll() is None:
        server.send_signal(signal.SIGQUIT)
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
