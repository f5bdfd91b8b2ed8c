"""What goes wrong in a long night: a session ends, the server dies, a colleague was faster."""

from typing import Any

from domain.words import Role
from tests.console.live.conftest import SitDown
from tests.console.live.demo_street import DemoStreet
from tests.harness.driven import DrivenConsole

_STATUS, _TITLE = 6, 3


def _rows(console: DrivenConsole) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = console.do("rows")["rows"]
    return rows


def _open_first(console: DrivenConsole, status: str) -> int:
    """Bring the first ticket with such a status into sight."""
    ticket = next(int(row["id"]) for row in _rows(console) if row["texts"][_STATUS] == status)
    _open(console, ticket)
    return ticket


def _open(console: DrivenConsole, ticket: int) -> None:
    console.do("select", ticket=ticket)
    console.wait("detail", ticket=ticket)


def test_a_session_that_ends_costs_no_word(street: DemoStreet, sit_down: SitDown) -> None:
    account = street.account(Role.DISPATCHER, seat="03")
    console = sit_down(account)
    console.do("press", keys="F2")
    console.wait("form", name="report")
    console.do("fill", fields={"title": "创业路路口井盖", "address": "创业路 118 号"})
    street.end_sessions(account)
    console.wait("login")
    assert console.do("state")["focus"] == f"seat-{account}", "one key brings the same person back"
    console.do("press", keys="Space")
    console.wait("page")
    console.wait("link", state="live")
    fields = console.do("form")["form"]["fields"]
    assert (fields["title"], fields["address"]) == ("创业路路口井盖", "创业路 118 号")


def test_what_was_written_while_the_server_was_dead_is_there_once(
    street: DemoStreet, sit_down: SitDown
) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    ticket = _open_first(console, "办理中")
    before = [row["id"] for row in _rows(console)]
    console.do("press", keys="Ctrl+N")
    console.do("type", text="写到一半，")
    street.kill()
    console.wait("link", state="disconnected")
    console.do("type", text="服务器断了")
    console.do("press", keys="Ctrl+Return")
    console.wait("outbox", count=1)
    console.wait("row_text", ticket=ticket, column=_STATUS, text="待上传")
    street.open()
    console.wait("link", state="live", within=60.0)
    console.wait("sent", within=60.0)
    console.wait("timeline", text="写到一半，服务器断了")
    said = [entry["headline"] for entry in console.do("detail")["timeline"]]
    assert sum("服务器断了" in headline for headline in said) == 1
    console.wait("row_text", ticket=ticket, column=_STATUS, text="办理中")
    assert sorted(row["id"] for row in _rows(console)) == sorted(before), "no row is missing or doubled"


def test_a_colleagues_change_is_shown_and_not_written_over_unseen(
    street: DemoStreet, sit_down: SitDown
) -> None:
    first = sit_down(street.account(Role.DISPATCHER, seat="03"))
    second = sit_down(street.account(Role.DISPATCHER, seat="04"))
    ticket = _open_first(first, "待研判")
    _open(second, ticket)
    for console, title in ((first, "先改的标题"), (second, "后改的标题")):
        console.do("press", keys="Ctrl+Shift+E")
        console.wait("form", name="edit")
        console.do("fill", fields={"title": title})
    first.do("press", keys="Ctrl+Return")
    first.wait("sent")
    second.wait("row_text", ticket=ticket, column=_TITLE, text="先改的标题")
    second.do("press", keys="Ctrl+Return")
    second.wait("sent")  # what the colleague changed stands in the form before; this is the server's answer
    second.wait("form_says", text="标题")
    assert second.do("form")["form"]["fields"]["title"] == "后改的标题", "what was typed is kept"
    second.do("press", keys="Ctrl+Return")
    second.wait("form", name=None)
    first.wait("row_text", ticket=ticket, column=_TITLE, text="后改的标题")


def test_a_locked_screen_shows_nothing_and_gives_everything_back(
    street: DemoStreet, sit_down: SitDown
) -> None:
    account = street.account(Role.DISPATCHER, seat="03")
    console = sit_down(account)
    ticket = _open_first(console, "办理中")
    console.do("press", keys="Ctrl+N")
    console.do("type", text="写到一半")
    console.do("press", keys="Ctrl+L")
    console.wait("login")
    state = console.do("state")
    assert state["screen"] == "login", "nothing of the page is visible"
    assert state["focus"] == f"seat-{account}"
    console.do("press", keys="F8")
    console.do("press", keys="Esc")
    assert console.do("state")["screen"] == "login", "no key leads past it"
    console.do("press", keys="Space")
    if console.do("state")["screen"] == "login":
        console.wait("page")
    console.wait("link", state="live")
    assert console.do("detail")["ticket"] == ticket
    console.do("type", text="，接着写")
    console.do("press", keys="Ctrl+Return")
    console.wait("timeline", text="写到一半，接着写")
