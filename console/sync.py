"""Keeps the store equal to the server: snapshot, then numbered differences; after a hole a new snapshot."""

from __future__ import annotations

import asyncio
import gc
import random
from collections import deque
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from console.api_client import ApiClient
from console.api_feed import Feed, Link, LinkState
from console.api_http import NoAnswerError, ProblemError, SessionExpiredError
from console.garbage import give_back
from console.server_clock import ServerClock, monotonic_ms
from console.store import TicketStore
from console.store.columns import Block
from console.tasks import Tasks
from domain.instant import NEVER
from domain.wire import Batch, Beat, SegmentRef, SnapshotHead

_PAUSE_S: Final = 1.0
_LONGEST_PAUSE_S: Final = 30.0
_AT_ONCE: Final = 2
"""Segments asked for at the same time."""
_LATELY_MS: Final = 60_000
_LONGEST_TIMER_MS: Final = 3_600_000


class Sync(QObject):
    """Binds client, feed, clock and store together for one session.

    Signals:
        open_loaded: the open tickets are there; the queue can be worked.
        archive_loaded: every segment of the archive is there.
        batch_applied: a Batch was applied to the store: an open detail looks whether it is meant.
        link_changed: a Link.
        reloaded: the data had to be fetched anew in the middle of the session, and why: say it aloud.
        load_failed: fetching failed and is tried again (the exception).
    """

    open_loaded = Signal()
    archive_loaded = Signal()
    batch_applied = Signal(object)
    link_changed = Signal(object)
    reloaded = Signal(str)
    load_failed = Signal(object)

    def __init__(
        self,
        client: ApiClient,
        tasks: Tasks,
        clock: ServerClock,
        store: TicketStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client, self._tasks, self._clock, self._store = client, tasks, clock, store
        self.seq, self.hash = 0, b""
        self._complete = False
        self._reloads: deque[int] = deque(maxlen=8)
        self._loading: asyncio.Task[None] | None = None
        self.feed = Feed(client, tasks, lambda: (self.seq, self.hash), self)
        self._light = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._light.timeout.connect(self._on_light_due)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.feed.batch.connect(self._on_batch)
        self.feed.beat.connect(self._on_beat)
        self.feed.snapshot_needed.connect(self._on_snapshot_needed)
        self.feed.link_changed.connect(self.link_changed)
        self._clock.moved.connect(self._on_time)
        self._clock.ticked.connect(self._on_time)
        self._store.changed.connect(self._wait_for_light)

    @property
    def link(self) -> Link:
        """How the connection stands."""
        return self.feed.link

    def start(self) -> None:
        """Fetch the snapshot, then follow the feed. Call it again after a new log-in: it goes on."""
        self._clock.start()
        if self._complete:
            self.feed.start()
        elif self._loading is None or self._loading.done():
            self._loading = self._tasks.task(self._load(), "loading the tickets")

    async def stop(self) -> None:
        """Follow no more."""
        self._light.stop()
        self._clock.stop()
        if self._loading is not None:
            self._loading.cancel()
            await asyncio.wait([self._loading])
        await self.feed.stop()

    # --- loading ---

    async def _load(self) -> None:
        # What was made to build the screen stays: the collector need not look at it again and again.
        gc.freeze()
        try:
            head = await self._load_open()
            self.feed.start()
            self.feed.resume()
            await self._load_archive(head.segments)
        except SessionExpiredError:
            return  # the client has told it; `start` goes on after the log-in

    async def _load_open(self) -> SnapshotHead:
        pause = _PAUSE_S
        while True:
            try:
                head, block, travelled = await self._client.snapshot(Block)
            except (NoAnswerError, ProblemError) as error:
                self.load_failed.emit(error)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE_S, 2 * pause)
            else:
                self._take_snapshot(head, block, travelled)
                return head

    def _take_snapshot(self, head: SnapshotHead, block: Block, travelled: int) -> None:
        self._clock.measure(head.at, head.rate, travelled)
        self.seq, self.hash = head.seq, head.hash
        to_come = sum(ref.rows for ref in head.segments)
        self._store.load_open(block, [ref.etag for ref in head.segments], to_come=to_come)
        self._store.on_time_passed()
        self.open_loaded.emit()

    async def _load_archive(self, segments: tuple[SegmentRef, ...]) -> None:
        known = self._store.segments_known()
        # The newest months first: that is where people look.
        missing = deque(
            sorted((ref for ref in segments if ref.etag not in known), key=lambda ref: -ref.month)
        )
        # While one is decoded the next one travels.
        loading = [
            self._tasks.task(self._load_segments(missing), "loading the archive") for _ in range(_AT_ONCE)
        ]
        if not all(await asyncio.gather(*loading)):
            raise SessionExpiredError
        self._store.settle()
        gc.freeze()
        await self._tasks.off_thread(give_back)
        self._complete = True
        self.archive_loaded.emit()

    async def _load_segments(self, missing: deque[SegmentRef]) -> bool:
        """Load until nothing is missing; False when the session ended before that."""
        while missing:
            try:
                await self._load_segment(missing.popleft())
            except SessionExpiredError:
                return False
        return True

    async def _load_segment(self, ref: SegmentRef) -> None:
        pause = _PAUSE_S
        while True:
            try:
                block = await self._client.segment(ref, Block)
            except NoAnswerError as error:
                self.load_failed.emit(error)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE_S, 2 * pause)
            else:
                self._store.load_segment(ref.etag, block)
                return

    # --- following ---

    def _on_batch(self, batch: Batch) -> None:
        first, last = batch.covers
        if last <= self.seq:
            return
        if first > self.seq + 1:
            self.feed.need_snapshot("hole")
            return
        self._store.apply(batch.rows, batch.left)
        self.seq, self.hash = last, batch.hash
        self.batch_applied.emit(batch)

    def _on_beat(self, beat: Beat) -> None:
        self._clock.beat(beat.at, beat.rate)
        if beat.seq < self.seq or (beat.seq == self.seq and beat.hash != self.hash):
            # The ledger is shorter, or another: what was read before is not what it says now.
            self.feed.need_snapshot("history_changed")
        elif beat.seq > self.seq:
            # Everything up to the beat was sent before it on this socket: something got lost on the way.
            self.feed.reconnect()

    def _on_snapshot_needed(self, reason: str) -> None:
        self.reloaded.emit(reason)
        self._complete = False
        if self._loading is not None and not self._loading.done():
            self._loading.cancel()
        self._loading = self._tasks.task(self._load_anew(), "loading the tickets anew")

    async def _load_anew(self) -> None:
        """Load after a pause that grows when this goes on: nothing costs the server more than a snapshot."""
        now = monotonic_ms()
        lately = sum(now - at < _LATELY_MS for at in self._reloads)
        self._reloads.append(now)
        if lately:
            await asyncio.sleep(min(_LONGEST_PAUSE_S, 2**lately) * random.uniform(0.5, 1.0))  # noqa: S311
        await self._load()

    # --- lights ---

    def _on_time(self) -> None:
        self._store.on_time_passed()
        self._wait_for_light()

    def _on_light_due(self) -> None:
        self._on_time()

    def _wait_for_light(self, *_: object) -> None:
        """Wake exactly when the next light changes, not at the next full second."""
        due = self._store.next_light_at()
        left = None if due == NEVER else self._clock.real_ms_until(due)
        if left is None:
            self._light.stop()
        else:
            self._light.start(min(max(left, 1), _LONGEST_TIMER_MS))


def is_cut_off(link: Link) -> bool:
    """Whether what is on the screen may be old."""
    return link.state in {LinkState.STALE, LinkState.DISCONNECTED, LinkState.SESSION_EXPIRED}
