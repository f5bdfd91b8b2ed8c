"""What waits for a unit, for the supervisor, for whoever supervises: counted and filtered alike."""

from collections.abc import Iterator

import pytest

from console.models.queue_choice import QueueFilter, SortOrder
from console.models.queue_order import ranks_of_units, shown_open_rows
from console.models.waiting import Waiting, count_of, first_reply
from console.store import TicketStore
from domain.instant import HOUR, NEVER
from domain.row import INSPECTION_OFFICE, TicketRow, Waits
from tests.console.ticket_rows import NOW, ticket_row

pytestmark = pytest.mark.usefixtures("qapp")

OWN, OTHER = 11, 12
ROWS = (
    ticket_row(1, units=(OWN,), waits=Waits(pending=(OWN,))),
    ticket_row(2, units=(OWN, OTHER), waits=Waits(pending=(OTHER,), accepted=(OWN,))),
    ticket_row(3, units=(OWN, OTHER), waits=Waits(accepted=(OTHER,))),
    ticket_row(4, units=(OWN,), waits=Waits(accepted=(OWN,), owing=(OWN,)), reply_by=NOW + HOUR),
    ticket_row(5, units=(OWN,), waits=Waits(accepted=(OWN,)), red_at=NOW - 1, handling_red_at=NOW - 1),
    ticket_row(6, units=(OWN,), waits=Waits(accepted=(OWN,)), red_at=NOW + HOUR, yellow_at=NOW - HOUR),
    ticket_row(7, units=(OTHER,), waits=Waits(accepted=(OTHER,), requests=1), red_at=NOW - 1),
    ticket_row(8, units=(OTHER,), waits=Waits(disputed=True, ruling=True), reply_by=NEVER),
    ticket_row(9, units=(OTHER,), waits=Waits(owing=(INSPECTION_OFFICE,)), reply_by=NOW - 1),
)


def of(unit: int | None, rows: tuple[TicketRow, ...] = ROWS) -> TicketStore:
    store = TicketStore(lambda: NOW, unit=unit)
    store.apply(rows)
    store.on_time_passed()
    store.announce()
    return store


@pytest.fixture
def own() -> Iterator[TicketStore]:
    store = of(OWN)
    yield store
    store.close()


def shown(store: TicketStore, waiting: Waiting) -> set[int]:
    rows = shown_open_rows(store, QueueFilter(waiting=waiting), None, SortOrder.URGENCY, ranks_of_units({}))
    return {int(store.columns.id[row]) % 100 for row in rows}


@pytest.mark.parametrize(
    ("waiting", "expected"),
    [
        (Waiting.TO_ACCEPT, {1}),
        (Waiting.AT_WORK, {2, 4, 5, 6}),
        (Waiting.OVERDUE, {5}),
        (Waiting.DUE_SOON, {6}),
        (Waiting.TO_REPLY, {4}),
        (Waiting.ANSWERED, {3, 7, 8, 9}),
        (Waiting.DISPUTED, {8}),
        (Waiting.APPROVAL, {7, 8}),
        (Waiting.REQUEST, {7}),
        (Waiting.RULING, {8}),
        (Waiting.UNANSWERED, {4, 9}),
        (Waiting.REPLY_LATE, {9}),
    ],
)
def test_the_filter_shows_what_the_counter_counts(
    own: TicketStore, waiting: Waiting, expected: set[int]
) -> None:
    assert shown(own, waiting) == expected
    assert count_of(own, waiting) == len(expected)


def test_the_inspection_office_owes_what_went_up_to_it() -> None:
    office = of(INSPECTION_OFFICE)
    assert shown(office, Waiting.TO_REPLY) == {9}
    assert first_reply(office, Waiting.TO_REPLY) == NOW - 1
    office.close()


def test_who_has_no_unit_has_no_inbox() -> None:
    center = of(None)
    for waiting in (Waiting.TO_ACCEPT, Waiting.AT_WORK, Waiting.TO_REPLY, Waiting.ANSWERED, Waiting.OVERDUE):
        assert shown(center, waiting) == set()
    center.close()


def test_nothing_waits_where_nothing_is() -> None:
    empty = of(OWN, ())
    assert all(count_of(empty, waiting) == 0 for waiting in Waiting)
    assert first_reply(empty, Waiting.UNANSWERED) == NEVER
    empty.close()
