"""The timeline with its filters, and how many entries each of them holds."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from console.views import timeline_words
from console.views.detail.part import Part, Seen
from console.views.detail.section import SectionHead
from console.views.timeline_words import ACTS, ALL, CALLS, FILES, SYSTEM
from console.widgets.choice import Option
from console.widgets.tabs import Tabs
from console.widgets.timeline import TimelineView
from console.widgets.timeline_model import TimelineEntry

_LEAST, _LEAST_BESIDE = 240, 72
_KINDS = (ALL, ACTS, FILES, CALLS, SYSTEM)


class TimelinePart(Part):
    """Newest first. Enter unfolds a long entry, Ctrl C copies one."""

    def __init__(self, *, wide: bool = False) -> None:
        super().__init__()
        self._seen: Seen | None = None
        words = (self.tr("All"), self.tr("Acts"), self.tr("Pictures"), self.tr("Calls"), self.tr("System"))
        self._tabs = Tabs([Option(key=key, words=word) for key, word in zip(_KINDS, words, strict=True)])
        self._view = TimelineView(wide=wide)
        self._view.setObjectName("detail-timeline")
        self._view.setMinimumHeight(_LEAST if wide else _LEAST_BESIDE)
        head = SectionHead(self.tr("Timeline"))
        head.add(self._tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._view, 1)
        self._tabs.chosen.connect(lambda _key: self._show())
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy_entry)

    def show_ticket(self, seen: Seen) -> None:
        if self._seen is not None and self._seen.ticket.id != seen.ticket.id:
            self._view.fold()
        self._seen = seen
        self._show()

    def view(self) -> TimelineView:
        """The entries."""
        return self._view

    def entries(self) -> list[TimelineEntry]:
        """What is shown, newest first."""
        return self._view.entries()

    def choose(self, kind: str) -> None:
        """Show the entries of one kind."""
        self._tabs.choose(kind)

    def count(self, kind: str) -> int:
        """How many entries the filter holds."""
        return sum(kind == ALL or kind in one for one in self._kinds())

    def copy_entry(self) -> None:
        """Put the entry under the keyboard on the clipboard, as it reads."""
        text = self._view.currentIndex().data(Qt.ItemDataRole.DisplayRole)
        if text:
            QGuiApplication.clipboard().setText(str(text))

    def _kinds(self) -> list[frozenset[str]]:
        events = self._seen.opened.events if self._seen is not None else ()
        return [timeline_words.kinds_of(event) for event in events]

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        telling = timeline_words.Telling(
            directory=seen.directory, ticket=seen.ticket, messages=seen.opened.messages, now=seen.now
        )
        kinds = self._kinds()
        self._tabs.set_count(ALL, len(kinds))
        for kind in _KINDS[1:]:
            self._tabs.set_count(kind, sum(kind in one for one in kinds))
        self._view.put(timeline_words.entries(telling, seen.opened.events, self._tabs.value()), seen.now)
