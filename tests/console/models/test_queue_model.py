"""The queue's order, its filters, and the list that does not move under the hand."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from console.models.queue_choice import QueueFilter, SortOrder
from console.models.queue_columns import Column
from console.models.queue_model import QueueModel, QueueRole
from console.models.queue_order import moved_rows
from console.store import TicketStore
from console.store.columns import Block
from domain.instant import HOUR, NEVER
from domain.row import TicketRow, urgency_key
from domain.words import Counter
from tests.console.ticket_rows import NOW, any_rows, closed, handling, is_open, pending, suspended, varied


@pytest.fixture
def store(qapp: object) -> Iterator[TicketStore]:
    made = TicketStore(lambda: NOW, account=3)
    yield made
    made.close()


@pytest.fixture
def model(store: TicketStore) -> Iterator[QueueModel]:
    made = QueueModel(store, lambda: NOW, district="440112")
    yield made
    made._merge.stop()


def bring(store: TicketStore, *rows: TicketRow, left: tuple[int, ...] = ()) -> None:
    store.apply(rows, left)
    store.announce()


def numbers(model: QueueModel) -> list[int]:
    return [model.ticket_at(position) % 100_000 for position in range(model.rowCount())]


@pytest.mark.usefixtures("qapp")
@given(st.lists(any_rows(), max_size=3))
def test_the_default_order_is_that_of_the_domain(batches: list[list[TicketRow]]) -> None:
    store = TicketStore(lambda: NOW)
    model = QueueModel(store, lambda: NOW)
    newest: dict[int, TicketRow] = {}
    for batch in batches:
        bring(store, *batch)
        for row in batch:
            if row.id not in newest or row.version > newest[row.id].version:
                newest[row.id] = row
    expected = sorted(filter(is_open, newest.values()), key=lambda row: urgency_key(row, NOW))
    assert [model.ticket_at(place) for place in range(model.rowCount())] == [row.id for row in expected]
    for place, row in enumerate(expected):
        assert model.position_of_ticket(row.id) == place
    model._merge.stop()


def test_other_orders(store: TicketStore, model: QueueModel) -> None:
    bring(
        store,
        handling(1, 3 * HOUR, area="440112011", arrived_at=NOW - 5),
        handling(2, HOUR, area="440112004", arrived_at=NOW - 9),
        suspended(3, area="440112004", arrived_at=NOW - 1),
        pending(4, 2 * HOUR, area="440112011", arrived_at=NOW - 7),
    )
    model.sort_by(SortOrder.DUE)
    assert numbers(model) == [2, 4, 1, 3]
    model.sort_by(SortOrder.ARRIVAL)
    assert numbers(model) == [3, 1, 4, 2]
    model.sort_by(SortOrder.AREA)
    assert numbers(model) == [2, 3, 4, 1]


def test_each_counter_keeps_its_own_order(store: TicketStore, model: QueueModel) -> None:
    bring(store, handling(1, -HOUR), handling(2, HOUR))
    overdue = QueueFilter(counter=Counter.OVERDUE)
    model.choose(overdue)
    model.sort_by(SortOrder.ARRIVAL)
    model.choose(QueueFilter())
    orders = [model.sort_order]
    model.choose(overdue)
    orders.append(model.sort_order)
    assert orders == [SortOrder.URGENCY, SortOrder.ARRIVAL]
    assert numbers(model) == [1]


def test_filters_follow_what_changes(store: TicketStore, model: QueueModel) -> None:
    bring(store, handling(1, HOUR, title="井盖松动", last_by=9), handling(2, HOUR, orders_waiting=1))
    model.choose(QueueFilter(text="井盖"))
    assert numbers(model) == [1]
    bring(store, handling(3, 2 * HOUR, title="井盖缺失"), handling(1, HOUR, title="路灯", version=2))
    assert numbers(model) == [3]
    model.choose(QueueFilter(supervised=True))
    assert numbers(model) == [2]
    model.choose(QueueFilter(mine=True))
    assert numbers(model) == [1, 2, 3]
    model.choose(QueueFilter(text="0612-0002"))
    assert numbers(model) == [2]


def test_the_archive_stands_below_the_queue_newest_first(
    store: TicketStore, model: QueueModel, qtbot: QtBot
) -> None:
    bring(store, handling(1, HOUR))
    store.load_segment("a", Block([closed(2, closed_at=NOW - 3), closed(3, closed_at=NOW - 1)]))
    store.announce()
    model.choose(QueueFilter(archive=True))
    qtbot.waitUntil(lambda: numbers(model) == [1, 3, 2])
    assert (model.open_count(), model.position_of_ticket(closed(2).id)) == (1, 2)
    bring(store, closed(1, version=2, closed_at=NOW))
    qtbot.waitUntil(lambda: numbers(model) == [1, 3, 2] and model.open_count() == 0)
    model.choose(QueueFilter(archive=True, counter=Counter.OVERDUE))
    assert numbers(model) == []


def test_selection_stays_with_its_tickets(store: TicketStore, model: QueueModel) -> None:
    bring(store, handling(1, HOUR), handling(2, 2 * HOUR), handling(3, 3 * HOUR))
    kept = QPersistentModelIndex(model.index(2, Column.TITLE))
    gone = QPersistentModelIndex(model.index(1, Column.TITLE))
    bring(store, handling(3, -HOUR, version=2), left=(handling(2, 0).id,))
    assert (kept.row(), kept.column()) == (0, Column.TITLE)
    assert not gone.isValid()


def test_held_rows_change_in_place_and_wait(store: TicketStore, model: QueueModel) -> None:
    bring(store, *(handling(n, n * HOUR) for n in range(1, 6)))
    counted: list[int] = []
    model.held_changed.connect(counted.append)
    model.hold()
    bring(store, handling(5, -HOUR, version=2), handling(9, HOUR // 2), left=(handling(2, 0).id,))
    assert numbers(model) == [1, 2, 3, 4, 5]
    assert model.waiting == 3
    assert model.index(4, Column.TIME).data().endswith("1:00")
    bring(store, handling(5, 5 * HOUR, version=3))
    assert model.waiting == 2
    model.reorder_now()
    assert numbers(model) == [9, 1, 3, 4, 5]
    assert model.held
    assert counted == [3, 2, 0]
    bring(store, handling(4, -HOUR, version=2))
    assert numbers(model) == [9, 1, 3, 4, 5]
    model.release()
    assert numbers(model) == [4, 9, 1, 3, 5]


def test_a_change_that_moves_nothing_does_not_wait(store: TicketStore, model: QueueModel) -> None:
    bring(store, handling(1, HOUR), handling(2, 2 * HOUR))
    model.hold()
    bring(store, handling(1, HOUR, version=2, title="另一个标题"))
    assert model.waiting == 0


rows_in_order = st.lists(st.integers(0, 15), unique=True, max_size=12).map(
    lambda rows: np.array(rows, np.intp)
)


@given(rows_in_order, rows_in_order)
def test_what_did_not_move_is_not_counted(shown: np.ndarray, wanted: np.ndarray) -> None:
    assert moved_rows(shown, shown, shown, 16) == 0
    everything = np.arange(16)
    coming_and_going = len(set(shown.tolist()) ^ set(wanted.tolist()))
    assert moved_rows(shown, wanted, everything[:0], 16) == coming_and_going


def test_what_qt_asks(store: TicketStore, model: QueueModel) -> None:
    model.name_units({11: "区住建局"})
    bring(store, handling(153, -2 * HOUR, assisting=2, unacknowledged_red_at=NEVER))
    index = model.index(0, Column.UNIT)
    assert index.data() == "区住建局 +2"
    assert index.data(QueueRole.ID) == handling(153, 0).id
    assert index.data(QueueRole.ROW) == 0
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "0612-0153" in spoken
    assert "区住建局" in spoken
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("440112-20260612-0153")


def test_many_changes_keep_positions_right(store: TicketStore, model: QueueModel) -> None:
    rows = varied(3000, 5)
    bring(store, *rows[:2000])
    bring(store, *rows[1500:], left=tuple(row.id for row in rows[:100]))
    assert model.rowCount() == 2900
    for position in range(0, 2900, 37):
        assert model.position_of(model.row_at(position)) == position
