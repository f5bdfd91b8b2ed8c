"""What a form is made on, over the demo district at a moment that stands still."""

import msgspec

from console.actions.situation import Situation
from console.models.open_ticket import OpenTicket
from console.store import TicketStore
from console.store.columns import Block
from console.views.forms.ground import Ground
from domain.operation import Actor
from domain.ticket import Ticket
from domain.words import Role
from tools.shots.district import NOW, StillDistrict


def ground_of(
    district: StillDistrict,
    ticket: Ticket | None = None,
    role: Role = Role.DISPATCHER,
    unit: int | None = None,
) -> Ground:
    """The ground for one person of a role at the whole district, with a ticket in sight."""
    world = district.demo.world
    actor = Actor(
        account=3, role=role, district=world.directory.district, area=world.directory.district, unit=unit
    )
    situation = Situation(world=world, actor=actor, now=NOW, ticket=ticket, chosen=ticket is not None)
    opened = OpenTicket()
    if ticket is not None:
        opened.choose(ticket.id)
        opened.take(msgspec.structs.replace(district.view(ticket.id), ticket=ticket))
    store = TicketStore(lambda: NOW)
    store.load_open(Block(district.rows()), [])
    store.on_time_passed()
    return Ground(situation=situation, opened=opened, store=store, now_situation=lambda: situation)
