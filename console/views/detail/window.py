"""Tickets in windows of their own: each follows its own ticket, and all close with the log-out (UI §5)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console import theme
from console.actions.table import ACTIONS
from console.models.near import alike
from console.models.open_ticket import OpenTicket
from console.views.detail.page import DetailPage
from console.views.drawers import Drawers
from console.views.hand import Hand
from console.views.parts import Parts
from console.widgets.drawer import Drawer
from console.widgets.stale_veil import StaleVeil
from domain.acts import Note
from domain.operation import Operation
from domain.ticket import short_number

_STEP = 28


class DetailWindow(QWidget):
    """The whole page of one ticket, with its own keys, its own forms and its own hand.

    Signals:
        closed: the window was closed by the user.
        ticket_wanted: the user wants to see another ticket, in the main window.
    """

    closed = Signal()
    ticket_wanted = Signal(object)

    def __init__(self, parts: Parts, opened: OpenTicket, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setObjectName("page")
        self.opened = opened
        self._parts = parts
        self.page = DetailPage(
            opened,
            lambda: parts.situation_of(opened),
            parts.company,
            files=parts.files,
            alike=partial(alike, parts.store),
        )
        parts.phrases.serve(self.page.note.box.line, "note")
        self.page.head.offer(pin=False, window=False, page=False)
        self.veil = StaleVeil(self.page)
        self.drawer = Drawer(self)
        drawers = Drawers(
            self.drawer,
            parts.doer,
            opened,
            lambda: parts.situation_of(opened),
            self,
            store=parts.store,
            files=parts.files,
            phrases=parts.phrases,
        )
        self.hand = Hand(parts.doer, parts.voice, lambda: parts.situation_of(opened), drawers, self)
        self.hand.stand_beside(lambda: self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.page)
        self._connect_signals()
        self._make_shortcuts()
        self._on_ticket_changed()

    def _connect_signals(self) -> None:
        page, hand = self.page, self.hand
        page.act_requested.connect(self._on_act_requested)
        page.note_written.connect(hand.send)
        page.payload_made.connect(hand.send)
        page.form_wanted.connect(hand.do)
        page.ticket_wanted.connect(self.ticket_wanted)
        hand.note_wanted.connect(page.focus_note)
        hand.files_wanted.connect(page.choose_files)
        self.opened.changed.connect(self._on_ticket_changed)
        self._parts.doer.refused.connect(self._on_refused)

    def _make_shortcuts(self) -> None:
        for action in ACTIONS:
            if action.keys and action.act is not None and action.on_ticket:
                self._shortcut(action.keys, partial(self.hand.do, action.id))
        self._shortcut("Ctrl+Z", self._parts.doer.undo)
        self._shortcut("Ctrl+W", self.close)

    def _shortcut(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.drawer.isVisible():
                self.hand.drawers.close()
            else:
                self.page.take_keyboard()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _on_act_requested(self, name: str) -> None:
        self.hand.do(name)

    def _on_ticket_changed(self) -> None:
        ticket, chosen = self.opened.ticket, self.opened.chosen or self.opened.left
        number = short_number(chosen) if chosen is not None else ""
        self.setWindowTitle(f"{number} {ticket.title}" if ticket is not None else number)

    def _on_refused(self, operation: Operation, _code: str, _facts: object) -> None:
        here = self.isActiveWindow() and operation.ticket == self.opened.chosen
        if here and isinstance(operation.payload, Note):
            self.page.give_note_back(operation.payload.text)


class DetailWindows(QObject):
    """Opens and remembers them.

    Signals:
        ticket_wanted: the user wants to see another ticket, in the main window.
    """

    ticket_wanted = Signal(object)

    def __init__(self, parts: Parts, owner: QWidget) -> None:
        super().__init__(owner)
        self._parts, self._owner = parts, owner
        self._windows: list[DetailWindow] = []
        self._geometry = b""
        self._stale = ""

    def open(self, ticket: int) -> DetailWindow:
        """A window for a ticket; the one that shows it already comes to the front."""
        found = next((one for one in self._windows if one.opened.chosen == ticket), None)
        if found is not None:
            found.activateWindow()
            return found
        opened = self._parts.tickets.add()
        window = DetailWindow(self._parts, opened, self._owner)
        window.setObjectName("page")
        window.closed.connect(lambda: self._on_closed(window))
        window.ticket_wanted.connect(self.ticket_wanted)
        self._place(window)
        self._windows.append(window)
        opened.choose(ticket)
        window.veil.put(self._stale)
        window.show()
        window.page.take_keyboard()
        return window

    def windows(self) -> tuple[DetailWindow, ...]:
        """Those that are open, the oldest first."""
        return tuple(self._windows)

    def close_all(self) -> None:
        """Nobody is in any more."""
        for window in self.windows():
            window.close()

    def cover(self, covered: bool) -> None:
        """Nobody may look while the log-in is asked for."""
        for window in self._windows:
            window.setVisible(not covered)

    def on_second(self) -> None:
        """Time went on."""
        for window in self._windows:
            window.page.on_second_passed()

    def show_stale(self, words: str) -> None:
        """Hatch what is old."""
        self._stale = words
        for window in self._windows:
            window.veil.put(words if window.opened.ticket is not None else "")

    def state(self) -> bytes:
        """Where the newest one was, for the next one."""
        if self._windows:
            self._geometry = bytes(self._windows[-1].saveGeometry().data())
        return self._geometry

    def restore(self, state: bytes) -> None:
        """Where a window was last time."""
        self._geometry = state

    def _place(self, window: DetailWindow) -> None:
        placed = bool(self.state()) and window.restoreGeometry(QByteArray(self._geometry))
        if not placed:
            room = self._owner.screen().availableGeometry()
            window.resize(min(theme.px(1200), room.width()), min(theme.px(820), room.height()))
        elif self._windows:
            window.move(window.x() + _STEP, window.y() + _STEP)

    def _on_closed(self, window: DetailWindow) -> None:
        self._geometry = bytes(window.saveGeometry().data())
        self._windows.remove(window)
        window.page.leave()
        self._parts.tickets.drop(window.opened)
        window.deleteLater()
