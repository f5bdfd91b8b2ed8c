"""The banner from the first of November on, while next year's working calendar is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from console import clock_text
from console.widgets import banner as banners
from console.widgets.banner import Banner
from domain.policy import World
from domain.words import Role

FROM_MONTH: Final = 11
"""The State Council announces the next year in late autumn; limits in working days reach into it soon."""
_TOLD: Final = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


def missing_year(world: World, now: int) -> int | None:
    """The year whose calendar should be there by now and is not: this one, or from November the next."""
    today = clock_text.local(now)
    if today.year not in world.calendar.years_loaded:
        return today.year
    if today.month >= FROM_MONTH and today.year + 1 not in world.calendar.years_loaded:
        return today.year + 1
    return None


class CalendarReminder(QObject):
    """Shows and hides the banner as time and set-up go on; only for who can do something about it."""

    def __init__(self, banner: Banner, world: Callable[[], World], role: Role, parent: QObject) -> None:
        super().__init__(parent)
        self._banner, self._world, self._role = banner, world, role
        self._shown: int | None = None

    def look(self, now: int) -> None:
        """Whether a year is missing at this server time."""
        year = missing_year(self._world(), now) if self._role in _TOLD else None
        if year == self._shown:
            return
        self._shown = year
        if year is None:
            self._banner.hide()
            return
        administers = self._role is Role.ADMINISTRATOR
        detail = self.tr("Limits in working days that reach into it cannot be laid down.")
        whom = "" if administers else self.tr("Tell the administrator.")
        self._banner.show_message(
            self.tr("The working calendar of {year} is missing").format(year=year),
            f"{detail}{whom}",
            action=self.tr("Load it") if administers else "",
            kind=banners.NOTICE,
            icon="calendar-time",
        )
