"""督办: the ladder, its spacing, its hold; and what a light tells by itself."""

import msgspec
import pytest

from domain.acts import (
    Accept,
    AnswerOrder,
    Dispatch,
    Edit,
    Extend,
    Finish,
    ReleaseOrder,
    Supervise,
    Suspend,
    Withdraw,
)
from domain.due import after_quiet, still_wanted
from domain.instant import DAY, HOUR, MINUTE
from domain.messages import Ordered, orders_text
from domain.refusal import Code, Refusal
from domain.supervision import offer
from domain.template import DEFAULT_TEMPLATES, LONGEST
from domain.ticket import short_number
from domain.words import Act, Grade, OrderState, Rung, Urgency
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched, triaged
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)
SIXTH = NOW + 20 * HOUR
"""The last sixth of the acceptance's 24 hours begins."""


def accepted(matter: str = "m-b") -> Desk:
    desk = dispatched(NOW, matter=matter)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    return desk


def rung(desk: Desk) -> Rung:
    return offer(desk.world, desk.ticket, desk.now).rung


def test_not_before_the_last_sixth_of_an_acceptance() -> None:
    desk = dispatched(NOW)
    desk.to(SIXTH - 1)
    assert desk.code(Supervise()) is Code.NOT_DUE
    desk.to(SIXTH)
    assert rung(desk) is Rung.REMINDER
    assert offer(desk.world, desk.ticket, desk.now).reason == "接单时限仅剩 4 小时 0 分"


def test_from_yellow_a_reminder_and_from_red_the_deputy() -> None:
    desk = accepted()
    desk.to(NOW + 36 * HOUR - 1)
    assert desk.code(Supervise()) is Code.NOT_DUE
    desk.to(NOW + 36 * HOUR)
    found = offer(desk.world, desk.ticket, desk.now)
    assert (found.rung, found.contact.id) == (Rung.REMINDER, d.HOUSING_HANDLER)
    assert found.reason == "办理时限已过半，剩 36 小时 0 分"
    desk.to(NOW + 3 * DAY)
    found = offer(desk.world, desk.ticket, desk.now)
    assert (found.rung, found.contact.id) == (Rung.DEPUTY, d.HOUSING_DEPUTY)
    assert found.reason == "办理已到时限"
    desk.wait(3 * HOUR + 12 * MINUTE)
    assert offer(desk.world, desk.ticket, desk.now).reason == "办理已超期 3 小时 12 分"


def test_up_the_ladder_half_an_hour_apart_and_the_last_rung_repeats() -> None:
    desk = accepted()
    desk.to(NOW + 3 * DAY)
    contacts = []
    for _ in range(4):
        desk.do(Supervise())
        contacts.append(desk.ticket.orders[-1].contact)
        given = desk.now
        desk.to(given + 30 * MINUTE - 1)
        refusal = desk.refused(Supervise())
        assert refusal.code is Code.TOO_SOON
        assert refusal.detail["until"] == given + 30 * MINUTE
        desk.wait(1)
    assert contacts == [d.HOUSING_DEPUTY, d.HOUSING_MAIN, d.OFFICE_DESK, d.OFFICE_DESK]
    assert offer(desk.world, desk.ticket, desk.now).asks_first
    assert len({effect.key for effect in desk.effects() if ":order:" in effect.key}) == 4


def test_spacing_is_per_unit_and_rungs_per_assignment() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.to(NOW + DAY)
    desk.do(Supervise(assignment=1))
    desk.do(Supervise(assignment=2))
    assert [order.rung for order in desk.ticket.orders] == [Rung.DEPUTY, Rung.DEPUTY]
    desk.wait(MINUTE)
    desk.do(Withdraw(assignment=2))
    assert desk.code(Supervise(assignment=2)) is Code.NO_ASSIGNMENT
    desk.do(Dispatch(assisting=(d.WATER,), deadline=desk.now + MINUTE))
    desk.wait(MINUTE)
    assert desk.code(Supervise(assignment=3)) is Code.TOO_SOON  # the same unit, under another assignment
    desk.wait(28 * MINUTE)
    desk.do(Supervise(assignment=3))
    assert desk.ticket.orders[-1].rung is Rung.DEPUTY


