"""A sheet as a file, for spreadsheets (XLSX, CSV) and as PDF, on a worker thread; or on paper."""

from __future__ import annotations

import csv
import os
import re
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from console.models.queue_sheet import FORMULA, Cell, Sheet, harmless

_FAMILIES: Final = [
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "sans-serif",
]
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDEST: Final = 60.0
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


def write_xlsx(file: Path, sheet: Sheet) -> None:
    """A workbook with typed cells: times are dates, counts are numbers, and text stays text, whatever it
    begins with. Raises OSError.
    """
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as out:
            _write_workbook(out, sheet)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def _write_workbook(out: BinaryIO, sheet: Sheet) -> None:
    # No start of the console waits for it.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.freeze_panes = f"A{len(sheet.heading) + 3}"
    for place, length in enumerate(_lengths(sheet), 1):
        page.column_dimensions[get_column_letter(place)].width = min(_WIDEST, 2 * length)

    def cell_of(value: Cell, *, bold: bool = False) -> Any:
        if isinstance(value, str):
            value = _NOT_IN_XML.sub(" ", value)
        made = WriteOnlyCell(page, value=value)
        if isinstance(value, str):
            made.data_type = "s"  # what begins with = is no formula, here or when it is edited
            made.quotePrefix = value.startswith(FORMULA)
        elif isinstance(value, datetime):
            made.number_format = "yyyy-mm-dd hh:mm:ss"
        if bold:
            made.font = Font(bold=True)
        return made

    for line in sheet.heading:
        page.append([cell_of(line)])
    page.append([])
    page.append([cell_of(title, bold=True) for title in sheet.titles])
    for row in sheet.typed or sheet.rows:
        page.append([cell_of(value) for value in row])
    book.save(out)


def write_pdf(file: Path, sheet: Sheet) -> None:
    """A4 across, the titles on each page, pages numbered. Raises OSError."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    writer = QPdfWriter(str(fresh))
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    writer.setTitle(sheet.heading[0] if sheet.heading else "")
    if not paint_sheet(writer, sheet):
        raise OSError(f"cannot write {file}")
    try:
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def paint_sheet(device: QPagedPaintDevice, sheet: Sheet) -> bool:
    """All pages of the sheet, on paper or in a file; False where nothing can be painted on it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    _paint(painter, device, sheet)
    painter.end()
    return True


def _paint(painter: QPainter, device: QPagedPaintDevice, sheet: Sheet) -> None:
    scale = device.logicalDpiX() / _DPI
    painter.scale(scale, scale)
    page = QRectF(0, 0, device.width() / scale, device.height() / scale)
    widths = _widths(sheet, page.width())
    top = _paint_heading(painter, sheet)
    first = max(1, int((page.height() - top - 2 * _ROW) // _ROW))
    later = max(1, int((page.height() - 2 * _ROW) // _ROW))
    pages = 1 + max(0, -(-(len(sheet.rows) - first) // later))
    at = 0
    for number in range(pages):
        if number:
            device.newPage()
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
    weights = [min(most, max(least, length)) for length in _lengths(sheet)]
    return [whole * weight / sum(weights) for weight in weights]


def _lengths(sheet: Sheet) -> list[float]:
    sample = (sheet.titles, *sheet.rows[:200])
    return [max(_length(row[place]) for row in sample) for place in range(len(sheet.titles))]


def _length(cell: str) -> float:
    """In widths of a Han character."""
    return sum(1.0 if sign > "\u2e80" else 0.55 for sign in cell) + 1


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(_FAMILIES)
    font.setPixelSize(size)
    font.setBold(bold)
    return font
