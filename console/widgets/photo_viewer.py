"""The files of a ticket, one at a time over the whole window (UI §5): look closely, turn, save, go on."""

from collections.abc import Callable, Iterable

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from console import theme
from console.widgets.action_button import DANGER, GHOST, ActionButton
from console.widgets.painted import Painted
from console.widgets.photo_canvas import PhotoCanvas
from console.widgets.photo_strip import decoded
from console.widgets.text import ElidedText, Text


class ViewerItem(msgspec.Struct, frozen=True, kw_only=True):
    """A file that can be looked at."""

    key: str
    title: str
    """处置前 · 东侧路口"""
    detail: str
    """Who brought it and when; its kind and size."""
    picture: bool = True
    removable: str = ""
    """Why it cannot be removed; a space where it can."""


class PhotoViewer(Painted):
    """Lies over its host. Esc closes it; the keyboard then returns to where it was.

    Signals:
        wanted: the content of a file is to be fetched (its key).
        save_requested: a file is to be saved (its key).
        remove_requested: a file is to be removed: its key, the reason.
        closed: it was closed.
    """

    wanted = Signal(str)
    save_requested = Signal(str)
    remove_requested = Signal(str, str)
    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("photo-viewer")
        self._host = host
        self._items: list[ViewerItem] = []
        self._at = 0
        self._came_from: QWidget | None = None
        self._by_key: dict[QKeySequence, Callable[[], None]] = {}
        self._title = ElidedText(size=theme.HEADING, weight=theme.MEDIUM)
        self._detail = ElidedText(size=theme.SMALL, ink="text2")
        self._zoom = Text(size=theme.SMALL, ink="text2")
        self._said = Text(ink="text2", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.canvas = PhotoCanvas()
        self._remove = self._button("trash", self.tr("Remove"), self._on_remove, "Del")
        self._buttons = (
            self._button("chevron-left", self.tr("Previous"), lambda: self.step(-1), "Left"),
            self._button("chevron-right", self.tr("Next"), lambda: self.step(1), "Right"),
            self._button("zoom-out", self.tr("Smaller"), self.canvas.zoom_out, "-"),
            self._button("zoom-in", self.tr("Larger"), self.canvas.zoom_in, "+", "="),
            self._button("maximize", self.tr("Whole picture"), self.canvas.fit, "0"),
            self._button("rotate-clockwise", self.tr("Turn"), self.canvas.turn, "R"),
            self._button("download", self.tr("Save as …"), self._on_save, "Ctrl+S"),
            self._remove,
            self._button("x", self.tr("Close"), self._on_escape, "Esc"),
        )
        self._reason = QLineEdit()
        self._reason.setObjectName("viewer-reason")
        self._reason.setMaxLength(500)
        self._reason.setPlaceholderText(self.tr("Why? It cannot be brought back."))
        self._reason.setAccessibleName(self._reason.placeholderText())
        self._reason.returnPressed.connect(self._on_removal_meant)
        self._reason.textChanged.connect(lambda _text: self._allow_removal())
        self._meant = ActionButton(self.tr("Remove for good"), icon="trash", kind=DANGER)
        self._meant.setObjectName("viewer-remove-meant")
        self._meant.clicked.connect(self._on_removal_meant)
        self._asking = QWidget(self)
        self._lay_out()
        self.canvas.zoomed.connect(lambda scale: self._zoom.put(f"{scale:.0%}"))
        host.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def open_at(self, items: Iterable[ViewerItem], key: str) -> None:
        """Look at these files, beginning with the one of this key."""
        self._items = list(items)
        self._at = next((n for n, item in enumerate(self._items) if item.key == key), 0)
        if not self._items:
            return
        if not self.isVisible():
            self._came_from = self._host.focusWidget()
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def step(self, by: int) -> None:
        """Go on, or back; from the last to the first."""
        if len(self._items) > 1:
            self._at = (self._at + by) % len(self._items)
            self._show()

    def item(self) -> ViewerItem | None:
        """What is looked at."""
        return self._items[self._at] if self._items and self.isVisible() else None

    def put_content(self, key: str, data: bytes) -> None:
        """The content of a file has come."""
        item = self.item()
        if item is not None and item.key == key and item.picture:
            image = decoded(data)
            if image.isNull():
                self.say(key, self.tr("This picture cannot be shown here. Save it to open it elsewhere."))
            else:
                self._show_picture(image)

    def put_preview(self, key: str, data: bytes) -> None:
        """Something coarse to look at until the content has come."""
        item = self.item()
        if item is not None and item.key == key and self.canvas.image().isNull():
            self._show_picture(decoded(data))

    def say(self, key: str, words: str) -> None:
        """Say something in place of a picture."""
        item = self.item()
        if item is not None and item.key == key:
            self._said.put(words)
            if self.canvas.image().isNull():
                self._stack.setCurrentIndex(1)

    def close_viewer(self) -> None:
        """Close it, if it is open."""
        if not self.isVisible():
            return
        self.hide()
        self._items = []
        self.canvas.put(QImage())
        back, self._came_from = self._came_from, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
        if watched is not self._host and isinstance(event, QKeyEvent) and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # over the page no key means what it means on the page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            event.accept()  # what means nothing here must not reach the page that lies underneath

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        work = self._by_key.get(QKeySequence(plain.value | event.key()))
        if work is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            work()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("bg0"))

    def _show(self) -> None:
        item = self._items[self._at]
        count = self.tr("{at} / {all}").format(at=self._at + 1, all=len(self._items))
        self._title.put(f"{item.title}   {count}" if len(self._items) > 1 else item.title)
        self._detail.put(item.detail)
        self.setAccessibleName(f"{item.title} {item.detail} {count}")
        self._remove.setVisible(bool(item.removable))
        self._remove.allow(item.removable.strip())
        self.canvas.put(QImage())
        self._asking.hide()
        self._reason.clear()
        for button in self._buttons[2:6]:
            button.setVisible(item.picture)
        self._zoom.setVisible(item.picture)
        self._stack.setCurrentIndex(1)
        if item.picture:
            self._said.put(self.tr("The picture comes …"))
            self.wanted.emit(item.key)
        else:
            self._said.put(self.tr("Save it to open it: nothing is left on this computer otherwise."))

    def _show_picture(self, image: QImage) -> None:
        self._stack.setCurrentIndex(0)
        self.canvas.put(image)

    def _on_save(self) -> None:
        item = self.item()
        if item is not None:
            self.save_requested.emit(item.key)

    def _on_remove(self) -> None:
        item = self.item()
        if item is not None and item.removable and not item.removable.strip():
            self._asking.show()
            self._allow_removal()
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removal_meant(self) -> None:
        item, reason = self.item(), self._reason.text().strip()
        if item is not None and reason:
            self.close_viewer()
            self.remove_requested.emit(item.key, reason)

    def _allow_removal(self) -> None:
        self._meant.allow("" if self._reason.text().strip() else self.tr("Write why"))

    def _on_escape(self) -> None:
        if self._asking.isVisible():
            self._asking.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_viewer()

    def _button(self, icon: str, name: str, work: Callable[[], None], *keys: str) -> ActionButton:
        button = ActionButton("", icon=icon, kind=GHOST, parent=self)
        button.name_icon_only(name)
        shown = {"Left": "←", "Right": "→"}.get(keys[0], keys[0])
        button.setToolTip(f"{name} ({shown})")
        button.setObjectName(f"viewer-{icon}")
        button.clicked.connect(lambda _checked=False: work())
        button.installEventFilter(self)
        for key in keys:
            self._by_key[QKeySequence(key)] = work
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(4)
        head.addLayout(words, 1)
        head.addWidget(self._zoom)
        for button in self._buttons:
            head.addWidget(button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._said)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._asking)
        whole.addLayout(self._stack, 1)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(16, 0, 8, 8)
        asking.addWidget(self._reason, 1)
        asking.addWidget(self._meant)
        self._asking.hide()
