"""Dispatch, joint dispatch, merging and splitting by their forms."""

import msgspec
import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.views.forms.dispatch import DOWN, DispatchForm
from console.views.forms.merging import MergeForm, SplitForm
from domain.acts import Dispatch, Merge, Payload, Split, SplitPart, UnitDeadline, Withdraw
from domain.instant import HOUR
from domain.ticket import Ticket
from domain.words import AssignmentStage, Stage
from tests.console.form_ground import ground_of
from tools.shots.district import NOW, StillDistrict


@pytest.fixture(scope="module")
def district() -> StillDistrict:
    return StillDistrict(count=60)


def _in(district: StillDistrict, stage: Stage) -> Ticket:
    return next(ticket for ticket in district.tickets.values() if ticket.stage is stage)


def _free(district: StillDistrict, ticket: Ticket) -> list[int]:
    busy = set(ticket.units())
    return [
        unit.id for unit in district.demo.world.directory.units if unit.id not in busy and len(unit.area) == 6
    ]


def test_the_deadline_is_shown_before_it_is_sent(qtbot: QtBot, district: StillDistrict) -> None:
    ground = ground_of(district, _in(district, Stage.TRIAGED))
    form = DispatchForm(ground)
    qtbot.addWidget(form)
    sent: list[Payload] = []
    form.submitted.connect(sent.append)
    with qtbot.waitSignal(form.edited):
        form.stand_on(ground)
    policy = form.effect()
    assert "→" in policy
    with qtbot.waitSignal(form.edited):
        form.take_draft({"deadline": {"choice": "h4", "at": NOW}})
        form.field("deadline").control().changed.emit()  # type: ignore[attr-defined]
    assert form.effect() != policy
    assert "18:32" in form.effect(), "four hours from now"
    form.submit()
    (payload,) = sent
    assert isinstance(payload, Dispatch)
    assert payload.deadline == NOW + 4 * HOUR


def test_a_time_of_ones_own_must_lie_ahead(qtbot: QtBot, district: StillDistrict) -> None:
    form = DispatchForm(ground_of(district, _in(district, Stage.TRIAGED)))
    qtbot.addWidget(form)
    form.take_draft({"deadline": NOW - HOUR})
    form.submit()
    assert form.field("deadline").error()
    form.take_draft({"lead": "", "deadline": None})
    form.submit()
    assert form.field("lead").error()


def test_handing_down_offers_units_below_alone(qtbot: QtBot, district: StillDistrict) -> None:
    form = DispatchForm(ground_of(district, _in(district, Stage.TRIAGED)))
    qtbot.addWidget(form)
    form.field("direction").control().choose(DOWN)  # type: ignore[attr-defined]
    units = district.demo.world.directory.unit_by_id
    offered = form.field("lead").control()._items  # type: ignore[attr-defined]
    assert offered
    assert all(len(units[int(item.key)].area) > 6 for item in offered)


def test_a_lead_that_accepted_is_replaced_with_a_reason(qtbot: QtBot, district: StillDistrict) -> None:
    ticket = next(
        one
        for one in district.tickets.values()
        if (lead := one.lead()) is not None and lead.stage is AssignmentStage.ACCEPTED
    )
    form = DispatchForm(ground_of(district, ticket))
    qtbot.addWidget(form)
    sent: list[Payload] = []
    form.submitted.connect(sent.append)
    unit = _free(district, ticket)[0]
    form.take_draft({"lead": str(unit)})
    form.submit()
    assert form.field("reason").error()
    form.take_draft({"reason": "现场核实后改派"})
    form.submit()
    assert sent == [Dispatch(lead=unit, reason="现场核实后改派")]


def test_joint_dispatch_gives_a_unit_a_time_of_its_own(qtbot: QtBot, district: StillDistrict) -> None:
    ticket = _in(district, Stage.TRIAGED)
    form = DispatchForm(ground_of(district, ticket), "joint")
    qtbot.addWidget(form)
    sent: list[Payload] = []
    form.submitted.connect(sent.append)
    lead, first, second = _free(district, ticket)[:3]
    form.take_draft({"lead": str(lead), "assisting": [[str(first), "h4"], [str(second), ""]]})
    form.submit()
    assert sent == [
        Dispatch(
            lead=lead,
            assisting=(first, second),
            deadlines=(UnitDeadline(unit=first, deadline=NOW + 4 * HOUR),),
        )
    ]


