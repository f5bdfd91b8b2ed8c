"""Rows of the queue for tests: one by hand, any by hypothesis, many by a seed."""

from __future__ import annotations

import random
from typing import Any

import msgspec
from hypothesis import strategies as st

from domain.instant import DAY, HOUR, MINUTE, NEVER
from domain.row import TicketRow
from domain.words import OPEN_STAGES, CallLevel, Channel, ClockKind, Grade, Stage, Urgency

NOW = 1_781_245_928_000
"""2026-06-12 14:32:08 in Shanghai."""

_PLAIN = TicketRow(
    id=20260612_00001,
    version=1,
    title="创业路施工铁板噪声扰民，夜间尤甚",
    address="夏港街 普晖社区 创业路 118 号",
    area="440112004001",
    channel=Channel.CALL,
    level=CallLevel.STREET,
    grade=Grade.C,
    urgency=Urgency.NORMAL,
    stage=Stage.HANDLING,
    matter="0201",
    key_matter=False,
    arrived_at=NOW - 5 * HOUR,
    last_at=NOW - HOUR,
    last_by=3,
    closed_at=NEVER,
    lead=11,
    assisting=0,
    units=(11,),
    orders=0,
    orders_waiting=0,
    red_at=NEVER,
    unacknowledged_red_at=NEVER,
    yellow_at=NEVER,
    last_sixth_at=NEVER,
    pending_kind=None,
    pending_started_at=NEVER,
    pending_red_at=NEVER,
    handling_started_at=NEVER,
    handling_red_at=NEVER,
    suspended_until=NEVER,
)


def ticket_row(count: int = 1, **fields: Any) -> TicketRow:
    """The `count`-th ticket of the day, in handling without a clock unless `fields` say otherwise."""
    return msgspec.structs.replace(_PLAIN, id=20260612_00000 + count, **fields)


def handling(count: int, red_in: int, limit: int = 4 * HOUR, **fields: Any) -> TicketRow:
    """A ticket in handling that turns red `red_in` milliseconds after NOW (was red when negative)."""
    red_at = NOW + red_in
    clock = {
        "red_at": red_at,
        "unacknowledged_red_at": red_at,
        "yellow_at": red_at - limit // 2,
        "handling_started_at": red_at - limit,
        "handling_red_at": red_at,
    }
    return ticket_row(count, **(clock | fields))


def pending(count: int, red_in: int, limit: int = DAY, **fields: Any) -> TicketRow:
    """A ticket that waits for its unit to accept within `red_in` milliseconds from NOW."""
    red_at = NOW + red_in
    clock = {
        "stage": Stage.DISPATCHED,
        "red_at": red_at,
        "unacknowledged_red_at": red_at,
        "last_sixth_at": red_at - limit // 6,
        "pending_kind": ClockKind.ACCEPTANCE,
        "pending_started_at": red_at - limit,
        "pending_red_at": red_at,
    }
    return ticket_row(count, **(clock | fields))


def suspended(count: int, **fields: Any) -> TicketRow:
    """A ticket whose clocks stand still until tomorrow."""
    aside = {"stage": Stage.SUSPENDED, "suspended_until": NOW + DAY}
    return ticket_row(count, **(aside | fields))


def closed(count: int, **fields: Any) -> TicketRow:
    """A ticket of the archive."""
    return ticket_row(count, **({"stage": Stage.CLOSED, "closed_at": NOW - DAY} | fields))


_instants = st.one_of(st.just(NEVER), st.integers(NOW - 6, NOW + 6), st.integers(NOW - DAY, NOW + DAY))


