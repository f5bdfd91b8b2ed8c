"""Buttons, choices, fields and the frame: by keyboard and pointer, with names that are read out."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console import theme
from console.widgets.action_button import ActionButton
from console.widgets.banner import Banner
from console.widgets.choice import Choice, Option
from console.widgets.choice_tiles import ChoiceTiles
from console.widgets.fact_grid import Fact, FactGrid
from console.widgets.form_field import FormField
from console.widgets.panel import Panel
from console.widgets.pill import Badge, Pill
from console.widgets.pill_button import PillButton
from console.widgets.rail import Rail, RailItem
from console.widgets.segmented import Segmented
from console.widgets.status_bar import StatusBar
from console.widgets.tabs import Tabs
from console.widgets.text import Text
from console.widgets.top_bar import TopBar
from console.widgets.waiting import EmptyState, Skeleton

GRADES = [
    Option(key=k, words=w, detail="由谁处理", hint=k)
    for k, w in zip("ABCD", ("简单", "一般", "复杂", "疑难"), strict=True)
]


def test_a_button_that_is_off_says_why(qtbot: QtBot) -> None:
    button = ActionButton("派单", icon="send", key="F4")
    qtbot.addWidget(button)
    button.allow("需要值班长权限")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "需要值班长权限"
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.allow()
    assert button.isEnabled()
    assert not button.toolTip()


_PRESSED = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from console import theme
from console.widgets.action_button import ActionButton
app = QApplication([])
theme.apply(app)
button = ActionButton("x")
button.clicked.connect(lambda: print("pressed"))
button.show()
for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
    QTest.keyClick(button, key)
QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
"""


