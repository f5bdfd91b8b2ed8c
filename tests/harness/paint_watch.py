"""When a row of the queue was painted in its present version: for measuring from a click to what is seen."""

from PySide6.QtCore import QEvent, QObject, QTimer

from console.server_clock import monotonic_ms
from console.session import AtWork


class PaintWatch(QObject):
    """Watches the queue's paint events for one ticket, from its making to `end`."""

    def __init__(self, work: AtWork, ticket: int) -> None:
        table = work.desk.work_page.queue.table
        super().__init__(table)
        self._store, self._ticket = work.desk.store, ticket
        self._viewport = table.viewport()
        self.painted: dict[int, int] = {}
        """By version: the first moment after it was painted, in milliseconds of the machine's clock."""
        self._viewport.installEventFilter(self)

    def end(self) -> None:
        """Watch no more."""
        self._viewport.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let every event pass; after a paint, note what it has shown."""
        if event.type() is QEvent.Type.Paint:
            row = self._store.row_of(self._ticket)
            if row >= 0:
                version = self._store.ticket_row(row).version
                # The paint event ends, with the window brought up to date, before a timer can fire.
                QTimer.singleShot(0, self, lambda: self._note(version))
        return False

    def _note(self, version: int) -> None:
        self.painted.setdefault(version, monotonic_ms())
