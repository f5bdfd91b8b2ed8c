"""Looks every few seconds at what is due for the players, and has it done through the ledger's own door."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from random import Random

import msgspec

from backend.clock import Clock
from backend.demo.pace import Pace, Span
from backend.demo.players import Move, Players
from backend.seeding.album import Album
from backend.seeding.cast import Cast
from backend.seeding.district import DemoDistrict, place_of
from backend.seeding.life import time_ordered_id
from backend.seeding.plot import plot
from backend.seeding.wording import Texts, somebody, tell
from backend.services.sessions import real_now
from backend.store.database import Unavailable
from backend.store.files import Files
from domain.acts import Enclosed, Finish, Payload, Report
from domain.operation import Actor, Operation
from domain.refusal import Refusal
from domain.ticket import Ticket
from domain.wire import OperationAnswer
from domain.words import CallLevel, Channel, FileUse, Grade, Stage

Submit = Callable[[Operation, Actor], Awaitable[OperationAnswer]]
Standing = Callable[[], Awaitable[Sequence[Ticket]]]
"""The district's open tickets."""

_WAITING = frozenset({Stage.REPORTED, Stage.TRIAGED})
_log = logging.getLogger(__name__)


class Driver:
    """Plays the demo for one district, in one process."""

    def __init__(
        self,
        demo: DemoDistrict,
        texts: Texts,
        pace: Pace,
        clock: Clock,
        *,
        submit: Submit,
        standing: Standing,
        seed: str = "demo",
        files: Files | None = None,
    ) -> None:
        """Without a store of files nobody attaches a picture."""
        self._files = files
        self._album = Album()
        self._demo = demo
        self._texts = texts
        self._pace = pace
        self._clock = clock
        self._submit = submit
        self._standing = standing
        self._rng = Random(seed)
        self._cast = Cast(demo.world.directory)
        began = clock.now()
        self._players = Players(demo, texts, pace, seed, began)
        self._next_arrival = self._in(began, pace.first_arrival_s)
        self._done: set[tuple[int, str]] = set()
        self._refused: set[tuple[int, str, int]] = set()
        self._known: dict[int, tuple[int, tuple[Move, ...]]] = {}
        """The moves on each ticket, by the version that they were thought out for."""

    async def run(self) -> None:
        """Plays until it is cancelled. What the rules refuse is let be; anything else ends the demo."""
        while True:
            try:
                await self.step()
            except Unavailable as unavailable:
                _log.warning("the demo waits for the database: %s", unavailable)
            await asyncio.sleep(self._pace.tick_s)

    async def step(self) -> int:
        """Does everything that is due by now. Returns how many acts were carried out."""
        now = self._clock.now()
        standing = await self._standing()
        done = 0
        self._known = {ticket.id: known for ticket in standing if (known := self._known.get(ticket.id))}
        for ticket in standing:
            for move in self._moves_of(ticket):
                if move.at <= now and self._may_try(ticket, move):
                    done += await self._carry_out(ticket, move, now)
                    break  # what comes next is judged by the ticket as it will then be
        if now >= self._next_arrival:
            self._next_arrival = self._in(now, self._pace.arrival_s)
            if sum(ticket.stage in _WAITING for ticket in standing) < self._pace.most_waiting:
                done += await self._report(now)
        return done

    def _in(self, now: int, span: Span) -> int:
        return now + int(1_000 * self._rng.uniform(*span))

    async def _carry_out(self, ticket: Ticket, move: Move, now: int) -> bool:
        payload = move.make()
        if isinstance(payload, Finish) and _leads(ticket, payload.assignment):
            files = await self._pictures(ticket.matter, move.actor, FileUse.AFTER, f"{ticket.id}:{move.key}")
            payload = msgspec.structs.replace(payload, files=files)
        carried_out = await self._say(move.actor, payload, ticket.id, now)
        if carried_out:
            self._done.add((ticket.id, move.key))
        else:
            self._refused.add((ticket.id, move.key, ticket.version))
        return carried_out

    def _moves_of(self, ticket: Ticket) -> tuple[Move, ...]:
        known = self._known.get(ticket.id)
        if known is None or known[0] != ticket.version:
            known = ticket.version, tuple(self._players.moves(ticket))
            self._known[ticket.id] = known
        return known[1]

    def _may_try(self, ticket: Ticket, move: Move) -> bool:
        # What was refused would be refused again until something changes.
        tried = (ticket.id, move.key, ticket.version) in self._refused
        return not tried and (ticket.id, move.key) not in self._done

    async def _report(self, now: int) -> bool:
        wanted = plot(self._demo, self._texts, now, self._rng)
        told = tell(self._texts.phrases, wanted.case, wanted.spot, wanted.channel, self._rng)
        area = wanted.spot.area
        if wanted.channel is Channel.GRID_PATROL:
            who = self._cast.officer(area, self._rng)
        elif wanted.channel is Channel.MINI_PROGRAM:
            who = self._cast.resident(self._rng)
        elif wanted.channel is Channel.ENTERPRISE_DESK:
            who = self._cast.enterprise(self._rng)
        else:
            who = self._cast.street_seat(area, self._rng)
        grid_call = wanted.channel is Channel.GRID_PATROL and wanted.matter.grade is Grade.A
        named = wanted.channel not in (Channel.GRID_PATROL, Channel.CAMERA, Channel.SENSOR)
        payload = Report(
            title=told.title,
            description=told.description,
            channel=wanted.channel,
            level=CallLevel.GRID if grid_call else None,
            place=place_of(self._demo.world, wanted.spot, told.detail),
            person=somebody(self._texts.phrases, wanted.spot, self._rng) if named else None,
            files=await self._pictures(wanted.matter.code, who, FileUse.BEFORE, wanted.seed),
        )
        return await self._say(who, payload, None, now)

    async def _pictures(
        self, matter: str | None, actor: Actor, use: FileUse, seed: object
    ) -> tuple[Enclosed, ...]:
        if self._files is None:
            return ()
        given = self._album.enclosed(matter or "", actor.account, use, f"{seed}:{real_now()}")
        await self._album.lay_in(self._files, real_now())
        return given

    async def _say(self, actor: Actor, payload: Payload, ticket: int | None, now: int) -> bool:
        operation = Operation(
            op_id=time_ordered_id(now, self._rng), payload=payload, ticket=ticket, client_at=now
        )
        try:
            await self._submit(operation, actor)
        except Refusal as refusal:
            # Somebody at a seat was faster, which is what the demo is for.
            _log.debug("the demo's %s on %s was refused: %s", type(payload).__name__, ticket, refusal)
            return False
        return True


def _leads(ticket: Ticket, assignment: int) -> bool:
    lead = ticket.lead()
    return lead is not None and lead.id == assignment
