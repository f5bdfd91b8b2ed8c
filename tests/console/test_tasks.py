"""Background work begins and ends at one door, and no failure is lost."""

import asyncio
import threading

import pytest
from PySide6.QtCore import QTimer

from console.tasks import Tasks, run


def test_work_in_a_thread_comes_back_to_this_one(qapp: object) -> None:
    async def main() -> tuple[str, bool]:
        tasks = Tasks()
        name = await tasks.off_thread(lambda: threading.current_thread().name)
        await tasks.close()
        return name, threading.current_thread() is threading.main_thread()

    name, on_main = run(main)
    assert name.startswith("huying")
    assert on_main


def test_an_error_in_a_thread_is_raised_here(qapp: object) -> None:
    async def main() -> None:
        tasks = Tasks()
        try:
            with pytest.raises(ZeroDivisionError):
                await tasks.off_thread(divmod, 1, 0)
        finally:
            await tasks.close()

    run(main)


def test_a_failed_task_is_told(qapp: object) -> None:
    heard: list[tuple[str, object]] = []

    async def failing() -> None:
        raise LookupError("gone")

    async def main() -> None:
        tasks = Tasks()
        tasks.failed.connect(lambda what, error: heard.append((what, error)))
        await asyncio.wait([tasks.task(failing(), "fetching the limits")])
        await asyncio.sleep(0)
        await tasks.close()

    run(main)
    assert [(what, str(error)) for what, error in heard] == [("fetching the limits", "gone")]


def test_closing_ends_every_task_and_thread(qapp: object) -> None:
    gone: list[str] = []

    async def waiting(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            gone.append(name)

    async def main() -> tuple[int, int]:
        tasks = Tasks()
        for name in "ab":
            tasks.spawn(waiting(name), name)
        await asyncio.sleep(0)
        before = tasks.count()
        inside = threading.Event()
        tasks.spawn(tasks.off_thread(inside.wait, 0.2), "a thread")
        await asyncio.sleep(0)
        await tasks.close()
        with pytest.raises(RuntimeError):
            tasks.spawn(waiting("c"), "c")
        return before, tasks.count()

    assert run(main) == (2, 0)
    assert sorted(gone) == ["a", "b"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("huying")]


def test_qt_goes_on_while_a_task_waits(qapp: object) -> None:
    async def main() -> int:
        rung = asyncio.Event()
        QTimer.singleShot(0, rung.set)
        await rung.wait()
        return 7

    assert run(main) == 7
