"""Which tickets the queue shows and in which order: what the user chose."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from console.models.waiting import Waiting
from domain.words import CallLevel, Channel, Counter, Grade, Stage


class SortOrder(StrEnum):
    """How the queue is sorted: within equal ones by urgency, in the archive the last closed first."""

    URGENCY = "urgency"
    """紧迫度: the order of `domain.row.urgency_key`."""
    DUE = "due"
    """到期时间: what turns red first stands first."""
    ARRIVAL = "arrival"
    """上报时间: the newest first."""
    AREA = "area"
    """街道: by area."""
    NUMBER = "number"
    """编号: the highest first."""
    GRADE = "grade"
    """级: the hardest first, those without a grade last."""
    LEVEL = "level"
    """呼叫: the highest call first, what was not called up last."""
    UNIT = "unit"
    """承办: by the lead's name as it is read, those without a lead last."""
    STATUS = "status"
    """状态: in the order of the stages."""
    CHANNEL = "channel"
    """来源: in the order of the channels."""
    LAST = "last"
    """最后动作: the latest first."""
    ORDERS = "orders"
    """督办次数: the most first."""


class Tag(StrEnum):
    """What marks a ticket beside its state: several may hold at once."""

    URGENT = "urgent"
    """紧急."""
    EMERGENCY = "emergency"
    """应急."""
    KEY_MATTER = "key_matter"
    """重点案件."""
    JOINT = "joint"
    """联动: other units assist the lead."""
    SUPERVISED = "supervised"
    """督办过: an order was sent for it, answered or not."""
    CLAIMED = "claimed"
    """已认领: somebody said that he works on it."""
    UNCLAIMED = "unclaimed"
    """无人认领."""
    UNACKNOWLEDGED = "unacknowledged"
    """未确认: red, and nobody has confirmed to know of it."""


class QueueFilter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a row must be to be shown. The default shows the whole queue.

    Of each field of several values any will do; an empty one asks nothing.
    """

    counter: Counter | None = None
    supervised: bool = False
    """督办中: an order was sent and not yet answered."""
    mine: bool = False
    """我的: this account touched it last."""
    waiting: Waiting | None = None
    """It waits in this way, for the viewer's own unit or for the supervisor."""
    text: str = ""
    """Contained in title, address or number."""
    archive: bool = False
    """Show the archive below the queue too."""
    streets: tuple[str, ...] = ()
    """Codes of areas; a row lies in one of them."""
    units: tuple[int, ...] = ()
    """One of them leads or assists."""
    grades: tuple[Grade, ...] = ()
    channels: tuple[Channel, ...] = ()
    levels: tuple[CallLevel, ...] = ()
    stages: tuple[Stage, ...] = ()
    since: int | None = None
    """Arrived at or after this instant …"""
    until: int | None = None
    """… and before this one."""
    days: int = 0
    """Arrived today (1) or in the last so many days, today among them; 0 asks nothing."""
    tags: tuple[Tag, ...] = ()

    @property
    def own_sort_key(self) -> tuple[Counter | None, bool, bool, Waiting | None]:
        """Each counter keeps its own sort order."""
        return self.counter, self.supervised, self.mine, self.waiting

    @property
    def narrowed(self) -> bool:
        """Whether anything but the counter narrows it."""
        return self != self.of_counter_alone()

    def of_counter_alone(self) -> QueueFilter:
        """The same counter without anything else."""
        return QueueFilter(
            counter=self.counter, supervised=self.supervised, mine=self.mine, waiting=self.waiting
        )
