"""The acts past the ordinary way, by keys over a real server: done, seen, taken back."""

from typing import Any

from domain.words import Role
from tests.console.live.conftest import SitDown
from tests.console.live.demo_street import DemoStreet
from tests.harness.driven import DrivenConsole

_STATUS = 6


def _open(console: DrivenConsole, **wanted: Any) -> int:
    for row in console.do("rows")["rows"]:
        seen = {"state": row["state"], "status": row["texts"][_STATUS]}
        if all(seen[key] == value for key, value in wanted.items()):
            ticket = int(row["id"])
            console.do("select", ticket=ticket)
            console.wait("detail", ticket=ticket)
            return ticket
    raise AssertionError(f"no row is {wanted}")


def _send(console: DrivenConsole, keys: str, name: str, **fields: Any) -> None:
    console.do("press", keys=keys)
    console.wait("form", name=name)
    console.do("fill", fields=fields)
    console.do("press", keys="Ctrl+Return")
    console.wait("form", name=None)
    console.wait("sent")


def test_a_coordination_is_called_and_taken_back(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    _open(console, status="办理中")
    before = console.do("detail")["version"]
    _send(console, "Ctrl+B", "coordinate", reason="责任主体不明")
    console.wait("detail", version=before + 1)
    console.do("press", keys="Ctrl+B")
    console.wait("toast", text="协商会尚未结束")
    console.do("press", keys="Ctrl+Z")
    console.wait("detail", version=before + 2)
    _send(console, "Ctrl+B", "coordinate", reason="处置方案存在分歧")
    console.wait("detail", version=before + 3)
    ruling = {"ruling": "由主办单位牵头处置", "keep": True, "basis": "纪要 12 号"}
    _send(console, "Ctrl+Shift+J", "conclude", **ruling)
    console.wait("timeline", text="协商会已裁定")


def test_a_unit_asks_for_time_and_the_shift_leader_decides(street: DemoStreet, sit_down: SitDown) -> None:
    unit = sit_down(street.account(Role.HANDLER, unit="区住建局"))
    ticket = _open(unit, state="green", status="办理中")
    _send(unit, "Ctrl+Shift+L", "request_extension", reason="材料未到")
    leader = sit_down(street.account(Role.SUPERVISOR))
    leader.do("select", ticket=ticket)
    leader.wait("detail", ticket=ticket)
    leader.do("press", keys="Ctrl+Shift+A")
    leader.wait("form", name="grant")
    shown = leader.do("form")["form"]
    assert "材料未到" in shown["intro"]
    assert "→" in shown["effect"], "the old deadline and the new one are shown before the key is pressed"
    leader.do("press", keys="Ctrl+Return")
    leader.wait("form", name=None)
    unit.wait("timeline", text="申请已批准")
    leader.do("press", keys="Ctrl+Z")
    leader.wait("toast", text="已撤销")
    _send(leader, "Ctrl+Shift+N", "refuse", reason="理由不充分，请按原时限办理")
    unit.wait("timeline", text="申请未批准")


def test_a_ticket_is_raised_and_taken_over_and_what_fails_below_ends(
    street: DemoStreet, sit_down: SitDown
) -> None:
    console = sit_down(street.account(Role.SUPERVISOR))
    ticket = _open(console, status="办理中")
    _send(console, "Ctrl+U", "raise", level="escalated", reason="本级无执法权限", opinion="请区领导协调")
    console.wait("row", ticket=ticket, stage="triaged")
    console.do("press", keys="Ctrl+Z")
    console.wait("row", ticket=ticket, stage="handling")
    console.do("press", keys="Ctrl+Shift+D")
    state = console.do("state")
    if state["form"] is None:  # a street's seat: the key says who does it
        assert "区级席位" in state["toast_detail"]


def test_a_voided_ticket_leaves_the_queue_and_comes_back(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.SUPERVISOR))
    ticket = _open(console, status="待研判")
    console.do("press", keys="Ctrl+Shift+Del")
    console.wait("form", name="void")
    console.do("press", keys="Ctrl+Return")
    assert console.do("form")["form"]["errors"], "not without a reason"
    console.do("type", text="误报，现场无此情况")
    console.do("press", keys="Ctrl+Return")
    console.wait("row", ticket=ticket, stage="voided")
    console.do("press", keys="Ctrl+Z")
    console.wait("row", ticket=ticket, stage="reported")


