"""The acts that steer a ticket, by their forms: wrong input at each field, what is shown, what is sent."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.views.forms.coordination import ConcludeForm, CoordinateForm
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.ladder import RaiseForm, ReopenForm, TakeOverForm, VoidForm
from console.views.forms.making import FORMS, made_form
from console.views.forms.units import InsistForm
from console.views.forms.waiting import (
    GrantForm,
    RefuseForm,
    RequestExtensionForm,
    RequestSuspensionForm,
)
from console.widgets.phrase_text import PhraseText
from domain.acts import (
    Conclude,
    Coordinate,
    Entry,
    Grant,
    Insist,
    Payload,
    Raise,
    Refuse,
    RequestExtension,
    RequestSuspension,
    TakeOver,
    Void,
)
from domain.assignment import Assignment
from domain.coordination import Coordination
from domain.instant import DAY, HOUR
from domain.request import Request
from domain.ticket import Ticket
from domain.words import AssignmentStage, CallLevel, Part, RequestKind, Role, Stage
from tests.console.form_ground import ground_of
from tools.shots.district import NOW, StillDistrict

LONG = "长" * 501


@pytest.fixture(scope="module")
def district() -> StillDistrict:
    return StillDistrict(count=60)


@pytest.fixture
def handling(district: StillDistrict) -> Ticket:
    """A ticket whose lead accepted and whose handling clock runs ahead of its limit."""
    return next(
        ticket
        for ticket in district.tickets.values()
        if ticket.stage is Stage.HANDLING
        and (lead := ticket.lead()) is not None
        and (clock := ticket.clock(f"handling:{lead.id}")) is not None
        and clock.running
        and clock.red_at > NOW
    )


def _sent(qtbot: QtBot, form: Form) -> list[Payload]:
    qtbot.addWidget(form)
    sent: list[Payload] = []
    form.submitted.connect(sent.append)
    return sent


def _stand(qtbot: QtBot, form: Form, ground: Ground) -> None:
    form.stand_on(ground)
    with qtbot.waitSignal(form.edited):
        form.take_draft({})


def _returned(ticket: Ticket, unit: int) -> Ticket:
    one = Assignment(
        id=1,
        unit=unit,
        part=Part.LEAD,
        stage=AssignmentStage.RETURNED,
        round=ticket.round,
        dispatched_at=NOW - HOUR,
        dispatched_by=3,
        ended_at=NOW,
        reason="不属本单位职责",
    )
    return msgspec.structs.replace(ticket, assignments=(one,), stage=Stage.TRIAGED, clocks=())


def test_a_raise_asks_for_reason_and_opinion_and_shows_what_it_moves(
    qtbot: QtBot, district: StillDistrict, handling: Ticket
) -> None:
    ticket = msgspec.structs.replace(handling, level=CallLevel.COMMUNITY)
    ground = ground_of(district, ticket)
    form = RaiseForm(ground.situation)
    sent = _sent(qtbot, form)
    _stand(qtbot, form, ground)
    assert "撤回" in form.effect() or "withdrawn" in form.effect(), "what fails below is said first"
    assert not form.field("level").control().button(CallLevel.GRID.value).isEnabled()  # type: ignore[attr-defined]
    form.submit()
    assert form.field("reason").error()
    form.take_draft({"reason": "无执法权限"})
    form.submit()
    assert form.field("opinion").error(), "departments want to know what should be done"
    form.take_draft({"opinion": LONG})
    form.submit()
    assert form.field("opinion").error()
    assert sent == []
    form.take_draft({"opinion": "请部门牵头处置"})
    form.submit()
    assert sent == [Raise(level=CallLevel.STREET, opinion="请部门牵头处置", reason="无执法权限")]


def test_insisting_names_the_unit_and_its_reason(
    qtbot: QtBot, district: StillDistrict, handling: Ticket
) -> None:
    ticket = _returned(handling, district.demo.world.directory.units[0].id)
    ground = ground_of(district, ticket)
    form = InsistForm(ground.situation.world.directory, ground.situation.returned())
    sent = _sent(qtbot, form)
    form.submit()
    assert form.field("reason").error()
    form.take_draft({"reason": "清单载明由你单位主办", "assignment": ""})
    form.submit()
    assert form.field("assignment").error()
    form.take_draft({"assignment": "1"})
    form.submit()
    assert sent == [Insist(assignment=1, reason="清单载明由你单位主办")]


@pytest.mark.parametrize(
    ("make", "payload"),
    [
        (TakeOverForm, TakeOver(reason="部门间推诿")),
        (VoidForm, Void(reason="部门间推诿")),
    ],
)
def test_one_reason_that_is_neither_missing_nor_too_long(
    qtbot: QtBot, make: Callable[[], Form], payload: Payload
) -> None:
    form = make()
    sent = _sent(qtbot, form)
    for wrong in ("", "   ", LONG):
        form.take_draft({"reason": wrong})
        form.submit()
        assert form.field("reason").error(), wrong[:3]
    assert sent == []
    form.take_draft({"reason": "部门间推诿"})
    form.submit()
    assert sent == [payload]


def test_a_coordination_needs_units_and_a_time_ahead(
    qtbot: QtBot, district: StillDistrict, handling: Ticket
) -> None:
    form = CoordinateForm(ground_of(district, handling))
    sent = _sent(qtbot, form)
    called = form.draft()["units"]
    form.take_draft({"units": [], "timed": True, "at": NOW - HOUR})
    form.submit()
    assert form.field("units").error()
    assert form.field("at").error()
    form.take_draft({"units": called, "at": NOW + DAY, "reason": "责任主体不明"})
    form.submit()
    (payload,) = sent
    assert isinstance(payload, Coordinate)
    assert (payload.units, payload.at) == (tuple(int(unit) for unit in called), NOW + DAY)


def test_a_ruling_can_become_an_entry_of_the_list(
    qtbot: QtBot, district: StillDistrict, handling: Ticket
) -> None:
    lead = handling.lead()
    assert lead is not None
    form = ConcludeForm(
        ground_of(district, handling), Coordination(id=1, opened_at=NOW, opened_by=3, units=(lead.unit,))
    )
    sent = _sent(qtbot, form)
    form.submit()
    assert form.field("ruling").error()
    form.take_draft({"ruling": "由主办单位牵头", "keep": True, "entry": ""})
    form.submit()
    assert form.field("entry").error()
    form.take_draft({"entry": str(lead.unit), "entry_assisting": [], "basis": "纪要 12 号"})
    form.submit()
    assert sent == [
        Conclude(
            coordination=1,
            units=(lead.unit,),
            ruling="由主办单位牵头",
            entry=Entry(lead=lead.unit, basis="纪要 12 号"),
        )
    ]


def test_requests_look_ahead(qtbot: QtBot, district: StillDistrict, handling: Ticket) -> None:
    ground = ground_of(district, handling)
    suspension = RequestSuspensionForm(NOW)
    sent = _sent(qtbot, suspension)
    suspension.take_draft({"until": NOW - HOUR, "reason": "待检测"})
    suspension.submit()
    assert suspension.field("until").error()
    suspension.take_draft({"until": (NOW + DAY) // 60_000 * 60_000})
    suspension.submit()
    assert sent == [RequestSuspension(until=(NOW + DAY) // 60_000 * 60_000, reason="待检测")]

    running = ground.situation.own_running()
    extension = RequestExtensionForm(ground.situation.world.directory, handling, running, NOW)
    asked = _sent(qtbot, extension)
    due = handling.clock(f"handling:{running[0].id}")
    assert due is not None
    extension.take_draft({"deadline": due.red_at - HOUR, "reason": "材料未到"})
    extension.submit()
    assert extension.field("deadline").error(), "not before the present deadline"
    later = (due.red_at + DAY) // 60_000 * 60_000
    extension.take_draft({"deadline": later})
    extension.submit()
    assert asked == [RequestExtension(assignment=running[0].id, deadline=later, reason="材料未到")]


def test_an_approval_shows_the_request_and_what_it_does_to_the_clocks(
    qtbot: QtBot, district: StillDistrict, handling: Ticket
) -> None:
    lead = handling.lead()
    clock = handling.clock(f"handling:{lead.id}") if lead else None
    assert lead is not None
    assert clock is not None
    request = Request(
        id=1,
        kind=RequestKind.EXTENSION,
        assignment=lead.id,
        until=clock.red_at + DAY,
        reason="材料未到",
        at=NOW - HOUR,
        by=9,
        unit=lead.unit,
    )
    ground = ground_of(district, msgspec.structs.replace(handling, requests=(request,)), Role.SUPERVISOR)
    grant, refuse = GrantForm(ground, (request,)), RefuseForm(ground, (request,))
    granted, refused = _sent(qtbot, grant), _sent(qtbot, refuse)
    assert "材料未到" in grant.intro()
    assert ground.unit_name(lead.unit) in grant.intro()
    _stand(qtbot, grant, ground)
    assert "→" in grant.effect(), "from the old deadline to the new one"
    grant.submit()
    assert granted == [Grant(request=1)]
    refuse.submit()
    assert refuse.field("reason").error()
    refuse.take_draft({"reason": "理由不充分"})
    refuse.submit()
    assert refused == [Refuse(request=1, reason="理由不充分")]


def test_phrases_write_a_reason_by_keys(qtbot: QtBot) -> None:
    form = ReopenForm()
    qtbot.addWidget(form)
    form.show()
    text = form.field("reason").control()
    assert isinstance(text, PhraseText)
    text.setFocus()
    for keys, written in (("/1", text.phrases()[0]), ("/", ""), (" ", "")):
        QTest.keyClicks(text, keys)
        if written:
            assert text.toPlainText() == written
    assert not text.is_open()
    text.clear()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(text, key)
    assert form.draft()["reason"] == text.phrases()[1]
    text.clear()
    QTest.keyClicks(text, "/")
    assert text.is_open()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not text.is_open()
    assert text.toPlainText() == ""


def test_every_row_that_needs_a_form_has_one(district: StillDistrict, handling: Ticket, qtbot: QtBot) -> None:
    """No key opens nothing: whatever may be done to this ticket has a form that knows its own name."""
    ground = ground_of(district, handling)
    for name in (
        "dispatch",
        "joint",
        "raise",
        "take_over",
        "coordinate",
        "void",
        "edit",
        "request_extension",
    ):
        form = made_form(name, ground)
        assert form is not None, name
        qtbot.addWidget(form)
        assert form.name() == name
    assert set(FORMS) >= {"insist", "conclude", "grant", "refuse", "request_suspension", "log_call"}
