"""Every route of the API with what it takes, what it gives and what a caller needs for it.

Handlers, the OpenAPI document and the test that holds every route x role x foreign scope are made from it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

import msgspec

from backend.settings import LARGEST_PIECE
from domain import administration, wire
from domain.operation import Operation


class Needs(StrEnum):
    """What a caller needs before a route does anything."""

    NOTHING = "nothing"
    DEMO = "demo"
    """The server was started as a demo, listens on loopback alone, and the caller is on this machine."""
    ACCOUNT = "account"
    """Any account that is logged in."""
    READ = "read"
    """A role that reads tickets (`domain.rules.READERS`); what it gets is cut to its scope."""
    BRING = "bring"
    """A role that has an act with files (`domain.rules.may_bring_files`), and reads tickets."""
    ADMINISTER = "administer"
    """The administrator's role."""
    AUDIT = "audit"
    """The administrator's or the auditor's role."""
    ACT = "act"
    """Any account; role, scope and stage of the act are judged by `domain.rules`."""


class EventsQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a page of differences is asked by."""

    since: int
    hash: str = ""
    """In hexadecimal, what the caller saw as the hash at `since`; empty when unknown."""
    limit: int = 1_000


class PieceQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a piece of a file begins."""

    offset: int


class LogQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a page of the administrative log is asked by."""

    before: int = 0
    """Lines before this number; 0 begins with the newest."""
    limit: int = 100


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """The server answers, and so does its database."""

    district: str
    seq: int


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """One route. `body`, `query` and `answers` are types of `msgspec`; no answer at all is 204."""

    name: str
    method: str
    path: str
    needs: Needs
    summary: str
    body: Any = None
    query: Any = None
    answers: tuple[Any, ...] = ()
    media: str = ""
    """Set where the answer is no value to be encoded but bytes of this type."""
    octets: int = 0
    """Set where the body is no value but bytes, at most this many."""


ROUTES: Final = (
    Route(
        name="health",
        method="GET",
        path=wire.HEALTH,
        needs=Needs.NOTHING,
        summary="Whether the server and its database answer",
        answers=(Health,),
    ),
    Route(
        name="openapi",
        method="GET",
        path=wire.OPENAPI,
        needs=Needs.NOTHING,
        summary="This document",
        media="application/vnd.oai.openapi+json",
    ),
    Route(
        name="login",
        method="POST",
        path=wire.LOGIN,
        needs=Needs.NOTHING,
        summary="Begin a session with name and password",
        body=wire.LoginRequest,
        answers=(wire.Session,),
    ),
    Route(
        name="refresh",
        method="POST",
        path=wire.REFRESH,
        needs=Needs.NOTHING,
        summary="Spend a refresh token for the next pair of tokens",
        body=wire.RefreshRequest,
        answers=(wire.Session,),
    ),
    Route(
        name="demo_seats",
        method="GET",
        path=wire.DEMO_SEATS,
        needs=Needs.DEMO,
        summary="The seats that a demo offers",
        answers=(tuple[wire.DemoSeat, ...],),
    ),
    Route(
        name="demo_login",
        method="POST",
        path=wire.DEMO_LOGIN,
        needs=Needs.DEMO,
        summary="Take one of a demo's seats",
        body=wire.DemoLoginRequest,
        answers=(wire.Session,),
    ),
    Route(
        name="logout",
        method="POST",
        path=wire.LOGOUT,
        needs=Needs.ACCOUNT,
        summary="End this session",
    ),
    Route(
        name="sessions",
        method="GET",
        path=wire.SESSIONS,
        needs=Needs.ACCOUNT,
        summary="The caller's own sessions",
        answers=(tuple[wire.SessionInfo, ...],),
    ),
    Route(
        name="end_session",
        method="DELETE",
        path=wire.SESSION,
        needs=Needs.ACCOUNT,
        summary="End one of the caller's own sessions",
    ),
    Route(
        name="setup",
        method="GET",
        path=wire.SETUP,
        needs=Needs.ACCOUNT,
        summary="The district's set-up",
        answers=(wire.Setup,),
    ),
    Route(
        name="admin_table",
        method="GET",
        path=wire.ADMIN_TABLE,
        needs=Needs.ADMINISTER,
        summary="The entries of one kind of the set-up, with their versions",
        answers=(administration.SetupTable,),
    ),
    Route(
        name="admin_change",
        method="POST",
        path=wire.ADMIN_CHANGES,
        needs=Needs.ADMINISTER,
        summary="Change one entry of the set-up",
        body=administration.SetupChange,
        answers=(administration.SetupChanged,),
    ),
    Route(
        name="admin_accounts",
        method="GET",
        path=wire.ADMIN_ACCOUNTS,
        needs=Needs.ADMINISTER,
        summary="The accounts of the district",
        answers=(tuple[administration.AccountEntry, ...],),
    ),
    Route(
        name="admin_account",
        method="POST",
        path=wire.ADMIN_ACCOUNTS,
        needs=Needs.ADMINISTER,
        summary="Make or change an account, disable or reset it, end its sessions",
        body=administration.AccountChange,
        answers=(administration.AccountChanged,),
    ),
    Route(
        name="admin_log",
        method="GET",
        path=wire.ADMIN_LOG,
        needs=Needs.AUDIT,
        summary="The administrative log, the newest first",
        query=LogQuery,
        answers=(administration.AdminLog,),
    ),
    Route(
        name="snapshot",
        method="GET",
        path=wire.SNAPSHOT,
        needs=Needs.READ,
        summary="The open tickets in scope: one zstd frame of msgpack objects, SnapshotHead first",
        media="application/zstd",
    ),
    Route(
        name="segment",
        method="GET",
        path=wire.SEGMENT,
        needs=Needs.READ,
        summary="A street's tickets closed in one month: one zstd frame, with an ETag",
        media="application/zstd",
    ),
    Route(
        name="events",
        method="GET",
        path=wire.EVENTS,
        needs=Needs.READ,
        summary="The differences after a number",
        query=EventsQuery,
        answers=(wire.EventsPage,),
    ),
    Route(
        name="ticket",
        method="GET",
        path=wire.TICKET,
        needs=Needs.READ,
        summary="A ticket whole, with its timeline",
        answers=(wire.TicketView,),
    ),
    Route(
        name="begin_upload",
        method="POST",
        path=wire.UPLOADS,
        needs=Needs.BRING,
        summary="Begin to bring a file, or go on with it",
        body=wire.UploadRequest,
        answers=(wire.UploadState,),
    ),
    Route(
        name="upload",
        method="GET",
        path=wire.UPLOAD,
        needs=Needs.BRING,
        summary="How far a file of one's own has come",
        answers=(wire.UploadState,),
    ),
    Route(
        name="upload_piece",
        method="PATCH",
        path=wire.UPLOAD,
        needs=Needs.BRING,
        summary="Bring the next piece: once answered it is not lost any more",
        query=PieceQuery,
        octets=LARGEST_PIECE,
        answers=(wire.UploadState,),
    ),
    Route(
        name="finish_upload",
        method="POST",
        path=wire.UPLOAD_DONE,
        needs=Needs.BRING,
        summary="All pieces were brought: judge the content and keep it, without its metadata",
        answers=(wire.UploadState,),
    ),
    Route(
        name="abandon_upload",
        method="DELETE",
        path=wire.UPLOAD,
        needs=Needs.BRING,
        summary="Drop a file of one's own that is on no ticket",
    ),
    Route(
        name="file",
        method="GET",
        path=wire.FILE,
        needs=Needs.READ,
        summary="The bytes of a file on a ticket in scope, or a range of them",
        media="application/octet-stream",
    ),
    Route(
        name="thumbnail",
        method="GET",
        path=wire.THUMBNAIL,
        needs=Needs.READ,
        summary="A picture, made small",
        media="image/jpeg",
    ),
    Route(
        name="operations",
        method="POST",
        path=wire.OPERATIONS,
        needs=Needs.ACT,
        summary="Have an operation carried out; the same op_id gets the first answer again",
        body=Operation,
        answers=(wire.OperationAnswer, wire.RevealAnswer),
    ),
)

BY_NAME: Final = {route.name: route for route in ROUTES}
