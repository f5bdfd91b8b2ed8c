"""What somebody who reported a matter sees of it: its progress and the answers, not the house's own papers.

Notes, supervision, the reasons of units and the messages to leaders are the house's. An event that is shown
keeps its number and loses its inner content; it is no proof of the chain any more, so its hashes are empty.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from domain.event import Event, EventBody, decode_body, encode_body
from domain.file import FileRef
from domain.fold import TicketPatch
from domain.instant import NEVER
from domain.row import NOBODY_WAITS, TicketRow
from domain.ticket import Ticket
from domain.words import Act

SHOWN_FACTS: Final[dict[Act, frozenset[str]]] = {
    Act.REPORT: frozenset({"title", "description", "channel", "place", "files"}),
    Act.TRIAGE: frozenset(),
    Act.DISPATCH: frozenset(),
    Act.ACCEPT: frozenset({"unit"}),
    Act.FINISH: frozenset({"unit"}),
    Act.ANSWER: frozenset({"means", "text", "files"}),
    Act.ATTACH: frozenset({"files"}),
    Act.RATE: frozenset(),
    Act.RESIDENT_RATE: frozenset({"result", "reason"}),
    Act.REOPEN: frozenset(),
    Act.SUSPEND: frozenset({"until"}),
    Act.RESUME: frozenset(),
    Act.RAISE: frozenset({"level"}),
    Act.VOID: frozenset(),
    Act.MERGE_INTO: frozenset({"main"}),
    Act.UNMERGE_FROM: frozenset({"main"}),
    Act.SPLIT: frozenset(),
    Act.CLOSE_UNRATED: frozenset(),
}
"""The acts that a reporter hears of, with the facts that go with them. What is not here is not shown."""


def event_shown(event: Event, account: int, own: frozenset[str] | None = None) -> Event | None:
    """The event as a reporter sees it; None when it is the house's own.

    `own` are the reporter's ids on the ticket, where they are known: an answer to one of them is shown.
    """
    shown = SHOWN_FACTS.get(event.act)
    if shown is None:
        return None
    facts = decode_body(event.body).facts
    told = facts.get("reporter")
    if event.act is Act.ANSWER and told and (own is None or told not in own):
        return None  # said to another one who reported the same matter
    if event.act is Act.ATTACH and event.actor != account:
        return None
    if event.act is Act.REPORT and event.actor != account:
        # Of a ticket that one's own was merged into another told what happened.
        shown -= {"files", "description", "place"}
    if event.act is Act.RESIDENT_RATE and event.actor != account:
        shown = frozenset()
    kept: dict[str, Any] = {name: value for name, value in facts.items() if name in shown}
    return msgspec.structs.replace(
        event,
        actor=event.actor if event.actor == account else 0,
        seat="",
        op_id=event.op_id if event.actor == account else "",
        body=encode_body(EventBody(facts=kept, patch=TicketPatch())),
        prev_hash=b"",
        hash=b"",
        left_accounts=(),
    )


def ticket_shown(ticket: Ticket, account: int) -> Ticket:
    """The ticket as a reporter sees it: own report and files, stage, units, answers and own rating.

    Of a ticket that the reporter's own was merged into what another told of it is not shown.
    """
    mine = tuple(one for one in ticket.reporters if one.account == account)
    own = frozenset(one.id for one in mine)
    teller = ticket.parent is not None or any(one.from_ticket is None for one in mine)
    return msgspec.structs.replace(
        ticket,
        key_matter=False,
        risk="",
        last_by=0,
        rating=None,
        description=ticket.description if teller else "",
        resident_rating=next((one.rating for one in mine if one.rating is not None), None),
        reporters=mine,
        assignments=tuple(
            msgspec.structs.replace(one, dispatched_by=0, reason="", result="", insisted_at=None)
            for one in ticket.assignments
        ),
        orders=(),
        orders_given=0,
        suspensions=tuple(msgspec.structs.replace(one, by=0, reason="") for one in ticket.suspensions),
        calls=(),
        taken_over_at=None,
        coordinations=(),
        requests=(),
        requests_given=0,
        struck_notes=(),
        claimed_by=None,
        claimed_at=None,
        mergings=tuple(
            msgspec.structs.replace(one, by=0, reason="", assignments=(), clocks=())
            for one in ticket.mergings
        ),
        repeats=(),
        children=(),
        files=tuple(
            msgspec.structs.replace(one, by=one.by if one.by == account else 0)
            for one in ticket.files
            if file_shown(one, account, own)
        ),
        touched={},
    )


def row_shown(row: TicketRow, account: int) -> TicketRow:
    """The row as a reporter sees it: without who works on it, and without the house's own papers."""
    return msgspec.structs.replace(
        row,
        key_matter=False,
        last_by=row.last_by if row.last_by == account else 0,
        orders=0,
        orders_waiting=0,
        waits=NOBODY_WAITS,
        reply_by=NEVER,
        claimed_by=0,
        claimed_at=NEVER,
        repeats=0,
    )


def file_shown(file: FileRef, account: int, own: frozenset[str]) -> bool:
    """Whether a reporter sees a file: their own, or one that went with an answer to them.

    `own` are the reporter's ids on the ticket.
    """
    answered = file.act is Act.ANSWER and (not file.told or file.told in own)
    return file.removed_at is None and (file.by == account or answered)
