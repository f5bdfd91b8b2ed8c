"""The store takes in batches, snapshots and segments, and says what changed."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from console.store import Changes, TicketStore
from console.store.columns import Block
from domain.instant import HOUR, NEVER
from domain.row import TicketRow, counter_at, rank_at, state_at
from domain.words import Counter, RowState, Stage
from tests.console.ticket_rows import NOW, any_rows, closed, handling, is_open, pending, ticket_row, varied


class Hand:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def store(qapp: object, hand: Hand) -> Iterator[TicketStore]:
    made = TicketStore(hand, account=3)
    yield made
    made.close()


def ids(store: TicketStore) -> list[int]:
    return [int(store.columns.id[row]) for row in store.open_rows()]


def announced(store: TicketStore, act: Callable[[], None]) -> Changes | None:
    heard: list[Changes] = []
    store.changed.connect(heard.append)
    act()
    store.announce()
    store.changed.disconnect(heard.append)
    assert len(heard) <= 1
    return heard[0] if heard else None


@pytest.mark.usefixtures("qapp")
@given(st.lists(any_rows(), max_size=4), st.integers(NOW - 8, NOW + 8))
def test_a_row_is_what_its_newest_version_says(batches: list[list[TicketRow]], now: int) -> None:
    store = TicketStore(lambda: now)
    newest: dict[int, TicketRow] = {}
    for batch in batches:
        store.apply(batch)
        for row in batch:
            if row.id not in newest or row.version > newest[row.id].version:
                newest[row.id] = row
        store.announce()
    for ident, row in newest.items():
        number = store.row_of(ident)
        cleaned = row.title.replace("\x00", " ").replace("\x1f", " ")
        kept = store.ticket_row(number)
        assert (kept.title, kept.version) == (cleaned, row.version)
        if cleaned == row.title:
            assert kept == row
        if is_open(row):
            assert store.state_of(number) is state_at(row, now)
            assert store.rank[number] == rank_at(row, now)
    assert ids(store) == sorted(row.id for row in newest.values() if is_open(row))
    counts = store.counts().by_counter
    for counter in Counter:
        assert counts[counter] == sum(counter_at(row, now) is counter for row in newest.values())


def test_an_older_version_changes_nothing(store: TicketStore) -> None:
    store.apply([ticket_row(1, version=5, title="新")])
    store.announce()
    assert announced(store, lambda: store.apply([ticket_row(1, version=4, title="旧")])) is None
    assert store.ticket_row(store.row_of(ticket_row(1).id)).title == "新"


def test_a_ticket_that_left_is_gone_and_may_come_back(store: TicketStore) -> None:
    row = handling(1, HOUR)
    store.apply([row, handling(2, HOUR)])
    store.announce()
    changes = announced(store, lambda: store.apply([], left=[row.id, 999]))
    assert changes is not None
    assert changes.opened_or_closed
    assert store.row_of(row.id) == -1
    assert ids(store) == [handling(2, 0).id]
    store.apply([row])
    assert ids(store) == [row.id, handling(2, 0).id]


def test_changes_are_told_once_a_frame(store: TicketStore, qtbot: QtBot) -> None:
    heard: list[Changes] = []
    store.changed.connect(heard.append)
    with qtbot.waitSignal(store.changed):
        store.apply([handling(1, HOUR), handling(2, HOUR)])
        store.apply([handling(1, HOUR, version=2)])
    assert [list(changes.rows) for changes in heard] == [[0, 1]]


def test_lights_turn_at_the_millisecond(store: TicketStore, hand: Hand) -> None:
    row = handling(1, 1000, limit=HOUR)
    store.apply([row])
    store.announce()
    assert store.next_light_at() == row.red_at
    hand.now = row.red_at - 1
    assert announced(store, store.on_time_passed) is None
    assert store.state_of(0) is RowState.YELLOW
    hand.now = row.red_at
    changes = announced(store, store.on_time_passed)
    assert changes is not None
    assert list(changes.rows) == [0]
    assert store.state_of(0) is RowState.RED
    assert store.is_unacknowledged(0)
    assert store.next_light_at() == NEVER


def test_a_batch_brings_all_lights_to_the_same_time(store: TicketStore, hand: Hand) -> None:
    store.apply([handling(1, 1000)])
    store.announce()
    hand.now += 2000
    changes = announced(store, lambda: store.apply([handling(2, HOUR)]))
    assert changes is not None
    assert list(changes.rows) == [1]
    assert store.state_of(0) is RowState.RED


def test_counts_and_their_facts(store: TicketStore) -> None:
    store.apply(
        [
            handling(1, -HOUR),
            handling(2, -HOUR, unacknowledged_red_at=NEVER, last_by=9, orders_waiting=1),
            handling(3, HOUR // 2),
            handling(4, 3 * HOUR // 2, last_by=9),
            pending(5, 2 * HOUR),
            closed(6),
        ]
    )
    store.announce()
    counts = store.counts()
    assert counts.open == 5
    assert counts.by_counter[Counter.OVERDUE] == 2
    assert (counts.unacknowledged, counts.supervised, counts.mine) == (1, 1, 3)
    assert counts.half_due_within_hour == 1
    assert counts.next_acceptance_due == NOW + 2 * HOUR
    assert counts.next_red == NOW + HOUR // 2


def test_a_snapshot_is_all_there_is(store: TicketStore) -> None:
    store.apply([handling(1, HOUR), handling(2, HOUR), closed(3)])
    store.load_segment("jan", Block([closed(4), closed(5)]))
    store.load_segment("feb", Block([closed(6)]))
    row_2 = store.row_of(handling(2, 0).id)
    store.load_open(Block([handling(2, HOUR, version=7), handling(7, HOUR)]), ["jan"])
    assert ids(store) == [handling(2, 0).id, handling(7, 0).id]
    assert store.row_of(handling(2, 0).id) == row_2
    assert sorted(store.columns.id[store.archive_rows()]) == [closed(4).id, closed(5).id]
    assert store.segments_known() == {"jan"}


def test_a_segment_does_not_bring_back_what_is_newer_or_left(store: TicketStore) -> None:
    store.load_open(Block([handling(1, HOUR)]), ["jan"])
    store.apply([handling(2, HOUR, version=9)], left=[closed(3).id])
    store.load_segment("jan", Block([closed(2, version=8), closed(3), closed(4)]))
    assert ids(store) == [handling(1, 0).id, handling(2, 0).id]
    assert [int(store.columns.id[row]) for row in store.archive_rows()] == [closed(4).id]


def test_closing_and_reopening_move_between_queue_and_archive(store: TicketStore) -> None:
    store.apply([handling(1, HOUR)])
    store.announce()
    changes = announced(store, lambda: store.apply([closed(1, version=2)]))
    assert changes is not None
    assert (changes.opened_or_closed, changes.archive) == (True, True)
    assert store.counts().open == 0
    changes = announced(store, lambda: store.apply([ticket_row(1, version=3, stage=Stage.TRIAGED)]))
    assert changes is not None
    assert (changes.opened_or_closed, changes.archive) == (True, True)
    assert store.counts().by_counter[Counter.WAITING] == 1


def test_a_change_within_the_queue_does_not_touch_the_archive(store: TicketStore) -> None:
    store.apply([handling(1, HOUR), closed(2)])
    store.announce()
    changes = announced(store, lambda: store.apply([handling(1, 2 * HOUR, version=2), handling(3, HOUR)]))
    assert changes is not None
    assert not changes.archive


def test_many_tickets_keep_their_rows_through_growth(store: TicketStore) -> None:
    rows = varied(9000)
    for begin in range(0, len(rows), 1000):
        store.apply(rows[begin : begin + 1000])
    store.settle()
    assert [store.row_of(row.id) for row in rows] == list(range(9000))
    assert store.ticket_row(8123) == rows[8123]
