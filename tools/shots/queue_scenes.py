"""The states of the queue as pictures: narrowed, arranged, several at once, under the hand."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from console.desk import Desk
from console.models.queue_choice import QueueFilter, Tag
from console.models.queue_memory import QueueMemory, RowHeight, with_saved
from console.views.queue_export_panel import ExportPanel
from domain.wire import Presence
from domain.words import Channel, Counter, Grade, Role, Stage
from tools.shots.district import NOW
from tools.shots.studio import Studio, settle


def _street(desk: Desk, name: str) -> tuple[str, ...]:
    return tuple(area.code for area in desk.world.directory.areas if area.name == name)


async def queue_filter(studio: Studio) -> None:
    """The queue narrowed by its panel, and by a word."""
    desk = studio.sit(Role.DISPATCHER)
    queue = desk.work_page.queue
    queue.choose(QueueFilter(grades=(Grade.B, Grade.C), tags=(Tag.JOINT, Tag.SUPERVISED), text="lu"))
    queue.open_filter()


async def queue_archive(studio: Studio) -> None:
    """The archive with the same filters, rows compact, further columns."""
    desk = studio.sit(Role.DISPATCHER)
    queue = desk.work_page.queue
    kept = queue.table.header.kept()
    queue.table.take_columns(tuple(msgspec.structs.replace(one, shown=True) for one in kept))
    queue.table.take_row_height(RowHeight.COMPACT)
    await asyncio.sleep(0.6)  # the archive is put in order twice a second
    queue.choose(QueueFilter(archive=True, streets=_street(desk, "夏港街道")))


async def queue_columns(studio: Studio) -> None:
    """The choice of columns."""
    desk = studio.sit(Role.DISPATCHER)
    desk.work_page.queue.open_columns()


async def queue_saved(studio: Studio) -> None:
    """The saved filters."""
    desk = studio.sit(Role.DISPATCHER)
    queue = desk.work_page.queue
    choices = (
        ("夏港联动", QueueFilter(streets=_street(desk, "夏港街道"), tags=(Tag.JOINT,))),
        ("超期重点", QueueFilter(counter=Counter.OVERDUE, tags=(Tag.KEY_MATTER, Tag.EMERGENCY))),
        ("近一周热线", QueueFilter(channels=(Channel.HOTLINE_12345,), days=7, archive=True)),
    )
    memory = QueueMemory()
    for name, choice in choices:
        memory = with_saved(memory, name, choice)
    queue.recall(memory)
    queue.open_saved()


async def queue_batch(studio: Studio) -> None:
    """Several tickets at once: who gets how many messages."""
    desk = studio.sit(Role.DISPATCHER)
    table = desk.work_page.queue.table
    desk.work_page.counters.choose("overdue")
    table.select_all_shown()
    await settle()
    desk.frame.do("supervise")


async def queue_empty_filter(studio: Studio) -> None:
    """Nothing fits the filter."""
    desk = studio.sit(Role.DISPATCHER)
    desk.work_page.queue.choose(QueueFilter(grades=(Grade.D,), text="没有这件事"))


async def queue_export(studio: Studio) -> None:
    """What is to be written into a file."""
    desk = studio.sit(Role.DISPATCHER)
    desk.frame.do("export")
    panel = desk.work_page.queue.panels.content()
    if isinstance(panel, ExportPanel):
        panel.path.setText("工单 20260612-1432.csv")


async def queue_held(studio: Studio) -> None:
    """Changes that wait under the hand, company at a ticket, claims, a flood of new reds."""
    desk = studio.sit(Role.DISPATCHER)
    table, store = desk.work_page.queue.table, desk.store
    table.hold_for("menu")
    others = [one.id for one in desk.world.directory.people if one.role is Role.DISPATCHER][1:3]
    rows = [store.ticket_row(int(row)) for row in store.open_rows()]
    reddening = [row for row in rows if row.stage is Stage.HANDLING and row.red_at > NOW][:12]
    store.apply(
        [
            msgspec.structs.replace(
                row,
                version=row.version + 1,
                red_at=NOW - 1000,
                handling_red_at=NOW - 1000,
                unacknowledged_red_at=NOW - 1000,
                yellow_at=NOW - 9000,
            )
            for row in reddening
        ]
    )
    claimed = [row for row in rows if row.red_at < NOW][:4]
    store.apply(
        [
            msgspec.structs.replace(row, version=row.version + 1, claimed_by=account, claimed_at=NOW)
            for row, account in zip(claimed, [*others, *others], strict=False)
        ]
    )
    store.announce()
    for account, row in zip(others, claimed, strict=False):
        desk.company.hear(Presence(account=account, ticket=row.id, at=NOW))


QUEUE_SCENES: Final[dict[str, Callable[[Studio], Awaitable[None]]]] = {
    "queue-filter": queue_filter,
    "queue-archive": queue_archive,
    "queue-columns": queue_columns,
    "queue-saved": queue_saved,
    "queue-batch": queue_batch,
    "queue-empty-filter": queue_empty_filter,
    "queue-export": queue_export,
    "queue-held": queue_held,
}
