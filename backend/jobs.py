"""What the server does by itself: time's own transitions, messages that go out, the archive, cleaning up."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
import structlog

from backend.clock import Clock, seconds_until
from backend.services.files import FileDesk
from backend.services.sessions import Sessions, real_now
from backend.sms import Sms, SmsAnswer, SmsGateway, SmsOutcome
from backend.store.accounts import Accounts
from backend.store.database import Database
from backend.store.ephemeral import Ephemerals
from backend.store.ledger import Ledger
from backend.store.outbox import Claimed, Outbox
from backend.store.segments import Segments

_log: Final = structlog.get_logger("backend.jobs")

LOOK_EVERY_S: Final = 1.0
"""How often a process looks for due work unasked: a wake-up from another process may be lost."""
_SHORTEST_S: Final = 0.02
MESSAGES_AT_ONCE: Final = 8
_SEGMENTS_EVERY_S: Final = 3_600.0
_RECOVER_EVERY_S: Final = 15.0
_CLEAN_EVERY_S: Final = 60.0
_FILES_EVERY_S: Final = 600.0
_FOLDER_EVERY_S: Final = 86_400.0
_LEAST_GAP_S: Final = 0.25
_ENDS_WITHIN_S: Final = 3.0
_FIRST_PAUSE_S: Final = 0.25
_LONGEST_PAUSE_S: Final = 30.0


class Job(msgspec.Struct, frozen=True):
    """A round of work that is done again and again.

    `work` gives the seconds until it wants to be called again; a wake-up calls it sooner.
    """

    name: str
    work: Callable[[], Awaitable[float]]
    woken: asyncio.Event
    """There may be work."""
    hurried: asyncio.Event
    """There is work that must not wait for more to come with it."""
    endless: bool = False


class Jobs:
    """The tasks of a server: owned here, ended and awaited by `close`."""

    def __init__(self) -> None:
        self._jobs: list[Job] = []
        self._tasks: dict[Job, asyncio.Task[None]] = {}
        self._ending = False

    def add(self, name: str, work: Callable[[], Awaitable[float]]) -> Callable[[], None]:
        """Adds a job before the start; the function given back wakes it."""
        job = Job(name, work, asyncio.Event(), asyncio.Event())
        self._jobs.append(job)
        return job.woken.set

    def add_endless(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """Adds work that goes on by itself; should it fail, it is logged and begun anew."""

        async def again() -> float:
            await work()
            return _FIRST_PAUSE_S

        self._jobs.append(Job(name, again, asyncio.Event(), asyncio.Event(), endless=True))

    def start(self) -> None:
        """Begins all of them."""
        self._tasks = {
            job: asyncio.create_task(self._repeat(job), name=f"job {job.name}") for job in self._jobs
        }

    async def close(self) -> None:
        """Lets rounds of work that have begun finish, for a while, and ends all of them."""
        self._ending = True
        for job, task in self._tasks.items():
            job.woken.set()
            job.hurried.set()
            if job.endless:
                task.cancel()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=_ENDS_WITHIN_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._tasks.clear()

    def wake(self) -> None:
        """Has all of them look at once: the clock was moved."""
        for job in self._jobs:
            job.woken.set()
            job.hurried.set()

    async def _repeat(self, job: Job) -> None:
        loop = asyncio.get_running_loop()
        pause = _FIRST_PAUSE_S
        while not self._ending:
            job.woken.clear()
            job.hurried.clear()
            not_before = loop.time() + _LEAST_GAP_S
            try:
                wait = await job.work()
                pause = _FIRST_PAUSE_S
            except Exception as error:  # noqa: BLE001 - a job outlives what goes wrong in a round of it
                wait, pause = pause, min(pause * 2, _LONGEST_PAUSE_S)
                _log.warning("job_failed", job=job.name, again_in_s=wait, exc_info=error)
            if not self._ending:
                again_at = loop.time() + wait
                # Wake-ups that come thick and fast are taken together.
                await _set_until(job.hurried, min(again_at, not_before))
                await _set_until(job.woken, again_at)


async def _set_until(event: asyncio.Event, at: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout_at(at):
            await event.wait()


def due_work(ledger: Ledger, clock: Clock) -> Callable[[], Awaitable[float]]:
    """Carries out what time has brought, until nothing is due, then sleeps until the next instant."""

    async def work() -> float:
        while True:
            round_ = await ledger.run_due()
            if round_.fired == 0:
                # What is due and was not ours to take is another process's just now.
                return max(_SHORTEST_S, seconds_until(clock, round_.next_at, LOOK_EVERY_S))

    return work


class Sender:
    """Sends what the outbox holds, a few at a time, each judged again right before."""

    def __init__(self, outbox: Outbox, gateway: SmsGateway, clock: Clock) -> None:
        self._outbox = outbox
        self._gateway = gateway
        self._clock = clock

    async def work(self) -> float:
        """Sends what is due, then sleeps until the next is."""
        while claimed := await self._outbox.claim(MESSAGES_AT_ONCE):
            async with asyncio.TaskGroup() as group:
                for one in claimed:
                    group.create_task(self._send(one))
        return max(_SHORTEST_S, seconds_until(self._clock, await self._outbox.next_at(), LOOK_EVERY_S))

    async def _send(self, one: Claimed) -> None:
        if not one.phone:
            _log.warning("sms_without_number", key=one.key)
            await self._outbox.failed(one.key)
            return
        answer = await self._gateway.send(Sms(key=one.key, phone=one.phone, text=one.text))
        _log.info("sms", key=one.key, outcome=answer.outcome.value, why=answer.why)
        await self._note(one, answer)

    async def _note(self, one: Claimed, answer: SmsAnswer) -> None:
        if answer.outcome is SmsOutcome.SENT:
            await self._outbox.sent(one.key)
        elif answer.outcome is SmsOutcome.UNCONFIRMED:
            await self._outbox.unconfirmed(one.key)
        elif answer.outcome is SmsOutcome.NOT_NOW:
            # Asked again, ever more seldom, until the outbox gives the message up.
            await self._outbox.refused(one.key)
        else:
            await self._outbox.failed(one.key)


def segment_work(segments: Segments) -> Callable[[], Awaitable[float]]:
    """Makes the archive's segments anew where tickets were closed since."""

    async def work() -> float:
        made = await segments.make()
        if made:
            _log.info("segments_made", count=made)
        return _SEGMENTS_EVERY_S

    return work


