"""The one table: who may do which act, how far, from which stages to which, and what else must hold.

Every other part of the product asks this table: the server before it carries an operation out, the console
to know which keys are alive, the tests to know what each route must answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from domain.operation import Actor
from domain.place import contains
from domain.ticket import Ticket
from domain.words import Act, Role, Scope, Stage

_S = Stage
_CENTER: Final = {Role.DISPATCHER: Scope.AREA, Role.SUPERVISOR: Scope.AREA}
_SUPERVISOR: Final = {Role.SUPERVISOR: Scope.AREA}
_UNIT: Final = {Role.HANDLER: Scope.UNIT}
_RECORDERS: Final = {
    **_CENTER,
    **_UNIT,
    Role.OFFICER: Scope.AREA,
    Role.LEADER: Scope.UNIT,
    Role.INSPECTOR: Scope.DISTRICT,
}
"""Who writes down what happened."""
_SYSTEM: Final = {Role.SYSTEM: Scope.DISTRICT}
_CALLERS: Final = {
    Role.OFFICER: Scope.AREA,
    Role.DISPATCHER: Scope.AREA,
    Role.SUPERVISOR: Scope.AREA,
    Role.RESIDENT: Scope.DISTRICT,
    Role.ENTERPRISE: Scope.DISTRICT,
}
_AT_WORK: Final = frozenset({_S.REPORTED, _S.TRIAGED, _S.DISPATCHED, _S.HANDLING})
_OPEN: Final = _AT_WORK | {_S.RESOLVED, _S.SUSPENDED}
_ASSIGNED: Final = frozenset({_S.TRIAGED, _S.DISPATCHED, _S.HANDLING})
"""Where units can be at work: assisting ones go on, their clocks running, while a new lead is sought."""
_ANY: Final = frozenset(Stage)
_SAME: Final[frozenset[Stage]] = frozenset()
"""As `targets`: the act leaves the stage as it is."""


class ActRule(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table."""

    act: Act
    who: Mapping[Role, Scope]
    sources: frozenset[Stage]
    """Stages in which the act may be done; empty for a report, which has no ticket yet."""
    targets: frozenset[Stage] = _SAME
    """Stages that it may lead to; empty when it leaves the stage alone."""
    condition: str = ""
    """What else must hold, in words; `domain.decide` enforces it."""
    reversible: bool = False
    """May be taken back by its doer within the undo window."""
    appends: bool = False
    """Never conflicts with what others changed meanwhile."""
    steers: bool = False
    """Says who is to do the work: once the district took over, only a seat of the district itself does so."""
    district: bool = False
    """Only from a seat of the district itself."""


