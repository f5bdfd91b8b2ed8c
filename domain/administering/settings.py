"""The settings that are numbers, each within what makes sense."""

from __future__ import annotations

from typing import Final

from domain.instant import DAY, HOUR, MINUTE
from domain.policy import Settings, World
from domain.refusal import Code, Refusal

RANGES: Final[dict[str, tuple[int, int]]] = {
    "unrated_closes_after": (DAY, 60 * DAY),
    "reply_within": (10 * MINUTE, 7 * DAY),
    "quiet_from": (0, DAY - MINUTE),
    "quiet_to": (0, DAY - MINUTE),
    "late_found_after": (MINUTE, HOUR),
}
"""Milliseconds, of a span or of the time of day."""


def check_settings(_world: World, settings: Settings, _old: Settings | None) -> None:
    """Raises Refusal for a value out of its range."""
    for name, (least, most) in RANGES.items():
        if not least <= getattr(settings, name) <= most:
            raise Refusal(Code.INVALID, field=name, why="out_of_range", least=least, most=most)
