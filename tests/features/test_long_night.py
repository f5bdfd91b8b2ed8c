"""What happens in a long night: the session ends, a colleague is faster, a word is half composed.

Over a real server; the consoles are worked by their keys alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from domain import wire
from domain.acts import Accept
from domain.instant import HOUR
from domain.place import Place
from domain.words import Act
from tests.domain.shanghai import at
from tests.features.operator import Operator
from tests.features.scene import Scene, open_scene
from tests.harness.people import Someone, a_report, call_up
from tests.harness.sms import SmsProvider
from tests.harness.town import GRID, HOUSING, PASSWORD, PEOPLE, handler_of

pytestmark = pytest.mark.story

NIGHT = at(2026, 6, 9, 3)
_SEVEN, _EIGHT = PEOPLE["seat07"].name, PEOPLE["seat08"].name


class Night:
    """One server for all of these, and two seats beside each other."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.here = Operator(scene.sit_down("seat07"))
        self.there = Operator(scene.sit_down("seat08"))
        self._count = 0

    def fresh(self, title: str) -> int:
        """A ticket that was just reported."""
        self._count += 1
        place = Place(address=f"水西路 {self._count} 号", area=GRID)
        return self.scene["resident"].submit(a_report(title, place=place)).ticket

    def find(self, who: Operator, ticket: int) -> None:
        """To a ticket by its number, through the palette."""
        who.console.wait("row", ticket=ticket)
        who.press("Ctrl+K")
        who.type(f"#{ticket % 100_000:04d}")
        who.press("Return")
        who.console.wait("detail", ticket=ticket)

    def end_sessions(self) -> None:
        """Every session of seat 07 ends, as when its owner ends them from elsewhere."""
        with Someone(self.scene.server.url, "seat07") as elsewhere:
            own = msgspec.msgpack.decode(
                elsewhere.raw("GET", wire.SESSIONS).content, type=list[wire.SessionInfo]
            )
            for session in sorted(own, key=lambda one: one.current):
                elsewhere.raw("DELETE", wire.SESSION.format(session=session.id))
        self.scene.forget("seat07")

    def log_in_again(self) -> None:
        """The password and Enter: the name is there already."""
        self.here.console.wait("login")
        self.here.type(PASSWORD)
        self.here.press("Return")
        self.here.console.wait("page")
        self.here.console.wait("link", state="live")


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    folder: Path = tmp_path_factory.mktemp("night")
    sms = SmsProvider()
    sms.start()
    with ExitStack() as stack:
        stack.callback(sms.close)
        scene = stack.enter_context(open_scene(f"sqlite:///{folder / 'huying.db'}", folder, sms, NIGHT))
        yield Night(scene)
        scene.close_books()


def test_a_session_that_ends_in_a_form_costs_no_letter(night: Night) -> None:
    ticket, here = night.fresh("玉岩路路灯不亮"), night.here
    night.find(here, ticket)
    here.open_form("Ctrl+Shift+E", "edit")
    here.press("End")
    here.type("，夜间")
    night.end_sessions()
    night.log_in_again()
    assert here.keyboard()["field"] == "title", "the keyboard is where it was"
    here.type("无法通行")
    assert here.form()["fields"]["title"] == "玉岩路路灯不亮，夜间无法通行"
    here.press("Ctrl+Return")
    here.console.wait("form", name=None)
    (event,) = night.scene.events(ticket, Act.EDIT)
    assert event.actor == PEOPLE["seat07"].id
    assert night.scene["seat08"].ticket(ticket).title == "玉岩路路灯不亮，夜间无法通行"


def test_a_session_that_ends_in_the_note_box_costs_no_letter(night: Night) -> None:
    ticket, here = night.fresh("开泰大道树枝倒伏"), night.here
    night.find(here, ticket)
    here.press("Ctrl+N")
    here.type("已联系绿化班组，")
    night.end_sessions()
    night.log_in_again()
    assert here.keyboard()["text"] == "已联系绿化班组，"
    here.type("半小时到场")
    here.press("Ctrl+Return")
    here.console.wait("timeline", text="已联系绿化班组，半小时到场")
    assert len(night.scene.events(ticket, Act.NOTE)) == 1
    here.press("Esc")
    assert here.place()["in_queue"], "back to the row by one key"


