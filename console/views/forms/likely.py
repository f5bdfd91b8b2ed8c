"""Tickets that may tell of the same matter: near in place and time, of the same class, alike in words."""

from itertools import pairwise
from typing import Final

import msgspec
import numpy as np
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.store import TicketStore
from console.widgets.search_pick import PickItem
from domain.directory import Directory
from domain.instant import DAY
from domain.row import TicketRow
from domain.ticket import short_number

translate = QCoreApplication.translate

_WITHIN: Final = 7 * DAY
_STREET, _COMMUNITY, _GRID = 9, 12, 15
_ALIKE, _ENOUGH = 0.3, 3
_MOST: Final = 5


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a call so far."""

    area: str
    address: str = ""
    title: str = ""
    matter: str = ""
    ticket: int = 0
    """A ticket that is no repeat of itself; 0 for a new call."""


class Likely(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket that may be the same matter, with what speaks for it."""

    row: TicketRow
    score: int
    reasons: tuple[str, ...]


def likely(store: TicketStore | None, told: Told, now: int) -> list[Likely]:
    """The open tickets of the last seven days that may be the same; what speaks most for it comes first."""
    if store is None or len(told.area) < _STREET:
        return []
    rows = store.open_rows()
    recent = rows[store.columns.arrived_at[rows] >= now - _WITHIN]
    areas = store.values.area.values
    near = np.array([area.startswith(told.area[:_STREET]) for area in areas], np.bool_)
    found = []
    for row in recent[near[store.columns.area[recent]]]:
        one = _judged(store.ticket_row(int(row)), told)
        if one is not None:
            found.append(one)
    found.sort(key=lambda one: (-one.score, -one.row.arrived_at))
    return found[:_MOST]


def _judged(row: TicketRow, told: Told) -> Likely | None:
    if row.id == told.ticket or row.main:
        return None
    score, reasons = 0, []
    if told.matter and row.matter == told.matter:
        score += 2
        reasons.append(translate("Likely", "same class"))
    if alike(row.title, told.title) >= _ALIKE:
        score += 2
        reasons.append(translate("Likely", "alike in words"))
    if not reasons:
        return None  # the same place alone is another matter
    near = _shared(row.area, told.area)
    if near >= _COMMUNITY:
        score += 2 if near >= _GRID else 1
        reasons.append(
            translate("Likely", "same grid") if near >= _GRID else translate("Likely", "same community")
        )
    if alike(row.address, told.address) >= _ALIKE:
        score += 2
        reasons.append(translate("Likely", "same place"))
    return Likely(row=row, score=score, reasons=tuple(reasons)) if score >= _ENOUGH else None


def _shared(one: str, other: str) -> int:
    for length in (_GRID, _COMMUNITY, _STREET):
        if len(one) >= length and one[:length] == other[:length]:
            return length
    return 0


def alike(one: str, other: str) -> float:
    """How much of their pairs of signs two texts share, from 0 to 1."""
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def _pairs(text: str) -> set[str]:
    signs = [sign for sign in text if sign.isalnum()]
    return {f"{a}{b}" for a, b in pairwise(signs)}


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
