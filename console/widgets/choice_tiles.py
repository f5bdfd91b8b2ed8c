"""Tiles of which one is chosen, by its letter or by the pointer (UI §8)."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from console import theme
from console.widgets import painting
from console.widgets.choice import Choice, ChoiceButton, Option
from console.widgets.pill import draw_grade

_HEIGHT, _LETTER, _GAP = 54, 26, 8


class _Tile(ChoiceButton):
    """The letter in its box, the words, and under them who answers."""

    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(option, parent)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = painting.text_width(theme.font(theme.BODY, theme.MEDIUM), self.option.words)
        detail = painting.text_width(theme.font(theme.CAPTION), self.option.detail)
        return QSize(max(words, detail) + theme.px(_LETTER + 32), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = "bg3" if self.underMouse() and self.isEnabled() else "bg2"
        edge = ("focus", 2) if chosen else ("edge", theme.border())
        painting.draw_box(painter, self.rect(), fill, *edge)
        letter = QRect(theme.px(10), 0, theme.px(_LETTER), self.height())
        draw_grade(painter, letter, self.option.hint, _LETTER, theme.HEADING)
        x = letter.right() + theme.px(10)
        ink = "text1" if self.isEnabled() else "disabled"
        font, small = theme.font(theme.BODY, theme.MEDIUM), theme.font(theme.CAPTION)
        line, second = painting.line_height(font), painting.line_height(small)
        top = (self.height() - line - second) // 2
        room = self.width() - x - theme.px(6)
        painting.draw_text(painter, QRect(x, top, room, line), self.option.words, font, ink)
        painting.draw_text(painter, QRect(x, top + line, room, second), self.option.detail, small, "text2")
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect().adjusted(3, 3, -3, -3), 2)


class ChoiceTiles(Choice):
    """One of a few, each with a letter and a line of explanation, in ``columns`` columns."""

    def __init__(self, options: list[Option], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for number, option in enumerate(options):
            tile = _Tile(option, self)
            self._adopt(tile)
            grid.addWidget(tile, number // columns, number % columns)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
