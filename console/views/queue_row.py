"""How one row of the queue is painted (UI §3, §4)."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QPainter, QPixmap

from console import icons, terms, theme
from console.models import row_text
from console.models.pending_marks import Mark, MarkKind
from console.models.queue_columns import ENDING, OPTIONAL, Column, RowWords, cell_words
from console.models.row_text import TimeShown
from console.widgets import lights, painting
from domain.row import TicketRow
from domain.ticket import short_number
from domain.words import OPEN_STAGES, RowState, Stage

ROW_HEIGHT: Final = 36
WIDTHS: Final = {
    Column.LIGHT: 34,
    Column.NUMBER: 86,
    Column.GRADE: 32,
    Column.LEVEL: 74,
    Column.UNIT: 124,
    Column.STATUS: 84,
    Column.TIME: 132,
    Column.CHANNEL: 84,
    Column.STREET: 96,
    Column.ARRIVED: 92,
    Column.LAST: 92,
    Column.ORDERS: 56,
    Column.TAGS: 112,
    Column.CLAIM: 76,
}
"""Pixels at a text scale of 100 %; the title takes the rest."""

TITLE_LEAST: Final = 220
SPARED: Final = (Column.LEVEL, Column.UNIT, Column.STATUS, Column.GRADE)
"""The columns that go when the title would get less than its least, in this order."""

PADDING: Final = 6
_LIGHT: Final = 16
_DOT: Final = 5
_DOT_ROOM: Final = 16
_GRADE: Final = 20
_BAR: Final = 3
_HIT: Final = 22
_MARK_OF_SELECTED: Final = 4
_PERSON: Final = 14
_PEOPLE_MOST: Final = 96
RIGHT_MARGIN: Final = 8

_MARKS: Final = {
    MarkKind.SENDING: ("cloud-up", "blue"),
    MarkKind.WAITING: ("cloud-up", "amber"),
    MarkKind.REFUSED: ("alert-triangle", "amber"),
}
"""Icon and colour of what is not done yet."""

_GREY: Final = frozenset({RowState.SUSPENDED, RowState.DRAFT})


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
    hits: tuple[tuple[int, int], ...] = ()
    """Where in the title what was searched for stands."""


class Spans(msgspec.Struct, frozen=True):
    """Where the columns lie: left edge and width of each, in logical pixels."""

    edges: tuple[tuple[int, int], ...]
    width: int
    height: int

    def cell(self, column: Column) -> QRect:
        """The room for what a column writes."""
        left, width = self.edges[column]
        pad = theme.px(PADDING)
        right = theme.px(RIGHT_MARGIN) if column is Column.TIME else 0
        return QRect(left + pad, 0, max(0, width - 2 * pad - right), self.height)


def row_pixmap(shown: RowShown, spans: Spans, ratio: float) -> QPixmap:
    """The row as a pixmap, all but the flashing dot."""
    pixmap = QPixmap(round(spans.width * ratio), round(spans.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    _paint_ground(painter, shown, spans)
    if not shown.present:
        painter.setOpacity(0.45)
    _paint_light(painter, shown, spans, ratio)
    _paint_grade(painter, shown.row, spans)
    _paint_texts(painter, shown, spans)
    _paint_status(painter, shown, spans, ratio)
    _paint_time(painter, shown, spans)
    painter.setOpacity(1.0)
    _paint_edges(painter, shown, spans)
    painter.end()
    return pixmap


def dot_rect(spans: Spans, top: int) -> QRect:
    """Where the flashing dot of an unacknowledged red row lies."""
    cell = spans.cell(Column.TITLE)
    side = theme.px(_DOT_ROOM)
    return QRect(cell.left(), top + (spans.height - side) // 2, side, side)


def paint_dot(painter: QPainter, spans: Spans, top: int) -> None:
    """Draw the dot on a row that begins at `top`."""
    room = dot_rect(spans, top)
    radius = float(theme.px(_DOT))
    centre = QPointF(room.left() + radius + 1, room.center().y() + 0.5)
    painting.draw_dot(painter, centre, radius, "red")


def _paint_ground(painter: QPainter, shown: RowShown, spans: Spans) -> None:
    red = shown.state is RowState.RED
    if shown.selected:
        token = "redbg2" if red else "bg3"
    elif shown.hovered:
        token = "redbg2" if red else "bg2"
    else:
        token = "redbg" if red else "bg1"
    painter.fillRect(QRect(0, 0, spans.width, spans.height), theme.colour(token))


def _paint_light(painter: QPainter, shown: RowShown, spans: Spans, ratio: float) -> None:
    if shown.state is RowState.NONE:
        return
    side = theme.px(_LIGHT)
    left = spans.edges[Column.LIGHT][0] + theme.px(10)
    drawing = lights.pixmap(shown.state, side, ratio)
    painter.drawPixmap(left, (spans.height - side) // 2, drawing)


def _paint_grade(painter: QPainter, row: TicketRow, spans: Spans) -> None:
    if row.grade is None or spans.edges[Column.GRADE][1] == 0:
        return
    cell, side = spans.cell(Column.GRADE), theme.px(_GRADE)
    box = QRect(cell.left(), (spans.height - side) // 2, side, side)
    painting.draw_box(painter, box, None, "edge", 1.0, 3)
    font = theme.font(theme.CAPTION, theme.BOLD)
    painting.draw_text(painter, box, row.grade, font, "text1", painting.CENTRE)


def _paint_texts(painter: QPainter, shown: RowShown, spans: Spans) -> None:
    row, small = shown.row, theme.font(theme.SMALL)
    painting.draw_text(painter, spans.cell(Column.NUMBER), short_number(row.id), small, "text2")
    level = terms.short_level(row.level) if row.level else terms.short_channel(row.channel)
    painting.draw_text(painter, spans.cell(Column.LEVEL), level, small, "text2")
    unit = row_text.unit_words(row, shown.unit)
    painting.draw_text(painter, spans.cell(Column.UNIT), unit, small, "text1")
    title = spans.cell(Column.TITLE)
    bold = shown.unacknowledged
    if bold:
        title.setLeft(title.left() + theme.px(_DOT_ROOM))
    title.setRight(title.right() - _paint_people(painter, shown, title))
    font = theme.font(theme.BODY, theme.BOLD if bold else theme.REGULAR)
    aside = shown.state in _GREY or row.stage not in OPEN_STAGES
    ink = "text2" if aside else "text1"
    said = row_text.title_words(row)
    _mark_hits(painter, shown, said, font, title)
    painting.draw_text(painter, title, said, font, ink)
    words = RowWords(
        unit=shown.unit,
        street=shown.street,
        mark=shown.mark,
        now=shown.now,
        claimed_by=shown.claimed_by,
    )
    for column in OPTIONAL:
        if spans.edges[column][1] > 0:
            align = painting.RIGHT if column in ENDING else painting.LEFT
            cell = spans.cell(column)
            painting.draw_text(painter, cell, cell_words(row, column, words), small, "text2", align)


def _paint_people(painter: QPainter, shown: RowShown, title: QRect) -> int:
    """Who claimed the ticket and who else has it open, at the end of the title; returns the room taken."""
    taken = 0
    ink = "text1" if shown.claim_is_own else "text2"
    for said, icon, colour in ((shown.claimed_by, "user-check", ink), (shown.others, "eye", "blue")):
        if said:
            taken += _paint_person(painter, said, icon, colour, title.adjusted(0, 0, -taken, 0))
    return taken


def _paint_person(painter: QPainter, said: str, icon: str, ink: str, room: QRect) -> int:
    font, side = theme.font(theme.CAPTION), theme.px(_PERSON)
    width = min(painting.text_width(font, said), theme.px(_PEOPLE_MOST)) + 1
    left = room.right() - width
    painting.draw_text(painter, QRect(left, room.top(), width, room.height()), said, font, ink)
    drawing = icons.pixmap(icon, ink, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(left - side - theme.px(3), room.top() + (room.height() - side) // 2, drawing)
    return width + side + theme.px(10)


def _mark_hits(painter: QPainter, shown: RowShown, said: str, font: QFont, title: QRect) -> None:
    height = theme.px(_HIT)
    for begin, end in shown.hits:
        left = title.left() + painting.text_width(font, said[:begin])
        box = QRect(left, (title.height() - height) // 2, painting.text_width(font, said[begin:end]), height)
        box = box.intersected(title)
        if box.width() > 0:
            painting.draw_box(painter, box, "bluebg", "blue", 1.0, 2)


def _paint_status(painter: QPainter, shown: RowShown, spans: Spans, ratio: float) -> None:
    cell = spans.cell(Column.STATUS)
    if cell.width() <= 0:
        return
    if shown.mark is not None:
        icon, ink = _MARKS[shown.mark.kind]
        _write_status(painter, cell, icon, row_text.status_words(shown.row, shown.mark), ink, spans, ratio)
        return
    supervised = shown.row.orders > 0 and shown.row.stage in {Stage.DISPATCHED, Stage.HANDLING}
    icon, ink = ("gavel", "text1") if supervised else ("", "text2")
    _write_status(painter, cell, icon, row_text.status_words(shown.row), ink, spans, ratio)


def _write_status(
    painter: QPainter, cell: QRect, icon: str, said: str, ink: str, spans: Spans, ratio: float
) -> None:
    if icon:
        side = theme.px(_LIGHT)
        drawing = icons.pixmap(icon, ink, side, ratio)
        painter.drawPixmap(cell.left(), (spans.height - side) // 2, drawing)
        cell.setLeft(cell.left() + side + theme.px(4))
    painting.draw_text(painter, cell, said, theme.font(theme.SMALL), ink)


def _paint_time(painter: QPainter, shown: RowShown, spans: Spans) -> None:
    cell, bar = spans.cell(Column.TIME), theme.px(_BAR)
    said = row_text.time_words(shown.row, shown.time, shown.now)
    heavy = shown.state is RowState.RED
    font = theme.font(theme.SMALL, theme.MEDIUM if heavy else theme.REGULAR)
    ink = lights.TEXT_TOKENS[shown.state]
    has_bar = shown.time.used is not None or shown.state is RowState.SUSPENDED
    if not has_bar:
        painting.draw_text(painter, cell, said, font, ink, painting.RIGHT)
        return
    line = theme.px(18)
    top = (spans.height - line - theme.px(3) - bar) // 2
    painting.draw_text(painter, QRect(cell.left(), top, cell.width(), line), said, font, ink, painting.RIGHT)
    track = QRect(cell.left(), top + line + theme.px(2), cell.width(), bar)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(track, theme.colour("line" if shown.selected else "bg3"))
    if shown.time.used is not None:
        filled = round(track.width() * shown.time.used)
        painter.fillRect(
            QRect(track.left(), track.top(), filled, bar), theme.colour(lights.FILL_TOKENS[shown.state])
        )
    tick = QRect(track.center().x(), track.top() - 1, 1, bar + 2)
    painter.fillRect(tick, theme.colour("text3"))


def _paint_edges(painter: QPainter, shown: RowShown, spans: Spans) -> None:
    if shown.selected and not shown.current:
        painter.fillRect(QRect(0, 0, theme.px(_MARK_OF_SELECTED), spans.height), theme.colour("focus"))
    if shown.selected and shown.current:
        frame = QRect(0, 0, spans.width, spans.height)
        painting.draw_box(painter, frame, None, "focus", 2.0, 1)
    else:
        bottom = spans.height - 1
        painting.draw_hairline(painter, 0, bottom, spans.width, bottom)
