"""A shift's worth of work, from the queue and by keys alone: each key counted, the place never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from domain.acts import Accept, Finish, Note
from domain.instant import HOUR, MINUTE
from domain.place import Place
from domain.words import Act, AssignmentStage, OrderState, Stage
from tests.domain.shanghai import at
from tests.features.operator import Operator
from tests.features.scene import Scene
from tests.harness.people import a_report, call_up
from tests.harness.town import GRID, HOUSING, handler_of

pytestmark = pytest.mark.story

NIGHT = at(2026, 6, 9, 2)
WAITING = NIGHT + 35 * MINUTE
LATER = NIGHT + HOUR + MINUTE

_STATUS = 6
_TRIAGE, _DISPATCH, _SUPERVISE, _MERGE, _CLOSE = "triage", "dispatch", "supervise", "merge", "close"
PRESSES_EACH = {
    _TRIAGE: 8,  # to the row, the form, four letters of the matter, its choice, sent
    _DISPATCH: 2,  # the form with the proposal, sent
    _SUPERVISE: 2,  # to the row, the key
    _MERGE: 4,  # to the row, the form with the likeliest first, its choice, sent
    _CLOSE: 3,  # to the row, the form, sent
}
COUNTS = {_TRIAGE: 10, _DISPATCH: 10, _SUPERVISE: 3, _MERGE: 2, _CLOSE: 5}
TURNS = 8
"""To another counter and to its top: two keys, four times."""
WHOLE = sum(PRESSES_EACH[what] * count for what, count in COUNTS.items()) + TURNS

_STREETS = (
    "青年路",
    "科学城路",
    "创业路",
    "开泰大道",
    "香雪八路",
    "水西路",
    "玉岩路",
    "彩频路",
    "开源大道",
    "志诚大道",
)
_TROUBLES = (
    "井盖破损",
    "垃圾堆放",
    "路灯不亮",
    "树枝倒伏",
    "噪声扰民",
    "围挡倾斜",
    "水管渗漏",
    "占道经营",
    "油烟直排",
    "积水过膝",
)


class Shift:
    """The dispatcher at the keys, and the others of the night who do not wait for him."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.console = scene.sit_down("seat07")
        self.hand = Operator(self.console)
        self._heard = 0
        self.stood_still = 0
        """How often the list was asked to move and stood."""

    def others_go_on(self) -> None:
        """A resident reports, a colleague works: the list stands as it is under the hand."""
        before = self.hand.place()
        self._heard += 1
        fresh = self.scene["resident"].submit(
            a_report(f"第{self._heard}处绿化带缺株", place=Place(address=f"绿地 {self._heard} 号", area=GRID))
        )
        last = self.scene["seat08"].submit(Note(text="已电话核实"), fresh.ticket)
        self.console.wait("seq", at_least=last.seq)
        after = self.hand.place()
        if after["held"]:
            assert _sight(after) == _sight(before), "it moved under the hand"
            self.stood_still += 1

    def done(self, before: dict[str, Any]) -> None:
        """After each act: all sent, the keyboard in the queue on the same row at the same height."""
        self.console.wait("sent")
        self.console.wait("form", name=None)
        after = self.hand.place()
        assert after["in_queue"], f"the keyboard is at {after['focus']}"
        assert (after["ticket"], after["selected"]) == (before["ticket"], [before["ticket"]])
        assert after["top"] == before["top"], "the row is not where it was"
        if after["held"]:
            assert after["scroll"] == before["scroll"]
        assert self.hand.complaints() == []

    def to(self, counter: str) -> None:
        """Another counter, to its top row, which waits for somebody's call and is left as it is."""
        self.hand.press(counter, "Home")

    def down(self, number: int) -> dict[str, Any]:
        """The next row; every other time the hand rested before, and what is done has left the list."""
        next_below: int | None = None
        if number % 2:
            before = self.hand.place()
            next_below = before["rows"][before["row"] - before["scroll"] + 1]
            self.console.do("rest")
            assert self.hand.place()["waiting"] == 0
        self.hand.press("Down")
        place = self.hand.place()
        assert next_below in (None, place["ticket"]), "the place in the list is lost"
        self.console.wait("detail", ticket=place["ticket"])
        return place


