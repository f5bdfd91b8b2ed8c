"""The units of a ticket, each with its own clock: light, part, name, how far it is, the time left (UI §9)."""

import msgspec
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console import theme
from console.widgets import lights, painting
from console.widgets.painted import Painted
from domain.words import RowState

_ROW, _LIGHT, _PART, _GAP = 32, 16, 34, 8


class UnitRow(msgspec.Struct, frozen=True, kw_only=True):
    """One unit. `light` is a state of `lights`; `time` is written in the colour that goes with it."""

    key: str
    light: str
    part: str
    name: str
    stage: str
    note: str = ""
    time: str = ""
    over: bool = False
    """Returned or withdrawn: shown quietly."""


class _Line(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = UnitRow(key="", light=RowState.NONE, part="", name="", stage="")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, row: UnitRow) -> None:
        if row != self.row:
            self.row = row
            words = (row.part, row.name, row.stage, row.note, row.time)
            self.setAccessibleName(" ".join(word for word in words if word))
            self.setToolTip(f"{row.name} {row.note}".strip())
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, row, height = QPainter(self), self.row, self.height()
        painting.draw_hairline(painter, 0, height - 1, self.width(), height - 1)
        side, gap, x = theme.px(_LIGHT), theme.px(_GAP), 0
        painter.drawPixmap(x, (height - side) // 2, lights.pixmap(row.light, side, self.devicePixelRatioF()))
        x += side + gap
        quiet = "text3" if row.over else "text2"
        small = theme.font(theme.SMALL)
        part = theme.px(_PART)
        painting.draw_text(painter, QRect(x, 0, part, height), row.part, small, quiet)
        x += part + gap
        time = painting.text_width(small, row.time) + 1
        right = self.width() - time
        painting.draw_text(
            painter, QRect(right, 0, time, height), row.time, small, lights.TEXT_TOKENS[row.light]
        )
        right -= gap * 2 if row.time else 0
        stage = painting.text_width(small, row.stage) + 1
        painting.draw_text(painter, QRect(right - stage, 0, stage, height), row.stage, small, quiet)
        right -= stage + gap * 2
        name_font = theme.font(theme.SMALL, theme.MEDIUM)
        name = min(painting.text_width(name_font, row.name) + 1, right - x)
        painting.draw_text(
            painter, QRect(x, 0, name, height), row.name, name_font, "text3" if row.over else "text1"
        )
        x += name + gap
        if right - x > theme.px(40):
            painting.draw_text(painter, QRect(x, 0, right - x, height), row.note, small, "text3")


class UnitTable(QWidget):
    """Rows that are kept while the units stay the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

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

    def rows(self) -> list[UnitRow]:
        """What is shown."""
        return [line.row for line in self._lines]
