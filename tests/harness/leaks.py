"""A test fails when something that it started outlives it: a thread, an asyncio task, a timer, a window.

The state before is taken when the fixtures of the session and the module are there and those of the test are
not yet; the state after when the test's fixtures are gone. What ends by itself within a moment is no leak.
"""

import asyncio
import asyncio.runners
import gc
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

_MOMENT_S = 2.0
# Qt keeps these hidden and uses them again.
_KEPT_BY_QT = {"QTipLabel", "QComboBoxPrivateContainer", "QDesktopWidget"}

_unfinished_tasks: list[str] = []
_cancel_all_tasks = asyncio.runners._cancel_all_tasks  # type: ignore[attr-defined]


def _note_unfinished_and_cancel(loop: asyncio.AbstractEventLoop) -> None:
    """A runner that closes cancels in silence what still runs; here every loop is closed by a runner."""
    _unfinished_tasks.extend(f"task {task!r}" for task in asyncio.all_tasks(loop))
    _cancel_all_tasks(loop)


@dataclass(frozen=True, kw_only=True)
class _Alive:
    """What was running before the test."""

    threads: frozenset[threading.Thread]
    qt: frozenset[int]


_before = pytest.StashKey[_Alive]()


def pytest_configure() -> None:
    asyncio.runners._cancel_all_tasks = _note_unfinished_and_cancel  # type: ignore[attr-defined]


def pytest_unconfigure() -> None:
    asyncio.runners._cancel_all_tasks = _cancel_all_tasks  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _state_before(request: pytest.FixtureRequest) -> None:
    request.node.stash[_before] = _Alive(
        threads=frozenset(threading.enumerate()), qt=frozenset(id(thing) for thing in _running_qt())
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    result = yield
    before = item.stash.get(_before, None)
    if before is not None:
        outlived = [*_threads_since(before), *_unfinished_tasks, *_qt_since(before)]
        _unfinished_tasks.clear()
        if outlived:
            pytest.fail("outlives the test:\n" + "\n".join(outlived), pytrace=False)
    return result


def _threads_since(before: _Alive) -> list[str]:
    give_up_at = time.monotonic() + _MOMENT_S
    started = [
        thread
        for thread in threading.enumerate()
        # Stand-ins for threads of Qt and C that have called Python once; they are never taken off the list.
        if thread not in before.threads and not isinstance(thread, threading._DummyThread)
    ]
    for thread in started:
        thread.join(max(0.0, give_up_at - time.monotonic()))
    return [f"thread {thread!r}" for thread in started if thread.is_alive()]


def _running_qt() -> list[Any]:
    """Timers and threads of Qt that run, and windows without a parent, as far as Python knows them."""
    if "PySide6.QtCore" not in sys.modules:
        return []
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    running: list[Any] = [
        thing
        for thing in shiboken6.getAllValidWrappers()
        if (isinstance(thing, QTimer) and thing.isActive())
        or (isinstance(thing, QThread) and thing.isRunning())
    ]
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        windows = widgets.QApplication.topLevelWidgets()
        running += [
            window
            for window in windows
            if window.parent() is None and window.metaObject().className() not in _KEPT_BY_QT
        ]
    return running


def _qt_since(before: _Alive) -> list[str]:
    if not [thing for thing in _running_qt() if id(thing) not in before.qt]:
        return []
    gc.collect()  # what only a cycle still holds is on its way out
    return [f"{type(thing).__name__} {thing!r}" for thing in _running_qt() if id(thing) not in before.qt]
