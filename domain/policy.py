"""Time limits and the other settings of the trade: data that an administrator changes.

Sources: DOMAIN "Clocks and lights" (defaults of triage, acceptance and handling), "Supervision".
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

import msgspec

from domain.calendar import WorkingCalendar
from domain.counting import Limit
from domain.directory import Directory
from domain.instant import DAY, HOUR, MINUTE, SECOND
from domain.template import DEFAULT_TEMPLATES, MessageTemplate
from domain.ticket import Ticket
from domain.words import Channel, ClockKind, ContactKind, Grade, Step, Urgency

UNDO_WINDOW: Final = 10 * SECOND
"""How long the doer may take an act back, and how long side effects are held (server time)."""

ORDER_SPACING: Final = 30 * MINUTE
"""Between two supervision orders to one unit on one ticket."""


class PolicyRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of the table of limits: a column that is None fits all, a limit that is None says nothing."""

    matter: str | None = None
    channel: Channel | None = None
    grade: Grade | None = None
    urgency: Urgency | None = None
    triage: Limit | None = None
    response: Limit | None = None
    acceptance: Limit | None = None
    handling: Limit | None = None


class AutomaticMessage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whom a step of a clock tells by itself: light x grade -> recipients."""

    step: Step
    grade: Grade | None = None
    """None holds for every grade."""
    contacts: tuple[ContactKind, ...] = ()
    inspection: bool = False


DEFAULT_AUTOMATIC: Final = (
    AutomaticMessage(step=Step.RED, contacts=(ContactKind.HANDLER, ContactKind.DEPUTY_LEADER)),
    AutomaticMessage(step=Step.RED, grade=Grade.D, contacts=(ContactKind.MAIN_LEADER,)),
    AutomaticMessage(step=Step.RED_DAY, grade=Grade.C, inspection=True),
    AutomaticMessage(step=Step.RED_DAY, grade=Grade.D, inspection=True),
)

DEFAULT_LIMITS: Final = (
    PolicyRow(
        triage=Limit.running_minutes(30),
        acceptance=Limit.running_hours(24),
        handling=Limit.working_days(3),
    ),
    PolicyRow(grade=Grade.A, handling=Limit.running_hours(24)),
    PolicyRow(grade=Grade.B, handling=Limit.working_days(3)),
    PolicyRow(grade=Grade.C, handling=Limit.working_days(7)),
    PolicyRow(grade=Grade.D, handling=Limit.working_days(15)),
    PolicyRow(urgency=Urgency.URGENT, acceptance=Limit.running_hours(1)),
    PolicyRow(urgency=Urgency.EMERGENCY, acceptance=Limit.running_minutes(15)),
    PolicyRow(
        channel=Channel.ENTERPRISE_DESK, response=Limit.running_hours(2), handling=Limit.running_hours(24)
    ),
)


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The rest of what is data."""

    unrated_closes_after: int = 7 * DAY
    reply_within: int = 4 * HOUR
    """How long the recipient of a supervision order has for the reply."""
    quiet_from: int = 22 * HOUR
    quiet_to: int = 7 * HOUR + 30 * MINUTE
    """Automatic messages wait for the end of the quiet hours unless urgent (local time of day)."""
    late_found_after: int = MINUTE
    """A step found longer than this after its time is recorded as found late."""
    rating_points: tuple[float, float, float, float, float] = (0.0, 0.0, -0.5, -1.0, -2.0)
    """What each step of a rating does to the unit's score, from very satisfied to very dissatisfied."""


class World(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything a rule may look up besides the ticket: the set-up of one district.

    Made once for each change of the set-up and shared: what was looked up in its table of limits is kept.
    """

    directory: Directory
    calendar: WorkingCalendar
    limits: tuple[PolicyRow, ...] = DEFAULT_LIMITS
    automatic: tuple[AutomaticMessage, ...] = DEFAULT_AUTOMATIC
    settings: Settings = Settings()
    templates: tuple[MessageTemplate, ...] = DEFAULT_TEMPLATES

    @cached_property
    def _found(self) -> dict[tuple[object, ...], Limit | None]:
        return {}

    def limit(self, kind: ClockKind, facts: tuple[object, ...]) -> Limit | None:
        """As `limit_for`, for a ticket's matter, channel, grade and urgency."""
        key = (kind, facts)
        if key not in self._found:
            self._found[key] = _looked_up(self.limits, kind, facts)
        return self._found[key]


def winning_row(
    limits: tuple[PolicyRow, ...], kind: ClockKind, facts: tuple[object, ...]
) -> PolicyRow | None:
    """The row of the table whose limit a clock gets for these facts (matter, channel, grade, urgency)."""
    best: PolicyRow | None = None
    best_key: tuple[int, ...] = (-1,)
    for row in limits:
        if getattr(row, kind.value) is None:
            continue
        columns = (row.matter, row.channel, row.grade, row.urgency)
        pairs = zip(columns, facts, strict=True)
        if any(wanted is not None and wanted != actual for wanted, actual in pairs):
            continue
        named = tuple(int(wanted is not None) for wanted in columns)
        key = (sum(named), *named)
        if key > best_key:
            best, best_key = row, key
    return best


def limit_for(world: World, ticket: Ticket, kind: ClockKind) -> Limit | None:
    """The limit that the table gives a clock of this ticket.

    Among the rows that fit and say something of this clock, the one that names most columns wins; ties go by
    matter, then channel, grade, urgency. None where no row says anything.
    """
    return world.limit(kind, (ticket.matter, ticket.channel, ticket.grade, ticket.urgency))


def _looked_up(limits: tuple[PolicyRow, ...], kind: ClockKind, facts: tuple[object, ...]) -> Limit | None:
    row = winning_row(limits, kind, facts)
    return None if row is None else getattr(row, kind.value)
