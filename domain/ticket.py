"""工单: a ticket whole, as all its events have made it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

from domain.assignment import Assignment
from domain.call import Call
from domain.clock import Clock
from domain.coordination import Coordination
from domain.file import FileRef
from domain.instant import shanghai_day
from domain.merging import Merging, Repeat
from domain.place import Place
from domain.request import Request
from domain.words import (
    AnswerMeans,
    CallLevel,
    Channel,
    Grade,
    OrderState,
    Part,
    Rung,
    Satisfaction,
    Stage,
    Urgency,
)

_NUMBERS_A_DAY: Final = 100_000


class Rating(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """评分 of the lead's work."""

    response: Satisfaction | None = None
    """How it responded; a resident rates the result alone."""
    result: Satisfaction
    by: int
    at: int
    reason: str = ""


class Reporter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who reported the matter. Name, phone and address are not here but in the store of people."""

    id: str
    """The key under which the store of people holds the personal data."""
    digest: str
    """HMAC of the personal data under the reporter's own key: proof of what was told, readable by nobody."""
    channel: Channel
    at: int
    account: int | None = None
    """The account that reported, when it was a resident or an enterprise itself."""
    answered_at: int | None = None
    answered_by: AnswerMeans | None = None
    from_ticket: int | None = None
    """The ticket that the reporter was taken over from: a repeat of this one, or the parent it was split
    from. The person is one, under one key, wherever the id stands. None for a ticket's own reporter."""
    rating: Rating | None = None
    """The reporter's own rating of the result."""


class SupervisionOrder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """督办: an order sent up the ladder on one assignment."""

    id: int
    """Counts from 1 within its ticket; numbers are not used again after an undo."""
    assignment: int
    unit: int
    rung: Rung
    clock: str
    generation: int
    at: int
    by: int
    release_at: int
    """The end of the hold: until then it can be undone and nothing leaves the house."""
    state: OrderState
    contact: int
    """Who gets it."""
    reason: str
    reply_by: int
    answered_at: int | None = None
    reply: str = ""
    text: str = ""
    """The message, where it was put in words of its own; empty for the template's."""


