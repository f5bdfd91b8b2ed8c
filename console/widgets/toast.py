"""A short message at the bottom of the window, with the time that is left to take the act back (UI §6)."""

import msgspec
from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.action_button import NORMAL, ActionButton
from console.widgets.painted import Painted
from console.widgets.text import Text

_WIDTH, _BAR, _ABOVE_STATUS = 660, 4, 12
_ICON = 20


class ToastAction(msgspec.Struct, frozen=True, kw_only=True):
    """One of the at most two buttons of a toast."""

    key: str
    words: str
    hint: str = ""
    kind: str = NORMAL


class Toast(Painted):
    """Lies over its host, at the bottom in the middle. It has no clock: its owner says how much time is left.

    Signals:
        action_chosen: the user pressed one of the buttons (its key).
    """

    action_chosen = Signal(str)

    def __init__(self, host: QWidget, bottom_margin: int = 28) -> None:
        super().__init__(host)
        self._host, self._bottom_margin = host, bottom_margin
        self._icon_name, self._left = "", 0.0
        self._headline = Text(weight=theme.MEDIUM, wrap=True)
        self._detail = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._buttons: list[ActionButton] = []
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._headline)
        words.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        host.installEventFilter(self)
        self.hide()

    def show_message(
        self, headline: str, detail: str = "", *, icon: str = "", actions: tuple[ToastAction, ...] = ()
    ) -> None:
        """Show a message; the one before it is replaced. The keyboard stays where it is.

        Raises `ValueError` for more than two actions.
        """
        if len(actions) > 2:
            raise ValueError("a toast has at most two buttons")
        self._icon_name = icon
        self._headline.put(headline)
        self.set_detail(detail)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(action) for action in actions]
        self._left = 0.0
        self._place()
        self.show()
        self.raise_()
        self.update()

    def set_detail(self, detail: str) -> None:
        """Change the second line, for example each second."""
        self._detail.put(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{self._headline.text()} {detail}".strip())

    def set_time_left(self, left: float) -> None:
        """Deplete the bar: the part of the time that is left, 1.0 to 0.0."""
        left = min(1.0, max(0.0, left))
        if left != self._left:
            self._left = left
            self.update(0, self.height() - _BAR - 2, self.width(), _BAR + 2)

    def time_left(self) -> float:
        """The part of the time that the bar shows."""
        return self._left

    def buttons(self) -> list[ActionButton]:
        """The buttons shown now, in order."""
        return self._buttons

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()  # the words are others, or have just got their font
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.draw_box(painter, self.rect(), "overlay", "focus", theme.border(), 6)
        if self._icon_name:
            side = theme.px(_ICON)
            drawing = icons.pixmap(self._icon_name, "text1", side, self.devicePixelRatioF())
            painter.drawPixmap(16, (self.height() - _BAR - side) // 2, drawing)
        edge = theme.border()
        track = QRect(edge + 1, self.height() - _BAR - edge, self.width() - 2 * edge - 2, _BAR)
        painter.fillRect(track, theme.colour("bg3"))
        track.setWidth(round(track.width() * self._left))
        painter.fillRect(track, theme.colour("focus"))

    def _on_look_changed(self) -> None:
        super()._on_look_changed()
        if self.isVisible():
            self._place()

    def _button(self, action: ToastAction) -> ActionButton:
        button = ActionButton(action.words, key=action.hint, kind=action.kind, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.action_chosen.emit(action.key))
        self._row.addWidget(button)
        button.show()
        return button

    def _place(self) -> None:
        left = 16 + (theme.px(_ICON) + 12 if self._icon_name else 0)
        self._row.setContentsMargins(left, 13, 16, 13 + _BAR)
        self._row.activate()
        width = min(theme.px(_WIDTH), self._host.width() - 32)
        height = max(self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height())
        top = self._host.height() - height - self._bottom_margin - _ABOVE_STATUS
        self.setGeometry((self._host.width() - width) // 2, top, width, height)
