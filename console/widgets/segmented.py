"""A row of joined segments of which one is chosen, by its digit or by the pointer (UI §7, §10)."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console import theme
from console.widgets import painting
from console.widgets.choice import Choice, ChoiceButton, Option

_HEIGHT, _WITH_DETAIL = 32, 50
_SPARE = 14
"""Pixels beside the words that a segment can do without."""


class _Segment(ChoiceButton):
    """One segment; ``detail`` stands under the words, the digit before them."""

    def __init__(self, option: Option, first: bool, parent: QWidget) -> None:
        super().__init__(option, parent)
        self._first = first
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = painting.text_width(theme.font(theme.BODY, theme.MEDIUM), self._label())
        detail = painting.text_width(theme.font(theme.CAPTION), self.option.detail)
        height = _WITH_DETAIL if self.option.detail else _HEIGHT
        return QSize(max(words, detail) + theme.px(20), theme.px(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() - QSize(theme.px(_SPARE), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen, usable = self.isChecked(), self.isEnabled()
        fill = "bg3" if chosen else "bg2" if self.underMouse() and usable else "bg1"
        edge = theme.border()
        painter.fillRect(self.rect(), theme.colour("edge"))
        left = edge if self._first else 0
        painter.fillRect(self.rect().adjusted(left, edge, -edge, -edge), theme.colour(fill))
        if chosen:
            painter.fillRect(QRect(left, self.height() - edge - 3, self.width(), 3), theme.colour("blue"))
        ink = ("text1" if chosen else "text2") if usable else "disabled"
        font = theme.font(theme.BODY, theme.MEDIUM if chosen else theme.REGULAR)
        line = painting.line_height(font)
        block = line + (painting.line_height(theme.font(theme.CAPTION)) if self.option.detail else 0)
        top = (self.height() - block) // 2
        words = QRect(2, top, self.width() - 4, line)
        painting.draw_text(painter, words, self._label(), font, ink, painting.CENTRE)
        below = QRect(2, top + line, self.width() - 4, block - line)
        painting.draw_text(
            painter, below, self.option.detail, theme.font(theme.CAPTION), "text3", painting.CENTRE
        )
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect(), 2)

    def _label(self) -> str:
        return f"{self.option.hint} {self.option.words}".strip()


class Segmented(Choice):
    """One of a few words of equal rank."""

    def __init__(self, options: list[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for option in options:
            segment = _Segment(option, not self._buttons, self)
            self._adopt(segment)
            row.addWidget(segment, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
