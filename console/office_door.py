"""The administrator's door to the server: what the client answers or fails in, as the office knows it."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TypeVar

from console.api_client import ApiClient
from console.api_http import NoAnswerError, ProblemError, SessionExpiredError
from console.models.office import OfficeRefused
from domain.administration import (
    AccountChange,
    AccountChanged,
    AccountEntry,
    AdminLog,
    SetupChange,
    SetupChanged,
    SetupKind,
    SetupTable,
)

T = TypeVar("T")


class ServerDoor:
    """`models.office.OfficeDoor` over HTTP."""

    def __init__(self, client: ApiClient) -> None:
        self._client = client

    async def table(self, kind: SetupKind) -> SetupTable:
        """The entries of a kind."""
        return await _told(self._client.admin_table(kind))

    async def change(self, wish: SetupChange) -> SetupChanged:
        """Change one."""
        return await _told(self._client.admin_change(wish))

    async def accounts(self) -> tuple[AccountEntry, ...]:
        """The accounts."""
        return await _told(self._client.admin_accounts())

    async def change_account(self, wish: AccountChange) -> AccountChanged:
        """Change one."""
        return await _told(self._client.admin_account(wish))

    async def log(self, before: int, limit: int) -> AdminLog:
        """A page of the administrative log."""
        return await _told(self._client.admin_log(before, limit))


async def _told(answer: Awaitable[T]) -> T:
    try:
        return await answer
    except ProblemError as error:
        raise OfficeRefused(error.problem.code, error.problem.facts) from error
    except SessionExpiredError as error:
        raise OfficeRefused("session_expired", {}) from error
    except NoAnswerError as error:
        raise OfficeRefused("unavailable", {}) from error
