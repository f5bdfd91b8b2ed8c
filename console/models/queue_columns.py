"""The columns of the queue (UI §3): their names, and what each says of a row."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.models import row_text
from console.models.pending_marks import Mark
from console.models.row_tags import tag_word, tags_of
from domain.row import TicketRow, state_at
from domain.ticket import short_number

translate = QCoreApplication.translate


class Column(IntEnum):
    """The columns of UI §3. The numbers are those of the model; where each stands is the user's choice."""

    LIGHT = 0
    NUMBER = 1
    GRADE = 2
    TITLE = 3
    LEVEL = 4
    UNIT = 5
    STATUS = 6
    TIME = 7
    # Those that are shown by choice alone:
    CHANNEL = 8
    STREET = 9
    ARRIVED = 10
    LAST = 11
    ORDERS = 12
    TAGS = 13
    CLAIM = 14


OPTIONAL: Final = frozenset(column for column in Column if column > Column.TIME)
"""Not shown until the user asks for them."""
ENDING: Final = frozenset({Column.TIME, Column.ORDERS})
"""Written from the right."""


class RowWords(msgspec.Struct, frozen=True, kw_only=True):
    """What the words of a row need beside the row itself."""

    unit: str
    """The name of the lead."""
    street: str
    mark: Mark | None
    now: int
    claimed_by: str = ""
    """The name of who claimed it."""


def cell_words(row: TicketRow, column: Column, words: RowWords) -> str:
    """What stands in one cell."""
    return _CELLS[column](row, words)


_CELLS: Final[dict[Column, Callable[[TicketRow, RowWords], str]]] = {
    Column.LIGHT: lambda row, words: terms.state(state_at(row, words.now)),
    Column.NUMBER: lambda row, _words: short_number(row.id),
    Column.GRADE: lambda row, _words: row.grade or "",
    Column.TITLE: lambda row, _words: row_text.title_words(row),
    Column.LEVEL: lambda row, _words: terms.short_level(row.level) if row.level else "",
    Column.UNIT: lambda row, words: row_text.unit_words(row, words.unit),
    Column.STATUS: lambda row, words: row_text.status_words(row, words.mark),
    Column.TIME: lambda row, words: row_text.time_words(row, row_text.time_shown(row, words.now), words.now),
    Column.CHANNEL: lambda row, _words: terms.short_channel(row.channel),
    Column.STREET: lambda _row, words: words.street,
    Column.ARRIVED: lambda row, words: clock_text.short_time(row.arrived_at, words.now),
    Column.LAST: lambda row, words: clock_text.short_time(row.last_at, words.now),
    Column.ORDERS: lambda row, _words: str(row.orders) if row.orders else "",
    Column.TAGS: lambda row, _words: " ".join(tag_word(tag) for tag in tags_of(row)),
    Column.CLAIM: lambda _row, words: words.claimed_by,
}


def column_title(column: Column) -> str:
    """What stands above a column."""
    return "" if column is Column.LIGHT else column_name(column)


def column_name(column: Column) -> str:
    """What a column is called where columns are chosen."""
    return _NAMES[column]()


_NAMES: Final[dict[Column, Callable[[], str]]] = {
    Column.LIGHT: lambda: translate("QueueColumns", "Light"),
    Column.NUMBER: lambda: translate("QueueColumns", "Number"),
    Column.GRADE: lambda: translate("QueueColumns", "Gr."),
    Column.TITLE: lambda: translate("QueueColumns", "Matter"),
    Column.LEVEL: lambda: translate("QueueColumns", "Call"),
    Column.UNIT: lambda: translate("QueueColumns", "Unit"),
    Column.STATUS: lambda: translate("QueueColumns", "Status"),
    Column.TIME: lambda: translate("QueueColumns", "Left / overdue"),
    Column.CHANNEL: lambda: translate("QueueColumns", "Channel"),
    Column.STREET: lambda: translate("QueueColumns", "Street"),
    Column.ARRIVED: lambda: translate("QueueColumns", "Reported"),
    Column.LAST: lambda: translate("QueueColumns", "Last act"),
    Column.ORDERS: lambda: translate("QueueColumns", "Orders"),
    Column.TAGS: lambda: translate("QueueColumns", "Tags"),
    Column.CLAIM: lambda: translate("QueueColumns", "Claimed by"),
}
