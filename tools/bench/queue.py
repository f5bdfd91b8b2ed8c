"""The queue at the size of a real district: 423,000 tickets of which 20,000 are open.

Times are CPU time of the thread of the screen, medians; `usable_s` is wall time from the packed snapshot to
the first painted row, `archive_s` until the archive is there and in order, `rss_mb` what is resident at the
end. `frame_ms_N` is one frame at N updates a second with re-sort, filter and selection together, 5% of the
updates on rows in sight; the `_p99` beside the last is its worst hundredth.
"""

import gc
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec
import zstandard

from domain.framing import framed, frames
from domain.instant import DAY, HOUR, MINUTE, NEVER
from domain.row import TicketRow
from domain.words import CallLevel, Channel, Grade, Stage, Urgency
from tools.bench.options import BenchOptions

OPEN: Final = 20_000
ARCHIVE: Final = 403_000
NOW: Final = 1_781_245_928_000
_SEGMENT: Final = 2_000
_FRAME_S: Final = 0.016
_PLACES: Final = tuple(  # one line is read more easily than ten
    "创业路 港前路 丰乐路 大沙地 黄埔东路 开发大道 科学大道 香雪路 天鹿南路 宏明路".split()  # noqa: SIM905
)
_THINGS: Final = tuple(
    "井盖 路灯 铁板 水泵房 配电箱 树木 摊贩 电动车 油烟 雨棚 护栏 积水 垃圾桶 标线".split()  # noqa: SIM905
)
_FAULTS: Final = tuple(
    "破损多日未修 噪声扰民，夜间尤甚 堵塞消防通道 存在安全隐患 影响老人通行 需要协调 无人处理".split()  # noqa: SIM905
)
_encode: Final = msgspec.msgpack.encode
_decode: Final = msgspec.msgpack.Decoder(list[TicketRow]).decode


