"""同类: what else of the same matter came from the same community of late: a hint at repeats."""

from typing import Final

import numpy as np

from console.store import TicketStore
from domain.instant import DAY
from domain.place import contains
from domain.row import TicketRow
from domain.ticket import Ticket

DAYS: Final = 30
_COMMUNITY: Final = 12
"""How many digits of an area's code name the community."""


def alike(store: TicketStore, ticket: Ticket) -> list[TicketRow]:
    """The tickets of its matter, in its community, that arrived within 30 days of it; newest first."""
    matters, areas = store.values.matter.values, store.values.area.values
    if ticket.matter is None or ticket.matter not in matters:
        return []
    community = ticket.place.area[:_COMMUNITY]
    near = np.array([contains(community, area) for area in areas], np.bool_)
    columns, count = store.columns, store.count
    hit = columns.matter[:count] == matters.index(ticket.matter)
    hit &= store.present[:count]
    hit &= np.abs(columns.arrived_at[:count] - ticket.arrived_at) <= DAYS * DAY
    hit &= columns.id[:count] != ticket.id
    hit &= near[columns.area[:count]]
    rows = np.flatnonzero(hit)
    newest = rows[np.argsort(-columns.arrived_at[rows], kind="stable")]
    return [store.ticket_row(int(row)) for row in newest]
