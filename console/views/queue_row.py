"""How one row of the queue is painted (UI §3, §4)."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QPainter, QPixmap

from console import icons, theme
from console.models.queue_columns import ENDING, OPTIONAL, Column
from console.views.queue_look import RowLook, RowShown, look_of
from console.widgets import lights, painting
from domain.words import RowState

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


class RowBrush:
    """Draws rows on pixmaps, for columns that lie as they do and one pixel ratio."""

    def __init__(self, spans: Spans, ratio: float) -> None:
        self._spans, self.ratio = spans, ratio
        self._graded = spans.edges[Column.GRADE][1] > 0
        self._further = tuple(column for column in sorted(OPTIONAL) if spans.edges[column][1] > 0)
        self._cells = [spans.cell(column) for column in Column]
        self._write = painting.draw_line if ratio == 1.0 else painting.draw_text
        self._painter = QPainter()

    def look(self, shown: RowShown) -> RowLook:
        """How a row looks in these columns."""
        return look_of(shown, self._further, self._cells[Column.TIME].width())

    def pixmap(self, look: RowLook) -> QPixmap:
        """The row as a pixmap, all but the flashing dot."""
        spans, ratio = self._spans, self.ratio
        pixmap = QPixmap(round(spans.width * ratio), round(spans.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(theme.colour(look.ground))
        self._painter = painter = QPainter(pixmap)
        if not look.present:
            painter.setOpacity(0.45)
        self._paint_light(look)
        self._paint_grade(look)
        self._paint_texts(look)
        self._paint_status(look)
        self._paint_time(look)
        if not look.present:
            painter.setOpacity(1.0)
        self._paint_edges(look)
        painter.end()
        return pixmap

    def _cell(self, column: Column) -> QRect:
        return QRect(self._cells[column])

    def _box(self, box: QRect, fill: str | None, edge: str, radius: float, look: RowLook) -> None:
        if self.ratio == 1.0 and look.present:
            painting.draw_kept_box(self._painter, box, fill, edge, radius, look.ground)
        else:
            painting.draw_box(self._painter, box, fill, edge, 1.0, radius)

    def _paint_light(self, look: RowLook) -> None:
        if look.state is RowState.NONE:
            return
        side = theme.px(_LIGHT)
        left = self._spans.edges[Column.LIGHT][0] + theme.px(10)
        drawing = lights.pixmap(look.state, side, self.ratio)
        self._painter.drawPixmap(left, (self._spans.height - side) // 2, drawing)

    def _paint_grade(self, look: RowLook) -> None:
        if not look.grade or not self._graded:
            return
        side = theme.px(_GRADE)
        box = QRect(self._cells[Column.GRADE].left(), (self._spans.height - side) // 2, side, side)
        self._box(box, None, "edge", 3, look)
        font = theme.painting_font(theme.CAPTION, theme.BOLD)
        self._write(self._painter, box, look.grade, font, "text1", painting.CENTRE)

    def _paint_texts(self, look: RowLook) -> None:
        painter, cells, small = self._painter, self._cells, theme.painting_font(theme.SMALL)
        self._write(painter, cells[Column.NUMBER], look.number, small, "text2")
        self._write(painter, cells[Column.LEVEL], look.level, small, "text2")
        self._write(painter, cells[Column.UNIT], look.unit, small, "text1")
        title = self._cell(Column.TITLE)
        if look.loud:
            title.setLeft(title.left() + theme.px(_DOT_ROOM))
        if look.others or look.claimed_by:
            title.setRight(title.right() - self._paint_people(look, title))
        font = theme.painting_font(theme.BODY, theme.BOLD if look.loud else theme.REGULAR)
        if look.hits:
            self._mark_hits(look, font, title)
        self._write(painter, title, look.title, font, "text2" if look.aside else "text1")
        for column, words in look.further:
            align = painting.RIGHT if column in ENDING else painting.LEFT
            self._write(painter, cells[column], words, small, "text2", align)

    def _paint_people(self, look: RowLook, title: QRect) -> int:
        """Who claimed the ticket and who else has it open, at the end of the title; tells the room taken."""
        taken = 0
        ink = "text1" if look.claim_is_own else "text2"
        for said, icon, colour in ((look.claimed_by, "user-check", ink), (look.others, "eye", "blue")):
            if said:
                taken += self._paint_person(said, icon, colour, title.adjusted(0, 0, -taken, 0))
        return taken

    def _paint_person(self, said: str, icon: str, ink: str, room: QRect) -> int:
        font, side = theme.painting_font(theme.CAPTION), theme.px(_PERSON)
        width = min(painting.text_width(font, said), theme.px(_PEOPLE_MOST)) + 1
        left = room.right() - width
        self._write(self._painter, QRect(left, room.top(), width, room.height()), said, font, ink)
        drawing = icons.pixmap(icon, ink, side, self.ratio)
        self._painter.drawPixmap(left - side - theme.px(3), room.top() + (room.height() - side) // 2, drawing)
        return width + side + theme.px(10)

    def _mark_hits(self, look: RowLook, font: QFont, title: QRect) -> None:
        height, said = theme.px(_HIT), look.title
        for begin, end in look.hits:
            left = title.left() + painting.text_width(font, said[:begin])
            width = painting.text_width(font, said[begin:end])
            box = QRect(left, (title.height() - height) // 2, width, height).intersected(title)
            if box.width() > 0:
                self._box(box, "bluebg", "blue", 2, look)

    def _paint_status(self, look: RowLook) -> None:
        cell = self._cell(Column.STATUS)
        if cell.width() <= 0:
            return
        if look.status_icon:
            side = theme.px(_LIGHT)
            drawing = icons.pixmap(look.status_icon, look.status_ink, side, self.ratio)
            self._painter.drawPixmap(cell.left(), (self._spans.height - side) // 2, drawing)
            cell.setLeft(cell.left() + side + theme.px(4))
        self._write(self._painter, cell, look.status, theme.painting_font(theme.SMALL), look.status_ink)

    def _paint_time(self, look: RowLook) -> None:
        painter, cell = self._painter, self._cells[Column.TIME]
        weight = theme.MEDIUM if look.state is RowState.RED else theme.REGULAR
        font = theme.painting_font(theme.SMALL, weight)
        ink = lights.TEXT_TOKENS[look.state]
        if look.filled is None and look.state is not RowState.SUSPENDED:
            self._write(painter, cell, look.time, font, ink, painting.RIGHT)
            return
        left, width, line, bar = cell.left(), cell.width(), theme.px(18), theme.px(_BAR)
        top = (self._spans.height - line - theme.px(3) - bar) // 2
        self._write(painter, QRect(left, top, width, line), look.time, font, ink, painting.RIGHT)
        top += line + theme.px(2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(left, top, width, bar, theme.colour("line" if look.framed or look.chosen else "bg3"))
        if look.filled is not None:
            fill = theme.colour(lights.FILL_TOKENS[look.state])
            painter.fillRect(left, top, look.filled, bar, fill)
        painter.fillRect(left + (width - 1) // 2, top - 1, 1, bar + 2, theme.colour("text3"))

    def _paint_edges(self, look: RowLook) -> None:
        painter, width, height = self._painter, self._spans.width, self._spans.height
        if look.framed:
            painting.draw_box(painter, QRect(0, 0, width, height), None, "focus", 2.0, 1)
            return
        if look.chosen:
            painter.fillRect(QRect(0, 0, theme.px(_MARK_OF_SELECTED), height), theme.colour("focus"))
        if self.ratio == 1.0:
            painter.fillRect(0, height - 1, width, 1, theme.colour("line"))
        else:
            painting.draw_hairline(painter, 0, height - 1, width, height - 1)


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
