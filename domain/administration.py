"""What an administrator changes: entries of the set-up, each with a version, and accounts.

A change never touches what runs: a clock keeps the limit that it was started with (DOMAIN: clocks), an order
that was sent keeps its recipient.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from domain.directory import OfficerKind, Person
from domain.words import Role


class SetupKind(StrEnum):
    """A kind of entry that is kept by hand."""

    UNIT = "unit"
    """承办单位: abolished, never removed."""
    CONTACT = "contact"
    """联系人: set aside, never removed."""
    RESPONSIBLE = "responsible"
    """责任主体清单."""
    LIMIT = "limit"
    """时限: rows of the policy table."""
    TEMPLATE = "template"
    """短信模板."""
    CALENDAR_YEAR = "calendar_year"
    """工作日历: a year's holidays and make-up workdays."""
    SETTINGS = "settings"
    """The rest of what is data: quiet hours, times for a reply, the closing of what nobody rates."""


class SetupChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry as it shall be. Refused, nothing is changed."""

    kind: SetupKind
    key: str = ""
    """The entry's; empty for a new one."""
    base_version: int = 0
    """The entry's version that the caller looked at; 0 for a new one."""
    value: dict[str, Any] | None = None
    """The noun; None takes the entry out, where its kind allows that."""
    phone: str = ""
    """A contact's whole number, when it is another; it is kept apart and shown masked."""


class SetupEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it is."""

    key: str
    version: int
    value: dict[str, Any]


class SetupTable(msgspec.Struct, frozen=True, kw_only=True):
    """All entries of one kind."""

    kind: SetupKind
    version: int
    """The set-up's."""
    entries: tuple[SetupEntry, ...]


class SetupChanged(msgspec.Struct, frozen=True, kw_only=True):
    """A change was made: the entry's key and its version, which is the set-up's own now."""

    key: str
    version: int


class AccountAct(StrEnum):
    """What is done to an account."""

    SAVE = "save"
    """Made, or given another name, role, area, unit or seat; a new one gets a one-time code."""
    DISABLE = "disable"
    """Locked: its sessions end at once."""
    ENABLE = "enable"
    RESET = "reset"
    """Its password is no more, its sessions end, and a one-time code lets its owner set the next."""
    END_SESSIONS = "end_sessions"


class AccountChange(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What shall be done to one account."""

    act: AccountAct
    id: int | None = None
    """None for a new one."""
    base_version: int = 0
    """Of SAVE: the version that the caller looked at; 0 for a new one."""
    login: str = ""
    """Of a new one; it never changes."""
    name: str = ""
    role: Role = Role.DISPATCHER
    area: str = ""
    unit: int | None = None
    seat: str | None = None
    officer: OfficerKind | None = None


class AccountEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An account as an administrator sees it."""

    person: Person
    login: str
    version: int
    locked: bool
    waits_for_password: bool
    """A one-time code was given, and its owner has not set a password with it."""
    sessions: int
    """Log-ins that are live now."""


class AccountChanged(msgspec.Struct, frozen=True, kw_only=True):
    """It was done. `code` is shown once and kept nowhere."""

    id: int
    version: int
    code: str = ""

    def __repr__(self) -> str:
        """Never shows the code."""
        return f"AccountChanged({self.id}, {self.version})"


class AdminEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the administrative log: who changed what, when, from what to what."""

    seq: int
    at: int
    """Server time."""
    account: int
    """0 for the command line of the server."""
    kind: str
    """A SetupKind, or `account`."""
    key: str
    act: str
    """added, changed, removed; of an account an AccountAct."""
    old: dict[str, Any] | None
    new: dict[str, Any] | None


class AdminLog(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the log, the newest first."""

    events: tuple[AdminEvent, ...]
    newest: int
    hash: bytes
    """The chain's hash at `newest`."""
