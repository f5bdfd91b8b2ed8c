"""Brings what the queue shows out of the console: to the clipboard, into a file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from console import clock_text, terms
from console.messages import Notice, NoticeAct
from console.models import queue_sheet
from console.models.queue_sheet import Cell, Sheet
from console.views.parts import Parts
from console.views.queue_export_panel import ExportPanel, Extent, Kind
from console.views.queue_view import QueueView
from console.views.sheet_files import write_csv, write_pdf, write_xlsx
from console.views.sheet_paper import PrintPreview, printer_there

_CHUNK: Final = 200
"""Rows whose words are made in one go: a few milliseconds of the screen's thread."""
_WRITTEN: Final = "file-written"
_WRITERS: Final = {Kind.XLSX: write_xlsx, Kind.CSV: write_csv, Kind.PDF: write_pdf}


class QueueOut(QObject):
    """Copies and exports."""

    def __init__(self, parts: Parts, queue: QueueView) -> None:
        super().__init__(queue)
        self._parts, self._queue = parts, queue
        self._written: Path | None = None
        queue.copy_requested.connect(self.copy)
        parts.voice.chosen.connect(self._on_notice_act_chosen)

    def copy(self) -> None:
        """The selected tickets as lines of number, title and state, and as a table."""
        table, model = self._queue.table, self._parts.model
        rows = [self._parts.store.row_of(ident) for ident in table.selected_tickets()]
        if not rows:
            return
        columns = table.header.shown()
        sheet = Sheet(
            titles=queue_sheet.sheet_titles(columns),
            rows=tuple(queue_sheet.sheet_rows(model, rows, columns)),
        )
        data = QMimeData()
        if len(rows) == 1:
            data.setText(queue_sheet.line_of(model, rows[0]))
        else:
            data.setText(queue_sheet.as_tsv(sheet))
        data.setHtml(queue_sheet.as_html(sheet))
        QGuiApplication.clipboard().setMimeData(data)
        self._parts.voice.tell(self.tr("Copied: {count} tickets").format(count=len(rows)), icon="copy")

    def open_panel(self, kind: Kind) -> None:
        """Ask what is to be written, and where to."""
        model, now = self._parts.model, self._parts.clock.now()
        printer = kind is Kind.PDF and printer_there()
        if printer:
            kind = Kind.PAPER
        name = self.tr("Tickets {at}").format(at=f"{clock_text.local(now):%Y%m%d-%H%M}")
        panel = ExportPanel(
            kind,
            model.rowCount(),
            self._queue.table.selected_count(),
            self._heading(model.rowCount()),
            name,
            printer=printer,
        )
        panel.wanted.connect(lambda kind, extent, path: self._write(panel, kind, extent, path))
        self._queue.panels.open_export(panel)

    def _write(self, panel: ExportPanel, kind: Kind, extent: Extent, path: Path) -> None:
        self._parts.spawn(self._write_all(panel, kind, extent, path), "writing a file")

    async def _write_all(self, panel: ExportPanel, kind: Kind, extent: Extent, path: Path) -> None:
        rows = self._rows(extent)
        if len(rows) > queue_sheet.MOST:
            words = self.tr("{count} tickets are too many for one file; narrow the filter to {most}.")
            panel.show_problem(words.format(count=f"{len(rows):,}", most=f"{queue_sheet.MOST:,}"))
            return
        columns, model = self._queue.table.header.shown(), self._parts.model
        made: list[tuple[str, ...]] = []
        typed: list[tuple[Cell, ...]] = []
        for begin in range(0, len(rows), _CHUNK):
            part = rows[begin : begin + _CHUNK]
            made += queue_sheet.sheet_rows(model, part, columns)
            if kind is Kind.XLSX:
                typed += queue_sheet.typed_rows(model, part, columns)
            await asyncio.sleep(0)  # the screen goes on meanwhile
        sheet = Sheet(
            heading=self._heading(len(made)),
            titles=queue_sheet.sheet_titles(columns),
            rows=tuple(made),
            typed=tuple(typed),
        )
        if kind is Kind.PAPER:
            self._print(panel, sheet)
            return
        try:
            await self._parts.off_thread(_WRITERS[kind], path, sheet)
        except OSError as error:
            if self._queue.panels.content() is panel:
                panel.show_problem(self.tr("Not written: {why}").format(why=error.strerror or error))
            return
        if self._queue.panels.content() is panel:
            self._queue.panels.close()
        self._written = path
        self._parts.voice.say(
            Notice(
                key=_WRITTEN,
                headline=self.tr("Written: {count} tickets").format(count=len(made)),
                detail=str(path),
                icon="check",
                acts=(NoticeAct(key="open", words=self.tr("Open"), primary=True),),
            )
        )

    def _print(self, panel: ExportPanel, sheet: Sheet) -> None:
        if self._queue.panels.content() is panel:
            self._queue.panels.close()
        preview = PrintPreview(sheet, self._queue)
        preview.accepted.connect(
            lambda: self._parts.voice.tell(
                self.tr("Sent to the printer: {count} tickets").format(count=len(sheet.rows)), icon="check"
            )
        )
        preview.open()

    def _rows(self, extent: Extent) -> Sequence[int]:
        if extent is Extent.SELECTED:
            return [self._parts.store.row_of(ident) for ident in self._queue.table.selected_tickets()]
        return self._parts.model.rows_between(0, self._parts.model.rowCount() - 1)

    def _heading(self, count: int) -> tuple[str, ...]:
        situation, clock = self._parts.situation(), self._parts.clock
        person = situation.world.directory.person_by_id.get(situation.actor.account)
        seat = terms.seat(situation.actor.seat)
        who = " ".join(part for part in (seat, person.name if person else "") if part)
        return queue_sheet.heading_of(
            who, situation.now, self._queue.words(), count, clock.data_at or situation.now
        )

    def _on_notice_act_chosen(self, key: str, _act: str) -> None:
        if key == _WRITTEN and self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
