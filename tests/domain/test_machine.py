"""Random people do random things to one ticket while time moves; after each step the model must agree.

The bigger run is `HYPOTHESIS_PROFILE=soak` (see `tests.domain.conftest`).
"""

from typing import Any

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain import acts
from domain.acts import Payload
from domain.due import next_transition_at
from domain.event import decode_body
from domain.fold import apply
from domain.instant import NEVER
from domain.operation import Actor
from domain.refusal import Refusal
from domain.row import clock_state, counter_at, rank_at, state_at, urgency_key
from domain.soundness import faults
from domain.supervision import recipient
from domain.ticket import Ticket, ticket_id
from domain.words import AnswerMeans, CallLevel, Channel, Grade, Rung, Satisfaction, Urgency
from tests.domain import district as d
from tests.domain.compare import LIGHTS, expected, given_back, looks, seen
from tests.domain.desk import Desk
from tests.domain.model import DAY, MINUTE, No
from tests.domain.model_state import State
from tests.domain.model_table import ASSIGNED
from tests.domain.model_whole import WholeModel
from tests.domain.shanghai import at

CENTERS = (d.DISPATCHER, d.COLLEAGUE, d.SUPERVISOR, d.COMMUNITY_DISPATCHER, d.DISTRICT_DISPATCHER)
UNITS = (d.HOUSING_MAN, d.WATER_MAN, d.TEAM_MAN)
SERVANTS = (d.OFFICER, d.LEADER, d.FAR_LEADER, d.INSPECTOR, d.AUDITOR, d.ADMINISTRATOR, d.WALL)
ANYBODY = (*CENTERS, *UNITS, *SERVANTS, d.RESIDENT, d.NEIGHBOUR, d.ENTERPRISE, d.STRANGER, d.FAR_OFFICER)