def test_a_held_order_counts_an_undone_and_a_lapsed_one_do_not() -> None:
    desk = accepted()
    desk.to(NOW + 3 * DAY)
    desk.do(Supervise())
    assert desk.row.orders == 1
    assert desk.code(Supervise()) is Code.TOO_SOON
    desk.undo()
    assert desk.row.orders == 0
    assert rung(desk) is Rung.DEPUTY
    desk.do(Supervise())
    desk.do(Extend(assignment=1, deadline=NOW + 4 * DAY, reason="雨天停工"), d.SUPERVISOR)
    desk.wait(10_000)
    assert desk.acts()[-2:] == [Act.TURN_YELLOW, Act.LAPSE_ORDER]
    assert desk.ticket.orders[-1].state is OrderState.LAPSED
    assert desk.row.orders == 0
    assert rung(desk) is Rung.REMINDER


def test_the_hold_ends_on_its_millisecond() -> None:
    desk = accepted()
    desk.to(NOW + 3 * DAY)
    decision = desk.do(Supervise())
    (effect,) = decision.effects
    assert effect.held
    assert effect.not_before == desk.now + 10_000
    assert not still_wanted(desk.ticket, effect.subject, desk.now)
    assert desk.wait(9_999) == []
    (released,) = desk.wait(1)
    assert released.released == (effect.subject,)
    assert still_wanted(desk.ticket, effect.subject, desk.now)
    assert desk.row.orders_waiting == 1
    desk.do(AnswerOrder(order=1, reply="马上处理"), d.LEADER)
    assert desk.row.orders_waiting == 0


@pytest.mark.parametrize("what", ["finish", "suspend", "withdraw"])
def test_an_order_lapses_when_its_reason_is_gone(what: str) -> None:
    desk = accepted()
    desk.to(NOW + 3 * DAY)
    desk.do(Supervise())
    if what == "finish":
        desk.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    elif what == "suspend":
        desk.do(Suspend(until=NOW + 9 * DAY, reason="等待材料"), d.SUPERVISOR)
    else:
        desk.do(Withdraw(assignment=1, reason="权责变更"))
    assert desk.code(ReleaseOrder(order=1)) is Code.NOT_DUE
    (lapsed,) = desk.wait(10_000)
    assert lapsed.draft.act is Act.LAPSE_ORDER
    assert lapsed.cancelled == ("order:1",)


def test_released_at_once_by_its_giver_alone() -> None:
    desk = accepted()
    desk.to(NOW + 3 * DAY)
    desk.do(Supervise())
    assert desk.code(ReleaseOrder(order=1), d.COLLEAGUE) is Code.NOT_YOURS
    desk.do(ReleaseOrder(order=1))
    assert desk.to(desk.now + 10_000) == []


def test_what_was_shown_is_what_is_sent() -> None:
    desk = accepted()
    desk.to(NOW + 3 * DAY)
    refusal = desk.refused(Supervise(rung=1))
    assert (refusal.code, refusal.detail["rung"]) == (Code.CONFLICT, 2)


def test_nobody_to_send_it_to() -> None:
    desk = triaged(NOW)
    desk.do(Dispatch(lead=d.TEAM))
    desk.to(NOW + DAY)
    with pytest.raises(Refusal) as caught:
        offer(desk.world, desk.ticket, desk.now)
    assert caught.value.code is Code.NO_RECIPIENT


def test_a_deputy_stands_in_and_the_unit_above_lends_its_leaders() -> None:
    contacts = tuple(
        msgspec.structs.replace(contact, away=contact.id == d.HOUSING_DEPUTY, deputy=d.HOUSING_MAIN)
        for contact in d.DIRECTORY.contacts
    )
    directory = msgspec.structs.replace(d.DIRECTORY, contacts=contacts)
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.to(NOW + DAY)
    assert offer(desk.world, desk.ticket, desk.now, 2).contact.id == d.HOUSING_DEPUTY
    desk.world = msgspec.structs.replace(desk.world, directory=directory)
    assert offer(desk.world, desk.ticket, desk.now, 2).contact.id == d.HOUSING_MAIN


# --- what a light tells by itself ---


def test_grade_d_tells_the_main_leader_too_and_a_day_of_red_the_inspection_office() -> None:
    desk = accepted("m-d")
    desk.to(NOW + 15 * DAY)
    assert [effect.contact for effect in desk.effects()] == [
        d.HOUSING_HANDLER,
        d.HOUSING_DEPUTY,
        d.HOUSING_MAIN,
    ]
    desk.to(NOW + 16 * DAY - 1)
    assert desk.acts()[-1] is Act.TURN_RED
    desk.to(NOW + 16 * DAY)
    assert desk.effects()[-1].contact == d.OFFICE_DESK
    assert desk.ticket.orders == ()
    assert rung(desk) is Rung.DEPUTY  # an automatic message uses up no rung