def run(options: BenchOptions) -> dict[str, float | int]:
    """Measure. With `--full` more rounds of each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    packed = _packed_rows()
    gc.collect()
    return _Measured(app, packed, rounds=60 if options.full else 25).figures()


def _packed_rows() -> tuple[bytes, list[bytes]]:
    chance = random.Random(7)
    pack = zstandard.ZstdCompressor().compress
    opened = pack(b"".join(framed([_encode([_open_row(n, chance) for n in range(OPEN)])])))
    archive = []
    for first in range(0, ARCHIVE, _SEGMENT):
        last = min(ARCHIVE, first + _SEGMENT)
        rows = [_closed_row(OPEN + n, chance) for n in range(first, last)]
        archive.append(pack(b"".join(framed([_encode(rows)]))))
    return opened, archive


def _row(number: int, chance: random.Random) -> TicketRow:
    place = chance.choice(_PLACES)
    day, count = divmod(number, 900)
    title = f"{place}{number % 397} 号{chance.choice(_THINGS)}{chance.choice(_FAULTS)}"
    return TicketRow(
        id=(20250101 + day % 28 + day // 28 % 12 * 100) * 100_000 + 1 + count + day // 336 * 1000,
        version=3,
        title=title,
        address=f"{place} {number % 397} 号 {number % 31} 栋",
        area=f"440112{number % 17:03d}{number % 11:03d}",
        channel=chance.choice(_CHANNELS),
        level=chance.choice(_LEVELS),
        grade=chance.choice(_GRADES),
        urgency=Urgency.NORMAL,
        stage=Stage.CLOSED,
        matter=f"02{number % 40:02d}",
        key_matter=False,
        arrived_at=NOW - number * MINUTE,
        last_at=NOW - number * MINUTE,
        last_by=number % 50,
        closed_at=NOW - number * MINUTE,
        lead=number % 25 + 1,
        assisting=number % 3,
        units=(number % 25 + 1,),
        orders=0,
        orders_waiting=0,
        red_at=NEVER,
        unacknowledged_red_at=NEVER,
        yellow_at=NEVER,
        last_sixth_at=NEVER,
        pending_kind=None,
        pending_started_at=NEVER,
        pending_red_at=NEVER,
        handling_started_at=NEVER,
        handling_red_at=NEVER,
        suspended_until=NEVER,
    )


_CHANNELS, _LEVELS, _GRADES = tuple(Channel), tuple(CallLevel), tuple(Grade)


def _closed_row(number: int, chance: random.Random) -> TicketRow:
    return _row(number, chance)


def _open_row(number: int, chance: random.Random, version: int = 3) -> TicketRow:
    red_at = NOW + chance.randrange(-8 * HOUR, 60 * HOUR)
    return msgspec.structs.replace(
        _row(number, chance),
        version=version,
        stage=Stage.HANDLING,
        closed_at=NEVER,
        red_at=red_at,
        unacknowledged_red_at=red_at if chance.random() < 0.1 else NEVER,
        yellow_at=red_at - DAY,
        handling_started_at=red_at - 2 * DAY,
        handling_red_at=red_at,
    )


class _Measured:
    """One console's queue, and what it costs."""

    def __init__(self, app: object, packed: tuple[bytes, list[bytes]], rounds: int) -> None:
        from PySide6.QtWidgets import QApplication

        from console import i18n, theme
        from console.models.queue_model import QueueModel
        from console.store import TicketStore
        from console.store.columns import Block
        from console.views.queue_view import QueueView

        assert isinstance(app, QApplication)
        self._app, self._rounds, self._block = app, rounds, Block
        self._open, self._archive = packed
        self.now = NOW
        theme.apply(app)
        self._translators = i18n.install(app)
        self._store = TicketStore(lambda: self.now, account=3)
        self._model = QueueModel(self._store, lambda: self.now)
        self._model.name_units({n: f"区第{n}局" for n in range(26)})
        self._view = QueueView(self._store, self._model, lambda: self.now)
        self._view.resize(868, 940)
        self._view.show()
        app.processEvents()
        self._chance = random.Random(11)
        self._version = 10

    def figures(self) -> dict[str, float | int]:
        """All of them, in the order of a shift."""
        from console.models.queue_choice import QueueFilter, SortOrder
        from domain.words import Counter

        told: dict[str, float | int] = {"tickets": OPEN + ARCHIVE, "open": OPEN}
        told["usable_s"] = self._wall(self._load_open)
        told["archive_s"] = self._wall(self._load_archive)
        gc.collect()
        gc.freeze()
        model, table = self._model, self._view.table
        model.choose(QueueFilter(archive=True))
        self._app.processEvents()

        told["repaint_ms"] = self._median(self._repaint_cold)
        told["wheel_ms"] = self._median(self._wheel)
        filters = [QueueFilter(archive=True, mine=True), QueueFilter(archive=True)]
        told["filter_ms"] = self._median(lambda: model.choose(filters[self._turn() % 2]))
        searches = ["井盖", "路灯", "创业路1", "护栏"]
        told["search_ms"] = self._median(
            lambda: model.choose(QueueFilter(archive=True, text=searches[self._turn() % 4]))
        )
        told["search_all_ms"] = self._median(
            lambda: model.choose(QueueFilter(archive=True, text="号 " if self._turn() % 2 else "号"))
        )
        orders = [SortOrder.AREA, SortOrder.ARRIVAL]
        model.choose(QueueFilter(archive=True))
        told["sort_ms"] = self._median(lambda: model.sort_by(orders[self._turn() % 2]))
        model.sort_by(SortOrder.URGENCY)
        told["second_frame_ms"] = self._median(self._second)
        model.choose(QueueFilter(counter=Counter.NORMAL))
        table.selectRow(40)
        self._app.processEvents()
        for rate in (1_000, 5_000):
            told[f"frame_ms_{rate}"] = statistics.median(self._frames(rate))
        spent = self._frames(20_000)
        told["frame_ms_20000"] = statistics.median(spent)
        told["frame_ms_20000_p99"] = statistics.quantiles(spent, n=100)[98]
        told["rss_mb"] = _resident_mb()
        self._view.close()
        self._store.close()
        return told

    # --- what is measured ---

    def _load_open(self) -> None:
        self._store.load_open(self._block(list(_rows(self._open))), ())
        self._view.loaded()
        self._app.processEvents()
        self._view.table.viewport().repaint()

    def _load_archive(self) -> None:
        while self._archive:
            etag, segment = str(len(self._archive)), self._archive.pop()
            self._store.load_segment(etag, self._block(list(_rows(segment))))
        self._store.settle()
        self._store.announce()
        self._model._merge.stop()  # noqa: SLF001  (what its timer would do half a second later)
        self._model._on_merge_due()  # noqa: SLF001

    def _repaint_cold(self) -> None:
        self._view.table._pixmaps.clear()  # noqa: SLF001
        self._view.table.viewport().repaint()

    def _wheel(self) -> None:
        bar = self._view.table.verticalScrollBar()
        bar.setValue(bar.value() + 3)
        self._view.table.viewport().repaint()

    def _second(self) -> None:
        self.now += 1_000
        self._store.on_time_passed()
        self._view.table.on_second()
        self._app.processEvents()

    def _frames(self, rate: int) -> list[float]:
        """Each frame applies what came in one, from decoded rows to painted pixels."""
        spent = []
        share = max(1, round(rate * _FRAME_S))
        for _ in range(4 * self._rounds):
            raw = _encode(self._batch(share))
            before = time.thread_time()
            self._store.apply(_decode(raw))
            self._store.announce()
            self._app.processEvents()
            spent.append((time.thread_time() - before) * 1_000)
        return spent

    def _batch(self, count: int) -> list[TicketRow]:
        self._version += 1
        seen = self._view.table._visible_rows()  # noqa: SLF001
        numbers = [self._chance.randrange(OPEN) for _ in range(count - count // 20)]
        rows = [_open_row(number, self._chance, self._version) for number in numbers]
        for row in self._chance.choices(seen, k=count // 20) if seen else ():
            kept = self._store.ticket_row(row)
            rows.append(msgspec.structs.replace(kept, version=self._version, last_by=self._version % 50))
        return rows

    # --- how ---

    def _wall(self, work: Callable[[], None]) -> float:
        before = time.perf_counter()
        work()
        return time.perf_counter() - before

    def _median(self, work: Callable[[], None]) -> float:
        """Milliseconds of this thread's CPU, with the painting that follows."""
        spent = []
        for _ in range(self._rounds):
            before = time.thread_time()
            work()
            self._app.processEvents()
            spent.append((time.thread_time() - before) * 1_000)
        return statistics.median(spent)

    def _turn(self) -> int:
        self._turns = getattr(self, "_turns", 0) + 1
        return self._turns


def _rows(packed: bytes) -> Iterator[TicketRow]:
    for part in frames(zstandard.ZstdDecompressor().stream_reader(packed).read()):
        yield from _decode(part)


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0
