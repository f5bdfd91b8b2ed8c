"""What goes wrong at the door, as RFC 9457 problem documents with stable codes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

from domain.refusal import Code, Refusal
from domain.wire import Problem


class DoorCode(StrEnum):
    """Codes of the transport itself, beside those of `domain.refusal.Code`."""

    MALFORMED = "malformed"
    """The body or a parameter is not what the route takes; `facts` names where."""
    UNAUTHORIZED = "unauthorized"
    """No access token, an unknown one, or a wrong name and password."""
    SESSION_EXPIRED = "session_expired"
    """The token ran out or was revoked: refresh, or log in again."""
    LOCKED_OUT = "locked_out"
    """Too many failed log-ins; `facts.wait` says how many milliseconds to wait."""
    ACCOUNT_LOCKED = "account_locked"
    """An administrator locked the account."""
    PASSWORD_NEEDED = "password_needed"  # noqa: S105 - the name of a code
    """The password was a one-time code: log in with it and a new one, `least` characters long."""
    CODE_EXPIRED = "code_expired"
    """The one-time code was good for a day: have another one made."""
    RATE_LIMITED = "rate_limited"
    """Too much at once; try again in a moment."""
    TOO_LARGE = "too_large"
    NO_SUCH_ROUTE = "no_such_route"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    NOT_ACCEPTABLE = "not_acceptable"
    RANGE_NOT_SATISFIABLE = "range_not_satisfiable"
    """The range asked for begins past the end; `facts.size` says where that is."""
    SNAPSHOT_NEEDED = "snapshot_needed"
    """The differences asked for reach too far back, or follow another history: take a snapshot."""
    UNAVAILABLE = "unavailable"
    """The server is ending, or its database does not answer: the same request may be sent again."""
    INTERNAL = "internal"
    """A fault of ours; it is in the server's log."""


_STATUS: Final[Mapping[str, HTTPStatus]] = MappingProxyType(
    {
        Code.NOT_FOUND: HTTPStatus.NOT_FOUND,
        Code.NOT_ALLOWED: HTTPStatus.FORBIDDEN,
        Code.NOT_YOURS: HTTPStatus.FORBIDDEN,
        Code.CONFLICT: HTTPStatus.CONFLICT,
        Code.OP_REUSED: HTTPStatus.CONFLICT,
        Code.CHANGED_SINCE: HTTPStatus.CONFLICT,
        DoorCode.MALFORMED: HTTPStatus.BAD_REQUEST,
        DoorCode.UNAUTHORIZED: HTTPStatus.UNAUTHORIZED,
        DoorCode.SESSION_EXPIRED: HTTPStatus.UNAUTHORIZED,
        DoorCode.LOCKED_OUT: HTTPStatus.TOO_MANY_REQUESTS,
        DoorCode.ACCOUNT_LOCKED: HTTPStatus.FORBIDDEN,
        DoorCode.PASSWORD_NEEDED: HTTPStatus.FORBIDDEN,
        DoorCode.CODE_EXPIRED: HTTPStatus.FORBIDDEN,
        DoorCode.RATE_LIMITED: HTTPStatus.TOO_MANY_REQUESTS,
        DoorCode.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        DoorCode.NO_SUCH_ROUTE: HTTPStatus.NOT_FOUND,
        DoorCode.METHOD_NOT_ALLOWED: HTTPStatus.METHOD_NOT_ALLOWED,
        DoorCode.UNSUPPORTED_MEDIA_TYPE: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        DoorCode.NOT_ACCEPTABLE: HTTPStatus.NOT_ACCEPTABLE,
        DoorCode.RANGE_NOT_SATISFIABLE: HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
        DoorCode.SNAPSHOT_NEEDED: HTTPStatus.CONFLICT,
        Code.FILE_TYPE: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        Code.FILE_TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        Code.FILE_QUOTA: HTTPStatus.TOO_MANY_REQUESTS,
        Code.UPLOAD_OFFSET: HTTPStatus.CONFLICT,
        Code.UPLOAD_CHANGED: HTTPStatus.CONFLICT,
        DoorCode.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
        DoorCode.INTERNAL: HTTPStatus.INTERNAL_SERVER_ERROR,
    }
)


class DoorError(Exception):
    """A request that does not get past the door. Nothing was changed."""

    def __init__(self, code: DoorCode, detail: str = "", **facts: Any) -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code
        self.detail = detail
        self.facts = facts


def status_of(code: str) -> HTTPStatus:
    """The HTTP status of a code: what the rules refuse and no line above names is unprocessable."""
    return _STATUS.get(code, HTTPStatus.UNPROCESSABLE_ENTITY)


def problem_of(error: Refusal | DoorError) -> Problem:
    """The document that tells of it."""
    if isinstance(error, Refusal):
        return make_problem(str(error.code), facts=dict(error.detail))
    return make_problem(str(error.code), detail=error.detail, facts=error.facts)


def make_problem(code: str, *, detail: str = "", facts: dict[str, Any] | None = None) -> Problem:
    """A document for a code."""
    status = status_of(code)
    return Problem(
        type=f"urn:huying:problem:{code}",
        title=code.replace("_", " "),
        status=int(status),
        code=code,
        detail=detail,
        facts=facts or {},
    )
