"""Wrong input at the fields of every form, by keys alone over a real server.

What is wrong stands at its field, the keyboard goes there, nothing is sent; put right from there, it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from domain.acts import (
    Accept,
    Coordinate,
    Dispatch,
    Finish,
    Merge,
    PersonalData,
    RequestExtension,
    Return,
    Supervise,
    Triage,
)
from domain.instant import DAY, HOUR, SECOND
from domain.place import Place
from domain.words import CallLevel
from tests.domain.shanghai import at
from tests.features.operator import Operator
from tests.features.scene import Scene, open_scene
from tests.harness.people import a_report
from tests.harness.sms import SmsProvider
from tests.harness.town import GRID, HOUSING, WATER, handler_of

pytestmark = pytest.mark.story

MORNING = at(2026, 6, 9, 9)
DEADLINE = MORNING + DAY
EMPTY = ("Ctrl+A", "Delete")
"""The keys that empty a line."""


class Office:
    """One server and three desks: a dispatcher of the district, a unit, a shift leader."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.count = 0
        self._desks: dict[str, Operator] = {}

    def desk(self, login: str) -> Operator:
        """Somebody's console, opened at first need."""
        if login not in self._desks:
            self._desks[login] = Operator(self.scene.sit_down(login))
        return self._desks[login]

    def head(self) -> int:
        """How far the ledger is."""
        return self.scene["auditor"].events(0, limit=1).head


Make = Callable[[Office], int]


def reported(office: Office, level: CallLevel | None = None) -> int:
    office.count += 1
    number = office.count
    person = PersonalData(name="陈某某", phone=f"138000{number:05d}", address="")
    place = Place(address=f"第 {number} 街区", area=GRID)
    title = f"{'甲乙丙丁戊己庚辛壬癸'[number % 10] * 3}道{number}号井盖破损"
    return office.scene["resident"].submit(a_report(title, person=person, place=place, level=level)).ticket


def triaged(office: Office) -> int:
    ticket = reported(office)
    office.scene["district"].submit(Triage(matter="m-a", level=CallLevel.STREET), ticket)
    return ticket


def called_by_community(office: Office) -> int:
    ticket = reported(office)
    office.scene["district"].submit(Triage(matter="m-b", level=CallLevel.COMMUNITY), ticket)
    return ticket


def dispatched(office: Office, *, assisting: tuple[int, ...] = ()) -> int:
    ticket = triaged(office)
    office.scene["district"].submit(Dispatch(lead=HOUSING, assisting=assisting, deadline=DEADLINE), ticket)
    return ticket


def accepted(office: Office) -> int:
    ticket = dispatched(office)
    office.scene[handler_of(HOUSING)].submit(Accept(assignment=1), ticket)
    return ticket


def accepted_with_another(office: Office) -> int:
    ticket = dispatched(office, assisting=(WATER,))
    office.scene[handler_of(HOUSING)].submit(Accept(assignment=1), ticket)
    return ticket


def returned(office: Office) -> int:
    ticket = dispatched(office)
    office.scene[handler_of(HOUSING)].submit(Return(assignment=1, reason="不属本单位"), ticket)
    return ticket


def resolved(office: Office) -> int:
    ticket = accepted(office)
    office.scene[handler_of(HOUSING)].submit(Finish(assignment=1, result="已更换"), ticket)
    return ticket


def sitting(office: Office) -> int:
    ticket = accepted(office)
    office.scene["district"].submit(Coordinate(units=(HOUSING, WATER), reason="权责不清"), ticket)
    return ticket


def merged(office: Office) -> int:
    main, repeat = reported(office), reported(office)
    office.scene["district"].submit(Merge(other=repeat), main)
    return main


def asked_for_time(office: Office) -> int:
    ticket = accepted(office)
    wish = RequestExtension(assignment=1, deadline=DEADLINE + DAY, reason="材料未到")
    office.scene[handler_of(HOUSING)].submit(wish, ticket)
    return ticket


