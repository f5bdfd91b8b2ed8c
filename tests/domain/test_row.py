"""The queue's row: its one state, its place in the order, its counter."""

from domain.acts import (
    Accept,
    Acknowledge,
    Answer,
    AnswerOrder,
    ClockRef,
    Conclude,
    Coordinate,
    Dispatch,
    Insist,
    Rate,
    Refuse,
    RequestSuspension,
    Return,
    Supervise,
    Suspend,
    Triage,
)
from domain.instant import DAY, HOUR, MINUTE, NEVER
from domain.row import NOBODY_WAITS, Waits, counter_at, rank_at, state_at, urgency_key
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


def test_the_row_tells_who_is_next() -> None:
    desk = dispatched(NOW)
    assert desk.row.waits == Waits(pending=(d.HOUSING,))
    desk.do(Return(assignment=1, reason="不属本单位"), d.HOUSING_MAN)
    assert desk.row.waits == NOBODY_WAITS
    desk.do(Insist(assignment=1, reason="三定方案"))
    assert desk.row.waits == Waits(pending=(d.HOUSING,), disputed=True)
    desk.do(Coordinate())
    assert desk.row.waits == Waits(pending=(d.HOUSING,), disputed=True, ruling=True)
    desk.do(Conclude(coordination=1, ruling="由其主办"), d.SUPERVISOR)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    assert desk.row.waits == Waits(accepted=(d.HOUSING,))


def test_the_row_counts_requests_until_they_are_decided() -> None:
    desk = dispatched(NOW)
    desk.do(RequestSuspension(until=NOW + DAY, reason="等配件"), d.HOUSING_MAN)
    assert desk.row.waits.requests == 1
    desk.do(Refuse(request=1, reason="理由不足"), d.SUPERVISOR)
    assert desk.row.waits.requests == 0


def test_the_row_tells_who_owes_a_reply_and_by_when() -> None:
    desk = dispatched(NOW)
    pending = Waits(pending=(d.HOUSING,))
    desk.to(NOW + 23 * HOUR)
    desk.do(Supervise())
    assert (desk.row.waits, desk.row.reply_by) == (pending, NEVER), "held: nobody has it yet"
    desk.to(desk.now + MINUTE)
    order = desk.ticket.orders[0]
    owing = Waits(pending=(d.HOUSING,), owing=(d.HOUSING,))
    assert (desk.row.waits, desk.row.reply_by) == (owing, order.reply_by)
    desk.do(AnswerOrder(order=1, reply="马上办"), d.HOUSING_MAN)
    assert (desk.row.waits, desk.row.reply_by) == (pending, NEVER)