_ROWS: Final = (
    ActRule(
        act=Act.REPORT,
        who=_CALLERS,
        sources=frozenset(),
        targets=frozenset({_S.REPORTED, _S.VOIDED}),
        condition="the place lies in the district, for an officer and a center in their own area",
        reversible=True,
    ),
    ActRule(
        act=Act.TRIAGE,
        who=_CENTER,
        sources=frozenset({_S.REPORTED}),
        targets=frozenset({_S.TRIAGED}),
        condition="the matter is in the catalogue, the place in the area of the seat",
        reversible=True,
    ),
    ActRule(
        act=Act.EDIT,
        who=_CENTER,
        sources=_OPEN,
        condition="a grade lowered after red needs a reason",
        reversible=True,
    ),
    ActRule(
        act=Act.DISPATCH,
        who=_CENTER,
        sources=_ASSIGNED,
        targets=frozenset({_S.DISPATCHED, _S.HANDLING}),
        condition="one live lead afterwards; no unit twice; replacing a lead that accepted needs a reason",
        reversible=True,
        steers=True,
    ),
    ActRule(
        act=Act.WITHDRAW,
        who=_CENTER,
        sources=_ASSIGNED,
        targets=frozenset({_S.TRIAGED, _S.DISPATCHED, _S.HANDLING, _S.RESOLVED}),
        condition="the assignment is pending, or accepted and a reason is given",
        reversible=True,
        steers=True,
    ),
    ActRule(
        act=Act.ACCEPT,
        who=_UNIT,
        sources=_ASSIGNED,
        targets=frozenset({_S.DISPATCHED, _S.HANDLING}),
        condition="the assignment is the unit's own and pending",
        reversible=True,
    ),
    ActRule(
        act=Act.RETURN,
        who=_UNIT,
        sources=_ASSIGNED,
        targets=frozenset({_S.TRIAGED, _S.DISPATCHED, _S.HANDLING, _S.RESOLVED}),
        condition="the assignment is the unit's own, pending and not insisted on; a reason is given",
        reversible=True,
    ),
    ActRule(
        act=Act.FINISH,
        who=_UNIT,
        sources=_ASSIGNED,
        targets=frozenset({_S.DISPATCHED, _S.HANDLING, _S.RESOLVED}),
        condition="the assignment is the unit's own and accepted; a lead before the others says why",
        reversible=True,
    ),
    ActRule(
        act=Act.ANSWER,
        who={**_CENTER, **_UNIT},
        sources=_OPEN | {_S.CLOSED},
        condition="the reporter is one of the ticket's",
        appends=True,
    ),
    ActRule(
        act=Act.RATE,
        who=_CENTER,
        sources=frozenset({_S.RESOLVED}),
        targets=frozenset({_S.CLOSED}),
        condition="the matter was called up; below satisfied a reason is given",
        reversible=True,
    ),
    ActRule(
        act=Act.RESIDENT_RATE,
        who={Role.RESIDENT: Scope.OWN, Role.ENTERPRISE: Scope.OWN},
        sources=frozenset({_S.RESOLVED, _S.CLOSED}),
        targets=frozenset({_S.RESOLVED, _S.CLOSED}),
        condition="not rated by the resident before; closes where a level settled its own matter",
    ),
    ActRule(
        act=Act.REOPEN,
        who=_CENTER,
        sources=frozenset({_S.RESOLVED, _S.CLOSED}),
        targets=frozenset({_S.TRIAGED}),
        condition="a reason is given",
        reversible=True,
    ),
    ActRule(
        act=Act.ACKNOWLEDGE,
        who=_CENTER,
        sources=_OPEN,
        condition="the clock runs, is red, and the generation is the present one",
        appends=True,
    ),
    ActRule(
        act=Act.NOTE,
        who=_RECORDERS,
        sources=_ANY,
        appends=True,
    ),
    ActRule(
        act=Act.ATTACH,
        who={
            **_CENTER,
            **_UNIT,
            Role.OFFICER: Scope.AREA,
            Role.LEADER: Scope.UNIT,
            Role.INSPECTOR: Scope.DISTRICT,
            Role.RESIDENT: Scope.OWN,
            Role.ENTERPRISE: Scope.OWN,
        },
        sources=_ANY,
        condition="the files lie whole in the store, brought by whoever attaches them, on no other ticket",
        reversible=True,
        appends=True,
    ),
    ActRule(
        act=Act.REMOVE_FILE,
        who=_RECORDERS,
        sources=_ANY,
        condition="the file is one's own and not removed, for a supervisor anybody's; a reason is given",
        appends=True,
    ),
    ActRule(
        act=Act.STRIKE_NOTE,
        who=_RECORDERS,
        sources=_ANY,
        condition="the note (or logged call) is one's own and not struck out",
        appends=True,
    ),
    ActRule(
        act=Act.CLAIM,
        who=_CENTER,
        sources=_OPEN,
        condition="not one's own already; of one that another has it is a take-over",
        reversible=True,
    ),
    ActRule(
        act=Act.UNCLAIM,
        who=_CENTER,
        sources=_OPEN,
        condition="one's own, for a supervisor anybody's",
        reversible=True,
    ),
    ActRule(
        act=Act.LOG_CALL,
        who=_RECORDERS,
        sources=_ANY,
        condition="with one of the ticket's reporters, a unit's contact, or somebody named in words",
        appends=True,
    ),
    ActRule(
        act=Act.MERGE,
        who=_CENTER,
        sources=_OPEN | {_S.CLOSED},
        condition="the other ticket is at work or suspended, and in reach as well; not itself",
        reversible=True,
    ),
    ActRule(
        act=Act.MERGE_INTO,
        who=_CENTER,
        sources=_AT_WORK | {_S.SUSPENDED},
        targets=frozenset({_S.MERGED}),
        condition="the other half of a merging",
        reversible=True,
        steers=True,
    ),
    ActRule(
        act=Act.UNMERGE,
        who=_CENTER,
        sources=_OPEN | {_S.CLOSED},
        condition="the other ticket is a repeat of this one; a reason is given",
        reversible=True,
    ),
    ActRule(
        act=Act.UNMERGE_FROM,
        who=_CENTER,
        sources=frozenset({_S.MERGED}),
        targets=_AT_WORK,
        condition="the other half of the end of a merging",
        reversible=True,
        steers=True,
    ),
    ActRule(
        act=Act.SPLIT,
        who=_CENTER,
        sources=_OPEN,
        condition="every part has a title of its own; its place lies in the area of the seat",
        reversible=True,
    ),
    ActRule(
        act=Act.SUPERVISE,
        who=_CENTER,
        sources=_ASSIGNED,
        condition="an assignment at work is yellow, red or in the last sixth; 30 minutes between two orders",
        reversible=True,
        appends=True,
    ),
    ActRule(
        act=Act.RELEASE_ORDER,
        who={**_CENTER, **_SYSTEM},
        sources=_ANY,
        condition="the order is held and its reason still holds; before the hold ends only its giver",
        appends=True,
    ),
    ActRule(act=Act.LAPSE_ORDER, who=_SYSTEM, sources=_ANY, condition="the order is held", appends=True),
    ActRule(
        act=Act.ANSWER_ORDER,
        who={Role.HANDLER: Scope.UNIT, Role.LEADER: Scope.UNIT, Role.INSPECTOR: Scope.DISTRICT},
        sources=_ANY,
        condition="the order was sent, to the own unit, and is not answered",
        appends=True,
    ),
    ActRule(
        act=Act.SUSPEND,
        who=_SUPERVISOR,
        sources=_AT_WORK,
        targets=frozenset({_S.SUSPENDED}),
        condition="a reason and a date of return in the future",
        reversible=True,
    ),
    ActRule(
        act=Act.RESUME,
        who={**_SUPERVISOR, **_SYSTEM},
        sources=frozenset({_S.SUSPENDED}),
        targets=_AT_WORK,
        condition="by itself at the date of return",
    ),
    ActRule(
        act=Act.EXTEND,
        who=_SUPERVISOR,
        sources=_ASSIGNED,
        condition="the handling clock runs and the new deadline lies ahead",
        reversible=True,
    ),
    ActRule(
        act=Act.INSIST,
        who=_CENTER,
        sources=_ASSIGNED,
        targets=frozenset({_S.DISPATCHED, _S.HANDLING}),
        condition="the assignment was returned in this round, the first time; nobody else leads in its place",
        reversible=True,
        steers=True,
    ),
    ActRule(
        act=Act.RAISE,
        who=_CENTER,
        sources=_ASSIGNED,
        targets=frozenset({_S.TRIAGED}),
        condition="a higher level, not above the seat's own unless to leaders; with reason, from the street "
        "up with an opinion",
        reversible=True,
        steers=True,
    ),
    ActRule(
        act=Act.TAKE_OVER,
        who=_CENTER,
        sources=_OPEN,
        condition="the district has not taken it over before",
        reversible=True,
        district=True,
    ),
    ActRule(
        act=Act.COORDINATE,
        who={**_CENTER, **_UNIT},
        sources=_OPEN,
        condition="no other coordination is open; opens by itself at the second return",
        reversible=True,
    ),
    ActRule(
        act=Act.CONCLUDE,
        who=_CENTER,
        sources=_OPEN,
        condition="the coordination is open; where an insistence is contested, the supervisor rules",
        reversible=True,
    ),
    ActRule(
        act=Act.REQUEST_SUSPENSION,
        who={Role.DISPATCHER: Scope.AREA, **_UNIT},
        sources=_AT_WORK,
        condition="it could be granted now; a unit is at work itself; no other such request is open",
        reversible=True,
    ),
    ActRule(
        act=Act.REQUEST_EXTENSION,
        who={Role.DISPATCHER: Scope.AREA, **_UNIT},
        sources=_ASSIGNED,
        condition="it could be granted now; a unit asks for its own; no other such request is open",
        reversible=True,
    ),
    ActRule(
        act=Act.GRANT,
        who=_SUPERVISOR,
        sources=_AT_WORK,
        targets=frozenset({_S.SUSPENDED}),
        condition="the request is open and what it asks for can still be done",
        reversible=True,
    ),
    ActRule(
        act=Act.REFUSE,
        who=_SUPERVISOR,
        sources=_OPEN,
        condition="the request is open; a reason is given",
        reversible=True,
    ),
    ActRule(
        act=Act.VOID,
        who=_SUPERVISOR,
        sources=_AT_WORK | {_S.SUSPENDED},
        targets=frozenset({_S.VOIDED}),
        condition="no unit ever accepted it; a reason is given",
        reversible=True,
    ),
    ActRule(
        act=Act.REVEAL,
        who=_CENTER,
        sources=_ANY,
        condition="the reporter is one of the ticket's",
        appends=True,
    ),
    ActRule(
        act=Act.ERASE_PERSON,
        who={Role.ADMINISTRATOR: Scope.DISTRICT},
        sources=_ANY,
        condition="the reporter is one of the ticket's; a reason is given",
        appends=True,
    ),
    ActRule(
        act=Act.UNDO,
        who={**_CENTER, **_UNIT, **_CALLERS},
        sources=_ANY,
        targets=_ANY,
        condition="own act, reversible, within the window, nothing it touched was changed since",
        appends=True,
    ),
    ActRule(act=Act.TURN_YELLOW, who=_SYSTEM, sources=_OPEN, condition="yellow_at has come", appends=True),
    ActRule(act=Act.TURN_RED, who=_SYSTEM, sources=_OPEN, condition="red_at has come", appends=True),
    ActRule(
        act=Act.STAY_RED,
        who=_SYSTEM,
        sources=_OPEN,
        condition="a handling clock of grade C or D has been red for 24 running hours",
        appends=True,
    ),
    ActRule(
        act=Act.CLOSE_UNRATED,
        who=_SYSTEM,
        sources=frozenset({_S.RESOLVED}),
        targets=frozenset({_S.CLOSED}),
        condition="unrated for the set time",
    ),
)

