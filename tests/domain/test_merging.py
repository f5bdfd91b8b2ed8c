"""并单: a repeat joins its main ticket, every reporter is answered, and it can part again."""

import pytest

from domain.acts import (
    Accept,
    Answer,
    Claim,
    Dispatch,
    Edit,
    Finish,
    Merge,
    Note,
    Rate,
    Reopen,
    ResidentRate,
    Return,
    Suspend,
    TakeOver,
    Triage,
    Undo,
    Unmerge,
    Void,
)
from domain.event import decode_body
from domain.instant import DAY, HOUR, MINUTE, NEVER
from domain.outside import event_shown, row_shown, ticket_shown
from domain.place import Place
from domain.refusal import Code
from domain.row import counter_at, state_at
from domain.rules import may_read
from domain.soundness import faults
from domain.words import (
    Act,
    AnswerMeans,
    AssignmentStage,
    Channel,
    ClockKind,
    RowState,
    Satisfaction,
    Stage,
)
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched, lay_beside, reported, triaged
from tests.domain.shanghai import at
from tests.domain.test_rules_table import given_back

NOW = at(2026, 6, 19, 10)
WHY = "不是同一件事"


def pair(main: Desk | None = None, repeat: Desk | None = None) -> tuple[Desk, Desk]:
    """A main ticket that a resident reported, and a neighbour's repeat of it."""
    main = main or dispatched(NOW, by=d.RESIDENT)
    repeat = repeat or reported(NOW, by=d.NEIGHBOUR, number=2)
    lay_beside(main, repeat)
    return main, repeat


def merged(main: Desk | None = None, repeat: Desk | None = None) -> tuple[Desk, Desk]:
    main, repeat = pair(main, repeat)
    main.do(Merge(other=repeat.ticket.id, reason="同一处塌陷"))
    return main, repeat


def pass_time(span: int, *desks: Desk) -> None:
    for desk in desks:
        desk.wait(span)


def test_the_repeat_leaves_the_queue_and_its_reporter_joins_the_main_ticket() -> None:
    main, repeat = merged()
    assert repeat.stage() is Stage.MERGED
    assert repeat.row.main == main.ticket.id
    assert main.row.repeats == 1
    assert (state_at(repeat.row, NOW + DAY), counter_at(repeat.row, NOW + DAY)) == (RowState.NONE, None)
    assert repeat.row.closed_at == NOW
    assert not any(clock.running for clock in repeat.ticket.clocks)
    assert [(one.id, one.from_ticket) for one in main.ticket.reporters] == [
        ("r1", None),
        ("r2", repeat.ticket.id),
    ]
    assert (main.acts()[-1], repeat.acts()[-1]) == (Act.MERGE, Act.MERGE_INTO)
    assert decode_body(repeat.events[-1].body).facts == {
        "main": main.ticket.id,
        "reason": "同一处塌陷",
        "withdrawn": [],
    }
    assert repeat.to(NOW + 9 * DAY) == []  # nothing turns red any more


def test_units_at_work_for_the_repeat_are_called_off_and_what_is_done_stays_done() -> None:
    repeat = dispatched(NOW, assisting=(d.WATER, d.TEAM), by=d.NEIGHBOUR, number=2)
    repeat.do(Accept(assignment=2), d.WATER_MAN)
    repeat.do(Finish(assignment=2, result="已停水"), d.WATER_MAN)
    repeat.do(Accept(assignment=3), d.TEAM_MAN)
    repeat.do(Claim())
    merged(repeat=repeat)
    assert [(one.stage, one.reason) for one in repeat.ticket.assignments] == [
        (AssignmentStage.WITHDRAWN, "并单"),
        (AssignmentStage.DONE, ""),
        (AssignmentStage.WITHDRAWN, "并单"),
    ]
    assert repeat.ticket.units() == (d.WATER,)
    assert repeat.ticket.claimed_by is None


def test_it_comes_back_as_it_was_with_the_rest_of_its_time() -> None:
    repeat = dispatched(NOW, assisting=(d.WATER,), by=d.NEIGHBOUR, number=2)
    repeat.do(Accept(assignment=1), d.HOUSING_MAN)
    former = repeat.ticket
    main, repeat = merged(repeat=repeat)
    pass_time(HOUR, main, repeat)
    main.do(Unmerge(other=repeat.ticket.id, reason=WHY))
    assert repeat.stage() is Stage.HANDLING
    assert repeat.ticket.assignments == former.assignments
    assert faults(repeat.ticket) == ()
    for before, after in zip(former.clocks, repeat.ticket.clocks, strict=True):
        assert after.generation == before.generation
        if before.running:
            assert after.red_at == before.red_at + HOUR
        else:
            assert after == before
    assert repeat.row.main == 0
    assert main.row.repeats == 0
    assert [one.id for one in main.ticket.reporters] == ["r1"]
    assert (main.acts()[-1], repeat.acts()[-1]) == (Act.UNMERGE, Act.UNMERGE_FROM)
    assert repeat.ticket.closed_at is None