def supervised(office: Office) -> int:
    ticket = triaged(office)
    now = office.scene.server.now()
    office.scene["district"].submit(Dispatch(lead=HOUSING, deadline=now + 2 * HOUR), ticket)
    office.scene[handler_of(HOUSING)].submit(Accept(assignment=1), ticket)
    office.scene.server.move_by(HOUR)
    office.scene["district"].submit(Supervise(assignment=1, rung=1), ticket)
    office.scene.server.move_by(10 * SECOND)
    return ticket


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A form with what is wrong in it, step by step: the keys before it is sent, the field that is wrong.

    What begins with `~` is typed, everything else is a key. `right` is what makes it whole from there.
    """

    form: str
    keys: str
    make: Make | None
    wrong: tuple[tuple[tuple[str, ...], str], ...]
    right: tuple[str, ...]
    who: str = "district"


UNIT, LEADER = handler_of(HOUSING), "supervisor"
REASON = ("~情况属实",)
CASES = (
    Case(
        form="triage",
        keys="Ctrl+T",
        make=reported,
        wrong=(((), "matter"), (("~jgps", "Return", "Tab", "Tab", "Tab", *EMPTY), "title")),
        right=("~井盖破损",),
    ),
    Case(
        form="edit",
        keys="Ctrl+Shift+E",
        make=reported,
        wrong=(((), "title"), (EMPTY, "title")),
        right=("~井盖",),
    ),
    Case(form="dispatch", keys="F4", make=triaged, wrong=(((), "lead"),), right=("~zjj", "Return")),
    Case(form="joint", keys="F7", make=triaged, wrong=(((), "lead"),), right=("~swj", "Return")),
    Case(form="withdraw", keys="Ctrl+Shift+W", make=accepted, wrong=(((), "reason"),), right=REASON),
    Case(form="insist", keys="Ctrl+I", make=returned, wrong=(((), "reason"),), right=REASON),
    Case(
        form="raise",
        keys="Ctrl+U",
        make=called_by_community,
        wrong=(((), "reason"), (REASON, "opinion")),
        right=("~请牵头处置",),
    ),
    Case(form="take_over", keys="Ctrl+Shift+D", make=accepted, wrong=(((), "reason"),), right=REASON),
    Case(form="coordinate", keys="Ctrl+B", make=reported, wrong=(((), "units"),), right=("~zjj", "Return")),
    Case(
        form="conclude", keys="Ctrl+Shift+J", make=sitting, wrong=(((), "ruling"),), right=("~由住建局牵头",)
    ),
    Case(
        form="request_suspension", keys="Ctrl+Shift+H", make=accepted, wrong=(((), "reason"),), right=REASON
    ),
    Case(
        form="request_extension",
        keys="Ctrl+Shift+L",
        make=accepted,
        wrong=(((), "reason"),),
        right=REASON,
        who=UNIT,
    ),
    Case(form="rate", keys="F9", make=resolved, wrong=((("4",), "reason"),), right=("~逾期后才到场",)),
    Case(form="answer", keys="Ctrl+H", make=accepted, wrong=(((), "text"),), right=("~正在更换",)),
    Case(form="log_call", keys="Ctrl+R", make=accepted, wrong=(((), "text"),), right=("~已约下午到场",)),
    Case(form="merge", keys="Ctrl+F3", make=reported, wrong=(((), "other"),), right=("~0001", "Return")),
    Case(form="unmerge", keys="Shift+F3", make=merged, wrong=(((), "reason"),), right=REASON),
    Case(form="split", keys="Ctrl+Shift+F3", make=reported, wrong=(((), "parts"),), right=("~另有路灯不亮",)),
    Case(form="reopen", keys="Ctrl+Shift+O", make=resolved, wrong=(((), "reason"),), right=REASON),
    Case(
        form="return", keys="Ctrl+Shift+R", make=dispatched, wrong=(((), "reason"),), right=REASON, who=UNIT
    ),
    Case(
        form="finish",
        keys="Ctrl+Shift+F",
        make=accepted,
        wrong=(((), "result"),),
        right=("~已更换",),
        who=UNIT,
    ),
    Case(
        form="finish",
        keys="Ctrl+Shift+F",
        make=accepted_with_another,
        wrong=(((), "result"), (("~已更换",), "before_others")),
        right=("~协办事项不影响使用",),
        who=UNIT,
    ),
    Case(
        form="answer_order",
        keys="Ctrl+D",
        make=supervised,
        wrong=(((), "reply"),),
        right=("~今晚完成",),
        who=UNIT,
    ),
    Case(
        form="suspend", keys="Ctrl+Shift+P", make=accepted, wrong=(((), "reason"),), right=REASON, who=LEADER
    ),
    Case(form="extend", keys="Ctrl+E", make=accepted, wrong=(((), "reason"),), right=REASON, who=LEADER),
    Case(
        form="refuse",
        keys="Ctrl+Shift+N",
        make=asked_for_time,
        wrong=(((), "reason"),),
        right=REASON,
        who=LEADER,
    ),
    Case(
        form="void", keys="Ctrl+Shift+Del", make=reported, wrong=(((), "reason"),), right=REASON, who=LEADER
    ),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder: Path = tmp_path_factory.mktemp("office")
    sms = SmsProvider()
    sms.start()
    with ExitStack() as stack:
        stack.callback(sms.close)
        scene = stack.enter_context(open_scene(f"sqlite:///{folder / 'huying.db'}", folder, sms, MORNING))
        yield Office(scene)
        scene.close_books()


def _do(who: Operator, keys: tuple[str, ...]) -> None:
    for one in keys:
        if one.startswith("~"):
            who.type(one[1:])
        else:
            who.press(one)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.form}-{len(case.wrong)}")
def test_what_is_wrong_stands_at_its_field(office: Office, case: Case) -> None:
    who = office.desk(case.who)
    if case.make is not None:
        ticket = case.make(office)
        who.console.wait("row", ticket=ticket)
        who.press("Esc", "Ctrl+K")
        who.type(f"#{ticket % 100_000:04d}")
        who.press("Return")
        who.console.wait("detail", ticket=ticket)
    who.open_form(case.keys, case.form)
    before = office.head()
    for keys, field in case.wrong:
        _do(who, keys)
        who.press("Ctrl+Return")
        said = who.form()["errors"]
        assert next(iter(said), "") == field, said
        assert len(said[field]) > 3, "in words"
        assert who.keyboard()["field"] == field
        assert office.head() == before, "nothing was sent"
    _do(who, case.right)
    who.press("Ctrl+Return")
    who.console.wait("form", name=None)
    who.console.wait("sent")
    assert office.head() > before
    assert who.place()["in_queue"], "the keyboard is back in the queue"


def test_a_new_call_is_put_right_field_by_field(office: Office) -> None:
    who = office.desk("district")
    who.press("Esc")
    who.presses.clear()
    before = office.head()
    who.open_form("F2", "report")
    asked = []
    for right in (("~07wg", "Return"), ("~青年路 9 号",), ("~路灯杆倾斜",)):
        who.press("Ctrl+Return")
        asked.append(who.keyboard()["field"])
        assert asked[-1] in who.form()["errors"]
        _do(who, right)
    assert asked == ["place", "address", "title"], "in the order of reading"
    assert office.head() == before
    who.press("Ctrl+Return")
    who.console.wait("form", name=None)
    who.console.wait("sent")
    assert office.head() == before + 1
    assert who.place()["in_queue"]
