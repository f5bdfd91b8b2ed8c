"""The units of a ticket, each with its own clock: light, part, name, acceptance, answer, limit (UI §9).

Where there is room they stand in columns under a head; where there is less, in two lines each.
"""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console import theme
from console.widgets import lights, painting
from console.widgets.painted import Painted
from domain.words import RowState

_ROW, _LIGHT, _PART, _GAP, _WIDE = 36, 16, 34, 8, 740
_PART_MOST = 120
_SHARES = (0.27, 0.25, 0.20, 0.20, 0.08)
"""Of the room behind light and part: unit, acceptance, answer, limit, light in a word."""


class UnitRow(msgspec.Struct, frozen=True, kw_only=True):
    """One unit. `light` is a state of `lights`; `time` is written in the colour that goes with it."""

    key: str
    light: str
    part: str
    name: str
    stage: str
    accepted: str = ""
    answered: str = ""
    limit: str = ""
    time: str = ""
    word: str = ""
    why: str = ""
    over: bool = False
    """Returned or withdrawn: shown quietly."""


class _Line(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.part_width = _PART
        self.row = UnitRow(key="", light=RowState.NONE, part="", name="", stage="")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, row: UnitRow) -> None:
        if row != self.row:
            self.row = row
            words = (row.part, row.name, row.stage, row.accepted, row.answered, row.limit, row.time, row.why)
            self.setAccessibleName(" ".join(word for word in words if word))
            told = (row.part, row.name, limit_words(row), below_words(row), row.why)
            self.setToolTip("\n".join(word for word in told if word))
            self.update()

    def wide(self) -> bool:
        return self.width() >= theme.px(_WIDE)

    def sizeHint(self) -> QSize:
        height = theme.px(_ROW)
        if not self.wide():
            small = painting.line_height(theme.font(theme.SMALL))
            height = small + painting.line_height(theme.font(theme.CAPTION)) + theme.px(10)
        return QSize(theme.px(320), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, height = QPainter(self), self.height()
        painting.draw_hairline(painter, 0, height - 1, self.width(), height - 1)
        if self.wide():
            self._paint_columns(painter)
        else:
            self._paint_two_lines(painter)

    def _paint_columns(self, painter: QPainter) -> None:
        row, height = self.row, self.height()
        side, gap = theme.px(_LIGHT), theme.px(_GAP)
        painter.drawPixmap(0, (height - side) // 2, lights.pixmap(row.light, side, self.devicePixelRatioF()))
        small, medium = theme.font(theme.SMALL), theme.font(theme.SMALL, theme.MEDIUM)
        quiet = "text3" if row.over else "text2"
        ink = lights.TEXT_TOKENS[row.light]
        painting.draw_text(painter, QRect(side + gap, 0, self.part_width, height), row.part, small, "text1")
        limit = limit_words(row)
        cells = zip(
            columns(self.width(), self.part_width),
            (row.name, row.accepted, row.answered, limit, row.word or row.stage),
            (medium, small, small, small, small),
            ("text3" if row.over else "text1", quiet, quiet, ink, ink if row.word else quiet),
            strict=True,
        )
        for number, ((left, width), words, font, colour) in enumerate(cells):
            align = painting.RIGHT if number == len(_SHARES) - 1 else painting.LEFT
            painting.draw_text(painter, QRect(left, 0, width, height), words, font, colour, align)

    def _paint_two_lines(self, painter: QPainter) -> None:
        row = self.row
        side, gap, x = theme.px(_LIGHT), theme.px(_GAP), 0
        small, caption = theme.font(theme.SMALL), theme.font(theme.CAPTION)
        first, second = painting.line_height(small), painting.line_height(caption)
        top = theme.px(5)
        shape = lights.pixmap(row.light, side, self.devicePixelRatioF())
        painter.drawPixmap(x, top + (first - side) // 2, shape)
        x += side + gap
        quiet = "text3" if row.over else "text2"
        painting.draw_text(painter, QRect(x, top, self.part_width, first), row.part, small, quiet)
        x += self.part_width + gap
        time = row.time or row.stage
        width = painting.text_width(small, time) + 1
        right = self.width() - width
        ink = lights.TEXT_TOKENS[row.light] if row.time else quiet
        painting.draw_text(painter, QRect(right, top, width, first), time, small, ink)
        name = QRect(x, top, right - gap - x, first)
        medium = theme.font(theme.SMALL, theme.MEDIUM)
        painting.draw_text(painter, name, row.name, medium, "text3" if row.over else "text1")
        below = QRect(x, top + first, self.width() - x, second)
        painting.draw_text(painter, below, below_words(row), caption, "text3")


class _Head(Painted):
    """The names of the columns."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.part_width = _PART
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, font, height = QPainter(self), theme.font(theme.CAPTION), self.height()
        painting.draw_hairline(painter, 0, height - 1, self.width(), height - 1)
        left = theme.px(_LIGHT) + theme.px(_GAP)
        painting.draw_text(painter, QRect(left, 0, self.part_width, height), self._words[0], font, "text3")
        places = zip(columns(self.width(), self.part_width), self._words[1:], strict=True)
        for number, ((x, width), words) in enumerate(places):
            align = painting.RIGHT if number == len(_SHARES) - 1 else painting.LEFT
            painting.draw_text(painter, QRect(x, 0, width, height), words, font, "text3", align)


def limit_words(row: UnitRow) -> str:
    """The limit of a unit, and what is left of it."""
    return " · ".join(part for part in (row.limit, row.time) if part)


def below_words(row: UnitRow) -> str:
    """The second line of a unit where there is no room for columns."""
    return " · ".join(part for part in (row.accepted, row.answered, row.limit) if part)


def columns(width: int, part_width: int) -> list[tuple[int, int]]:
    """Left edge and width of each column behind light and part."""
    start = theme.px(_LIGHT) + part_width + 2 * theme.px(_GAP)
    room, gap, made, x = width - start, theme.px(_GAP), [], float(start)
    for number, share in enumerate(_SHARES):
        last = number == len(_SHARES) - 1
        made.append((round(x), round(room * share) - (0 if last else gap)))
        x += room * share
    return made


class UnitTable(QWidget):
    """Rows that are kept while the units stay the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        words = (
            self.tr("Part"), self.tr("Unit"), self.tr("Accepted"), self.tr("Answered"), self.tr("Limit"),
            self.tr("Light"),
        )  # fmt: skip
        self._head = _Head(words, self)
        self._part_word = words[0]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._head.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes.changed.connect(self._fit)
        self._fit()

    def put(self, rows: list[UnitRow]) -> None:
        """Show these units."""
        while len(self._lines) > len(rows):
            line = self._lines.pop()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self._lines) < len(rows):
            line = _Line(self)
            self._column.addWidget(line)
            self._lines.append(line)
        for line, row in zip(self._lines, rows, strict=True):
            line.put(row)
        self._fit()

    def rows(self) -> list[UnitRow]:
        """What is shown."""
        return [line.row for line in self._lines]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The head where there is room for columns; the first of them as wide as its widest word."""
        self._head.setVisible(self.width() >= theme.px(_WIDE))
        small, caption = theme.font(theme.SMALL), theme.font(theme.CAPTION)
        words = [painting.text_width(small, line.row.part) for line in self._lines]
        if not self._head.isHidden():
            words.append(painting.text_width(caption, self._part_word))
        width = min(max(theme.px(_PART), *words, 0) + 1, theme.px(_PART_MOST))
        painted: list[_Line | _Head] = [*self._lines, self._head]
        for line in painted:
            if line.part_width != width:
                line.part_width = width
                line.update()