def test_a_red_that_was_there_is_there_again_and_is_told_once() -> None:
    repeat = reported(NOW, by=d.NEIGHBOUR, number=2)
    main = dispatched(NOW, by=d.RESIDENT)
    pass_time(HOUR, main, repeat)
    merged(main, repeat)
    pass_time(HOUR, main, repeat)
    main.do(Unmerge(other=repeat.ticket.id, reason=WHY))
    assert repeat.state() is RowState.RED
    assert repeat.acts().count(Act.TURN_RED) == 1
    assert repeat.to(repeat.now + DAY) == []


def test_each_reporter_is_answered_and_rates_for_the_own_part() -> None:
    main, repeat = merged()
    main.do(Accept(assignment=1), d.HOUSING_MAN)
    main.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    main.do(Answer(reporter="r2", means=AnswerMeans.CALL, text="已修复"))
    assert [one.answered_at for one in main.ticket.reporters] == [None, NOW]
    main.do(ResidentRate(result=Satisfaction.DISSATISFIED, reason="太慢"), d.NEIGHBOUR)
    main.do(ResidentRate(result=Satisfaction.VERY_SATISFIED), d.RESIDENT)
    assert main.code(ResidentRate(result=Satisfaction.SATISFIED), d.NEIGHBOUR) is Code.WRONG_STAGE
    assert [one.rating.result for one in main.ticket.reporters if one.rating] == [
        Satisfaction.VERY_SATISFIED,
        Satisfaction.DISSATISFIED,
    ]
    assert main.ticket.resident_rating is not None
    assert main.ticket.resident_rating.by == d.NEIGHBOUR.account  # the first one given is the ticket's
    assert repeat.code(Answer(means=AnswerMeans.TEXT, text="在主单答复")) is Code.WRONG_STAGE
    main.do(Reopen(reason="再次塌陷"))
    assert all(one.rating is None for one in main.ticket.reporters)


def test_who_was_answered_on_the_main_ticket_stays_there_and_takes_it_home() -> None:
    main, repeat = merged()
    main.do(Answer(reporter="r2", means=AnswerMeans.CALL, text="已安排"))
    main.do(Unmerge(other=repeat.ticket.id, reason=WHY))
    assert [one.id for one in main.ticket.reporters] == ["r1", "r2"]
    own = repeat.ticket.reporters[0]
    assert (own.answered_at, own.answered_by, own.from_ticket) == (NOW, AnswerMeans.CALL, None)
    assert decode_body(main.events[-1].body).facts["kept"] == ["r2"]
    assert decode_body(repeat.events[-1].body).facts["kept"] == ["r2"]


def test_the_response_clock_asks_for_the_own_reporter_alone() -> None:
    main = reported(NOW, by=d.RESIDENT, channel=Channel.HOTLINE_12345)
    repeat = reported(NOW, by=d.NEIGHBOUR, channel=Channel.HOTLINE_12345, number=2)
    merged(main, repeat)
    main.do(Answer(reporter="r2", means=AnswerMeans.CALL, text="已安排"))
    clock = main.ticket.clock(ClockKind.RESPONSE)
    assert clock is not None
    assert clock.running
    main.do(Unmerge(other=repeat.ticket.id, reason=WHY))
    clock = repeat.ticket.clock(ClockKind.RESPONSE)
    assert clock is not None
    assert not clock.running  # answered meanwhile
    assert faults(repeat.ticket) == ()
    main.do(Answer(reporter="r1", means=AnswerMeans.CALL, text="已安排"))
    clock = main.ticket.clock(ClockKind.RESPONSE)
    assert clock is not None
    assert not clock.running


def test_undo_of_a_merging_and_of_its_end_gives_both_tickets_back() -> None:
    repeat = dispatched(NOW, assisting=(d.WATER,), by=d.NEIGHBOUR, number=2)
    repeat.do(Suspend(until=NOW + DAY, reason="等待材料"), d.SUPERVISOR)
    main, repeat = pair(repeat=repeat)
    formers = main.ticket, repeat.ticket
    main.do(Merge(other=repeat.ticket.id))
    joined = main.ticket, repeat.ticket
    pass_time(9_999, main, repeat)
    main.undo()
    assert (main.acts()[-1], repeat.acts()[-1]) == (Act.UNDO, Act.UNDO)
    for desk, former in zip((main, repeat), formers, strict=True):
        assert given_back(desk.ticket, former) == former
    main.do(Merge(other=repeat.ticket.id))
    joined = main.ticket, repeat.ticket
    main.do(Unmerge(other=repeat.ticket.id, reason=WHY))
    main.undo()
    for desk, former in zip((main, repeat), joined, strict=True):
        assert given_back(desk.ticket, former) == former


