"""评分, closing and 重办; arrival and facts; what the timeline may never hold."""

import msgspec
import pytest

from domain.acts import (
    Accept,
    Answer,
    Dispatch,
    Edit,
    Finish,
    PersonalData,
    Rate,
    Reopen,
    Report,
    ResidentRate,
    Supervise,
    Triage,
)
from domain.counting import Limit
from domain.instant import DAY, HOUR, MINUTE
from domain.operation import Actor
from domain.place import Place, Point
from domain.policy import DEFAULT_LIMITS, PolicyRow, limit_for
from domain.refusal import Code
from domain.words import AnswerMeans, Channel, ClockKind, Datum, Grade, Satisfaction, Stage, Urgency
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched, reported, triaged
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)
GOOD, FAIR = Satisfaction.SATISFIED, Satisfaction.FAIRLY_SATISFIED


def resolved(unit: int = d.HOUSING, by: Actor = d.RESIDENT) -> Desk:
    desk = triaged(NOW, by=by)
    desk.do(Dispatch(lead=unit))
    desk.do(Accept(assignment=1), d.HANDLER_OF[unit])
    desk.do(Finish(assignment=1, result="已修复"), d.HANDLER_OF[unit])
    return desk


def test_the_calling_side_rates_and_closes() -> None:
    desk = resolved()
    assert desk.code(Rate(response=GOOD, result=FAIR)) is Code.REASON_NEEDED
    desk.do(Rate(response=GOOD, result=FAIR, reason="绕行牌未撤"))
    assert desk.stage() is Stage.CLOSED
    assert not desk.ticket.closed_unrated
    assert desk.row.closed_at == NOW
    desk.do(ResidentRate(result=GOOD), d.RESIDENT)
    assert desk.stage() is Stage.CLOSED
    assert desk.code(ResidentRate(result=GOOD), d.RESIDENT) is Code.WRONG_STAGE


def test_where_a_level_settled_its_own_matter_only_the_resident_rates() -> None:
    desk = resolved(d.TEAM)
    assert desk.ticket.level is None
    assert desk.code(Rate(response=GOOD, result=GOOD)) is Code.ONLY_RESIDENT_RATES
    desk.do(ResidentRate(result=GOOD), d.RESIDENT)
    assert desk.stage() is Stage.CLOSED


def test_a_resident_adds_a_rating_to_a_matter_that_was_called_up() -> None:
    desk = resolved()
    desk.do(ResidentRate(result=GOOD), d.RESIDENT)
    assert desk.stage() is Stage.RESOLVED


def test_what_a_patrol_found_and_the_own_team_settled_the_center_rates() -> None:
    desk = resolved(d.TEAM, d.OFFICER)
    desk.do(Rate(response=GOOD, result=GOOD))
    assert desk.stage() is Stage.CLOSED


def test_seven_days_unrated_close_by_themselves_on_the_millisecond() -> None:
    desk = resolved()
    assert desk.to(NOW + 7 * DAY - 1) == []
    desk.to(NOW + 7 * DAY)
    assert desk.stage() is Stage.CLOSED
    assert desk.ticket.closed_unrated
    assert desk.ticket.rating is None


def test_reopened_it_begins_a_new_round() -> None:
    desk = resolved()
    desk.do(Rate(response=GOOD, result=GOOD))
    desk.wait(HOUR)
    desk.do(Reopen(reason="再次塌陷"))
    assert (desk.stage(), desk.ticket.round, desk.ticket.rating) == (Stage.TRIAGED, 2, None)
    triage = desk.ticket.clock("triage")
    assert triage is not None
    assert (triage.generation, triage.red_at) == (2, desk.now + 30 * MINUTE)
    assert desk.code(Accept(assignment=1), d.HOUSING_MAN) is Code.UNKNOWN
    desk.do(Dispatch(lead=d.HOUSING))
    assert desk.ticket.lead() == desk.ticket.assignment(2)
    assert desk.row.lead == d.HOUSING


def test_an_order_on_an_old_round_lapses() -> None:
    desk = dispatched(NOW)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.to(NOW + 3 * DAY)
    desk.do(Supervise())
    desk.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    desk.do(Reopen(reason="再次塌陷"))
    desk.do(Dispatch(lead=d.HOUSING))
    desk.wait(10_000)
    assert desk.ticket.orders[0].state == "lapsed"


# --- arrival and facts ---


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": "  "}, Code.INVALID),
        ({"matter": "m-x"}, Code.UNKNOWN),
        ({"place": Place(address="东街", area="440112001009")}, Code.UNKNOWN),
        ({"place": Place(address=" ", area=d.GRID)}, Code.INVALID),
        ({"place": Place(address="西街", area=d.OTHER_STREET)}, Code.INVALID),
        (
            {
                "place": Place(
                    address="东街", area=d.GRID, point=Point(lon=200.0, lat=23.0, datum=Datum.WGS84)
                )
            },
            Code.INVALID,
        ),
    ],
)
def test_a_report_refused(change: dict[str, object], code: Code) -> None:
    report = Report(title="积水", channel=Channel.CALL, place=d.PLACE)
    assert Desk(NOW).code(msgspec.structs.replace(report, **change)) is code


def test_the_catalogue_proposes_the_grade_and_the_dispatcher_decides() -> None:
    desk = reported(NOW)
    desk.do(Triage(matter="m-d"))
    assert desk.ticket.grade is Grade.D
    other = reported(NOW)
    other.do(Triage(matter="m-d", grade=Grade.B))
    assert other.ticket.grade is Grade.B


