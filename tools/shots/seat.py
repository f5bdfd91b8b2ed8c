"""Pictures of what belongs to the whole window: palette, keys, settings, hand-over, lock, sounds."""

from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from domain.words import Role, RowState
from tools.shots.studio import Studio, settle


def _palette(line: str) -> Callable[[Studio], Awaitable[None]]:
    async def scene(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        ticket = studio.choose(RowState.YELLOW)
        studio.choose(RowState.RED)
        await settle()
        desk.frame.over.palette.open()
        panel = desk.frame.over.palette.panel()
        panel.typing_line().setText(line.format(number=f"{ticket % 100_000:04d}"))

    return scene


def _over(name: str) -> Callable[[Studio], Awaitable[None]]:
    async def scene(studio: Studio) -> None:
        desk = studio.sit(Role.DISPATCHER)
        studio.choose(RowState.RED)
        await settle()
        desk.frame.do(name)

    return scene


async def _handover(studio: Studio) -> None:
    desk = studio.sit(Role.DISPATCHER)
    ticket = studio.choose(RowState.RED)
    await settle()
    desk.alarms.shelve(ticket, "值班长已到现场处置")
    desk.frame.do("handover")


async def _locked(studio: Studio) -> None:
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.RED)
    await settle()
    person = desk.world.directory.person_by_id[desk.actor.account]
    words = QCoreApplication.translate(
        "Console", "Locked by {who}. Log in to go on; everything is as you left it."
    )
    studio.window.lock(words.format(who=person.name), "limin", person.id)


async def _hints(studio: Studio) -> None:
    desk = studio.sit(Role.DISPATCHER)
    studio.choose(RowState.RED)
    await settle()
    desk.frame.do("mute")
    desk.frame.over.hints.show_now()


SEAT_SCENES: Final = {
    "palette": _palette(""),
    "palette-supervise": _palette("db {number}"),
    "palette-dispatch": _palette("pd {number} zj"),
    "keys": _over("keys"),
    "settings": _over("settings"),
    "handover": _handover,
    "lock": _locked,
    "hints": _hints,
}