def recover_work(outbox: Outbox) -> Callable[[], Awaitable[float]]:
    """Gives up messages whose sender, another process, died while it sent them: nobody else would.

    Their lease outlasts the start of whatever replaces that process, so once at the start is not enough.
    """

    async def work() -> float:
        recovered = await outbox.recover(alone=False)
        if recovered:
            _log.warning("messages_unconfirmed", count=recovered)
        return _RECOVER_EVERY_S

    return work


def clean_work(accounts: Accounts, ephemerals: Ephemerals) -> Callable[[], Awaitable[float]]:
    """Removes what has run out: ephemeral messages, tokens, sessions."""

    async def work() -> float:
        await ephemerals.sweep()
        await accounts.purge(real_now())
        return _CLEAN_EVERY_S

    return work


def file_work(files: FileDesk) -> Callable[[], Awaitable[float]]:
    """Removes the leftovers of uploads that nobody went on with."""

    async def work() -> float:
        gone = await files.sweep()
        if gone:
            _log.info("leftover_files_removed", count=gone)
        return _FILES_EVERY_S

    return work


def folder_work(files: FileDesk) -> Callable[[], Awaitable[float]]:
    """Removes the bytes of files that were removed, and what a server left behind when it was killed."""

    async def work() -> float:
        gone = await files.sweep_folder()
        if gone:
            _log.info("leftover_contents_removed", count=gone)
        return _FOLDER_EVERY_S

    return work


def session_work(sessions: Sessions) -> Callable[[], Awaitable[float]]:
    """Sees within a second what another process revoked."""

    async def work() -> float:
        await sessions.look_again()
        return LOOK_EVERY_S

    return work


def wake_on_commit(database: Database, district: str, wake: Callable[[], None]) -> Callable[[], None]:
    """Wakes a job whenever the district's ledger has grown, by whatever process; gives the way to stop it."""

    def heard(topic: str, payload: str) -> None:
        if topic == "head" and payload.partition(":")[0] == district:
            wake()

    return database.wakeups.subscribe(heard)
