"""Keeps the refresh token in the keyring of the system, so that a shift does not begin with a password.

A keyring can be missing, or locked and block for as long as nobody answers its question. So it is asked by
a child process that is ended after a while; then the token lives in memory alone, never in a file.

python -m console.token_keeper get|set|delete ACCOUNT     # the child; the token goes over its pipes
"""

import subprocess
import sys
from enum import Enum
from typing import Final

SERVICE: Final = "huying"
PATIENCE_S: Final = 5.0
_MISSING, _NO_KEYRING = 3, 4


class Kept(Enum):
    """What became of a wish to keep a token."""

    YES = "yes"
    NO_KEYRING = "no keyring"
    """There is none on this machine, or it does not answer: the token lives in memory until the end."""


def read(account: str) -> str:
    """The token of an account on a server; empty when none is kept. Blocks: call it on a worker thread."""
    code, token = _ask("get", account)
    return token if code == 0 else ""


def keep(account: str, token: str) -> Kept:
    """Keep a token in place of the one before. Blocks: call it on a worker thread."""
    code, _ = _ask("set", account, token)
    return Kept.YES if code == 0 else Kept.NO_KEYRING


def forget(account: str) -> None:
    """Keep none any more. Blocks: call it on a worker thread."""
    _ask("delete", account)


def _ask(what: str, account: str, token: str = "") -> tuple[int, str]:
    try:
        answer = subprocess.run(
            [sys.executable, "-m", "console.token_keeper", what, account],
            input=token,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return _NO_KEYRING, ""
    return answer.returncode, answer.stdout


def main(arguments: list[str]) -> int:
    """The child: one question to the keyring."""
    import keyring
    from keyring.errors import KeyringError

    what, account = arguments
    try:
        if what == "set":
            keyring.set_password(SERVICE, account, sys.stdin.read())
        elif what == "delete":
            keyring.delete_password(SERVICE, account)
        else:
            token = keyring.get_password(SERVICE, account)
            if not token:
                return _MISSING
            sys.stdout.write(token)
    except KeyringError:
        return _NO_KEYRING
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
