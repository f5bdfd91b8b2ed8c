"""拆分: one report with several matters becomes tickets of their own under one parent."""

import pytest

from domain.acts import Answer, Edit, Merge, Note, Split, SplitPart, TakeOver, Undo
from domain.event import decode_body
from domain.instant import MINUTE
from domain.place import Place
from domain.refusal import Code
from domain.soundness import faults
from domain.words import Act, AnswerMeans, Channel, ClockKind, Stage, Urgency
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched, reported
from tests.domain.shanghai import at
from tests.domain.test_rules_table import given_back

NOW = at(2026, 6, 19, 10)
WISH = Split(
    parts=(
        SplitPart(title="路灯不亮", matter="m-a"),
        SplitPart(
            title=" 井盖缺失 ",
            description="夜里有人绊倒",
            urgency=Urgency.EMERGENCY,
            place=Place(address="东街 9 号", area=d.COMMUNITY),
        ),
    ),
    reason="一次反映多件事",
)


def split(desk: Desk) -> list[Desk]:
    """The children."""
    desk.do(WISH)
    return [desk.beside[ident] for ident in desk.ticket.children]


def test_each_part_gets_a_number_a_triage_clock_and_the_reporters() -> None:
    desk = dispatched(NOW, by=d.RESIDENT)
    desk.wait(MINUTE)
    former = desk.ticket
    first, second = split(desk)
    assert desk.ticket.children == (desk.ticket.id + 1, desk.ticket.id + 2)
    assert desk.stage() is Stage.DISPATCHED
    assert desk.ticket.clocks == former.clocks
    assert [one.ticket.parent for one in (first, second)] == [desk.ticket.id] * 2
    assert first.row.parent == desk.ticket.id
    assert [one.ticket.title for one in (first, second)] == ["路灯不亮", "井盖缺失"]
    assert (first.ticket.place, second.ticket.place.address) == (d.PLACE, "东街 9 号")
    assert (first.ticket.urgency, second.ticket.urgency) == (Urgency.NORMAL, Urgency.EMERGENCY)
    assert (first.ticket.matter, second.ticket.matter) == ("m-a", None)
    for child in (first, second):
        assert child.stage() is Stage.REPORTED
        assert child.ticket.arrived_at == NOW + MINUTE
        clock = child.ticket.clock(ClockKind.TRIAGE)
        assert clock is not None
        assert clock.red_at == NOW + 31 * MINUTE
        assert [(one.id, one.from_ticket, one.account) for one in child.ticket.reporters] == [
            ("r1", desk.ticket.id, d.RESIDENT.account)
        ]
        assert faults(child.ticket) == ()
        assert child.acts() == [Act.REPORT]
    assert decode_body(desk.events[-1].body).facts["children"] == list(desk.ticket.children)
    assert decode_body(first.events[0].body).facts["parent"] == desk.ticket.id


def test_the_reporters_are_answered_on_each_of_them() -> None:
    desk = reported(NOW, by=d.RESIDENT, channel=Channel.HOTLINE_12345)
    desk.do(Answer(means=AnswerMeans.TEXT, text="已受理"))
    first, second = split(desk)
    assert first.ticket.clock(ClockKind.RESPONSE) is None
    assert first.ticket.reporters[0].answered_at is None
    first.do(Answer(means=AnswerMeans.TEXT, text="已修复"))
    assert second.ticket.reporters[0].answered_at is None


def test_a_child_merged_into_its_parent_brings_nobody_twice() -> None:
    desk = reported(NOW, by=d.RESIDENT)
    first, _ = split(desk)
    desk.do(Merge(other=first.ticket.id))
    assert [one.id for one in desk.ticket.reporters] == ["r1"]
    assert first.stage() is Stage.MERGED


def test_undo_voids_the_children_and_the_parent_is_as_before() -> None:
    desk = dispatched(NOW, by=d.RESIDENT)
    former = desk.ticket
    first, second = split(desk)
    desk.wait(9_999)
    desk.undo()
    assert given_back(desk.ticket, former) == former
    for child in (first, second):
        assert child.stage() is Stage.VOIDED
        assert child.acts() == [Act.REPORT, Act.UNDO]
        assert faults(child.ticket) == ()


def test_undo_is_refused_when_a_child_was_worked_on() -> None:
    desk = dispatched(NOW, by=d.RESIDENT)
    first, second = split(desk)
    undo = Undo(op_id=desk.last_op)
    first.do(Note(text="已核实"))
    second.do(Edit(title="井盖丢失"))
    assert desk.code(undo) is Code.CHANGED_SINCE
    assert [one.stage() for one in (first, second)] == [Stage.REPORTED] * 2


def test_a_child_of_what_the_district_took_over_is_the_districts() -> None:
    desk = dispatched(NOW, by=d.RESIDENT)
    desk.do(TakeOver(reason="跨街道"), d.DISTRICT_DISPATCHER)
    assert split(desk)[0].ticket.taken_over_at == NOW


@pytest.mark.parametrize(
    ("part", "code", "field"),
    [
        (SplitPart(title="  "), Code.INVALID, "title"),
        (SplitPart(title="灯", matter="m-x"), Code.UNKNOWN, "matter"),
        (
            SplitPart(title="灯", place=Place(address="西街", area=d.OTHER_STREET)),
            Code.INVALID,
            "place.area",
        ),
    ],
)
def test_a_part_that_could_not_be_reported_is_refused_with_the_whole(
    part: SplitPart, code: Code, field: str
) -> None:
    desk = dispatched(NOW)
    refusal = desk.refused(Split(parts=(SplitPart(title="路灯不亮"), part)))
    assert (refusal.code, refusal.detail["field"]) == (code, field)
    assert desk.beside == {}