def test_a_session_that_ends_in_the_palette_costs_no_letter(night: Night) -> None:
    ticket, here = night.fresh("香雪八路积水"), night.here
    night.find(here, ticket)
    here.press("Ctrl+K")
    here.type("jl 已到场")
    night.end_sessions()
    night.log_in_again()
    seen = here.keyboard()
    assert (seen["palette"], seen["text"]) == (True, "jl 已到场")
    here.press("Esc")
    assert here.place()["in_queue"], f"{seen} {here.keyboard()}"


def test_a_colleagues_change_is_shown_in_the_form(night: Night) -> None:
    ticket, here, there = night.fresh("创业路围挡倾斜"), night.here, night.there
    for who in (here, there):
        night.find(who, ticket)
        who.open_form("Ctrl+Shift+E", "edit")
        who.press("End")
    there.type("约十米")
    there.press("Ctrl+Return")
    there.console.wait("form", name=None)
    here.console.wait("form_says", text="围挡倾斜约十米")
    assert _EIGHT in here.form()["changes"], "who, and from what to what"
    here.type("，有坠落危险")
    before = night.scene["seat08"].events(0, limit=1).head
    here.press("Ctrl+Return")
    here.console.wait("form_says", text="他人刚刚修改了：标题")
    assert night.scene["seat08"].events(0, limit=1).head == before, "not over the other's words unseen"
    assert here.form()["fields"]["title"] == "创业路围挡倾斜，有坠落危险"
    here.press("Ctrl+Return")
    here.console.wait("form", name=None)
    there.console.wait("row_text", ticket=ticket, column=3, text="创业路围挡倾斜，有坠落危险")
    assert len(night.scene.events(ticket, Act.EDIT)) == 2


def test_what_a_colleague_did_first_is_not_done_twice(night: Night) -> None:
    ticket, here, there = night.fresh("彩频路井盖破损"), night.here, night.there
    for who in (here, there):
        night.find(who, ticket)
        who.open_form("Ctrl+T", "triage")
        who.type("jgps")
        who.press("Return")
    there.press("Ctrl+Return")
    there.console.wait("form", name=None)
    here.console.wait("form_says", text="研判")
    assert _EIGHT in here.form()["changes"]
    assert here.form()["against"], "it cannot be sent any more, and says why"
    before = night.scene["seat08"].events(0, limit=1).head
    here.press("Ctrl+Return", "Esc")
    here.console.wait("form", name=None)
    assert night.scene["seat08"].events(0, limit=1).head == before


def test_a_ticket_is_claimed_taken_over_and_each_sees_it(night: Night) -> None:
    ticket, here, there = night.fresh("志诚大道油烟直排"), night.here, night.there
    night.find(here, ticket)
    night.find(there, ticket)
    here.console.wait("company", text=_EIGHT)
    there.console.wait("company", text=_SEVEN)
    here.press("Ctrl+G")
    there.console.wait("claimed", text=_SEVEN)
    there.press("Ctrl+G")
    here.console.wait("claimed", text=_EIGHT)
    here.console.wait("timeline", text="接手")
    there.press("Ctrl+Alt+G")
    here.console.wait("row_text", ticket=ticket, column=14, text="")


def test_keys_work_while_a_word_is_half_composed(night: Night) -> None:
    seat, here = night.scene["seat07"], night.here
    ticket = call_up(seat, title="水西路护栏松动", deadline=NIGHT + HOUR)
    night.scene[handler_of(HOUSING)].submit(Accept(assignment=1), ticket)
    night.scene.server.move_to(NIGHT + HOUR)
    night.find(here, ticket)
    here.console.wait("row", ticket=ticket, unacknowledged=True)
    here.press("Ctrl+N")
    here.console.do("compose", text="xian'chang")
    here.press("J", "K", "Space")
    assert here.console.do("state")["chosen"] == ticket, "letters are not keys of the queue"
    here.console.wait("row", ticket=ticket, unacknowledged=True)
    here.console.do("compose", text="xian'chang")
    here.press("F8")
    here.console.wait("sent")
    assert [order.rung for order in seat.ticket(ticket).orders], "F8 works in the middle of a word"
    here.console.do("compose", text="xian'chang")
    here.press("Ctrl+K")
    assert here.keyboard()["palette"]
    here.press("Esc")
    here.console.do("compose", text="xian'chang")
    here.press("Ctrl+Z")
    here.console.wait("sent")
