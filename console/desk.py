"""One person's place of work: store, queue, open ticket, outbox and pages, put together for a role."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject

from console import terms
from console.actions.doing import Doer
from console.actions.situation import Situation
from console.drafts import DraftKeeper
from console.files import Files
from console.messages import Voice, problem_words
from console.models.alarm_watch import AlarmWatch
from console.models.company import Company
from console.models.office import Office, OfficeDoor
from console.models.open_ticket import OpenTicket
from console.models.open_tickets import OpenTickets
from console.models.pending_marks import PendingMarks
from console.models.queue_model import QueueModel
from console.outbox import Outbox, Send
from console.server_clock import ServerClock, monotonic_ms
from console.settings import Keeper
from console.sounds import Sounds
from console.store import TicketStore
from console.views.forms.phrases import OwnPhrases
from console.views.frame import Frame
from console.views.pages import WORK, entries_for
from console.views.parts import OffThread, Parts, Peek
from console.views.work_page import WorkPage
from domain.directory import Directory, Person
from domain.operation import Actor
from domain.policy import World
from domain.row import INSPECTION_OFFICE
from domain.wire import Session, Setup, TicketView
from domain.words import Role

VERSION: Final = "0.1.0"

Spawn = Callable[[Coroutine[Any, Any, None], str], object]
FindOrder = Callable[[int, str], Awaitable[int | None]]


class Desk(QObject):
    """Everything that exists while somebody is in, but for the connection."""

    def __init__(
        self,
        session: Session,
        setup: Setup,
        send: Send,
        find_order: FindOrder,
        spawn: Spawn,
        voice: Voice,
        parent: QObject | None = None,
        *,
        keeper: Keeper | None = None,
        drafts: DraftKeeper | None = None,
        sounds: Sounds | None = None,
        peek: Peek | None = None,
        off_thread: OffThread | None = None,
        files: Files | None = None,
        office_door: OfficeDoor | None = None,
    ) -> None:
        """Without a keeper nothing is remembered, without sounds none is heard."""
        super().__init__(parent)
        person, directory = session.person, setup.directory
        self.world = _world_of(setup)
        self.actor = Actor(
            account=person.id,
            role=person.role,
            district=session.district,
            area=person.area,
            unit=person.unit,
            seat=person.seat or "",
        )
        self.clock = ServerClock(self)
        self.store = TicketStore(self.clock.now, account=person.id, unit=_own_unit(person), parent=self)
        self.model = QueueModel(self.store, self.clock.now, district=session.district, parent=self)
        self._name(directory)
        self.tickets = OpenTickets(self)
        self.opened = self.tickets.first
        self.company = Company(person.id, self)
        self.model.follow_company(self.company, {one.id: one.name for one in directory.people})
        self.outbox = Outbox(send, self)
        self.marks = PendingMarks(self.outbox, self.store, self)
        self.model.follow_marks(self.marks)
        self.opened.changed.connect(lambda: self.marks.look_at(self.opened.chosen))
        self.doer = Doer(self.outbox, voice, spawn, self.clock.now, find_order, self)
        self.alarms = AlarmWatch(self.store, self.clock.now, monotonic_ms, self)
        keeper = keeper or Keeper(None)
        self.drafts = drafts or DraftKeeper(None, "")
        self.office: Office | None = None
        if office_door is not None and person.role in (Role.ADMINISTRATOR, Role.AUDITOR):
            self.office = Office(office_door, spawn, self)
        sounds = sounds or Sounds(monotonic_ms, self)
        sounds.put_volumes(keeper.settings.volumes, may_silence_ring=person.role is not Role.DISPATCHER)
        parts = Parts(
            store=self.store,
            model=self.model,
            clock=self.clock,
            opened=self.opened,
            tickets=self.tickets,
            company=self.company,
            outbox=self.outbox,
            doer=self.doer,
            voice=voice,
            situation=self.situation,
            situation_of=self.situation_of,
            keeper=keeper,
            drafts=self.drafts,
            alarms=self.alarms,
            sounds=sounds,
            peek=peek or _nothing,
            spawn=spawn,
            off_thread=off_thread or _at_once,
            phrases=OwnPhrases(keeper, f"{session.district}/{person.id}"),
            files=files,
            office=self.office,
        )
        self.frame = Frame(parts, entries_for(person.role, parts), VERSION)
        self.frame.set_place(
            QCoreApplication.translate("Desk", "Command console"),
            _place_words(directory, person),
            _seat_words(person),
        )
        self.doer.revealed.connect(self.tickets.reveal)
        self.files = files
        if files is not None:
            files.saved.connect(lambda path: _say_saved(voice, path))
            files.not_saved.connect(lambda path, code: _say_not_saved(voice, path, code))

    def take_setup(self, setup: Setup) -> None:
        """The district is set up differently now: whoever looks something up finds the new."""
        self.world = _world_of(setup)
        self._name(setup.directory)
        self.frame.on_second()
        if self.office is not None:
            self.office.fetch_again()

    def _name(self, directory: Directory) -> None:
        self.model.name_units({unit.id: unit.name for unit in directory.units})
        self.model.name_areas({area.code: area.name for area in directory.areas})

    @property
    def has_queue(self) -> bool:
        """Whether the role has the page of tickets."""
        return any(entry.key == WORK for entry in self.frame.entries)

    @property
    def work_page(self) -> WorkPage:
        """The page of tickets. Raises KeyError for a role that has none."""
        page = self.frame.page(WORK)
        if not isinstance(page, WorkPage):
            raise TypeError(page)
        return page

    def situation(self) -> Situation:
        """Who is here, and what is in sight, now."""
        return self.situation_of(self.opened)

    def situation_of(self, opened: OpenTicket) -> Situation:
        """Who is here, and one of the open tickets, now."""
        return Situation(
            world=self.world,
            actor=self.actor,
            now=self.clock.now(),
            ticket=opened.ticket,
            chosen=opened.chosen is not None,
            own_note=opened.note_of(self.actor.account),
        )

    def close(self) -> None:
        """Put it away; the frame is the window's."""
        self.clock.stop()
        self.store.close()
        self.deleteLater()


def _world_of(setup: Setup) -> World:
    return World(
        directory=setup.directory,
        calendar=setup.calendar,
        limits=setup.limits,
        automatic=setup.automatic,
        settings=setup.settings,
        templates=setup.templates,
    )


def _own_unit(person: Person) -> int | None:
    """The unit whose tickets are the person's own to answer for."""
    return INSPECTION_OFFICE if person.role is Role.INSPECTOR else person.unit


def _place_words(directory: Directory, person: Person) -> str:
    if person.unit is not None and person.unit in directory.unit_by_id:
        return directory.unit_by_id[person.unit].name
    return directory.area_name(person.area) or directory.name


def _seat_words(person: Person) -> str:
    parts = (terms.seat(person.seat), terms.role(person.role), person.name)
    return " · ".join(part for part in parts if part)


async def _nothing(_ticket: int) -> TicketView | None:
    return None


async def _at_once(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


def _say_saved(voice: Voice, path: str) -> None:
    voice.tell(QCoreApplication.translate("Desk", "Saved"), path, "download")


def _say_not_saved(voice: Voice, path: str, code: str) -> None:
    words = problem_words(code) if code else path
    voice.tell(QCoreApplication.translate("Desk", "The file could not be saved"), words, "alert-triangle")
