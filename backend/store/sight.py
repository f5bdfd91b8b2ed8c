"""Where tickets lie and who works on them: what decides who may hear of them, without reading them whole."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
import sqlalchemy as sa

from backend.store.database import Database
from backend.store.scope import Scope, whole_district
from backend.store.tables import ticket, ticket_unit


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """What a scope of the house asks of a ticket (`Scope.sees_ticket`)."""

    area: str
    units: tuple[int, ...]


class Sight:
    """Looks tickets of one district up for what has no number."""

    def __init__(self, database: Database, district: str) -> None:
        self._database = database
        self._district = district

    async def placed(self, idents: Collection[int], scope: Scope | None = None) -> dict[int, Placed]:
        """The tickets of these ids that are in the scope; of the whole district without one."""
        condition = (scope or whole_district(self._district)).tickets()
        areas = sa.select(ticket.c.id, ticket.c.area).where(condition, ticket.c.id.in_(idents))
        async with self._database.reading() as connection:
            found = {row.id: row.area for row in (await connection.execute(areas)).all()}
            units: dict[int, list[int]] = {ident: [] for ident in found}
            if found:
                at_work = sa.select(ticket_unit.c.ticket, ticket_unit.c.unit).where(
                    ticket_unit.c.district == self._district, ticket_unit.c.ticket.in_(found)
                )
                for row in (await connection.execute(at_work)).all():
                    units[row.ticket].append(row.unit)
        return {ident: Placed(area=area, units=tuple(units[ident])) for ident, area in found.items()}
