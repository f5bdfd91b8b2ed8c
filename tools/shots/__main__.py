"""python -m tools.shots [FOLDER] [--only WORD]     # default build/shots

Every screen of the console in the three themes at 1920 x 1080 and 1366 x 768, made by the console's own
widgets over the demo district at a moment that stands still.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from console import i18n, tasks, terms, theme
from console.desk import Desk
from console.messages import Voice
from console.outbox import Answer, NotAnsweredError, WishRefusedError
from console.settings import Settings
from console.store.columns import Block
from console.views.detail.page import DetailPage
from console.views.login_view import SeatCard
from console.views.registers.register_page import RegisterPage
from console.views.shell import Shell
from console.views.supervise_words import offered
from domain.acts import Coordinate, Note, Payload, RequestExtension, RequestSuspension
from domain.administration import SetupChange, SetupKind
from domain.directory import Directory, Person
from domain.instant import DAY
from domain.operation import Actor, Operation
from domain.policy import World
from domain.refusal import Refusal
from domain.row import row_of
from domain.wire import TicketView
from domain.words import AssignmentStage, Grade, Role, RowState, Stage
from tools.shots.district import NOW, StillDistrict
from tools.shots.office import StillOffice
from tools.shots.queue_scenes import QUEUE_SCENES
from tools.shots.seat import SEAT_SCENES

SIZES = (QSize(1920, 1080), QSize(1366, 768))


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
        )
        self.desk = desk
        desk.clock.measure(NOW, 0.0)
        desk.clock.beat(NOW, 0.0)
        rows = [] if empty else [row for row in self.district.rows() if self._sees(row.area, row.units)]
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

    def _sees(self, area: str, units: tuple[int, ...]) -> bool:
        actor = self.desk.actor if self.desk else None
        if actor is None:
            return False
        return actor.unit in units if actor.unit is not None else area.startswith(actor.area)

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


async def _settle() -> None:
    for _ in range(8):
        await asyncio.sleep(0.02)  # the loop is Qt's own: layouts and paints happen here


async def login(studio: Studio) -> None:
    """The door of a demo."""
    directory = studio.district.demo.world.directory
    studio.window.login.offer_seats(
        [
            SeatCard(
                account=one.id,
                name=one.name,
                role=one.role,
                place=" · ".join(part for part in (terms.seat(one.seat), _place(directory, one)) if part),
            )
            for one in directory.people
        ]
    )


def _place(directory: Directory, person: Person) -> str:
    unit = directory.unit_by_id.get(person.unit or 0)
    return unit.name if unit else directory.area_name(person.area)


async def login_password(studio: Studio) -> None:
    """The door of a district, after a wrong password."""
    studio.window.login.ask_again("", "limin")
    studio.window.login.show_problem("账号或密码有误。请检查大写锁定后重试。")


async def main_screen(studio: Studio) -> None:
    """The dispatcher's page on a red ticket."""
    studio.sit(Role.DISPATCHER)
    studio.choose(RowState.RED)


async def supervised(studio: Studio) -> None:
    """One click on a red ticket: the toast with the ten seconds."""
    desk = studio.sit(Role.DISPATCHER)
    for row in desk.store.open_rows():
        desk.work_page.queue.table.select_ticket(int(desk.store.columns.id[row]))
        due = offered(desk.situation())
        if due is not None and not due.asks_first and desk.store.state_of(int(row)) is RowState.RED:
            break
    await _settle()
    desk.frame.do("supervise")
    await _settle()


async def detail(studio: Studio) -> None:
    """A red ticket on the whole page, with an order on hold."""
    await supervised(studio)
    if studio.desk is not None:
        studio.desk.work_page.open_page()
        await _settle()


async def detail_grade(studio: Studio) -> None:
    """A lower grade after red: what it would bring, and why it is lowered."""
    desk = studio.sit(Role.DISPATCHER)
    ident = studio.choose(RowState.RED, Stage.HANDLING)
    await _settle()
    desk.work_page.open_page()
    page = desk.work_page.in_sight()
    if isinstance(page, DetailPage):
        grade = studio.district.tickets[ident].grade
        page.grade.choose(Grade.A if grade is not Grade.A else Grade.B)
    await _settle()


async def detail_rate(studio: Studio) -> None:
    """All units have answered: rating on the page."""
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.NONE, Stage.RESOLVED)
    await _settle()
    desk.work_page.open_page()


async def drawer_detail(studio: Studio) -> None:
    """Where there is no room beside the queue, the detail lies over it."""
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.RED)
    await _settle()
    desk.work_page.spread.open_detail()


