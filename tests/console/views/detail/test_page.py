"""The whole page by keys: opening and leaving it, the grade, the ladder, the rating."""

import asyncio

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from console import theme
from console.views.detail.page import DetailPage
from console.views.shell import Shell
from console.widgets.rung_card import NEXT, SENDING
from domain.acts import Edit
from domain.event import decode_body
from domain.ticket import short_number
from domain.words import Act, Grade, Role, RowState, Satisfaction, Stage
from tests.console.views.detail.conftest import Tell
from tools.shots.studio import Studio


async def settle() -> None:
    """Layouts, answers and paints; the offscreen platform forgets a resized window's being active."""
    for _ in range(6):
        await asyncio.sleep(0)
        QApplication.processEvents()
        if QApplication.activeWindow() is None:
            for window in QApplication.topLevelWidgets():
                if isinstance(window, Shell) and window.isVisible():
                    window.activateWindow()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def page_of(studio: Studio) -> DetailPage:
    assert studio.desk is not None
    page = studio.desk.work_page.in_sight()
    assert isinstance(page, DetailPage)
    return page


def child(parent: QWidget, name: str) -> QWidget:
    found = parent.findChild(QWidget, name)
    assert found is not None, name
    return found


async def open_page(studio: Studio, state: RowState, stage: Stage | None = None) -> int:
    desk = studio.sit(Role.DISPATCHER)
    ident = studio.choose(state, stage)
    desk.work_page.queue.table.setFocus()
    await settle()
    press(Qt.Key.Key_Return)
    await settle()
    return ident


