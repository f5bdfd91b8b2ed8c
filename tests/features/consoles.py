"""Real consoles as those who look on: what they show is read from their windows."""

from __future__ import annotations

from domain.words import RowState
from tests.harness.driven import DrivenConsole

_LIGHT_OF = {
    RowState.RED: "red",
    RowState.YELLOW: "yellow",
    RowState.PENDING: "pending",
    RowState.GREEN: "green",
    RowState.SUSPENDED: "grey",
    RowState.NONE: "grey",
}


class ConsoleOnlooker:
    """A console whose queue is looked at."""

    def __init__(self, console: DrivenConsole) -> None:
        self.console = console
        self.seen: set[str] = set()

    def await_beat(self, at: int) -> None:
        """Wait until its clock shows the time `at`."""
        self.console.wait("clock", at_least=at)

    def await_version(self, ticket: int, version: int) -> None:
        """Wait until its store has the ticket at this version, or at a later one."""
        self.console.wait("row", ticket=ticket, version=version)

    def state(self, ticket: int) -> RowState:
        """The light of a row; where the row is in sight, the pixels of the window are held against it."""
        self.console.wait("shown", ticket=ticket)
        row = self.console.do("row", ticket=ticket)
        state = RowState(row["state"])
        if row["shown"] is not None:
            assert row["shown"] == _LIGHT_OF[state], row
        self.seen.add(str(row["shown"]))
        return state

    def faults(self) -> list[str]:
        """A console that had to load everything anew, or is not in touch any more."""
        state = self.console.do("state")
        return [] if state["link"] == "live" else [f"the link is {state['link']}"]
