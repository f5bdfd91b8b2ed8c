"""A sheet as a file: CSV for spreadsheets, PDF for paper. Runs on a worker thread."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from console.models.queue_sheet import Sheet, harmless

_FAMILIES: Final = [
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "sans-serif",
]
_DPI: Final = 96
_ROW, _HEAD_LINE, _PAD = 22.0, 18.0, 4.0
_SIZE, _SMALL = 11, 10
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WEIGHTS_FOR_LENGTH: Final = (4, 34)
"""A column is at least as wide as so many characters, and grows with its longest cell up to so many."""


def write_csv(file: Path, sheet: Sheet) -> None:
    """UTF-8 with a mark, so that Excel reads Chinese; no cell is taken for a formula. Raises OSError."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with fresh.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerows([harmless(line)] for line in sheet.heading)
            writer.writerow([])
            writer.writerow([harmless(title) for title in sheet.titles])
            writer.writerows([harmless(cell) for cell in row] for row in sheet.rows)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def write_pdf(file: Path, sheet: Sheet) -> None:
    """A4 across, the titles on each page, pages numbered. Raises OSError."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    writer = QPdfWriter(str(fresh))
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    writer.setTitle(sheet.heading[0] if sheet.heading else "")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"cannot write {file}")
    _paint(painter, writer, sheet)
    painter.end()
    try:
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def _paint(painter: QPainter, writer: QPdfWriter, sheet: Sheet) -> None:
    page = QRectF(0, 0, writer.width(), writer.height())
    widths = _widths(sheet, page.width())
    top = _paint_heading(painter, sheet)
    first = max(1, int((page.height() - top - 2 * _ROW) // _ROW))
    later = max(1, int((page.height() - 2 * _ROW) // _ROW))
    pages = 1 + max(0, -(-(len(sheet.rows) - first) // later))
    at = 0
    for number in range(pages):
        if number:
            writer.newPage()
            top = 0.0
        room = first if number == 0 else later
        _paint_row(painter, sheet.titles, widths, top, bold=True)
        for row in sheet.rows[at : at + room]:
            top += _ROW
            _paint_row(painter, row, widths, top, bold=False)
        at += room
        painter.setFont(_font(_SMALL))
        painter.drawText(
            QRectF(0, page.height() - _HEAD_LINE, page.width(), _HEAD_LINE), _RIGHT, f"{number + 1} / {pages}"
        )


def _paint_heading(painter: QPainter, sheet: Sheet) -> float:
    top = 0.0
    for number, line in enumerate(sheet.heading):
        painter.setFont(_font(_SIZE + 3 if number == 0 else _SMALL, bold=number == 0))
        painter.drawText(QRectF(0, top, 2_000, _HEAD_LINE), _LEFT, line)
        top += _HEAD_LINE
    return top + _PAD


def _paint_row(
    painter: QPainter, cells: tuple[str, ...], widths: list[float], top: float, *, bold: bool
) -> None:
    painter.setFont(_font(_SMALL, bold=bold))
    left = 0.0
    for cell, width in zip(cells, widths, strict=True):
        room = QRectF(left + _PAD, top, width - 2 * _PAD, _ROW)
        fitting = painter.fontMetrics().elidedText(cell, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, fitting)
        left += width
    painter.drawLine(0, int(top + _ROW), int(sum(widths)), int(top + _ROW))


def _widths(sheet: Sheet, whole: float) -> list[float]:
    least, most = _WEIGHTS_FOR_LENGTH
    sample = (sheet.titles, *sheet.rows[:200])
    lengths = [max(_length(row[place]) for row in sample) for place in range(len(sheet.titles))]
    weights = [min(most, max(least, length)) for length in lengths]
    return [whole * weight / sum(weights) for weight in weights]


def _length(cell: str) -> float:
    """In widths of a Han character."""
    return sum(1.0 if sign > "\u2e80" else 0.55 for sign in cell) + 1


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(_FAMILIES)
    font.setPixelSize(size)
    font.setBold(bold)
    return font
