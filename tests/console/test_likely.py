"""Tickets that may tell of the same: by place, round the corner, closed ones among them."""

import msgspec
from PySide6.QtWidgets import QApplication

from console.store import TicketStore
from console.store.columns import Block
from console.views.forms.likely import likely
from domain.instant import DAY, HOUR
from domain.repeats import Told
from domain.row import TicketRow, row_of
from domain.words import Stage
from tools.shots.district import NOW, StillDistrict

_AREA = "440112011001"


def _row(
    ident: int, address: str, *, lon: float = 0.0, stage: Stage = Stage.HANDLING, days: int = 1
) -> TicketRow:
    known = next(iter(StillDistrict(count=8).tickets.values()))
    return msgspec.structs.replace(
        row_of(known),
        id=ident,
        title="路口井盖缺失",
        matter="",
        address=address,
        area=_AREA,
        lon=lon,
        lat=23.1 if lon else 0.0,
        stage=stage,
        arrived_at=NOW - days * DAY + HOUR,
    )


def _found(*rows: TicketRow, told: Told) -> list[int]:
    store = TicketStore(lambda: NOW)
    closed = [row for row in rows if row.stage in (Stage.CLOSED, Stage.VOIDED)]
    store.load_open(Block([row for row in rows if row not in closed]), [])
    store.apply(closed)
    return [one.row.id for one in likely(store, told, NOW)]


def _told(address: str) -> Told:
    return Told(title="路口井盖缺失", address=address, area=_AREA)


def test_what_lies_round_the_corner_is_found_by_the_point_of_the_address(qapp: QApplication) -> None:
    same = _row(1, "创业路 118 号", lon=113.5)
    corner = _row(2, "宝石路 2 号", lon=113.5015)
    far = _row(3, "开创大道 9 号", lon=113.54)
    assert _found(same, corner, far, told=_told("创业路 118 号")) == [1, 2]
    assert _found(corner, far, told=_told("创业路 118 号")) == []


def test_what_was_closed_lately_is_found_and_what_was_voided_is_not(qapp: QApplication) -> None:
    closed = _row(1, "创业路 118 号", stage=Stage.CLOSED, days=3)
    voided = _row(2, "创业路 118 号", stage=Stage.VOIDED, days=2)
    long_ago = _row(3, "创业路 118 号", stage=Stage.CLOSED, days=9)
    assert _found(closed, voided, long_ago, told=_told("创业路 118 号")) == [1]
