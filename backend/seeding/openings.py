"""The open tickets of the first minute: so many of each state, some about to turn, all relative to now."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from random import Random

import msgspec

from backend.seeding.district import DemoDistrict
from backend.seeding.plot import Plot, plot
from backend.seeding.wording import Texts
from domain.instant import DAY, HOUR, MINUTE, SECOND, shanghai_time_of_day
from domain.policy import limit_for
from domain.ticket import Ticket
from domain.words import ClockKind

_FAR = 4_000 * DAY
_NEVER_PART = 50.0
replace = msgspec.structs.replace


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What the policy gives the ticket that a plot makes, in ms."""

    acceptance: int
    handling: int


def limits_of(demo: DemoDistrict, wanted: Plot) -> Limits:
    """The limits of a plot's ticket once it is triaged."""
    ticket = Ticket(
        id=1,
        district=demo.world.directory.district,
        channel=wanted.channel,
        matter=wanted.matter.code,
        grade=wanted.matter.grade,
        urgency=wanted.urgency,
    )
    acceptance = limit_for(demo.world, ticket, ClockKind.ACCEPTANCE)
    handling = limit_for(demo.world, ticket, ClockKind.HANDLING)
    if acceptance is None or handling is None:
        raise LookupError(f"the table of limits says nothing of {wanted.matter.code}")
    return Limits(acceptance=acceptance.amount, handling=handling.amount)


Shape = Callable[[Plot, Limits, int, Random], Plot | None]
"""Fits a plot to a wanted state at `now`, or None where its limits do not allow it."""


def _waiting(wanted: Plot, _limits: Limits, now: int, rng: Random) -> Plot:
    return replace(wanted, at=now - rng.randrange(40 * SECOND, 22 * MINUTE), triage_after=_FAR)


def _waiting_long(wanted: Plot, _limits: Limits, now: int, rng: Random) -> Plot:
    # The triage clock runs out within the first minutes.
    return replace(wanted, at=now - 30 * MINUTE + rng.randrange(MINUTE, 9 * MINUTE), triage_after=_FAR)


def _waiting_red(wanted: Plot, _limits: Limits, now: int, rng: Random) -> Plot:
    return replace(
        wanted, at=now - rng.randrange(32 * MINUTE, 50 * MINUTE), triage_after=_FAR, acknowledged=False
    )


def _triaged(wanted: Plot, _limits: Limits, now: int, rng: Random) -> Plot:
    age = rng.randrange(5 * MINUTE, 26 * MINUTE)
    return replace(wanted, at=now - age, triage_after=int(age * rng.uniform(0.2, 0.8)), dispatch_after=_FAR)


def _dispatched_at(wanted: Plot, at: int) -> Plot:
    """The plot with its arrival so that the dispatch falls on `at`."""
    return replace(wanted, at=at - wanted.triage_after - wanted.dispatch_after, returned=False, by_day=False)


def _pending(least: float, most: float) -> Shape:
    def shape(wanted: Plot, limits: Limits, now: int, rng: Random) -> Plot | None:
        age = int(limits.acceptance * rng.uniform(least, most))
        if age > 0.45 * limits.handling:
            return None
        return replace(_dispatched_at(wanted, now - age), accept_part=_NEVER_PART, finish_part=_NEVER_PART)

    return shape


def _pending_turning(wanted: Plot, limits: Limits, now: int, rng: Random) -> Plot | None:
    left = rng.randrange(MINUTE, 9 * MINUTE)
    age = limits.acceptance - left
    if left > limits.acceptance // 6 or age + 10 * MINUTE > limits.handling // 2:
        return None
    return replace(_dispatched_at(wanted, now - age), accept_part=_NEVER_PART, finish_part=_NEVER_PART)


def _pending_red(wanted: Plot, limits: Limits, now: int, rng: Random) -> Plot | None:
    age = limits.acceptance + rng.randrange(2 * MINUTE, 50 * MINUTE)
    if age > 0.9 * limits.handling:
        return None
    quiet = replace(_dispatched_at(wanted, now - age), acknowledged=False, supervised_at_red=False)
    return replace(quiet, accept_part=_NEVER_PART, finish_part=_NEVER_PART)


def _at_work(wanted: Plot, limits: Limits, now: int, age: int, rng: Random) -> Plot:
    accepted = min(int(age * rng.uniform(0.02, 0.5)), int(limits.acceptance * rng.uniform(0.05, 0.9)))
    return replace(
        _dispatched_at(wanted, now - age),
        accept_part=accepted / limits.acceptance,
        finish_part=_NEVER_PART,
        help_part=rng.uniform(0.3, 0.7) if rng.random() < 0.6 else _NEVER_PART,
        extended=False,
        suspended_at=None,
    )