def test_undo_is_refused_as_a_whole_when_one_of_the_two_has_changed() -> None:
    main, repeat = merged()
    undo = Undo(op_id=main.last_op)
    main.do(Answer(reporter="r2", means=AnswerMeans.CALL, text="已安排"))
    assert main.code(undo) is Code.CHANGED_SINCE
    assert repeat.stage() is Stage.MERGED


def test_a_suspended_repeat_returns_to_the_stage_that_it_was_suspended_in() -> None:
    repeat = triaged(NOW, by=d.NEIGHBOUR, number=2)
    repeat.do(Suspend(until=NOW + 2 * DAY, reason="等待材料"), d.SUPERVISOR)
    main, repeat = pair(repeat=repeat)
    pass_time(HOUR, main, repeat)
    main.do(Merge(other=repeat.ticket.id))
    assert repeat.ticket.suspension() is None
    pass_time(HOUR, main, repeat)
    main.do(Unmerge(other=repeat.ticket.id, reason=WHY))
    assert repeat.stage() is Stage.TRIAGED
    clock = repeat.ticket.clock(ClockKind.TRIAGE)
    assert clock is not None
    assert clock.red_at == NOW + 30 * MINUTE + 2 * HOUR  # neither the rest nor the merging counts
    assert faults(repeat.ticket) == ()


def test_a_main_ticket_that_is_merged_takes_its_repeats_along() -> None:
    main, repeat = merged()
    top = reported(NOW, by=d.ENTERPRISE, number=3)
    lay_beside(top, main, repeat)
    top.do(Merge(other=main.ticket.id))
    assert [(one.id, one.from_ticket) for one in top.ticket.reporters] == [
        ("r3", None),
        ("r1", main.ticket.id),
        ("r2", main.ticket.id),
    ]
    assert repeat.row.main == main.ticket.id
    refusal = main.refused(Unmerge(other=repeat.ticket.id, reason=WHY))
    assert (refusal.code, refusal.detail["stage"]) == (Code.WRONG_STAGE, "merged")
    top.do(Unmerge(other=main.ticket.id, reason=WHY))
    assert [one.id for one in top.ticket.reporters] == ["r3"]
    main.do(Unmerge(other=repeat.ticket.id, reason=WHY))
    assert [one.id for one in main.ticket.reporters] == ["r1"]
    assert repeat.stage() is Stage.REPORTED


@pytest.mark.parametrize("stage", ["closed", "suspended", "resolved"])
def test_the_main_ticket_may_be_settled_already(stage: str) -> None:
    main = dispatched(NOW, by=d.DISPATCHER)
    main.do(Accept(assignment=1), d.HOUSING_MAN)
    if stage == "suspended":
        main.do(Suspend(until=NOW + DAY, reason="等待材料"), d.SUPERVISOR)
    else:
        main.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    if stage == "closed":
        main.do(Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED))
    main, _ = merged(main=main)
    assert main.stage() == stage
    assert faults(main.ticket) == ()


def test_what_cannot_be_merged() -> None:
    main, repeat = pair()
    ident = repeat.ticket.id
    assert main.refused(Merge(other=main.ticket.id)).detail["why"] == "itself"
    assert main.code(Merge(other=ident + 5)) is Code.UNKNOWN
    assert main.code(Merge(other=ident), d.STRANGER) is Code.NOT_FOUND
    assert main.code(Merge(other=ident), d.HOUSING_MAN) is Code.NOT_ALLOWED
    assert main.code(Unmerge(other=ident, reason=WHY)) is Code.WRONG_STAGE
    repeat.do(Edit(place=Place(address="西街", area=d.OTHER_STREET)), d.DISTRICT_DISPATCHER)
    assert main.code(Merge(other=ident)) is Code.UNKNOWN  # the other one is out of reach
    main.do(Merge(other=ident), d.DISTRICT_DISPATCHER)
    assert main.code(Merge(other=ident), d.DISTRICT_DISPATCHER) is Code.WRONG_STAGE
    assert main.refused(Void(reason="误报"), d.SUPERVISOR).detail["why"] == "has_repeats"
    done = dispatched(NOW, number=3)
    done.do(Accept(assignment=1), d.HOUSING_MAN)
    done.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    lay_beside(main, repeat, done)
    refusal = main.refused(Merge(other=done.ticket.id))
    assert (refusal.code, refusal.detail["stage"]) == (Code.WRONG_STAGE, "resolved")
    assert refusal.detail["ticket"] == done.ticket.id


