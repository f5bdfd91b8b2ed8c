"""The forms by keyboard: typed, sent with Ctrl Enter, wrong at the place, and nothing typed lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from console.views.forms.dispatch import DispatchForm
from console.views.forms.form import Form
from console.views.forms.intake import EditForm, TriageForm
from console.views.forms.ladder import ReopenForm
from console.views.forms.new_call import NewCallForm
from console.views.forms.rating import RateForm
from console.views.forms.units import WithdrawForm
from console.views.forms.waiting import SuspendForm
from domain.acts import Dispatch, Edit, Payload, Rate, Reopen, Report, Suspend, Triage, Withdraw
from domain.operation import Actor
from domain.refusal import Code
from domain.ticket import Ticket
from domain.words import AssignmentStage, Role, Satisfaction, Stage
from tests.console.form_ground import ground_of
from tools.shots.district import NOW, StillDistrict


@pytest.fixture(scope="module")
def district() -> StillDistrict:
    return StillDistrict(count=60)


def _in(district: StillDistrict, stage: Stage) -> Ticket:
    return next(ticket for ticket in district.tickets.values() if ticket.stage is stage)


def _show(qtbot: QtBot, form: Form) -> list[Payload]:
    qtbot.addWidget(form)
    sent: list[Payload] = []
    form.submitted.connect(sent.append)
    form.resize(560, 700)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return sent


def _write(qtbot: QtBot, form: Form, name: str, text: str) -> None:
    control = form.field(name).control()
    control.setFocus()
    assert isinstance(control, QLineEdit | QPlainTextEdit)
    control.setText(text) if isinstance(control, QLineEdit) else control.setPlainText(text)


def _send(qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_new_call_by_keyboard(qtbot: QtBot, district: StillDistrict) -> None:
    directory = district.demo.world.directory
    form = NewCallForm(ground_of(district))
    sent = _show(qtbot, form)
    _write(qtbot, form, "title", "路口井盖缺失")
    _send(qtbot)
    assert sent == []
    assert form.field("place").error()
    assert form.field("address").error()
    area = next(one.code for one in directory.areas if len(one.code) == 12)
    picker = form.field("place").control()
    picker.setFocus()
    QTest.keyClicks(picker, area)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    _write(qtbot, form, "address", "创业路 118 号")
    _send(qtbot)
    (payload,) = sent
    assert isinstance(payload, Report)
    assert (payload.title, payload.place.area) == ("路口井盖缺失", area)


def test_triage_proposes_the_grade_of_the_matter(qtbot: QtBot, district: StillDistrict) -> None:
    directory = district.demo.world.directory
    form = TriageForm(directory, _in(district, Stage.REPORTED))
    sent = _show(qtbot, form)
    matter = directory.matters[0]
    picker = form.field("matter").control()
    picker.setFocus()
    QTest.keyClicks(picker, matter.code)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    _send(qtbot)
    (payload,) = sent
    assert isinstance(payload, Triage)
    assert (payload.matter, payload.grade) == (matter.code, matter.grade)


def test_dispatch_comes_with_the_units_of_the_list(qtbot: QtBot, district: StillDistrict) -> None:
    directory, ticket = district.demo.world.directory, _in(district, Stage.TRIAGED)
    entry = directory.responsible_for(ticket.matter or "", ticket.place.area)
    assert entry is not None
    form = DispatchForm(ground_of(district, ticket))
    sent = _show(qtbot, form)
    form.field("note").control().setFocus()
    _send(qtbot)
    assert sent == [Dispatch(lead=entry.lead, assisting=entry.assisting)]


def test_a_correction_sends_what_differs_and_nothing_else(qtbot: QtBot, district: StillDistrict) -> None:
    directory, ticket = district.demo.world.directory, _in(district, Stage.HANDLING)
    actor = Actor(account=3, role=Role.DISPATCHER, district=directory.district, area=directory.district)
    form = EditForm(directory, actor, ticket)
    sent = _show(qtbot, form)
    form.submit()
    assert form.field("title").error(), "nothing was changed"
    _write(qtbot, form, "title", "改正后的诉求")
    _send(qtbot)
    assert sent == [Edit(title="改正后的诉求")]


def test_a_unit_that_accepted_is_withdrawn_with_a_reason(qtbot: QtBot, district: StillDistrict) -> None:
    ticket = next(
        ticket
        for ticket in district.tickets.values()
        if any(one.stage is AssignmentStage.ACCEPTED for one in ticket.live())
    )
    accepted = next(one for one in ticket.live() if one.stage is AssignmentStage.ACCEPTED)
    form = WithdrawForm(district.demo.world.directory, (accepted,))
    sent = _show(qtbot, form)
    form.submit()
    assert form.field("reason").error()
    assert sent == []
    _write(qtbot, form, "reason", "派错单位")
    _send(qtbot)
    assert sent == [Withdraw(assignment=accepted.id, reason="派错单位")]


def test_below_satisfied_a_reason_is_asked_for(qtbot: QtBot) -> None:
    form = RateForm("区住建局：已修复")
    sent = _show(qtbot, form)
    form.take_draft({"result": str(int(Satisfaction.DISSATISFIED))})
    _send_from(qtbot, form)
    assert sent == []
    assert form.field("reason").error()
    _write(qtbot, form, "reason", "现场仍有积水")
    _send(qtbot)
    (payload,) = sent
    assert isinstance(payload, Rate)
    assert payload.result is Satisfaction.DISSATISFIED


def _send_from(qtbot: QtBot, form: Form) -> None:
    control = form.field("reason").control()
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_refusal_stands_at_its_field_and_keeps_the_words(qtbot: QtBot) -> None:
    form = ReopenForm()
    sent = _show(qtbot, form)
    _write(qtbot, form, "reason", "居民反映又堵了")
    _send(qtbot)
    assert sent == [Reopen(reason="居民反映又堵了")]
    form.set_busy("…")
    form.submit()
    assert len(sent) == 1, "not twice while it is on its way"
    form.show_problem("请写明理由。", "reason")
    assert form.field("reason").error() == "请写明理由。"
    form.show_problem(str(Code.WRONG_STAGE))
    assert form.problem()
    assert form.draft()["reason"] == "居民反映又堵了"


def test_a_draft_comes_back_as_it_was_left(qtbot: QtBot) -> None:
    first, second = SuspendForm(NOW), SuspendForm(NOW)
    sent = _show(qtbot, second)
    qtbot.addWidget(first)
    first.take_draft({"reason": "待第三方检测", "until": NOW + 3 * 86_400_000})
    second.take_draft(first.draft())
    second.submit()
    (payload,) = sent
    assert isinstance(payload, Suspend)
    assert (payload.reason, payload.until // 60_000) == ("待第三方检测", (NOW + 3 * 86_400_000) // 60_000)
