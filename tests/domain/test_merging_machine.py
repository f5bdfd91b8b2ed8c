"""Random people merge, part and work on three tickets; after each step every one agrees with its model."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain import acts
from domain.acts import Payload
from domain.due import next_transition_at
from domain.event import decode_body
from domain.fold import apply
from domain.instant import NEVER
from domain.operation import Actor
from domain.refusal import Refusal
from domain.soundness import faults
from domain.ticket import Ticket
from domain.words import AnswerMeans, Channel, Grade, Urgency
from tests.domain import district as d
from tests.domain.compare import expected, seen
from tests.domain.desk import Desk, lay_beside
from tests.domain.model import No
from tests.domain.model_merging import MergingModel
from tests.domain.shanghai import at
from tests.domain.test_machine import CENTERS, DISTRICT, SPANS, by_account, mostly, plain

WHICH = st.integers(0, 2)
BEHIND = st.sampled_from((None, 0, 0, 1, 3))


class Merging(RuleBasedStateMachine):
    """Three tickets at desks beside each other, and a model for each."""

    @initialize(
        working=st.booleans(),
        depths=st.tuples(*[st.integers(0, 3)] * 3),
        channel=st.sampled_from((Channel.CALL, Channel.HOTLINE_12345)),
        begins=st.integers(at(2026, 4, 20), at(2026, 6, 20)),
    )
    def arrive(self, working: bool, depths: tuple[int, ...], channel: Channel, begins: int) -> None:
        """Three reports, each already some steps on its way."""
        world = d.WORKING if working else d.RUNNING
        self.desks = [Desk(begins, world, number) for number in (1, 2, 3)]
        lay_beside(*self.desks)
        self.models = [MergingModel(DISTRICT, working, begins) for _ in self.desks]
        peers = dict(zip([desk.ticket.id for desk in self.desks], self.models, strict=True))
        tellers = (d.RESIDENT, d.NEIGHBOUR, d.DISPATCHER)
        for place, (desk, model, who) in enumerate(zip(self.desks, self.models, tellers, strict=True)):
            model.number, model.peers, model.reporter = desk.ticket.id, peers, f"r{place + 1}"
            desk.do(acts.Report(title="t", channel=channel, place=d.PLACE), who)
            model.report(self.key(place), plain(who), channel.value, d.PLACE.area, Urgency.NORMAL.value)
        for place, depth in enumerate(depths):
            if depth > 0:
                self.triage(place, d.DISPATCHER)
            if depth > 1:
                self.dispatch(place, d.DISPATCHER, place == 1)
            if depth > 2:
                self.accept(place, 0)

    def key(self, place: int, number: int | None = None) -> str:
        """An operation's name among all desks."""
        return f"{place}:op-{self.desks[place]._ops - 1 if number is None else number}"

    def both(self, place: int, payload: Payload, who: Actor, base: int | None = None, **says: Any) -> None:
        act = str(payload.__struct_config__.tag)
        model = self.models[place]
        self.agree(place, payload, who, base, lambda op: model.attempt(op, act, plain(who), base, **says))

    def agree(self, place: int, payload: Payload, who: Actor, base: int | None, do: Any) -> None:
        """The desk and the model must both do it, or both refuse with the same code."""
        said = wanted = None
        try:
            self.desks[place].do(payload, who, base)
        except Refusal as refusal:
            said = refusal.code.value
        try:
            do(self.key(place))
        except No as no:
            wanted = str(no)
        assert said == wanted, (payload, said, wanted)

    def base(self, place: int, behind: int | None) -> int | None:
        return None if behind is None else max(0, self.desks[place].ticket.version - behind)

    @rule(place=WHICH, who=mostly(*CENTERS))
    def triage(self, place: int, who: Actor) -> None:
        self.both(place, acts.Triage(matter="m-b"), who, matter="m-b", grade=None)

    @rule(place=WHICH, who=mostly(*CENTERS), helped=st.booleans())
    def dispatch(self, place: int, who: Actor, helped: bool) -> None:
        helpers = (d.WATER,) if helped else ()
        says: dict[str, Any] = {"lead": d.HOUSING, "assisting": list(helpers), "deadline": None, "reason": ""}
        self.both(place, acts.Dispatch(lead=d.HOUSING, assisting=helpers), who, **says)

    @rule(place=WHICH, which=st.integers(0, 1))
    def accept(self, place: int, which: int) -> None:
        live = self.desks[place].ticket.live()
        if live:
            one = live[which % len(live)]
            self.both(place, acts.Accept(assignment=one.id), d.HANDLER_OF[one.unit], assignment=one.id)

    @rule(place=WHICH, which=st.integers(0, 1))
    def finish(self, place: int, which: int) -> None:
        live = self.desks[place].ticket.live()
        if live:
            one = live[which % len(live)]
            wish = acts.Finish(assignment=one.id, result="已修复", before_others="另行反馈")
            says: dict[str, Any] = {"assignment": one.id, "before_others": "另行反馈"}
            self.both(place, wish, d.HANDLER_OF[one.unit], **says)

    @rule(place=WHICH, who=mostly(d.SUPERVISOR), span=SPANS)
    def suspend(self, place: int, who: Actor, span: int) -> None:
        until = self.desks[place].now + span
        self.both(place, acts.Suspend(until=until, reason="等待材料"), who, until=until)

    @rule(place=WHICH, who=mostly(*CENTERS), reporter=st.sampled_from((None, "r1", "r2", "r3")))
    def answer(self, place: int, who: Actor, reporter: str | None) -> None:
        wish = acts.Answer(reporter=reporter, means=AnswerMeans.TEXT, text="已安排")
        self.both(place, wish, who, reporter=reporter)

    @rule(place=WHICH, who=mostly(*CENTERS), grade=st.sampled_from(Grade))
    def edit(self, place: int, who: Actor, grade: Grade) -> None:
        self.both(place, acts.Edit(grade=grade, reason="核实"), who, grade=grade.value, reason="核实")

    @rule(place=WHICH, who=mostly(*CENTERS))
    def claim(self, place: int, who: Actor) -> None:
        self.both(place, acts.Claim(), who)

    @rule(place=WHICH, who=mostly(d.SUPERVISOR), really=st.sampled_from((False, False, True)))
    def void(self, place: int, who: Actor, really: bool) -> None:
        if really or self.desks[place].ticket.merged_repeats():
            self.both(place, acts.Void(reason="误报"), who)

    @rule(place=WHICH, really=st.sampled_from((False, False, True)))
    def take_over(self, place: int, really: bool) -> None:
        if really:
            self.both(place, acts.TakeOver(reason="跨街道"), d.DISTRICT_DISPATCHER)

    @rule(place=WHICH, other=WHICH, who=mostly(*CENTERS), behind=BEHIND, other_behind=BEHIND)
    def merge(self, place: int, other: int, who: Actor, behind: int | None, other_behind: int | None) -> None:
        ident, other_base = self.desks[other].ticket.id, self.base(other, other_behind)
        wish = acts.Merge(other=ident, other_version=other_base)
        base, model = self.base(place, behind), self.models[place]
        self.agree(
            place, wish, who, base, lambda op: model.two(op, "merge", plain(who), base, ident, other_base)
        )

    @rule(which=WHICH, other=WHICH, who=mostly(*CENTERS), behind=BEHIND, other_behind=BEHIND)
    def unmerge(
        self, which: int, other: int, who: Actor, behind: int | None, other_behind: int | None
    ) -> None:
        merging = self.desks[other].ticket.merging()
        mains = [n for n, desk in enumerate(self.desks) if merging and desk.ticket.id == merging.main]
        place = mains[0] if mains else which
        ident, other_base = self.desks[other].ticket.id, self.base(other, other_behind)
        wish = acts.Unmerge(other=ident, other_version=other_base, reason="不是同一件事")
        base, model = self.base(place, behind), self.models[place]
        self.agree(
            place, wish, who, base, lambda op: model.two(op, "unmerge", plain(who), base, ident, other_base)
        )

    @rule(place=WHICH, back=st.sampled_from((0, 0, 0, 1, 2)), who=mostly(d.WALL))
    def undo(self, place: int, back: int, who: Actor) -> None:
        desk = self.desks[place]
        done = [event for event in desk.events if event.op_id and ":" not in event.op_id]
        event = done[max(0, len(done) - 1 - back)]
        by = by_account(event.actor) if who is d.WALL else who
        named = self.key(place, int(event.op_id.removeprefix("op-")))
        model = self.models[place]
        self.agree(place, acts.Undo(op_id=event.op_id), by, None, lambda op: model.undo(op, plain(by), named))

    @rule(span=SPANS)
    def wait(self, span: int) -> None:
        now = self.desks[0].now + span
        for desk, model in zip(self.desks, self.models, strict=True):
            assert [decision.draft.act.value for decision in desk.to(now)] == model.pass_time(now)

    @invariant()
    def agrees(self) -> None:
        for desk, model in zip(getattr(self, "desks", []), self.models, strict=True):
            real, wanted = seen(desk.ticket), expected(model)
            assert [(name, real[name], wanted[name]) for name in real if real[name] != wanted[name]] == []
            assert faults(desk.ticket) == ()
            assert desk.ticket.version == model.version
            coming = model.coming()
            assert next_transition_at(desk.world, desk.ticket) == (coming[0] if coming else NEVER)

    @invariant()
    def each_repeat_and_its_main_ticket_know_of_each_other(self) -> None:
        desks = {desk.ticket.id: desk.ticket for desk in getattr(self, "desks", [])}
        merged = {(one.id, m.main) for one in desks.values() if (m := one.merging()) is not None}
        assert merged == {(r.id, one.id) for one in desks.values() for r in one.merged_repeats()}
        assert all(desks[main].stage != "voided" for _, main in merged)

    def teardown(self) -> None:
        """The events alone make the same tickets again."""
        for desk in getattr(self, "desks", []):
            ticket = Ticket(id=desk.ticket.id, district=d.DISTRICT)
            for event in desk.events:
                ticket = apply(ticket, decode_body(event.body).patch, at=event.at, by=event.actor)
            assert ticket == desk.ticket


TestMerging = Merging.TestCase
