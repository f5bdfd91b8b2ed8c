from collections import Counter as Tally
from random import Random

import msgspec
import pytest

from backend.seeding.history import Played, in_order, play_all
from backend.seeding.top_up import SHORT_PAUSE, go_on
from domain.due import due
from domain.instant import DAY, HOUR
from domain.row import counter_at, row_of
from domain.ticket import Ticket, day_number
from domain.words import Counter, Stage
from tests.backend.seeding.making import (
    NOW,
    demo,
    numbered,
    open_ones,
    played_once,
    reporter_of,
    texts,
    tickets_of,
)


def _topped_up(now: int, standing: dict[int, Ticket]) -> Played:
    since = max(ticket.last_at for ticket in standing.values())
    counts = Tally(day_number(ticket.arrived_at) for ticket in standing.values())
    went_on = go_on(demo(), texts(), open_ones(standing), since, now, Random("later"), open_tickets=120)
    fresh = play_all(demo(), texts(), numbered(went_on.fresh, counts), now, reporter_of)
    return Played(records=in_order([*went_on.records, *fresh.records]), tickets=fresh.tickets)


@pytest.mark.parametrize("days", [1, 3, 40])
def test_after_some_days_about_as_many_are_open_and_the_rules_hold(days: int) -> None:
    before = tickets_of(played_once())
    since = max(ticket.last_at for ticket in before.values())
    now = NOW + days * DAY
    made = _topped_up(now, before)
    after = tickets_of(made, before)
    standing = open_ones(after)
    assert 95 <= len(standing) <= 145
    at = since
    for record in made.records:
        assert at <= record.at <= now
        at = record.at
    for ticket in after.values():
        assert due(demo().world, ticket, now) is None
    counters = Tally(counter_at(row_of(ticket), now) for ticket in standing)
    assert set(counters) >= set(Counter) - {Counter.SUSPENDED}
    assert counters[Counter.OVERDUE] < 0.45 * len(standing)
    gone = [one for one in open_ones(before) if after[one.id].stage is Stage.CLOSED]
    assert gone
    fresh = [one for one in after.values() if one.id not in before]
    assert days == 1 or any(one.stage is Stage.CLOSED for one in fresh)
    assert len({one.id for one in after.values()}) == len(before) + made.tickets


def test_after_a_short_pause_the_work_is_as_it_was_left() -> None:
    before = tickets_of(played_once())
    since = max(ticket.last_at for ticket in before.values())
    assert _topped_up(since + SHORT_PAUSE - 1, before) == Played(records=(), tickets=0)


def test_what_somebody_reported_in_their_own_words_is_left_to_them() -> None:
    before = tickets_of(played_once())
    own = next(one for one in before.values() if one.stage is Stage.REPORTED)
    before[own.id] = msgspec.structs.replace(own, title="我自己写的一张单")
    made = _topped_up(NOW + 2 * DAY, before)
    after = tickets_of(made, before)[own.id]
    assert after.stage is Stage.REPORTED
    assert after.clocks[0].late


def test_a_pause_of_hours_brings_some() -> None:
    before = tickets_of(played_once())
    made = _topped_up(NOW + 5 * HOUR, before)
    assert made.records
    assert 95 <= len(open_ones(tickets_of(made, before))) <= 145
