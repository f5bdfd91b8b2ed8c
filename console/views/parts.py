"""What the frame and its pages are made on."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import msgspec

from console.actions.doing import Doer
from console.actions.situation import Situation
from console.drafts import DraftKeeper
from console.files import Files
from console.messages import Voice
from console.models.alarm_watch import AlarmWatch
from console.models.company import Company
from console.models.office import Office
from console.models.open_ticket import OpenTicket
from console.models.open_tickets import OpenTickets
from console.models.queue_model import QueueModel
from console.outbox import Outbox
from console.server_clock import ServerClock
from console.settings import Keeper
from console.sounds import Sounds
from console.store import TicketStore
from console.views.forms.phrases import OwnPhrases
from domain.wire import TicketView

Peek = Callable[[int], Awaitable[TicketView | None]]
"""One ticket whole, without opening it; None where no answer comes or it is out of scope."""
Spawn = Callable[[Coroutine[Any, Any, None], str], object]
OffThread = Callable[..., Awaitable[Any]]
"""A blocking function and its arguments, run on a worker thread."""


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages share; the composition root owns them."""

    store: TicketStore
    model: QueueModel
    clock: ServerClock
    opened: OpenTicket
    tickets: OpenTickets
    company: Company
    outbox: Outbox
    doer: Doer
    voice: Voice
    situation: Callable[[], Situation]
    situation_of: Callable[[OpenTicket], Situation]
    keeper: Keeper
    drafts: DraftKeeper
    alarms: AlarmWatch
    sounds: Sounds
    peek: Peek
    spawn: Spawn
    off_thread: OffThread
    phrases: OwnPhrases
    files: Files | None = None
    """None where nothing can be brought or looked at, as in a picture of the screen."""
    office: Office | None = None
    """The registers of an administrator or an auditor; None for everybody else."""
