"""The command palette by keys, over a whole console."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console import theme
from console.models import queue_memory
from console.models.queue_choice import QueueFilter, Tag
from console.models.queue_memory import QueueMemory
from console.views.palette.result import Kind, Result
from domain.acts import Note, Supervise
from domain.ticket import short_number
from domain.words import Role, RowState
from tests.console.chinese import chinese
from tests.console.views.at_work import AtWork

__all__ = ["chinese"]


@pytest.fixture
def work(qapp: QApplication, qtbot: QtBot, chinese: None) -> Iterator[AtWork]:
    theme.apply(qapp)
    made = AtWork()
    yield made
    made.close()


def results(work: AtWork) -> list[Result]:
    return work.frame.over.palette.results()


def count_of(ticket: int) -> str:
    return f"{ticket % 100_000:04d}"


def is_open(work: AtWork) -> bool:
    return work.frame.over.palette.panel().isVisible()


def test_ctrl_k_opens_it_and_esc_gives_the_keyboard_back(work: AtWork) -> None:
    table = work.desk.work_page.queue.table
    work.press("Ctrl+K")
    assert is_open(work)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    work.press("Esc")
    assert not is_open(work)
    assert table.hasFocus()


def test_the_box_of_the_top_bar_opens_it(work: AtWork) -> None:
    QTest.mouseClick(work.frame.top.command_box(), Qt.MouseButton.LeftButton)
    assert is_open(work)


def test_it_opens_out_of_a_text_field_though_the_field_knows_the_chord(work: AtWork) -> None:
    work.choose(RowState.RED)
    work.desk.work_page.detail.focus_note()
    work.type("abc")
    work.press("Ctrl+K")
    assert is_open(work)
    work.press("Esc")
    note = QApplication.focusWidget()
    assert isinstance(note, QLineEdit)
    assert note.text() == "abc"


def test_db_and_a_number_names_the_recipient_before_enter_and_sends(work: AtWork) -> None:
    work.choose(RowState.RED)
    other = work.ticket_in(RowState.YELLOW)
    work.press("Ctrl+K")
    work.type(f"db {count_of(other)}")
    first = results(work)[0]
    assert (first.kind, first.target, first.ticket) == (Kind.ACT, "supervise", other)
    assert work.peeks == [other], "looked at once, without opening it"
    assert "短信通知" in first.effect
    work.press("Return")
    assert not is_open(work)
    assert work.desk.opened.chosen == other
    assert [type(one.payload) for one in work.sent] == [Supervise]
    assert work.sent[0].ticket == other


def test_pd_opens_the_form_with_the_unit_filled_in(work: AtWork) -> None:
    ticket = work.choose(RowState.RED)
    work.press("Ctrl+K")
    work.type(f"pd {count_of(ticket)} zjj")
    found = next(one for one in results(work) if "区住建局" in one.title)
    assert found.target == "dispatch"
    place = results(work).index(found)
    for _ in range(place):
        work.press("Down")
    work.press("Return")
    form = work.frame.drawers.form()
    assert form is not None
    assert form.name() == "dispatch"
    assert form.draft()["lead"] == str(found.ident or found.filled["lead"])


def test_what_cannot_be_done_says_why_and_enter_does_nothing(work: AtWork) -> None:
    work.choose(RowState.SUSPENDED)
    work.press("Ctrl+K")
    work.type("db")
    first = next(one for one in results(work) if one.target == "supervise")
    assert first.against
    for _ in range(results(work).index(first)):
        work.press("Down")
    work.press("Return")
    assert is_open(work)
    assert work.sent == []


def test_a_note_is_recorded_in_one_line(work: AtWork) -> None:
    ticket = work.choose(RowState.RED)
    work.press("Ctrl+K")
    work.type("jl 0000")
    line = work.frame.over.palette.panel().typing_line()
    line.setText(f"jl {count_of(ticket)} 已电话联系")
    first = results(work)[0]
    assert "已电话联系" in first.effect
    work.press("Return")
    assert [one.payload for one in work.sent] == [Note(text="已电话联系")]


def test_a_number_finds_its_ticket_and_enter_opens_it(work: AtWork) -> None:
    ticket = work.ticket_in(RowState.GREEN)
    work.press("Ctrl+K")
    work.type(f"#{count_of(ticket)}")
    assert results(work)[0].title.startswith(short_number(ticket))
    work.press("Return")
    assert work.desk.opened.chosen == ticket


def test_people_are_found_by_pinyin_and_show_their_tickets(work: AtWork) -> None:
    people = work.desk.world.directory.people
    handler = next(one for one in people if one.role is Role.HANDLER and one.unit is not None)
    work.press("Ctrl+K")
    work.frame.over.palette.panel().typing_line().setText(f"@{handler.name}")
    assert results(work)[0].ident == handler.id
    work.press("Return")
    assert work.desk.model.choice.units == (handler.unit,)


def test_pages_and_settings_stand_behind_the_angle(work: AtWork) -> None:
    work.press("Ctrl+K")
    work.type(">")
    keys = [one.key for one in results(work)]
    assert "page:work" in keys
    assert "act:lock" in keys
    assert "act:supervise" not in keys
    work.type("jy")
    assert [one.target for one in results(work)] == ["mute"]
    work.press("Return")
    assert work.sounds.muted


def test_a_counter_filters_the_queue(work: AtWork) -> None:
    work.press("Ctrl+K")
    work.frame.over.palette.panel().typing_line().setText(">超期")
    work.press("Return")
    assert work.desk.work_page.counters.chosen() == "overdue"


def test_the_same_line_has_the_same_order_and_what_was_used_comes_first(work: AtWork) -> None:
    work.choose(RowState.RED)
    work.press("Ctrl+K")
    before = [one.key for one in results(work)]
    assert before == [one.key for one in results(work)]
    assert before[0] != "act:theme"
    work.type(">zt")
    assert results(work)[0].target == "theme"
    work.press("Return")
    work.press("Ctrl+K")
    after = [one.key for one in results(work)]
    assert "act:theme" in after
    assert after.index("act:theme") == 0
    assert work.keeper.settings.recent == ["act:theme"]
    rest = [key for key in before if key != "act:theme"]
    others = [key for key in after if key != "act:theme"]
    assert others == rest[: len(others)], "the others keep their places"


def test_the_keyboard_goes_to_what_was_clicked(work: AtWork, qtbot: QtBot) -> None:
    work.press("Ctrl+K")
    work.desk.work_page.queue.table.setFocus()
    assert not is_open(work)
    assert work.desk.work_page.queue.table.hasFocus()


def test_a_saved_filter_is_found_by_its_name(work: AtWork) -> None:
    actor = work.desk.actor
    choice = QueueFilter(tags=(Tag.URGENT,))
    memory = queue_memory.with_saved(QueueMemory(), "夜班紧急件", choice)
    work.keeper.settings.queues[f"{actor.district}/{actor.account}"] = queue_memory.encoded(memory)
    work.press("Ctrl+K")
    work.type(">ybjj")
    assert results(work)[0].title == "夜班紧急件"
    work.press("Return")
    assert work.desk.model.choice.tags == (Tag.URGENT,)


def test_what_is_next_for_the_ticket_stands_first(work: AtWork) -> None:
    work.choose(RowState.YELLOW)
    work.press("Ctrl+K")
    assert results(work)[0].target == "supervise"
