"""One row of the store as the value it was made from."""

from __future__ import annotations

from console.store.codes import CHANNELS, CLOCK_KINDS, GRADES, LEVELS, STAGES, URGENCIES
from console.store.columns import Columns, Values
from console.store.texts import Texts
from domain.row import TicketRow


def row_at(columns: Columns, values: Values, texts: Texts, row: int) -> TicketRow:
    """The row as it came over the wire."""
    return TicketRow(
        id=int(columns.id[row]),
        version=int(columns.version[row]),
        title=texts.title(row),
        address=texts.address(row),
        area=values.area.values[columns.area[row]],
        channel=CHANNELS.words[columns.channel[row]],
        level=LEVELS.word(columns.level[row]),
        grade=GRADES.word(columns.grade[row]),
        urgency=URGENCIES.words[columns.urgency[row]],
        stage=STAGES.words[columns.stage[row]],
        matter=values.matter.values[columns.matter[row]],
        key_matter=bool(columns.key_matter[row]),
        arrived_at=int(columns.arrived_at[row]),
        last_at=int(columns.last_at[row]),
        last_by=int(columns.last_by[row]),
        closed_at=int(columns.closed_at[row]),
        lead=int(columns.lead[row]),
        assisting=int(columns.assisting[row]),
        units=values.units.values[columns.units[row]],
        orders=int(columns.orders[row]),
        orders_waiting=int(columns.orders_waiting[row]),
        red_at=int(columns.red_at[row]),
        unacknowledged_red_at=int(columns.unacknowledged_red_at[row]),
        yellow_at=int(columns.yellow_at[row]),
        last_sixth_at=int(columns.last_sixth_at[row]),
        pending_kind=CLOCK_KINDS.word(columns.pending_kind[row]),
        pending_started_at=int(columns.pending_started_at[row]),
        pending_red_at=int(columns.pending_red_at[row]),
        handling_started_at=int(columns.handling_started_at[row]),
        handling_red_at=int(columns.handling_red_at[row]),
        suspended_until=int(columns.suspended_until[row]),
        waits=values.waits.values[columns.waits[row]],
        reply_by=int(columns.reply_by[row]),
        claimed_by=int(columns.claimed_by[row]),
        claimed_at=int(columns.claimed_at[row]),
        main=int(columns.main[row]),
        repeats=int(columns.repeats[row]),
        parent=int(columns.parent[row]),
        lon=float(columns.lon[row]),
        lat=float(columns.lat[row]),
    )
