from collections import Counter as Tally

import msgspec

from backend.demo.pace import load_pace
from backend.seeding.cast import Cast
from backend.seeding.district import place_of
from domain.acts import Dispatch, Rate, Report, Supervise, Triage
from domain.instant import HOUR, MINUTE, SECOND
from domain.operation import Actor
from domain.row import counter_at, row_of
from domain.words import Act, Channel, Counter, Role, Satisfaction, Stage
from tests.backend.demo.desk import Desk
from tests.backend.seeding.making import NOW, demo, open_ones, played_once, tickets_of

_STEP = 2 * SECOND
_AREA = "440112011004001"


def _seat() -> Actor:
    people = demo().world.directory.people
    seat = next(one for one in people if one.role is Role.DISPATCHER and one.seat == "03")
    return Cast(demo().world.directory).actor(seat)


def _living_desk() -> Desk:
    return Desk(NOW, open_ones(tickets_of(played_once())))


async def _play(desk: Desk, minutes: float, seed: str = "demo") -> None:
    driver = desk.driver(seed=seed)
    end = desk.clock.at + int(minutes * MINUTE)
    while desk.clock.at < end:
        desk.let_pass(desk.clock.at + _STEP)
        await driver.step()


async def _reported(desk: Desk) -> int:
    spot = next(one for one in demo().spots if one.area == _AREA)
    place = place_of(demo().world, spot, "")
    ticket = await desk.act(_seat(), Report(title="路灯不亮，请派人来看", channel=Channel.CALL, place=place))
    await desk.act(_seat(), Triage(matter="01037"), ticket)
    return ticket


async def test_what_is_dispatched_is_accepted_and_finished_within_minutes() -> None:
    desk = _living_desk()
    ticket = await _reported(desk)
    await desk.act(_seat(), Dispatch(lead=15), ticket)
    pace = msgspec.structs.replace(load_pace(), return_chance=0)
    driver = desk.driver(pace)
    end = NOW + 8 * MINUTE
    while desk.clock.at < end:
        desk.let_pass(desk.clock.at + _STEP)
        await driver.step()
    when = {act: at - NOW for at, act, _ in desk.of(ticket)}
    assert 20 * SECOND <= when[Act.ACCEPT] <= 94 * SECOND
    assert when[Act.FINISH] - when[Act.ACCEPT] <= 304 * SECOND
    assert desk.tickets[ticket].stage is Stage.RESOLVED
    assert desk.tickets[ticket].assignments[0].result
    rating = Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED)
    await desk.act(_seat(), rating, ticket)
    assert desk.tickets[ticket].stage is Stage.CLOSED


async def test_the_dispatchers_work_is_left_to_the_dispatcher() -> None:
    desk = _living_desk()
    await _play(desk, 12)
    human = {Act.TRIAGE, Act.DISPATCH, Act.RATE, Act.SUPERVISE, Act.ACKNOWLEDGE, Act.SUSPEND, Act.EXTEND}
    assert not [act for _, act, _, _ in desk.acts if act in human]
    assert [act for _, act, _, _ in desk.acts if act is Act.REPORT]


async def test_with_nobody_at_the_seat_the_queue_stays_workable() -> None:
    desk = _living_desk()
    await _play(desk, 150)
    rows = [row_of(ticket) for ticket in await desk.standing()]
    counters = Tally(counter_at(row, desk.clock.at) for row in rows)
    assert 80 <= len(rows) <= 170
    assert counters[Counter.WAITING] <= 20
    acts = {act for _, act, _, _ in desk.acts}
    assert acts >= {Act.REPORT, Act.TRIAGE, Act.DISPATCH, Act.ACCEPT, Act.FINISH}
    assert Act.SUPERVISE not in acts


async def test_a_supervision_order_is_answered_and_moves_the_unit() -> None:
    desk = _living_desk()
    overdue = next(
        ticket
        for ticket in await desk.standing()
        if counter_at(row_of(ticket), NOW) is Counter.OVERDUE
        and ticket.stage is Stage.HANDLING
        and not ticket.orders
    )
    pace = msgspec.structs.replace(load_pace(), supervised_chance=1)
    driver = desk.driver(pace)
    await desk.act(_seat(), Supervise(), overdue.id)
    while desk.clock.at < NOW + 10 * MINUTE:
        desk.let_pass(desk.clock.at + _STEP)
        await driver.step()
    after = desk.tickets[overdue.id]
    assert after.orders[0].answered_at is not None
    assert after.orders[0].reply
    assert any(act is Act.FINISH for _, act, _ in desk.of(overdue.id))


async def test_the_same_seed_plays_the_same() -> None:
    first, again, other = _living_desk(), _living_desk(), _living_desk()
    await _play(first, 20)
    await _play(again, 20)
    await _play(other, 20, seed="another")
    assert first.acts == again.acts
    assert first.acts != other.acts


async def test_a_clock_that_stands_still_stops_the_demo() -> None:
    desk = _living_desk()
    driver = desk.driver()
    assert sum([await driver.step() for _ in range(50)]) == 0
    assert desk.acts == []


async def test_nobody_reports_into_a_queue_that_is_full() -> None:
    desk = _living_desk()
    pace = msgspec.structs.replace(load_pace(), most_waiting=0)
    driver = desk.driver(pace)
    desk.let_pass(NOW + HOUR // 4)
    await driver.step()
    assert not [act for _, act, _, _ in desk.acts if act is Act.REPORT]


async def test_what_a_seat_did_first_is_let_be() -> None:
    desk = _living_desk()
    driver = desk.driver()
    taken = await desk.standing()

    async def as_it_was() -> list[object]:
        return list(taken)

    driver._standing = as_it_was  # type: ignore[assignment]
    desk.let_pass(NOW + 3 * HOUR)
    assert await driver.step() > 0
    desk.let_pass(desk.clock.at + 3 * HOUR)
    # The driver sees what was before: the rules refuse what is done already, and the demo goes on.
    await driver.step()
