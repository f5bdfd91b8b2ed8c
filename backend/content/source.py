"""Bytes that are read from any place: what was brought, wherever it lies."""

from __future__ import annotations

from typing import Protocol


class Source(Protocol):
    """A file's content, as it was brought."""

    @property
    def size(self) -> int:
        """Bytes in all."""

    def read(self, at: int, count: int) -> bytes:
        """Up to `count` bytes from `at`; fewer at the end."""


class Whole:
    """A content that lies in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @property
    def size(self) -> int:
        """Bytes in all."""
        return len(self._data)

    def read(self, at: int, count: int) -> bytes:
        """Up to `count` bytes from `at`."""
        return self._data[at : at + count]
