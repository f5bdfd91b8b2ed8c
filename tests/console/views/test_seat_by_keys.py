"""The keys of the whole window over a whole console: overview, settings, hand-over, shelf, mute, redo."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from console import theme
from console.own_clock import SET_BY_MS, OwnClock
from console.sounds import LEAST_RING, Sound
from console.views.handover import HandoverView
from console.views.settings_view import SettingsView
from console.views.shelve_view import ShelveView
from console.widgets.key_sheet import KeyLine
from domain.acts import Acknowledge, Note, Undo
from domain.instant import HOUR, NEVER
from domain.row import row_of
from domain.ticket import short_number
from domain.words import RowState
from tests.console.chinese import chinese
from tests.console.views.at_work import AtWork

__all__ = ["chinese"]


@pytest.fixture
def work(qapp: QApplication, qtbot: QtBot, chinese: None) -> Iterator[AtWork]:
    theme.apply(qapp)
    made = AtWork()
    yield made
    made.close()
    theme.apply(qapp)


def loose_red(work: AtWork) -> int:
    """A red ticket that nobody confirmed becomes the chosen one."""
    store = work.desk.store
    ident = next(int(store.columns.id[row]) for row in store.open_rows() if store.is_unacknowledged(int(row)))
    assert work.desk.work_page.queue.table.select_ticket(ident)
    return ident


def drawer_content(work: AtWork) -> QWidget | None:
    return work.frame.drawer.content()


def lines(work: AtWork) -> dict[str, KeyLine]:
    return {line.words: line for group in work.frame.over.sheet().groups() for line in group.lines}


# --- F1 ---


def test_f1_shows_every_key_and_why_some_are_dead(work: AtWork) -> None:
    work.choose(RowState.SUSPENDED)
    work.press("F1")
    sheet = work.frame.over.sheet()
    assert sheet.isVisible()
    told = lines(work)
    assert told["新建呼叫"] == KeyLine(keys="F2", words="新建呼叫")
    supervise = next(line for group in sheet.groups() for line in group.lines if line.keys == "F8")
    assert supervise.words == "督办"
    assert supervise.against
    assert told["筛选：超期"].keys == "Alt 1"
    assert told["下一行"].keys == "J"
    work.press("Esc")
    assert not sheet.isVisible()
    assert work.desk.work_page.queue.table.hasFocus()


def test_f1_again_closes_it(work: AtWork) -> None:
    work.press("F1")
    work.press("F1")
    assert not work.frame.over.sheet().isVisible()


def test_alt_held_shows_the_keys_on_the_controls(work: AtWork, qtbot: QtBot) -> None:
    work.choose(RowState.RED)
    hints = work.frame.over.hints
    QTest.keyPress(work.frame, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(hints.hints()))
    assert {"Alt 1", "Ctrl 1", "F8", "Ctrl K", "Ctrl Shift S"} <= set(hints.hints())
    QTest.keyRelease(work.frame, Qt.Key.Key_Alt)
    assert hints.hints() == []


# --- keys and input methods ---


def test_ctrl_z_takes_back_typing_first_and_the_act_after_that(work: AtWork) -> None:
    work.choose(RowState.RED)
    work.desk.work_page.detail.focus_note()
    work.type("abc")
    work.press("Ctrl+Z")
    assert [one for one in work.sent if isinstance(one.payload, Undo)] == []
    note = QApplication.focusWidget()
    assert isinstance(note, QLineEdit)
    note.clear()
    work.type("x")
    work.press("Ctrl+Return")
    work.press("Ctrl+Z")
    assert not note.text(), "what was sent does not come back by the key that takes back acts"


def test_undone_and_done_again_is_a_wish_of_its_own(work: AtWork) -> None:
    ticket = work.choose(RowState.YELLOW)
    work.press("F8")
    first = work.sent[-1]
    work.press("Ctrl+Z")
    assert isinstance(work.sent[-1].payload, Undo)
    orders = [one for one in work.district.tickets[ticket].orders if one.state == "held"]
    assert orders == []
    work.press("Ctrl+Shift+Z")
    again = work.sent[-1]
    assert again.payload == first.payload
    assert again.op_id != first.op_id
    assert [one.state for one in work.district.tickets[ticket].orders][-1] == "held"
    work.press("Ctrl+Shift+Z")
    assert work.sent[-1] is again, "there is nothing more to do again"
    assert "没有可重做" in work.said[-1]


def test_what_was_done_since_ends_the_redo(work: AtWork) -> None:
    work.choose(RowState.YELLOW)
    work.press("F8")
    work.press("Ctrl+Z")
    work.frame.send(Note(text="另一件事"))
    count = len(work.sent)
    work.press("Ctrl+Shift+Z")
    assert len(work.sent) == count


# --- settings ---


def test_settings_hold_at_once_and_are_remembered(work: AtWork) -> None:
    work.press("Ctrl+,")
    view = drawer_content(work)
    assert isinstance(view, SettingsView)
    view.theme.choose(theme.SILVER)
    assert theme.current_key() == theme.SILVER
    view.scale.choose("150")
    assert theme.text_scale() == 150
    view.rows.choose("30")
    assert work.desk.work_page.queue.table._row_height() == theme.px(30)
    calm = view.findChild(QCheckBox, "settings-calm")
    assert calm is not None
    calm.click()
    kept = work.keeper.settings
    assert (kept.theme, kept.text_scale, kept.row_height, kept.reduce_motion) == ("silver", 150, 30, True)


def test_the_ring_cannot_be_turned_off_here(work: AtWork) -> None:
    work.press("Ctrl+,")
    view = drawer_content(work)
    assert view is not None
    ring = view.findChild(QSlider, "settings-volume-ring")
    new = view.findChild(QSlider, "settings-volume-new")
    assert ring is not None
    assert new is not None
    ring.setValue(0)
    new.setValue(0)
    assert work.sounds.volume(Sound.RING) == LEAST_RING
    assert work.keeper.settings.volumes == {"ring": LEAST_RING, "new": 0}


# --- sound in the bars ---


def test_mute_counts_down_in_the_top_bar_and_comes_back(work: AtWork) -> None:
    work.press("Ctrl+Shift+S")
    assert work.frame.top.sound_words() == "静音 10:00"
    work.here += 61_000
    work.frame.on_second()
    assert work.frame.top.sound_words() == "静音 8:59"
    work.here += 10 * 60_000
    work.frame.on_second()
    assert work.frame.top.sound_words() == "提示音 开"


def test_everything_has_room_at_twice_the_text_on_a_small_screen(work: AtWork, qapp: QApplication) -> None:
    work.press("Ctrl+Shift+S")
    theme.apply(qapp, theme.GRAPHITE, 200)
    assert work.frame.minimumSizeHint().width() <= 1366


def test_a_machine_without_sound_says_so_in_the_top_bar(work: AtWork) -> None:
    work.sounds.use(None, "无声音设备")
    assert work.frame.top.sound_words() == "无声音设备"


def test_the_alarm_rate_stands_in_the_status_bar(work: AtWork) -> None:
    piece = work.frame.status.piece("alarms")
    before = work.desk.alarms.rate()
    store = work.desk.store
    ident = work.ticket_in(RowState.GREEN)
    row = store.ticket_row(store.row_of(ident))
    import msgspec

    at = work.desk.clock.now() - 1_000
    red = msgspec.structs.replace(
        row, version=row.version + 1, red_at=at, unacknowledged_red_at=at, handling_red_at=at
    )
    store.apply([red])
    store.announce()
    assert f"{before + 1} 条" in piece.words()


# --- shelf and hand-over ---


def test_a_reminder_is_put_off_with_a_reason_that_the_hand_over_lists(work: AtWork) -> None:
    ticket = loose_red(work)
    work.press("Ctrl+Shift+B")
    view = drawer_content(work)
    assert isinstance(view, ShelveView)
    work.press("Return")
    assert work.desk.alarms.shelves() == [], "not without a reason"
    view.line.setText("值班长已到现场")
    work.press("Return")
    assert [one.ticket for one in work.desk.alarms.shelves()] == [ticket]
    assert isinstance(work.sent[-1].payload, Note)
    assert "1" in work.frame.status.piece("shelved").words()
    work.press("F12")
    told = drawer_content(work)
    assert isinstance(told, HandoverView)
    text = told.text.toPlainText()
    assert "值班长已到现场" in text
    assert short_number(ticket) in text


def test_what_is_not_red_has_no_reminder_to_put_off(work: AtWork) -> None:
    work.choose(RowState.GREEN)
    work.press("Ctrl+Shift+B")
    assert drawer_content(work) is None
    assert work.said


def test_the_hand_over_counts_what_the_store_has(work: AtWork) -> None:
    work.press("F12")
    told = drawer_content(work)
    assert isinstance(told, HandoverView)
    now = work.desk.clock.now()
    rows = [row_of(one) for one in work.district.tickets.values() if work.desk.store.row_of(one.id) >= 0]
    assert "新增 0 件" in told.text.toPlainText(), "the shift has only just begun"
    told.hours.choose("8")
    arrived = sum(row.arrived_at >= now - 8 * HOUR for row in rows)
    assert f"新增 {arrived} 件" in told.text.toPlainText()
    told.hours.choose("24")
    arrived = sum(row.arrived_at >= now - 24 * HOUR for row in rows)
    assert f"新增 {arrived} 件" in told.text.toPlainText()
    assert all(row.closed_at == NEVER for row in rows if row.stage == "handling")
    told.copy.click()
    assert QGuiApplication.clipboard().text() == told.text.toPlainText()


# --- the clock of the workstation ---


def test_a_set_clock_of_the_workstation_is_said_and_changes_nothing() -> None:
    wall, here = [1_000_000], [5_000]
    clock = OwnClock(lambda: wall[0], lambda: here[0])
    wall[0] += 60_000
    here[0] += 60_000
    assert clock.set_by() == 0, "time passes"
    wall[0] += SET_BY_MS - 1
    assert clock.set_by() == 0, "a time service corrects a little"
    wall[0] += 3_600_000
    assert clock.set_by() == 3_600_000 + SET_BY_MS - 1
    assert clock.set_by() == 0, "said once"


def test_the_window_says_that_the_clock_was_set(work: AtWork) -> None:
    watch = work.frame.watch
    wall = [0]
    watch._own_clock = OwnClock(lambda: wall[0], lambda: 0)
    before = work.frame.top.time_shown()
    wall[0] = -2 * HOUR
    work.frame.on_second()
    assert "本机时钟向后拨了" in work.said[-1]
    assert work.frame.top.time_shown() == before


def test_new_red_is_read_out_where_somebody_listens(work: AtWork) -> None:
    heard: list[str] = []
    work.frame.watch._announce = heard.append  # type: ignore[method-assign,assignment]
    work.desk.alarms.turned_red.emit([work.ticket_in(RowState.RED)])
    assert heard == [] or QAccessible.isActive()
    QAccessible.setActive(True)
    try:
        work.desk.alarms.turned_red.emit([work.ticket_in(RowState.RED)])
    finally:
        QAccessible.setActive(False)
    assert "超期" in heard[-1]


# --- the first keys of a shift, before any row has the keyboard ---


def test_enter_and_space_are_for_the_ticket_in_sight_where_no_row_has_the_keyboard(work: AtWork) -> None:
    page = work.desk.work_page
    ident = page.queue.table.current_ticket() or work.desk.opened.chosen
    assert ident is not None, "the first ticket is in sight"
    page.queue.table.clearSelection()
    page.queue.table.setCurrentIndex(QModelIndex())
    work.desk.opened.choose(ident)
    work.press("Space", on=page.queue.table)
    acknowledged = work.sent and isinstance(work.sent[-1].payload, Acknowledge)
    assert acknowledged or work.said, "done, or said why not"
    page.spread.open_detail()
    work.press("Return", on=page.queue.table)
    assert page.is_page_open()
    assert work.desk.opened.chosen == ident


def test_space_on_what_is_not_red_says_so(work: AtWork) -> None:
    work.choose(RowState.GREEN)
    work.press("Space", on=work.desk.work_page.queue.table)
    assert not work.sent
    assert work.said, "no key is silent"


@pytest.mark.parametrize("keys", ["F3", "Ctrl+F", "Alt+1"])
def test_a_key_of_the_list_brings_the_list_into_sight(work: AtWork, keys: str) -> None:
    page = work.desk.work_page
    work.choose(RowState.GREEN)
    page.spread.open_detail()
    work.press("Return", on=page.queue.table)
    assert page.is_page_open()
    work.press(keys)
    assert not page.is_page_open()
    assert page.queue.isVisible()
    if keys == "F3":
        focus = QApplication.focusWidget()
        assert focus is not None
        assert page.queue.isAncestorOf(focus)
        assert focus is not page.queue.table
