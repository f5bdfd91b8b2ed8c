"""The timeline: a new entry moves nothing that is being read, and two thousand are no burden."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console import theme
from console.widgets.timeline import TimelineView
from console.widgets.timeline_model import Glyph, TimelineEntry, TimelineModel
from domain.instant import MINUTE

NOW = 1_781_236_800_000


def entry(number: int, **changes: object) -> TimelineEntry:
    made = TimelineEntry(
        key=str(number), at=NOW - number * MINUTE, headline=f"催办 {number}", detail="电话" * (number % 60)
    )
    return msgspec.structs.replace(made, **changes)


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    return made


def _top_entry(view: TimelineView) -> tuple[str, int]:
    """The first entry in sight, and where it stands."""
    index = view.indexAt(view.viewport().rect().topLeft())
    return str(index.data()), view.visualRect(index).top()


def test_a_new_entry_does_not_move_what_is_being_read(view: TimelineView) -> None:
    told = [entry(n) for n in range(100)]
    view.put(told, NOW)
    view.verticalScrollBar().setValue(700)
    before = _top_entry(view)
    view.put([entry(-2, detail="两行\n细节"), entry(-1), *told], NOW)
    assert _top_entry(view) == before


def test_at_the_top_the_newest_is_seen(view: TimelineView) -> None:
    view.put([entry(n) for n in range(100)], NOW)
    view.put([entry(n) for n in range(-1, 100)], NOW)
    assert view.verticalScrollBar().value() == 0
    assert _top_entry(view)[0].startswith("12:01")


def test_the_selection_stays_on_its_entry(view: TimelineView) -> None:
    view.put([entry(n) for n in range(10)], NOW)
    view.setCurrentIndex(view.model().index(4, 0))
    view.put([entry(n) for n in range(-3, 10)], NOW)
    assert "催办 4" in str(view.currentIndex().data())


def test_a_changed_entry_is_changed_in_its_place(qtbot: QtBot) -> None:
    model = TimelineModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.put([entry(1, tag="可撤销", glyph=Glyph.PENDING), entry(2)], NOW)
    with qtbot.waitSignal(model.dataChanged) as told:
        model.put([entry(1), entry(2)], NOW)
    assert told.args is not None
    assert told.args[0].row() == 0
    assert tester.model() is model


def test_any_list_can_follow_any_other() -> None:
    model = TimelineModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lists = [[1, 2, 3], [], [5, 1, 3], [3, 1], [1, 3, 9, 4], [8, 7], [7, 8], [6, 7, 2, 8, 1]]
    for numbers in lists:
        model.put([entry(n) for n in numbers], NOW)
        assert [told.key for told in model.entries()] == [str(n) for n in numbers]
    assert tester.model() is model


def test_two_thousand_entries_can_be_walked_and_added_to(view: TimelineView) -> None:
    told = [entry(n) for n in range(2_000)]
    view.put(told, NOW)
    view.scrollToBottom()
    assert view.indexAt(view.viewport().rect().center()).row() > 1_980
    view.put([entry(-1), *told], NOW)
    assert view.model().rowCount() == 2_001
    assert view.indexAt(view.viewport().rect().center()).row() > 1_980


def test_enter_opens_and_a_click_on_the_link_follows(qtbot: QtBot, view: TimelineView) -> None:
    view.put([entry(1, detail="一行", link="2 张", link_icon="photo"), entry(2)], NOW)
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(view.entry_opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["1"]
    row = view.visualRect(view.model().index(0, 0))
    on_link = row.bottomLeft()
    on_link.setX(row.left() + theme.px(26) + 10)
    on_link.setY(row.bottom() - theme.px(9) - 8)
    with qtbot.waitSignal(view.link_followed) as followed:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=on_link)
    assert followed.args == ["1"]
    with qtbot.assertNotEmitted(view.link_followed):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())


def test_an_entry_is_read_out_whole(view: TimelineView) -> None:
    view.put([entry(1, detail="李敏（03 席）", tag="待发出 · 可撤销")], NOW)
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "11:59 催办 1 待发出 · 可撤销 李敏（03 席）"


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_rows_grow_with_text_and_wrap_at_the_width(
    look: QApplication, view: TimelineView, scale: int
) -> None:
    theme.apply(look, theme.GRAPHITE, scale)
    view.put([entry(1, detail="短"), entry(2, detail="长" * 90)], NOW)
    view.doItemsLayout()
    short, long = (view.visualRect(view.model().index(row, 0)).height() for row in (0, 1))
    assert short >= theme.px(38)
    assert long >= short + theme.px(13) * 3
    assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("key", list(theme.THEMES))
def test_glyphs_and_words_are_painted_in_each_theme(look: QApplication, view: TimelineView, key: str) -> None:
    theme.apply(look, key)
    view.put([entry(n, glyph=glyph) for n, glyph in enumerate(Glyph)], NOW)
    image = view.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(60) for y in range(image.height())}
    assert {theme.colour("red").name(), theme.colour("amberfill").name()} <= seen
