"""Each field of the filter, over open and archived rows."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from console.models.queue_choice import QueueFilter, Tag
from console.models.queue_columns import Column, RowWords, cell_words, column_name
from console.models.queue_model import QueueModel
from console.store import TicketStore
from domain.instant import DAY, HOUR, NEVER
from domain.words import CallLevel, Channel, Grade, Stage, Urgency
from tests.console.ticket_rows import NOW, closed, handling, pending, ticket_row


@pytest.fixture
def model(qapp: QApplication) -> Iterator[QueueModel]:
    store = TicketStore(lambda: NOW, account=3)
    made = QueueModel(store, lambda: NOW)
    store.apply(
        [
            handling(1, -HOUR, area="440112004001", units=(11,), grade=Grade.A, channel=Channel.CALL),
            handling(2, HOUR, area="440112011003", units=(12, 11), grade=Grade.B, assisting=1, claimed_by=9),
            pending(3, HOUR, area="440112004002", units=(13,), level=CallLevel.GRID, orders=1),
            ticket_row(4, area="440112011", units=(), urgency=Urgency.URGENT, channel=Channel.SENSOR),
            handling(5, -HOUR, unacknowledged_red_at=NEVER, key_matter=True, area="440112012", grade=None),
            closed(6, area="440112004001", units=(11,), grade=Grade.A, arrived_at=NOW - 9 * DAY),
            closed(7, area="440112011", units=(14,), grade=Grade.D, level=None),
        ]
    )
    store.announce()
    made._on_merge_due()
    yield made
    made._merge.stop()
    store.close()


def shown(model: QueueModel, **fields: Any) -> set[int]:
    """The numbers of the day that pass, the archive among them."""
    model._merge.stop()
    model.choose(QueueFilter(archive=True, **fields))
    return {model.ticket_at(position) % 100_000 for position in range(model.rowCount())}


@pytest.mark.parametrize(
    ("fields", "numbers"),
    [
        ({}, {1, 2, 3, 4, 5, 6, 7}),
        ({"streets": ("440112004",)}, {1, 3, 6}),
        ({"streets": ("440112004001", "440112012")}, {1, 5, 6}),
        ({"units": (11,)}, {1, 2, 5, 6}),
        ({"units": (13, 14)}, {3, 7}),
        ({"grades": (Grade.A, Grade.D)}, {1, 6, 7}),
        ({"channels": (Channel.SENSOR,)}, {4}),
        ({"levels": (CallLevel.GRID,)}, {3}),
        ({"stages": (Stage.CLOSED,)}, {6, 7}),
        ({"stages": (Stage.DISPATCHED, Stage.CLOSED)}, {3, 6, 7}),
        ({"until": NOW - 8 * DAY}, {6}),
        ({"since": NOW - 8 * DAY}, {1, 2, 3, 4, 5, 7}),
        ({"days": 1, "stages": (Stage.CLOSED,)}, {7}),
        ({"days": 10}, {1, 2, 3, 4, 5, 6, 7}),
        ({"tags": (Tag.URGENT,)}, {4}),
        ({"tags": (Tag.KEY_MATTER, Tag.JOINT)}, {2, 5}),
        ({"tags": (Tag.SUPERVISED,)}, {3}),
        ({"tags": (Tag.UNACKNOWLEDGED,)}, {1}),
        ({"tags": (Tag.EMERGENCY,)}, set()),
        ({"tags": (Tag.CLAIMED,)}, {2}),
        ({"tags": (Tag.UNCLAIMED,), "stages": (Stage.HANDLING,)}, {1, 4, 5}),
        ({"units": (11,), "streets": ("440112004",)}, {1, 6}),
        ({"grades": (Grade.A,), "text": "0006"}, {6}),
    ],
)
def test_a_row_passes_all_fields_and_any_value_of_each(
    model: QueueModel, fields: dict[str, Any], numbers: set[int]
) -> None:
    assert shown(model, **fields) == numbers


def test_a_filter_says_whether_it_narrows_beside_its_counter() -> None:
    assert not QueueFilter(mine=True).narrowed
    assert QueueFilter(mine=True, grades=(Grade.A,)).narrowed
    assert QueueFilter(mine=True, grades=(Grade.A,)).of_counter_alone() == QueueFilter(mine=True)


def test_every_column_has_a_name_and_words() -> None:
    row = ticket_row(1, orders=2, key_matter=True, urgency=Urgency.EMERGENCY, assisting=1)
    words = RowWords(unit="区住建局", street="夏港街道", mark=None, now=NOW)
    assert all(column_name(column) for column in Column)
    assert cell_words(row, Column.STREET, words) == "夏港街道"
    assert cell_words(row, Column.ORDERS, words) == "2"
    assert len(cell_words(row, Column.TAGS, words).split()) >= 4
