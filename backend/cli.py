"""huying-server: serve, verify, user, seed."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import msgspec

from backend.running import Refused, serve, soundness, users
from backend.settings import ServerSettings

_SOUND, _UNSOUND, _COULD_NOT_RUN = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; gives its exit code."""
    given = _parser().parse_args(arguments)
    try:
        code: int = given.run(given)
    except Refused as refused:
        print(f"huying-server: {refused}", file=sys.stderr)
        return _COULD_NOT_RUN
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="huying-server", description="呼应 Huying: the district's server")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("serve", help="answer consoles and phones until SIGTERM or SIGINT")
    one.add_argument("--listen", required=True, metavar="HOST:PORT", type=_address)
    _add_database(one, district_needed=False)
    one.add_argument(
        "--sms-webhook", metavar="URL", help="where messages are posted; without it they are logged"
    )
    one.add_argument(
        "--files",
        type=Path,
        metavar="DIR",
        help="the folder of tickets' files (in --data unless given)",
    )
    one.add_argument("--demo", action="store_true", help="offer seats with one click, on loopback alone")
    one.set_defaults(run=_serve)

    one = commands.add_parser("verify", help="check the whole ledger of a district")
    _add_database(one)
    one.add_argument("--head", metavar="SEQ:HASH", type=_head, help="a head that was seen elsewhere")
    one.set_defaults(run=_verify)

    one = commands.add_parser("user", help="the accounts of a district")
    doing = one.add_subparsers(required=True, metavar="WHAT")
    for name, what in _USER_COMMANDS.items():
        inner = doing.add_parser(name, help=what)
        _add_database(inner)
        if name != "list":
            inner.add_argument("login")
        if name == "add":
            inner.add_argument("--name", required=True)
            inner.add_argument("--role", required=True)
            inner.add_argument("--area", help="what the account may reach; the district unless given")
            inner.add_argument("--unit", type=int)
            inner.add_argument("--seat")
        if name in ("add", "password"):
            inner.add_argument("--password-stdin", action="store_true", help="read the password from stdin")
        inner.set_defaults(run=_user, what=name)

    one = commands.add_parser("seed", help="make the demo district in a new database, or top it up")
    _add_database(one)
    one.add_argument(
        "--profile",
        choices=("small", "whole"),
        help="how much of the district a new one has (small where there is a small one)",
    )
    one.set_defaults(run=_seed)
    return parser


_USER_COMMANDS: Final = {
    "add": "add an account",
    "list": "list the accounts",
    "lock": "lock an account and end its sessions",
    "unlock": "unlock an account",
    "password": "set a new password and end the sessions",
}


def _add_database(parser: argparse.ArgumentParser, *, district_needed: bool = True) -> None:
    parser.add_argument("--database", required=True, metavar="URL", help="sqlite:///PATH or postgresql://…")
    parser.add_argument("--district", required=district_needed, metavar="CODE", help="its six digits")
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="the folder of the master key (or set HUYING_MASTER_KEY)"
    )


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdigit() or int(port) > 65_535:
        raise argparse.ArgumentTypeError("HOST:PORT is needed, such as 127.0.0.1:8440")
    return host.strip("[]") or "127.0.0.1", int(port)


def _head(text: str) -> tuple[int, bytes]:
    seq, _, hashed = text.partition(":")
    try:
        head = int(seq), bytes.fromhex(hashed)
    except ValueError:
        raise argparse.ArgumentTypeError("SEQ:HASH is needed, the hash in hexadecimal") from None
    if len(head[1]) != 32:
        raise argparse.ArgumentTypeError("a hash has 64 hexadecimal digits")
    return head


def _serve(given: argparse.Namespace) -> int:
    host, port = given.listen
    settings = ServerSettings(
        database=given.database,
        district=given.district,
        host=host,
        port=port,
        data=given.data,
        files=given.files,
        sms_webhook=given.sms_webhook,
        demo=given.demo,
    )
    return serve(settings, lambda url: _print({"url": url}))


def _verify(given: argparse.Namespace) -> int:
    found = asyncio.run(soundness(given.database, given.district, given.head))
    _print(
        {
            "sound": found.sound,
            "seq": found.seq,
            "hash": found.hash,
            "first_bad_seq": found.first_bad_seq,
        }
    )
    return _SOUND if found.sound else _UNSOUND


def _user(given: argparse.Namespace) -> int:
    changes: dict[str, Callable[[], Awaitable[Any]]] = {
        "list": lambda: users.listed(given.database, given.district),
        "lock": lambda: users.set_locked(given.database, given.district, given.login, locked=True),
        "unlock": lambda: users.set_locked(given.database, given.district, given.login, locked=False),
        "password": lambda: users.set_password(given.database, given.district, given.login, _password(given)),
        "add": lambda: users.add(
            given.database,
            given.district,
            users.NewUser(
                login=given.login,
                name=given.name,
                role=given.role,
                area=given.area or given.district,
                unit=given.unit,
                seat=given.seat,
            ),
            _password(given),
            given.data,
        ),
    }
    change = changes[given.what]

    async def run() -> Any:
        return await change()

    _print(asyncio.run(run()))
    return 0


def _seed(given: argparse.Namespace) -> int:
    from backend.running.demo import seed
    from backend.seeding.district import Profile

    profile = Profile(given.profile) if given.profile else None
    new = asyncio.run(seed(given.database, given.district, given.data, profile))
    _print({"district": given.district, "new": new})
    return 0


def _password(given: argparse.Namespace) -> str:
    if given.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass("Password: ")


def _print(value: Any) -> None:
    print(msgspec.json.encode(value).decode(), flush=True)
