"""What the keyring holds for the next start, above all nothing while the screen is locked."""

import asyncio
from collections.abc import Callable
from typing import Any

from console.kept_login import KeptLogin
from console.token_keeper import Kept

_SERVER = "https://center.example"
_ACCOUNT = f"lm@{_SERVER}"


class Keyring:
    """A keyring in memory; without a place to keep anything where it is `missing`."""

    def __init__(self, missing: bool = False) -> None:
        self.held: dict[str, str] = {}
        self.asked = 0
        self._missing = missing

    def read(self, account: str) -> str:
        return self.held.get(account, "")

    def keep(self, account: str, token: str) -> Kept:
        self.asked += 1
        if self._missing:
            return Kept.NO_KEYRING
        self.held[account] = token
        return Kept.YES

    def forget(self, account: str) -> None:
        self.held.pop(account, None)


async def _later(work: Callable[..., Any], *args: Any) -> Any:
    await asyncio.sleep(0)
    return work(*args)


def _made(keyring: Keyring, told: list[str]) -> KeptLogin:
    made = KeptLogin(_later, lambda: told.append("missing"), keyring)
    made.begin("lm", _SERVER)
    return made


async def test_a_locked_screen_keeps_nothing_that_a_new_start_could_use() -> None:
    keyring = Keyring()
    kept = _made(keyring, [])
    await kept.keep("first")
    assert keyring.held == {_ACCOUNT: "first"}
    await kept.lock()
    assert keyring.held == {}
    await kept.keep("renewed behind the lock")
    assert keyring.held == {}
    kept.begin("lm", _SERVER)
    await kept.keep("after the password")
    assert keyring.held == {_ACCOUNT: "after the password"}


async def test_a_token_on_its_way_when_the_screen_is_locked_does_not_stay() -> None:
    keyring = Keyring()
    kept = _made(keyring, [])
    await asyncio.gather(kept.keep("on its way"), kept.lock())
    assert keyring.held == {}


async def test_a_seat_of_the_demo_leaves_nothing_behind() -> None:
    keyring = Keyring()
    kept = _made(keyring, [])
    kept.begin()
    await kept.keep("of a seat")
    assert kept.name == ""
    assert keyring.held == {}


async def test_logging_out_forgets_and_the_next_start_asks() -> None:
    keyring = Keyring()
    kept = _made(keyring, [])
    await kept.keep("first")
    assert await kept.read() == "first"
    await kept.end()
    assert keyring.held == {}


async def test_a_missing_keyring_is_told_once_and_not_asked_again() -> None:
    told: list[str] = []
    keyring = Keyring(missing=True)
    kept = _made(keyring, told)
    await kept.keep("first")
    await kept.keep("second")
    assert told == ["missing"]
    assert keyring.asked == 1
