"""A shift by keys alone: the unit's inbox, the shift leader's rulings, a colleague at the same ticket."""

from typing import Any

from domain.words import Role
from tests.console.live.conftest import SitDown
from tests.console.live.demo_street import DemoStreet
from tests.harness.driven import DrivenConsole

_STATUS = 6


def _open_first(console: DrivenConsole, **wanted: Any) -> int:
    """Bring the first ticket into sight whose row has such a state or status."""
    for row in console.do("rows")["rows"]:
        seen = {"state": row["state"], "status": row["texts"][_STATUS], "new": row["unacknowledged"]}
        if all(seen[key] == value for key, value in wanted.items()):
            ticket = int(row["id"])
            console.do("select", ticket=ticket)
            console.wait("detail", ticket=ticket)
            return ticket
    raise AssertionError(f"no row is {wanted}")


def test_a_unit_accepts_and_reports(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.HANDLER, unit="区住建局"))
    _open_first(console, status="待接单")
    console.do("press", keys="Ctrl+J")
    console.wait("timeline", text="区住建局 接单")
    stages = {one["name"]: one["stage"] for one in console.do("detail")["units"]}
    assert stages["区住建局"] == "办理中"
    console.do("press", keys="Ctrl+Shift+F")
    console.wait("form", name="finish")
    console.do("type", text="已加固并设警示")
    assert console.do("form")["form"]["fields"]["result"] == "已加固并设警示", (
        "the first field has the keyboard"
    )


def test_a_unit_sends_back_what_is_not_its_own(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.HANDLER, unit="区住建局"))
    ticket = _open_first(console, status="待接单")
    console.do("press", keys="Ctrl+Shift+R")
    console.wait("form", name="return")
    console.do("press", keys="Ctrl+Return")
    assert console.do("form")["form"]["errors"], "not without a reason"
    console.do("type", text="不属本单位职责")
    console.do("press", keys="Ctrl+Return")
    console.wait("row", ticket=ticket, present=False)
    assert console.do("detail")["ticket"] is None, "it is not the unit's to see any more"


def test_the_shift_leader_suspends_resumes_and_extends(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.SUPERVISOR))
    ticket = _open_first(console, state="green", status="办理中")
    console.do("press", keys="Ctrl+Shift+P")
    console.wait("form", name="suspend")
    console.do("fill", fields={"reason": "等待法院裁定"})
    console.do("press", keys="Ctrl+Return")
    console.wait("row", ticket=ticket, state="suspended")
    console.do("press", keys="Ctrl+Shift+U")
    console.wait("row", ticket=ticket, state="green")
    console.do("press", keys="Ctrl+E")
    console.wait("form", name="extend")
    console.do("fill", fields={"reason": "材料未到"})
    console.do("press", keys="Ctrl+Return")
    console.wait("timeline", text="延期")


def test_red_is_acknowledged_by_the_space_bar_and_supervised_by_f8(
    street: DemoStreet, sit_down: SitDown
) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    ticket = _open_first(console, state="red", new=True, status="办理中")
    console.do("press", keys="Space")
    console.wait("row", ticket=ticket, unacknowledged=False)
    console.do("press", keys="F8")
    console.wait("timeline", text="→")
    console.wait("row_text", ticket=ticket, column=_STATUS, text="已督办")
    console.do("press", keys="Ctrl+Z")
    console.wait("row_text", ticket=ticket, column=_STATUS, text="办理中")


def test_a_wrong_note_is_struck_out_and_a_unit_withdrawn(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    _open_first(console, status="待接单")
    console.do("press", keys="Ctrl+N")
    console.do("type", text="写错单了")
    console.do("press", keys="Ctrl+Return")
    console.wait("timeline", text="写错单了")
    console.do("press", keys="Ctrl+Shift+X")
    console.wait("timeline", text="划去")
    console.do("press", keys="Ctrl+Shift+W")
    console.wait("form", name="withdraw")
    console.do("press", keys="Ctrl+Return")
    console.wait("timeline", text="撤回")


def test_two_at_one_ticket_know_of_each_other(street: DemoStreet, sit_down: SitDown) -> None:
    here = sit_down(street.account(Role.DISPATCHER, seat="03"))
    there = sit_down(street.account(Role.DISPATCHER, seat="04"))
    ticket = _open_first(here, status="办理中")
    there.do("select", ticket=ticket)
    here.wait("company", text="许家乐")
    there.wait("company", text="李敏")
    there.do("press", keys="Ctrl+Down")
    here.wait("company", text="")