RULES: Final[Mapping[Act, ActRule]] = MappingProxyType({row.act: row for row in _ROWS})

READERS: Final[Mapping[Role, Scope]] = MappingProxyType(
    {
        Role.OFFICER: Scope.AREA,
        Role.DISPATCHER: Scope.AREA,
        Role.SUPERVISOR: Scope.AREA,
        Role.HANDLER: Scope.UNIT,
        Role.LEADER: Scope.UNIT,
        Role.INSPECTOR: Scope.DISTRICT,
        Role.RESIDENT: Scope.OWN,
        Role.ENTERPRISE: Scope.OWN,
        Role.AUDITOR: Scope.DISTRICT,
        Role.WALL: Scope.AREA,
        Role.ADMINISTRATOR: Scope.OWN,
        Role.SYSTEM: Scope.DISTRICT,
    }
)
"""Who may read tickets, and how far. An administrator reports none and so sees none: their feed tells the
time, and that the set-up changed.
"""


def reaches(scope: Scope, actor: Actor, ticket: Ticket) -> bool:
    """Whether a permission of this scope reaches the ticket."""
    if actor.district != ticket.district:
        return False
    if scope is Scope.DISTRICT:
        return True
    if scope is Scope.AREA:
        return contains(actor.area, ticket.place.area)
    if scope is Scope.UNIT:
        return actor.unit is not None and actor.unit in ticket.units()
    return any(reporter.account == actor.account for reporter in ticket.reporters)


def may_read(actor: Actor, ticket: Ticket) -> bool:
    """Whether the ticket is in the actor's sight at all; if not, it is «not found»."""
    scope = READERS.get(actor.role)
    return scope is not None and reaches(scope, actor, ticket)


def may_do(actor: Actor, act: Act, ticket: Ticket) -> bool:
    """Whether role and scope allow the act; stage and condition are judged apart."""
    rule = RULES[act]
    scope = rule.who.get(actor.role)
    if rule.district or (rule.steers and ticket.taken_over_at is not None):
        scope = scope if actor.area == ticket.district else None
    return scope is not None and reaches(scope, actor, ticket)


def may_bring_files(role: Role) -> bool:
    """Whether a role has any act that files go with."""
    return any(role in RULES[act].who for act in (Act.REPORT, Act.ATTACH))