def test_lowering_the_grade_after_red_needs_a_reason() -> None:
    desk = dispatched(NOW)
    desk.do(Edit(grade=Grade.C))
    desk.wait(25 * HOUR)
    assert desk.code(Edit(grade=Grade.B)) is Code.REASON_NEEDED
    desk.do(Edit(grade=Grade.D))
    desk.do(Edit(grade=Grade.B, reason="复核"))


def test_a_change_of_grade_lays_running_clocks_anew_from_their_start() -> None:
    desk = dispatched(NOW)
    desk.wait(HOUR)
    desk.do(Edit(grade=Grade.C))
    handling, acceptance = desk.ticket.clock("handling:1"), desk.ticket.clock("acceptance:1")
    assert handling is not None
    assert acceptance is not None
    assert (handling.started_at, handling.red_at, handling.generation) == (NOW, NOW + 7 * DAY, 2)
    assert acceptance.generation == 1
    desk.do(Edit(urgency=Urgency.EMERGENCY))
    acceptance = desk.ticket.clock("acceptance:1")
    assert acceptance is not None
    assert (acceptance.red_at, acceptance.generation) == (NOW + 15 * MINUTE, 2)


def test_a_stale_wish_conflicts_only_where_it_would_change_what_was_changed() -> None:
    desk = triaged(NOW)
    base = desk.ticket.version
    desk.do(Edit(title="东街积水"), d.COLLEAGUE)
    assert desk.code(Edit(title="东街断路"), base=base) is Code.CONFLICT
    desk.do(Edit(risk="可能聚集"), base=base)
    assert desk.code(Edit(title="东街积水")) is Code.INVALID  # nothing would change


def test_an_answer_stops_the_response_clock_once() -> None:
    desk = reported(NOW, channel=Channel.HOTLINE_12345)
    desk.wait(2 * HOUR)
    assert desk.do(Answer(means=AnswerMeans.CALL, text="已安排")).draft.facts["late"] is True
    assert desk.do(Answer(means=AnswerMeans.TEXT, text="已修复")).draft.facts["late"] is False
    assert desk.ticket.reporters[0].answered_by is AnswerMeans.TEXT
    assert desk.code(Answer(reporter="r7", means=AnswerMeans.TEXT, text="?")) is Code.UNKNOWN


def test_personal_data_is_in_no_event() -> None:
    desk = Desk(NOW)
    person = PersonalData(name="陈某某", phone="13800002207", address="东街 1 号 301")
    desk.do(Report(title="积水", channel=Channel.CALL, place=d.PLACE, person=person), d.RESIDENT)
    body = desk.events[0].body
    for secret in (person.name, person.phone, person.address, "person"):
        assert secret.encode() not in body
    assert person.name not in repr(desk.decisions)
    assert person.name not in repr(person)


# --- limits ---


def test_the_row_that_names_most_wins_and_ties_go_by_matter_channel_grade_urgency() -> None:
    columns = (("urgency", Urgency.NORMAL), ("grade", Grade.B), ("channel", Channel.CALL), ("matter", "m-b"))
    rows = [PolicyRow(handling=Limit.running_hours(1))]
    desk = triaged(NOW)
    for hours, (name, value) in enumerate(columns, start=2):
        rows.insert(
            0, msgspec.structs.replace(PolicyRow(handling=Limit.running_hours(hours)), **{name: value})
        )
        world = msgspec.structs.replace(desk.world, limits=tuple(rows))
        assert limit_for(world, desk.ticket, ClockKind.HANDLING) == Limit.running_hours(hours)
        backwards = msgspec.structs.replace(desk.world, limits=tuple(reversed(rows)))
        assert limit_for(backwards, desk.ticket, ClockKind.HANDLING) == Limit.running_hours(hours)
    two = PolicyRow(grade=Grade.B, urgency=Urgency.NORMAL, handling=Limit.running_hours(9))
    other = PolicyRow(
        grade=Grade.C, urgency=Urgency.NORMAL, channel=Channel.CALL, handling=Limit.running_hours(8)
    )
    world = msgspec.structs.replace(desk.world, limits=(*rows, two, other))
    assert limit_for(world, desk.ticket, ClockKind.HANDLING) == Limit.running_hours(9)
    assert limit_for(world, desk.ticket, ClockKind.RESPONSE) is None


@pytest.mark.parametrize(
    ("grade", "urgency", "acceptance", "handling"),
    [
        (Grade.A, Urgency.NORMAL, 24 * 60, Limit.running_hours(24)),
        (Grade.B, Urgency.URGENT, 60, Limit.working_days(3)),
        (Grade.C, Urgency.EMERGENCY, 15, Limit.working_days(7)),
        (Grade.D, Urgency.NORMAL, 24 * 60, Limit.working_days(15)),
    ],
)
def test_the_defaults(grade: Grade, urgency: Urgency, acceptance: int, handling: Limit) -> None:
    world = msgspec.structs.replace(d.WORKING, limits=DEFAULT_LIMITS)
    ticket = msgspec.structs.replace(reported(NOW).ticket, grade=grade, urgency=urgency)
    assert limit_for(world, ticket, ClockKind.TRIAGE) == Limit.running_minutes(30)
    assert limit_for(world, ticket, ClockKind.ACCEPTANCE) == Limit.running_minutes(acceptance)
    assert limit_for(world, ticket, ClockKind.HANDLING) == handling
