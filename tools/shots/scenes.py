"""The screens and states of the console, by name."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from console import terms
from console.views.detail.page import DetailPage
from console.views.login_view import SeatCard
from console.views.supervise_words import offered
from domain.acts import Coordinate, Note, Payload, RequestExtension, RequestSuspension
from domain.directory import Directory, Person
from domain.instant import DAY
from domain.operation import Actor, Operation
from domain.refusal import Refusal
from domain.row import row_of
from domain.words import AssignmentStage, Grade, Role, RowState, Stage
from tools.shots.district import NOW
from tools.shots.form_scenes import FORM_SCENES
from tools.shots.inbox_scenes import INBOX_SCENES
from tools.shots.photo_scenes import PHOTO_SCENES
from tools.shots.queue_scenes import QUEUE_SCENES
from tools.shots.register_scenes import REGISTERS
from tools.shots.seat import SEAT_SCENES
from tools.shots.studio import Scene, Studio, settle


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
    await settle()
    desk.frame.do("supervise")
    await settle()


async def detail(studio: Studio) -> None:
    """A red ticket on the whole page, with an order on hold."""
    await supervised(studio)
    if studio.desk is not None:
        studio.desk.work_page.open_page()
        await settle()


async def detail_grade(studio: Studio) -> None:
    """A lower grade after red: what it would bring, and why it is lowered."""
    desk = studio.sit(Role.DISPATCHER)
    ident = studio.choose(RowState.RED, Stage.HANDLING)
    await settle()
    desk.work_page.open_page()
    page = desk.work_page.in_sight()
    if isinstance(page, DetailPage):
        grade = studio.district.tickets[ident].grade
        page.grade.choose(Grade.A if grade is not Grade.A else Grade.B)
    await settle()


async def detail_rate(studio: Studio) -> None:
    """All units have answered: rating on the page."""
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.NONE, Stage.RESOLVED)
    await settle()
    desk.work_page.open_page()


async def drawer_detail(studio: Studio) -> None:
    """Where there is no room beside the queue, the detail lies over it."""
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.RED)
    await settle()
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
        await settle()
        desk.frame.do(name)

    return scene


async def new_call(studio: Studio) -> None:
    """A new call, half written, sent too early."""
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.RED)
    await settle()
    desk.frame.do("report")
    await settle()
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
    await settle()
    studio.offline = True
    desk.frame.set_link(False, since=NOW)
    desk.doer.send(Note(text="已电话催促"), studio.district.tickets[ident])


async def stale(studio: Studio) -> None:
    """Two beats missed: the data itself is hatched."""
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.RED)
    await settle()
    desk.frame.show_stale(14_000, NOW)


async def empty(studio: Studio) -> None:
    """Nothing to do."""
    studio.sit(Role.DISPATCHER, empty=True)


async def approvals(studio: Studio) -> None:
    """The shift leader's rulings: a request chosen, with what is asked and the keys."""
    desk = studio.sit(Role.SUPERVISOR)
    await _ask(studio)
    desk.frame.open_page("approvals")
    await settle()


async def supervision(studio: Studio) -> None:
    """Orders that nobody has replied to."""
    desk = studio.sit(Role.SUPERVISOR)
    desk.frame.open_page("supervision")
    await settle()


async def reminder(studio: Studio) -> None:
    """From November on, while next year's calendar is missing."""
    desk = studio.sit(Role.SUPERVISOR)
    later = NOW + 163 * DAY
    desk.clock.measure(later, 0.0)
    desk.clock.beat(later, 0.0)
    desk.frame.on_second()
    await settle()


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
    await settle()


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
    **FORM_SCENES,
    **INBOX_SCENES,
    **PHOTO_SCENES,
    **QUEUE_SCENES,
    **SEAT_SCENES,
}
