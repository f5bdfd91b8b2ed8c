"""Tickets that may tell of the same matter: near in place and time, of the same class, alike in words."""

from typing import Final

import msgspec
import numpy as np
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.store import TicketStore
from console.widgets.search_pick import PickItem
from domain.directory import Directory
from domain.repeats import WITHIN, Known, Likeness, Match, Told, likely_repeats
from domain.row import TicketRow
from domain.ticket import short_number

translate = QCoreApplication.translate

_STREET: Final = 9


class Likely(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket that may be the same matter, with what speaks for it."""

    row: TicketRow
    reasons: tuple[str, ...]


def likely(store: TicketStore | None, told: Told, now: int, *, itself: int = 0) -> list[Likely]:
    """The open tickets that may tell of the same, the likeliest first; `itself` is no repeat of itself."""
    if store is None or not told.area:
        return []
    rows = store.open_rows()
    recent = rows[store.columns.arrived_at[rows] >= now - WITHIN]
    areas = store.values.area.values
    near = np.array([area.startswith(told.area[:_STREET]) for area in areas], np.bool_)
    here = [store.ticket_row(int(row)) for row in recent[near[store.columns.area[recent]]]]
    known = {row.id: row for row in here if row.id != itself and not row.main}
    matches = likely_repeats(told, (_known(row) for row in known.values()), now)
    return [Likely(row=known[one.id], reasons=_reasons(one)) for one in matches]


def _known(row: TicketRow) -> Known:
    return Known(
        id=row.id,
        arrived_at=row.arrived_at,
        title=row.title,
        address=row.address,
        area=row.area,
        matter=row.matter,
    )


def _reasons(match: Match) -> tuple[str, ...]:
    words = {
        Likeness.SAME_MATTER: translate("Likely", "same class"),
        Likeness.NEAR: translate("Likely", "{metres} m away").format(metres=match.metres),
        Likeness.SAME_ADDRESS: translate("Likely", "same place"),
        Likeness.ALIKE: translate("Likely", "alike in words"),
    }
    return tuple(words[reason] for reason in match.reasons)


def row_item(directory: Directory, row: TicketRow, now: int, reasons: tuple[str, ...] = ()) -> PickItem:
    """A ticket as something to pick."""
    said = translate("Likely", ", ").join(reasons)
    when = clock_text.short_time(row.arrived_at, now)
    detail = f"{said or directory.area_name(row.area)} · {when} · {terms.stage(row.stage)}"
    return PickItem(key=str(row.id), words=f"{short_number(row.id)} {row.title}", detail=detail)


def found_items(store: TicketStore | None, directory: Directory, typed: str, now: int) -> list[PickItem]:
    """The tickets whose number, title or place has what is typed, in Chinese or pinyin; the newest first."""
    if store is None:
        return []
    rows = np.flatnonzero(store.matching(typed)[: store.count] & store.present[: store.count])
    newest = rows[np.argsort(store.columns.id[rows])[::-1][:50]]
    return [row_item(directory, store.ticket_row(int(row)), now) for row in newest]
