"""A whole console at work for tests: the real desk and frame over the still district, in one window."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.desk import Desk
from console.messages import Voice
from console.outbox import Answer, WishRefusedError
from console.settings import Keeper
from console.sounds import Sounds
from console.store.columns import Block
from domain.operation import Operation
from domain.refusal import Refusal
from domain.row import row_of
from domain.wire import TicketView
from domain.words import Role, RowState
from tools.shots.district import NOW, StillDistrict


class StrayWindows(QObject):
    """Notes what is shown as a window of its own without being meant as one: it takes the keyboard away."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.found: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            meant = watched.windowType() is not Qt.WindowType.Window or watched.windowTitle()
            if not meant:
                self.found.append(f"{type(watched).__name__} {watched.objectName()}")
        return super().eventFilter(watched, event)

    def end(self) -> None:
        """Look no longer."""
        self._app.removeEventFilter(self)
        self.deleteLater()


class AtWork:
    """Somebody sits; what is sent is decided by the real rules at once."""

    def __init__(self, role: Role = Role.DISPATCHER, *, keeper: Keeper | None = None) -> None:
        self.district = StillDistrict(60)
        people = self.district.demo.world.directory.people
        person = next(one for one in people if one.role is role)
        self.here = 9_000_000
        self.voice = Voice()
        self.keeper = keeper or Keeper(None)
        self.sounds = Sounds(lambda: self.here)
        self.sent: list[Operation] = []
        self.peeks: list[int] = []
        self.said: list[str] = []
        self.voice.said.connect(lambda notice: self.said.append(f"{notice.headline} {notice.detail}"))
        self.desk = Desk(
            self.district.session(person.id),
            self.district.setup(),
            self._send,
            self._find_order,
            self.spawn,
            self.voice,
            keeper=self.keeper,
            sounds=self.sounds,
            peek=self._peek,
        )
        desk = self.desk
        desk.clock.measure(NOW, 0.0)
        desk.clock.beat(NOW, 0.0)
        area, unit = desk.actor.area, desk.actor.unit
        rows = [row for row in self.district.rows() if row.area.startswith(area) or unit in row.units]
        desk.store.load_open(Block(rows), [])
        desk.store.on_time_passed()
        desk.store.announce()
        desk.opened.fetch_needed.connect(lambda ident: desk.opened.take(self.district.view(ident)))
        desk.alarms.begin()
        self.frame = desk.frame
        self.frame.resize(1366, 768)
        self.frame.show()
        self.frame.activateWindow()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.stray = StrayWindows(app)
        desk.work_page.queue.loaded()
        desk.work_page.queue.table.reduce_motion(True)
        self.frame.current().focus_first()

    def spawn(self, work: Coroutine[Any, Any, None], _what: str) -> object:
        """Nothing here waits for anything: a coroutine is run to its end."""
        try:
            work.send(None)
        except StopIteration:
            return None
        raise AssertionError("it waits")

    async def _send(self, operation: Operation) -> Answer:
        self.sent.append(operation)
        try:
            answer, event = self.district.submit(operation, self.desk.actor)
        except Refusal as refusal:
            raise WishRefusedError(refusal.code, refusal.detail) from refusal
        self.desk.store.apply([row_of(self.district.tickets[answer.ticket])], ())
        self.desk.opened.follow([event])
        return answer

    async def _find_order(self, _ticket: int, _op_id: str) -> int | None:
        return None

    async def _peek(self, ident: int) -> TicketView | None:
        self.peeks.append(ident)
        return self.district.view(ident)

    def choose(self, state: RowState) -> int:
        """The first ticket of the queue in this state becomes the chosen one."""
        ident = self.ticket_in(state)
        assert self.desk.work_page.queue.table.select_ticket(ident)
        return ident

    def ticket_in(self, state: RowState) -> int:
        """A ticket whose row shows this state."""
        store = self.desk.store
        return next(
            int(store.columns.id[row]) for row in store.open_rows() if store.state_of(int(row)) is state
        )

    def press(self, keys: str, on: QWidget | None = None) -> None:
        """A key chord to whatever has the keyboard."""
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
        target = on or QApplication.focusWidget() or self.frame
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Letters to whatever has the keyboard."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def close(self) -> None:
        """Put it away; nothing may have shown itself as a window of its own meanwhile."""
        self.stray.end()
        assert self.stray.found == []
        page = self.desk.work_page
        page.queue.table._after_key.stop()
        page.queue.table._flash.stop()
        page.queue_work.place.stop()
        self.frame.notices.hide()
        self.frame.close()
        self.desk.close()
        self.frame.deleteLater()
        self.voice.deleteLater()
        self.sounds.deleteLater()


ENTER = Qt.Key.Key_Return
