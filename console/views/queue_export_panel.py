"""The panel that writes what the queue shows into a file (导出), or prepares it for paper (打印)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console import theme
from console.widgets.action_button import GHOST, PRIMARY, ActionButton
from console.widgets.fitting_area import FittingArea
from console.widgets.form_field import FormField
from console.widgets.text import Text
from console.widgets.toggle_row import ToggleRow


class Kind(StrEnum):
    """What is made of it. A file's is its ending."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"
    PAPER = "paper"
    """Printed, after a look at the pages."""


class Extent(StrEnum):
    """Which rows."""

    SHOWN = "shown"
    SELECTED = "selected"


class ExportPanel(QWidget):
    """Ctrl Enter writes the file.

    Signals:
        wanted: write it: a Kind, an Extent, the path.
    """

    wanted = Signal(object, object, object)

    def __init__(
        self,
        kind: Kind,
        shown: int,
        selected: int,
        heading: tuple[str, ...],
        name: str,
        *,
        printer: bool = False,
    ) -> None:
        """`name` is the proposed name of the file, without its ending; `printer`: there is one."""
        super().__init__()
        self.setObjectName("queue-export-panel")
        self.kinds = ToggleRow(self.tr("As"), _kinds(printer), single=True)
        self.extents = ToggleRow(self.tr("Which"), _extents(shown, selected), single=True)
        self.kinds.put((kind.value,))
        self.extents.put(((Extent.SELECTED if selected > 1 else Extent.SHOWN).value,))
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation) or Path.home()
        )
        ending = Kind.PDF if kind is Kind.PAPER else kind
        self.path = QLineEdit(str(self._folder / f"{name}.{ending.value}"))
        self.path.setObjectName("export-path")
        self._field = FormField(self.tr("File"), self.path)
        self._browse = ActionButton(self.tr("Browse …"), kind=GHOST)
        self._browse.clicked.connect(self._on_browse)
        self.button = ActionButton(self.tr("Write the file"), key="Ctrl ↵", kind=PRIMARY, tall=True)
        self.button.setObjectName("export-write")
        self.button.clicked.connect(self.write)
        self.kinds.changed.connect(self._on_kind_changed)
        self.extents.changed.connect(self._on_extent_changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.write)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 0)
        column.setSpacing(8)
        column.addWidget(Text("\n".join(heading), size=theme.SMALL, ink="text2", wrap=True))
        for control in (self.kinds, self.extents):
            column.addWidget(Text(control.accessibleName(), size=theme.SMALL, ink="text2"))
            column.addWidget(control)
        column.addWidget(self._field)
        column.addWidget(self._browse, 0, Qt.AlignmentFlag.AlignLeft)
        area = FittingArea()
        area.setWidget(inner)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 12)
        line.addStretch(1)
        line.addWidget(self.button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 1, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area)
        whole.addStretch(1)
        whole.addLayout(line)
        self._show_kind()

    def kind(self) -> Kind:
        """What is to be written."""
        chosen = self.kinds.values()
        return Kind(chosen[0]) if chosen else Kind.XLSX

    def extent(self) -> Extent:
        """Which rows."""
        chosen = self.extents.values()
        return Extent(chosen[0]) if chosen else Extent.SHOWN

    def write(self) -> None:
        """Ask for the file, if its folder is there."""
        path = Path(self.path.text().strip())
        if not self.button.isEnabled():
            return
        if self.kind() is Kind.PAPER:
            self.set_busy(True)
            self.wanted.emit(Kind.PAPER, self.extent(), path)
            return
        named = path.suffix.removeprefix(".").lower()
        if named in (Kind.XLSX, Kind.CSV, Kind.PDF) and named != self.kind():
            self.kinds.put((named,))  # the ending that was typed says what is wanted
        if not self.path.text().strip() or not path.parent.is_dir():
            self._field.set_error(self.tr("This folder does not exist; choose another."))
            self._field.take_focus()
            return
        self._field.set_error("")
        self.set_busy(True)
        self.wanted.emit(self.kind(), self.extent(), path)

    def set_busy(self, busy: bool) -> None:
        """While it is being written."""
        paper = self.kind() is Kind.PAPER
        words = self.tr("Print …") if paper else self.tr("Write the file")
        self.button.put(self.tr("Writing …") if busy else words)
        self.button.setEnabled(not busy)

    def show_problem(self, words: str) -> None:
        """It could not be written."""
        self.set_busy(False)
        self._field.set_error(words)
        self._field.take_focus()

    def _on_kind_changed(self) -> None:
        self.kinds.put((self.kind().value,))
        if self.kind() is not Kind.PAPER:
            self.path.setText(str(Path(self.path.text()).with_suffix(f".{self.kind().value}")))
        self._show_kind()

    def _show_kind(self) -> None:
        paper = self.kind() is Kind.PAPER
        self._field.setVisible(not paper)
        self._browse.setVisible(not paper)
        self.set_busy(False)

    def _on_extent_changed(self) -> None:
        self.extents.put((self.extent().value,))

    def _on_browse(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(self, self.tr("File"), self.path.text())
        if chosen:
            self.path.setText(chosen)


def _kinds(printer: bool) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    paper = [(Kind.PAPER.value, translate("ExportPanel", "Printer"))] if printer else []
    return [
        (Kind.XLSX.value, translate("ExportPanel", "Excel workbook")),
        (Kind.CSV.value, translate("ExportPanel", "CSV for spreadsheets")),
        (Kind.PDF.value, translate("ExportPanel", "PDF for paper")),
        *paper,
    ]


def _extents(shown: int, selected: int) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        (Extent.SHOWN.value, translate("ExportPanel", "Shown: {count}").format(count=f"{shown:,}")),
        (Extent.SELECTED.value, translate("ExportPanel", "Selected: {count}").format(count=f"{selected:,}")),
    ]
