"""What goes on between the open tickets of a day: repeats merged, a report split, claims, telephone calls."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from backend.seeding.cast import Cast
from backend.seeding.district import DemoDistrict
from backend.seeding.life import Life, MakeReporter, Recorded, time_ordered_id
from backend.seeding.wording import Texts, somebody
from domain.acts import Claim, LogCall, Merge, Payload, Report, Split, SplitPart
from domain.decide import decide
from domain.instant import MINUTE
from domain.operation import Actor, Operation
from domain.ticket import Ticket
from domain.words import Channel, Stage

REPEATS, SPLITS, CLAIMS, CALLS = 3, 1, 7, 6
NEW_TICKETS = REPEATS + 2 * SPLITS
"""How many numbers `play` needs."""
_QUIET = 12 * MINUTE
"""What a ticket must have been left alone for, so that nothing of it lies after what is made here."""


class _Day:
    def __init__(self, demo: DemoDistrict, texts: Texts, now: int, rng: Random) -> None:
        self.demo, self.texts, self.now, self.rng = demo, texts, now, rng
        self.cast = Cast(demo.world.directory)
        self.records: list[Recorded] = []
        self.present: dict[int, Ticket] = {}

    def do(self, ident: int, payload: Payload, at: int, *, new_id: int = 0) -> None:
        ticket = self.present[ident]
        who = self.seat(ticket)
        op_id = time_ordered_id(at, self.rng)
        decision = decide(
            self.demo.world,
            ticket,
            Operation(op_id=op_id, payload=payload, ticket=ident, client_at=at),
            who,
            at,
            new_id=new_id,
            others=self.present,
        )
        for one in (decision, *decision.also):
            self.present[one.ticket.id] = one.ticket
        self.records.append(Recorded(at=at, op_id=op_id, account=who.account, decision=decision))

    def seat(self, ticket: Ticket) -> Actor:
        return self.cast.street_seat(ticket.place.area, self.rng)


def play(
    demo: DemoDistrict,
    texts: Texts,
    tickets: Iterable[Ticket],
    now: int,
    rng: Random,
    numbers: list[int],
    make_reporter: MakeReporter,
) -> list[Recorded]:
    """Everything of it in the last minutes before `now`, all by the rules.

    `tickets` are all there are as they stand now; `numbers` are `NEW_TICKETS` free ones in a row. A day with
    too few quiet tickets has less of it.
    """
    day = _Day(demo, texts, now, rng)
    at_work = (Stage.REPORTED, Stage.TRIAGED, Stage.DISPATCHED, Stage.HANDLING)
    quiet = [one for one in tickets if one.stage in at_work and one.last_at < now - _QUIET]
    rng.shuffle(quiet)
    day.present = {one.id: one for one in quiet}
    told = [one for one in quiet if one.reporters]
    for ticket, number in zip(told[:REPEATS], numbers[:REPEATS], strict=False):
        _repeat(day, ticket, number, make_reporter)
    for ticket in told[REPEATS : REPEATS + SPLITS]:
        titles = rng.sample(texts.phrases.split_title, 2)
        wish = Split(
            parts=tuple(SplitPart(title=title) for title in titles),
            reason=rng.choice(texts.phrases.split_reason),
        )
        day.do(ticket.id, wish, now - 5 * MINUTE, new_id=numbers[REPEATS])
    for ticket in told[:CALLS]:
        seconds = rng.randrange(20, 400)
        call = LogCall(
            reporter=ticket.reporters[0].id, seconds=seconds, text=rng.choice(texts.phrases.call_text)
        )
        day.do(ticket.id, call, now - 4 * MINUTE)
    for ticket in quiet[:CLAIMS]:
        day.do(ticket.id, Claim(), now - 3 * MINUTE)
    return day.records


def _repeat(day: _Day, ticket: Ticket, number: int, make_reporter: MakeReporter) -> None:
    rng, phrases = day.rng, day.texts.phrases
    spot = next(
        (one for one in day.demo.spots if one.area == ticket.place.area and one.name in ticket.title),
        day.demo.spots[0],
    )
    at = day.now - rng.randrange(9 * MINUTE, 11 * MINUTE)
    life = Life(day.demo.world, rng)
    payload = Report(
        title=rng.choice(phrases.repeat_title).format(title=ticket.title[:100]),
        channel=rng.choice((Channel.CALL, Channel.HOTLINE_12345)),
        place=ticket.place,
        matter=ticket.matter,
        person=somebody(phrases, spot, rng),
    )
    life.report(day.seat(ticket), payload, at, ident=number, make_reporter=make_reporter)
    day.records += life.records
    day.present[number] = life.ticket
    wish = Merge(other=number, reason=rng.choice(phrases.merge_reason))
    day.do(ticket.id, wish, day.now - rng.randrange(6 * MINUTE, 8 * MINUTE))
