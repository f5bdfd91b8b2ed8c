"""拆分: one report with several matters becomes tickets of their own under one parent."""

from __future__ import annotations

from typing import Any

import msgspec

from domain.acts import Split, SplitPart
from domain.deciding.case import Also, Case, Outcome, check_matter, check_place, start_clock
from domain.refusal import Code, Refusal
from domain.ticket import Ticket
from domain.words import Act, ClockKind, Stage

replace = msgspec.structs.replace


def split(case: Case, payload: Split) -> Outcome:
    """Each part arrives now as a ticket with its own number and triage clock; the parent goes on as it is.

    The parent's reporters are the children's too, and are answered on each. The response clock stays the
    parent's: it is the report that has to be answered in time, once.
    """
    parts = tuple(_child(case, case.new_id + place, part) for place, part in enumerate(payload.parts))
    children = tuple(one.ticket.id for one in parts)
    return Outcome(
        changes={"children": (*case.ticket.children, *children)},
        facts={"children": list(children)},
        also=parts,
    )


def _child(case: Case, ident: int, part: SplitPart) -> Also:
    parent = case.ticket
    if not part.title.strip():
        raise Refusal(Code.INVALID, field="title", why="blank")
    if part.matter is not None:
        check_matter(case, part.matter)
    place = part.place or parent.place
    check_place(case, place)
    fields: dict[str, Any] = {
        "title": part.title.strip(),
        "description": part.description,
        "channel": parent.channel,
        "level": parent.level,
        "urgency": part.urgency or parent.urgency,
        "grade": part.grade,
        "matter": part.matter,
        "place": place,
        "taken_over_at": parent.taken_over_at,
        "parent": parent.id,
    }
    child = Ticket(id=ident, district=parent.district)
    clock = start_clock(replace(case, ticket=replace(child, **fields)), ClockKind.TRIAGE)
    told = {name: fields[name] for name in ("title", "description", "channel", "place", "parent")}
    fields |= {
        "stage": Stage.REPORTED,
        "arrived_at": case.now,
        "reported_by": case.actor.account,
        "clocks": () if clock is None else (clock,),
        "reporters": tuple(
            replace(one, from_ticket=parent.id, answered_at=None, answered_by=None, rating=None)
            for one in parent.reporters
        ),
    }
    return Also(
        act=Act.REPORT, ticket=child, outcome=Outcome(changes=fields, facts=msgspec.to_builtins(told))
    )
