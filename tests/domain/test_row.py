"""The queue's row: its one state, its place in the order, its counter."""

from domain.acts import Accept, Acknowledge, Answer, ClockRef, Dispatch, Rate, Suspend, Triage
from domain.instant import DAY, HOUR, MINUTE
from domain.row import counter_at, rank_at, state_at, urgency_key
from domain.words import AnswerMeans, Channel, Counter, RowState, Satisfaction, Stage
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched, reported, triaged
from tests.domain.shanghai import at
from tests.domain.test_closing import resolved

NOW = at(2026, 6, 19, 10)


def counter(desk: Desk) -> Counter | None:
    return counter_at(desk.row, desk.now)


def test_the_order_of_urgency() -> None:
    late = dispatched(NOW)
    late.to(NOW + DAY)
    known = dispatched(NOW)
    known.to(NOW + DAY)
    known.do(Acknowledge(clocks=(ClockRef(clock="acceptance:1", generation=1),)))
    soon = dispatched(NOW + HOUR)
    half = triaged(NOW - 12 * HOUR)
    half.do(Dispatch(lead=d.HOUSING))
    half.do(Accept(assignment=1), d.HOUSING_MAN)
    waiting = dispatched(NOW + 10 * HOUR)
    green = dispatched(NOW)
    green.do(Accept(assignment=1), d.HOUSING_MAN)
    asleep = dispatched(NOW)
    asleep.do(Suspend(until=NOW + 9 * DAY, reason="等待材料"), d.SUPERVISOR)
    desks = [late, known, soon, half, waiting, green, asleep]
    now = NOW + DAY
    assert [rank_at(desk.row, now) for desk in desks] == list(range(7))
    keys = [urgency_key(desk.row, now) for desk in desks]
    assert keys == sorted(keys)
    assert [state_at(desk.row, now) for desk in desks] == [
        RowState.RED,
        RowState.RED,
        RowState.PENDING,
        RowState.YELLOW,
        RowState.PENDING,
        RowState.GREEN,
        RowState.SUSPENDED,
    ]


def test_within_a_group_by_red_then_by_number() -> None:
    first, second = dispatched(NOW), dispatched(NOW + 1)
    assert urgency_key(first.row, NOW + HOUR) < urgency_key(second.row, NOW + HOUR)
    twin = dispatched(NOW)
    key, other = urgency_key(first.row, NOW), urgency_key(twin.row, NOW)
    assert key == other
    assert key[2] == first.ticket.id


def test_each_open_row_is_in_one_counter() -> None:
    desk = reported(NOW, channel=Channel.HOTLINE_12345)
    assert counter(desk) is Counter.WAITING
    desk.do(Triage(matter="m-b"))
    assert counter(desk) is Counter.WAITING
    desk.do(Dispatch(lead=d.HOUSING))
    assert counter(desk) is Counter.UNACCEPTED
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    assert desk.state() is RowState.PENDING  # the reporter waits for an answer
    assert counter(desk) is Counter.NORMAL
    desk.wait(2 * HOUR)
    assert counter(desk) is Counter.OVERDUE
    desk.do(Answer(means=AnswerMeans.CALL, text="已安排"))
    assert counter(desk) is Counter.NORMAL
    desk.do(Dispatch(assisting=(d.WATER,)))
    assert counter(desk) is Counter.UNACCEPTED
    desk.do(Accept(assignment=2), d.WATER_MAN)
    desk.to(NOW + 36 * HOUR)
    assert counter(desk) is Counter.HALF
    desk.do(Suspend(until=NOW + 9 * DAY, reason="等待材料"), d.SUPERVISOR)
    assert counter(desk) is Counter.SUSPENDED


def test_the_last_counters() -> None:
    desk = resolved()
    assert counter(desk) is Counter.UNRATED
    assert desk.state() is RowState.NONE
    desk.do(Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED))
    assert counter(desk) is None
    assert desk.stage() is Stage.CLOSED


def test_the_triage_clock_is_pending_then_red() -> None:
    desk = reported(NOW)
    assert rank_at(desk.row, NOW + 25 * MINUTE - 1) == 4
    assert rank_at(desk.row, NOW + 25 * MINUTE) == 2
    assert desk.state(NOW + 30 * MINUTE - 1) is RowState.PENDING
    assert desk.state(NOW + 30 * MINUTE) is RowState.RED
