"""What leaves the console: masked, harmless to spreadsheets, readable by them."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from console import clock_text
from console.models import queue_sheet
from console.models.queue_columns import Column
from console.models.queue_model import QueueModel
from console.models.queue_sheet import Sheet, harmless
from console.store import TicketStore
from console.views import sheet_paper
from console.views.queue_export_panel import ExportPanel, Kind
from console.views.sheet_files import paint_sheet, write_csv, write_pdf, write_xlsx
from domain.instant import HOUR
from domain.personal import masked
from tests.console.ticket_rows import NOW, handling


@pytest.fixture
def model(qapp: QApplication) -> Iterator[QueueModel]:
    store = TicketStore(lambda: NOW, account=3)
    made = QueueModel(store, lambda: NOW, district="440112")
    store.apply(
        [
            handling(1, HOUR, title="请联系 13912345678 处理"),
            handling(2, 2 * HOUR, title='=HYPERLINK("http://x")'),
        ]
    )
    store.announce()
    yield made
    made._merge.stop()
    store.close()


def sheet(model: QueueModel) -> Sheet:
    columns = (Column.NUMBER, Column.TITLE, Column.STATUS)
    return Sheet(
        heading=queue_sheet.heading_of("03 席 李敏", NOW, "超期", 2, NOW - 1000),
        titles=queue_sheet.sheet_titles(columns),
        rows=tuple(queue_sheet.sheet_rows(model, model.rows_between(0, 1), columns)),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("电 13912345678。", "电 139****5678。"),
        ("440112199001011234", "4401**********1234"),
        ("44011219900101123X 同住", "4401**********123X 同住"),
        ("订单 139123456789", "订单 139123456789"),
        ("创业路 118 号", "创业路 118 号"),
    ],
)
def test_numbers_of_people_are_masked(text: str, said: str) -> None:
    assert masked(text) == said


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-2", "@x", "\tx", "\rx", "＝1+1", "＋86", "－2", "＠x"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("平常") == "平常"


def test_a_file_is_read_back_with_who_when_what_and_how_old(model: QueueModel, tmp_path: Path) -> None:
    file = tmp_path / "工单.csv"
    write_csv(file, sheet(model))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        lines = list(csv.reader(opened))
    heading = "".join(line[0] for line in lines[:4])
    for told in ("李敏", "2026-06-12 14:32:08", "超期", "14:32:07"):
        assert told in heading
    assert lines[6][0] == "440112-20260612-0001"
    assert "139****5678" in lines[6][1]
    assert lines[7][1].startswith("'=")
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_leaves_nothing_behind(model: QueueModel, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(OSError, match="there"):
        write_csv(tmp_path / "there", sheet(model))
    assert [one.name for one in tmp_path.iterdir()] == ["there"]
    with pytest.raises(FileNotFoundError):
        write_csv(tmp_path / "missing" / "a.csv", sheet(model))


def test_paper_has_as_many_pages_as_it_needs(model: QueueModel, tmp_path: Path) -> None:
    one = sheet(model)
    file = tmp_path / "a.pdf"
    write_pdf(file, Sheet(heading=one.heading, titles=one.titles, rows=one.rows * 60))
    data = file.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") > 3
    assert list(tmp_path.iterdir()) == [file]


def test_one_ticket_is_copied_as_a_line_and_several_as_a_table(model: QueueModel) -> None:
    line = queue_sheet.line_of(model, model.row_at(0))
    assert line.startswith("440112-20260612-0001 请联系 139****5678 处理")
    table = queue_sheet.as_tsv(sheet(model)).split("\n")
    assert [len(row.split("\t")) for row in table] == [4, 4, 4]
    assert "<td>" in queue_sheet.as_html(sheet(model))
    assert "http://x&quot;" in queue_sheet.as_html(sheet(model))


def test_a_workbook_has_times_as_dates_and_no_formula(model: QueueModel, tmp_path: Path) -> None:
    columns = (Column.NUMBER, Column.TITLE, Column.ARRIVED, Column.ORDERS)
    rows = model.rows_between(0, 1)
    words = tuple(queue_sheet.sheet_rows(model, rows, columns))
    made = Sheet(
        heading=queue_sheet.heading_of("03 席 李敏\x07", NOW, "超期", 2, NOW - 1000),
        titles=queue_sheet.sheet_titles(columns),
        rows=words,
        typed=tuple(queue_sheet.typed_rows(model, rows, columns)),
    )
    file = tmp_path / "工单.xlsx"
    write_xlsx(file, made)
    page = load_workbook(file).active
    assert page is not None
    lines: list[Any] = list(page.iter_rows())
    assert "李敏" in str(lines[1][0].value)
    assert tuple(cell.value for cell in lines[5]) == made.titles
    number, title, arrived, orders, place = lines[6]
    assert number.value == "440112-20260612-0001"
    assert "139****5678" in str(title.value)
    row = model.store.ticket_row(model.row_at(0))
    assert arrived.is_date
    assert arrived.value == clock_text.local(row.arrived_at).replace(tzinfo=None, microsecond=0)
    assert (orders.value, orders.data_type) == (row.orders, "n")
    assert place.value == words[0][-1]
    begins_with_sign = lines[7][1]
    assert begins_with_sign.value == '=HYPERLINK("http://x")', "as it was told, in full"
    assert begins_with_sign.data_type == "s"
    assert begins_with_sign.quotePrefix
    assert page.freeze_panes == "A7"
    assert list(tmp_path.iterdir()) == [file]
    with pytest.raises(FileNotFoundError):
        write_xlsx(tmp_path / "missing" / "a.xlsx", made)


def test_the_same_pages_come_on_paper(model: QueueModel, tmp_path: Path) -> None:
    one = sheet(model)
    file = tmp_path / "a.pdf"
    printer = sheet_paper.paper()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    assert paint_sheet(printer, Sheet(heading=one.heading, titles=one.titles, rows=one.rows * 60))
    assert file.read_bytes().count(b"/Type /Page\n") == 5


def test_the_preview_shows_all_pages_and_goes_with_its_key(
    model: QueueModel, qapp: QApplication, qtbot: QtBot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    one = sheet(model)
    preview = sheet_paper.PrintPreview(
        Sheet(heading=one.heading, titles=one.titles, rows=one.rows * 60), owner
    )
    preview.open()
    pages = preview.findChild(QPrintPreviewWidget)
    assert pages is not None
    pages.updatePreview()
    assert pages.pageCount() == 5
    preview.reject()
    qtbot.waitUntil(lambda: not isValid(preview))


def test_without_a_printer_paper_is_not_offered(qapp: QApplication, qtbot: QtBot) -> None:
    panel = ExportPanel(Kind.PDF, 2, 0, ("a",), "工单")
    qtbot.addWidget(panel)
    assert not [one for one in panel.findChildren(QAbstractButton) if one.text() == "Printer"]
    other = ExportPanel(Kind.PAPER, 2, 0, ("a",), "工单", printer=True)
    qtbot.addWidget(other)
    assert other.kind() is Kind.PAPER
    assert other.path.text().endswith(".pdf")
    assert [one for one in other.findChildren(QAbstractButton) if one.text() == "Printer"]
    assert not other.path.isVisibleTo(other)
    wanted: list[object] = []
    other.wanted.connect(lambda kind, _extent, _path: wanted.append(kind))
    other.write()
    assert wanted == [Kind.PAPER]


def test_the_ending_says_what_is_written(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    panel = ExportPanel(Kind.XLSX, 2, 0, ("a",), "工单")
    qtbot.addWidget(panel)
    wanted: list[object] = []
    panel.wanted.connect(lambda kind, _extent, _path: wanted.append(kind))
    panel.path.setText(str(tmp_path / "a.csv"))
    panel.write()
    assert wanted == [Kind.CSV]
