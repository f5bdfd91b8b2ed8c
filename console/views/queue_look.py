"""All that is seen of one row of the queue: rows that look the same share one drawing (DESIGN §4)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import msgspec

from console import terms
from console.models import row_text
from console.models.hits import hit_spans
from console.models.pending_marks import Mark, MarkKind
from console.models.queue_columns import Column, RowWords, cell_words
from console.models.row_text import TimeShown
from domain.row import TicketRow
from domain.ticket import short_number
from domain.words import OPEN_STAGES, RowState, Stage

Hits = tuple[tuple[int, int], ...]

_MARKS: Final = {
    MarkKind.SENDING: ("cloud-up", "blue"),
    MarkKind.WAITING: ("cloud-up", "amber"),
    MarkKind.REFUSED: ("alert-triangle", "amber"),
}
"""Icon and colour of what is not done yet."""

_GREY: Final = frozenset({RowState.SUSPENDED, RowState.DRAFT})
_SUPERVISED: Final = frozenset({Stage.DISPATCHED, Stage.HANDLING})


class RowShown(msgspec.Struct, frozen=True, kw_only=True):
    """All that decides how a row looks."""

    row: TicketRow
    state: RowState
    unacknowledged: bool
    present: bool
    """False for a ticket that left the scope while the order is held."""
    unit: str
    time: TimeShown
    now: int
    selected: bool
    current: bool
    """The keyboard is on it; of several selected rows on one."""
    hovered: bool
    mark: Mark | None = None
    """What is wished for the ticket and not done yet."""
    others: str = ""
    """Who else has the ticket open."""
    claimed_by: str = ""
    """Who claimed it; a claim of the own account is marked by another colour."""
    claim_is_own: bool = False
    street: str = ""
    needle: str = ""
    """What was searched for."""


class RowLook(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """What is written and drawn in a row; two rows with equal looks are the same to the eye."""

    state: RowState
    present: bool
    ground: str
    """The token of the ground."""
    framed: bool
    """Selected, and the keyboard is on it."""
    chosen: bool
    """Selected, and the keyboard is elsewhere."""
    number: str
    grade: str
    title: str
    hits: Hits
    loud: bool
    """Red and not confirmed: in bold, with room for the dot that flashes."""
    aside: bool
    """Nobody has to do anything about it now."""
    level: str
    unit: str
    status: str
    status_icon: str
    status_ink: str
    time: str
    filled: int | None
    """How many pixels of the bar of the limit are filled; None where there is no limit to show."""
    others: str
    claimed_by: str
    claim_is_own: bool
    further: tuple[tuple[Column, str], ...]
    """What stands in the columns that are shown by choice."""


def look_of(shown: RowShown, further: tuple[Column, ...], bar: int) -> RowLook:
    """How a row looks with these columns of the user's choice, and a bar of the limit so many pixels wide."""
    row, mark = shown.row, shown.mark
    title = row_text.title_words(row)
    if mark is not None:
        icon, ink = _MARKS[mark.kind]
    elif row.orders > 0 and row.stage in _SUPERVISED:
        icon, ink = "gavel", "text1"
    else:
        icon, ink = "", "text2"
    used = shown.time.used
    return RowLook(
        state=shown.state,
        present=shown.present,
        ground=_ground(shown),
        framed=shown.selected and shown.current,
        chosen=shown.selected and not shown.current,
        number=short_number(row.id),
        grade=row.grade or "",
        title=title,
        hits=_hits(shown.needle, title) if shown.needle else (),
        loud=shown.unacknowledged,
        aside=shown.state in _GREY or row.stage not in OPEN_STAGES,
        level=terms.short_level(row.level) if row.level else terms.short_channel(row.channel),
        unit=row_text.unit_words(row, shown.unit),
        status=row_text.status_words(row, mark),
        status_icon=icon,
        status_ink=ink,
        time=row_text.time_words(row, shown.time, shown.now),
        filled=None if used is None else round(bar * used),
        others=shown.others,
        claimed_by=shown.claimed_by,
        claim_is_own=shown.claim_is_own,
        further=_further(shown, further),
    )


def _ground(shown: RowShown) -> str:
    red = shown.state is RowState.RED
    if shown.selected:
        return "redbg2" if red else "bg3"
    if shown.hovered:
        return "redbg2" if red else "bg2"
    return "redbg" if red else "bg1"


def _further(shown: RowShown, columns: tuple[Column, ...]) -> tuple[tuple[Column, str], ...]:
    if not columns:
        return ()
    words = RowWords(
        unit=shown.unit,
        street=shown.street,
        mark=shown.mark,
        now=shown.now,
        claimed_by=shown.claimed_by,
    )
    return tuple((column, cell_words(shown.row, column, words)) for column in columns)


@lru_cache(maxsize=512)
def _hits(needle: str, title: str) -> Hits:
    return hit_spans(needle, title)
