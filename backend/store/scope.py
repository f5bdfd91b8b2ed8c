"""What a reader may see, in one place: the same conditions for SQL and for what is already in memory.

The table of readers is `domain.rules.READERS`; a ticket out of scope is not there at all.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
import sqlalchemy as sa

from backend.store.tables import event, ticket, ticket_reporter, ticket_unit
from domain.event import Event
from domain.operation import Actor
from domain.place import contains
from domain.rules import READERS
from domain.words import Scope as Reach

_STREET_CODE_LENGTH = 9


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """How far one reader sees. Equal scopes see the same: what is made for one serves them all."""

    district: str
    reach: Reach
    area: str = ""
    """For AREA: the code that places begin with."""
    unit: int = 0
    """For UNIT."""
    account: int = 0
    """For OWN."""

    @property
    def whole_streets(self) -> bool:
        """Whether it sees each street whole or not at all, and so can be given segments of the archive."""
        return self.reach is Reach.DISTRICT or (
            self.reach is Reach.AREA and len(self.area) <= _STREET_CODE_LENGTH
        )

    def sees_street(self, street: str) -> bool:
        """Whether a segment of this street may be given to it."""
        if not self.whole_streets:
            return False
        return self.reach is Reach.DISTRICT or contains(self.area, street)

    def sees_ticket(self, area: str, units: Collection[int], accounts: Collection[int]) -> bool:
        """Whether a ticket with this place, these units at work and these reporting accounts is in scope."""
        if self.reach is Reach.DISTRICT:
            return True
        if self.reach is Reach.AREA:
            return contains(self.area, area)
        if self.reach is Reach.UNIT:
            return self.unit in units
        return self.account in accounts

    def sees_event(self, one: Event, accounts: Collection[int]) -> bool:
        """Whether the ticket was in scope after the event."""
        return self.sees_ticket(one.area, one.units, accounts)

    def left_by(self, one: Event) -> bool:
        """Whether the event took its ticket out of (this part of) the scope."""
        if self.reach is Reach.AREA:
            return bool(one.left_area) and contains(self.area, one.left_area)
        if self.reach is Reach.OWN:
            return self.account in one.left_accounts
        return self.reach is Reach.UNIT and self.unit in one.left_units

    def tickets(self) -> sa.ColumnElement[bool]:
        """The condition on `ticket`."""
        mine = ticket.c.district == self.district
        if self.reach is Reach.DISTRICT:
            return mine
        if self.reach is Reach.AREA:
            return sa.and_(mine, within(ticket.c.area, self.area))
        return sa.and_(mine, ticket.c.id.in_(self._named_tickets()))

    def events(self) -> sa.ColumnElement[bool]:
        """The condition on `event`: those that are seen, and those that took a ticket out of the scope."""
        mine = event.c.district == self.district
        if self.reach is Reach.DISTRICT:
            return mine
        if self.reach is Reach.AREA:
            return sa.and_(
                mine, sa.or_(within(event.c.area, self.area), within(event.c.left_area, self.area))
            )
        if self.reach is Reach.UNIT:
            return sa.and_(
                mine, sa.or_(_names(event.c.units, self.unit), _names(event.c.left_units, self.unit))
            )
        taken = _names(event.c.left_accounts, self.account)
        return sa.and_(mine, sa.or_(event.c.ticket.in_(self._named_tickets()), taken))

    def _named_tickets(self) -> sa.Select[Any]:
        if self.reach is Reach.UNIT:
            return sa.select(ticket_unit.c.ticket).where(
                ticket_unit.c.district == self.district, ticket_unit.c.unit == self.unit
            )
        return sa.select(ticket_reporter.c.ticket).where(
            ticket_reporter.c.district == self.district, ticket_reporter.c.account == self.account
        )


def scope_of(actor: Actor) -> Scope | None:
    """How far an actor reads; None for a role that reads no tickets."""
    reach = READERS.get(actor.role)
    if reach is None or (reach is Reach.UNIT and actor.unit is None):
        return None
    if reach is Reach.AREA:
        return Scope(district=actor.district, reach=reach, area=actor.area)
    if reach is Reach.UNIT:
        return Scope(district=actor.district, reach=reach, unit=actor.unit or 0)
    if reach is Reach.OWN:
        return Scope(district=actor.district, reach=reach, account=actor.account)
    return Scope(district=actor.district, reach=reach)


def whole_district(district: str) -> Scope:
    """Everything, for the platform's own work."""
    return Scope(district=district, reach=Reach.DISTRICT)


def within(column: sa.ColumnElement[str], area: str) -> sa.ColumnElement[bool]:
    """Whether a column's area code lies in an area, as a range that an index can follow.

    Codes are digits alone, which every collation sorts alike; the next code of that length ends the range.
    """
    if not area.isdigit():
        return sa.false()
    after = str(int(area) + 1).zfill(len(area))
    upper = column < after if len(after) == len(area) else sa.true()
    return sa.and_(column >= area, upper)


def units_text(units: Collection[int]) -> str:
    """`,3,7,`: how a column holds a set of units."""
    return f",{','.join(str(unit) for unit in units)}," if units else ""


def units_of(text: str) -> tuple[int, ...]:
    """The units of such a column. Raises ValueError where it is none."""
    return tuple(int(part) for part in text.split(",") if part)


def _names(column: sa.ColumnElement[str], unit: int) -> sa.ColumnElement[bool]:
    return column.like(f"%,{unit},%")
