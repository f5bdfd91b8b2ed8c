"""The lines on standard input, read beside the loop."""

import os
import threading

from PySide6.QtCore import QObject, Signal


class Lines(QObject):
    """Standard input.

    Signals:
        came: a line that is not empty.
        ended: there is no more.
    """

    came = Signal(str)
    ended = Signal()

    def start(self) -> None:
        """Read until the end."""
        threading.Thread(target=self._read, name="commands", daemon=True).start()

    def _read(self) -> None:
        # By hand: a buffered reader at the end of the interpreter would be torn away from this thread.
        rest = b""
        while data := os.read(0, 65_536):
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                if line.strip():
                    self.came.emit(line.decode())
        self.ended.emit()
