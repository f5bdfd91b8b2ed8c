"""Bodies in and out: msgpack or JSON, as the request's headers say."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import msgspec

from backend.problems import DoorCode, DoorError
from domain.wire import Problem

MSGPACK: Final = "application/msgpack"
JSON: Final = "application/json"
OCTETS: Final = "application/octet-stream"
PROBLEM: Final = "application/problem+json"
_MSGPACK_NAMES: Final = frozenset({MSGPACK, "application/x-msgpack", "application/vnd.msgpack"})
_ANY: Final = frozenset({"*/*", "application/*"})

_to_msgpack: Final = msgspec.msgpack.Encoder().encode
_to_json: Final = msgspec.json.Encoder().encode


class Shape:
    """Decoders for one type, made once; what is unknown, missing or of another type is refused."""

    def __init__(self, type_: Any) -> None:
        self._msgpack = msgspec.msgpack.Decoder(type_)
        self._json = msgspec.json.Decoder(type_)
        self._type = type_

    def body(self, data: bytes, content_type: str) -> Any:
        """The value of a body. Raises DoorError: UNSUPPORTED_MEDIA_TYPE, MALFORMED."""
        decoder = self._msgpack if _is_msgpack(content_type) else self._json
        try:
            return decoder.decode(data)
        except msgspec.ValidationError as wrong:
            raise DoorError(DoorCode.MALFORMED, str(wrong)) from None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise DoorError(DoorCode.MALFORMED, "the body cannot be read") from None

    def query(self, pairs: list[tuple[str, str]]) -> Any:
        """The value of a query string's pairs. Raises DoorError(MALFORMED)."""
        if len({name for name, _ in pairs}) != len(pairs):
            raise DoorError(DoorCode.MALFORMED, "a parameter is given twice")
        try:
            return msgspec.convert(dict(pairs), self._type, strict=False)
        except msgspec.ValidationError as wrong:
            raise DoorError(DoorCode.MALFORMED, str(wrong)) from None


@lru_cache(maxsize=64)
def _is_msgpack(content_type: str) -> bool:
    name = content_type.partition(";")[0].strip().lower()
    if name in _MSGPACK_NAMES:
        return True
    if name == JSON:
        return False
    raise DoorError(DoorCode.UNSUPPORTED_MEDIA_TYPE, f"{MSGPACK} or {JSON}")


@lru_cache(maxsize=256)
def answer_media(accept: str) -> str:
    """Which of the two an Accept header asks for: msgpack where it is named, else JSON.

    Raises DoorError(NOT_ACCEPTABLE) where it takes neither.
    """
    names = {part.partition(";")[0].strip().lower() for part in accept.split(",")}
    if names & _MSGPACK_NAMES:
        return MSGPACK
    if not accept.strip() or names & _ANY or JSON in names:
        return JSON
    raise DoorError(DoorCode.NOT_ACCEPTABLE, f"{MSGPACK} or {JSON}")


def encoded(value: Any, media: str) -> bytes:
    """A value in one of the two."""
    return _to_msgpack(value) if media == MSGPACK else _to_json(value)


def encoded_problem(problem: Problem) -> bytes:
    """A problem, which is JSON whatever was asked for, as RFC 9457 has it."""
    return _to_json(problem)


def check_octets(content_type: str) -> None:
    """Raises DoorError(UNSUPPORTED_MEDIA_TYPE) for a body that is not said to be plain bytes."""
    if content_type.partition(";")[0].strip().lower() != OCTETS:
        raise DoorError(DoorCode.UNSUPPORTED_MEDIA_TYPE)
