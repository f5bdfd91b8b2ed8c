"""The queue as its user arranges it: search, filters, saved filters, columns; and that it stands still."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console import theme
from console.models.company import Company
from console.models.hits import hit_spans
from console.models.queue_choice import QueueFilter, SortOrder, Tag
from console.models.queue_columns import Column
from console.models.queue_memory import QueueMemory, RowHeight, SavedFilter, decoded, encoded
from console.models.queue_model import QueueModel
from console.store import TicketStore
from console.views.queue_columns_panel import ColumnsPanel
from console.views.queue_fade import STEPS, changed_columns
from console.views.queue_filter_panel import FilterPanel
from console.views.queue_saved_panel import SavedPanel
from console.views.queue_view import QueueView
from domain.directory import Area, Directory, Unit
from domain.instant import HOUR, MINUTE
from domain.row import TicketRow
from domain.wire import Presence
from domain.words import Counter, Grade, UnitKind
from tests.console.ticket_rows import NOW, closed, handling, ticket_row

DIRECTORY = Directory(
    district="440112",
    name="黄埔区",
    areas=(
        Area(code="440112", name="黄埔区"),
        Area(code="440112004", name="夏港街道"),
        Area(code="440112011", name="联和街道"),
    ),
    units=(Unit(id=11, name="区住建局", kind=UnitKind.DEPARTMENT, area="440112"),),
)


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[QueueView]:
    theme.apply(qapp)
    store = TicketStore(lambda: NOW, account=3)
    model = QueueModel(store, lambda: NOW, district="440112")
    model.name_areas({area.code: area.name for area in DIRECTORY.areas})
    made = QueueView(store, model, lambda: NOW, directory=DIRECTORY, seat="440112")
    made.resize(1100, 700)
    made.show()
    yield made
    made.close()
    made.table._after_key.stop()
    made.table._flash.stop()
    made.table._fades.stop()
    made.deleteLater()
    model._merge.stop()
    store.close()
    theme.apply(qapp)


def bring(view: QueueView, *rows: TicketRow) -> None:
    view._store.apply(rows)
    view._store.announce()
    view._model._merge.stop()
    view._model._on_merge_due()
    view.loaded()


def shown(view: QueueView) -> list[int]:
    model = view._model
    return [model.ticket_at(position) % 100_000 for position in range(model.rowCount())]


def two_streets(view: QueueView) -> None:
    bring(
        view,
        handling(1, HOUR, title="创业路铁板噪声", area="440112004001", grade=Grade.A),
        handling(2, 2 * HOUR, title="井盖松动", address="香雪大道 3 号", area="440112011003", grade=Grade.B),
        handling(3, 3 * HOUR, title="创业路积水", area="440112011003", grade=Grade.A),
        closed(4, title="创业路旧案", area="440112004001"),
    )


# --- search ---


def test_typing_narrows_at_once_and_esc_empties_again(view: QueueView) -> None:
    two_streets(view)
    view.focus_search()
    QTest.keyClicks(view.search, "cyl")
    assert shown(view) == [1, 3]
    assert "2" in view.chips.hits()
    QTest.keyClick(view.search, Qt.Key.Key_Escape)
    assert shown(view) == [1, 2, 3]
    assert not view.chips.isVisible()


def test_the_arrow_goes_from_the_search_into_the_list(view: QueueView) -> None:
    two_streets(view)
    view.focus_search()
    view.search.setText("井盖")
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    assert view.table.current_ticket() == handling(2, 0).id


@pytest.mark.parametrize(
    ("needle", "spans"),
    [("铁板", ((3, 5),)), ("cyl", ((0, 3),)), ("创业 zs", ((0, 2), (5, 7))), ("没有", ()), ("", ())],
)
def test_hits_are_found_in_the_title(needle: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert hit_spans(needle, "创业路铁板噪声") == spans


def test_hits_are_marked_on_the_row(view: QueueView) -> None:
    two_streets(view)
    before = view.table.viewport().grab().toImage()
    view.table.mark_hits("铁板")
    assert view.table.viewport().grab().toImage() != before


# --- filters ---


def test_each_toggle_narrows_and_each_chip_takes_it_back(view: QueueView) -> None:
    two_streets(view)
    view.open_filter()
    panel = view.panels.content()
    assert isinstance(panel, FilterPanel)
    QTest.keyClick(panel.rows()["streets"].toggle("440112011"), Qt.Key.Key_Space)
    assert shown(view) == [2, 3]
    QTest.keyClick(panel.rows()["grades"].toggle("A"), Qt.Key.Key_Space)
    assert shown(view) == [3]
    assert [chip.text() for chip in view.chips.chips()] == ["联和街道", "A 简单"] or len(
        view.chips.chips()
    ) == 2
    view.chips.chips()[0].click()
    assert shown(view) == [1, 3]
    assert panel.rows()["streets"].values() == ()


def test_the_archive_comes_in_and_says_how_old_it_is(view: QueueView) -> None:
    two_streets(view)
    view.toggle_archive()
    view.search.setText("创业路")
    assert shown(view) == [1, 3, 4]
    assert "14:32:08" in view.chips.hits()
    view.set_archive_ready(False)
    assert "14:32:08" not in view.chips.hits()
    view.toggle_archive()
    assert shown(view) == [1, 3]


def test_what_narrows_stays_when_the_counter_changes(view: QueueView) -> None:
    two_streets(view)
    view.choose(QueueFilter(grades=(Grade.A,)))
    view.choose_counter(QueueFilter(counter=Counter.HALF))
    assert view._model.choice == QueueFilter(counter=Counter.HALF, grades=(Grade.A,))
    assert view.escape()
    assert view._model.choice == QueueFilter(counter=Counter.HALF)
    assert not view.escape()


def test_an_empty_filter_says_what_it_was_and_how_to_go_on(view: QueueView) -> None:
    two_streets(view)
    view.choose(QueueFilter(tags=(Tag.EMERGENCY,), text="无此事"))
    assert view.empty.isVisible()
    assert "无此事" in view.empty.accessibleName()
    view.empty.act_button().click()
    assert shown(view) == [1, 2, 3]


# --- saved filters ---


def saved_panel(view: QueueView) -> SavedPanel:
    panel = view.panels.content()
    assert isinstance(panel, SavedPanel)
    return panel


def test_a_filter_is_kept_by_keys_alone_and_found_by_its_digit(view: QueueView) -> None:
    two_streets(view)
    remembered: list[str] = []
    view.memory_changed.connect(lambda: remembered.append(encoded(view.memory())))
    view.choose(QueueFilter(counter=Counter.NORMAL, streets=("440112011",)))
    view.save_filter()
    panel = saved_panel(view)
    assert panel.name.hasFocus()
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert panel.problem()
    panel.name.setText("联和")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    view.panels.close()
    assert decoded(remembered[-1]) == view.memory()
    view.choose(QueueFilter())
    wanted: list[QueueFilter] = []
    view.counter_wanted.connect(wanted.append)
    assert view.choose_saved(1)
    assert view._model.choice == QueueFilter(counter=Counter.NORMAL, streets=("440112011",))
    assert wanted == [QueueFilter(counter=Counter.NORMAL)]
    assert not view.choose_saved(2)


def test_saved_filters_are_ordered_keyed_and_deleted_by_keys(view: QueueView) -> None:
    one, two = (
        SavedFilter(name=name, choice=QueueFilter(text=name), key=key) for name, key in (("甲", 1), ("乙", 2))
    )
    view.recall(QueueMemory(saved=(one, two)))
    gone: list[QueueMemory] = []
    view.saved_filter_removed.connect(gone.append)
    view.open_saved()
    listed = saved_panel(view).list
    assert listed.hasFocus()
    QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert [each.name for each in view.memory().saved] == ["乙", "甲"]
    QTest.keyClick(listed, Qt.Key.Key_2)
    assert [each.key for each in view.memory().saved] == [None, 2]
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert [each.name for each in view.memory().saved] == ["乙"]
    assert [each.name for each in gone[0].saved] == ["乙", "甲"]
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert view._model.choice.text == "乙"
    assert view.panels.content() is None


def test_a_broken_memory_begins_anew() -> None:
    assert decoded("{nonsense") == QueueMemory()
    assert decoded("") == QueueMemory()


# --- columns ---


def test_columns_are_shown_moved_and_widened_by_keys(view: QueueView) -> None:
    two_streets(view)
    view.resize(1500, 700)
    view.open_columns()
    panel = view.panels.content()
    assert isinstance(panel, ColumnsPanel)
    names = [Column[one.name] for one in panel.list.kept()]
    panel.list.setCurrentRow(names.index(Column.STREET))
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert Column.STREET in view.table.header.shown()
    QTest.keyClick(panel.list, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.table.columnWidth(Column.STREET) == 104
    QTest.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    kept = [one.name for one in view.memory().columns]
    assert kept.index("STREET") == names.index(Column.STREET) - 1
    again = decoded(encoded(view.memory()))
    view.table.take_columns(())
    assert Column.STREET not in view.table.header.shown()
    view.recall(again)
    assert Column.STREET in view.table.header.shown()
    assert view.table.columnWidth(Column.STREET) == 104


def test_a_column_dragged_by_its_title_is_remembered(view: QueueView) -> None:
    two_streets(view)
    header = view.table.header
    start = header.sectionViewportPosition(Column.UNIT) + 20
    end = header.sectionViewportPosition(Column.LEVEL) + 4
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(start, 10))
    for x in range(start, end, -6):
        QTest.mouseMove(header.viewport(), QPoint(x, 10))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(end, 10))
    names = [one.name for one in view.memory().columns]
    assert names.index("UNIT") < names.index("LEVEL")


def test_what_does_not_fit_gives_way_and_comes_back(view: QueueView) -> None:
    two_streets(view)
    view.table.take_columns(
        tuple(msgspec.structs.replace(one, shown=True) for one in view.table.header.kept())
    )
    view.resize(700, 700)
    assert Column.TAGS not in view.table.header.shown()
    assert view.table.columnWidth(Column.TITLE) >= 160
    view.resize(1900, 700)
    assert Column.TAGS in view.table.header.shown()


def test_a_press_on_a_title_sorts_and_a_second_one_goes_back(view: QueueView) -> None:
    two_streets(view)
    header = view.table.header
    at = QPoint(header.sectionViewportPosition(Column.GRADE) + 8, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    orders = [view._model.sort_order]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    orders.append(view._model.sort_order)
    assert orders == [SortOrder.GRADE, SortOrder.URGENCY]


@pytest.mark.parametrize("height", list(RowHeight))
def test_rows_have_the_chosen_height(view: QueueView, height: RowHeight) -> None:
    two_streets(view)
    view.table.take_row_height(height)
    assert view.table.rowHeight(0) == height


# --- the list does not move under the hand ---


def test_an_open_menu_holds_the_list(view: QueueView) -> None:
    two_streets(view)
    view.table.hold_for("menu")
    bring(view, handling(3, -HOUR, version=2))
    assert shown(view)[0] == 1
    assert view.held_pill.isVisible()
    view.table.let_go("menu")
    assert shown(view)[0] == 3
    assert not view.held_pill.isVisible()


def test_a_menu_that_closes_leaves_the_hold_of_the_pointer(view: QueueView) -> None:
    two_streets(view)
    point = QPointF(50, 50)
    QApplication.sendEvent(view.table, QEnterEvent(point, point, point))
    view.table.hold_for("menu")
    view.table.let_go("menu")
    assert view._model.held


def test_out_of_sight_nothing_is_held(view: QueueView) -> None:
    two_streets(view)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    bring(view, handling(3, -HOUR, version=2))
    assert shown(view)[0] == 1
    view.hide()
    assert shown(view)[0] == 3
    view.show()
    assert not view._model.held


def test_a_changed_filter_is_shown_in_order_though_the_list_is_held(view: QueueView) -> None:
    two_streets(view)
    view.table.hold_for("menu")
    bring(view, handling(3, -HOUR, version=2, grade=Grade.A, area="440112011003"))
    view.choose(QueueFilter(grades=(Grade.A,)))
    assert shown(view) == [3, 1]
    assert view._model.waiting == 0
    view.table.let_go("menu")


# --- what the rows tell ---


def test_a_changed_cell_fades_and_stops(view: QueueView) -> None:
    bring(view, handling(1, 5 * HOUR, grade=Grade.A))
    view.table.viewport().grab()
    bring(view, handling(1, 5 * HOUR, grade=Grade.B, version=2))
    view.table.viewport().grab()
    row = view._store.row_of(handling(1, 0).id)
    assert set(view.table._fades.of(row)) == {Column.GRADE}
    for _ in range(STEPS):
        view.table._fades.on_step()
    assert view.table._fades.of(row) == {}


def test_nothing_fades_under_reduced_motion(view: QueueView) -> None:
    view.table.reduce_motion(True)
    bring(view, handling(1, 5 * HOUR, grade=Grade.A))
    view.table.viewport().grab()
    bring(view, handling(1, 5 * HOUR, grade=Grade.B, version=2))
    view.table.viewport().grab()
    assert view.table._fades.of(view._store.row_of(handling(1, 0).id)) == {}


def test_a_change_knows_its_columns() -> None:
    before = ticket_row(1)
    assert changed_columns(before, ticket_row(1, title="另一件", last_at=NOW)) == [Column.TITLE, Column.LAST]
    assert changed_columns(before, before) == []


def test_a_row_tells_who_else_is_there(view: QueueView) -> None:
    two_streets(view)
    company = Company(3)
    view._model.follow_company(company, {4: "李敏"})
    ident = handling(2, 0).id
    before = view.table.viewport().grab().toImage()
    company.hear(Presence(account=4, ticket=ident, at=NOW))
    assert view._model.others_at(ident) == "李敏"
    assert view.table.viewport().grab().toImage() != before
    company.hear(Presence(account=4, ticket=ident, at=NOW, here=False))
    assert view._model.others_at(ident) == ""


def test_a_flood_is_one_strip_that_leads_to_the_streets(view: QueueView) -> None:
    calm = [handling(n, -MINUTE, area="440112004001") for n in range(1, 11)]
    bring(view, *calm)
    assert view.flood.words() == ""
    bring(view, *(handling(n, -2 * MINUTE, area="440112011003") for n in range(11, 15)))
    assert "14" in view.flood.words()
    assert "夏港街道 10" in view.flood.accessibleName()
    view.flood.button.click()
    assert view._model.choice == QueueFilter(counter=Counter.OVERDUE)
    assert view._model.sort_order is SortOrder.AREA
    bring(view, *(handling(n, -11 * MINUTE, area="440112004001", version=2) for n in range(1, 11)))
    assert view.flood.words() == ""


# --- several at once ---


def test_several_are_selected_by_keys(view: QueueView) -> None:
    two_streets(view)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Home)
    QTest.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.table.selected_count() == 2
    assert view._selected.isVisible()
    assert view.escape()
    assert view.table.selected_count() == 1
    view.choose(QueueFilter(grades=(Grade.A,), archive=True))
    QTest.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert [ident % 100_000 for ident in view.table.selected_tickets()] == [1, 3]