async def handler(studio: Studio) -> None:
    """A unit's inbox."""
    desk = studio.sit(Role.HANDLER)
    for ident, ticket in studio.district.tickets.items():
        own = [one for one in ticket.live() if one.unit == desk.actor.unit]
        if own and own[0].stage is AssignmentStage.PENDING:
            desk.work_page.queue.table.select_ticket(ident)
            break
    else:
        desk.work_page.queue.table.selectRow(0)


def _form(name: str, state: RowState, stage: Stage, role: Role = Role.DISPATCHER) -> Scene:
    async def scene(studio: Studio) -> None:
        desk = studio.sit(role)
        studio.choose(state, stage)
        await _settle()
        desk.frame.do(name)

    return scene


async def new_call(studio: Studio) -> None:
    """A new call, half written, sent too early."""
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.RED)
    await _settle()
    desk.frame.do("report")
    await _settle()
    form = desk.frame.drawers.form()
    if form is not None:
        title, more = form.field("title").control(), form.field("description").control()
        if isinstance(title, QLineEdit) and isinstance(more, QPlainTextEdit):
            title.setText("创业路路口井盖缺失，夜间无警示")
            more.setPlainText("路口东北角雨水井盖缺失，行人和电动车经过，社区已临时放置锥桶。")
        form.submit()


async def offline(studio: Studio) -> None:
    """The connection is gone, and something waits to be sent."""
    desk = studio.sit(Role.DISPATCHER)
    ident = studio.choose(RowState.RED)
    await _settle()
    studio.offline = True
    desk.frame.set_link(False, since=NOW)
    desk.doer.send(Note(text="已电话催促"), studio.district.tickets[ident])


async def stale(studio: Studio) -> None:
    """Two beats missed: the data itself is hatched."""
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.RED)
    await _settle()
    desk.frame.show_stale(14_000, NOW)


async def empty(studio: Studio) -> None:
    """Nothing to do."""
    studio.sit(Role.DISPATCHER, empty=True)


def _register(register: str, keys: str = "", row: int = 0) -> Scene:
    """An administrator's page, with the form of a row when a key opens it."""

    async def scene(studio: Studio) -> None:
        desk = studio.sit(Role.ADMINISTRATOR)
        if register == "log":
            await _some_changes(desk)
        desk.frame.open_page(f"register-{register}")
        await _settle()
        page = desk.frame.current()
        if not isinstance(page, RegisterPage):
            raise TypeError(page)
        page.table.selectRow(row)
        if keys == "open":
            page.open_entry(page.table.chosen())
        elif keys == "new":
            page.open_entry("")
        elif keys:
            page.search.setText(keys)
        await asyncio.sleep(0.1)
        await _settle()

    return scene


async def _some_changes(desk: Desk) -> None:
    office = desk.office
    if office is None:
        return
    office.fetch(SetupKind.UNIT.value)
    await _settle()
    for item in (office.items(SetupKind.UNIT.value) or ())[:3]:
        value = msgspec.to_builtins(item.noun) | {"name": f"{item.noun.name}（筹）"}
        office.send(SetupChange(kind=SetupKind.UNIT, key=item.key, base_version=item.version, value=value))
        await _settle()


async def approvals(studio: Studio) -> None:
    """The shift leader's rulings: a request chosen, with what is asked and the keys."""
    desk = studio.sit(Role.SUPERVISOR)
    await _ask(studio)
    desk.frame.open_page("approvals")
    await _settle()


async def supervision(studio: Studio) -> None:
    """Orders that nobody has replied to."""
    desk = studio.sit(Role.SUPERVISOR)
    desk.frame.open_page("supervision")
    await _settle()


async def reminder(studio: Studio) -> None:
    """From November on, while next year's calendar is missing."""
    desk = studio.sit(Role.SUPERVISOR)
    later = NOW + 163 * DAY
    desk.clock.measure(later, 0.0)
    desk.clock.beat(later, 0.0)
    desk.frame.on_second()
    await _settle()


