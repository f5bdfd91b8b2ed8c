"""A sheet on paper: Qt's preview with its choice of printer, where there is one."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from console.models.queue_sheet import Sheet
from console.views.sheet_files import paint_sheet

_SIZE = QSize(1100, 760)


def printer_there() -> bool:
    """Whether this computer has a printer; without one a PDF is as near as one gets to paper."""
    return bool(QPrinterInfo.availablePrinterNames())


def paper() -> QPrinter:
    """A4 across on the printer that is usually taken."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    return printer


class PrintPreview(QPrintPreviewDialog):
    """The pages as they will be, with the key that prints them. Gone when it is closed."""

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        printer = paper()
        printer.setDocName(sheet.heading[0] if sheet.heading else "")
        super().__init__(printer, parent)
        self._printer = printer  # the dialog only borrows it
        self.setObjectName("print-preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE.boundedTo(parent.screen().availableSize()))
        self.paintRequested.connect(lambda device: paint_sheet(device, sheet))
