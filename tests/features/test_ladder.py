"""The ladder from the first rung to the inspection office, on the real console's page, one key for each."""

from collections.abc import Callable

import pytest

from domain.acts import Accept
from domain.instant import MINUTE, SECOND
from domain.words import OrderState, RowState, Rung
from tests.domain.shanghai import at
from tests.features.scene import Scene
from tests.harness.people import call_up
from tests.harness.town import HOUSING, handler_of

pytestmark = pytest.mark.story

DISPATCHED, HALF, DEADLINE = at(2026, 6, 19, 10), at(2026, 6, 22, 10), at(2026, 6, 25, 10)


def test_every_rung_by_its_key(set_scene: Callable[[int], Scene]) -> None:
    scene = set_scene(DISPATCHED)
    console = scene.sit_down("seat07")
    ticket = call_up(scene["seat07"], deadline=DEADLINE)
    scene[handler_of(HOUSING)].submit(Accept(assignment=1), ticket)
    scene.server.move_to(HALF)
    scene.sees(ticket, RowState.YELLOW)
    console.do("select", ticket=ticket)
    console.wait("detail", ticket=ticket)
    console.do("press", keys="Return")
    console.wait("rung", rung=1, state="next")
    now = HALF
    for rung in Rung:
        console.wait("rung", rung=int(rung), state="next")
        console.do("press", keys="F8")
        if rung is Rung.INSPECTION:
            console.wait("form", name="supervise")
            console.do("press", keys="Ctrl+Return")
        console.wait("rung", rung=int(rung), state="sending")
        now += 10 * SECOND
        scene.server.move_to(now)
        console.wait("rung", rung=int(rung), state="done")
        later = "waiting" if rung < Rung.INSPECTION else "done"
        console.wait("rung", rung=min(int(rung) + 1, 4), state=later)
        now += 30 * MINUTE
        scene.server.move_to(now)
    orders = scene["seat07"].ticket(ticket).orders
    assert [order.rung for order in orders] == list(Rung)
    assert {order.state for order in orders} == {OrderState.SENT}
    scene.close_books()
