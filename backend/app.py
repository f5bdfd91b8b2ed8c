"""Puts a server together: every part is given what it works with, and nothing is global."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final, cast

import msgspec
import structlog

from backend.api.door import Door
from backend.api.fast_lane import Asgi, with_fast_lane
from backend.api.http import make_litestar
from backend.api.openapi import openapi_document
from backend.api.socket import feed_app
from backend.api.use_cases import Services, use_cases
from backend.clock import Clock
from backend.feed.conversation import Feeds
from backend.feed.hub import Hub
from backend.jobs import (
    Jobs,
    Sender,
    clean_work,
    due_work,
    file_work,
    folder_work,
    recover_work,
    segment_work,
    session_work,
    wake_on_commit,
)
from backend.services.administration import AdministrationDesk
from backend.services.files import FileDesk
from backend.services.log_in import LogIn
from backend.services.operations import Operations
from backend.services.passwords import Passwords
from backend.services.sessions import Sessions, real_now
from backend.services.setup import SetupDesk
from backend.services.snapshot import Archive
from backend.services.tickets import Tickets
from backend.settings import ServerSettings
from backend.sms import SmsGateway
from backend.store.accounts import Accounts
from backend.store.administration import Administration
from backend.store.blobs import Blobs
from backend.store.database import Database
from backend.store.ephemeral import Ephemerals
from backend.store.files import Files
from backend.store.ledger import Ledger
from backend.store.outbox import Outbox
from backend.store.people import People
from backend.store.reading import Reading
from backend.store.segments import Segments
from backend.store.sight import Sight
from backend.store.snapshot import Snapshots
from backend.store.vault import Vault

_log: Final = structlog.get_logger("backend.app")


class App:
    """A running server but for its socket."""

    def __init__(
        self,
        asgi: Asgi,
        services: Services,
        hub: Hub,
        jobs: Jobs,
        feeds: Feeds,
        accounts: Accounts,
        database: Database,
    ) -> None:
        self.asgi = asgi
        self.services = services
        self.hub = hub
        self.accounts = accounts
        self.database = database
        self._jobs = jobs
        self._feeds = feeds

    def wake(self) -> None:
        """Has every job look now: whoever moves a clock that stands still calls this."""
        self._jobs.wake()
        self.hub.wake()

    async def end_feeds(self) -> None:
        """The first step of ending: every reader is told, and waited for."""
        await self._feeds.end_all()


@asynccontextmanager
async def build(
    settings: ServerSettings,
    clock: Clock,
    gateway: SmsGateway,
    database: Database,
    vault: Vault,
    district: str,
    *,
    passwords: Passwords | None = None,
) -> AsyncIterator[App]:
    """A server's parts, started; at the end they are ended in the opposite order.

    Whoever opened database and gateway closes them. Raises UnknownDistrict, WrongMasterKey.
    """
    await vault.check(database)
    async with AsyncExitStack() as stack:
        ledger = Ledger(database, clock, vault, district)
        await ledger.start()
        stack.push_async_callback(ledger.close)

        hasher = passwords or Passwords()
        stack.callback(hasher.close)
        accounts = Accounts(database)
        sessions = Sessions(accounts, district, ledger.world)
        reading = Reading(database, vault, district)
        snapshots = Snapshots(database, clock, district)
        segments = Segments(database, clock, district)
        outbox = Outbox(database, clock, vault, district)
        ephemerals = Ephemerals(database, district)
        folder = settings.folder_of_files
        files = Files(database, vault, Blobs(folder, district), district) if folder else None
        services = Services(
            log_in=LogIn(accounts, sessions, hasher, district, ledger.world),
            sessions=sessions,
            operations=Operations(ledger, People(database, vault, district)),
            tickets=Tickets(reading),
            archive=Archive(snapshots, segments),
            setup=SetupDesk(ledger.world),
            administration=AdministrationDesk(
                Administration(database, vault, district), sessions, hasher, ledger.world, clock
            ),
            ledger=ledger,
            files=FileDesk(files, real_now),
        )
        sight = Sight(database, district)
        hub = Hub(database, reading, sight, ephemerals, clock, district, ledger.recent)
        await hub.start()
        feeds = Feeds(
            hub,
            reading,
            sight,
            sessions,
            clock,
            longest_queue=settings.feed_queue,
            per_account=settings.feeds_per_account,
        )

        jobs = Jobs()
        sender = Sender(outbox, gateway, clock)
        wakes = (jobs.add("due", due_work(ledger, clock)), jobs.add("outbox", sender.work))
        jobs.add("segments", segment_work(segments))
        jobs.add("sessions", session_work(sessions))
        jobs.add("recover", recover_work(outbox))
        jobs.add("clean", clean_work(accounts, ephemerals))
        jobs.add("files", file_work(services.files))
        jobs.add("folder of files", folder_work(services.files))
        jobs.add_endless("feed", hub.run)
        jobs.add_endless("feed sessions", feeds.watch)
        for wake in wakes:
            stack.callback(wake_on_commit(database, district, wake))
        recovered = await outbox.recover(alone=not database.dialect.postgresql)
        if recovered:
            _log.warning("messages_unconfirmed", count=recovered)
        jobs.start()
        stack.push_async_callback(jobs.close)

        demo = settings.demo and settings.listens_on_loopback
        document = msgspec.json.encode(openapi_document(demo=demo))
        door, use = Door(sessions, demo=demo), use_cases(services, document)
        litestar = cast(Asgi, make_litestar(door, use, feed_app(feeds), demo=demo))
        asgi = with_fast_lane(litestar, door, use["operations"])
        yield App(asgi, services, hub, jobs, feeds, accounts, database)
