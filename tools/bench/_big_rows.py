"""The tickets of a big district, by number: the same number gives the same place, title and times."""

from __future__ import annotations

import random
from typing import Final

from msgspec import structs

from domain.instant import DAY, HOUR, MINUTE, NEVER
from domain.row import TicketRow
from domain.words import CallLevel, Channel, Grade, Stage, Urgency

OPEN: Final = 20_000
ARCHIVE: Final = 403_000
NOW: Final = 1_781_245_928_000
SEEN_SHARE: Final = 0.05
"""Of the changes, the part that is on rows in sight."""
_PLACES: Final = tuple(  # one line is read more easily than ten
    "创业路 港前路 丰乐路 大沙地 黄埔东路 开发大道 科学大道 香雪路 天鹿南路 宏明路".split()  # noqa: SIM905
)
_THINGS: Final = tuple(
    "井盖 路灯 铁板 水泵房 配电箱 树木 摊贩 电动车 油烟 雨棚 护栏 积水 垃圾桶 标线".split()  # noqa: SIM905
)
_FAULTS: Final = tuple(
    "破损多日未修 噪声扰民，夜间尤甚 堵塞消防通道 存在安全隐患 影响老人通行 需要协调 无人处理".split()  # noqa: SIM905
)
_CHANNELS, _LEVELS, _GRADES = tuple(Channel), tuple(CallLevel), tuple(Grade)


def row(number: int, chance: random.Random) -> TicketRow:
    """A closed ticket, the next one for each number."""
    place = chance.choice(_PLACES)
    day, count = divmod(number, 900)
    at = NOW - number * MINUTE
    return TicketRow(
        id=(20250101 + day % 28 + day // 28 % 12 * 100) * 100_000 + 1 + count + day // 336 * 1000,
        version=3,
        title=f"{place}{number % 397} 号{chance.choice(_THINGS)}{chance.choice(_FAULTS)}",
        address=f"{place} {number % 397} 号 {number % 31} 栋",
        area=f"440112{number % 17:03d}{number % 11:03d}",
        channel=chance.choice(_CHANNELS),
        level=chance.choice(_LEVELS),
        grade=chance.choice(_GRADES),
        urgency=Urgency.NORMAL,
        stage=Stage.CLOSED,
        matter=f"02{number % 40:02d}",
        key_matter=False,
        arrived_at=at,
        last_at=at,
        last_by=number % 50,
        closed_at=at,
        lead=number % 25 + 1,
        assisting=number % 3,
        units=(number % 25 + 1,),
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


def open_row(number: int, chance: random.Random, version: int = 3) -> TicketRow:
    """A ticket in handling."""
    red_at = NOW + chance.randrange(-8 * HOUR, 60 * HOUR)
    return structs.replace(
        row(number, chance),
        version=version,
        stage=Stage.HANDLING,
        closed_at=NEVER,
        red_at=red_at,
        unacknowledged_red_at=red_at if chance.random() < 0.1 else NEVER,
        yellow_at=red_at - DAY,
        handling_started_at=red_at - 2 * DAY,
        handling_red_at=red_at,
    )
