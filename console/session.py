"""One console at work: finds its server, lets somebody in, builds the page, follows the feed."""

import asyncio
import contextlib
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from console import messages, terms, theme, token_keeper
from console.api_client import ApiClient
from console.api_feed import Link, LinkState
from console.api_http import NoAnswerError, NotOurServerError, ProblemError, SessionExpiredError
from console.desk import Desk
from console.drafts import DraftKeeper, new_key
from console.files import Files
from console.kept_login import KeptLogin
from console.messages import Voice
from console.models.open_ticket import order_made
from console.office_door import ServerDoor
from console.outbox import Answer, NotAnsweredError, SessionNeededError, WishRefusedError
from console.own_server import OwnServer, OwnServerError
from console.server_clock import monotonic_ms
from console.settings import Keeper
from console.sound_player import QtPlayer, import_multimedia
from console.sounds import Sounds
from console.sync import Sync
from console.tasks import Tasks
from console.token_keeper import Kept
from console.views.login_view import SeatCard
from console.views.shell import Shell
from domain.operation import Operation
from domain.wire import Batch, DemoSeat, MessagesChanged, Session, Setup, TicketView
from domain.words import Role

_NOT_HERE: Final = frozenset({Role.WALL})
"""Roles that this console has no page for yet."""
_RETRIED: Final = frozenset({"rate_limited", "unavailable"})


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the console was started with."""

    server: str = ""
    data: Path
    profile: str = "default"


class AtWork(msgspec.Struct, kw_only=True):
    """What exists while somebody is in."""

    session: Session
    desk: Desk
    sync: Sync
    files: Files


class Console(QObject):
    """The life of the console after the first paint. `run` ends when the window is closed."""

    def __init__(
        self, window: Shell, keeper: Keeper, options: Options, tasks: Tasks, own: OwnServer | None
    ) -> None:
        super().__init__()
        self._window, self._keeper, self._options, self._tasks = window, keeper, options, tasks
        self._own = own
        self._closing = asyncio.Event()
        self._client: ApiClient | None = None
        self._work: AtWork | None = None
        self._kept = KeptLogin(tasks.off_thread, self._tell_no_keyring)
        self._was_gone = False
        self.voice = Voice(self)
        self.sounds = Sounds(monotonic_ms, self)
        self._speaker_sought = False
        window.close_requested.connect(self.end)
        window.login.login_requested.connect(self._on_login_requested)
        window.login.seat_chosen.connect(self._on_seat_chosen)
        window.login.retry_requested.connect(lambda: self._tasks.spawn(self._meet(), "asking the server"))
        tasks.failed.connect(self._on_task_failed)

    @property
    def work(self) -> AtWork | None:
        """What exists while somebody is in."""
        return self._work

    @property
    def window(self) -> Shell:
        """The window."""
        return self._window

    def end(self) -> None:
        """Begin to put everything away."""
        self._closing.set()

    async def run(self) -> None:
        """From the painted window to its closing."""
        if self._own is None:
            self._connect(self._options.server)
            self._tasks.spawn(self._meet(), "asking the server")
        else:
            self._window.login.say(self.tr("Starting the demo district on this computer …"))
            self._tasks.spawn(self._follow_own_server(self._own), "the server of this computer")
        await self._closing.wait()
        await self._put_away()

    # --- the server ---

    async def _follow_own_server(self, own: OwnServer) -> None:
        while True:
            try:
                url = await self._tasks.off_thread(own.next_url)
            except OwnServerError as error:
                if not self._closing.is_set():
                    self._window.login.show_problem(
                        self.tr("The server of this computer did not start: {why}").format(why=error),
                        retry=True,
                    )
                return
            await self._move_to(url)

    async def _move_to(self, url: str) -> None:
        if self._client is not None and self._client.base_url == url.rstrip("/"):
            return
        await self._leave()
        if self._client is not None:
            self._client.close()
        self._connect(url)
        await self._meet()

    def _connect(self, url: str) -> None:
        self._client = ApiClient(url, self._tasks, self)
        self._client.session_expired.connect(self._on_session_expired)
        self._client.renewed.connect(self._on_renewed)

    async def _meet(self) -> None:
        """Ask the server for seats; where it has none, try the token that was kept, then the password."""
        client, login = self._client, self._window.login
        if client is None:
            return
        login.say(self.tr("Asking the server …"))
        try:
            seats = await client.demo_seats()
        except ProblemError:
            seats = ()
        except NoAnswerError as error:
            login.show_problem(self._connection_words(error), retry=True)
            return
        login.say("")
        settings = self._keeper.settings
        login.offer_seats([_seat_card(seat) for seat in seats if seat.role not in _NOT_HERE])
        if seats:
            return
        same = settings.server == client.base_url
        login.ask_again("", settings.login if same else "")
        if same and settings.login:
            await self._resume(client, settings.login)

    async def _resume(self, client: ApiClient, name: str) -> None:
        self._kept.begin(name, client.base_url)
        token = await self._kept.read()
        if not token or client.session is not None:
            return
        try:
            session = await client.resume(token)
        except (ProblemError, NoAnswerError):
            return  # the password field is there
        await self._enter(session)

    # --- coming in ---

    def _on_login_requested(self, name: str, password: str, following: str) -> None:
        self._tasks.spawn(self._log_in(name, password, following), "logging in")

    def _on_seat_chosen(self, account: int) -> None:
        self._tasks.spawn(self._take_seat(account), "taking a seat")

    async def _log_in(self, name: str, password: str, following: str) -> None:
        client = self._client
        if client is None:
            return
        try:
            session = await client.login(name, password, following)
        except (ProblemError, NoAnswerError) as error:
            self._say_why_not_in(error)
            return
        settings = self._keeper.settings
        settings.server, settings.login = client.base_url, name
        self._keeper.save()
        self._kept.begin(name, client.base_url)
        self._on_renewed(session.access)
        await self._enter(session)

    async def _take_seat(self, account: int) -> None:
        client = self._client
        if client is None:
            return
        try:
            session = await client.demo_login(account)
        except (ProblemError, NoAnswerError) as error:
            self._say_why_not_in(error)
            return
        self._kept.begin()
        await self._enter(session)

    def _say_why_not_in(self, error: ProblemError | NoAnswerError) -> None:
        if isinstance(error, ProblemError):
            words = messages.problem_words(error.problem.code, error.problem.facts)
            if error.problem.code == "password_needed":
                self._window.login.ask_next_password(words)
            else:
                self._window.login.show_problem(words)
        else:
            self._window.login.show_problem(self._connection_words(error))

    def _connection_words(self, error: NoAnswerError) -> str:
        if isinstance(error, NotOurServerError):
            return messages.problem_words(messages.UNREADABLE)
        return self.tr("The server does not answer. Is the address right, and the network there?")

    async def _enter(self, session: Session) -> None:
        client, login = self._client, self._window.login
        if client is None:
            return
        work = self._work
        if work is not None and work.session.person.id == session.person.id:
            work.session = session
            self._window.show_page(work.desk.frame)
            work.sync.start()
            work.desk.outbox.on_logged_in()
            work.files.go_on()
            return
        if session.person.role in _NOT_HERE:
            await self._refuse_role(client, session.person.role)
            return
        try:
            setup = await client.setup()
        except (ProblemError, NoAnswerError, SessionExpiredError):
            login.show_problem(self.tr("The district could not be loaded. Try again."), retry=False)
            return
        await self._leave()
        self._work = self._build(client, session, setup)
        self._window.show_page(self._work.desk.frame)
        self._work.desk.frame.current().focus_first()
        self._work.sync.start()

    async def _refuse_role(self, client: ApiClient, role: Role) -> None:
        with contextlib.suppress(NoAnswerError, ProblemError):  # the session ends by itself, too
            await client.logout()
        self._window.login.show_problem(
            self.tr("This console has no page for the role “{role}” yet. Choose another seat.").format(
                role=terms.role(role)
            )
        )

    def _build(self, client: ApiClient, session: Session, setup: Setup) -> AtWork:
        owner = f"{session.person.id}@{session.district}"
        drafts = DraftKeeper(self._keeper.folder, owner)
        self._tasks.spawn(self._unlock(drafts, owner), "unlocking the drafts")
        files = Files(client, self._tasks.spawn, self._tasks.off_thread)
        desk = Desk(
            session,
            setup,
            self._submit,
            self._find_order,
            self._tasks.spawn,
            self.voice,
            self,
            keeper=self._keeper,
            drafts=drafts,
            sounds=self.sounds,
            peek=self._peek,
            off_thread=self._tasks.off_thread,
            files=files,
            office_door=ServerDoor(client),
        )
        sync = Sync(client, self._tasks, desk.clock, desk.store, self)
        frame, settings = desk.frame, self._keeper.settings
        frame.restore(settings.pages.get(session.person.role, ""), settings.arranged)
        frame.wanted.connect(self._on_wanted)
        desk.tickets.fetch_needed.connect(
            lambda ident: self._tasks.spawn(self._fetch(ident), "fetching a ticket")
        )
        desk.tickets.looked_at_changed.connect(sync.feed.open_tickets)
        desk.outbox.session_needed.connect(self._on_session_expired)
        if desk.has_queue:
            self._tell_queue(desk, sync)
        sync.open_loaded.connect(desk.alarms.begin)
        sync.archive_loaded.connect(self._find_loudspeaker)
        sync.batch_applied.connect(self._on_batch)
        sync.link_changed.connect(self._on_link_changed)
        sync.feed.presence.connect(desk.company.hear)
        sync.feed.messages_changed.connect(self._on_messages_changed)
        sync.feed.setup_moved.connect(lambda _version: self._look_at_setup())
        sync.reloaded.connect(self._on_reloaded)
        return AtWork(session=session, desk=desk, sync=sync, files=files)

    def _tell_queue(self, desk: Desk, sync: Sync) -> None:
        queue = desk.work_page.queue
        sync.open_loaded.connect(queue.loaded)
        queue.set_archive_ready(False)
        sync.archive_loaded.connect(lambda: queue.set_archive_ready(True))
        sync.load_failed.connect(lambda _error: queue.show_load_problem(self.tr("The tickets did not come.")))

    # --- at work ---

    async def _submit(self, operation: Operation) -> Answer:
        if self._client is None:
            raise NotAnsweredError
        try:
            return await self._client.submit(operation)
        except ProblemError as error:
            problem = error.problem
            if problem.code in _RETRIED:
                raise NotAnsweredError from error
            raise WishRefusedError(problem.code, problem.facts) from error
        except NoAnswerError as error:
            raise NotAnsweredError from error
        except SessionExpiredError as error:
            raise SessionNeededError from error

    async def _fetch(self, ident: int) -> None:
        client, work = self._client, self._work
        if client is None or work is None:
            return
        try:
            work.desk.tickets.take(await client.ticket(ident))
        except ProblemError as error:
            work.desk.tickets.fetch_failed(ident, error.problem.code)
            self.voice.tell(self.tr("The ticket cannot be shown"), messages.problem_words(error.problem.code))
        except (NoAnswerError, SessionExpiredError):
            work.desk.tickets.fetch_failed(ident)

    async def _peek(self, ident: int) -> TicketView | None:
        if self._client is None:
            return None
        try:
            return await self._client.ticket(ident)
        except (ProblemError, NoAnswerError, SessionExpiredError):
            return None

    def _find_loudspeaker(self) -> None:
        """Once everything else is there: multimedia is large, and nobody waits for it."""
        if not self._speaker_sought:
            self._speaker_sought = True
            self._tasks.spawn(self._use_loudspeaker(), "looking for a loudspeaker")

    async def _use_loudspeaker(self) -> None:
        try:
            multimedia = await self._tasks.off_thread(import_multimedia)
        except ImportError:
            self.sounds.use(None, self.tr("No sound: a part of the system is missing"))
            return
        player = QtPlayer(multimedia, self)
        player.output_changed.connect(lambda _has: self._take_player(player))
        self._take_player(player)

    def _take_player(self, player: QtPlayer) -> None:
        self.sounds.use(player, "" if player.has_output else self.tr("No sound device"))

    async def _find_order(self, ticket: int, op_id: str) -> int | None:
        client, work = self._client, self._work
        if client is None or work is None:
            return None
        if (known := work.desk.tickets.order_of(ticket, op_id)) is not None:
            return known
        try:
            return order_made((await client.ticket(ticket)).events, op_id)
        except (ProblemError, NoAnswerError, SessionExpiredError):
            return None

    def _on_batch(self, batch: Batch) -> None:
        if self._work is not None:
            self._work.desk.tickets.follow(batch.events)
            self._work.desk.tickets.leave(batch.left)

    def _on_messages_changed(self, changed: MessagesChanged) -> None:
        if self._work is not None:
            self._work.desk.tickets.messages_moved(changed.tickets)

    def _look_at_setup(self) -> None:
        self._tasks.spawn(self._take_setup(), "fetching the set-up")

    async def _take_setup(self) -> None:
        client, work = self._client, self._work
        if client is None or work is None:
            return
        try:
            setup = await client.setup()
        except (ProblemError, NoAnswerError, SessionExpiredError):
            return  # it is fetched again when the connection is back
        if self._work is work:
            work.desk.take_setup(setup)

    def _on_link_changed(self, link: Link) -> None:
        work = self._work
        if work is None:
            return
        came_back = self._was_gone and link.state is LinkState.LIVE
        self._was_gone = link.state is LinkState.DISCONNECTED or (self._was_gone and not came_back)
        if came_back:
            self._look_at_setup()  # what was told meanwhile was not heard
        if link.state is LinkState.LIVE:
            self.sounds.put_link(True)
            work.desk.frame.set_link(True, link.latency_ms)
            work.desk.outbox.on_link_back()
            work.desk.tickets.fetch_again(missing_only=True)
            work.files.go_on()
        elif link.state is LinkState.DISCONNECTED:
            work.desk.company.forget()
            self.sounds.put_link(False)
            work.desk.frame.set_link(False, since=work.desk.clock.data_at)

    def _on_reloaded(self, reason: str) -> None:
        self.voice.tell(
            self.tr("The tickets were loaded anew"),
            self.tr("The server's record was found changed")
            if reason == "history_changed"
            else self.tr("Something was missed in between"),
            "refresh",
        )
        if self._work is not None:
            self._work.desk.tickets.fetch_again()

    def _on_wanted(self, name: str) -> None:
        app = QApplication.instance()
        settings = self._keeper.settings
        if name == "logout":
            self._tasks.spawn(self._log_out(), "logging out")
        elif name == "lock":
            self._lock()
        elif name == "fullscreen":
            self._window.toggle_fullscreen()
        elif name in ("theme", "larger", "smaller") and isinstance(app, QApplication):
            keys = list(theme.THEMES)
            if name == "theme":
                settings.theme = keys[(keys.index(theme.current_key()) + 1) % len(keys)]
            else:
                scales = theme.TEXT_SCALES
                at = scales.index(settings.text_scale) if settings.text_scale in scales else 0
                step = 1 if name == "larger" else -1
                settings.text_scale = scales[min(max(at + step, 0), len(scales) - 1)]
            theme.apply(app, settings.theme, settings.text_scale)
            self._keeper.save()

    # --- tokens ---

    def _lock(self) -> None:
        """锁屏: everything stays as it is and goes on behind; only its own person comes back to it."""
        if self._work is None:
            return
        person = self._work.session.person
        self._window.lock(
            self.tr("Locked by {who}. Log in to go on; everything is as you left it.").format(
                who=person.name
            ),
            self._kept.name,
            person.id,
        )
        self._tasks.spawn(self._kept.lock(), "locking")

    def _on_session_expired(self) -> None:
        self._window.show_login(
            self.tr("Your session has ended. Log in again: everything you typed is kept."),
            self._kept.name,
            self._work.session.person.id if self._work is not None else 0,
        )

    def _on_renewed(self, _access: str) -> None:
        session = self._client.session if self._client is not None else None
        if session is not None:
            self._tasks.spawn(self._kept.keep(session.refresh), "keeping the session")

    def _tell_no_keyring(self) -> None:
        self.voice.tell(
            self.tr("This log-in holds until the console is closed"),
            self.tr("The computer has no keyring that answers, so nothing is kept for the next start"),
            "lock",
        )

    async def _unlock(self, drafts: DraftKeeper, owner: str) -> None:
        """Have the keyring hold the key of the drafts; without one they are written without personal data."""
        account = f"drafts:{owner}"
        kept = await self._tasks.off_thread(token_keeper.read, account)
        key = kept or new_key().decode()
        if not kept and await self._tasks.off_thread(token_keeper.keep, account, key) is not Kept.YES:
            return
        try:
            drafts.unlock(key.encode())
        except ValueError:
            return  # somebody else's entry under our name: drafts stay without personal data

    # --- going ---

    async def _log_out(self) -> None:
        await self._leave()
        client = self._client
        if client is not None:
            try:
                await client.logout()
            except (NoAnswerError, ProblemError):
                self._window.login.say(self.tr("The server did not hear of it; the session ends by itself."))
        await self._kept.end()
        self._window.show_login()
        await self._meet()

    async def _leave(self) -> None:
        work, self._work = self._work, None
        if work is None:
            return
        settings, frame = self._keeper.settings, work.desk.frame
        settings.arranged |= frame.states()
        settings.pages[work.session.person.role] = frame.rail.current()
        await work.sync.stop()
        self._window.drop_page()
        work.sync.deleteLater()
        work.files.deleteLater()
        work.desk.close()

    async def _put_away(self) -> None:
        self._window.remember()
        await self._leave()
        self._keeper.save()
        if self._client is not None:
            self._client.close()
        if self._own is not None:
            self._own.let_go()

    def _on_task_failed(self, what: str, error: object) -> None:
        self.voice.tell(
            self.tr("Something went wrong: {what}").format(what=what), str(error), "alert-triangle"
        )


def _seat_card(person: DemoSeat) -> SeatCard:
    return SeatCard(
        account=person.id,
        name=person.name,
        role=person.role,
        place=" · ".join(part for part in (terms.seat(person.seat), person.place) if part),
    )
