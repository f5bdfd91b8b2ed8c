"""A new call: wrong input at each field, levels, drafts that come back, repeats found while it is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from console import theme
from console.drafts import DraftKeeper
from console.views.forms.call_drafts import CallDrafts
from console.views.forms.making import FORMS, made_form
from console.views.forms.new_call import NewCallForm
from console.views.forms.reporters import seconds_of
from console.widgets.text import ElidedText
from domain.acts import Payload, Report
from domain.ticket import Ticket
from domain.words import CallLevel, Grade, Role, Stage
from tests.console.form_ground import ground_of
from tools.shots.district import NOW, StillDistrict


@pytest.fixture(scope="module")
def district() -> StillDistrict:
    return StillDistrict(count=60)


@pytest.fixture
def form(qtbot: QtBot, district: StillDistrict) -> NewCallForm:
    made = NewCallForm(ground_of(district))
    qtbot.addWidget(made)
    return made


def _area(district: StillDistrict) -> str:
    return next(one.code for one in district.demo.world.directory.areas if len(one.code) == 12)


def _sent(form: NewCallForm) -> list[Payload]:
    sent: list[Payload] = []
    form.submitted.connect(sent.append)
    return sent


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", ""),
        ("address", "  "),
        ("address", "长" * 201),
        ("title", ""),
        ("title", "长" * 121),
        ("description", "长" * 4_001),
        ("person", "长" * 61),
        ("phone", "123"),
        ("phone", "不知道"),
    ],
)
def test_a_wrong_input_is_said_at_its_field_and_has_the_keyboard(
    form: NewCallForm, district: StillDistrict, field: str, value: str
) -> None:
    sent = _sent(form)
    right = {"place": _area(district), "address": "创业路 118 号", "title": "路口井盖缺失"}
    form.take_draft(right | {field: value})
    form.submit()
    assert form.field(field).error()
    assert [name for name in form.draft() if form.field(name).error()] == [field]
    assert sent == []
    form.take_draft(
        right | {"description": "", "person": "", "phone": "020-8211 0011"} | {field: right.get(field, "")}
    )
    form.submit()
    assert len(sent) == 1


def test_a_level_fills_the_grade_and_a_raised_call_says_who_failed_and_why(
    form: NewCallForm, district: StillDistrict
) -> None:
    sent = _sent(form)
    form.take_draft({"place": _area(district), "address": "创业路 118 号", "title": "路口井盖缺失"})
    level = form.field("level").control()
    level.choose(CallLevel.STREET.value)  # type: ignore[attr-defined]
    assert form.draft()["grade"] == Grade.C.value
    assert form.field("failed").isHidden()
    level.choose(CallLevel.ESCALATED.value)  # type: ignore[attr-defined]
    assert form.draft()["grade"] == Grade.D.value
    form.submit()
    assert form.field("failed").error()
    assert form.field("raise_reason").error()
    form.take_draft({"failed": CallLevel.STREET.value, "raise_reason": "多次协调未能解决"})
    form.submit()
    (payload,) = sent
    assert isinstance(payload, Report)
    assert (payload.level, payload.failed) == (CallLevel.ESCALATED, CallLevel.STREET)
    assert payload.raise_reason == "多次协调未能解决"


def test_a_matter_is_found_by_its_initials(form: NewCallForm, district: StillDistrict) -> None:
    from console.pinyin import initials

    matter = district.demo.world.directory.matters[3]
    picker = form.field("matter").control()
    form.show()
    picker.setFocus()
    QTest.keyClicks(picker, initials(matter.name))
    assert matter.code in [item.key for item in picker.offered()]  # type: ignore[attr-defined]


def _open_ticket(district: StillDistrict) -> Ticket:
    return next(
        ticket
        for ticket in district.tickets.values()
        if ticket.stage in (Stage.TRIAGED, Stage.DISPATCHED, Stage.HANDLING)
        and ticket.matter
        and len(ticket.place.area) >= 12
        and ticket.arrived_at > NOW - 6 * 86_400_000
    )


def test_repeats_are_found_while_typing_and_f3_joins_the_likeliest(
    qtbot: QtBot, form: NewCallForm, district: StillDistrict
) -> None:
    known = _open_ticket(district)
    form.show()
    with qtbot.waitSignal(form.edited):
        form.take_draft({"place": known.place.area, "address": "别处", "title": "无关"})
    assert str(known.id) not in [item.key for item in form.repeats.items()]
    with qtbot.waitSignal(form.edited):
        form.take_draft({"address": known.place.address, "title": known.title, "matter": known.matter})
    assert form.repeats.items()[0].key == str(known.id)
    title = form.field("title").control()
    QTest.keyClick(title, Qt.Key.Key_F3)
    assert form.joins() == known.id
    QTest.keyClick(title, Qt.Key.Key_F3)
    assert form.joins() == 0, "the same key takes it back"


def test_drafts_come_back_the_newest_first_and_others_by_one_key(
    qtbot: QtBot, district: StillDistrict
) -> None:
    keeper = DraftKeeper(None, "")
    drafts, ground = CallDrafts(keeper), ground_of(district)
    for title in ("第一件", "第二件"):
        form = drafts.begin(ground, empty=True)
        qtbot.addWidget(form)
        form.take_draft({"title": title})
        drafts.leave()
    form = drafts.begin(ground)
    qtbot.addWidget(form)
    assert form.draft()["title"] == "第二件"
    with qtbot.waitSignal(form.strip.chosen) as chosen:
        first = next(draft for draft in keeper.kept() if draft.fields["title"] == "第一件")
        button = form.findChild(type(form.submit_button()), f"draft-{first.id}")
        assert button is not None
        button.click()
    other = drafts.begin(ground, str(chosen.args[0]))
    qtbot.addWidget(other)
    assert other.draft()["title"] == "第一件"
    drafts.sent(other.draft_id)
    assert [draft.fields["title"] for draft in keeper.kept()] == ["第二件"]


def test_an_empty_call_is_no_draft(qtbot: QtBot, district: StillDistrict) -> None:
    keeper = DraftKeeper(None, "")
    drafts = CallDrafts(keeper)
    qtbot.addWidget(drafts.begin(ground_of(district)))
    drafts.leave()
    assert keeper.kept() == []


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("", 0), ("3", 180), ("2:30", 150), ("2：05", 125), ("x", None), ("1:75", None), ("99999", None)],
)
def test_minutes_as_people_write_them(written: str, seconds: int | None) -> None:
    assert seconds_of(written) == seconds


def test_every_field_has_a_key_of_its_own(qtbot: QtBot, form: NewCallForm) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    keys = {name: form.field(name)._key.text() for name in form.draft()}
    given = [key for key in keys.values() if key]
    assert len(given) == len(set(given))
    assert len(given) >= len(keys) - 2
    form.field("title").take_focus()
    letter = Qt.Key[f"Key_{keys['phone'].rpartition(' ')[2]}"]
    QTest.keyClick(form.field("title").control(), letter, Qt.KeyboardModifier.AltModifier)
    assert form.field("phone").control().hasFocus()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_no_word_of_a_form_is_cut(
    qapp: QApplication, qtbot: QtBot, district: StillDistrict, scale: int
) -> None:
    theme.apply(qapp, theme.GRAPHITE, scale)
    try:
        form = NewCallForm(ground_of(district))
        qtbot.addWidget(form)
        form.resize(theme.px(560), 700)
        form.show()
        QApplication.processEvents()
        for label in form.findChildren(QLabel):
            one_line = not label.wordWrap() and not isinstance(label, ElidedText)
            if label.isVisible() and label.text() and one_line:
                wanted = QFontMetrics(label.font()).horizontalAdvance(label.text())
                assert label.width() >= wanted, label.text()
    finally:
        theme.apply(qapp, theme.GRAPHITE, 100)


def test_the_key_of_each_field_gives_the_keyboard_to_what_hears_it(
    qtbot: QtBot, form: NewCallForm, district: StillDistrict
) -> None:
    ticket = next(one for one in district.tickets.values() if one.stage is Stage.HANDLING)
    ground = ground_of(district, ticket, role=Role.SUPERVISOR)
    made = [one for name in FORMS if (one := made_form(name, ground)) is not None]
    assert len(made) > 10
    heard = 0
    for one in (form, *made):
        qtbot.addWidget(one)
        one.show()
        one.activateWindow()
        qtbot.waitUntil(one.isActiveWindow)
        for name in one.draft():
            field = one.field(name)
            if not (field.isVisible() and field.control().isEnabled() and field.hears_keys()):
                continue
            field.take_focus()
            there = QApplication.focusWidget()
            assert there is not None, name
            assert field.isAncestorOf(there), (one.name(), name)
            assert there.focusPolicy() & Qt.FocusPolicy.TabFocus, (one.name(), name)
            heard += 1
        one.hide()
    assert heard > 40


def test_the_level_is_chosen_by_its_digit_at_once(qtbot: QtBot, form: NewCallForm) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.field(form.first_field()).take_focus()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_3)
    assert form.draft()["level"] == CallLevel.STREET


def test_what_is_corrected_is_not_called_wrong_any_longer(qtbot: QtBot, form: NewCallForm) -> None:
    assert _sent(form) == []
    form.submit()
    assert form.field("title").error()
    assert form.field("address").error()
    title = form.field("title").control()
    QTest.keyClicks(title, "118")
    assert not form.field("title").error()
    assert form.field("address").error(), "the others still are"


def test_enter_picks_and_enter_again_goes_on(
    qtbot: QtBot, form: NewCallForm, district: StillDistrict
) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    place = form.field("place").control()
    place.setFocus()
    QTest.keyClicks(place, _area(district))
    QTest.keyClick(place, Qt.Key.Key_Return)
    assert place.hasFocus()
    assert form.draft()["place"] == _area(district)
    QTest.keyClick(place, Qt.Key.Key_Return)
    assert form.field("address").control().hasFocus()