@st.composite
def any_rows(draw: st.DrawFn, most: int = 12) -> list[TicketRow]:
    """Rows with any stage and any instants, many of them within milliseconds of NOW, ids all different."""
    numbers = draw(st.lists(st.integers(1, 40), unique=True, max_size=most))
    rows = []
    for number in numbers:
        red_at = draw(_instants)
        rows.append(
            ticket_row(
                number,
                version=draw(st.integers(1, 4)),
                title=draw(st.text("井盖路😀a-\x00\x1f", max_size=6)),
                stage=draw(st.sampled_from(Stage)),
                red_at=red_at,
                unacknowledged_red_at=draw(st.sampled_from([red_at, NEVER])),
                yellow_at=draw(_instants),
                last_sixth_at=draw(_instants),
                handling_red_at=draw(_instants),
                pending_kind=draw(st.sampled_from([None, *ClockKind])),
                last_by=draw(st.integers(0, 3)),
                orders_waiting=draw(st.integers(0, 2)),
                area=draw(st.sampled_from(["440112", "440112004", "440112011003"])),
                units=draw(st.sampled_from([(), (11,), (11, 12)])),
            )
        )
    return rows


_TITLES = (
    "天鹿南路排水改造占道，连日积水难行",
    "创业路施工铁板噪声扰民，夜间尤甚",
    "宝玉直社区僵尸车占道，消防通道受阻",
    "健身房停业，预付卡 300 余会员要求退费",
    "凤凰苑 3 栋楼道灯损坏多日未修",
    "南湖花园底商油烟直排，住户联名反映",
    "二次供水改造后路面未恢复，老人绊倒",
    "江贝社区夜间电压不稳，九点后跳闸",
    "小学门口流动摊贩聚集，放学时段拥堵",
    "加装电梯低层住户异议，要求协调",
    "公用水泵房噪声，影响 12 栋低层住户",
    "小区门口人行道地砖破损",
    "培训机构拒不退费，家长聚集",
    "城中村电动车飞线充电",
    "阳台花盆悬挂，高空坠物隐患",
    "河涌水面漂浮物，异味",
    "新园区企业反映公交接驳不足",
    "老旧小区微改造雨棚意见不一",
    "违建拆除待法院裁定",
    "井盖松动，夜间车辆碾压有响声",
)


def varied(count: int, seed: int = 1, *, first: int = 1) -> list[TicketRow]:
    """A believable mixture of open tickets, the same for the same seed."""
    chance = random.Random(seed)
    rows = []
    for number in range(first, first + count):
        what = chance.choices(
            ["red", "yellow", "green", "pending", "triage", "suspended", "resolved"], [11, 19, 45, 9, 6, 5, 5]
        )[0]
        limit = chance.choice([4, 24, 72, 168]) * HOUR
        common: dict[str, Any] = {
            "title": chance.choice(_TITLES),
            "grade": chance.choice(list(Grade)),
            "level": chance.choice(list(CallLevel)),
            "lead": chance.choice(range(11, 25)),
            "assisting": chance.choice([0, 0, 0, 0, 1, 2, 3]),
            "channel": chance.choice(list(Channel)),
            "last_by": chance.choice(range(1, 9)),
            "area": chance.choice(["440112004001", "440112004002", "440112011003"]),
            "arrived_at": NOW - chance.randrange(DAY),
        }
        if what == "red":
            orders = chance.choice([0, 0, 1])
            red_in = -chance.randrange(MINUTE, 30 * HOUR)
            known = chance.random() < 0.6
            rows.append(
                handling(
                    number,
                    red_in,
                    limit,
                    **common,
                    orders=orders,
                    orders_waiting=orders,
                    **({"unacknowledged_red_at": NEVER} if known else {}),
                )
            )
        elif what == "yellow":
            rows.append(handling(number, chance.randrange(MINUTE, limit // 2), limit, **common))
        elif what == "green":
            rows.append(handling(number, chance.randrange(limit // 2 + MINUTE, limit), limit, **common))
        elif what == "pending":
            rows.append(pending(number, chance.randrange(5 * MINUTE, DAY), **common))
        elif what == "triage":
            common |= {"stage": Stage.REPORTED, "pending_kind": ClockKind.TRIAGE, "grade": None, "lead": 0}
            rows.append(pending(number, chance.randrange(MINUTE, HOUR // 2), HOUR // 2, **common))
        elif what == "suspended":
            rows.append(suspended(number, **common))
        else:
            rows.append(ticket_row(number, **common, stage=Stage.RESOLVED))
    return rows


def is_open(row: TicketRow) -> bool:
    """Whether a row is in the queue."""
    return row.stage in OPEN_STAGES
