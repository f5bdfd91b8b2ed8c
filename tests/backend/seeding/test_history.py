from collections import Counter as Tally
from random import Random

import msgspec

from backend.seeding.history import in_order
from domain.due import due
from domain.fold import apply
from domain.instant import DAY, MINUTE
from domain.row import counter_at, rank_at, row_of, state_at
from domain.ticket import Ticket, day_number
from domain.words import Act, CallLevel, Counter, RowState, Stage
from tests.backend.seeding.making import (
    NOW,
    demo,
    open_ones,
    played,
    played_once,
    tickets_of,
)


def test_the_same_seed_and_instant_give_the_same_events() -> None:
    first, again = played(history=40, open_tickets=40), played(history=40, open_tickets=40)
    assert msgspec.msgpack.encode(first.records) == msgspec.msgpack.encode(again.records)
    other = played(history=40, open_tickets=40, seed="another")
    assert msgspec.msgpack.encode(first.records) != msgspec.msgpack.encode(other.records)


def test_events_are_in_the_order_of_time_and_fold_to_the_tickets() -> None:
    made = played_once()
    assert list(made.records) == list(in_order(list(made.records)))
    folded: dict[int, Ticket] = {}
    before = 0
    for record in made.records:
        draft, after = record.decision.draft, record.decision.ticket
        assert before <= record.at == draft.at <= NOW
        before = record.at
        born = Ticket(id=after.id, district=after.district)
        folded[after.id] = apply(folded.get(after.id, born), draft.patch, at=draft.at, by=draft.actor)
        assert folded[after.id] == after
    assert len(folded) == made.tickets


def test_ops_have_ids_of_their_own_and_time_has_due_keys() -> None:
    keys = [record.op_id or record.decision.draft.due_key for record in played_once().records]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_numbers_count_through_each_day_in_the_order_of_arrival() -> None:
    tickets = sorted(tickets_of(played_once()).values(), key=lambda one: (one.arrived_at, one.id))
    counted: dict[int, int] = {}
    for ticket in tickets:
        day = day_number(ticket.arrived_at)
        counted[day] = counted.get(day, 0) + 1
        assert ticket.id == day * 100_000 + counted[day]


def test_nothing_that_time_brings_is_left_undone() -> None:
    for ticket in tickets_of(played_once()).values():
        assert due(demo().world, ticket, NOW) is None


def test_the_open_tickets_are_spread_over_every_counter_and_rank() -> None:
    rows = [row_of(ticket) for ticket in open_ones(tickets_of(played_once()))]
    assert 108 <= len(rows) <= 135
    counters = Tally(counter_at(row, NOW) for row in rows)
    assert set(counters) == set(Counter)
    assert sum(counters.values()) == len(rows)
    assert counters[Counter.NORMAL] > counters[Counter.HALF] > counters[Counter.UNRATED]
    ranks = Tally(rank_at(row, NOW) for row in rows)
    assert set(ranks) == set(range(7))


def test_lights_turn_within_the_first_minutes() -> None:
    rows = [row_of(ticket) for ticket in open_ones(tickets_of(played_once()))]
    turned: Tally[tuple[RowState, RowState]] = Tally()
    for row in rows:
        at_first, later = state_at(row, NOW), state_at(row, NOW + 10 * MINUTE)
        if later is not at_first:
            turned[at_first, later] += 1
    assert turned[RowState.GREEN, RowState.YELLOW] >= 3
    assert turned[RowState.YELLOW, RowState.RED] >= 3
    assert turned[RowState.PENDING, RowState.RED] >= 2


def test_the_history_holds_what_a_center_lives_through() -> None:
    made = played(history=900, open_tickets=1)
    acts = Tally(record.decision.draft.act for record in made.records)
    for act in (
        Act.RETURN, Act.SUPERVISE, Act.RELEASE_ORDER, Act.ANSWER_ORDER, Act.SUSPEND, Act.RESUME, Act.EXTEND,
        Act.REOPEN, Act.RESIDENT_RATE, Act.CLOSE_UNRATED, Act.STAY_RED, Act.ACKNOWLEDGE, Act.NOTE, Act.ANSWER,
    ):  # fmt: skip
        assert acts[act] > 0, act
    closed = [one for one in tickets_of(made).values() if one.stage is Stage.CLOSED]
    assert len(closed) >= 0.99 * 900
    late = sum(any(clock.late for clock in one.clocks if clock.kind == "handling") for one in closed)
    assert 0.01 < late / len(closed) < 0.1
    assert {one.level for one in closed} == {None, *CallLevel}
    matters = Tally(one.matter for one in closed).most_common()
    assert matters[0][1] > 5 * matters[-1][1]
    spots = Tally((one.place.area, one.place.point) for one in closed).most_common()
    assert spots[0][1] > 3 * len(closed) / len(spots)
    assert NOW - min(one.arrived_at for one in closed) > 100 * DAY


def test_most_arrives_by_day() -> None:
    hours = Tally((one.arrived_at // 3_600_000 + 8) % 24 for one in tickets_of(played_once()).values())
    assert sum(hours[hour] for hour in range(8, 21)) > 0.7 * sum(hours.values())


def test_it_runs_in_a_year_without_a_working_calendar() -> None:
    in_2031 = NOW + 5 * 365 * DAY
    assert in_2031 // DAY > max(demo().world.calendar.years_loaded) - 1970
    made = played(now=in_2031, history=20, open_tickets=120)
    assert len(open_ones(tickets_of(made))) >= 108


def test_events_hold_no_reporters_name_phone_or_address() -> None:
    made = played_once()
    bodies = b"".join(
        msgspec.msgpack.encode((record.decision.draft, record.decision.effects)) for record in made.records
    )
    people = [record.person for record in made.records if record.person]
    assert len(people) > 50
    for person in people:
        assert person.phone.encode() not in bodies
        assert person.name.encode() not in bodies
        assert person.address.encode() not in bodies
    assert b"1610000" not in bodies


def test_the_seats_and_accounts_that_play_are_the_districts_own() -> None:
    people = demo().world.directory.person_by_id
    for record in played_once().records:
        assert record.account == 0 or record.account in people


def test_chance_is_the_seeds_alone() -> None:
    state = Random(7).getstate()
    played(history=3, open_tickets=10)
    assert Random(7).getstate() == state
