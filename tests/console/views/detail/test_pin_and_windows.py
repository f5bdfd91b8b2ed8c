"""A ticket that is kept while the rows go on, and tickets in windows of their own."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from domain.acts import Note
from domain.ticket import short_number
from domain.words import Act, Role, RowState
from tests.console.views.detail.conftest import Tell
from tests.console.views.detail.test_page import settle
from tools.shots.studio import Studio


def _others(studio: Studio, kept: int) -> list[int]:
    assert studio.desk is not None
    store = studio.desk.store
    idents = [int(store.columns.id[row]) for row in store.open_rows()]
    return [ident for ident in idents if ident != kept]


def test_a_kept_ticket_stays_and_is_what_its_own_keys_are_about(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        kept = studio.choose(RowState.RED)
        await settle()
        work = desk.work_page
        pin = work.detail.findChild(QPushButton, "detail-pin")
        assert pin is not None
        pin.click()
        assert work.pin.kept() == kept
        other = _others(studio, kept)[0]
        work.queue.table.select_ticket(other)
        await settle()
        assert desk.opened.chosen == other
        assert work.detail.opened().chosen == kept
        assert desk.tickets.looked_at() == (other, kept), "what is kept is looked at, too"
        line = work.detail.findChild(QLineEdit, "detail-note")
        assert line is not None
        line.setText("只记在钉住的工单上")
        work.detail.note.send()
        await settle()
        assert studio.district.events[kept][-1].act is Act.NOTE
        assert studio.district.events[other][-1].act is not Act.NOTE
        assert "只记在钉住的工单上" in work.detail.timeline_entries()[0].headline, "it is followed, too"
        line.setFocus()
        hand = work.hand_here()
        assert hand is not None
        about = hand.situation().ticket
        assert about is not None
        assert about.id == kept
        work.queue.table.setFocus()
        assert work.hand_here() is None, "in the queue the keys are about the row"
        pin.click()
        assert work.pin.kept() is None
        assert work.detail.opened().chosen == other
        assert len(desk.tickets.all()) == 1

    tell(story)


def test_windows_follow_their_own_tickets_and_go_with_the_desk(tell: Tell) -> None:
    async def story(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        first = studio.choose(RowState.RED)
        second = _others(studio, first)[0]
        await settle()
        windows = desk.work_page.windows
        told: list[tuple[int, ...]] = []
        desk.tickets.looked_at_changed.connect(told.append)
        one, two = windows.open(first), windows.open(second)
        assert told == [(first, second)], "the first was looked at before"
        assert windows.open(first) is one, "one window for a ticket"
        await settle()
        assert short_number(first) in one.windowTitle()
        desk.doer.send(Note(text="已联系物业"), studio.district.tickets[second])
        await settle()
        assert "已联系物业" in two.page.timeline_entries()[0].headline
        assert "已联系物业" not in one.page.timeline_entries()[0].headline
        two.page.note.findChild(QLineEdit, "detail-note").setText("窗口里写的")  # type: ignore[union-attr]
        two.page.note.send()
        await settle()
        assert "窗口里写的" in two.page.timeline_entries()[0].headline
        studio.window.show_login("again", "limin")
        await settle()
        assert not one.isVisible(), "nobody looks on while the log-in is asked for"
        studio.window.show_page(desk.frame)
        await settle()
        assert one.isVisible()
        assert two.isVisible()
        one.resize(QSize(700, 500))
        one.close()
        assert len(desk.tickets.all()) == 2
        state = desk.work_page.state()
        two.close()
        assert told[-1] == (first,)
        desk.work_page.restore(state)
        third = windows.open(first)
        assert third.size() == two.size(), "where the newest was, the next one comes"
        QApplication.processEvents()

    tell(story)
