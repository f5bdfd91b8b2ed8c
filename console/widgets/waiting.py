"""What stands where data will be: grey rows while it comes, a sentence when there is none (UI §15)."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console import theme
from console.widgets import painting
from console.widgets.action_button import ActionButton
from console.widgets.painted import Painted
from console.widgets.text import Text

_DELAY_MS = 300
_BLOCKS = ((0.02, 0.03), (0.07, 0.09), (0.19, 0.42), (0.66, 0.12), (0.86, 0.12))


class Skeleton(Painted):
    """Rows in outline. Nothing is seen for the first 300 ms, so that quick answers do not flash."""

    def __init__(self, row_height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self._seen = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.reveal)
        self.setAccessibleName(self.tr("Loading"))

    def begin(self) -> None:
        """Data was asked for."""
        self._seen = False
        self.show()
        self._timer.start()

    def end(self) -> None:
        """Data is there."""
        self._timer.stop()
        self._seen = False
        self.hide()

    def reveal(self) -> None:
        """Show the rows now."""
        self._seen = True
        self.update()

    def is_seen(self) -> bool:
        """Whether the rows are painted."""
        return self._seen

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(self._row_height) * 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._seen:
            return
        painter = QPainter(self)
        height, bar = theme.px(self._row_height), theme.px(12)
        for row in range(self.height() // height):
            top = row * height
            for number, (left, part) in enumerate(_BLOCKS):
                width = part - (row * 7 % 5) * 0.03 if number == 2 else part
                box = QRect(
                    round(left * self.width()), top + (height - bar) // 2, round(width * self.width()), bar
                )
                painting.draw_box(painter, box, "bg3", None, 0, 3)
            painting.draw_hairline(painter, 0, top + height - 1, self.width(), top + height - 1)


class EmptyState(QWidget):
    """Says why there is nothing and what to do next.

    Signals:
        act_requested: the user pressed the button.
    """

    act_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = Text(weight=theme.MEDIUM, wrap=True)
        self._next = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._act = ActionButton("")
        self._act.clicked.connect(self.act_requested)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(2)
        for label in (self._why, self._next):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(6)
        column.addWidget(self._act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._act.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def put(self, why: str, what_next: str = "", act: str = "", key: str = "") -> None:
        """Say these sentences; ``act`` names the button and ``key`` the key that does the same."""
        self._why.put(why)
        self._next.put(what_next)
        self._next.setVisible(bool(what_next))
        self._act.put(act)
        self._act.set_key(key)
        self._act.setVisible(bool(act))
        self.setAccessibleName(f"{why} {what_next}".strip())

    def act_button(self) -> ActionButton:
        """The button."""
        return self._act
