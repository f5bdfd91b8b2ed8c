"""The detail over a real server: what is looked at is recorded, what was changed is taken back."""

from domain.words import Role
from tests.console.live.conftest import SitDown
from tests.console.live.demo_street import DemoStreet
from tests.harness.driven import DrivenConsole


def _with_a_reporter(console: DrivenConsole) -> int:
    """Bring a ticket into sight whose reporter is masked."""
    for row in console.do("rows")["rows"]:
        ticket = int(row["id"])
        console.do("select", ticket=ticket)
        console.wait("detail", ticket=ticket)
        facts = console.do("detail")["facts"]
        if any(key.startswith("reporter:") and "****" in value for key, value in facts.items()):
            return ticket
    raise AssertionError("nobody reported anything")


def _reporter(console: DrivenConsole) -> str:
    facts = console.do("detail")["facts"]
    return next(str(value) for key, value in facts.items() if key.startswith("reporter:"))


def test_a_look_at_the_reporter_is_an_event(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    ticket = _with_a_reporter(console)
    masked = _reporter(console)
    before = len(console.do("detail")["timeline"])
    console.do("press", keys="Ctrl+Shift+I")
    console.wait("timeline", text="查看")
    shown = _reporter(console)
    assert "****" in masked
    assert "****" not in shown
    assert shown.startswith(masked[0]), "the same person, whole"
    assert len(console.do("detail")["timeline"]) == before + 1
    console.do("press", keys="Ctrl+Down")
    console.do("press", keys="Ctrl+Up")
    console.wait("detail", ticket=ticket)
    assert _reporter(console) == masked, "masked again once it was out of sight"


def test_a_grade_is_changed_by_a_letter_and_taken_back(street: DemoStreet, sit_down: SitDown) -> None:
    console = sit_down(street.account(Role.DISPATCHER, seat="03"))
    row = next(row for row in console.do("rows")["rows"] if row["state"] == "green")
    ticket = int(row["id"])
    console.do("select", ticket=ticket)
    console.wait("detail", ticket=ticket)
    before = console.do("detail")["grade"]
    other = "D" if before != "D" else "C"
    console.do("press", keys="Return")
    assert console.do("detail")["crumb"]
    console.do("click", name=f"grade-{other}")
    console.wait("grade", grade=other)
    console.wait("timeline", text=f"{before} → {other}")
    console.do("press", keys="Ctrl+Z")
    console.wait("grade", grade=before)
    console.do("press", keys="Escape")
    assert console.do("detail")["crumb"] == ""
