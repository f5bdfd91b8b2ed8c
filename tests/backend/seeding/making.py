"""Makes a demo in memory, as the ledger would be given it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from random import Random

import msgspec

from backend.seeding.district import DemoDistrict, load_district
from backend.seeding.history import Played, play_all, whole_plots
from backend.seeding.plot import Plot
from backend.seeding.wording import Texts, load_texts
from domain.acts import PersonalData
from domain.ticket import Reporter, Ticket, day_number, ticket_id
from domain.words import OPEN_STAGES, Channel

NOW = 1_781_243_528_000
"""2026-06-12 13:52:08 in Shanghai."""


@cache
def demo() -> DemoDistrict:
    return load_district()


@cache
def texts() -> Texts:
    return load_texts()


def reporter_of(person: PersonalData, channel: Channel, at: int, account: int | None) -> Reporter:
    digest = sha256(msgspec.json.encode((person, at))).hexdigest()
    return Reporter(id=digest[:16], digest=digest, channel=channel, at=at, account=account)


def numbered(plots: Iterable[Plot], taken: Mapping[int, int]) -> Iterator[tuple[Plot, int]]:
    """Each plot with an id, given in the order of arrival; `taken` is how many a day has already."""
    given = dict(taken)
    for wanted in sorted(plots, key=lambda one: one.at):
        day = day_number(wanted.at)
        given[day] = given.get(day, 0) + 1
        yield wanted, ticket_id(wanted.at, given[day])


def played(now: int = NOW, history: int = 200, open_tickets: int = 120, seed: str = "demo") -> Played:
    plots = whole_plots(demo(), texts(), now, history, open_tickets, Random(seed))
    return play_all(demo(), texts(), numbered(plots, {}), now, reporter_of)


@cache
def played_once() -> Played:
    return played()


def tickets_of(made: Played, standing: dict[int, Ticket] | None = None) -> dict[int, Ticket]:
    """The tickets as they are after all events, beside those that stood before."""
    last = dict(standing or {})
    last.update((record.decision.ticket.id, record.decision.ticket) for record in made.records)
    return last


def open_ones(tickets: dict[int, Ticket]) -> list[Ticket]:
    return [ticket for ticket in tickets.values() if ticket.stage in OPEN_STAGES]
