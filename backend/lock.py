"""A lock between processes, which ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class Lock:
    """A locked file. The file itself stays; whether it is locked is what counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: int | None = None

    def take(self) -> bool:
        """Takes it unless another process has it; says whether this one has it now."""
        if self._held is not None:
            return True
        opened = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _locked(opened):
            os.close(opened)
            return False
        self._held = opened
        return True

    def release(self) -> None:
        """Lets it go."""
        if self._held is not None:
            os.close(self._held)
            self._held = None


if sys.platform == "win32":
    import msvcrt

    def _locked(opened: int) -> bool:
        try:
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(opened: int) -> bool:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
