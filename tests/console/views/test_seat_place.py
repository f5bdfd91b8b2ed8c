"""Who comes back to the seat, after a restart or a new log-in, goes on where the work was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from console.models import seat_memory
from console.models.queue_choice import QueueFilter, SortOrder
from console.settings import Keeper
from console.views.handover import HandoverView
from domain.instant import HOUR, MINUTE
from domain.words import Counter, Grade, Role, RowState
from tests.console.views.at_work import AtWork
from tools.shots.district import NOW

Sit = Callable[..., AtWork]


@pytest.fixture
def sit(qapp: QApplication, tmp_path: Path) -> Iterator[Sit]:
    """Somebody sits down; the profile of the console stays the same."""
    works: list[AtWork] = []

    def begin(role: Role = Role.DISPATCHER) -> AtWork:
        if works:
            works.pop().close()
        works.append(AtWork(role, keeper=Keeper(tmp_path)))
        QApplication.processEvents()
        return works[0]

    yield begin
    works.pop().close()


def test_filter_order_row_and_scroll_are_there_again(sit: Sit) -> None:
    work = sit()
    page = work.desk.work_page
    queue, table = page.queue, page.queue.table
    page.counters.choose("overdue")
    queue._on_sort_chosen(SortOrder.ARRIVAL)
    page.show_all()
    grades = (Grade.B, Grade.C, Grade.D)
    queue.choose(msgspec.structs.replace(work.desk.model.choice, grades=grades, text="1"))
    queue._on_sort_chosen(SortOrder.DUE)
    queue.search.setText("")
    table.verticalScrollBar().setValue(3)
    top = table.top_ticket()
    chosen = work.desk.model.ticket_at(6)
    table.select_ticket(chosen)
    page.queue_work.place.save()

    again = sit().desk
    assert again.model.choice == QueueFilter(grades=grades)
    assert again.model.sort_order == SortOrder.DUE.value
    assert again.opened.chosen == chosen
    table = again.work_page.queue.table
    assert (table.current_ticket(), table.top_ticket()) == (chosen, top)
    again.work_page.counters.choose("overdue")
    assert again.model.choice.counter is Counter.OVERDUE
    assert again.model.sort_order == SortOrder.ARRIVAL.value, "each counter has kept its own order"


def test_words_that_were_searched_for_are_not_kept(sit: Sit, tmp_path: Path) -> None:
    work = sit()
    work.desk.work_page.queue.search.setText("13912345678")
    work.desk.work_page.queue_work.place.save()
    assert "13912345678" not in (tmp_path / "console.json").read_text()
    assert sit().desk.model.choice.text == ""


def test_another_account_begins_at_its_own_place(sit: Sit) -> None:
    work = sit()
    work.desk.work_page.counters.choose("overdue")
    work.desk.work_page.queue_work.place.save()
    assert sit(Role.SUPERVISOR).desk.model.choice == QueueFilter()
    assert sit().desk.model.choice.counter is Counter.OVERDUE


def test_a_shift_goes_on_with_its_alarms_and_what_was_put_off(sit: Sit) -> None:
    work = sit()
    alarms = work.desk.alarms
    red = work.ticket_in(RowState.RED)
    alarms.shelve(red, "值班经理已到场")
    alarms._since_begin = 4
    work.desk.work_page.queue_work.place.save()
    kept = work.keeper.settings.seats

    again = sit().desk
    assert [one.reason for one in again.alarms.shelves()] == ["值班经理已到场"]
    assert again.alarms.of_shift() == 4
    assert again.alarms.shift_since == NOW
    name, data = next(iter(kept.items()))
    memory = seat_memory.decoded(data)
    assert memory.same_shift(NOW + HOUR - 1)
    assert not memory.same_shift(NOW + HOUR)
    assert not memory.same_shift(NOW - 1), "a clock that went back says nothing"

    # The next day another shift begins, and what was put off for half an hour is due again.
    keeper = again.frame._parts.keeper
    earlier = msgspec.structs.replace(
        memory,
        seen_at=NOW - HOUR,
        shift_since=NOW - 9 * HOUR,
        shelves=tuple(msgspec.structs.replace(one, until=NOW) for one in memory.shelves),
    )
    again.work_page.queue_work.place._soon.stop()
    keeper.settings.seats[name] = seat_memory.encoded(earlier)
    again.work_page.queue_work.place._recalled = False  # nothing more is written by this one
    keeper.save()
    fresh = sit().desk
    assert fresh.alarms.shelves() == []
    assert (fresh.alarms.of_shift(), fresh.alarms.shift_since) == (0, NOW)


def test_what_cannot_be_read_begins_anew() -> None:
    assert seat_memory.decoded("{") == seat_memory.SeatMemory()
    assert seat_memory.decoded('{"sorts": 3}') == seat_memory.SeatMemory()


def test_the_hand_over_tells_the_shift_since_the_log_in(sit: Sit) -> None:
    work = sit()
    work.desk.alarms.shift_since = NOW - 3 * HOUR - 20 * MINUTE
    view = HandoverView(work.frame._parts, "街道", "03 席")
    since = view.text.toPlainText().splitlines()[1]
    view.hours.put("8")
    view.tell()
    assert view.text.toPlainText().splitlines()[1] != since
    assert "11:12" in since
    view.deleteLater()
