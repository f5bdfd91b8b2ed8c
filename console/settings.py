"""What one profile of the console remembers: the window, the look, the last server and login.

Tokens and personal data are never among it.
"""

import os
from pathlib import Path

import msgspec
import platformdirs

_APP = "huying"


class Settings(msgspec.Struct, kw_only=True):
    """The present values; `save` writes them."""

    geometry: bytes = b""
    maximised: bool = True
    arranged: dict[str, bytes] = {}
    """By page: what the hand arranged on it."""
    pages: dict[str, str] = {}
    """By role: the page that was in sight last."""
    theme: str = "graphite"
    text_scale: int = 100
    row_height: int = 36
    """Of the queue, in pixels at a text scale of 100 %: 30, 36 or 44."""
    reduce_motion: bool = False
    volumes: dict[str, int] = {}
    """By sound, in percent."""
    recent: list[str] = []
    """What was chosen from the command palette, the latest first."""
    server: str = ""
    login: str = ""
    """The name that was typed last, for the server above."""
    queues: dict[str, str] = {}
    """What each seat remembers of its queue, by district and account: columns, saved filters."""
    seats: dict[str, str] = {}
    """Where each seat was in its queue and its shift, by district and account."""
    phrases: dict[str, dict[str, list[str]]] = {}
    """Ready phrases that a seat made for itself, by district and account, then by the act they are for."""


def data_folder() -> Path:
    """Where a console keeps what is its own, by the rules of the system."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def profile_folder(data: Path, profile: str) -> Path:
    """The folder of one profile, made when it is not there. Raises ValueError for a name that is a path."""
    if not profile or profile in (".", "..") or any(sign in profile for sign in "/\\:\0"):
        raise ValueError(f"not a name for a profile: {profile!r}")
    folder = data / "profiles" / profile
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


class Keeper:
    """Reads and writes the settings of one profile."""

    def __init__(self, folder: Path | None) -> None:
        """Without a folder nothing is remembered beyond this start."""
        self.folder = folder
        self._file = None if folder is None else folder / "console.json"
        self.settings = self._read()

    def save(self) -> None:
        """Write them, whole or not at all. What cannot be written is lost with this start, no more."""
        if self._file is None:
            return
        fresh = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            fresh.write_bytes(msgspec.json.encode(self.settings))
            fresh.replace(self._file)
        except OSError:
            fresh.unlink(missing_ok=True)

    def _read(self) -> Settings:
        if self._file is None:
            return Settings()
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=Settings)
        except (OSError, msgspec.DecodeError):
            return Settings()  # the first start, or a file that somebody broke: begin anew
