"""Story (a): a resident's report from arrival to closing, over a yellow, a red and a supervision."""

from collections.abc import Callable

import pytest

from domain.acts import (
    Accept,
    Answer,
    Dispatch,
    Finish,
    PersonalData,
    ResidentRate,
    Triage,
)
from domain.instant import MINUTE, SECOND
from domain.words import (
    Act,
    AnswerMeans,
    CallLevel,
    Channel,
    ContactKind,
    OrderState,
    RowState,
    Rung,
    Satisfaction,
    Stage,
)
from tests.domain.shanghai import at
from tests.features.scene import Scene, phone
from tests.harness.driven import DrivenConsole
from tests.harness.people import a_report
from tests.harness.town import HOUSING, handler_of

pytestmark = pytest.mark.story

MORNING = at(2026, 6, 8, 9)
DEADLINE = at(2026, 6, 8, 15)


def test_report_to_closing(set_scene: Callable[[int], Scene]) -> None:
    scene = set_scene(MORNING)
    desk, second = scene.sit_down("seat07"), scene.sit_down("seat08")
    scene.look_on("supervisor")
    seat, unit, resident = scene["seat07"], scene[handler_of(HOUSING)], scene["resident"]

    person = PersonalData(name="陈某某", phone="13800002207", address="青年路 12 号")
    reported = resident.submit(a_report(channel=Channel.MINI_PROGRAM, person=person))
    ticket = reported.ticket
    scene.server.move_by(MINUTE)
    scene.sees(ticket, RowState.PENDING)
    seat.submit(Triage(matter="m-b", level=CallLevel.STREET), ticket)
    seat.submit(Dispatch(lead=HOUSING, deadline=DEADLINE), ticket)
    scene.sees(ticket, RowState.PENDING)
    unit.submit(Accept(assignment=1), ticket)
    scene.sees(ticket, RowState.GREEN)

    half = (MORNING + MINUTE + DEADLINE) // 2
    scene.turns(ticket, half, RowState.GREEN, RowState.YELLOW)
    scene.turns(ticket, DEADLINE, RowState.YELLOW, RowState.RED)
    scene.sms.await_taken(2)
    told = sorted([phone(HOUSING, ContactKind.HANDLER), phone(HOUSING, ContactKind.DEPUTY_LEADER)])
    assert sorted(scene.told()) == told

    desk.do("select", ticket=ticket)
    desk.wait("detail", ticket=ticket)
    supervise_and_undo(scene, desk, ticket)
    assert sorted(scene.told()) == told

    desk.do("press", keys="F8")
    desk.wait("sent")
    scene.sees(ticket, RowState.RED)
    assert [one.do("row", ticket=ticket)["orders"] for one in (desk, second)] == [1, 1]
    scene.server.move_by(10 * SECOND - 1)
    assert sorted(scene.told()) == told
    scene.server.move_by(1)
    scene.sms.await_taken(3)
    assert scene.told()[2] == phone(HOUSING, ContactKind.DEPUTY_LEADER)
    (order,) = [one for one in seat.ticket(ticket).orders if one.state is OrderState.SENT]
    assert order.rung is Rung.DEPUTY

    seat.submit(Answer(means=AnswerMeans.TEXT, text="正在更换井盖"), ticket)
    unit.submit(Finish(assignment=1, result="井盖已更换"), ticket)
    scene.sees(ticket, RowState.NONE)
    desk.wait("detail", ticket=ticket, stage=Stage.RESOLVED)
    marks = {"response": int(Satisfaction.FAIRLY_SATISFIED), "result": int(Satisfaction.SATISFIED)}
    desk.do("act", action="rate", fields=marks | {"reason": "超期"})
    desk.wait("form", name=None)
    resident.submit(ResidentRate(result=Satisfaction.VERY_SATISFIED), ticket)
    closed = seat.ticket(ticket)
    assert closed.stage is Stage.CLOSED
    assert closed.rating is not None
    assert closed.resident_rating is not None
    scene.sees(ticket, RowState.NONE)
    assert [one.do("row", ticket=ticket)["stage"] for one in (desk, second)] == ["closed", "closed"]

    scene.server.move_by(60 * MINUTE)
    assert scene.messages_settled(ticket)
    assert len(scene.told()) == 3
    assert all(post.key == post.idempotency_key for post in scene.sms.posts())
    assert not [event for event in seat.view(ticket).events if "陈某某".encode() in event.body]
    scene.close_books()


def supervise_and_undo(scene: Scene, desk: DrivenConsole, ticket: int) -> None:
    """One key, and another in the last millisecond in which it helps: nothing is sent, nothing counts."""
    seat = scene["seat07"]
    desk.do("press", keys="F8")
    desk.wait("sent")
    (held,) = seat.ticket(ticket).orders
    assert held.state is OrderState.HELD
    scene.server.move_by(10 * SECOND - 1)
    scene.sees(ticket, RowState.RED)
    desk.do("press", keys="Ctrl+Z")
    desk.wait("sent")
    assert seat.ticket(ticket).orders == ()
    scene.server.move_by(MINUTE)
    scene.sees(ticket, RowState.RED)
    assert [event.act for event in seat.view(ticket).events].count(Act.UNDO) == 1
    assert scene.messages_settled(ticket)
