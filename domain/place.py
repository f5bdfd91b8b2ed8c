"""Where something is."""

from __future__ import annotations

from typing import Final

import msgspec

from domain.words import Datum

AREA_CODE_LENGTHS: Final = (6, 9, 12, 15)
"""District, street, community, grid: the national statistics codes, then the grid's own three digits."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A position in degrees with its datum; a point without a datum is refused at the edge."""

    lon: float
    lat: float
    datum: Datum


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket's place: the words people use, the area it lies in, and a point where one is known."""

    address: str
    area: str
    point: Point | None = None


def contains(area: str, other: str) -> bool:
    """Whether the area with code `other` lies in (or is) the area with code `area`."""
    return other.startswith(area)