def mostly(*right: Actor) -> st.SearchStrategy[Actor]:
    """One of those whose act it is; now and then anybody."""
    return st.sampled_from(right * (90 // len(right)) + ANYBODY)


NAMED_UNITS = st.sampled_from((d.HOUSING, d.HOUSING, d.WATER, d.WATER, d.TEAM, d.TEAM, d.CLOSED_UNIT, 99))
GRADES = st.sampled_from(Grade)
REASONS = st.sampled_from(("", "  ", "理由", "理由"))
SPANS = st.one_of(
    st.integers(1, 12_000),
    st.integers(1, 45).map(lambda minutes: minutes * MINUTE),
    st.integers(1, 30).map(lambda hours: hours * 60 * MINUTE),
    st.integers(1, 4).map(lambda days: days * DAY),
)
STEPS = st.sampled_from(Satisfaction)
ASIDE = st.sampled_from((-1, 0, 1))
DISTRICT: dict[str, Any] = {
    "areas": {area.code for area in d.DIRECTORY.areas},
    "units": {unit.id: {"area": unit.area, "active": unit.active} for unit in d.DIRECTORY.units},
    "matters": {"m-a": "A", "m-b": "B", "m-c": "C", "m-d": "D"},
    "recipient": lambda unit, rung: {
        d.HOUSING: (d.HOUSING_HANDLER, d.HOUSING_DEPUTY, d.HOUSING_MAIN, d.OFFICE_DESK),
        d.WATER: (d.WATER_HANDLER, d.HOUSING_DEPUTY, d.HOUSING_MAIN, d.OFFICE_DESK),
        d.TEAM: (d.TEAM_HANDLER, None, None, d.OFFICE_DESK),
    }[unit][rung - 1],
}


class Ticketing(RuleBasedStateMachine):
    """The real rules at a desk, and the model beside them."""

    desk: Desk
    model: WholeModel

    @initialize(
        working=st.booleans(),
        who=st.sampled_from((d.DISPATCHER, d.COMMUNITY_DISPATCHER, d.RESIDENT, d.RESIDENT, d.OFFICER)),
        channel=st.sampled_from((Channel.CALL, Channel.HOTLINE_12345)),
        urgency=st.sampled_from(Urgency),
        begins=st.integers(at(2026, 4, 20), at(2026, 6, 20)),
        depth=st.sampled_from((4, 3, 2, 2, 1, 0)),
        matter=st.sampled_from(("m-a", "m-b", "m-c", "m-d")),
        assisting=st.sampled_from(((), (d.WATER,), (d.TEAM, d.WATER))),
    )
    def arrive(
        self,
        working: bool,
        who: Actor,
        channel: Channel,
        urgency: Urgency,
        begins: int,
        depth: int,
        matter: str,
        assisting: tuple[int, ...],
    ) -> None:
        """A report, already some steps on its way."""
        self.desk = Desk(begins, d.WORKING if working else d.RUNNING)
        self.model = WholeModel(DISTRICT, working, begins)
        self.desk.do(acts.Report(title="t", channel=channel, place=d.PLACE, urgency=urgency), who)
        self.model.report(self.desk.last_op, plain(who), channel.value, d.PLACE.area, urgency.value)
        if depth > 0:
            self.both(acts.Triage(matter=matter), d.DISPATCHER, matter=matter, grade=None)
        if depth > 1:
            self.dispatch(d.DISPATCHER, d.HOUSING, list(assisting), None, "", None)
        if depth > 2:
            self.accept(0, d.DISPATCHER, 0)
        if depth > 3:
            self.finish(0, d.DISPATCHER, "协办另行反馈", 0)

    # --- one act on both sides ---

    def both(self, payload: Payload, who: Actor, base: int | None = None, **says: Any) -> None:
        """The desk and the model must both do it, or both refuse with the same code."""
        act = str(payload.__struct_config__.tag)
        op = f"op-{self.desk._ops}"
        said: str | None = None
        try:
            self.desk.do(payload, who, base)
        except Refusal as refusal:
            said = refusal.code.value
        expected: str | None = None
        try:
            self.model.attempt(op, act, plain(who), base, **says)
        except No as no:
            expected = str(no)
        assert said == expected, (act, says, said, expected)

    def base(self, behind: int | None) -> int | None:
        return None if behind is None else max(0, self.desk.ticket.version - behind)

    # --- acts ---

    BEHIND = st.sampled_from((None, 0, 0, 0, 1, 2, 5))
    WHICH = st.integers(0, 19)

    def pick(self, which: int) -> int:
        """A live assignment mostly."""
        live = [one.id for one in self.desk.ticket.live()]
        return live[which % len(live)] if live and which < 18 else which % 7 + 1

    def at_work(self) -> bool:
        return bool(self.desk.ticket.live())

    @precondition(lambda self: self.desk.stage() == "reported")
    @rule(
        who=mostly(*CENTERS),
        matter=st.sampled_from(("m-a", "m-b", "m-c", "m-d", "m-d", "m-x")),
        grade=st.one_of(st.none(), GRADES),
        behind=BEHIND,
    )
    def triage(self, who: Actor, matter: str, grade: Grade | None, behind: int | None) -> None:
        self.both(
            acts.Triage(matter=matter, grade=grade),
            who,
            self.base(behind),
            matter=matter,
            grade=grade.value if grade else None,
        )

    @rule(
        who=mostly(*CENTERS),
        wanted=st.fixed_dictionaries(
            {},
            optional={
                "title": st.sampled_from(("t", "另一个标题")),
                "grade": GRADES,
                "urgency": st.sampled_from(Urgency),
                "matter": st.sampled_from(("m-a", "m-c", "m-x")),
                "area": st.sampled_from((d.GRID, d.COMMUNITY, d.STREET, d.OTHER_STREET, "440112009")),
            },
        ),
        reason=REASONS,
        behind=BEHIND,
    )
    def edit(self, who: Actor, wanted: dict[str, Any], reason: str, behind: int | None) -> None:
        said = dict(wanted)
        if "area" in said:
            said["place"] = msgspec.structs.replace(d.PLACE, area=said.pop("area"))
        plain_wishes = {name: getattr(value, "value", value) for name, value in wanted.items()}
        self.both(
            acts.Edit(**said, reason=reason), who, self.base(behind), **plain_wishes, reason=reason.strip()
        )

    @precondition(lambda self: self.desk.stage() in ASSIGNED)
    @rule(
        who=mostly(*CENTERS),
        lead=st.one_of(st.none(), NAMED_UNITS, NAMED_UNITS),
        assisting=st.lists(NAMED_UNITS, max_size=2),
        ahead=st.one_of(st.none(), st.none(), SPANS, st.just(0)),
        reason=REASONS,
        behind=BEHIND,
    )
    def dispatch(
        self,
        who: Actor,
        lead: int | None,
        assisting: list[int],
        ahead: int | None,
        reason: str,
        behind: int | None,
    ) -> None:
        held = {one.unit for one in self.desk.ticket.live()}
        if lead in held and behind != 5:  # or replacing a lead would hardly ever succeed
            lead = next((unit for unit in (d.HOUSING, d.TEAM, d.WATER) if unit not in held), lead)
        deadline = None if ahead is None else self.desk.now + ahead
        self.both(
            acts.Dispatch(lead=lead, assisting=tuple(assisting), deadline=deadline, reason=reason),
            who,
            self.base(behind),
            lead=lead,
            assisting=assisting,
            deadline=deadline,
            reason=reason.strip(),
        )

    @precondition(at_work)
    @rule(who=mostly(*CENTERS), which=WHICH, reason=REASONS, behind=BEHIND)
    def withdraw(self, who: Actor, which: int, reason: str, behind: int | None) -> None:
        one = self.pick(which)
        self.both(
            acts.Withdraw(assignment=one, reason=reason),
            who,
            self.base(behind),
            assignment=one,
            reason=reason.strip(),
        )

    def handler(self, one: int, who: Actor) -> Actor:
        """The unit's own handler mostly (`who` from the center stands for that)."""
        found = self.desk.ticket.assignment(one)
        return d.HANDLER_OF[found.unit] if found and who in CENTERS else who

    @precondition(at_work)
    @rule(which=WHICH, who=mostly(*CENTERS), behind=BEHIND)
    def accept(self, which: int, who: Actor, behind: int | None) -> None:
        one = self.pick(which)
        self.both(acts.Accept(assignment=one), self.handler(one, who), self.base(behind), assignment=one)

    @precondition(at_work)
    @rule(which=WHICH, who=mostly(*CENTERS), behind=BEHIND)
    def send_back(self, which: int, who: Actor, behind: int | None) -> None:
        one = self.pick(which)
        self.both(
            acts.Return(assignment=one, reason="非本单位职责"),
            self.handler(one, who),
            self.base(behind),
            assignment=one,
        )

    @precondition(at_work)
    @rule(which=WHICH, who=mostly(*CENTERS), before_others=REASONS, behind=BEHIND)
    def finish(self, which: int, who: Actor, before_others: str, behind: int | None) -> None:
        one = self.pick(which)
        self.both(
            acts.Finish(assignment=one, result="已修复", before_others=before_others),
            self.handler(one, who),
            self.base(behind),
            assignment=one,
            before_others=before_others.strip(),
        )

    @precondition(lambda self: self.desk.ticket.version % 4 == 0)  # or the easy acts would crowd out the rest
    @rule(who=mostly(*CENTERS, *UNITS))
    def answer(self, who: Actor) -> None:
        self.both(acts.Answer(means=AnswerMeans.TEXT, text="已安排"), who)

    @precondition(lambda self: self.desk.stage() == "resolved")
    @rule(who=mostly(*CENTERS), response=STEPS, result=STEPS, reason=REASONS, behind=BEHIND)
    def rate(
        self, who: Actor, response: Satisfaction, result: Satisfaction, reason: str, behind: int | None
    ) -> None:
        self.both(
            acts.Rate(response=response, result=result, reason=reason),
            who,
            self.base(behind),
            response=int(response),
            result=int(result),
            reason=reason.strip(),
        )

    @precondition(lambda self: self.desk.stage() in ("resolved", "closed"))
    @rule(who=mostly(d.RESIDENT), result=STEPS, reason=REASONS)
    def resident_rate(self, who: Actor, result: Satisfaction, reason: str) -> None:
        self.both(
            acts.ResidentRate(result=result, reason=reason), who, result=int(result), reason=reason.strip()
        )

    @precondition(lambda self: self.desk.stage() in ("resolved", "closed"))
    @rule(who=mostly(*CENTERS), behind=BEHIND)
    def reopen(self, who: Actor, behind: int | None) -> None:
        self.both(acts.Reopen(reason="再次塌陷"), who, self.base(behind))

    @rule(
        who=mostly(*CENTERS),
        which=st.integers(0, 15),
        wrong=st.sampled_from((0, 0, 0, 0, 1)),
    )
    def acknowledge(self, who: Actor, which: int, wrong: int) -> None:
        one = self.desk.ticket.clocks[which % len(self.desk.ticket.clocks)]
        clock, generation = "nothing" if which == 15 else one.id, one.generation + wrong
        ref = acts.ClockRef(clock=clock, generation=generation)
        self.both(acts.Acknowledge(clocks=(ref,)), who, clock=clock, generation=generation)

    @precondition(lambda self: self.desk.ticket.version % 4 == 1)
    @rule(who=mostly(*CENTERS, *UNITS, d.OFFICER, d.LEADER))
    def note(self, who: Actor) -> None:
        self.both(acts.Note(text="已到现场"), who)

    @precondition(lambda self: self.desk.ticket.version % 4 == 3)
    @rule(who=mostly(*CENTERS), free=st.booleans(), behind=BEHIND)
    def claim(self, who: Actor, free: bool, behind: int | None) -> None:
        self.both(acts.Unclaim() if free else acts.Claim(), who, self.base(behind))

    @precondition(lambda self: self.desk.ticket.version % 4 == 1)
    @rule(who=mostly(*CENTERS, *UNITS, d.OFFICER), known=st.booleans())
    def log_call(self, who: Actor, known: bool) -> None:
        reporter = "r1" if known else "r7"
        self.both(acts.LogCall(reporter=reporter, text="已告知进度"), who, reporter=reporter)

    @rule(who=mostly(d.WALL), which=st.integers(0, 9))
    def strike(self, who: Actor, which: int) -> None:
        notes = [event for event in self.desk.events if event.act in ("note", "log_call")]
        notes = notes or self.desk.events
        event = notes[-1 - which % len(notes)]
        note = event.version
        who = by_account(event.actor) if who is d.WALL and event.actor else who
        self.both(acts.StrikeNote(note=note), who, note=note)

    @precondition(lambda self: self.desk.ticket.version % 4 == 2)
    @rule(who=mostly(*CENTERS, d.ADMINISTRATOR), known=st.booleans(), erase=st.booleans())
    def personal(self, who: Actor, known: bool, erase: bool) -> None:
        reporter = "r1" if known else "r7"
        if erase:
            self.both(acts.ErasePerson(reporter=reporter, reason="本人要求"), who, reporter=reporter)
        else:
            self.both(acts.Reveal(reporter=reporter), who, reporter=reporter)

    @precondition(at_work)
    @rule(
        who=mostly(*CENTERS),
        which=st.one_of(st.none(), WHICH),
        rung=st.sampled_from((None, None, None, 1, 2, 3, 4)),
    )
    def supervise(self, who: Actor, which: int | None, rung: int | None) -> None:
        one = None if which is None else self.pick(which)
        self.both(acts.Supervise(assignment=one, rung=rung), who, assignment=one, rung=rung)

    @precondition(lambda self: self.desk.ticket.orders_given > 0)
    @rule(who=mostly(*CENTERS), order=st.integers(1, 3))
    def release(self, who: Actor, order: int) -> None:
        self.both(acts.ReleaseOrder(order=order), who, order=order)

    @precondition(lambda self: self.desk.ticket.orders_given > 0)
    @rule(who=mostly(d.WALL, d.LEADER, d.INSPECTOR), order=st.integers(1, 3))
    def answer_order(self, who: Actor, order: int) -> None:
        given = self.desk.ticket.orders
        if who is d.WALL and given:
            order = given[-1].id
            who = d.INSPECTOR if given[-1].rung == Rung.INSPECTION else d.HANDLER_OF[given[-1].unit]
        self.both(acts.AnswerOrder(order=order, reply="马上处理"), who, order=order)

    @precondition(lambda self: self.desk.stage() in ("reported", *ASSIGNED))
    @rule(who=mostly(d.SUPERVISOR), ahead=st.one_of(SPANS, SPANS, st.just(0)), behind=BEHIND)
    def suspend(self, who: Actor, ahead: int, behind: int | None) -> None:
        until = self.desk.now + ahead
        self.both(acts.Suspend(until=until, reason="等待材料"), who, self.base(behind), until=until)

    @precondition(lambda self: self.desk.stage() == "suspended")
    @rule(who=mostly(d.SUPERVISOR), behind=BEHIND)
    def resume(self, who: Actor, behind: int | None) -> None:
        self.both(acts.Resume(), who, self.base(behind))

    @precondition(at_work)
    @rule(who=mostly(d.SUPERVISOR), which=WHICH, ahead=st.integers(-1, 12), aside=ASIDE, behind=BEHIND)
    def extend(self, who: Actor, which: int, ahead: int, aside: int, behind: int | None) -> None:
        one = self.pick(which)
        deadline = self.desk.now + ahead * DAY + aside
        self.both(
            acts.Extend(assignment=one, deadline=deadline, reason="雨天停工"),
            who,
            self.base(behind),
            assignment=one,
            deadline=deadline,
        )

    @precondition(lambda self: any(one.stage == "returned" for one in self.desk.ticket.assignments))
    @rule(who=mostly(*CENTERS), which=WHICH, behind=BEHIND)
    def insist(self, who: Actor, which: int, behind: int | None) -> None:
        returned = [one.id for one in self.desk.ticket.assignments if one.stage == "returned"]
        one = returned[which % len(returned)] if which < 18 else which
        self.both(acts.Insist(assignment=one, reason="三定方案"), who, self.base(behind), assignment=one)

    @precondition(at_work)
    @rule(
        who=mostly(*CENTERS),
        level=st.sampled_from(CallLevel),
        opinion=REASONS,
        behind=BEHIND,
    )
    def raise_level(self, who: Actor, level: CallLevel, opinion: str, behind: int | None) -> None:
        self.both(
            acts.Raise(level=level, opinion=opinion, reason="无执法权"),
            who,
            self.base(behind),
            level=level.value,
            opinion=opinion.strip(),
        )

    @precondition(lambda self: self.desk.ticket.version % 5 == 3)
    @rule(who=mostly(d.DISTRICT_DISPATCHER), behind=BEHIND)
    def take_over(self, who: Actor, behind: int | None) -> None:
        self.both(acts.TakeOver(reason="跨街道"), who, self.base(behind))

    @rule(
        who=mostly(*CENTERS, *UNITS),
        units=st.lists(NAMED_UNITS, max_size=2, unique=True),
        conclude=st.booleans(),
        behind=BEHIND,
    )
    def coordinate(self, who: Actor, units: list[int], conclude: bool, behind: int | None) -> None:
        held = self.desk.ticket.coordinations
        if conclude:
            number = held[-1].id if held else 1
            payload = acts.Conclude(coordination=number, ruling="由区住建局主办")
            self.both(payload, who, self.base(behind), coordination=number)
        elif not held or held[-1].concluded_at is not None or behind == 5:
            self.both(acts.Coordinate(units=tuple(units)), who, self.base(behind), units=units)

    @precondition(lambda self: self.desk.stage() in ("reported", *ASSIGNED))
    @rule(
        who=mostly(d.DISPATCHER, *UNITS),
        which=WHICH,
        ahead=SPANS,
        extension=st.booleans(),
        behind=BEHIND,
    )
    def ask(self, who: Actor, which: int, ahead: int, extension: bool, behind: int | None) -> None:
        until = self.desk.now + ahead
        if extension:
            one = self.pick(which)
            until += 3 * DAY
            payload = acts.RequestExtension(assignment=one, deadline=until, reason="雨天停工")
            self.both(payload, who, self.base(behind), assignment=one, deadline=until)
        else:
            wish = acts.RequestSuspension(until=until, reason="等待材料")
            self.both(wish, who, self.base(behind), until=until)

    @precondition(lambda self: self.desk.ticket.requests_given > 0)
    @rule(who=mostly(d.SUPERVISOR), which=st.integers(0, 3), granted=st.booleans(), behind=BEHIND)
    def decide_request(self, who: Actor, which: int, granted: bool, behind: int | None) -> None:
        number = max(1, self.desk.ticket.requests_given - which)
        if granted:
            self.both(acts.Grant(request=number), who, self.base(behind), request=number)
        else:
            wish = acts.Refuse(request=number, reason="理由不足")
            self.both(wish, who, self.base(behind), request=number)

    @precondition(lambda self: self.desk.ticket.version % 5 == 4)  # or little would go on
    @rule(who=mostly(d.SUPERVISOR), behind=BEHIND)
    def void(self, who: Actor, behind: int | None) -> None:
        self.both(acts.Void(reason="误报"), who, self.base(behind))

    @rule(back=st.sampled_from((0, 0, 0, 1, 1, 2, 3)), who=mostly(d.WALL))
    def undo(self, back: int, who: Actor) -> None:
        done = [event for event in self.desk.events if event.op_id]
        event = done[max(0, len(done) - 1 - back)]
        by = by_account(event.actor) if who is d.WALL else who
        before = self.desk.ticket
        self.both(acts.Undo(op_id=event.op_id), by, op_id=event.op_id)
        if self.desk.ticket is not before and event.version == before.version and event.version > 1:
            assert given_back(self.desk.ticket) == given_back(self.desk.before[event.version - 1])

    @rule(who=st.sampled_from(ANYBODY), which=st.integers(0, 9))
    def out_of_turn(self, who: Actor, which: int) -> None:
        """Whatever the stage is."""
        later = self.desk.now + DAY
        payload, says = (
            (acts.Triage(matter="m-c"), {"matter": "m-c", "grade": None}),
            (
                acts.Dispatch(lead=d.TEAM),
                {"lead": d.TEAM, "assisting": [], "deadline": None, "reason": ""},
            ),
            (acts.Accept(assignment=1), {"assignment": 1}),
            (acts.Return(assignment=1, reason="非本单位职责"), {"assignment": 1}),
            (acts.Finish(assignment=1, result="已修复"), {"assignment": 1, "before_others": ""}),
            (
                acts.Rate(response=Satisfaction.SATISFIED, result=Satisfaction.SATISFIED),
                {"response": 4, "result": 4, "reason": ""},
            ),
            (acts.ResidentRate(result=Satisfaction.SATISFIED), {"result": 4, "reason": ""}),
            (acts.Reopen(reason="再次塌陷"), {}),
            (acts.Suspend(until=later, reason="等待材料"), {"until": later}),
            (acts.Resume(), {}),
        )[which]
        assert isinstance(payload, Payload)
        assert isinstance(says, dict)
        self.both(payload, who, **says)

    # --- time ---

    @rule(span=SPANS)
    def wait(self, span: int) -> None:
        self.pass_time(self.desk.now + span)

    @rule(aside=ASIDE)
    def wait_for_what_comes(self, aside: int) -> None:
        coming = next_transition_at(self.desk.world, self.desk.ticket)
        if coming != NEVER:
            self.pass_time(max(self.desk.now, coming + aside))

    @precondition(at_work)
    @rule(which=st.integers(0, 9), who=mostly(*CENTERS))
    def wait_for_a_light_and_supervise(self, which: int, who: Actor) -> None:
        """An order is due when a light is; seldom would both come together by chance."""
        running = [clock for clock in self.desk.ticket.clocks if clock.running and clock.red_at != NEVER]
        if running:
            clock = running[which % len(running)]
            edges = (clock.red_at, min(clock.yellow_at, clock.last_sixth_at))
            self.pass_time(max(self.desk.now, edges[which % 2]))
        self.both(acts.Supervise(), who, assignment=None, rung=None)

    def pass_time(self, now: int) -> None:
        done = [decision.draft.act.value for decision in self.desk.to(now)]
        assert done == self.model.pass_time(now)
        assert next_transition_at(self.desk.world, self.desk.ticket) > now

    # --- what must hold ---

    @invariant()
    def agrees(self) -> None:
        ticket, model = self.desk.ticket, self.model
        assert ticket.version == model.version == len(self.desk.events)
        real, wanted = seen(ticket), expected(model)
        assert [(name, real[name], wanted[name]) for name in real if real[name] != wanted[name]] == []
        assert faults(ticket) == ()
        coming = model.coming()
        assert next_transition_at(self.desk.world, ticket) == (coming[0] if coming else NEVER)
        given = (ticket.orders_given, ticket.assignments_given, ticket.requests_given)
        assert given == tuple(model.given.values())
        assert self.desk.row.orders == sum(o["state"] != "lapsed" for o in model.state["orders"].values())

    @rule(which=st.integers(0, 20), aside=ASIDE)
    def look(self, which: int, aside: int) -> None:
        """The row at some instant ahead, around the edges."""
        clocks = [clock for clock in self.desk.ticket.clocks if clock.running and clock.red_at != NEVER]
        edges = [self.desk.now + 1]
        for clock in clocks:
            edges += [clock.red_at, clock.last_sixth_at if clock.yellow_at == NEVER else clock.yellow_at]
        self.row_at(max(self.desk.now, edges[which % len(edges)] + aside))

    @invariant()
    def shows(self) -> None:
        self.row_at(self.desk.now)

    def row_at(self, now: int) -> None:
        """Each light, the row's state, its place in the order and its counter."""
        lights = {
            name: self.model.light(self.model.state, clock, now)
            for name, clock in self.model.state["clocks"].items()
        }
        for one in self.desk.ticket.clocks:
            assert clock_state(one, now).value == LIGHTS.get(lights[one.id], lights[one.id])
        row = self.desk.row
        state, rank, counter = looks(self.model, lights)
        assert state_at(row, now).value == state
        assert rank_at(row, now) == rank
        assert urgency_key(row, now) == (rank, row.red_at, row.id)
        counted = counter_at(row, now)
        assert (counted.value if counted else None) == counter

    def teardown(self) -> None:
        """The events alone make the same ticket again."""
        if not hasattr(self, "desk"):
            return
        ticket = Ticket(id=ticket_id(self.desk.events[0].at, 1), district=d.DISTRICT)
        for event in self.desk.events:
            ticket = apply(ticket, decode_body(event.body).patch, at=event.at, by=event.actor)
        assert ticket == self.desk.ticket


def by_account(account: int) -> Actor:
    return next(actor for actor in ANYBODY if actor.account == account)


def plain(actor: Actor) -> State:
    return {"account": actor.account, "role": actor.role.value, "area": actor.area, "unit": actor.unit}


def test_recipients_in_the_model_are_those_of_the_directory() -> None:
    for unit in (d.HOUSING, d.WATER, d.TEAM):
        for rung in Rung:
            contact = recipient(d.RUNNING, unit, rung)
            assert (contact.id if contact else None) == DISTRICT["recipient"](unit, rung)


TestTicketing = Ticketing.TestCase