def test_b_is_never_pushed_to_the_inspection_office() -> None:
    desk = accepted()
    desk.to(NOW + 30 * DAY)
    assert Act.STAY_RED not in desk.acts()


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (at(2026, 6, 19, 21, 59), at(2026, 6, 19, 21, 59)),
        (at(2026, 6, 19, 22), at(2026, 6, 20, 7, 30)),
        (at(2026, 6, 20, 0), at(2026, 6, 20, 7, 30)),
        (at(2026, 6, 20, 7, 30) - 1, at(2026, 6, 20, 7, 30)),
        (at(2026, 6, 20, 7, 30), at(2026, 6, 20, 7, 30)),
    ],
)
def test_quiet_hours(now: int, then: int) -> None:
    assert after_quiet(d.RUNNING, now) == then


@pytest.mark.parametrize(("urgency", "quiet"), [(Urgency.NORMAL, True), (Urgency.URGENT, False)])
def test_quiet_hours_hold_for_what_is_not_urgent(urgency: Urgency, quiet: bool) -> None:
    desk = triaged(at(2026, 6, 19, 23))
    if urgency is not Urgency.NORMAL:
        desk.do(Edit(urgency=urgency))
    desk.do(Dispatch(lead=d.HOUSING, deadline=at(2026, 6, 19, 23, 30)))
    desk.to(at(2026, 6, 19, 23, 30))
    red = at(2026, 6, 20, 7, 30) if quiet else desk.now
    assert {effect.not_before for effect in desk.effects()} == {red}
    subject = desk.effects()[0].subject
    assert still_wanted(desk.ticket, subject, desk.now)
    desk.do(Edit(grade=Grade.C))
    assert still_wanted(desk.ticket, subject, desk.now)  # a time of the base's own stays
    desk.do(Withdraw(assignment=1))
    assert not still_wanted(desk.ticket, subject, desk.now)


def test_found_long_after_its_time_it_says_so() -> None:
    desk = accepted()
    desk.wait(3 * DAY + HOUR)
    yellow, red = (decision.draft for decision in desk.decisions[-2:])
    assert yellow.facts["due_at"] == NOW + 36 * HOUR
    assert red.facts["found_late"] == HOUR
    assert "已超期 1 小时 0 分" in desk.effects()[0].text


@pytest.fixture
def red() -> Desk:
    desk = accepted()
    desk.to(NOW + 3 * DAY)
    return desk


def test_an_order_in_words_of_its_own(red: Desk) -> None:
    words = "  请{unit}今天 18:00 前处置 {number}（{rung}：{reason}）{ 急 }  "
    red.do(Supervise(text=words))
    order = red.ticket.orders[-1]
    said = f"请区住建局今天 18:00 前处置 {short_number(red.ticket.id)}（督办：办理已到时限）{{ 急 }}"
    assert order.text == red.effects()[-1].text == said
    facts = red.decisions[-1].draft.facts
    assert (facts["text"], facts["own_words"]) == (said, True)
    assert order.state is OrderState.HELD


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("请尽快处置", "number_missing"),
        ("{number} {phone}", "place"),
        ("{number} 联系人 13912345678", "personal"),
        ("{number} 身份证 44011219800101123X", "personal"),
        ("{number}" + "急" * 300, "too_long"),
    ],
)
def test_words_that_may_not_leave(red: Desk, words: str, why: str) -> None:
    refusal = red.refused(Supervise(text=words))
    assert (refusal.code, refusal.detail["field"], refusal.detail["why"]) == (Code.INVALID, "text", why)
    assert not red.ticket.orders


def test_words_of_its_own_go_alone(red: Desk) -> None:
    red.do(Supervise(text="{number} 请速办", batch="b"))
    assert red.effects()[-1].batch == ""


def test_several_orders_in_one_message() -> None:
    template = "{rung}：{count} 件：{tickets}。"
    one = Ordered(number="0612-0153", title="井盖破损", rung=Rung.DEPUTY)
    long = Ordered(number="0612-0154", title="创业路施工铁板噪声扰民夜间无法休息", rung=Rung.MAIN)
    assert orders_text([one, one], template) == "督办：2 件：0612-0153“井盖破损”、0612-0153“井盖破损”。"
    assert orders_text([one, long], template) == (
        "督办：2 件：0612-0153“井盖破损”、0612-0154“创业路施工铁板噪声扰民夜间…”。"
    )
    assert orders_text([long] * 2, template).startswith("二次督办：2 件")
    many = orders_text([long] * 200, DEFAULT_TEMPLATES[1].text)
    assert "200 件" in many
    assert len(many) <= LONGEST
