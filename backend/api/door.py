"""The one place where it is decided who comes in, and how far what they read reaches."""

from __future__ import annotations

from typing import Final

import msgspec

from backend.api.route_table import Needs, Route
from backend.problems import DoorCode, DoorError
from backend.services.sessions import Caller, Sessions
from backend.settings import is_loopback
from backend.store.scope import Scope, scope_of
from domain.refusal import Code, Refusal
from domain.rules import may_bring_files
from domain.words import Role

_BEARER: Final = "bearer "


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Who came in. Only a route that needs an account has a caller, only one that reads a scope."""

    caller: Caller | None = None
    scope: Scope | None = None

    def known(self) -> Caller:
        """The caller of a route that needs one."""
        if self.caller is None:
            raise DoorError(DoorCode.UNAUTHORIZED)
        return self.caller

    def reach(self) -> Scope:
        """The scope of a route that reads."""
        if self.scope is None:
            raise Refusal(Code.NOT_ALLOWED)
        return self.scope


_OFFICES: Final = {
    Needs.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
    Needs.AUDIT: frozenset({Role.ADMINISTRATOR, Role.AUDITOR}),
}
_NOBODY: Final = Entry()


class Door:
    """Lets a request in, or raises DoorError or Refusal."""

    def __init__(self, sessions: Sessions, *, demo: bool) -> None:
        self._sessions = sessions
        self._demo = demo

    async def enter(self, route: Route, authorization: str, address: str, host: str) -> Entry:
        """Who calls this route, with the scope that everything they read is cut to."""
        if route.needs is Needs.NOTHING:
            return _NOBODY
        if route.needs is Needs.DEMO:
            self._check_demo(address, host)
            return _NOBODY
        if authorization[: len(_BEARER)].lower() != _BEARER:
            raise DoorError(DoorCode.UNAUTHORIZED)
        caller = await self._sessions.caller(authorization[len(_BEARER) :].strip())
        if caller.actor.role not in _OFFICES.get(route.needs, (caller.actor.role,)):
            raise Refusal(Code.NOT_ALLOWED)
        if route.needs not in (Needs.READ, Needs.BRING):
            return Entry(caller=caller)
        scope = scope_of(caller.actor)
        if scope is None or (route.needs is Needs.BRING and not may_bring_files(caller.actor.role)):
            raise Refusal(Code.NOT_ALLOWED)
        return Entry(caller=caller, scope=scope)

    def _check_demo(self, address: str, host: str) -> None:
        # The Host header too: a web page whose name was made to point here is on this machine, and not ours.
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if not (self._demo and is_loopback(address) and is_loopback(name.strip("[]"))):
            raise DoorError(DoorCode.NO_SUCH_ROUTE)
