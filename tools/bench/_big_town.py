"""A district with 423,000 tickets of which 20,000 are open, in memory, behind real sockets.

python -m tools.bench._big_town

The rows are made once and kept in `build/bench`. A line on standard input, `{"do": "pace", "per_s": 1000,
"seen": [ids]}`, has that many open tickets change each second, 5% of them among `seen`, and the first of
`seen` with each tick; 0 ends it. The hash of a batch tells when it was made, by the machine's monotonic
clock in nanoseconds.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import structs

from domain.directory import Person
from domain.operation import Operation
from domain.row import TicketRow
from domain.ticket import day_number
from domain.wire import (
    Batch,
    Beat,
    DemoSeat,
    OperationAnswer,
    SegmentRef,
    Session,
    Setup,
    SnapshotHead,
    TicketView,
)
from domain.words import Role
from tools.bench._big_rows import ARCHIVE, NOW, OPEN, SEEN_SHARE, open_row, row
from tools.shots.district import StillDistrict
from tools.wire_server import TICK_S, WireServer, packed

_LAYOUT: Final = 1
"""Another one makes the kept rows anew."""
_ROOT: Final = Path(__file__).resolve().parents[2]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of the rows, as it travels."""

    opened: tuple[TicketRow, ...]
    segments: tuple[tuple[SegmentRef, bytes], ...]


def _made() -> Kept:
    chance = random.Random(7)
    opened = tuple(open_row(number, chance) for number in range(OPEN))
    parted: dict[tuple[str, int], list[TicketRow]] = {}
    for number in range(OPEN, OPEN + ARCHIVE):
        one = row(number, chance)
        parted.setdefault((one.area[:9], day_number(one.closed_at) // 100), []).append(one)
    segments = tuple(
        (SegmentRef(street=street, month=month, etag=f"{street}-{month}", rows=len(rows)), packed([rows]))
        for (street, month), rows in parted.items()
    )
    return Kept(opened=opened, segments=segments)


def kept() -> Kept:
    """The rows, made when they are not there yet."""
    path = _ROOT / "build" / "bench" / f"queue-{_LAYOUT}-{len(TicketRow.__struct_fields__)}.msgpack"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(msgspec.msgpack.encode(_made()))
        fresh.rename(path)
    return msgspec.msgpack.decode(path.read_bytes(), type=Kept)


class BigTown:
    """The district at `NOW`, from where its clock runs on."""

    def __init__(self) -> None:
        rows = kept()
        self._opened = rows.opened
        self._segments = {(ref.street, ref.month): data for ref, data in rows.segments}
        still = StillDistrict(10)
        self._setup, self._session = still.setup(), still.session
        directory = still.demo.world.directory
        self._person: Person = next(one for one in directory.people if one.role is Role.DISPATCHER)
        self._seq, self._began = 1, time.monotonic_ns()
        head = SnapshotHead(
            seq=1, hash=b"", at=NOW, rate=1.0, rows=OPEN, segments=tuple(ref for ref, _data in rows.segments)
        )
        self._snapshot, self._hash = packed([head, rows.opened]), b""
        self._view = still.view(next(iter(still.tickets)))
        self._chance = random.Random(11)
        self._per_tick, self._seen, self._version = 0, [0], 10
        self._number_of = {one.id: number for number, one in enumerate(rows.opened)}

    def seats(self) -> tuple[DemoSeat, ...]:
        """One dispatcher of the whole district."""
        person = self._person
        return (DemoSeat(id=person.id, name=person.name, role=person.role, area=person.area, place="全区"),)

    def session(self, account: int) -> Session:
        """A session without end."""
        return self._session(account)

    def setup(self) -> Setup:
        """That of the demo district."""
        return self._setup

    def snapshot(self) -> bytes:
        """Packed once: the load begins behind it."""
        return self._snapshot

    def segment(self, street: str, month: int) -> bytes:
        """As it was made."""
        return self._segments[street, month]

    def view(self, ident: int) -> TicketView:
        """The same whatever is asked for, under its number."""
        return structs.replace(self._view, ticket=structs.replace(self._view.ticket, id=ident))

    def submit(self, operation: Operation, account: int) -> OperationAnswer:
        """Nobody acts."""
        raise KeyError(operation.ticket)

    def beat(self) -> Beat:
        """Time runs since the town was made."""
        return Beat(at=self._now(), rate=1.0, seq=self._seq, hash=self._hash)

    def pace(self, per_s: int, seen: list[int]) -> dict[str, Any]:
        """From now on, so many changes a second."""
        self._per_tick = round(per_s * TICK_S)
        self._seen = [self._number_of[ident] for ident in seen] or [0]
        return {}

    def batch(self) -> Batch | None:
        """The changes of one tick."""
        if not self._per_tick:
            return None
        return self.changes(self._per_tick)

    def changes(self, count: int) -> Batch:
        """So many changed rows, as one batch."""
        self._seq, self._version = self._seq + 1, self._version + 1
        self._hash = time.monotonic_ns().to_bytes(8)
        chance, seen = self._chance, self._seen
        numbers = {seen[0], *chance.choices(seen, k=round(count * SEEN_SHARE))}
        numbers |= {chance.randrange(OPEN) for _ in range(count - len(numbers))}
        rows = tuple(open_row(number, chance, self._version) for number in numbers)
        return Batch(
            covers=(self._seq, self._seq),
            events=(),
            rows=rows,
            left=(),
            head=self._seq,
            hash=self._hash,
        )

    def _now(self) -> int:
        return NOW + (time.monotonic_ns() - self._began) // 1_000_000


def main() -> None:
    """Serve until standard input ends."""
    town = BigTown()
    WireServer(town, {"pace": town.pace}).run()


if __name__ == "__main__":
    main()
