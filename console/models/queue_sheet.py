"""What the queue shows as a table of words, for the clipboard, a file or paper: personal data masked."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text
from console.models.queue_columns import Column, cell_words, column_name
from console.models.queue_model import QueueModel
from domain.personal import masked
from domain.row import TicketRow
from domain.ticket import number_text

translate = QCoreApplication.translate

MOST: Final = 50_000
"""Rows of one file; more than that is for the statistics, not for a sheet."""

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; a Chinese Excel the wide signs, too."""


Cell = str | int | datetime
"""A time is one of Shanghai's, without a zone: that is how a spreadsheet knows them."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A table of words."""

    heading: tuple[str, ...] = ()
    """Who made it, when, of what, how old the data is."""
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    typed: tuple[tuple[Cell, ...], ...] = ()
    """The rows with times and counts as such, for files that know the difference."""


def sheet_rows(model: QueueModel, rows: Sequence[int], columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """The words of rows of the store, with the whole number and the address beside the columns."""
    return [_words_of(model, model.store.ticket_row(at), columns) for at in rows]


def typed_rows(model: QueueModel, rows: Sequence[int], columns: Sequence[Column]) -> list[tuple[Cell, ...]]:
    """The same with times and counts as such."""
    found = [model.store.ticket_row(at) for at in rows]
    return [_typed(row, _words_of(model, row, columns), columns) for row in found]


def _words_of(model: QueueModel, row: TicketRow, columns: Sequence[Column]) -> tuple[str, ...]:
    words = model.row_words(row)
    cells = [
        number_text(model.district, row.id) if column is Column.NUMBER else cell_words(row, column, words)
        for column in columns
    ]
    return tuple(masked(cell) for cell in (*cells, row.address))


def _typed(row: TicketRow, words: Sequence[str], columns: Sequence[Column]) -> tuple[Cell, ...]:
    cells: list[Cell] = list(words)
    for place, column in enumerate(columns):
        if column in _INSTANTS:
            cells[place] = clock_text.local(_INSTANTS[column](row)).replace(tzinfo=None, microsecond=0)
        elif column is Column.ORDERS:
            cells[place] = row.orders
    return tuple(cells)


_INSTANTS: Final[dict[Column, Callable[[TicketRow], int]]] = {
    Column.ARRIVED: lambda row: row.arrived_at,
    Column.LAST: lambda row: row.last_at,
}


def line_of(model: QueueModel, at: int) -> str:
    """One ticket in a line: number, title, state."""
    row = model.store.ticket_row(at)
    words = model.row_words(row)
    parts = (cell_words(row, column, words) for column in (Column.TITLE, Column.STATUS, Column.TIME))
    return masked(" ".join(part for part in (number_text(model.district, row.id), *parts) if part))


def sheet_titles(columns: Sequence[Column]) -> tuple[str, ...]:
    """What stands above them."""
    return (*(column_name(column) for column in columns), translate("QueueSheet", "Place"))


def heading_of(who: str, now: int, words: str, count: int, data_at: int) -> tuple[str, ...]:
    """The lines above the table."""
    at = f"{clock_text.local(now):%Y-%m-%d} {clock_text.time_of_day(now)}"
    data = f"{clock_text.local(data_at):%Y-%m-%d} {clock_text.time_of_day(data_at)}"
    return (
        translate("QueueSheet", "Ticket queue, {count} tickets").format(count=count),
        translate("QueueSheet", "Made by {who} at {at}").format(who=who, at=at),
        translate("QueueSheet", "Filter: {words}").format(words=words),
        translate("QueueSheet", "Data as of {at}; personal data masked").format(at=data),
    )


def as_tsv(sheet: Sheet) -> str:
    """For a spreadsheet's clipboard: one line a row, without the heading."""
    return "\n".join("\t".join(_one_line(cell) for cell in row) for row in (sheet.titles, *sheet.rows))


def as_html(sheet: Sheet) -> str:
    """For a text processor's clipboard."""
    head = "".join(f"<th>{html.escape(title)}</th>" for title in sheet.titles)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in sheet.rows
    )
    return f"<table border='1'><tr>{head}</tr>{body}</table>"


def harmless(cell: str) -> str:
    """A cell that a spreadsheet takes for text, whatever a reporter wrote into it."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _one_line(cell: str) -> str:
    return harmless(" ".join(cell.split()))
