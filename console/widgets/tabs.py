"""Words side by side of which one is underlined: the filters of a timeline, the lists of a panel (UI §5)."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console import theme
from console.widgets import painting
from console.widgets.choice import Choice, ChoiceButton, Option

_PADDING = 6


class _Tab(ChoiceButton):
    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(option, parent)
        self.count: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def label(self) -> str:
        return self.option.words if self.count is None else f"{self.option.words} {self.count}"

    def sizeHint(self) -> QSize:
        width = painting.text_width(theme.font(theme.SMALL), self.label()) + 2 * theme.px(_PADDING) + 1
        return QSize(max(width, theme.HIT_TARGET), theme.px(theme.HIT_TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        ink = "text1" if chosen or self.underMouse() else "text2"
        font = theme.font(theme.SMALL)
        painting.draw_text(painter, self.rect(), self.label(), font, ink, painting.CENTRE)
        if chosen:
            line = (self.height() + painting.line_height(font)) // 2 + 1
            width = painting.text_width(font, self.label())
            painter.fillRect(QRect((self.width() - width) // 2, line, width, 2), theme.colour("blue"))
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect().adjusted(0, 2, 0, -2))


class Tabs(Choice):
    """One of a few lists is shown; each may say how many it holds."""

    def __init__(self, options: list[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: dict[str, _Tab] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for option in options:
            tab = _Tab(option, self)
            self._tabs[option.key] = tab
            self._adopt(tab)
            row.addWidget(tab)
        self.put(options[0].key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, key: str, count: int | None) -> None:
        """How many a list holds; None shows no number."""
        tab = self._tabs[key]
        if tab.count != count:
            tab.count = count
            tab.setAccessibleName(tab.label())
            tab.updateGeometry()
            tab.update()
