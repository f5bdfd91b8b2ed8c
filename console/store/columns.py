"""The columns of the store, and how rows of the wire become columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from console.store.codes import (
    CHANNELS,
    CLOCK_KINDS,
    GRADES,
    LEVELS,
    STAGES,
    URGENCIES,
    Codes,
    Interned,
    Words,
)
from console.store.texts import encode_pieces
from domain.row import TicketRow, Waits

I64 = npt.NDArray[np.int64]
I32 = npt.NDArray[np.int32]

_INT64: Final = (
    "id",
    "arrived_at",
    "last_at",
    "closed_at",
    "red_at",
    "unacknowledged_red_at",
    "yellow_at",
    "last_sixth_at",
    "pending_started_at",
    "pending_red_at",
    "handling_started_at",
    "handling_red_at",
    "suspended_until",
    "reply_by",
    "claimed_at",
    "main",
    "parent",
)
_INT32: Final = (
    "version",
    "last_by",
    "lead",
    "assisting",
    "orders",
    "orders_waiting",
    "claimed_by",
    "repeats",
)
_CODED: Final[dict[str, Words[Any]]] = {
    "channel": CHANNELS,
    "level": LEVELS,
    "grade": GRADES,
    "urgency": URGENCIES,
    "stage": STAGES,
    "pending_kind": CLOCK_KINDS,
}
_INTERNED: Final = ("area", "matter", "units", "waits")
_FIELDS: Final = TicketRow.__struct_fields__

COLUMNS: Final[dict[str, Any]] = (
    dict.fromkeys(_INT64, np.int64)
    | dict.fromkeys(_INT32, np.int32)
    | dict.fromkeys(_CODED, np.uint8)
    | dict.fromkeys(_INTERNED, np.int32)
    | {"key_matter": np.bool_, "lon": np.float64, "lat": np.float64}
)


class Columns:
    """Arrays of one length, one for each field of a `TicketRow` but the texts, named as it."""

    id: I64
    arrived_at: I64
    last_at: I64
    closed_at: I64
    red_at: I64
    unacknowledged_red_at: I64
    yellow_at: I64
    last_sixth_at: I64
    pending_started_at: I64
    pending_red_at: I64
    handling_started_at: I64
    handling_red_at: I64
    suspended_until: I64
    reply_by: I64
    claimed_at: I64
    main: I64
    parent: I64
    version: I32
    last_by: I32
    lead: I32
    assisting: I32
    orders: I32
    orders_waiting: I32
    claimed_by: I32
    repeats: I32
    channel: Codes
    level: Codes
    grade: Codes
    urgency: Codes
    stage: Codes
    pending_kind: Codes
    area: I32
    matter: I32
    units: I32
    waits: I32
    key_matter: npt.NDArray[np.bool_]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]

    def __init__(self, capacity: int) -> None:
        for name, kind in COLUMNS.items():
            setattr(self, name, np.zeros(capacity, kind))

    def grow(self, capacity: int) -> None:
        """Make room; what is there stays."""
        for name in COLUMNS:
            old = getattr(self, name)
            new = np.zeros(capacity, old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)

    def write(self, rows: npt.NDArray[np.intp], source: Columns, chosen: npt.NDArray[np.intp]) -> None:
        """Copy the rows `chosen` of `source` to `rows` here."""
        for name in COLUMNS:
            getattr(self, name)[rows] = getattr(source, name)[chosen]


class Values:
    """The interned values that the columns `area`, `matter`, `units` and `waits` point into."""

    def __init__(self) -> None:
        self.area: Interned[str] = Interned()
        self.matter: Interned[str | None] = Interned()
        self.units: Interned[tuple[int, ...]] = Interned()
        self.waits: Interned[Waits] = Interned()


class Block:
    """Rows ready to be put into the store: columns, texts, and values numbered for themselves.

    Made on a worker thread, so that the thread of the screen only copies arrays.
    """

    def __init__(self, rows: Sequence[TicketRow]) -> None:
        self.count = len(rows)
        self.values = Values()
        self.columns = Columns(0)
        turned: tuple[tuple[Any, ...], ...] = tuple(zip(*map(msgspec.structs.astuple, rows), strict=True))
        fields = dict(zip(_FIELDS, turned or ((),) * len(_FIELDS), strict=True))
        for name, kind in COLUMNS.items():
            setattr(self.columns, name, self._column(name, kind, fields[name]))
        self.texts = encode_pieces(fields["title"], fields["address"])

    def _column(self, name: str, kind: Any, values: Sequence[Any]) -> npt.NDArray[Any]:
        if name in _CODED:
            return _CODED[name].array(values)
        if name in _INTERNED:
            interned: Interned[Any] = getattr(self.values, name)
            return interned.array(values)
        return np.array(values, kind)

    def translated(self, into: Values) -> None:
        """Renumber the interned values to those of the store; done once, when the block is put in."""
        for name in _INTERNED:
            table = getattr(into, name).taken_from(getattr(self.values, name))
            setattr(self.columns, name, table[getattr(self.columns, name)] if self.count else table)
        self.values = into

    def newest(self) -> npt.NDArray[np.intp]:
        """One row for each id: that of the highest version, in order of id."""
        ids, versions = self.columns.id, self.columns.version
        order = np.lexsort((versions, ids))
        ids = ids[order]
        last = np.ones(len(ids), np.bool_)
        last[:-1] = ids[1:] != ids[:-1]
        return order[last]
