"""The administrator's registers by keys: search, change, refusals at the field, undo, a code shown once."""

from collections.abc import Callable, Coroutine
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.messages import Notice, Voice
from console.models.office import Office
from console.views.calendar_reminder import CalendarReminder, missing_year
from console.views.registers.entry_form import Ground
from console.views.registers.limit_form import LimitForm, LimitProbe
from console.views.registers.register_page import RegisterPage
from console.views.registers.sheets import difference, sheets
from console.views.registers.text_forms import TemplateForm, YearForm
from console.widgets.banner import Banner
from domain.administration import AccountChange, SetupKind
from domain.calendar import CalendarYear, WorkingCalendar
from domain.instant import DAY, HOUR
from domain.policy import World
from domain.words import Role
from tests.contract import town
from tests.domain.shanghai import at
from tools.shots.office import CODE, StillOffice

YEAR = '{{"year": 2027, "off": [{{"date": "2027-01-0{day}", "holiday": "元旦"}}], "worked": []}}'
NOW = at(2026, 6, 12, 14, 32)


class Later:
    """Does what was asked for after whoever asked has gone on, as the loop does."""

    def __init__(self) -> None:
        self._asked: list[Coroutine[Any, Any, None]] = []

    def spawn(self, work: Coroutine[Any, Any, None], _what: str) -> None:
        self._asked.append(work)

    def settle(self) -> None:
        while self._asked:
            with pytest.raises(StopIteration):
                self._asked.pop(0).send(None)