class Suspension(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """挂起: an interval in which no clock of the ticket counts."""

    id: int
    since: int
    until: int
    """The date of return, which resumes by itself."""
    by: int
    reason: str
    ended_at: int | None = None


class Ticket(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The aggregate that every rule judges.

    It changes only through `domain.fold.apply`. `version` is the number of its events; `touched` says for
    each part (a field's name, or `collection:key`) which version changed it last, so that a wish based on an
    older version conflicts only where something it would change was changed meanwhile.
    """

    id: int
    """`YYYYMMDD * 100000 + N`, given by the server, unique in its district."""
    district: str
    version: int = 0
    title: str = ""
    description: str = ""
    channel: Channel = Channel.CALL
    level: CallLevel | None = None
    """None while the matter was not called up to another level."""
    urgency: Urgency = Urgency.NORMAL
    grade: Grade | None = None
    matter: str | None = None
    place: Place = Place(address="", area="")
    key_matter: bool = False
    """重点案件"""
    risk: str = ""
    """风险提示, such as "may gather people"."""
    stage: Stage = Stage.REPORTED
    stage_before: Stage | None = None
    """The stage that a suspended ticket returns to."""
    round: int = 1
    arrived_at: int = 0
    reported_by: int = 0
    resolved_at: int | None = None
    closed_at: int | None = None
    closed_unrated: bool = False
    last_at: int = 0
    last_by: int = 0
    rating: Rating | None = None
    resident_rating: Rating | None = None
    """The first that a reporter gave; each reporter's own stands with the reporter."""
    reporters: tuple[Reporter, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    clocks: tuple[Clock, ...] = ()
    orders: tuple[SupervisionOrder, ...] = ()
    orders_given: int = 0
    assignments_given: int = 0
    """How many there ever were: ids are not used again, also not after an undo."""
    suspensions: tuple[Suspension, ...] = ()
    calls: tuple[Call, ...] = ()
    """How it was raised from level to level, the oldest first."""
    taken_over_at: int | None = None
    """区级介入: since then the district's own center alone steers it."""
    coordinations: tuple[Coordination, ...] = ()
    requests: tuple[Request, ...] = ()
    requests_given: int = 0
    struck_notes: tuple[int, ...] = ()
    """Versions of the notes and logged calls that were struck out; they stay in the timeline, marked."""
    claimed_by: int | None = None
    """The account that said "I am working on it"; a help for colleagues that bars nobody from acting."""
    claimed_at: int | None = None
    mergings: tuple[Merging, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    parent: int | None = None
    """The ticket that it was split from."""
    children: tuple[int, ...] = ()
    """The tickets that it was split into."""
    files: tuple[FileRef, ...] = ()
    """影像材料, in the order in which they came."""
    touched: dict[str, int] = {}

    def clock(self, clock_id: str) -> Clock | None:
        """The clock with this id."""
        return next((clock for clock in self.clocks if clock.id == clock_id), None)

    def assignment(self, assignment_id: int) -> Assignment | None:
        """The assignment with this id."""
        return next((one for one in self.assignments if one.id == assignment_id), None)

    def live(self) -> tuple[Assignment, ...]:
        """The assignments that count in the present round."""
        return tuple(one for one in self.assignments if one.live and one.round == self.round)

    def lead(self) -> Assignment | None:
        """The live lead, if there is one."""
        return next((one for one in self.live() if one.part is Part.LEAD), None)

    def units(self) -> tuple[int, ...]:
        """The units in whose scope the ticket is: those with an assignment not returned or withdrawn."""
        return tuple(sorted({one.unit for one in self.assignments if one.live}))

    def suspension(self) -> Suspension | None:
        """The suspension in force."""
        return next((one for one in self.suspensions if one.ended_at is None), None)

    def coordination(self) -> Coordination | None:
        """The coordination that is not concluded yet, if there is one."""
        return next((one for one in self.coordinations if one.concluded_at is None), None)

    def merging(self) -> Merging | None:
        """The merging in force: of what, and since when, it is a repeat."""
        return next((one for one in self.mergings if one.ended_at is None), None)

    def merged_repeats(self) -> tuple[Repeat, ...]:
        """The repeats that it holds."""
        return tuple(one for one in self.repeats if one.parted_at is None)

    def pauses(self) -> tuple[tuple[int, int], ...]:
        """The ended suspensions and mergings as sorted intervals."""
        pauses = [(one.since, one.ended_at) for one in self.suspensions if one.ended_at is not None]
        if not self.mergings:
            return tuple(pauses)
        pauses += [(one.since, one.ended_at) for one in self.mergings if one.ended_at is not None]
        return tuple(sorted(pauses))


def ticket_id(arrived_at: int, count: int) -> int:
    """The id of the `count`-th ticket (from 1) of the Shanghai day of `arrived_at`.

    Raises ValueError past 99,999 a day.
    """
    if not 1 <= count < _NUMBERS_A_DAY:
        raise ValueError(f"ticket count of a day out of range: {count}")
    return day_number(arrived_at) * _NUMBERS_A_DAY + count


def day_number(at: int) -> int:
    """The Shanghai day as `YYYYMMDD`."""
    day = date(1970, 1, 1) + timedelta(days=shanghai_day(at))
    return day.year * 10_000 + day.month * 100 + day.day


def number_text(district: str, ident: int) -> str:
    """The whole number, such as `440112-20260612-0153`."""
    day, count = divmod(ident, _NUMBERS_A_DAY)
    return f"{district}-{day}-{count:04d}"


def short_number(ident: int) -> str:
    """What a row shows: `0612-0153`."""
    day, count = divmod(ident, _NUMBERS_A_DAY)
    return f"{day % 10_000:04d}-{count:04d}"
