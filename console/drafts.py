"""Calls that were begun and not sent, kept over the end of the console: on this computer alone.

They lie in the profile's folder, encrypted by a key that the system's keyring holds. Where there is no
keyring no personal data is written at all: neither the reporter's fields nor long numbers in the texts.
"""

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

PERSONAL: Final = frozenset({"person", "phone"})
"""Fields that hold a reporter's own data."""
_KEPT_FOR_S: Final = 7 * 86_400
_NUMBER: Final = re.compile(r"\d[\d\- ]{5,}\d")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A call that was begun."""

    id: str
    saved_at: int
    """By this computer's own clock, UTC milliseconds: only for telling drafts apart."""
    fields: dict[str, Any]


class _File(msgspec.Struct, frozen=True, kw_only=True):
    owner: str
    saved_at: int
    sealed: bytes = b""
    fields: dict[str, Any] = {}


class DraftKeeper:
    """The drafts of one account. Without a folder they live in memory, until the end of the console.

    Until `unlock` was called no one knows whether there is a keyring: what is saved so far is written without
    personal data, and again once there is a key.
    """

    def __init__(self, folder: Path | None, owner: str) -> None:
        self._folder = folder / "drafts" if folder is not None else None
        self._owner = owner
        self._key: Fernet | None = None
        self._drafts: dict[str, Draft] = {}
        self._read()

    def kept(self) -> list[Draft]:
        """The drafts, the newest first."""
        return sorted(self._drafts.values(), key=lambda draft: draft.saved_at, reverse=True)

    def save(self, ident: str, fields: dict[str, Any]) -> None:
        """Keep a draft in this state."""
        newest = max((one.saved_at for one in self._drafts.values()), default=0)
        at = max(time.time_ns() // 1_000_000, newest + 1)  # two in one millisecond keep their order
        draft = Draft(id=ident, saved_at=at, fields=fields)
        self._drafts[ident] = draft
        self._write(draft)

    def remove(self, ident: str) -> None:
        """It was sent or thrown away."""
        if self._drafts.pop(ident, None) is not None and self._folder is not None:
            self._file(ident).unlink(missing_ok=True)

    def unlock(self, key: bytes) -> None:
        """The keyring gave this key: what was sealed by it is read, what is kept so far is sealed."""
        if self._folder is None:
            return
        from cryptography.fernet import Fernet  # slow to load, and not needed for the first picture

        fresh = list(self._drafts.values())
        self._key = Fernet(key)
        self._read()
        for draft in fresh:
            self._drafts[draft.id] = draft
            self._write(draft)

    def _read(self) -> None:
        if self._folder is None or not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob("*.draft")):
            try:
                file = msgspec.msgpack.decode(path.read_bytes(), type=_File)
            except (OSError, msgspec.DecodeError):
                continue  # half a file: it was replaced whole or not at all, so nobody's draft is lost
            if file.saved_at < (time.time() - _KEPT_FOR_S) * 1000:
                path.unlink(missing_ok=True)
            elif file.owner == self._owner:
                fields = self._opened(file)
                if fields is not None:
                    self._drafts[path.stem] = Draft(id=path.stem, saved_at=file.saved_at, fields=fields)

    def _opened(self, file: _File) -> dict[str, Any] | None:
        if not file.sealed:
            return file.fields
        if self._key is None:
            return None
        from cryptography.fernet import InvalidToken

        try:
            plain = self._key.decrypt(file.sealed)
        except InvalidToken:
            return None  # by a key that the keyring has lost since
        return msgspec.json.decode(plain, type=dict[str, Any])

    def _write(self, draft: Draft) -> None:
        if self._folder is None:
            return
        if self._key is not None:
            sealed = self._key.encrypt(msgspec.json.encode(draft.fields))
            file = _File(owner=self._owner, saved_at=draft.saved_at, sealed=sealed)
        else:
            file = _File(
                owner=self._owner, saved_at=draft.saved_at, fields=without_personal_data(draft.fields)
            )
        target = self._file(draft.id)
        fresh = target.with_suffix(".fresh")
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            fresh.write_bytes(msgspec.msgpack.encode(file))
            fresh.replace(target)
        except OSError:
            fresh.unlink(missing_ok=True)  # the draft lives on in memory

    def _file(self, ident: str) -> Path:
        if self._folder is None:
            raise LookupError("drafts without a folder have no files")
        return self._folder / f"{ident}.draft"


def new_key() -> bytes:
    """A key for the keyring to hold."""
    from cryptography.fernet import Fernet

    return Fernet.generate_key()


def without_personal_data(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that are nobody's own; numbers as long as a telephone's are taken out of the texts."""
    return {
        name: _NUMBER.sub("…", value) if isinstance(value, str) and name in _WRITTEN else value
        for name, value in fields.items()
        if name not in PERSONAL
    }


_WRITTEN: Final = frozenset({"title", "description", "address", "raise_reason"})
