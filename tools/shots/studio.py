"""The studio of the pictures: one window over the still district, with one seat in it."""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
from PySide6.QtCore import QSize

from console import tasks
from console.desk import Desk
from console.files import Files
from console.messages import Voice
from console.outbox import Answer, NotAnsweredError, WishRefusedError
from console.settings import Settings
from console.store.columns import Block
from console.views.shell import Shell
from domain.operation import Operation
from domain.policy import World
from domain.refusal import Refusal
from domain.row import row_of
from domain.rules import may_read
from domain.wire import TicketView
from domain.words import Role, RowState, Stage
from tools.shots.district import NOW, StillDistrict
from tools.shots.office import StillOffice


class Studio:
    """One window over the still district, for one role."""

    def __init__(self, district: StillDistrict, door: tasks.Tasks, size: QSize) -> None:
        self.district, self._door = district, door
        self.window = Shell(Settings(maximised=False))
        self.window.show()
        self.window.resize(size)
        self.offline = False
        self.desk: Desk | None = None

    def sit(self, role: Role, *, empty: bool = False) -> Desk:
        """Take the first seat of a role."""
        people = self.district.demo.world.directory.people
        person = next(one for one in people if one.role is role)
        self.office = StillOffice(self.district.demo.world, NOW, person.id, self._on_setup_changed)
        desk = Desk(
            self.district.session(person.id),
            self.district.setup(),
            self._send,
            self._find_order,
            self._door.spawn,
            Voice(self.window),
            peek=self._peek,
            office_door=self.office,
            files=Files(None, self._door.spawn, self._door.off_thread),
        )
        self.desk = desk
        desk.clock.measure(NOW, 0.0)
        desk.clock.beat(NOW, 0.0)
        seen = [one for one in self.district.tickets.values() if may_read(desk.actor, one) and not empty]
        rows = [row_of(one) for one in seen]
        desk.store.load_open(Block(rows), [])
        desk.store.on_time_passed()
        desk.store.announce()
        desk.tickets.fetch_needed.connect(lambda ident: desk.tickets.take(self.district.view(ident)))
        desk.frame.set_link(True, 38)
        if desk.has_queue:
            # A picture shows the dots, not half of their flashing.
            desk.work_page.queue.table.reduce_motion(True)
        desk.frame.on_second()
        self.window.show_page(desk.frame)
        if desk.has_queue:
            desk.work_page.queue.loaded()
        desk.frame.current().focus_first()
        return desk

    def _on_setup_changed(self, world: World) -> None:
        setup = msgspec.structs.replace(
            self.district.setup(), directory=world.directory, limits=world.limits, calendar=world.calendar
        )
        if self.desk is not None:
            self.desk.take_setup(setup)

    async def _send(self, operation: Operation) -> Answer:
        if self.offline or self.desk is None:
            raise NotAnsweredError
        try:
            answer, event = self.district.submit(operation, self.desk.actor)
        except Refusal as refusal:
            raise WishRefusedError(refusal.code, refusal.detail) from refusal
        self.desk.store.apply([row_of(self.district.tickets[answer.ticket])], ())
        self.desk.tickets.follow([event])
        return answer

    async def _peek(self, ident: int) -> TicketView | None:
        return self.district.view(ident)

    async def _find_order(self, _ticket: int, _op_id: str) -> int | None:
        return None

    def choose(self, state: RowState, stage: Stage | None = None) -> int:
        """Choose the ticket in a state that has the longest story."""
        desk = self.desk
        if desk is None:
            raise LookupError("nobody sits")
        fitting = [
            int(desk.store.columns.id[row])
            for row in desk.store.open_rows()
            if desk.store.state_of(int(row)) is state
        ]
        fitting = [ident for ident in fitting if stage is None or self.district.tickets[ident].stage is stage]
        best = max(fitting, key=lambda ident: len(self.district.events[ident]))
        desk.work_page.queue.table.select_ticket(best)
        return best

    def close(self) -> None:
        """Put the window away."""
        self.window.drop_page()
        if self.desk is not None:
            self.desk.close()
        self.window.hide()
        self.window.deleteLater()


Scene = Callable[[Studio], Awaitable[None]]


async def settle() -> None:
    """Let the window lay itself out and paint."""
    for _ in range(8):
        await asyncio.sleep(0.02)  # the loop is Qt's own: layouts and paints happen here
