"""The master key and what is derived from it. It lies in a file or the environment, never in the database."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.store.database import Database
from backend.store.tables import meta

ENVIRONMENT: Final = "HUYING_MASTER_KEY"
FILE: Final = "master.key"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_CHECK: Final = "master_key_check"


class WrongMasterKey(Exception):
    """The key is not the one that this database's personal data were encrypted with, or is no key at all."""


class Vault:
    """Seals, opens and hashes with keys derived from the master key, one for each purpose."""

    def __init__(self, master: bytes) -> None:
        if len(master) != _KEY_BYTES:
            raise WrongMasterKey(f"a master key has {_KEY_BYTES} bytes")
        self._wrapping = AESGCM(_derived(master, b"reporter keys"))
        self._files = AESGCM(_derived(master, b"file keys"))
        self._contacts = AESGCM(_derived(master, b"contact phones"))
        self._look_up = _derived(master, b"phone look-up")
        self._operations = _derived(master, b"operation digests")
        self._check = _derived(master, b"check")

    @classmethod
    def open(cls, folder: Path | None, environ: Mapping[str, str] = os.environ) -> Vault:
        """The key from the environment (base64), or from `master.key` in the folder, made at first need.

        Raises WrongMasterKey where what is there is no key, or where there is neither environment nor folder.
        """
        given = environ.get(ENVIRONMENT)
        if given:
            try:
                return cls(base64.b64decode(given, validate=True))
            except binascii.Error as broken:
                raise WrongMasterKey(f"{ENVIRONMENT} is not base64") from broken
        if folder is None:
            raise WrongMasterKey(f"no {ENVIRONMENT} in the environment, and no folder to keep a key in")
        return cls(_from_file(folder / FILE))

    async def check(self, database: Database) -> None:
        """Raises WrongMasterKey where the database was made with another key; a new one remembers this."""
        async with database.writing() as connection:
            known = (await connection.execute(meta.select().where(meta.c.name == _CHECK))).first()
            if known is None:
                await connection.execute(meta.insert().values(name=_CHECK, value=self._check))
            elif not hmac.compare_digest(bytes(known.value), self._check):
                raise WrongMasterKey("this database was made with another master key")

    def wrap(self, key: bytes, about: str) -> bytes:
        """A reporter's key under the master key; `about` binds it to its place."""
        return _sealed(self._wrapping, key, about)

    def unwrap(self, wrapped: bytes, about: str) -> bytes:
        """The reporter's key. Raises WrongMasterKey where it was wrapped for another place or key."""
        return _opened(self._wrapping, wrapped, about)

    def wrap_file(self, key: bytes, about: str) -> bytes:
        """A file's key under the master key; `about` binds it to its place."""
        return _sealed(self._files, key, about)

    def unwrap_file(self, wrapped: bytes, about: str) -> bytes:
        """The file's key. Raises WrongMasterKey where it was wrapped for another place or key."""
        return _opened(self._files, wrapped, about)

    def seal_phone(self, phone: str, about: str) -> bytes:
        """A contact's whole number."""
        return _sealed(self._contacts, phone.encode(), about)

    def open_phone(self, sealed: bytes, about: str) -> str:
        """The contact's whole number."""
        return _opened(self._contacts, sealed, about).decode()

    def look_up(self, phone: str) -> bytes | None:
        """The keyed hash under which a phone number is found again; None for no number."""
        number = normalised_phone(phone)
        return hmac.digest(self._look_up, number.encode(), "sha256") if number else None

    def operation_digest(self, content: bytes) -> bytes:
        """Tells whether an operation is the same again, without telling what was in it."""
        return hmac.digest(self._operations, content, "sha256")


def seal(key: bytes, content: bytes, about: str) -> bytes:
    """AES-GCM under a key of its own: nonce, ciphertext and tag."""
    return _sealed(AESGCM(key), content, about)


def unseal(key: bytes, sealed: bytes, about: str) -> bytes:
    """What was sealed. Raises WrongMasterKey where it was changed, moved, or sealed with another key."""
    return _opened(AESGCM(key), sealed, about)


def normalised_phone(phone: str) -> str:
    """The digits of a number, without the country code of China."""
    digits = "".join(character for character in phone if character.isascii() and character.isdigit())
    return digits.removeprefix("86") if len(digits) == 13 and digits.startswith("861") else digits


def _derived(master: bytes, purpose: bytes) -> bytes:
    return hmac.digest(master, b"huying/" + purpose, hashlib.sha256)


def _sealed(cipher: AESGCM, content: bytes, about: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, content, about.encode())


def _opened(cipher: AESGCM, sealed: bytes, about: str) -> bytes:
    try:
        return cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], about.encode())
    except InvalidTag as broken:
        raise WrongMasterKey("sealed with another key, or changed since") from broken


def _from_file(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(made, "wb") as file:
        key = os.urandom(_KEY_BYTES)
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
