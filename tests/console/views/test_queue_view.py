"""The queue as it is seen and worked with."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console import theme
from console.models.queue_choice import QueueFilter, SortOrder
from console.models.queue_columns import Column
from console.models.queue_model import QueueModel
from console.store import TicketStore
from console.views.queue_row import ROW_HEIGHT
from console.views.queue_view import QueueView
from domain.instant import HOUR, NEVER
from domain.words import Counter, RowState
from tests.console.ticket_rows import NOW, handling, pending, suspended, ticket_row, varied


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
def view(qapp: QApplication, hand: Hand, qtbot: QtBot) -> Iterator[QueueView]:
    theme.apply(qapp)
    store = TicketStore(hand, account=3)
    model = QueueModel(store, hand, district="440112")
    made = QueueView(store, model, hand)
    made.resize(868, 700)
    made.show()
    yield made
    made.close()
    made.table._after_key.stop()
    made.table._flash.stop()
    made.deleteLater()
    model._merge.stop()
    store.close()


def bring(view: QueueView, *rows, left=()) -> None:  # type: ignore[no-untyped-def]
    view._store.apply(rows, left)
    view._store.announce()
    view.loaded()


def seen(widget: QWidget) -> bool:
    return widget.isVisible()


def flashes(view: QueueView) -> bool:
    return view.table._flash.isActive()


def holds(view: QueueView) -> bool:
    return view._model.held


def picture(view: QueueView) -> QImage:
    return view.table.viewport().grab().toImage()


def light(view: QueueView, position: int) -> QImage:
    """The cell of the light, without its ground."""
    return picture(view).copy(8, position * ROW_HEIGHT + 4, 24, ROW_HEIGHT - 8)


def shape(image: QImage) -> frozenset[tuple[int, int]]:
    """Where a picture differs from its ground: the form without the colour."""
    ground = image.pixelColor(0, 0)

    def differs(x: int, y: int) -> bool:
        one = image.pixelColor(x, y)
        apart = abs(one.red() - ground.red()) + abs(one.green() - ground.green())
        return apart + abs(one.blue() - ground.blue()) > 90

    return frozenset((x, y) for x in range(image.width()) for y in range(image.height()) if differs(x, y))


@pytest.mark.parametrize("look", [theme.GRAPHITE, theme.SILVER, theme.CONTRAST])
def test_every_state_has_a_form_of_its_own(view: QueueView, qapp: QApplication, look: str) -> None:
    theme.apply(qapp, look)
    known = {"unacknowledged_red_at": NEVER}
    bring(
        view,
        handling(1, -HOUR, **known),
        handling(2, HOUR),
        pending(3, 20 * HOUR),
        handling(4, 3 * HOUR),
        suspended(5),
        ticket_row(6),
    )
    states = [view._store.state_of(view._model.row_at(position)) for position in range(6)]
    assert set(states) == set(RowState) - {RowState.DRAFT}
    shapes = [shape(light(view, position)) for position in range(6)]
    for one in range(6):
        for other in range(one):
            different = len(shapes[one] ^ shapes[other])
            assert different > 25, (states[one], states[other])


def test_a_red_row_is_tinted_and_a_new_one_bold_with_a_dot(view: QueueView) -> None:
    bring(view, handling(1, -HOUR), handling(2, -HOUR, unacknowledged_red_at=NEVER), handling(3, 3 * HOUR))
    shown = picture(view)
    right = shown.width() - 3
    assert shown.pixelColor(right, 5) == theme.colour("redbg")
    assert shown.pixelColor(right, ROW_HEIGHT + 5) == theme.colour("redbg")
    assert shown.pixelColor(right, 2 * ROW_HEIGHT + 5) == theme.colour("bg1")
    left = view.table.horizontalHeader().sectionViewportPosition(Column.TITLE)
    reds = [
        sum(
            shown.pixelColor(x, y + position * ROW_HEIGHT) == theme.colour("red")
            for x in range(left, left + 20)
            for y in range(ROW_HEIGHT)
        )
        for position in range(3)
    ]
    assert reds[0] > 40
    assert reds[1:] == [0, 0]


def test_the_dot_flashes_unless_motion_is_reduced(view: QueueView) -> None:
    bring(view, handling(1, -HOUR))
    picture(view)
    assert flashes(view)
    lit = picture(view)
    view.table._on_flash()
    assert picture(view) != lit
    view.table.reduce_motion(True)
    assert picture(view) == lit
    assert not flashes(view)


def test_nothing_flashes_where_nothing_is_new(view: QueueView) -> None:
    bring(view, handling(1, -HOUR, unacknowledged_red_at=NEVER), handling(2, HOUR))
    picture(view)
    assert not flashes(view)


def test_words_move_on_with_the_second(view: QueueView, hand: Hand) -> None:
    bring(view, handling(1, 5 * 60_000 + 500))
    before = picture(view)
    hand.now += 400
    view.table.on_second()
    assert picture(view) == before
    hand.now += 600
    view.table.on_second()
    assert picture(view) != before


def test_the_whole_queue_by_keyboard(view: QueueView) -> None:
    bring(view, *(handling(n, -n * HOUR) for n in range(1, 61)))
    table = view.table
    table.setFocus()
    selected: list[int] = []
    opened: list[int] = []
    confirmed: list[list[int]] = []
    view.ticket_selected.connect(selected.append)
    view.open_requested.connect(opened.append)
    view.acknowledge_requested.connect(confirmed.append)

    def number() -> int:
        ident = table.current_ticket()
        assert ident is not None
        return ident % 100_000

    for key, expected in [
        (Qt.Key.Key_Home, 60),
        (Qt.Key.Key_Down, 59),
        (Qt.Key.Key_J, 58),
        (Qt.Key.Key_K, 59),
        (Qt.Key.Key_Up, 60),
        (Qt.Key.Key_End, 1),
    ]:
        QTest.keyClick(table, key)
        assert number() == expected
    assert selected[-1] == table.current_ticket()
    QTest.keyClick(table, Qt.Key.Key_PageUp)
    assert 10 < number() < 25
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert opened == [table.current_ticket()]
    assert confirmed == [[table.current_ticket()]]


def test_the_list_does_not_move_under_the_hand(view: QueueView) -> None:
    bring(view, handling(1, HOUR), handling(2, 2 * HOUR), handling(3, 3 * HOUR))
    table = view.table
    QTest.keyClick(table, Qt.Key.Key_Down)
    bring(view, handling(3, -HOUR, version=2))
    assert seen(view.held_pill)
    assert view._model.ticket_at(2) == handling(3, 0).id
    QTest.keyClick(table, Qt.Key.Key_F5)
    assert view._model.ticket_at(0) == handling(3, 0).id
    assert not seen(view.held_pill)


def test_the_pointer_holds_the_list_while_it_is_over_it(view: QueueView) -> None:
    bring(view, handling(1, HOUR), handling(2, 2 * HOUR))
    point = QPointF(50, 50)
    QApplication.sendEvent(view.table, QEnterEvent(point, point, point))
    assert holds(view)
    bring(view, handling(2, -HOUR, version=2))
    assert view._model.waiting == 1
    view.table.leaveEvent(QEnterEvent(point, point, point))
    assert not holds(view)
    assert view._model.ticket_at(0) == handling(2, 0).id


def test_the_chosen_ticket_stays_chosen_while_others_move(view: QueueView) -> None:
    bring(view, *varied(50))
    ident = view._model.ticket_at(20)
    assert view.table.select_ticket(ident)
    view._model.release()
    bring(view, *varied(40, 9, first=1000))
    assert view.table.current_ticket() == ident
    assert view.table.selected_tickets() == [ident]


def rest(view: QueueView) -> None:
    """No key for so long that the list is let go."""
    view.table._after_key.stop()
    view.table._judge_hold()


@pytest.mark.parametrize(("key", "then"), [(Qt.Key.Key_Down, 5), (Qt.Key.Key_Up, 3), (Qt.Key.Key_J, 5)])
def test_a_row_that_leaves_under_the_hand_leaves_its_place(view: QueueView, key: Qt.Key, then: int) -> None:
    bring(view, *(pending(n, n * HOUR) for n in range(1, 9)))
    view.choose(QueueFilter(counter=Counter.UNACCEPTED))
    table = view.table
    assert table.select_ticket(pending(4, HOUR).id)
    bring(view, handling(4, HOUR, version=2))
    rest(view)
    assert table.current_ticket() is None, "it is not in this list any more"
    bring(view, pending(20, HOUR // 2))
    rest(view)
    QTest.keyClick(table, key)
    assert table.current_ticket() == pending(then, HOUR).id


def test_the_keyboard_that_comes_back_chooses_nothing(view: QueueView) -> None:
    bring(view, *(pending(n, n * HOUR) for n in range(1, 9)))
    view.choose(QueueFilter(counter=Counter.UNACCEPTED))
    table = view.table
    assert table.select_ticket(pending(4, HOUR).id)
    elsewhere = QLineEdit(view)
    elsewhere.show()
    elsewhere.setFocus()
    bring(view, handling(4, HOUR, version=2))
    rest(view)
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    assert table.hasFocus()
    assert table.current_ticket() is None, "the hand was on a row that has left, not on the first one"
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_ticket() == pending(5, HOUR).id


def test_the_last_row_that_leaves_makes_the_one_above_the_next(view: QueueView) -> None:
    bring(view, *(pending(n, n * HOUR) for n in range(1, 5)))
    view.choose(QueueFilter(counter=Counter.UNACCEPTED))
    assert view.table.select_ticket(pending(4, HOUR).id)
    bring(view, handling(4, HOUR, version=2))
    rest(view)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.current_ticket() == pending(3, HOUR).id


def test_another_filter_begins_at_its_top(view: QueueView) -> None:
    bring(view, *(pending(n, n * HOUR) for n in range(1, 9)))
    view.choose(QueueFilter(counter=Counter.UNACCEPTED))
    assert view.table.select_ticket(pending(6, HOUR).id)
    bring(view, handling(6, HOUR, version=2))
    rest(view)
    view.choose(QueueFilter(counter=Counter.UNACCEPTED, text="创业路"))
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.current_ticket() == pending(1, HOUR).id


def test_a_filter_and_back_shows_the_chosen_row_again(view: QueueView) -> None:
    bring(view, *(handling(n, n * HOUR) for n in range(1, 60)), handling(70, 999 * HOUR, title="井盖松动"))
    table = view.table
    assert table.select_ticket(handling(70, 0).id)
    view.choose(QueueFilter(text="井盖"))
    assert table.visualRect(table.currentIndex()).top() == 0
    view.choose(QueueFilter())
    row = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(row.center()), "not where nobody sees it"


@pytest.mark.parametrize("number", [40, 78])
def test_the_chosen_row_stays_at_its_height_when_rows_come_above(view: QueueView, number: int) -> None:
    bring(view, *(handling(n, n * HOUR) for n in range(1, 80)))
    table = view.table
    chosen = handling(number, 0).id
    assert table.select_ticket(chosen)
    top = table.visualRect(table.currentIndex()).top()
    rest(view)
    bring(view, *(handling(100 + n, n * 60_000) for n in range(1, 8)))
    QApplication.processEvents()
    assert table.current_ticket() == chosen
    assert table.currentIndex().row() == number + 6
    assert table.visualRect(table.currentIndex()).top() == top


def test_a_step_from_the_detail_holds_the_list(view: QueueView) -> None:
    bring(view, *(handling(n, n * HOUR) for n in range(1, 5)))
    assert view.table.select_ticket(handling(1, 0).id)
    assert not holds(view)
    assert view.table.step(1)
    assert view.table.current_ticket() == handling(2, 0).id
    assert holds(view)
    assert view.table.step(-1)
    assert not view.table.step(-1), "the first row is the first"


def test_emptiness_says_why_and_what_next(view: QueueView) -> None:
    bring(view, handling(1, 38 * 60_000))
    view.choose(QueueFilter(counter=Counter.OVERDUE))
    assert seen(view.empty)
    assert "0612-0001" in view.empty.accessibleName()
    view.choose(QueueFilter(text="无此事"))
    assert seen(view.empty)
    asked: list[None] = []
    view.filter_reset_requested.connect(lambda: asked.append(None))
    view.empty.act_button().click()
    assert len(asked) == 1
    view.choose(QueueFilter())
    assert view.table.isVisible()


def test_before_the_first_data_rows_are_outlined(view: QueueView) -> None:
    assert seen(view.skeleton)
    bring(view, handling(1, HOUR))
    assert not seen(view.skeleton)


def test_sorting_from_the_head(view: QueueView) -> None:
    bring(view, handling(1, HOUR, arrived_at=NOW - 9), handling(2, 2 * HOUR, arrived_at=NOW - 1))
    view.sort_button.sort_chosen.emit(SortOrder.ARRIVAL)
    assert view._model.ticket_at(0) == handling(2, 0).id


@pytest.mark.parametrize("scale", theme.TEXT_SCALES)
def test_the_title_keeps_room_at_any_text_scale(view: QueueView, qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, theme.GRAPHITE, scale)
    bring(view, handling(1, HOUR))
    assert view.table.rowHeight(0) == theme.px(ROW_HEIGHT)
    assert view.table.columnWidth(Column.TITLE) >= theme.px(160)
    theme.apply(qapp)
