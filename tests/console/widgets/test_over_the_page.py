"""What lies over the page: the toast never takes the keyboard, the drawer gives it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console import theme
from console.widgets.drawer import Drawer
from console.widgets.stale_veil import StaleVeil
from console.widgets.toast import Toast, ToastAction


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    _line(made).setFocus()
    return made


def _line(host: QWidget) -> QLineEdit:
    line = host.findChild(QLineEdit)
    assert line is not None
    return line


_ACTIONS = (ToastAction(key="now", words="立即发出"), ToastAction(key="undo", words="撤销", hint="Ctrl Z"))


def test_a_toast_leaves_the_keyboard_where_it_is(qtbot: QtBot, host: QWidget) -> None:
    toast = Toast(host)
    toast.show_message("已督办 王志强", "7 秒后发出", icon="gavel", actions=_ACTIONS)
    assert toast.isVisible()
    assert QApplication.focusWidget() is _line(host)
    QTest.keyClicks(_line(host), "abc")
    assert _line(host).text() == "abc"


def test_its_buttons_answer_pointer_and_key(qtbot: QtBot, host: QWidget) -> None:
    toast = Toast(host)
    toast.show_message("已督办", actions=_ACTIONS)
    with qtbot.waitSignal(toast.action_chosen) as told:
        QTest.mouseClick(toast.buttons()[1], Qt.MouseButton.LeftButton)
    assert told.args == ["undo"]
    with qtbot.waitSignal(toast.action_chosen) as told:
        QTest.keyClick(toast.buttons()[0], Qt.Key.Key_Space)
    assert told.args == ["now"]


def test_the_bar_shows_the_time_that_its_owner_says(host: QWidget) -> None:
    toast = Toast(host)
    toast.show_message("已督办")
    widths = []
    for left in (1.0, 0.5, 0.0):
        toast.set_time_left(left)
        image = toast.grab().toImage()
        y = image.height() - 4
        row = [image.pixelColor(x, y).name() for x in range(20, image.width() - 20)]
        widths.append(row.count(theme.colour("focus").name()))
    assert widths[0] > widths[1] > widths[2] == 0
    toast.set_time_left(7.0)
    assert toast.time_left() == 1.0


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_it_stands_at_the_bottom_in_the_middle_and_shows_all(
    look: QApplication, qtbot: QtBot, host: QWidget, scale: int
) -> None:
    theme.apply(look, theme.SILVER, scale)
    toast = Toast(host)
    toast.show_message(
        "已督办 区住建局 分管副局长 王志强",
        "短信将在 7 秒后发出，撤销后对方不会收到任何通知",
        actions=_ACTIONS,
    )
    host.resize(1200, 700)
    assert abs(toast.geometry().center().x() - 600) <= 1
    assert host.rect().contains(toast.geometry())
    for button in toast.buttons():
        assert button.width() >= button.minimumSizeHint().width()
        assert button.height() >= theme.HIT_TARGET
    assert toast.height() >= toast.heightForWidth(toast.width())


def test_three_buttons_are_refused(host: QWidget) -> None:
    with pytest.raises(ValueError, match="two"):
        Toast(host).show_message("?", actions=(*_ACTIONS, ToastAction(key="x", words="x")))


def test_a_second_message_replaces_the_first(qtbot: QtBot, host: QWidget) -> None:
    toast = Toast(host)
    toast.show_message("一", actions=_ACTIONS)
    toast.show_message("二", "细节")
    assert toast.buttons() == []
    assert toast.accessibleName() == "二 细节"


def test_the_drawer_takes_the_keyboard_and_gives_it_back(qtbot: QtBot, host: QWidget) -> None:
    drawer = Drawer(host)
    field = QLineEdit()
    drawer.open_with("新建呼叫", field)
    assert QApplication.focusWidget() is field
    assert drawer.width() == 560
    assert drawer.geometry().right() == host.width() - 1
    with qtbot.waitSignal(drawer.closed):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not drawer.isVisible()
    assert QApplication.focusWidget() is _line(host)


def test_the_drawer_is_not_modal(qtbot: QtBot, host: QWidget) -> None:
    drawer = Drawer(host)
    drawer.open_with("新建呼叫", QLineEdit())
    _line(host).setFocus()
    QTest.keyClicks(_line(host), "x")
    assert _line(host).text() == "x"
    assert drawer.isVisible()


def test_the_drawer_follows_its_host(look: QApplication, host: QWidget) -> None:
    drawer = Drawer(host)
    drawer.open_with("新建呼叫", QLineEdit())
    theme.apply(look, theme.GRAPHITE, 200)
    host.resize(1300, 600)
    assert drawer.geometry().getRect() == (180, 0, 1120, 600)
    host.resize(700, 600)
    assert drawer.width() == 700


def test_closing_a_closed_drawer_tells_nothing(qtbot: QtBot, host: QWidget) -> None:
    drawer = Drawer(host)
    with qtbot.assertNotEmitted(drawer.closed):
        drawer.close_drawer()


def test_the_veil_hatches_and_lets_the_pointer_through(qtbot: QtBot, host: QWidget) -> None:
    veil = StaleVeil(host)
    clear = host.grab().toImage()
    veil.put("数据停在 14:25:33 · 6 分 12 秒前")
    assert veil.isVisible()
    assert veil.accessibleName() == veil.words() == "数据停在 14:25:33 · 6 分 12 秒前"
    assert host.grab().toImage() != clear
    assert host.childAt(_line(host).geometry().center()) is _line(host)
    host.resize(900, 500)
    assert veil.geometry() == host.rect()
    veil.put("")
    assert not veil.isVisible()


@pytest.mark.parametrize("key", list(theme.THEMES))
def test_the_hatch_is_seen_in_every_part(look: QApplication, host: QWidget, key: str) -> None:
    theme.apply(look, key)
    clear = host.grab().toImage()
    StaleVeil(host).put("旧")
    hatched = host.grab().toImage()
    for x, y in ((0, 0), (600, 300), (1300, 700)):
        spot = [(x + dx, y + dy) for dx in range(20) for dy in range(20)]
        assert any(clear.pixelColor(*at) != hatched.pixelColor(*at) for at in spot), (x, y)
