"""Words that can each be switched on and off, in lines: any of them may hold."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.flow import FlowLayout
from console.widgets.painted import PaintedButton

_HEIGHT, _PADDING, _TICK = 28, 8, 14


class Toggle(PaintedButton):
    """One word; switched on it has a tick as well as another ground."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        width = painting.text_width(theme.font(theme.SMALL), self.text())
        return QSize(width + theme.px(2 * _PADDING + _TICK + 4) + 4, theme.px(max(_HEIGHT, theme.HIT_TARGET)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(theme.HIT_TARGET), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        on, spare = self.isChecked(), (self.height() - theme.px(_HEIGHT)) // 2
        box = self.rect().adjusted(0, spare, 0, -spare)
        fill = "bluebg" if on else "bg3" if self.underMouse() else None
        painting.draw_box(painter, box, fill, "blue" if on else "edge", theme.border(), 3)
        inner = box.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), 0)
        if on:
            side = theme.px(_TICK)
            drawing = icons.pixmap("check", "text1", side, self.devicePixelRatioF())
            painter.drawPixmap(inner.left(), box.center().y() - side // 2 + 1, drawing)
            inner.setLeft(inner.left() + theme.px(_TICK + 4))
        ink, align = ("text1", painting.LEFT) if on else ("text2", painting.CENTRE)
        painting.draw_text(painter, inner, self.text(), theme.font(theme.SMALL), ink, align)
        if self.hasFocus():
            painting.draw_focus_ring(painter, box, 3)


class ToggleRow(QWidget):
    """Several of them under one heading.

    Signals:
        changed: one was switched.
    """

    changed = Signal()

    def __init__(
        self,
        heading: str,
        options: list[tuple[str, str]],
        *,
        single: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`options` are keys with words; with `single` at most one of them is on."""
        super().__init__(parent)
        self.setAccessibleName(heading)
        self._single = single
        self._toggles: dict[str, Toggle] = {}
        flow = FlowLayout(4, 4, self)
        for key, words in options:
            toggle = self._toggles[key] = Toggle(words)
            toggle.setObjectName(f"toggle-{key}")
            toggle.setAccessibleDescription(heading)
            toggle.clicked.connect(lambda _on=False, key=key: self._on_clicked(key))
            flow.addWidget(toggle)

    def values(self) -> tuple[str, ...]:
        """The keys of what is on, in order."""
        return tuple(key for key, toggle in self._toggles.items() if toggle.isChecked())

    def put(self, keys: tuple[str, ...]) -> None:
        """Switch exactly these on; tells nobody."""
        for key, toggle in self._toggles.items():
            toggle.setChecked(key in keys)

    def toggle(self, key: str) -> Toggle:
        """One of them."""
        return self._toggles[key]

    def _on_clicked(self, key: str) -> None:
        if self._single:
            for other, toggle in self._toggles.items():
                if other != key:
                    toggle.setChecked(False)
        self.changed.emit()