def test_after_the_district_took_the_repeat_over_its_own_seats_alone_merge_it() -> None:
    main, repeat = pair()
    repeat.do(TakeOver(reason="跨街道"), d.DISTRICT_DISPATCHER)
    assert main.code(Merge(other=repeat.ticket.id)) is Code.NOT_ALLOWED
    main.do(Merge(other=repeat.ticket.id), d.DISTRICT_DISPATCHER)


def test_both_versions_are_held_against_what_changed_meanwhile() -> None:
    main, repeat = pair()
    ident, bases = repeat.ticket.id, (main.ticket.version, repeat.ticket.version)
    repeat.do(Triage(matter="m-b"), d.COLLEAGUE)
    refusal = main.refused(Merge(other=ident, other_version=bases[1]), base=bases[0])
    assert (refusal.code, refusal.detail["ticket"]) == (Code.CONFLICT, ident)
    repeat.do(Note(text="已核实"), d.COLLEAGUE)
    main.do(Note(text="已核实"), d.COLLEAGUE)
    main.do(Merge(other=ident, other_version=repeat.ticket.version - 1), d.DISPATCHER, bases[0])
    assert repeat.stage() is Stage.MERGED


def test_a_wish_about_a_merged_ticket_meets_its_stage() -> None:
    _, repeat = merged(repeat=dispatched(NOW, by=d.NEIGHBOUR, number=2))
    assert repeat.code(Dispatch(assisting=(d.TEAM,))) is Code.WRONG_STAGE
    assert repeat.code(Accept(assignment=1), d.HOUSING_MAN) is Code.NOT_FOUND
    assert repeat.code(Claim()) is Code.WRONG_STAGE
    repeat.do(Note(text="居民又来电"))
    assert repeat.stage() is Stage.MERGED


def test_a_report_with_repeats_is_not_taken_back() -> None:
    main = reported(NOW, by=d.DISPATCHER)
    merged(main=main)
    assert main.code(Undo(op_id="op-0")) is Code.CHANGED_SINCE


def test_what_was_given_back_by_a_unit_stays_given_back() -> None:
    repeat = dispatched(NOW, assisting=(d.WATER,), by=d.NEIGHBOUR, number=2)
    repeat.do(Return(assignment=2, reason="非本单位职责"), d.WATER_MAN)
    main, repeat = merged(repeat=repeat)
    main.do(Unmerge(other=repeat.ticket.id, reason=WHY))
    assert [one.stage for one in repeat.ticket.assignments] == [
        AssignmentStage.PENDING,
        AssignmentStage.RETURNED,
    ]


def test_what_the_reporters_see_of_it() -> None:
    main, repeat = merged()
    neighbour = d.NEIGHBOUR.account
    main.do(Claim())
    assert may_read(d.NEIGHBOUR, main.ticket)
    assert not may_read(d.NEIGHBOUR, pair()[0].ticket)
    shown = ticket_shown(main.ticket, neighbour)
    assert shown.description == ""
    assert [one.id for one in shown.reporters] == ["r2"]
    assert (shown.repeats, shown.claimed_by) == ((), None)
    report = event_shown(main.events[0], neighbour, frozenset({"r2"}))
    assert report is not None
    assert set(decode_body(report.body).facts) == {"title", "channel"}
    told = event_shown(repeat.events[-1], neighbour, frozenset({"r2"}))
    assert told is not None
    assert decode_body(told.body).facts == {"main": main.ticket.id}
    assert event_shown(main.events[-2], d.RESIDENT.account, frozenset({"r1"})) is None
    own = ticket_shown(repeat.ticket, neighbour).merging()
    assert own is not None
    assert (own.main, own.by, own.reason) == (main.ticket.id, 0, "")
    row = row_shown(main.row, neighbour)
    assert (row.claimed_by, row.claimed_at, row.last_by, row.repeats) == (0, NEVER, 0, 0)


def test_where_a_level_settles_its_own_matter_any_of_its_reporters_closes_it() -> None:
    main = triaged(NOW, by=d.DISPATCHER)
    main.do(Dispatch(lead=d.TEAM))
    main.do(Accept(assignment=1), d.TEAM_MAN)
    main.do(Finish(assignment=1, result="已修复"), d.TEAM_MAN)
    assert main.ticket.level is None
    merged(main=main)
    satisfied = Satisfaction.SATISFIED
    assert main.code(Rate(response=satisfied, result=satisfied)) is Code.ONLY_RESIDENT_RATES
    main.do(ResidentRate(result=satisfied), d.NEIGHBOUR)
    assert main.stage() is Stage.CLOSED
