"""The alarms of the own seat, over a real store with clocks that are moved."""

from collections.abc import Iterator

import pytest

from console.models.alarm_watch import FLOOD_ABOVE, SHELVED_FOR_MS, WINDOW_MS, AlarmWatch
from console.store import TicketStore
from console.store.columns import Block
from domain.instant import HOUR, MINUTE, NEVER
from domain.row import TicketRow
from tests.console.ticket_rows import NOW, closed, handling, ticket_row

ME = 9


class Post:
    """A store, a watch, and what it told."""

    def __init__(self) -> None:
        self.now, self.here = NOW, 77_000_000
        self.store = TicketStore(lambda: self.now, account=ME)
        self.watch = AlarmWatch(self.store, lambda: self.now, lambda: self.here)
        self.arrived: list[int] = []
        self.red: list[int] = []
        self.watch.arrived.connect(self.arrived.extend)
        self.watch.turned_red.connect(self.red.extend)

    def open_with(self, *rows: TicketRow) -> None:
        self.store.load_open(Block(list(rows)), ())
        self.store.on_time_passed()
        self.watch.begin()

    def bring(self, *rows: TicketRow) -> None:
        self.store.apply(rows)
        self.store.announce()

    def floods(self) -> bool:
        return self.watch.flood

    def pass_time(self, milliseconds: int) -> None:
        self.now += milliseconds
        self.here += milliseconds
        self.store.on_time_passed()
        self.watch.on_second()


@pytest.fixture
def post(qapp: object) -> Iterator[Post]:
    made = Post()
    yield made
    made.store.close()


def test_what_is_there_at_the_beginning_is_no_news(post: Post) -> None:
    post.open_with(handling(1, -3 * HOUR), handling(2, HOUR))
    assert (post.arrived, post.red) == ([], [])
    assert post.watch.rate() == 0
    assert post.watch.unacknowledged() == [handling(1, 0).id]


def test_what_turned_red_shortly_before_counts_in_the_rate(post: Post) -> None:
    post.open_with(handling(1, -4 * MINUTE), handling(2, -11 * MINUTE))
    assert post.watch.rate() == 1
    post.pass_time(6 * MINUTE)
    assert post.watch.rate() == 0


def test_time_itself_makes_an_alarm_once(post: Post) -> None:
    post.open_with(handling(1, 2 * MINUTE))
    post.pass_time(MINUTE)
    assert post.red == []
    post.pass_time(MINUTE)
    post.pass_time(MINUTE)
    assert post.red == [handling(1, 0).id]
    assert (post.watch.rate(), post.watch.of_shift()) == (1, 1)
    post.pass_time(WINDOW_MS)
    assert (post.watch.rate(), post.watch.of_shift()) == (0, 1)


def test_confirmed_and_red_anew_is_a_new_alarm(post: Post) -> None:
    post.open_with(handling(1, -HOUR))
    post.bring(handling(1, -HOUR, version=2, unacknowledged_red_at=NEVER))
    assert post.watch.unacknowledged() == []
    post.bring(handling(1, -MINUTE, version=3))
    assert post.red == [handling(1, 0).id]


def test_new_tickets_are_told_but_not_ones_own(post: Post) -> None:
    post.open_with(ticket_row(1))
    post.bring(ticket_row(2), ticket_row(3, last_by=ME), closed(4))
    assert post.arrived == [ticket_row(2).id]
    post.bring(ticket_row(2, version=2))
    assert post.arrived == [ticket_row(2).id]


def test_a_flood_begins_above_ten_and_ends_by_itself(post: Post) -> None:
    post.open_with(*(handling(count, MINUTE) for count in range(1, FLOOD_ABOVE + 2)))
    assert not post.floods()
    post.pass_time(MINUTE)
    assert post.watch.rate() == FLOOD_ABOVE + 1
    assert post.floods()
    post.pass_time(WINDOW_MS)
    assert not post.floods()


def test_a_shelved_reminder_comes_back_after_half_an_hour(post: Post) -> None:
    post.open_with(handling(1, -HOUR), handling(2, -HOUR))
    first, second = handling(1, 0).id, handling(2, 0).id
    shelf = post.watch.shelve(first, "值班经理已到场")
    assert shelf.until == post.now + SHELVED_FOR_MS
    assert post.watch.unacknowledged() == [second]
    assert [one.reason for one in post.watch.shelves()] == ["值班经理已到场"]
    post.pass_time(SHELVED_FOR_MS - MINUTE)
    assert post.watch.shelf_of(first) is not None
    post.pass_time(MINUTE)
    assert post.watch.shelf_of(first) is None
    assert post.watch.unacknowledged() == [first, second]


def test_a_set_clock_of_the_server_makes_no_rate(post: Post) -> None:
    """The rate is of what was lived through here, not of what a clock says."""
    post.open_with(handling(1, MINUTE))
    post.pass_time(MINUTE)
    post.now += 5 * HOUR
    post.watch.on_second()
    assert post.watch.rate() == 1


def test_it_tells_only_what_is_another(post: Post) -> None:
    post.open_with(ticket_row(1))
    told: list[bool] = []
    post.watch.changed.connect(lambda: told.append(True))
    post.bring(ticket_row(1, version=2))
    post.watch.on_second()
    assert told == []
    post.bring(handling(2, -MINUTE))
    assert len(told) == 1
