"""Cycles that hold Qt objects end on the thread of the screen."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from console.garbage import collected_here


class _Knot(QObject):
    """Holds itself, so that only a collection ends it."""

    ended_on: list[int] = []

    def __init__(self) -> None:
        super().__init__()
        self.timer = QTimer(self)
        self.me = self


def _tie(count: int) -> weakref.ref[_Knot]:
    first = weakref.ref(_Knot(), lambda _: _Knot.ended_on.append(threading.get_ident()))
    for _ in range(count):
        _Knot()
    return first


def test_a_worker_that_allocates_much_collects_nothing(qtbot: QtBot) -> None:
    _Knot.ended_on.clear()
    with collected_here() as collector:
        knot = _tie(50)

        def allocate() -> None:
            kept = [[n] for n in range(200_000)]
            kept.clear()

        worker = threading.Thread(target=allocate)
        worker.start()
        worker.join()
        assert knot() is not None
        collector.look()
        gc.collect()
    assert knot() is None
    assert _Knot.ended_on == [threading.get_ident()]


def test_the_collector_looks_by_itself_and_gives_the_interpreter_its_own_back(qtbot: QtBot) -> None:
    was_on = gc.isenabled()
    with collected_here():
        assert not gc.isenabled()
        knot = _tie(2_000)
        qtbot.waitUntil(lambda: knot() is None, timeout=10_000)
    assert gc.isenabled() == was_on