async def _ask(studio: Studio) -> None:
    """Units ask for more time, another for a coordination."""
    desk, now = studio.desk, NOW
    if desk is None:
        return
    directory = studio.district.demo.world.directory
    asked = 0
    for ident, ticket in list(studio.district.tickets.items()):
        lead = ticket.lead()
        if ticket.stage is not Stage.HANDLING or lead is None or asked >= 6:
            continue
        person = next((one for one in directory.people if one.unit == lead.unit), None)
        if person is None or person.role is not Role.HANDLER:
            continue
        actor = Actor(
            account=person.id, role=person.role, district=directory.district, area=person.area, unit=lead.unit
        )
        asking: Payload = RequestSuspension(until=now + 3 * DAY, reason="等待厂家配件，三日内到货")
        if asked % 3 == 1:
            asking = RequestExtension(
                assignment=lead.id, deadline=now + 5 * DAY, reason="道路开挖须交警审批，材料已报送"
            )
        if asked % 3 == 2:
            asking = Coordinate(reason="职责交叉，申请协商")
        wish = Operation(op_id=f"018f0000-0000-7000-8000-{asked:012}", payload=asking, ticket=ident)
        try:
            studio.district.submit(wish, actor)
        except Refusal:
            continue
        asked += 1
        desk.store.apply([row_of(studio.district.tickets[ident])], ())
    await _settle()


REGISTERS: dict[str, Scene] = {
    "admin-unit": _register("unit"),
    "admin-unit-form": _register("unit", "open", 2),
    "admin-unit-search": _register("unit", "szj"),
    "admin-contact": _register("contact"),
    "admin-contact-form": _register("contact", "open", 1),
    "admin-limit": _register("limit"),
    "admin-limit-form": _register("limit", "open", 1),
    "admin-template-form": _register("template", "open"),
    "admin-calendar": _register("calendar_year"),
    "admin-calendar-form": _register("calendar_year", "new"),
    "admin-account": _register("account"),
    "admin-account-form": _register("account", "open", 1),
    "admin-responsible": _register("responsible"),
    "admin-settings-form": _register("settings", "open"),
    "admin-log": _register("log"),
}


SCENES: dict[str, Scene] = {
    **REGISTERS,
    "approvals": approvals,
    "supervision": supervision,
    "reminder": reminder,
    "login": login,
    "login-password": login_password,
    "main": main_screen,
    "supervised": supervised,
    "detail": detail,
    "detail-grade": detail_grade,
    "detail-rate": detail_rate,
    "drawer-detail": drawer_detail,
    "handler": handler,
    "new-call": new_call,
    "triage": _form("triage", RowState.PENDING, Stage.REPORTED),
    "dispatch": _form("dispatch", RowState.PENDING, Stage.TRIAGED),
    "merge": _form("merge", RowState.RED, Stage.HANDLING),
    "split": _form("split", RowState.RED, Stage.HANDLING),
    "joint": _form("joint", RowState.RED, Stage.HANDLING),
    "raise": _form("raise", RowState.RED, Stage.HANDLING),
    "coordinate": _form("coordinate", RowState.RED, Stage.HANDLING),
    "request-extension": _form("request_extension", RowState.YELLOW, Stage.HANDLING),
    "void": _form("void", RowState.PENDING, Stage.DISPATCHED, Role.SUPERVISOR),
    "rate": _form("rate", RowState.NONE, Stage.RESOLVED),
    "suspend": _form("suspend", RowState.GREEN, Stage.HANDLING, Role.SUPERVISOR),
    "extend": _form("extend", RowState.YELLOW, Stage.HANDLING, Role.SUPERVISOR),
    "offline": offline,
    "stale": stale,
    "empty": empty,
    **QUEUE_SCENES,
    **SEAT_SCENES,
}


async def _shoot(app: QApplication, folder: Path, only: str, themes: list[str], door: tasks.Tasks) -> int:
    count = 0
    for key in themes:
        theme.apply(app, key)
        for size in SIZES:
            for name, scene in SCENES.items():
                if only and only not in f"{name}-{key}-{size.width()}":
                    continue
                studio = Studio(StillDistrict(), door, size)
                await scene(studio)
                await _settle()
                file = folder / f"{name}-{key}-{size.width()}.png"
                if not studio.window.grab().save(str(file)):
                    raise SystemExit(f"cannot write {file}")
                studio.close()
                await _settle()
                count += 1
    return count


def main() -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(prog="tools.shots")
    parser.add_argument("folder", nargs="?", default="build/shots", type=Path)
    parser.add_argument("--only", default="", help="a part of the name, such as main-silver-1366")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise SystemExit("another kind of application is running")
    i18n.install(app)

    async def whole() -> int:
        door = tasks.Tasks()
        made: Coroutine[Any, Any, int] = _shoot(app, options.folder, options.only, list(theme.THEMES), door)
        count = await made
        await door.close()
        return count

    print(f"{tasks.run(whole)} pictures in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
