"""Story (b) and (c): dated stories of the clocks, watched on both sides of every turn of a light."""

from collections.abc import Callable

import pytest

from domain.acts import Accept, Extend, Finish, Suspend
from domain.event import decode_body
from domain.words import Act, ContactKind, RowState, Stage, Step
from tests.domain.shanghai import at
from tests.features.scene import Scene, phone
from tests.harness.people import call_up
from tests.harness.town import HOUSING, handler_of

pytestmark = pytest.mark.story

DISPATCHED = at(2026, 6, 19, 10)
DEADLINE = at(2026, 6, 25, 10)
HANDLER = handler_of(HOUSING)


def begin(set_scene: Callable[[int], Scene], dispatched: int, deadline: int | None) -> tuple[Scene, int]:
    """A dispatch at an instant; two consoles and a bare reader of the feed look on."""
    scene = set_scene(dispatched)
    scene.sit_down("seat07")
    scene.sit_down("seat08")
    scene.look_on("supervisor")
    ticket = call_up(scene["seat07"], deadline=deadline)
    scene.sees(ticket, RowState.PENDING)
    return scene, ticket


def let_acceptance_run_out(scene: Scene, ticket: int) -> None:
    """Nobody signs until the clock has run out: red at once, one event, two messages; then the unit signs."""
    scene.turns(ticket, at(2026, 6, 20, 10), RowState.PENDING, RowState.RED)
    (red,) = scene.events(ticket, Act.TURN_RED)
    assert (red.at, red.actor) == (at(2026, 6, 20, 10), 0)
    assert "found_late" not in decode_body(red.body).facts
    scene.sms.await_taken(2)
    assert sorted(scene.told()) == sorted(
        [phone(HOUSING, ContactKind.HANDLER), phone(HOUSING, ContactKind.DEPUTY_LEADER)]
    )
    scene.server.move_to(at(2026, 6, 20, 11))
    scene[HANDLER].submit(Accept(assignment=1), ticket)
    scene.sees(ticket, RowState.GREEN)
    clock = scene["seat07"].ticket(ticket).clock("acceptance:1")
    assert clock is not None
    assert (clock.late, clock.stopped_at) == (True, at(2026, 6, 20, 11))


def test_accepted_late_and_done_in_time(set_scene: Callable[[int], Scene]) -> None:
    scene, ticket = begin(set_scene, DISPATCHED, DEADLINE)
    let_acceptance_run_out(scene, ticket)
    scene.turns(ticket, at(2026, 6, 22, 10), RowState.GREEN, RowState.YELLOW)
    scene.server.move_to(at(2026, 6, 25, 9))
    scene.sees(ticket, RowState.YELLOW)
    scene[HANDLER].submit(Finish(assignment=1, result="井盖已更换"), ticket)
    scene.sees(ticket, RowState.NONE)
    scene.server.move_to(at(2026, 6, 25, 10))
    scene.sees(ticket, RowState.NONE)
    after = scene["seat07"].ticket(ticket)
    assert after.stage is Stage.RESOLVED
    assert {clock.id: clock.late for clock in after.clocks if clock.assignment} == {
        "acceptance:1": True,
        "handling:1": False,
    }
    assert len(scene.events(ticket, Act.TURN_RED)) == 1
    assert scene.messages_settled(ticket)
    assert len(scene.told()) == 2
    scene.close_books()


def test_suspended_time_does_not_count(set_scene: Callable[[int], Scene]) -> None:
    scene, ticket = begin(set_scene, DISPATCHED, DEADLINE)
    scene.server.move_to(at(2026, 6, 19, 10, 30))
    scene[HANDLER].submit(Accept(assignment=1), ticket)
    scene.sees(ticket, RowState.GREEN)
    scene.server.move_to(at(2026, 6, 20, 10))
    until = at(2026, 6, 21, 10)
    scene["supervisor"].submit(Suspend(until=until, reason="等待配件到货"), ticket)
    scene.sees(ticket, RowState.SUSPENDED)
    scene.turns(ticket, until, RowState.SUSPENDED, RowState.GREEN)
    assert [event.at for event in scene.events(ticket, Act.RESUME)] == [until]
    scene.turns(ticket, at(2026, 6, 23, 10), RowState.GREEN, RowState.YELLOW)
    scene.turns(ticket, at(2026, 6, 26, 10), RowState.YELLOW, RowState.RED)
    assert len(scene.events(ticket, Act.TURN_RED)) == 1
    scene.sms.await_taken(2)
    scene.close_books()


def test_extension_is_judged_from_the_same_start(set_scene: Callable[[int], Scene]) -> None:
    scene, ticket = begin(set_scene, DISPATCHED, DEADLINE)
    let_acceptance_run_out(scene, ticket)
    scene.turns(ticket, at(2026, 6, 22, 10), RowState.GREEN, RowState.YELLOW)
    scene.server.move_to(at(2026, 6, 23, 10))
    scene.sees(ticket, RowState.YELLOW)
    granted = Extend(assignment=1, deadline=at(2026, 7, 1, 10), reason="需开挖路面")
    scene["supervisor"].submit(granted, ticket)
    scene.sees(ticket, RowState.GREEN)
    scene.turns(ticket, at(2026, 6, 25, 10), RowState.GREEN, RowState.YELLOW)
    scene.turns(ticket, at(2026, 7, 1, 10), RowState.YELLOW, RowState.RED)
    clock = scene["seat07"].ticket(ticket).clock("handling:1")
    assert clock is not None
    assert (clock.generation, clock.started_at, clock.fired) == (2, DISPATCHED, (Step.YELLOW, Step.RED))
    scene.close_books()


def test_working_days_over_the_national_holiday(set_scene: Callable[[int], Scene]) -> None:
    scene, ticket = begin(set_scene, at(2026, 9, 30, 16), None)
    scene[HANDLER].submit(Accept(assignment=1), ticket)
    scene.sees(ticket, RowState.GREEN)
    scene.turns(ticket, at(2026, 10, 9, 10, 30), RowState.GREEN, RowState.YELLOW)
    scene.turns(ticket, at(2026, 10, 10, 16), RowState.YELLOW, RowState.RED)
    scene.sms.await_taken(2)
    scene.close_books()
