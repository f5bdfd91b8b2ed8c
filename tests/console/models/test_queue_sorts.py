"""Every way to sort, against a plain sort of the rows, in the queue and in the archive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console import pinyin
from console.models.queue_choice import QueueFilter, SortOrder
from console.models.queue_model import QueueModel
from console.store import TicketStore
from domain.instant import NEVER
from domain.row import TicketRow, urgency_key
from domain.words import CallLevel, Channel, Grade, Stage
from tests.console.ticket_rows import NOW, any_rows, is_open, ticket_row

NAMES = {11: "区住建局", 12: "区城管局", 13: "长洲街道综合执法大队"}
BY_GROUP = {
    SortOrder.AREA, SortOrder.GRADE, SortOrder.LEVEL, SortOrder.UNIT, SortOrder.STATUS, SortOrder.CHANNEL,
    SortOrder.ORDERS,
}  # fmt: skip


def group(row: TicketRow, order: SortOrder) -> object:
    last = 999
    match order:
        case SortOrder.AREA:
            return row.area
        case SortOrder.GRADE:
            return last if row.grade is None else -list(Grade).index(row.grade)
        case SortOrder.LEVEL:
            return last if row.level is None else -list(CallLevel).index(row.level)
        case SortOrder.UNIT:
            return pinyin.syllables(NAMES[row.lead]) if row.lead in NAMES else "~"
        case SortOrder.STATUS:
            return list(Stage).index(row.stage)
        case SortOrder.CHANNEL:
            return list(Channel).index(row.channel)
        case SortOrder.ORDERS:
            return -row.orders
    raise AssertionError(order)


@pytest.mark.usefixtures("qapp")
@given(any_rows(), any_rows(), st.sampled_from(SortOrder))
def test_an_order_is_that_of_a_plain_sort(
    first: list[TicketRow], then: list[TicketRow], order: SortOrder
) -> None:
    store = TicketStore(lambda: NOW)
    model = QueueModel(store, lambda: NOW)
    model.name_units(NAMES)
    model.choose(QueueFilter(archive=True))
    model.sort_by(order)
    newest: dict[int, TicketRow] = {}
    for batch in (first, then):
        store.apply(batch)
        store.announce()
        model._merge.stop()
        model._on_merge_due()
        for row in batch:
            if row.id not in newest or row.version > newest[row.id].version:
                newest[row.id] = row
    shown = [store.ticket_row(row) for row in model.rows_between(0, model.rowCount() - 1)] if newest else []
    queue = shown[: model.open_count()]
    archive = shown[model.open_count() :]
    assert {row.id for row in queue} == {row.id for row in newest.values() if is_open(row)}
    assert {row.id for row in archive} == {row.id for row in newest.values() if not is_open(row)}
    for rows, closed in ((queue, False), (archive, True)):
        keys = [key(row, order, closed=closed) for row in rows]
        assert keys == sorted(keys)
    store.close()


def key(row: TicketRow, order: SortOrder, *, closed: bool) -> tuple[object, ...]:
    if order is SortOrder.ARRIVAL:
        return (-row.arrived_at,)
    if order is SortOrder.LAST:
        return (-row.last_at,)
    if order is SortOrder.NUMBER:
        return (-row.id,)
    lately = -(row.last_at if row.closed_at == NEVER else row.closed_at)
    if order is SortOrder.DUE and not closed:
        return row.red_at, row.id
    within: tuple[object, ...] = (lately,) if closed else urgency_key(row, NOW)
    return (group(row, order), *within) if order in BY_GROUP else within


def test_units_with_other_names_stand_elsewhere(qapp: object) -> None:
    store = TicketStore(lambda: NOW)
    model = QueueModel(store, lambda: NOW)
    store.apply([ticket_row(1, lead=11), ticket_row(2, lead=12), ticket_row(3, lead=0)])
    store.announce()
    model.name_units({11: "甲", 12: "丙"})
    model.sort_by(SortOrder.UNIT)
    assert [model.ticket_at(place) % 100 for place in range(3)] == [2, 1, 3]
    model.name_units({11: "丙", 12: "甲"})
    assert [model.ticket_at(place) % 100 for place in range(3)] == [1, 2, 3]
    store.close()
