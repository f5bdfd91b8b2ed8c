"""Carries a plot out, step by step, as far as the present."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from backend.seeding.album import Album
from backend.seeding.cast import Cast
from backend.seeding.district import DemoDistrict, place_of
from backend.seeding.life import Life, MakeReporter
from backend.seeding.plot import Plot, in_daytime, spread
from backend.seeding.side_acts import SideActs
from backend.seeding.wording import Telling, Texts, somebody, tell
from domain.acts import (
    Accept,
    Answer,
    Dispatch,
    Enclosed,
    Finish,
    Rate,
    Reopen,
    Report,
    ResidentRate,
    Return,
    Triage,
)
from domain.clock import Clock
from domain.clockwork import clock_id
from domain.deciding.closing import only_resident_rates
from domain.instant import DAY, HOUR, MINUTE, NEVER, SECOND
from domain.operation import Actor
from domain.ticket import Ticket
from domain.words import (
    AnswerMeans,
    AssignmentStage,
    CallLevel,
    Channel,
    ClockKind,
    FileUse,
    Grade,
    Part,
    Satisfaction,
    Stage,
    UnitKind,
    Urgency,
)

_TOLD_BY_PEOPLE = frozenset(
    {
        Channel.HOTLINE_12345,
        Channel.MINI_PROGRAM,
        Channel.CALL,
        Channel.MESSAGE_BOARD,
        Channel.ENTERPRISE_DESK,
    }
)


class Story:
    """One ticket from its arrival, or from where it stands at `since`, to `until`."""

    def __init__(
        self,
        demo: DemoDistrict,
        texts: Texts,
        cast: Cast,
        plot: Plot,
        until: int,
        ticket: Ticket | None = None,
        since: int = 0,
        album: Album | None = None,
    ) -> None:
        self._album = album
        self._demo = demo
        self._phrases = texts.phrases
        self._cast = cast
        self._plot = plot
        self._until = until
        self._from = since
        self._rng = Random(plot.seed)
        self.life = Life(demo.world, self._rng, ticket, since, album)
        self._told: Telling = tell(self._phrases, plot.case, plot.spot, plot.channel, self._rng)
        self._sides = SideActs(demo.world, cast, texts.phrases, self.life, self._rng)
        self._returned = False

    def report(self, ident: int, make_reporter: MakeReporter) -> None:
        """The matter arrives."""
        plot, told = self._plot, self._told
        reporting, account = self._who_reports()
        person = None
        if plot.channel in _TOLD_BY_PEOPLE:
            person = somebody(self._phrases, plot.spot, self._rng)
        payload = Report(
            title=told.title,
            description=told.description,
            channel=plot.channel,
            level=CallLevel.GRID if self._is_grid_call() else None,
            place=place_of(self._demo.world, plot.spot, told.detail),
            person=person,
            files=self._pictures(reporting, FileUse.BEFORE),
        )
        self.life.report(
            reporting, payload, plot.at, ident=ident, make_reporter=make_reporter, account=account
        )

    def _pictures(self, actor: Actor, use: FileUse) -> tuple[Enclosed, ...]:
        if self._album is None:
            return ()
        seed = f"{self._plot.seed}:{len(self.life.records)}"
        return self._album.enclosed(self._plot.matter.code, actor.account, use, seed)

    def _is_grid_call(self) -> bool:
        return self._plot.channel is Channel.GRID_PATROL and self._plot.matter.grade is Grade.A

    def _who_reports(self) -> tuple[Actor, int | None]:
        channel, area = self._plot.channel, self._plot.spot.area
        if channel is Channel.GRID_PATROL:
            return self._cast.officer(area, self._rng), None
        if channel is Channel.MINI_PROGRAM:
            who = self._cast.resident(self._rng)
            return who, who.account
        if channel is Channel.ENTERPRISE_DESK and self._rng.random() < 0.5:
            who = self._cast.enterprise(self._rng)
            return who, who.account
        return self._cast.street_seat(area, self._rng), None

    # --- the steps after it, each where the ticket stands ---

    def go_on(self) -> None:
        """Everything that happens until `until`, time's own transitions included."""
        while self._step():
            pass
        self._sides.catch_up(self._until)
        self.life.let_pass(self._until)

    def _step(self) -> bool:
        steps: dict[Stage, Callable[[], bool]] = {
            Stage.REPORTED: self._triage,
            Stage.TRIAGED: self._dispatch,
            Stage.DISPATCHED: self._accept_or_return,
            Stage.HANDLING: self._finish,
            Stage.SUSPENDED: self._wait_for_return,
            Stage.RESOLVED: self._rate,
        }
        step = steps.get(self.life.ticket.stage)
        return step() if step else False

    def _seat(self) -> Actor:
        area = self._plot.spot.area
        if self._plot.by_community:
            return self._cast.community_seat(area)
        return self._cast.street_seat(area, Random(self._plot.seed))

    def _since(self, span: int) -> int:
        return max(self.life.ticket.last_at, self._from) + span

    def _triage(self) -> bool:
        plot = self._plot
        at = self._since(plot.triage_after)
        if at > self._until:
            return False
        payload: dict[str, object] = {"matter": plot.matter.code}
        if plot.urgency is not Urgency.NORMAL:
            payload["urgency"] = plot.urgency
        if plot.escalated:
            risk = self._rng.choice(self._phrases.escalation_risk)
            payload |= {"level": CallLevel.ESCALATED, "risk": risk.format(many=self._rng.randint(12, 60))}
        if plot.key_matter:
            payload["key_matter"] = True
        self.life.do(self._seat(), Triage(**payload), at)  # type: ignore[arg-type]
        return True

    def _dispatch(self) -> bool:
        at = self._since(self._plot.dispatch_after)
        if at > self._until:
            return False
        ticket = self.life.ticket
        lead, assisting, note = self._units(ticket)
        payload = Dispatch(lead=lead, assisting=assisting, note=note)
        self.life.do(self._seat(), payload, at)
        self._sides.plan(self._plot, self._seat())
        return True

    def _units(self, ticket: Ticket) -> tuple[int, tuple[int, ...], str]:
        failed = {one.unit for one in ticket.assignments if one.stage is AssignmentStage.RETURNED}
        if failed:
            busy = {one.unit for one in ticket.live()}
            lead = next(unit for unit in self._street_units(ticket) if unit not in failed | busy)
            return lead, (), self._rng.choice(self._phrases.redispatch_note)
        directory = self._demo.world.directory
        entry = directory.responsible_for(self._plot.matter.code, ticket.place.area)
        if entry is None:
            raise LookupError(f"nobody is responsible for {self._plot.matter.code}")
        helpers = entry.assisting if self._rng.random() < 0.6 else entry.assisting[:1]
        note = self._rng.choice(self._phrases.dispatch_note)
        return entry.lead, (helpers if self._plot.matter.grade > Grade.B else ()), note

    def _street_units(self, ticket: Ticket) -> tuple[int, ...]:
        """Where a returned ticket may go next, the first that is free: the street's own."""
        here = [one for one in self._demo.world.directory.units if one.area == ticket.place.area[:9]]
        first, *others = (one.id for one in here if one.kind is UnitKind.STREET_OFFICE)
        enforcing = (one.id for one in here if one.kind is UnitKind.ENFORCEMENT)
        return first, *enforcing, *others

    def _accept_or_return(self) -> bool:
        ticket = self.life.ticket
        pending = [one for one in ticket.live() if one.stage is AssignmentStage.PENDING]
        one = next((one for one in pending if one.part is Part.LEAD), pending[0])
        clock = self._clock(ClockKind.ACCEPTANCE, one.id)
        at = max(self._part_of(clock, self._plot.accept_part), self._since(SECOND))
        if self._plot.by_day and clock.limit.amount > 2 * HOUR and self._plot.urgency is Urgency.NORMAL:
            at = min(in_daytime(at, self._rng), max(at, clock.red_at - MINUTE))
        if at > self._until:
            return False
        if self._plot.returned and not self._returned:
            self._returned = True
            reason = self._rng.choice(self._phrases.return_reason)
            self.life.do(self._handler(one.unit), Return(assignment=one.id, reason=reason), at)
            return True
        self._sides.catch_up(at)
        if self.life.ticket.stage is Stage.SUSPENDED:
            return True
        at = max(at, self.life.ticket.last_at + SECOND)
        for each in sorted(pending, key=lambda each: each.id != one.id):
            self.life.do(self._handler(each.unit), Accept(assignment=each.id), at)
            at += self._rng.randrange(20 * SECOND, 12 * MINUTE)
            if at > self._until:
                break
        return True

    def _finish(self) -> bool:
        ticket = self.life.ticket
        waiting = [one for one in ticket.live() if one.stage is AssignmentStage.PENDING]
        at_work = [one for one in ticket.live() if one.stage is AssignmentStage.ACCEPTED]
        if waiting:
            at = self._since(self._rng.randrange(20 * SECOND, 12 * MINUTE))
            if at > self._until:
                return False
            self.life.do(self._handler(waiting[0].unit), Accept(assignment=waiting[0].id), at)
            return True
        lead = ticket.lead()
        # The assisting units report first, the lead for the whole.
        at_work.sort(key=lambda one: lead is not None and one.id == lead.id)
        one = at_work[0]
        clock = self._clock(ClockKind.HANDLING, one.id)
        is_lead = lead is not None and one.id == lead.id
        at = self._part_of(clock, self._plot.finish_part if is_lead else self._plot.help_part)
        if self._plot.by_day and clock.limit.amount >= DAY and self._plot.urgency is Urgency.NORMAL:
            at = in_daytime(at, self._rng)
        at = max(at, self._since(MINUTE))
        self._sides.catch_up(min(at, self._until))
        if self.life.ticket.stage is Stage.SUSPENDED:
            return True
        at = max(at, self.life.ticket.last_at + MINUTE)
        if at > self._until:
            return False
        result = self._told.results[0] if self._plot.quality > 0.2 else self._told.results[-1]
        if not is_lead:
            result = self._rng.choice(self._phrases.help_result)
        handler = self._handler(one.unit)
        files = self._pictures(handler, FileUse.AFTER) if is_lead else ()
        self.life.do(handler, Finish(assignment=one.id, result=result, files=files), at)
        return True

    def _wait_for_return(self) -> bool:
        suspension = self.life.ticket.suspension()
        if suspension is None or suspension.until > self._until:
            return False
        self.life.let_pass(suspension.until)
        return True

    def _rate(self) -> bool:
        ticket = self.life.ticket
        rng = Random(self._plot.seed + ticket.round)
        resolved = ticket.resolved_at or ticket.last_at
        closes = resolved + self._demo.world.settings.unrated_closes_after
        told = any(one.answered_at and one.answered_at >= resolved for one in ticket.reporters)
        if ticket.reporters and not told and rng.random() < 0.85:
            at = self._since(int(spread(rng, 40 * MINUTE, 0.8)))
            if at <= self._until and at < closes:
                means = rng.choice((AnswerMeans.TEXT, AnswerMeans.CALL))
                texts = self._phrases.answer_text if means is AnswerMeans.TEXT else self._phrases.answer_call
                self.life.do(self._seat(), Answer(means=means, text=rng.choice(texts)), at)
        at = max(self._since(MINUTE), in_daytime(resolved + self._plot.rate_after, rng))
        if at > self._until or at >= closes:
            return False
        result, response = self._steps_of_rating(rng)
        if only_resident_rates(ticket):
            return self._resident_rates(rng, result, at)
        reason = rng.choice(self._phrases.low_rating) if min(result, response) < 4 else ""
        self.life.do(self._seat(), Rate(response=response, result=result, reason=reason), at)
        if result <= Satisfaction.DISSATISFIED and ticket.round == 1:
            again = at + rng.randrange(5 * MINUTE, 2 * HOUR)
            if again <= self._until:
                reason = rng.choice(self._phrases.reopen_reason)
                self.life.do(self._seat(), Reopen(reason=reason), again)
                return True
        return False

    def _resident_rates(self, rng: Random, result: Satisfaction, at: int) -> bool:
        account = next(one.account for one in self.life.ticket.reporters if one.account is not None)
        resident = self._cast.account(account)
        if resident is None or rng.random() < 0.3:
            return False
        reason = rng.choice(self._phrases.resident_low) if result < Satisfaction.SATISFIED else ""
        self.life.do(resident, ResidentRate(result=result, reason=reason), at)
        return False

    def _steps_of_rating(self, rng: Random) -> tuple[Satisfaction, Satisfaction]:
        late = any(clock.late for clock in self.life.ticket.clocks)
        quality = self._plot.quality - (0.3 if late else 0)
        bounds = ((0.5, 5), (0.06, 4), (0.025, 3), (0.006, 2))
        result = next((step for bound, step in bounds if quality >= bound), 1)
        response = min(3 if late else 5, max(1, result + (rng.random() < 0.2)))
        return Satisfaction(result), Satisfaction(response)

    # --- small things ---

    def _handler(self, unit: int) -> Actor:
        found = self._cast.handler(unit)
        if found is None:
            raise LookupError(f"unit {unit} has nobody with an account")
        return found

    def _clock(self, kind: ClockKind, assignment: int) -> Clock:
        clock = self.life.ticket.clock(clock_id(kind, assignment))
        if clock is None:
            raise LookupError(f"assignment {assignment} has no {kind} clock")
        return clock

    @staticmethod
    def _part_of(clock: Clock, part: float) -> int:
        """The instant at which that part of the limit has run (with what a suspension took)."""
        if clock.red_at == NEVER:
            return NEVER
        return int(clock.red_at - clock.limit.amount * (1 - part))
