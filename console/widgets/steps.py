"""Steps of a scale side by side, each with what it costs below it; in two lines where there is less room."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from console import theme
from console.widgets import painting
from console.widgets.choice import Choice, ChoiceButton, Option


class _Step(ChoiceButton):
    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(option, parent)
        self.setObjectName(f"step-{option.key}")
        self.setAccessibleName(f"{option.words} {option.detail}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def least(self) -> int:
        return painting.text_width(theme.font(theme.SMALL), self.option.words) + theme.px(8)

    def sizeHint(self) -> QSize:
        lines = painting.line_height(theme.font(theme.SMALL)) + painting.line_height(
            theme.font(theme.CAPTION)
        )
        return QSize(self.least(), max(lines + theme.px(8), theme.px(44)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.HIT_TARGET, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, usable = QPainter(self), self.isEnabled()
        chosen = self.isChecked()
        fill = "bg3" if chosen or (usable and self.underMouse()) else "bg1"
        painting.draw_box(painter, self.rect(), fill, "focus" if chosen else "edge", 2 if chosen else 1, 2)
        ink = "text1" if usable else "disabled"
        font, small = theme.font(theme.SMALL), theme.font(theme.CAPTION)
        first = painting.line_height(font)
        second = painting.line_height(small) if self.option.detail else 0
        top = (self.height() - first - second) // 2
        words = QRect(1, top, self.width() - 2, first)
        painting.draw_text(painter, words, self.option.words, font, ink, painting.CENTRE)
        below = QRect(1, top + first, self.width() - 2, second)
        quiet = "text2" if usable else "disabled"
        painting.draw_text(painter, below, self.option.detail, small, quiet, painting.CENTRE)
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect().adjusted(2, 2, -2, -2), 2)


class Steps(Choice):
    """None is chosen at first: a judgement is made, not left standing."""

    def __init__(self, options: list[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = [_Step(option, self) for option in options]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        for step in self._steps:
            self._adopt(step)
        self._arrange()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changes.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        count = len(self._steps)
        widest = max(step.least() for step in self._steps) + 2
        columns = count
        while columns > 1 and columns * widest > self.width():
            columns -= 1
        if columns == self._columns:
            return
        self._columns = columns
        for number, step in enumerate(self._steps):
            self._grid.addWidget(step, number // columns, number % columns)
        for column in range(count):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()