class Bench:
    """A register in a window, with the office of a town behind it."""

    def __init__(self, qtbot: QtBot, register: str) -> None:
        self.world: World = town.make_world()
        self.door = StillOffice(self.world, NOW, 31, self._take)
        self.later = Later()
        self.office = Office(self.door, self.later.spawn)
        self.voice = Voice()
        self.said: list[Notice] = []
        self.voice.said.connect(self.said.append)
        sheet = next(one for one in sheets() if one.register == register)
        self.page = RegisterPage(sheet, self.office, lambda: Ground(world=self.world, now=NOW), self.voice)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 800)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.later.settle()

    def _take(self, world: World) -> None:
        self.world = world

    def cells(self, column: int = 0) -> list[str]:
        return [row.cells[column] for row in self.page.table.rows()]

    def line(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert found is not None, name
        return found

    def enter(self) -> None:
        """Open the chosen row as Enter does."""
        QTest.keyClick(self.page.table, Qt.Key.Key_Return)

    def save(self) -> None:
        form = self.page.form()
        assert form is not None
        form.submit_button().click()
        self.later.settle()

    def do(self, name: str) -> None:
        """An act of the table, by its key."""
        assert self.page.do_here(name)
        self.later.settle()

    def error(self, field: str) -> str:
        form = self.page.form()
        assert form is not None
        return form.field(field).error()


@pytest.fixture
def bench(qtbot: QtBot) -> Callable[[str], Bench]:
    return lambda register: Bench(qtbot, register)


Sit = Callable[[str], Bench]


def test_a_unit_is_renamed_and_the_change_is_taken_back(bench: Sit) -> None:
    units = bench("unit")
    assert units.page.table.choose(str(town.WATER))
    units.enter()
    units.line("unit-name").setText("区水利局")
    units.save()
    assert units.page.form() is None
    assert "区水利局" in units.cells()
    assert units.page.table.chosen() == str(town.WATER)
    assert units.said[-1].acts[0].key == "undo"
    units.do("undo")
    assert "区水利局" not in units.cells()
    assert "区水务局" in units.cells()


def test_the_name_that_another_has_is_refused_at_its_field(bench: Sit) -> None:
    units = bench("unit")
    units.do("report")
    units.line("unit-name").setText("区水务局")
    units.save()
    assert units.error("name")
    assert len(units.cells()) == 4
    units.line("unit-name").setText("")
    units.save()
    assert units.error("name")


def test_who_came_second_is_told_and_loses_nothing(bench: Sit) -> None:
    units = bench("unit")
    units.page.table.choose(str(town.WATER))
    units.enter()
    units.door._versions[SetupKind.UNIT, str(town.WATER)] = 7
    units.line("unit-name").setText("区水利局")
    units.save()
    form = units.page.form()
    assert form is not None
    assert form.problem()
    assert units.line("unit-name").text() == "区水利局"


def test_rows_are_found_by_pinyin_initials(bench: Sit, qtbot: QtBot) -> None:
    units = bench("unit")
    units.do("find")
    QTest.keyClicks(units.page.search, "swj")
    qtbot.waitUntil(lambda: units.cells() == ["区水务局"])
    QTest.keyClicks(units.page.search, "zzz")
    qtbot.waitUntil(lambda: not units.page.table.isVisible())
    units.page.escape()
    qtbot.waitUntil(lambda: len(units.cells()) == 4)


def test_a_limit_is_removed_and_put_back(bench: Sit) -> None:
    limits = bench("limit")
    keys = [row.key for row in limits.page.table.rows()]
    assert limits.page.table.choose("*:*:C:*")
    QTest.keyClick(limits.page.table, Qt.Key.Key_Delete)
    limits.later.settle()
    assert "*:*:C:*" not in [row.key for row in limits.page.table.rows()]
    limits.do("undo")
    assert sorted(row.key for row in limits.page.table.rows()) == sorted(keys)


def test_a_unit_is_not_removed(bench: Sit) -> None:
    units = bench("unit")
    units.page.table.choose(str(town.WATER))
    QTest.keyClick(units.page.table, Qt.Key.Key_Delete)
    assert len(units.cells()) == 4
    assert units.said[-1].detail


def test_the_probe_names_the_row_that_wins(qtbot: QtBot) -> None:
    probe = LimitProbe(Ground(world=town.make_world(), now=NOW))
    qtbot.addWidget(probe)
    assert "general" in probe.said()
    assert "72 h" in probe.said()
    probe._picks["grade"]._set("C")
    assert "96 h" in probe.said()
    probe._picks["urgency"]._set("urgent")
    assert "1 h" in probe.said()


def test_an_amount_is_written_as_it_was_read(qtbot: QtBot) -> None:
    world = town.make_world()
    office = StillOffice(world, NOW, 31, lambda _world: None)
    later = Later()
    registers = Office(office, later.spawn)
    registers.fetch("limit")
    later.settle()
    for item in registers.items("limit") or ():
        form = LimitForm(item, Ground(world=world, now=NOW))
        qtbot.addWidget(form)
        wish = form.wish()
        assert wish is not None
        assert wish.value is not None
        assert {name: one for name, one in wish.value.items() if one is not None} == {
            name: one for name, one in msgspec.to_builtins(item.noun).items() if one is not None
        }


def test_a_template_shows_how_it_reads_and_what_is_wrong(bench: Sit) -> None:
    messages = bench("template")
    messages.enter()
    form = messages.page.form()
    assert isinstance(form, TemplateForm)
    assert "区住建局" in form.preview_words()
    form._text.setPlainText("{unit} {nobody}")
    assert "nobody" in form.preview_words()
    messages.save()
    assert messages.error("text")


def test_a_year_is_checked_while_it_is_typed_and_loaded(bench: Sit) -> None:
    years = bench("calendar_year")
    years.do("report")
    form = years.page.form()
    assert isinstance(form, YearForm)
    form._text.setPlainText(
        '{"year": 2027, "off": [{"date": "2027-01-02", "holiday": "元旦"}], "worked": []}'
    )
    years.save()
    assert years.error("year"), "the second of January 2027 is a Saturday"
    form._text.setPlainText(
        '{"year": 2027, "off": [{"date": "2027-01-01", "holiday": "元旦"}], "worked": []}'
    )
    assert "2027" in form.told()
    years.save()
    assert years.cells() == ["2027"]
    assert years.world.calendar.years_loaded == {2027}


def test_a_new_account_shows_its_code_once(bench: Sit) -> None:
    accounts = bench("account")
    accounts.do("report")
    accounts.line("account-login").setText("lin.hao")
    accounts.line("account-name").setText("林浩")
    accounts.save()
    assert accounts.line("code-slip-code").text() == CODE
    accounts.page.escape()
    assert accounts.page.findChild(QLineEdit, "code-slip-code") is None or accounts.page.form() is None
    assert "林浩" in accounts.cells(1)


def test_an_account_is_disabled_from_its_form(bench: Sit) -> None:
    accounts = bench("account")
    accounts.enter()
    form = accounts.page.form()
    assert form is not None
    sent: list[AccountChange] = []
    form.submitted.connect(sent.append)
    button = form.findChild(type(form.submit_button()), "account-disable")
    assert button is not None
    button.click()
    assert [one.act.value for one in sent] == ["disable"]
    accounts.later.settle()
    assert accounts.page.table.rows()[0].quiet


def test_a_server_that_does_not_answer_is_told_and_asked_again(bench: Sit) -> None:
    units = bench("unit")
    units.door.reachable = False
    units.page.table.choose(str(town.WATER))
    units.enter()
    units.line("unit-name").setText("区水利局")
    units.save()
    form = units.page.form()
    assert form is not None
    assert form.problem()
    units.door.reachable = True
    units.save()
    assert "区水利局" in units.cells()


def test_the_log_says_what_became_of_what() -> None:
    assert difference({"name": "甲", "area": "1"}, {"name": "乙", "area": "1"}) == "Name: 甲 → 乙"
    assert difference({"odd": "甲"}, {"odd": "乙"}) == "odd: 甲 → 乙"
    assert difference(None, {"name": "乙"}) == '{"name": "乙"}'


def _world(*years: int) -> World:
    calendar = WorkingCalendar(years=tuple(CalendarYear(year=year, off=(), worked=()) for year in years))
    return msgspec.structs.replace(town.make_world(), calendar=calendar)


@pytest.mark.parametrize(
    ("years", "when", "missing"),
    [
        ((2026,), at(2026, 11, 1) - 1, None),
        ((2026,), at(2026, 11, 1), 2027),
        ((2026, 2027), at(2026, 11, 1), None),
        ((2026,), at(2026, 12, 31, 23), 2027),
        ((), at(2026, 3, 1), 2026),
    ],
)
def test_from_november_the_next_year_is_missed(
    years: tuple[int, ...], when: int, missing: int | None
) -> None:
    assert missing_year(_world(*years), when) == missing


@pytest.mark.parametrize(
    ("role", "shown"), [(Role.SUPERVISOR, True), (Role.ADMINISTRATOR, True), (Role.DISPATCHER, False)]
)
def test_the_banner_is_for_who_can_do_something(qtbot: QtBot, role: Role, shown: bool) -> None:
    banner, worlds = Banner(), [_world(2026)]
    qtbot.addWidget(banner)
    reminder = CalendarReminder(banner, lambda: worlds[0], role, banner)
    reminder.look(at(2026, 10, 31))
    assert not banner.isVisible()
    reminder.look(at(2026, 11, 22))
    assert banner.isVisible() is shown
    worlds[0] = _world(2026, 2027)
    reminder.look(at(2026, 11, 22) + DAY + HOUR)
    assert not banner.isVisible()
