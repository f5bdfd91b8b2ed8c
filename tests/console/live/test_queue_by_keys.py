"""The queue by keys alone over a real server: several at once, filters that are kept."""

from pathlib import Path
from typing import Any

from domain.words import Role
from tests.console.live.conftest import SitDown
from tests.console.live.demo_street import DemoStreet
from tests.harness.driven import DrivenConsole

_NUMBER, _TITLE, _CLAIM = 1, 3, 14


def _rows(console: DrivenConsole) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = console.do("rows")["rows"]
    return rows


def _narrow_to_new_red(console: DrivenConsole, count: int) -> list[int]:
    """The tickets of the first rows, unconfirmed red ones."""
    red = [int(row["id"]) for row in _rows(console)[:count] if row["unacknowledged"]]
    assert len(red) == count, "the demo has new red ones at the top"
    return red


def test_several_are_acknowledged_at_once(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    console.wait("keyboard")
    console.do("press", keys="Home")
    red = _narrow_to_new_red(console, 2)
    console.do("press", keys="Shift+Down")
    console.do("press", keys="Space")
    console.wait("batch", text="共 2 件，将办理 2 件")
    console.do("press", keys="Ctrl+Return")
    for ticket in red:
        console.wait("row", ticket=ticket, unacknowledged=False)
    console.wait("batch", text="已办 2 件")


def test_several_are_claimed_and_given_back_at_one_key(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    console.wait("keyboard")
    console.do("press", keys="Home")
    before = {int(row["id"]): row["texts"][_CLAIM] for row in _rows(console)[:2]}
    console.do("press", keys="Shift+Down")
    console.do("press", keys="Ctrl+G")
    console.wait("batch", text="共 2 件，将办理 2 件")
    console.do("press", keys="Ctrl+Return")
    console.wait("batch", text="已办 2 件")
    for ticket in before:
        console.wait("row_text", ticket=ticket, column=_CLAIM, text="李敏")
    console.do("press", keys="Ctrl+Z")
    console.wait("batch", text="已撤销 2 件")
    for ticket, claimed_by in before.items():
        console.wait("row_text", ticket=ticket, column=_CLAIM, text=claimed_by)


def test_one_red_is_acknowledged_without_a_question(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    console.wait("keyboard")
    console.do("press", keys="Home")
    (ticket,) = _narrow_to_new_red(console, 1)
    console.do("press", keys="Space")
    console.wait("row", ticket=ticket, unacknowledged=False)


def test_a_note_for_several_is_written_once(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    console.wait("keyboard")
    console.do("press", keys="Home")
    tickets = [int(row["id"]) for row in _rows(console)[:3]]
    console.do("press", keys="Shift+Down")
    console.do("press", keys="Shift+Down")
    console.do("press", keys="Ctrl+N")
    console.wait("batch", text="共 3 件")
    console.do("press", keys="Ctrl+Return")
    console.wait("batch", text="共 3 件")  # not without a text
    console.do("type", text="同一小区，已一并联系物业")
    console.do("press", keys="Ctrl+Return")
    console.wait("batch", text="已办 3 件")
    console.do("press", keys="Escape")
    for ticket in tickets:
        console.do("select", ticket=ticket)
        console.wait("detail", ticket=ticket)
        console.wait("timeline", text="同一小区，已一并联系物业")


def test_a_search_goes_from_f3_into_the_list_and_out_again(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    console.wait("keyboard")
    whole = len(_rows(console))
    wanted = _rows(console)[5]
    console.do("press", keys="F3")
    console.do("type", text=wanted["texts"][_TITLE][:6])
    found = _rows(console)
    assert 0 < len(found) < whole
    assert all(wanted["texts"][_TITLE][:6] in row["texts"][_TITLE] for row in found)
    console.do("press", keys="Down")
    console.wait("detail", ticket=int(found[0]["id"]))
    console.do("press", keys="Escape")
    assert len(_rows(console)) == whole


def test_a_saved_filter_is_there_after_a_kill(street: DemoStreet, sit_down: SitDown) -> None:
    account = street.account(Role.DISPATCHER, seat="03")
    first = sit_down(account)
    first.wait("keyboard")
    first.do("press", keys="F3")
    first.do("type", text="路")
    narrowed = [row["id"] for row in _rows(first)]
    first.do("press", keys="Ctrl+S")
    first.do("type", text="路面")
    first.do("press", keys="Return")
    first.kill()
    second = sit_down(account)
    second.wait("keyboard")
    assert len(_rows(second)) > len(narrowed)
    second.do("press", keys="Alt+Shift+1")
    assert sorted(row["id"] for row in _rows(second)) == sorted(narrowed)


def test_what_is_shown_is_written_into_a_file(street: DemoStreet, sit_down: SitDown, tmp_path: Path) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    console.wait("keyboard")
    console.do("press", keys="Alt+1")
    numbers = [row["texts"][_NUMBER] for row in _rows(console)]
    console.do("press", keys="Ctrl+O")
    file = tmp_path / "超期.csv"
    console.do("fill_line", name="export-path", text=str(tmp_path / "无" / "超期.csv"))
    console.do("press", keys="Ctrl+Return")
    console.do("fill_line", name="export-path", text=str(file))
    console.do("press", keys="Ctrl+Return")
    console.wait("toast", text=f"已写入 {len(numbers)} 件")
    said = file.read_text(encoding="utf-8-sig")
    assert "03 席 李敏" in said
    assert "筛选：超期" in said
    assert all(number.split("-")[1] in said for number in numbers)
