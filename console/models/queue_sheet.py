"""What the queue shows as a table of words, for the clipboard, a file or paper: personal data masked."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text
from console.models.queue_columns import Column, cell_words, column_name
from console.models.queue_model import QueueModel
from domain.personal import masked
from domain.ticket import number_text

translate = QCoreApplication.translate

MOST: Final = 50_000
"""Rows of one file; more than that is for the statistics, not for a sheet."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A table of words."""

    heading: tuple[str, ...] = ()
    """Who made it, when, of what, how old the data is."""
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheet_rows(model: QueueModel, rows: Sequence[int], columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """The words of rows of the store, with the whole number and the address beside the columns."""
    made = []
    for at in rows:
        row = model.store.ticket_row(at)
        words = model.row_words(row)
        cells = [
            number_text(model.district, row.id) if column is Column.NUMBER else cell_words(row, column, words)
            for column in columns
        ]
        made.append(tuple(masked(cell) for cell in (*cells, row.address)))
    return made


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
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _one_line(cell: str) -> str:
    return harmless(" ".join(cell.split()))
