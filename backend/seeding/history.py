"""Puts a whole day and its history together: every ticket played out, all events in the order of time."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import msgspec

from backend.seeding.album import Album
from backend.seeding.cast import Cast
from backend.seeding.district import DemoDistrict
from backend.seeding.life import MakeReporter, Recorded
from backend.seeding.openings import limits_of, open_plots
from backend.seeding.plot import Plot, arrivals, plot
from backend.seeding.story import Story
from backend.seeding.wording import Texts
from domain.instant import DAY

HISTORY_SPAN = 120 * DAY
"""The closed tickets lie in the last months."""


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """What was made: events in the order of time, and how many tickets there are."""

    records: tuple[Recorded, ...]
    tickets: int


def play_all(
    demo: DemoDistrict,
    texts: Texts,
    numbered: Iterable[tuple[Plot, int]],
    now: int,
    make_reporter: MakeReporter,
    album: Album | None = None,
) -> Played:
    """Every plot played out until `now`, as the ticket with the id that stands beside it."""
    cast = Cast(demo.world.directory)
    records: list[Recorded] = []
    tickets = 0
    for wanted, ident in numbered:
        story = Story(demo, texts, cast, wanted, now, album=album)
        story.report(ident, make_reporter)
        story.go_on()
        records += story.life.records
        tickets += 1
    return Played(records=in_order(records), tickets=tickets)


def in_order(records: list[Recorded]) -> tuple[Recorded, ...]:
    """All events as one ledger takes them: by time, and within a ticket by version."""
    return tuple(
        sorted(records, key=lambda one: (one.at, one.decision.ticket.id, one.decision.ticket.version))
    )


def closed_plots(
    demo: DemoDistrict, texts: Texts, since: int, now: int, count: int, rng: Random
) -> list[Plot]:
    """Plots that will be over by `now`; their arrivals follow the hours and days of real ones."""
    made = [plot(demo, texts, at, rng) for at in arrivals(rng, count, since, now)]
    return [_over_by(demo, wanted, now, since, rng) for wanted in made]


def _over_by(demo: DemoDistrict, wanted: Plot, now: int, since: int, rng: Random) -> Plot:
    limits = limits_of(demo, wanted)
    whole = int(limits.handling * max(wanted.finish_part, wanted.help_part))
    whole += int(limits.acceptance * wanted.accept_part) + wanted.rate_after + 2 * DAY
    whole += wanted.suspended_for if wanted.suspended_at is not None else 0
    if wanted.quality < 0.2:
        whole *= 2  # it may be done all over again
    if wanted.level_settles_itself:
        whole += 7 * DAY  # a resident may leave it unrated
    latest = now - whole
    if wanted.at < latest:
        return wanted
    spread = max(DAY, latest - since)
    days = (wanted.at - latest) // DAY + 1 + rng.randrange(max(1, spread // DAY))
    return msgspec.structs.replace(wanted, at=wanted.at - days * DAY)


def whole_plots(
    demo: DemoDistrict, texts: Texts, now: int, history: int, open_tickets: int, rng: Random
) -> list[Plot]:
    """The plots of a first start: a history that is over, and a day that is going on."""
    closed = closed_plots(demo, texts, now - HISTORY_SPAN, now, history, rng)
    return closed + open_plots(demo, texts, now, open_tickets, rng, since=now - HISTORY_SPAN)