@pytest.mark.xvfb
def test_enter_presses_a_button_on_a_plain_desktop_too(xvfb: str) -> None:
    # Qt leaves it to the desktop; of those that it knows, only some let Enter press a button.
    environment = os.environ | {"DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb", "XDG_CURRENT_DESKTOP": ""}
    said = subprocess.run(
        [sys.executable, "-c", _PRESSED], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["pressed"] * 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_button_answers_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    button = ActionButton("派单", icon="send")
    qtbot.addWidget(button)
    button.setAutoDefault(True)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


@pytest.mark.parametrize("key", list(theme.THEMES))
def test_the_focus_ring_is_painted(look: QApplication, qtbot: QtBot, key: str) -> None:
    theme.apply(look, key)
    button = ActionButton("派单")
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    ring = button.grab().toImage().pixelColor(button.width() // 2, 0)
    assert ring.name() == theme.colour("focus").name()


@pytest.mark.parametrize("kind", [Segmented, ChoiceTiles])
def test_a_letter_chooses_and_arrows_move(qtbot: QtBot, kind: type[Segmented] | type[ChoiceTiles]) -> None:
    choice: Choice = kind(GRADES)
    qtbot.addWidget(choice)
    choice.show()
    choice.activateWindow()
    choice.button("A").setFocus()
    qtbot.waitUntil(choice.button("A").hasFocus)
    with qtbot.waitSignal(choice.chosen) as told:
        QTest.keyClick(choice.button("A"), Qt.Key.Key_C)
    assert told.args == ["C"]
    assert choice.value() == "C"
    assert [name for name in "ABCD" if choice.button(name).isChecked()] == ["C"]
    with qtbot.assertNotEmitted(choice.chosen):
        QTest.keyClick(choice.button("C"), Qt.Key.Key_Right)
    assert choice.button("D").hasFocus()
    with qtbot.waitSignal(choice.chosen):
        QTest.keyClick(choice.button("D"), Qt.Key.Key_Space)
    assert choice.value() == "D"


def test_an_option_that_is_off_is_not_chosen(qtbot: QtBot) -> None:
    choice = Segmented(GRADES)
    qtbot.addWidget(choice)
    choice.button("B").setEnabled(False)
    with qtbot.assertNotEmitted(choice.chosen):
        QTest.keyClick(choice.button("A"), Qt.Key.Key_B)
        choice.choose("B")
    assert choice.value() == ""


def test_a_chord_is_left_to_the_command_table(qtbot: QtBot) -> None:
    choice = Segmented(GRADES)
    qtbot.addWidget(choice)
    with qtbot.assertNotEmitted(choice.chosen):
        QTest.keyClick(choice.button("A"), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_clicking_the_chosen_one_keeps_it(qtbot: QtBot) -> None:
    choice = ChoiceTiles(GRADES)
    qtbot.addWidget(choice)
    choice.put("C")
    QTest.mouseClick(choice.button("C"), Qt.MouseButton.LeftButton)
    assert choice.button("C").isChecked()


def test_looking_at_a_grade_previews_it(qtbot: QtBot) -> None:
    choice = ChoiceTiles(GRADES)
    qtbot.addWidget(choice)
    choice.show()
    choice.activateWindow()
    seen: list[str] = []
    choice.previewed.connect(seen.append)
    choice.button("B").setFocus()
    qtbot.waitUntil(lambda: "B" in seen)
    assert choice.value() == ""


def test_an_error_stands_under_its_field(qtbot: QtBot) -> None:
    line = QLineEdit()
    field = FormField("诉求", line, hint="一句话")
    qtbot.addWidget(field)
    assert line.accessibleName() == "诉求"
    field.set_error("至少写 4 个字")
    assert field.error() == line.accessibleDescription() == "至少写 4 个字"
    field.show()
    edge = line.grab().toImage().pixelColor(line.width() // 2, 0)
    assert edge.name() == theme.colour("red").name()
    field.set_error("")
    assert field.error() == ""
    assert line.accessibleDescription() == "一句话"


def test_the_rail_opens_views(qtbot: QtBot) -> None:
    rail = Rail(
        [
            RailItem(key="a", word="工单", icon="list-details", hint="Ctrl 1"),
            RailItem(key="b", word="地图", icon="map-2"),
        ]
    )
    qtbot.addWidget(rail)
    rail.set_count("a", 3)
    assert rail.button("a").accessibleName() == "工单 3"
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.mouseClick(rail.button("b"), Qt.MouseButton.LeftButton)
    assert told.args == ["b"]
    with qtbot.assertNotEmitted(rail.chosen):
        rail.choose("b")
    rail.allow("a", "未授权")
    assert rail.button("a").toolTip() == "未授权"


def test_the_top_bar_shows_what_it_is_told(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.set_time("14:32:08", "6月12日 周五")
    assert bar.time_shown() == "14:32:08"
    with qtbot.waitSignal(bar.command_requested):
        QTest.mouseClick(bar.command_box(), Qt.MouseButton.LeftButton)


def test_status_pieces_without_words_are_unseen(qtbot: QtBot) -> None:
    bar = StatusBar(["age"], ["version"])
    qtbot.addWidget(bar)
    bar.show()
    bar.put("age", "数据截至 14:32:07", "database")
    assert bar.piece("age").isVisible()
    assert not bar.piece("version").isVisible()
    bar.put("age", "")
    assert not bar.piece("age").isVisible()


def test_a_banner_says_and_offers(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("离线 6 分 12 秒", "3 项待同步", action="重试")
    assert banner.isVisible()
    assert banner.height() >= 40
    assert banner.accessibleName() == "离线 6 分 12 秒 3 项待同步"
    button = banner.findChild(ActionButton)
    assert button is not None
    with qtbot.waitSignal(banner.action_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_facts_are_changed_in_their_rows_and_never_markup(qtbot: QtBot) -> None:
    grid = FactGrid()
    qtbot.addWidget(grid)
    grid.put(
        [
            Fact(key="a", label="地点", value="<b>1</b> & 2"),
            Fact(key="b", label="诉求人", value="陈**", act="查看"),
        ]
    )
    kept = grid.act_button("b")
    assert grid.values() == {"a": "<b>1</b> & 2", "b": "陈**"}
    with qtbot.waitSignal(grid.act_requested) as told:
        QTest.mouseClick(kept, Qt.MouseButton.LeftButton)
    assert told.args == ["b"]
    grid.put(
        [Fact(key="a", label="地点", value="x", note="y"), Fact(key="b", label="诉求人", value="陈小明")]
    )
    assert grid.act_button("b") is kept
    assert grid.values()["b"] == "陈小明"


def test_text_is_never_markup(qtbot: QtBot) -> None:
    label = Text("<b>x</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_badge_of_zero_is_unseen(qtbot: QtBot) -> None:
    badge = Badge(2)
    qtbot.addWidget(badge)
    badge.put(0)
    assert not badge.isVisible()
    badge.put(5)
    assert badge.accessibleName() == "5"


def test_a_pill_grows_with_its_words(qtbot: QtBot) -> None:
    pill = Pill("超期")
    qtbot.addWidget(pill)
    narrow = pill.sizeHint().width()
    pill.put("超期 2 时 14 分", "red")
    assert pill.sizeHint().width() > narrow
    assert pill.words() == pill.accessibleName() == "超期 2 时 14 分"


def test_a_skeleton_waits_before_it_shows(qtbot: QtBot) -> None:
    skeleton = Skeleton()
    qtbot.addWidget(skeleton)
    skeleton.begin()
    assert not skeleton.is_seen()
    qtbot.waitUntil(skeleton.is_seen, timeout=5000)
    skeleton.end()
    assert not skeleton.isVisible()


def test_a_quick_answer_never_shows_the_skeleton(qtbot: QtBot) -> None:
    skeleton = Skeleton()
    qtbot.addWidget(skeleton)
    skeleton.begin()
    skeleton.end()
    assert not skeleton.is_seen()


def test_an_empty_place_says_what_next(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.put("没有超期工单", "最近到期：0612-0140", "清除筛选", "Esc")
    assert empty.accessibleName() == "没有超期工单 最近到期：0612-0140"
    with qtbot.waitSignal(empty.act_requested):
        QTest.mouseClick(empty.act_button(), Qt.MouseButton.LeftButton)


def test_tabs_show_one_list_and_count(qtbot: QtBot) -> None:
    tabs = Tabs([Option(key="all", words="全部"), Option(key="calls", words="通话")])
    qtbot.addWidget(tabs)
    assert tabs.value() == "all"
    tabs.set_count("calls", 2)
    assert tabs.button("calls").accessibleName() == "通话 2"
    with qtbot.waitSignal(tabs.chosen) as told:
        QTest.mouseClick(tabs.button("calls"), Qt.MouseButton.LeftButton)
    assert told.args == ["calls"]
    for key in ("all", "calls"):
        assert tabs.button(key).sizeHint().height() >= theme.HIT_TARGET


def test_a_pill_can_be_pressed(qtbot: QtBot) -> None:
    pill = PillButton("2 条变化待重排", icon="arrows-sort", key="F5", ink="blue")
    qtbot.addWidget(pill)
    assert pill.sizeHint().height() >= theme.HIT_TARGET
    with qtbot.waitSignal(pill.clicked):
        QTest.keyClick(pill, Qt.Key.Key_Space)
    pill.put("3 条变化待重排", "blue")
    assert pill.accessibleName() == "3 条变化待重排"


def test_a_panel_has_a_head_and_a_body(qtbot: QtBot) -> None:
    panel = Panel("工单队列", "紧迫度排序")
    qtbot.addWidget(panel)
    button, body = PillButton("列", icon="columns-3"), Text("…")
    panel.add_to_head(button)
    panel.add(body, 1)
    panel.resize(400, 200)
    panel.show()
    assert panel.accessibleName() == "工单队列"
    assert button.mapTo(panel, button.rect().topRight()).x() > 350
    assert body.geometry().top() >= theme.px(36)


def _spoken(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """What assistive programs are told; the interface must not outlive the widget, so it ends here."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


def test_what_can_be_pressed_is_a_button_to_assistive_programs(qtbot: QtBot) -> None:
    tabs = Tabs([Option(key="a", words="派单")])
    rail = Rail([RailItem(key="a", word="派单", icon="send")])
    plain, pill = ActionButton("派单"), PillButton("派单")
    for widget in (tabs, rail, plain, pill):
        qtbot.addWidget(widget)
    buttons = {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton}
    for button in (tabs.button("a"), rail.button("a"), plain, pill):
        role, name = _spoken(button)
        assert role in buttons
        assert name == "派单"


def test_the_keyboard_walks_the_top_bar_in_reading_order(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.set_link("在线 38 ms")
    bar.set_seat("03 席 · 李敏")
    bar.set_breadcrumb("工单队列", "0611-0153")
    bar.resize(1920, 48)
    bar.show()
    walked: list[QWidget] = []
    at: QWidget | None = bar.findChild(QWidget, "top-back")
    while at is not None and at not in walked:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            walked.append(at)
        at = at.nextInFocusChain()
    lefts = [widget.mapTo(bar, QPoint()).x() for widget in walked]
    assert len(walked) == 5
    assert lefts == sorted(lefts)


def test_tab_stops_once_at_a_choice_and_goes_on(qtbot: QtBot) -> None:
    page, before, after = QWidget(), QLineEdit(), QLineEdit()
    choice = Segmented([Option(key=key, words=key, hint=key) for key in "123"])
    column = QVBoxLayout(page)
    for widget in (before, choice, after):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    def tab(back: bool = False) -> QWidget | None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        return QApplication.focusWidget()

    choice.put("2")
    before.setFocus()
    assert tab() is choice.button("2"), "what is chosen"
    assert tab() is after
    assert tab(back=True) is choice.button("2")
    QTest.keyClick(choice.button("2"), Qt.Key.Key_Left)
    assert choice.button("1").hasFocus()
    assert tab() is after, "also from an option that is only looked at"
    choice.put("")
    choice.button("1").setEnabled(False)
    assert tab(back=True) is choice.button("2"), "the first that can be chosen"


def test_the_command_box_stands_in_the_middle_of_the_top_bar(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.set_link("在线 38 ms")
    bar.set_seat("03 席 · 李敏")
    bar.set_time("14:32:08", "6月12日 周五")
    bar.resize(1920, 48)
    bar.show()
    for back, here in (("", ""), ("工单队列", "0611-0153")):
        bar.set_breadcrumb(back, here)
        QApplication.processEvents()
        middle = bar.command_box().geometry().center().x()
        assert abs(middle - bar.rect().center().x()) <= 1