def _handling(least: float, most: float, **changes: bool) -> Shape:
    def shape(wanted: Plot, limits: Limits, now: int, rng: Random) -> Plot:
        age = int(limits.handling * rng.uniform(least, most))
        return replace(_at_work(wanted, limits, now, age, rng), **changes)

    return shape


def _overdue(most: int, *, acknowledged: bool) -> Shape:
    def shape(wanted: Plot, limits: Limits, now: int, rng: Random) -> Plot:
        over = rng.randrange(2 * MINUTE, most)
        made = _at_work(wanted, limits, now, limits.handling + over, rng)
        return replace(made, acknowledged=acknowledged, supervised_at_red=acknowledged and rng.random() < 0.7)

    return shape


def _turning(part: float) -> Shape:
    def shape(wanted: Plot, limits: Limits, now: int, rng: Random) -> Plot:
        age = int(limits.handling * part) - rng.randrange(MINUTE, 10 * MINUTE)
        return replace(_at_work(wanted, limits, now, age, rng), supervised_at_yellow=False)

    return shape


def _suspended(wanted: Plot, limits: Limits, now: int, rng: Random) -> Plot | None:
    if limits.handling < 2 * DAY:
        return None
    made = _at_work(wanted, limits, now, int(limits.handling * rng.uniform(0.3, 0.45)), rng)
    return replace(made, suspended_at=rng.uniform(0.1, 0.25), suspended_for=rng.randint(7, 12) * DAY)


def _resolved(wanted: Plot, limits: Limits, now: int, rng: Random) -> Plot:
    part = rng.uniform(0.1, 0.75)
    ago = rng.randrange(4 * MINUTE, 30 * HOUR)
    made = _at_work(wanted, limits, now, ago + int(limits.handling * part), rng)
    accept = min(made.accept_part, part * 0.5 * limits.handling / limits.acceptance)
    return replace(
        made, accept_part=accept, finish_part=part, help_part=part * 0.8, rate_after=_FAR, quality=0.9
    )


_MIX: tuple[tuple[Shape, int], ...] = (
    (_waiting, 5),
    (_waiting_long, 2),
    (_waiting_red, 1),
    (_triaged, 5),
    (_pending(0.02, 0.75), 8),
    (_pending(0.84, 0.95), 2),
    (_pending_turning, 3),
    (_pending_red, 2),
    (_handling(0.03, 0.44), 46),
    (_turning(0.5), 5),
    (_handling(0.55, 0.9), 12),
    (_handling(0.7, 0.95, supervised_at_yellow=True), 4),
    (_turning(1.0), 4),
    (_overdue(30 * HOUR, acknowledged=True), 6),
    (_overdue(90 * MINUTE, acknowledged=False), 2),
    (_suspended, 5),
    (_resolved, 8),
)
"""How many of 120 open tickets are in which state."""

_WHOLE = sum(count for _, count in _MIX)
_TRIES = 400
_MOST_OF_A_MATTER = 4


def open_plots(demo: DemoDistrict, texts: Texts, now: int, count: int, rng: Random, since: int) -> list[Plot]:
    """About `count` plots that are open at `now`, spread over all states, none arriving before `since`.

    What cannot have begun after `since` (a long limit on a short stretch of time) is left out.
    """
    made: list[Plot] = []
    of_matter: Tally[str] = Tally()
    seen: set[tuple[str, str]] = set()
    for shape, share in _MIX:
        for _ in range(round(share * count / _WHOLE)):
            found = _fitted(shape, demo, texts, now, rng, since, of_matter, seen)
            if found is not None:
                made.append(found)
                of_matter[found.matter.code] += 1
                seen.add((found.matter.code, found.spot.name))
    return made


def _fitted(
    shape: Shape,
    demo: DemoDistrict,
    texts: Texts,
    now: int,
    rng: Random,
    since: int,
    of_matter: Mapping[str, int],
    seen: AbstractSet[tuple[str, str]],
) -> Plot | None:
    best: Plot | None = None
    for _ in range(_TRIES):
        drawn = plot(demo, texts, now, rng)
        often = of_matter.get(drawn.matter.code, 0) >= _MOST_OF_A_MATTER
        if often or (drawn.matter.code, drawn.spot.name) in seen:
            continue
        drawn = replace(
            drawn,
            triage_after=min(drawn.triage_after, 25 * MINUTE),
            dispatch_after=min(drawn.dispatch_after, 4 * MINUTE),
            suspended_at=None,
            extended=False,
            returned=False,
        )
        fitted = shape(drawn, limits_of(demo, drawn), now, rng)
        if fitted is None or fitted.at <= since:
            continue
        best = fitted
        # Few report at night, unless now is night itself.
        if 7 * HOUR <= shanghai_time_of_day(fitted.at) < 22 * HOUR or now - fitted.at < 8 * HOUR:
            return fitted
    return best
