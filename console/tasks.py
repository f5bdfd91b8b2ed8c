"""The one door to background work: every task and every thread of the console begins here and ends here."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, ParamSpec, TypeVar

import qasync
from PySide6.QtCore import QObject, Signal

from console.garbage import collected_here

P = ParamSpec("P")
T = TypeVar("T")

WORKERS: Final = 4
"""Threads at most: requests wait for the network, and more would only make the server's queue longer."""


class Tasks(QObject):
    """Owns all that runs beside the hand of the user, from its beginning until `close`.

    Signals:
        failed: a task that nobody awaits ended with an error: what it was for, and the exception.
    """

    failed = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[asyncio.Task[Any]] = set()
        self._pool = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix="huying")
        self._in_threads: set[Future[Any]] = set()
        self._closed = False

    def spawn(self, work: Coroutine[Any, Any, Any], what: str) -> None:
        """Begin a task that nobody waits for; `what` names it in words for the report should it fail.

        Raises RuntimeError once closed.
        """
        _ = self._begin(work, what)

    def task(self, work: Coroutine[Any, Any, T], what: str) -> asyncio.Task[T]:
        """As `spawn`, for who wants to wait for the task or to cancel it."""
        return self._begin(work, what)

    async def off_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a blocking function on a worker thread; its result or its exception comes back here.

        A cancelled wait does not stop the thread: what runs there has its own time-outs.
        """
        if self._closed:
            raise RuntimeError("no new work after the end")
        job = self._pool.submit(work, *args, **kwargs)
        self._in_threads.add(job)
        job.add_done_callback(self._in_threads.discard)
        return await asyncio.wrap_future(job)

    def count(self) -> int:
        """How many tasks run."""
        return len(self._running)

    async def close(self) -> None:
        """Cancel every task, wait until each has ended, then end the threads. May be called twice."""
        self._closed = True
        own = asyncio.current_task()
        while others := [task for task in self._running if task is not own]:
            for task in others:
                task.cancel()
            await asyncio.wait(others)
        # Queued work is dropped; what a thread is in the middle of ends by its own time-out.
        self._pool.shutdown(wait=False, cancel_futures=True)
        if left := [asyncio.wrap_future(job) for job in tuple(self._in_threads)]:
            await asyncio.gather(*left, return_exceptions=True)
        self._pool.shutdown()

    def _begin(self, work: Coroutine[Any, Any, T], what: str) -> asyncio.Task[T]:
        if self._closed:
            work.close()
            raise RuntimeError(f"no new work after the end: {what}")
        task = asyncio.get_running_loop().create_task(work, name=what)
        self._running.add(task)
        task.add_done_callback(self._on_done)
        return task

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self.failed.emit(task.get_name(), error)


def run(main: Callable[[], Awaitable[T]]) -> T:
    """Run `main` on an event loop that is Qt's too (there must be a QApplication); returns what it returns.

    asyncio.run knows no loop factory before Python 3.12, a Runner does.
    """

    async def whole() -> T:
        return await main()

    with collected_here(), asyncio.Runner(loop_factory=_loop) as runner:
        return runner.run(whole())


def _loop() -> asyncio.AbstractEventLoop:
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop()
    if sys.platform == "win32":
        asyncio.set_event_loop(loop)
    return loop