def _sight(place: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(place[what] for what in ("ticket", "row", "top", "scroll", "rows", "selected"))


def _furnish(scene: Scene) -> dict[str, list[int]]:
    """What the shift before left: overdue ones, answered ones, and what came in."""
    seat, unit = scene["seat07"], scene[handler_of(HOUSING)]
    overdue = [call_up(seat, title=f"{street}护栏松动", deadline=NIGHT + HOUR) for street in _STREETS[:4]]
    answered = [
        call_up(seat, title=f"{street}地砖翘起", deadline=NIGHT + 9 * HOUR) for street in _STREETS[:6]
    ]
    for ticket in (*overdue, *answered):
        unit.submit(Accept(assignment=1), ticket)
    for ticket in answered:
        unit.submit(Finish(assignment=1, result="已修复"), ticket)
    scene.server.move_to(WAITING)
    scene["resident"].submit(a_report("广州大道人行天桥扶手松动", place=Place(address="天桥", area=GRID)))
    scene.server.move_to(LATER)
    people = scene["resident"]
    fresh = [
        people.submit(a_report(f"{street}{trouble}", place=Place(address=f"{street} {number} 号", area=GRID)))
        for number, (street, trouble) in enumerate(zip(_STREETS, _TROUBLES, strict=True), 11)
    ]
    again = [
        scene["neighbour"].submit(
            a_report(
                f"{_STREETS[n]}口{_TROUBLES[n]}", place=Place(address=f"{_STREETS[n]} {n + 11} 号", area=GRID)
            )
        )
        for n in (0, 1)
    ]
    return {
        "overdue": overdue[1:],
        "answered": answered[1:],
        "fresh": [one.ticket for one in fresh],
        "again": [one.ticket for one in again],
    }


def test_a_shifts_worth_by_keys_alone(set_scene: Callable[[int], Scene]) -> None:
    scene = set_scene(NIGHT)
    given = _furnish(scene)
    shift = Shift(scene)
    hand, console = shift.hand, shift.console
    console.wait("clock", at_least=LATER)

    with hand.doing("turn"):
        shift.to("Alt+4")
    with hand.doing(_MERGE):
        for number in range(2):
            before = shift.down(number)
            shift.others_go_on()
            hand.press("Ctrl+F3")
            console.wait("form", name="merge")
            hand.press("Return", "Ctrl+Return")
            shift.done(before)
    with hand.doing("turn"):
        shift.to("Alt+4")
    for number in range(10):
        with hand.doing(_TRIAGE):
            before = shift.down(number)
            shift.others_go_on()
            hand.press("Ctrl+T")
            console.wait("form", name="triage")
            hand.type("jgps")
            hand.press("Return", "Ctrl+Return")
            shift.done(before)
            console.wait("detail", ticket=before["ticket"], stage=Stage.TRIAGED)
        with hand.doing(_DISPATCH):
            hand.press("F4")
            console.wait("form", name="dispatch")
            hand.press("Ctrl+Return")
            shift.done(before)
            console.wait("detail", ticket=before["ticket"], stage=Stage.DISPATCHED)

    with hand.doing("turn"):
        shift.to("Alt+1")
    for number in range(3):
        with hand.doing(_SUPERVISE):
            before = shift.down(number)
            shift.others_go_on()
            hand.press("F8")
            shift.done(before)
            console.wait("row_text", ticket=before["ticket"], column=_STATUS, text="已督办")

    with hand.doing("turn"):
        shift.to("Alt+6")
    for number in range(5):
        with hand.doing(_CLOSE):
            before = shift.down(number)
            shift.others_go_on()
            hand.press("F9")
            console.wait("form", name="rate")
            hand.press("Ctrl+Return")
            shift.done(before)
            console.wait("detail", ticket=before["ticket"], stage=Stage.CLOSED)

    assert hand.presses == {what: PRESSES_EACH[what] * count for what, count in COUNTS.items()} | {
        "turn": TURNS
    }
    assert hand.presses.total() == WHOLE
    print(f"presses: {dict(hand.presses)}, {WHOLE} in all")
    assert shift.stood_still == sum(COUNTS.values()) - COUNTS[_DISPATCH], "the list was held each time"
    _on_the_tickets(scene, given)
    scene.close_books()


def _on_the_tickets(scene: Scene, given: dict[str, list[int]]) -> None:
    """Each act is an event of its ticket, by this seat, once."""
    for ticket in given["fresh"]:
        assert len(scene.events(ticket, Act.TRIAGE)) == len(scene.events(ticket, Act.DISPATCH)) == 1
        assert [one.stage for one in scene["seat07"].ticket(ticket).assignments] == [
            AssignmentStage.PENDING
        ] * 2
    pairs = zip(given["fresh"], given["again"], strict=False)
    for merged in ([scene["seat07"].ticket(ticket).merging() for ticket in pair] for pair in pairs):
        assert len([one for one in merged if one is not None]) == 1, "one of the two goes on"
    for ticket in given["overdue"]:
        (order,) = scene["seat07"].ticket(ticket).orders
        assert order.state is OrderState.HELD
    for ticket in given["answered"]:
        assert scene["seat07"].ticket(ticket).stage is Stage.CLOSED
