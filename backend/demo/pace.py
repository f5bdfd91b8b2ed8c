"""How fast the demo plays: data, so that a test or a show can have its own."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from resources import resource_path

Chance = Annotated[float, Meta(ge=0, le=1)]
Seconds = Annotated[float, Meta(ge=0)]
Span = tuple[Seconds, Seconds]
"""The shortest and the longest, in seconds of the domain clock."""


class Pace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every interval is drawn evenly between its two ends, by chance that the ticket itself decides."""

    tick_s: Annotated[float, Meta(gt=0)]
    """How often the driver looks, in real seconds."""
    arrival_s: Span
    """Between two reports."""
    first_arrival_s: Span
    most_waiting: int
    """With so many tickets that wait for a dispatcher nothing new arrives."""
    accept_s: Span
    """From a dispatch while the driver runs to its acceptance."""
    finish_s: Span
    """From such an acceptance to the result."""
    unit_note_s: Span
    unit_note_chance: Chance
    return_chance: Chance
    standing_accept_s: Span
    """What was pending already when the driver began: from then to its acceptance."""
    standing_finish_s: Span
    supervised_s: Span
    """From a supervision order to what it wanted."""
    supervised_chance: Chance
    """How many orders move the unit at once."""
    answer_order_s: Span
    resident_rates_s: Span
    resident_rates_chance: Chance
    unattended_triage_s: Span
    """A dispatcher's work is done by a colleague only after it was left so long."""
    unattended_dispatch_s: Span
    unattended_rate_s: Span


def load_pace() -> Pace:
    """The pace as it ships."""
    return msgspec.json.decode(resource_path("demo", "pace.json").read_bytes(), type=Pace)
