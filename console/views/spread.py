"""The queue and the detail side by side; where there is no room, the detail lies over the queue (UI §1)."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from console import theme

_QUEUE_SHARE, _DETAIL_SHARE = 62, 38
_QUEUE_LEAST, _DETAIL_LEAST = 640, 420
_OVERLAY, _QUEUE_SEEN = 480, 120
_HANDLE = 8


class Spread(QWidget):
    """Decides by its width and the text scale which of the two it is.

    Signals:
        detail_covered: the detail that lay over the queue was put away.
    """

    detail_covered = Signal()

    def __init__(self, queue: QWidget, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue, self._detail = queue, detail
        self._narrow = False
        self._wide_state = b""
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(_HANDLE)
        self._splitter.addWidget(queue)
        self._splitter.addWidget(detail)
        self._splitter.setStretchFactor(0, _QUEUE_SHARE)
        self._splitter.setStretchFactor(1, _DETAIL_SHARE)
        self._splitter.setSizes([_QUEUE_SHARE * 10, _DETAIL_SHARE * 10])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        queue.setMinimumWidth(360)
        theme.changes.changed.connect(self._arrange)
        self._set_least()

    def is_narrow(self) -> bool:
        """Whether the detail lies over the queue."""
        return self._narrow

    def is_detail_open(self) -> bool:
        """Whether the detail can be seen."""
        return not self._narrow or not self._detail.isHidden()

    def open_detail(self) -> None:
        """Bring the detail into sight."""
        if self._narrow and self._detail.isHidden():
            self._place()
            self._detail.show()
            self._detail.raise_()

    def close_detail(self) -> bool:
        """Put the detail away where it lies over the queue; False where it does not."""
        if not self._narrow or self._detail.isHidden():
            return False
        focus = QApplication.focusWidget()
        inside = focus is not None and self._detail.isAncestorOf(focus)
        self._detail.hide()
        if inside:
            self.detail_covered.emit()
        return True

    def state(self) -> bytes:
        """Where the hand put the splitter."""
        return self._wide_state if self._narrow else bytes(self._splitter.saveState().data())

    def restore(self, state: bytes) -> None:
        """Put the splitter back."""
        self._wide_state = state
        if state and not self._narrow:
            self._splitter.restoreState(QByteArray(state))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._set_least()
        narrow = self.width() < theme.px(_QUEUE_LEAST + _DETAIL_LEAST) + _HANDLE
        if narrow != self._narrow:
            if narrow:
                self._wide_state = bytes(self._splitter.saveState().data())
                self._narrow = True
                self._detail.setParent(self)
                self._detail.hide()
            else:
                self._narrow = False
                self._splitter.insertWidget(1, self._detail)
                self._detail.show()
                if self._wide_state:
                    self._splitter.restoreState(QByteArray(self._wide_state))
        if self._narrow:
            self._place()

    def _set_least(self) -> None:
        self._detail.setMinimumWidth(min(theme.px(_DETAIL_LEAST), max(360, self.width() - _QUEUE_SEEN)))

    def _place(self) -> None:
        width = max(360, min(theme.px(_OVERLAY), self.width() - _QUEUE_SEEN))
        self._detail.setGeometry(self.width() - width, 0, width, self.height())
