"""The store's lights are those of the domain, row for row and millisecond for millisecond."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from console.store.codes import COUNTERS, STATES
from console.store.columns import Block
from console.store.lights import lights_at, next_change, urgency_keys
from domain.instant import NEVER
from domain.row import TicketRow, counter_at, rank_at, state_at, urgency_key
from tests.console.ticket_rows import NOW, any_rows

nows = st.one_of(st.integers(NOW - 8, NOW + 8), st.integers(NOW - 10**8, NOW + 10**8))


@given(any_rows(), nows)
def test_lights_are_those_of_the_domain(rows: list[TicketRow], now: int) -> None:
    lights = lights_at(Block(rows).columns, slice(None), now)
    assert [STATES.word(code) for code in lights.state] == [state_at(row, now) for row in rows]
    assert list(lights.rank) == [rank_at(row, now) for row in rows]
    assert [COUNTERS.word(code) for code in lights.counter] == [counter_at(row, now) for row in rows]


@given(any_rows(), nows)
def test_keys_sort_as_the_domain_sorts(rows: list[TicketRow], now: int) -> None:
    rows.sort(key=lambda row: row.id)
    columns = Block(rows).columns
    rank = lights_at(columns, slice(None), now).rank
    keys = urgency_keys(rank, columns.red_at, np.arange(len(rows)))
    by_key = [rows[place].id for place in np.argsort(keys)]
    assert by_key == [row.id for row in sorted(rows, key=lambda row: urgency_key(row, now))]


@given(any_rows(), nows)
def test_nothing_changes_before_the_next_change_and_something_may_at_it(
    rows: list[TicketRow], now: int
) -> None:
    columns = Block(rows).columns
    then = next_change(columns, np.arange(len(rows)), now)
    assert then > now

    def seen(at: int) -> list[object]:
        return [(state_at(row, at), rank_at(row, at), counter_at(row, at)) for row in rows]

    last_before = (NOW + 10**9) if then == NEVER else then - 1
    assert seen(now) == seen(last_before)