def test_enter_opens_the_page_and_esc_leads_back_to_the_row(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        ident = await open_page(studio, RowState.RED)
        desk = studio.desk
        assert desk is not None
        assert desk.work_page.is_page_open()
        first = desk.frame.top.breadcrumb()
        press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        await settle()
        assert desk.opened.chosen != ident
        assert desk.frame.top.breadcrumb() != first
        assert page_of(studio).focus_inside(QApplication.focusWidget()), "the keyboard stays on the page"
        press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
        await settle()
        assert desk.opened.chosen == ident
        press(Qt.Key.Key_Escape)
        await settle()
        assert not desk.work_page.is_page_open()
        assert QApplication.focusWidget() is desk.work_page.queue.table
        assert desk.frame.top.breadcrumb() == ""

    tell(story)


def test_a_note_begun_in_the_panel_goes_on_on_the_page(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        studio.choose(RowState.RED)
        await settle()
        line = desk.work_page.detail.findChild(QLineEdit, "detail-note")
        assert line is not None
        line.setText("已电话")
        desk.work_page.open_page()
        other = page_of(studio).findChild(QLineEdit, "detail-note")
        assert other is not None
        assert other.text() == "已电话"
        assert line.text() == ""

    tell(story)


def test_a_grade_says_what_it_brings_before_it_is_chosen(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        ident = await open_page(studio, RowState.GREEN, Stage.HANDLING)
        page = page_of(studio)
        ticket = studio.district.tickets[ident]
        wanted = Grade.D if ticket.grade is not Grade.D else Grade.C
        tile = child(page, f"grade-{wanted.value}")
        tile.setFocus()
        await settle()
        said = page.grade.effect_words()
        assert said.startswith(wanted.value)
        assert "due " in said
        assert studio.district.tickets[ident].grade is ticket.grade, "resting on it changes nothing"
        QTest.keyClick(tile, {Grade.C: Qt.Key.Key_C, Grade.D: Qt.Key.Key_D}[wanted])
        await settle()
        assert studio.district.tickets[ident].grade is wanted
        newest = page.timeline_entries()[0]
        assert f"{ticket.grade} → {wanted}" in newest.headline

    tell(story)


def test_lowering_it_after_red_asks_why_here(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        ident = next(
            ident
            for ident, ticket in studio.district.tickets.items()
            if ticket.stage is Stage.HANDLING
            and ticket.grade in (Grade.C, Grade.D)
            and desk.store.row_of(ident) >= 0
            and desk.store.state_of(desk.store.row_of(ident)) is RowState.RED
        )
        desk.work_page.queue.table.select_ticket(ident)
        desk.work_page.open_page()
        await settle()
        page = page_of(studio)
        before = studio.district.tickets[ident].grade
        page.grade.choose(Grade.A)
        assert page.grade.asks_reason()
        await settle()
        assert studio.district.tickets[ident].grade is before
        reason = page.findChild(QLineEdit, "grade-reason")
        assert reason is not None
        assert QApplication.focusWidget() is reason
        press(Qt.Key.Key_Return)
        await settle()
        assert studio.district.tickets[ident].grade is before, "not without a reason"
        reason.setText("误判为复杂")
        press(Qt.Key.Key_Return)
        await settle()
        assert studio.district.tickets[ident].grade is Grade.A
        event = studio.district.events[ident][-1]
        assert event.act is Act.EDIT
        assert decode_body(event.body).facts["reason"] == "误判为复杂"
        assert not page.grade.asks_reason()

    tell(story)


def test_the_ladder_names_each_rung_and_its_card_sends(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        for row in desk.store.open_rows():
            desk.work_page.queue.table.select_ticket(int(desk.store.columns.id[row]))
            desk.work_page.open_page()
            shown = page_of(studio).ladder.shown()
            if shown is not None and any(rung.state == NEXT and rung.key != "4" for rung in shown.rungs):
                break
        await settle()
        page = page_of(studio)
        shown = page.ladder.shown()
        assert shown is not None
        assert len(shown.rungs) == 4
        assert all(rung.who for rung in shown.rungs)
        due = next(rung for rung in shown.rungs if rung.state == NEXT)
        ticket = desk.opened.ticket
        assert ticket is not None
        assert ticket.title in shown.text, "the message can be read before the click"
        assert all(rung.against for rung in shown.rungs if rung is not due), "no other card can be pressed"
        child(page, f"rung-{due.key}").setFocus()
        press(Qt.Key.Key_Space)
        await settle()
        after = page.ladder.shown()
        assert after is not None
        now = next(rung for rung in after.rungs if rung.key == due.key)
        assert now.state == SENDING
        assert now.who == due.who
        assert after.text == shown.text, "what was read is what goes out"
        assert after.note, "when the next one can be given"

    tell(story)


async def open_due_order(studio: Studio) -> str:
    """A page whose ladder has an order to give that asks nothing first; the rung."""
    desk = studio.sit(Role.DISPATCHER)
    for row in desk.store.open_rows():
        desk.work_page.queue.table.select_ticket(int(desk.store.columns.id[row]))
        desk.work_page.open_page()
        shown = page_of(studio).ladder.shown()
        due = [one.key for one in shown.rungs if one.state == NEXT and one.key != "4"] if shown else []
        if due:
            await settle()
            return due[0]
    raise AssertionError("nothing is due")


def test_a_message_in_own_words_is_what_the_order_says(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        await open_due_order(studio)
        desk, page = studio.desk, page_of(studio)
        assert desk is not None
        ticket = desk.opened.ticket
        shown = page.ladder.shown()
        assert ticket is not None
        assert shown is not None
        child(page, "ladder-edit").setFocus()
        press(Qt.Key.Key_Space)
        await settle()
        own = page.findChild(QPlainTextEdit, "ladder-own")
        assert own is not None
        assert QApplication.focusWidget() is own
        assert own.toPlainText() == shown.text, "one begins with the template's words"
        assert page.order_words() == "", "nothing was changed yet"
        own.setPlainText("{unit}：{number} 请今晚处置完毕")
        press(Qt.Key.Key_F8)
        await settle()
        order = studio.district.tickets[ticket.id].orders[-1]
        assert order.text.endswith(f"：{short_number(ticket.id)} 请今晚处置完毕")
        assert own.isHidden()
        after = page.ladder.shown()
        assert after is not None
        assert after.text == order.text, "what waits to be sent can be read"
        assert order.text in page.timeline_entries()[0].detail
        press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        await settle()
        assert len(studio.district.tickets[ticket.id].orders) == len(ticket.orders)

    tell(story)


def test_going_back_to_the_template_leaves_no_words(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        await open_due_order(studio)
        desk, page = studio.desk, page_of(studio)
        assert desk is not None
        edit, own = child(page, "ladder-edit"), page.findChild(QPlainTextEdit, "ladder-own")
        assert own is not None
        edit.setFocus()
        press(Qt.Key.Key_Space)
        own.setPlainText("别的话")
        edit.setFocus()
        press(Qt.Key.Key_Space)
        assert page.order_words() == ""
        chosen = desk.opened.chosen
        assert chosen is not None
        press(Qt.Key.Key_F8)
        await settle()
        assert studio.district.tickets[chosen].orders[-1].text == ""

    tell(story)


def test_the_key_of_rating_leads_to_the_rating_on_the_page(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        ident = await open_page(studio, RowState.NONE, Stage.RESOLVED)
        page = page_of(studio)
        for _twice in range(2):
            press(Qt.Key.Key_F9)
            assert page.rating.isAncestorOf(focused())
            assert studio.desk is not None
            assert studio.desk.frame.drawers.form() is None
            press(Qt.Key.Key_Space)
        await settle()
        press(Qt.Key.Key_F9)
        press(Qt.Key.Key_Space)
        await settle()
        assert studio.district.tickets[ident].stage is Stage.CLOSED

    tell(story)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_rating_on_the_page_asks_for_both_and_for_a_reason(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        ident = await open_page(studio, RowState.NONE, Stage.RESOLVED)
        page = page_of(studio)
        assert page.rating.against()
        page.rating.take_focus()
        press(Qt.Key.Key_Space)
        page.rating.take_focus()
        press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Space)
        await settle()
        assert "reason" in page.rating.against()
        reason = page.findChild(QLineEdit, "rate-why")
        assert reason is not None
        assert reason.isVisible()
        reason.setText("超时三天")
        assert page.rating.against() == ""
        reason.setFocus()
        press(Qt.Key.Key_Return)
        await settle()
        ticket = studio.district.tickets[ident]
        assert ticket.stage is Stage.CLOSED
        assert ticket.rating is not None
        assert ticket.rating.response is Satisfaction.SATISFIED
        assert ticket.rating.result is Satisfaction.FAIRLY_SATISFIED

    tell(story)


def test_what_a_colleague_changes_is_seen_to_change(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        ident = studio.choose(RowState.GREEN, Stage.HANDLING)
        await settle()
        facts = desk.work_page.detail.facts
        assert facts.grid().fading() == []
        other = next(
            one.code
            for one in desk.world.directory.matters
            if one.code != studio.district.tickets[ident].matter
        )
        desk.doer.send(Edit(matter=other), studio.district.tickets[ident])
        await settle()
        assert facts.grid().fading() == ["matter"]

    tell(story)


def test_what_left_the_scope_and_what_cannot_be_fetched_is_said_in_place(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        ident = studio.choose(RowState.RED)
        await settle()
        panel = desk.work_page.detail
        assert panel.said_instead() == ""
        desk.tickets.leave([ident])
        assert "not in your scope" in panel.said_instead()
        desk.tickets.fetch_needed.disconnect()
        desk.opened.choose(ident)
        desk.tickets.fetch_failed(ident, "not_found")
        assert "cannot be shown" in panel.said_instead()
        desk.opened.fetch_again()
        assert panel.said_instead() == ""

    tell(story)


def test_without_room_the_detail_lies_over_the_queue(tell: Tell, qapp: QApplication) -> None:
    async def story(studio: Studio) -> None:
        theme.apply(qapp, theme.GRAPHITE, 150)
        await settle()
        desk = studio.sit(Role.DISPATCHER)
        studio.choose(RowState.RED)
        await settle()
        work = desk.work_page
        assert work.spread.is_narrow()
        assert not work.detail.isVisible()
        work.queue.table.setFocus()
        press(Qt.Key.Key_Return)
        assert work.detail.isVisible()
        assert work.spread.rect().contains(work.detail.geometry())
        press(Qt.Key.Key_Return)
        assert work.is_page_open()
        press(Qt.Key.Key_Escape)
        assert work.detail.isVisible()
        press(Qt.Key.Key_Escape)
        assert not work.detail.isVisible()
        theme.apply(qapp, theme.GRAPHITE, 100)
        await settle()
        assert not work.spread.is_narrow()
        assert work.detail.isVisible()

    tell(story, QSize(1366, 768))