def test_a_unit_that_accepted_is_taken_out_with_a_reason_at_once(
    qtbot: QtBot, district: StillDistrict
) -> None:

    ticket = next(
        one
        for one in district.tickets.values()
        if (lead := one.lead()) is not None and lead.stage is AssignmentStage.ACCEPTED
    )
    lead = ticket.lead()
    assert lead is not None
    form = DispatchForm(ground_of(district, ticket), "joint")
    qtbot.addWidget(form)
    wanted: list[Payload] = []
    form.also_wanted.connect(wanted.append)
    form.show()
    form.findChild(type(form.submit_button()), f"remove-{lead.id}").click()  # type: ignore[union-attr]
    why = form.findChild(QLineEdit, "remove-reason")
    assert why is not None
    why.returnPressed.emit()
    assert wanted == []
    why.setText("派错单位")
    why.returnPressed.emit()
    assert wanted == [Withdraw(assignment=lead.id, reason="派错单位")]


def test_merging_says_which_one_goes_on(qtbot: QtBot, district: StillDistrict) -> None:
    ticket, other = (_in(district, stage) for stage in (Stage.TRIAGED, Stage.HANDLING))
    form = MergeForm(ground_of(district, ticket))
    qtbot.addWidget(form)
    sent: list[Payload] = []
    form.submitted.connect(sent.append)
    form.submit()
    assert form.field("other").error()
    pick = form.field("other").control()
    pick.put_items(form._searched(str(other.id)[-4:]))  # type: ignore[attr-defined]
    pick.put(str(other.id))  # type: ignore[attr-defined]
    pick.picked.emit(str(other.id))  # type: ignore[attr-defined]
    assert form.about() == other.id, "the one at which a unit is at work goes on"
    assert not form.field("sides").isHidden()
    form.submit()
    assert sent == [Merge(other=ticket.id, other_version=ticket.version)]
    form.take_draft({"main": "here"})
    form.submit()
    assert form.about() is None
    assert sent[1] == Merge(other=other.id, other_version=other.version)


def test_a_report_is_split_into_the_parts_that_are_written(qtbot: QtBot, district: StillDistrict) -> None:
    form = SplitForm(ground_of(district, _in(district, Stage.HANDLING)))
    qtbot.addWidget(form)
    sent: list[Payload] = []
    form.submitted.connect(sent.append)
    form.submit()
    assert form.field("parts").error()
    form.take_draft({"parts": [["", "", "只有详情"]]})
    form.submit()
    assert form.field("parts").error()
    form.take_draft({"parts": [["井盖缺失", "", "夜间危险"], ["路灯不亮", "", ""], ["占道经营", "", ""]]})
    form.submit()
    assert sent == [
        Split(
            parts=(
                SplitPart(title="井盖缺失", description="夜间危险"),
                SplitPart(title="路灯不亮"),
                SplitPart(title="占道经营"),
            )
        )
    ]


def test_what_is_typed_stays_when_the_ticket_changes(qtbot: QtBot, district: StillDistrict) -> None:
    ticket = _in(district, Stage.TRIAGED)
    form = DispatchForm(ground_of(district, ticket))
    qtbot.addWidget(form)
    form.take_draft({"note": "请今日处置"})
    lead = form.draft()["lead"]
    form.on_ticket_changed(msgspec.structs.replace(ticket, title="改过的标题"))
    assert (form.draft()["lead"], form.draft()["note"]) == (lead, "请今日处置")


def test_a_draft_with_a_unit_that_is_gone_names_those_that_are_left(
    qtbot: QtBot, district: StillDistrict
) -> None:
    ticket = _in(district, Stage.TRIAGED)
    form = DispatchForm(ground_of(district, ticket))
    qtbot.addWidget(form)
    lead, other = _free(district, ticket)[:2]
    form.take_draft({"lead": str(lead), "assisting": [str(other), "999999"]})
    assert form.payload() == Dispatch(lead=lead, assisting=(other,))
