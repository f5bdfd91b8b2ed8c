"""Tickets that may tell of the same matter: near in place and time, of the same class, alike in words."""

from collections.abc import Iterable
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
from domain.words import Stage

translate = QCoreApplication.translate

_STREET: Final = 9
_GONE: Final = (Stage.VOIDED, Stage.MERGED)
"""What nothing can join."""


class Likely(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket that may be the same matter, with what speaks for it."""

    row: TicketRow
    reasons: tuple[str, ...]


def likely(store: TicketStore | None, told: Told, now: int, *, itself: int = 0) -> list[Likely]:
    """The tickets of the last days that may tell of the same, closed ones among them, the likeliest first.

    `itself` is no repeat of itself. Where no point is told, the one at which the same address was told of
    before stands for it, so that what lies round the corner is found as well.
    """
    if store is None or not told.area:
        return []
    count, columns = store.count, store.columns
    rows = np.flatnonzero(store.present[:count] & (columns.arrived_at[:count] >= now - WITHIN))
    areas = store.values.area.values
    near = np.array([area.startswith(told.area[:_STREET]) for area in areas], np.bool_)
    here = [store.ticket_row(int(row)) for row in rows[near[columns.area[rows]]]]
    known = {row.id: row for row in here if row.id != itself and not row.main and row.stage not in _GONE}
    if not (told.lon or told.lat):
        lon, lat = _point_of(told.address, known.values())
        told = msgspec.structs.replace(told, lon=lon, lat=lat)
    matches = likely_repeats(told, (_known(row) for row in known.values()), now)
    return [Likely(row=known[one.id], reasons=_reasons(one)) for one in matches]


def _point_of(address: str, rows: Iterable[TicketRow]) -> tuple[float, float]:
    """Where a ticket of the same address lies, the newest that has a point; nought and nought for none."""
    same = [row for row in rows if address and row.address == address and (row.lon or row.lat)]
    newest = max(same, key=lambda row: row.id, default=None)
    return (newest.lon, newest.lat) if newest is not None else (0.0, 0.0)


def _known(row: TicketRow) -> Known:
    return Known(
        id=row.id,
        arrived_at=row.arrived_at,
        title=row.title,
        address=row.address,
        area=row.area,
        matter=row.matter,
        lon=row.lon,
        lat=row.lat,
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
