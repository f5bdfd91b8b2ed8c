"""What the frame and its pages are made on."""

from collections.abc import Callable

import msgspec

from console.actions.doing import Doer
from console.actions.situation import Situation
from console.messages import Voice
from console.models.company import Company
from console.models.open_ticket import OpenTicket
from console.models.queue_model import QueueModel
from console.outbox import Outbox
from console.server_clock import ServerClock
from console.store import TicketStore


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages share; the composition root owns them."""

    store: TicketStore
    model: QueueModel
    clock: ServerClock
    opened: OpenTicket
    company: Company
    outbox: Outbox
    doer: Doer
    voice: Voice
    situation: Callable[[], Situation]
