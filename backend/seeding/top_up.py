"""A demo that was left alone for a while: what happened meanwhile, so that it is a living day again."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import msgspec

from backend.seeding.cast import Cast
from backend.seeding.district import DemoDistrict
from backend.seeding.history import closed_plots, in_order
from backend.seeding.life import Recorded
from backend.seeding.openings import open_plots
from backend.seeding.plot import Plot, plot
from backend.seeding.story import Story
from backend.seeding.wording import Texts
from domain.instant import DAY, HOUR
from domain.ticket import Ticket
from domain.words import OPEN_STAGES

SHORT_PAUSE = 3 * HOUR
"""What is shorter changes nothing: a seat that comes back finds its work as it was left."""

_A_DAY = 17
_MOST_CLOSED = 600
_LONG_PAUSE = 4 * DAY


class WentOn(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the tickets that stood open, and the plots of those that came meanwhile."""

    records: tuple[Recorded, ...]
    fresh: tuple[Plot, ...]
    """To be played out like those of a first start."""


def go_on(
    demo: DemoDistrict,
    texts: Texts,
    standing: Iterable[Ticket],
    since: int,
    now: int,
    rng: Random,
    open_tickets: int,
) -> WentOn:
    """What happened between `since` (the ledger's last event) and `now`.

    Most of the tickets that stand open go on as their kind does; some are left as they are. What arrived and
    was settled meanwhile is added, and fresh ones until about `open_tickets` are open.
    """
    if now - since < SHORT_PAUSE:
        return WentOn(records=(), fresh=())
    left, records = _standing_go_on(demo, texts, standing, since, now, rng)
    days = (now - since) / DAY
    meanwhile = closed_plots(demo, texts, since, now, min(_MOST_CLOSED, round(days * _A_DAY)), rng)
    plots = [one for one in meanwhile if one.at > since]
    if left < open_tickets:
        plots += open_plots(demo, texts, now, open_tickets - left, rng, since=since)
    return WentOn(records=in_order(records), fresh=tuple(plots))


def _standing_go_on(
    demo: DemoDistrict, texts: Texts, standing: Iterable[Ticket], since: int, now: int, rng: Random
) -> tuple[int, list[Recorded]]:
    cast = Cast(demo.world.directory)
    stays = 0.2 if now - since < _LONG_PAUSE else 0.04
    left, records = 0, []
    for ticket in standing:
        until = since if rng.random() < stays else now
        begins = since + rng.randrange(1, min(now - since, 2 * DAY))
        wanted = _plot_of(demo, texts, ticket, rng)
        if wanted is None:
            until, wanted = since, plot(demo, texts, now, rng)
        story = Story(demo, texts, cast, wanted, until, ticket, begins)
        if until == now:
            story.go_on()
        else:
            story.life.let_pass(now)
        records += story.life.records
        left += story.life.ticket.stage in OPEN_STAGES
    return left, records


def _plot_of(demo: DemoDistrict, texts: Texts, ticket: Ticket, rng: Random) -> Plot | None:
    """How a ticket that stands would go on; None where it is none of the demo's own reports."""
    case = next((one for one in texts.cases if one.told(ticket.title)), None)
    spots = [one for one in demo.spots if one.area == ticket.place.area and one.name in ticket.title]
    if case is None or not spots or ticket.matter not in (None, case.matter):
        return None
    drawn = plot(demo, texts, ticket.arrived_at, rng)
    return msgspec.structs.replace(
        drawn,
        spot=spots[0],
        case=case,
        matter=demo.world.directory.matter_by_code[case.matter],
        channel=ticket.channel,
        urgency=ticket.urgency,
        by_community=False,
        returned=False,
    )
