"""The demo district at one moment, in memory: played out by the rules, without a database and a network."""

import uuid
from random import Random

from backend.seeding.district import DemoDistrict, load_district
from backend.seeding.history import play_all
from backend.seeding.openings import open_plots
from backend.seeding.wording import load_texts
from domain.acts import Payload, PersonalData, Undo, act_of
from domain.decide import decide
from domain.deciding.case import UndoTarget
from domain.decision import Decision
from domain.event import Event, EventBody, decode_body, encode_body
from domain.fold import apply
from domain.instant import DAY
from domain.operation import Actor, Operation
from domain.row import TicketRow, row_of
from domain.ticket import Reporter, Ticket, ticket_id
from domain.wire import MaskedPerson, OperationAnswer, Session, Setup, TicketView
from domain.words import Channel

NOW = 1_781_245_928_000
"""12 June 2026, 14:32:08 in Shanghai."""


class StillDistrict:
    """About as many open tickets as asked for, at `NOW`, and the rules to act on them."""

    def __init__(self, count: int = 120, seed: int = 7) -> None:
        self.demo: DemoDistrict = load_district()
        self.now = NOW
        self.tickets: dict[int, Ticket] = {}
        self.events: dict[int, list[Event]] = {}
        self.people: dict[str, PersonalData] = {}
        self._seq = self._played = 0
        rng = Random(seed)
        texts = load_texts()
        plots = open_plots(self.demo, texts, NOW, count, rng, NOW - 60 * DAY)
        asked = [
            (wanted, ticket_id(wanted.at, 140 + number))
            for number, wanted in enumerate(sorted(plots, key=lambda one: one.at))
        ]
        played = play_all(self.demo, texts, asked, NOW, self._reporter)
        for record in played.records:
            self._take(record.decision, record.op_id)

    def setup(self) -> Setup:
        """What a console is told of the district."""
        world = self.demo.world
        return Setup(
            directory=world.directory,
            limits=world.limits,
            automatic=world.automatic,
            settings=world.settings,
            calendar_years=(2026,),
            calendar=world.calendar,
        )

    def session(self, account: int) -> Session:
        """A session of one account."""
        directory = self.demo.world.directory
        return Session(
            access="",
            refresh="",
            expires_in=DAY,
            person=directory.person_by_id[account],
            district=directory.district,
        )

    def rows(self) -> list[TicketRow]:
        """The rows of all tickets."""
        return [row_of(ticket) for ticket in self.tickets.values()]

    def view(self, ident: int) -> TicketView:
        """One ticket whole."""
        ticket = self.tickets[ident]
        return TicketView(
            ticket=ticket,
            events=tuple(self.events[ident]),
            people=tuple(_masked(one.id, self.people.get(one.id)) for one in ticket.reporters),
            messages=(),
            seq=self._seq,
        )

    def submit(self, operation: Operation, actor: Actor) -> tuple[OperationAnswer, Event]:
        """Carry an operation out. Raises Refusal."""
        ticket = self.tickets[operation.ticket] if operation.ticket is not None else None
        decision = decide(
            self.demo.world,
            ticket,
            operation,
            actor,
            self.now,
            new_id=max(self.tickets) + 1,
            target=self._undone(operation),
            others=self.tickets,
        )
        event = self._take(decision, operation.op_id)
        for second in decision.also:
            self._take(second, operation.op_id)
        answer = OperationAnswer(
            op_id=operation.op_id,
            act=act_of(operation.payload),
            ticket=event.ticket,
            version=event.version,
            seq=event.seq,
            at=event.at,
        )
        return answer, event

    def actor(self, account: int) -> Actor:
        """A person of the district as the server knows them."""
        directory = self.demo.world.directory
        person = directory.person_by_id[account]
        return Actor(
            account=account,
            role=person.role,
            district=directory.district,
            area=person.area,
            unit=person.unit,
            seat=person.seat or "",
        )

    def play(self, ticket: int, payload: Payload, account: int, at: int = NOW) -> Ticket:
        """Have a person do something with a ticket, now or before. Raises Refusal."""
        self._played += 1
        op_id = f"018f0000-0000-7000-9000-{self._played:012}"
        self.now = at
        self.submit(Operation(op_id=op_id, payload=payload, ticket=ticket), self.actor(account))
        self.now = NOW
        return self.tickets[ticket]

    def _undone(self, operation: Operation) -> UndoTarget | None:
        """What an undo takes back, with the ticket as it was before that."""
        if operation.ticket is None or not isinstance(operation.payload, Undo):
            return None
        events = self.events[operation.ticket]
        before = Ticket(id=operation.ticket, district=self.demo.world.directory.district)
        for event in events:
            if event.op_id == operation.payload.op_id:
                return UndoTarget(event=event, before=before)
            before = apply(before, decode_body(event.body).patch, at=event.at, by=event.actor)
        return None

    def _take(self, decision: Decision, op_id: str) -> Event:
        ticket, draft = decision.ticket, decision.draft
        self._seq += 1
        event = Event(
            district=ticket.district,
            seq=self._seq,
            ticket=ticket.id,
            version=ticket.version,
            act=draft.act,
            at=draft.at,
            actor=draft.actor,
            seat=draft.seat,
            op_id=op_id,
            area=ticket.place.area,
            units=ticket.units(),
            left_area="",
            left_units=(),
            body=encode_body(EventBody(facts=draft.facts, patch=draft.patch)),
            prev_hash=b"",
            hash=b"",
        )
        self.tickets[ticket.id] = ticket
        self.events.setdefault(ticket.id, []).append(event)
        return event

    def _reporter(self, person: PersonalData, channel: Channel, at: int, account: int | None) -> Reporter:
        ident = uuid.UUID(int=len(self.people) + 1).hex
        self.people[ident] = person
        return Reporter(id=ident, digest="", channel=channel, at=at, account=account)


def _masked(ident: str, person: PersonalData | None) -> MaskedPerson:
    if person is None:
        return MaskedPerson(reporter=ident, name="", phone="")
    phone = person.phone
    return MaskedPerson(
        reporter=ident,
        name=f"{person.name[:1]}**" if person.name else "",
        phone=f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 7 else phone,
    )
