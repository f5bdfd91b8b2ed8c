"""What leaves the console: masked, harmless to spreadsheets, readable by them."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.models import queue_sheet
from console.models.queue_columns import Column
from console.models.queue_model import QueueModel
from console.models.queue_sheet import Sheet, harmless
from console.store import TicketStore
from console.views.sheet_files import write_csv, write_pdf
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


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-2", "@x", "\tx", "\rx"])
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