def test_joint_dispatch_gives_each_unit_its_own_time(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    ticket = _open(console, status="待派单")
    console.do("press", keys="F7")
    console.wait("form", name="joint")
    draft = console.do("form")["form"]["fields"]
    assert draft["lead"], "proposed by the list of responsible units"
    assert "依据" in console.do("form")["form"]["intro"]
    taken = {draft["lead"], *(pair[0] for pair in draft["assisting"])}
    other = next(str(number) for number in range(1, 40) if str(number) not in taken)
    console.do("fill", fields={"assisting": [[other, "h4"]]})
    console.do("press", keys="Ctrl+Return")
    console.wait("row", ticket=ticket, stage="dispatched")
    times = {unit["time"] for unit in console.do("detail")["units"]}
    assert len(console.do("detail")["units"]) == 2
    assert len(times) >= 1


def test_a_telephone_call_is_logged_with_whom_and_how_it_went(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    _open(console, status="办理中")
    _send(console, "Ctrl+R", "log_call", whom="工地负责人", text="已要求当晚停工", seconds="2:30")
    console.wait("timeline", text="工地负责人")


def test_a_call_survives_a_killed_console(street: DemoStreet, sit_down: SitDown) -> None:
    account = street.account(Role.DISPATCHER, seat="03")
    first = sit_down(account)
    first.do("press", keys="F2")
    first.wait("form", name="report")
    first.do("fill", fields={"title": "路口井盖缺失", "address": "创业路 118 号", "phone": "13812345678"})
    first.wait("draft_kept")
    first.kill()
    again = sit_down(account)
    again.do("press", keys="F2")
    again.wait("form", name="report")
    fields = again.do("form")["form"]["fields"]
    assert (fields["title"], fields["address"]) == ("路口井盖缺失", "创业路 118 号")


def test_a_call_joins_the_ticket_that_tells_of_the_same(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    ticket = _open(console, status="待派单")
    console.do("press", keys="Ctrl+Shift+E")
    console.wait("form", name="edit")
    said = console.do("form")["form"]["fields"]
    console.do("press", keys="Esc")
    console.do("press", keys="F2")
    console.wait("form", name="report")
    console.do("fill", fields={name: said[name] for name in ("place", "address", "matter", "title")})
    console.wait("repeat", ticket=ticket)
    console.do("press", keys="F3")
    console.do("press", keys="Ctrl+Return")
    console.wait("form", name=None)
    console.wait("timeline", text="并")
    console.do("press", keys="Ctrl+Z")
    console.wait("toast", text="已撤销")


def test_two_tickets_are_merged_by_hand_and_parted_again(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    rows = [int(row["id"]) for row in console.do("rows")["rows"] if row["texts"][_STATUS] == "待派单"]
    main, repeat = rows[0], rows[1]
    console.do("select", ticket=main)
    console.wait("detail", ticket=main)
    console.do("press", keys="Ctrl+F3")
    console.wait("form", name="merge")
    console.do("type", text=str(repeat)[4:8] + "-" + str(repeat)[-4:])
    console.do("press", keys="Return")
    console.do("fill", fields={"main": "here"})
    console.do("press", keys="Ctrl+Return")
    console.wait("row", ticket=repeat, stage="merged")
    _send(console, "Shift+F3", "unmerge", reason="经核实不是同一事项")
    console.wait("row", ticket=repeat, stage="triaged")
