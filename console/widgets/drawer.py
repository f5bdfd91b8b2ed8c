"""A drawer that comes from the right edge, beside the page or over it, and never modal (UI §7)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from console import theme
from console.widgets import painting
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.painted import Painted
from console.widgets.text import ElidedText

_WIDTH, _HEAD = 560, 48


class Drawer(Painted):
    """Holds one content at a time. Esc closes it; the keyboard then returns to where it was.

    Signals:
        closed: the drawer was closed, by the user or by `close_drawer`.
        spread: how many pixels of its host it takes now; 0 when it is closed.
    """

    closed = Signal()
    spread = Signal(int)

    def __init__(self, host: QWidget, width: int = _WIDTH) -> None:
        """`width` is in pixels at a text scale of 100 %."""
        super().__init__(host)
        self._host, self._full_width = host, width
        self._content: QWidget | None = None
        self._came_from: QWidget | None = None
        self._title = ElidedText(size=theme.HEADING, weight=theme.MEDIUM)
        self._subject = ElidedText(size=theme.SMALL, ink="text2")
        self._subject.setObjectName("drawer-subject")
        self._subject.hide()  # shown before it has a parent it would be a window of its own
        self._close = ActionButton("", icon="x", key="Esc", kind=GHOST)
        self._close.name_icon_only(self.tr("Close"))
        self._close.clicked.connect(self.close_drawer)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._subject.setContentsMargins(16, 8, 16, 0)
        self._column.addWidget(self._subject)
        host.installEventFilter(self)
        self._on_look_changed()
        self.hide()

    def open_with(self, title: str, content: QWidget, subject: str = "") -> None:
        """Open the drawer on ``content``, which it owns from now on; what it held before is deleted.

        `subject` is a line below the title: what it is about, where the drawer covers that.
        """
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._drop_content()
        self._title.put(title)
        self._subject.put(subject)
        self._subject.setVisible(bool(subject))
        self.setAccessibleName(title)
        self._content = content
        self._column.addWidget(content, 1)
        self.show()
        self._place()
        self.raise_()
        first = content if content.focusPolicy() & Qt.FocusPolicy.TabFocus else _first_field(content)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def content(self) -> QWidget | None:
        """What the drawer holds."""
        return self._content

    def close_drawer(self) -> None:
        """Close it, if it is open."""
        if not self.isVisible():
            return
        self.hide()
        self.spread.emit(0)
        self._drop_content()
        back, self._came_from = self._came_from, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg1"))
        painting.draw_hairline(painter, 0, 0, 0, self.height(), "edge")
        head = theme.px(_HEAD)
        painting.draw_hairline(painter, 0, head, self.width(), head)

    def _on_look_changed(self) -> None:
        self._title.setFixedHeight(theme.px(_HEAD))
        super()._on_look_changed()
        if self.isVisible():
            self._place()

    def _drop_content(self) -> None:
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None

    def _place(self) -> None:
        width = min(theme.px(self._full_width), self._host.width())
        self.setGeometry(self._host.width() - width, 0, width, self._host.height())
        self.spread.emit(width)


def _first_field(content: QWidget) -> QWidget | None:
    """The first child in reading order that takes the keyboard."""
    for child in content.findChildren(QWidget):
        if child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus and not child.isHidden():
            return child
    return None
