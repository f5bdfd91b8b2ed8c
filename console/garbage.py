"""Garbage is collected on the thread of the screen alone.

The interpreter collects wherever an allocation happens to cross a threshold, also on a worker thread that
decodes an answer. A cycle that holds a widget or a timer would then be destroyed there, which Qt does not
allow ("timers cannot be stopped from another thread", at worst a crash). So the automatic collection is off
while the console runs, and a timer of the screen's thread does its work.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS: Final = 500


class Collector(QObject):
    """Collects what the interpreter would have collected by its own thresholds, as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> int:
        """Collect the oldest generation whose threshold is passed; how many objects were unreachable."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                return gc.collect(generation)
        return 0

    def stop(self) -> None:
        """No more looks."""
        self._timer.stop()


@contextmanager
def collected_here() -> Iterator[Collector]:
    """While inside, garbage is collected on this thread only (it must run Qt's event loop)."""
    was_on = gc.isenabled()
    gc.disable()
    collector = Collector()
    try:
        yield collector
    finally:
        collector.stop()
        if was_on:
            gc.enable()


def give_back() -> None:
    """Give memory that was freed back to the system: after a large load a tenth of what is resident is free.

    Only glibc keeps so much of it for itself, and knows how to be asked.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
