"""What an administrator changes reaches the seats at once: a stand-in, a limit."""

from typing import Any

from domain.words import Role
from tests.console.live.conftest import SitDown
from tests.console.live.demo_street import DemoStreet
from tests.harness.driven import DrivenConsole


def _cells(console: DrivenConsole, key: str) -> list[str]:
    rows: list[dict[str, Any]] = console.do("register")["rows"]
    return next([str(cell) for cell in row["cells"]] for row in rows if row["key"] == key)


def _open_red(console: DrivenConsole) -> str:
    """Bring a red ticket into sight whose next order goes to a deputy leader; what its button says."""
    for row in console.do("rows")["rows"]:
        if row["state"] != "red":
            continue
        console.do("select", ticket=row["id"])
        console.wait("detail", ticket=row["id"])
        said = str(console.do("detail")["supervise"])
        if "分管" in said:
            return said
    raise AssertionError("no red ticket asks for the deputy leader")


def test_a_stand_in_is_named_by_the_next_order(street: DemoStreet, sit_down: SitDown) -> None:
    center = sit_down(street.account(Role.DISPATCHER, seat="03"))
    before = _open_red(center)
    office = sit_down(street.account(Role.ADMINISTRATOR))
    office.do("press", keys="Ctrl+2")
    office.wait("register", text="分管领导")
    rows = office.do("register")["rows"]
    leader = next(row for row in rows if row["cells"][1] == "分管领导" and row["cells"][2] in before)
    unit, name = leader["cells"][0], leader["cells"][2]
    main = next(row for row in rows if row["cells"][0] == unit and row["cells"][1] == "主要领导")
    office.do("press", keys="F3")
    office.do("type", text=name)
    office.wait("register_alone", text=name)
    office.do("press", keys="Return")
    office.do("press", keys="Return")
    office.wait("register_form")
    office.do("fill_register", fields={"deputy": main["key"], "away": True})
    office.do("press", keys="Ctrl+Return")
    office.wait("register_form", open=False)
    office.wait("register", text="至另行通知")
    center.wait("supervise", text=main["cells"][2])
    office.do("press", keys="Ctrl+Z")
    center.wait("supervise", text=name)


def test_a_new_limit_holds_for_the_next_ticket(street: DemoStreet, sit_down: SitDown) -> None:
    center = sit_down(street.account(Role.DISPATCHER, seat="03"))
    waiting = next(row for row in center.do("rows")["rows"] if row["texts"][6] == "待研判")
    office = sit_down(street.account(Role.ADMINISTRATOR))
    office.do("press", keys="Ctrl+3")
    office.wait("register", text="通用")
    office.do("press", keys="Home")
    assert _cells(office, "*:*:*:*")[1] == "30 分钟"
    office.do("press", keys="Return")
    office.wait("register_form")
    office.do("fill_register", fields={"triage": [200, "hours"]})
    office.do("press", keys="Ctrl+Return")
    office.wait("register", text="200 小时")
    old = center.do("row", ticket=waiting["id"])
    center.do("press", keys="F2")
    center.wait("form", name="report")
    center.do("fill", fields={"title": "路灯不亮", "address": "夏港大道"})
    assert "8 天" in center.do("form")["form"]["effect"], "the next ticket has the new limit"
    assert center.do("row", ticket=waiting["id"])["state"] == old["state"], "a running clock keeps its own"
