"""What shall happen to a ticket, drawn by chance: where, what, through which channel, by whom, how fast."""

from __future__ import annotations

import math
from random import Random

import msgspec

from backend.seeding.district import DemoDistrict, Spot
from backend.seeding.wording import Case, Texts
from domain.directory import Matter
from domain.instant import DAY, HOUR, MINUTE, shanghai_midnight, shanghai_time_of_day
from domain.words import Channel, Grade, Urgency

_CHANNELS = {
    Channel.GRID_PATROL: 34,
    Channel.HOTLINE_12345: 26,
    Channel.MINI_PROGRAM: 22,
    Channel.CALL: 8,
    Channel.MESSAGE_BOARD: 4,
    Channel.DEPARTMENT_SYSTEM: 2,
}
_SEEN_FROM_THE_STREET = frozenset({"06", "07", "08", "09", "10", "01", "02"})
_HOURS = (2, 1, 1, 1, 1, 2, 5, 12, 28, 34, 30, 24, 14, 18, 28, 30, 26, 24, 18, 16, 14, 11, 8, 4)
"""How much arrives in each hour of the day."""
_DAY_BEGINS = 8 * HOUR + 30 * MINUTE
_DAY_ENDS = 19 * HOUR


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """One ticket as it will go. Spans are in ms, fractions are of the limit that the policy gives."""

    at: int
    """When it arrives."""
    spot: Spot
    case: Case
    matter: Matter
    channel: Channel
    urgency: Urgency
    escalated: bool
    key_matter: bool
    by_community: bool
    """Whether the community's seat works it (a grid's or a community's call); otherwise the street's."""
    triage_after: int
    dispatch_after: int
    returned: bool
    """Whether the first unit sends it back."""
    accept_part: float
    """When the unit accepts, in parts of the acceptance limit."""
    finish_part: float
    """When the unit reports, in parts of the handling limit: over 1 is late."""
    rate_after: int
    help_part: float
    """The same for the assisting units."""
    supervised_at_yellow: bool
    supervised_at_red: bool
    acknowledged: bool
    """Whether the center confirms that it knows of a red light."""
    extended: bool
    suspended_at: float | None
    """When it is suspended, in parts of the handling limit."""
    suspended_for: int
    quality: float
    """0 to 1, how well the unit works: decides the rating."""
    seed: int
    """Decides all the words."""
    by_day: bool = True
    """Whether units work by day alone where the limit leaves them the time."""

    @property
    def level_settles_itself(self) -> bool:
        """Whether a level settles its own matter, so that a resident alone rates it, or nobody."""
        return self.matter.grade < Grade.C and self.channel in (Channel.MINI_PROGRAM, Channel.ENTERPRISE_DESK)


def plot(demo: DemoDistrict, texts: Texts, at: int, rng: Random) -> Plot:
    """What a report that arrives at `at` will be about and how it will go."""
    case, spot = case_and_spot(demo, texts, rng)
    directory = demo.world.directory
    matter = directory.matter_by_code[case.matter]
    entry = directory.responsible_for(matter.code, spot.area)
    # A community calls its street; a department is the street's to call.
    below = entry is not None and len(directory.unit_by_id[entry.lead].area) > len(directory.district)
    late = rng.random() < 0.02
    return Plot(
        at=at,
        spot=spot,
        case=case,
        matter=matter,
        channel=channel_for(matter, spot, rng),
        urgency=_urgency(matter, rng),
        escalated=matter.grade is Grade.D or (matter.grade is Grade.C and rng.random() < 0.06),
        key_matter=matter.grade is Grade.D and rng.random() < 0.5,
        by_community=matter.grade is Grade.A or (below and rng.random() < 0.45),
        triage_after=int(spread(rng, 6 * MINUTE, 0.75)),
        dispatch_after=int(spread(rng, 4 * MINUTE, 0.7)),
        returned=matter.grade in (Grade.B, Grade.C) and rng.random() < 0.06,
        accept_part=rng.uniform(1.02, 1.3) if late else min(spread(rng, 0.12, 0.9), 0.96),
        finish_part=(finish := min(spread(rng, 0.34, 0.55), 1.9)),
        help_part=finish * rng.uniform(0.5, 0.95),
        supervised_at_yellow=rng.random() < 0.16,
        supervised_at_red=rng.random() < 0.6,
        acknowledged=rng.random() < 0.95,
        extended=rng.random() < 0.03,
        suspended_at=rng.uniform(0.1, 0.4) if rng.random() < 0.03 else None,
        suspended_for=rng.randint(1, 5) * DAY,
        rate_after=int(spread(rng, 5 * HOUR, 1.1)),
        quality=rng.random(),
        seed=rng.getrandbits(48),
    )


def case_and_spot(demo: DemoDistrict, texts: Texts, rng: Random) -> tuple[Case, Spot]:
    """A matter by how often it occurs, at a place where it can."""
    case = rng.choices(texts.cases, weights=[one.weight for one in texts.cases])[0]
    spots = [one for one in demo.spots if one.kind in case.where]
    return case, rng.choices(spots, weights=[one.weight for one in spots])[0]


def channel_for(matter: Matter, spot: Spot, rng: Random) -> Channel:
    """How a matter at a spot would come in."""
    if matter.code in ("H095", "H113", "H120", "H134", "H165", "H198"):
        return rng.choice((Channel.HOTLINE_12345, Channel.MESSAGE_BOARD, Channel.MINI_PROGRAM))
    if matter.code == "H001" and rng.random() < 0.4:
        return Channel.SENSOR
    if spot.kind in ("works", "shops") and rng.random() < 0.3:
        return Channel.ENTERPRISE_DESK
    if spot.kind == "road" and matter.code[:2] in _SEEN_FROM_THE_STREET and rng.random() < 0.15:
        return Channel.CAMERA
    return rng.choices(list(_CHANNELS), weights=list(_CHANNELS.values()))[0]


def _urgency(matter: Matter, rng: Random) -> Urgency:
    if matter.code in ("H330", "10002", "06048"):
        return rng.choice((Urgency.URGENT, Urgency.EMERGENCY))
    return Urgency.URGENT if rng.random() < 0.05 else Urgency.NORMAL


def spread(rng: Random, median: float, sigma: float) -> float:
    """A span with the given median and the long tail that work has (log-normal)."""
    return median * math.exp(rng.gauss(0, sigma))


def arrivals(rng: Random, count: int, since: int, until: int) -> list[int]:
    """`count` instants in `[since, until)`, sorted: busy hours, quiet nights, quieter weekends."""
    found: list[int] = []
    first = (since + 8 * HOUR) // DAY
    last = (until - 1 + 8 * HOUR) // DAY
    while len(found) < count:
        day = rng.randint(first, last)
        # The epoch was a Thursday, so days 2 and 3 of each week are Saturday and Sunday.
        if day % 7 in (2, 3) and rng.random() < 0.35:
            continue
        hour = rng.choices(range(24), weights=_HOURS)[0]
        at = shanghai_midnight(day) + hour * HOUR + rng.randrange(HOUR)
        if since <= at < until:
            found.append(at)
    return sorted(found)


def in_daytime(at: int, rng: Random) -> int:
    """The instant itself by day, otherwise some time of the next morning: units work by day."""
    time = shanghai_time_of_day(at)
    if _DAY_BEGINS <= time < _DAY_ENDS:
        return at
    midnight = at - time + (DAY if time >= _DAY_ENDS else 0)
    return midnight + _DAY_BEGINS + rng.randrange(2 * HOUR)
