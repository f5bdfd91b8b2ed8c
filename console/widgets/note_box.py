"""The box of a note: the line, the files that go with it, the key that sends both."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.widgets.action_button import GHOST, ActionButton
from console.widgets.note_line import NoteLine
from console.widgets.photo_strip import PhotoStrip
from console.widgets.photo_tile import PhotoItem

_TILE = 84
_LONGEST = 4_000


class NoteBox(QWidget):
    """Ctrl Enter sends; the clip, dropping and Ctrl V bring files.

    Signals:
        send_requested: what stands there is to be sent.
        attach_requested: files are to be chosen.
        files_given: files were dropped or pasted: their paths.
        picture_given: a picture was pasted: a PNG.
        file_opened: a file that goes along was clicked (its key).
    """

    send_requested = Signal()
    attach_requested = Signal()
    files_given = Signal(object)
    picture_given = Signal(bytes)
    file_opened = Signal(str)

    def __init__(self, *, with_files: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = NoteLine()
        self.line.setObjectName("detail-note")
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(self.tr("Note"))
        self.strip = PhotoStrip(_TILE)
        self.strip.setObjectName("note-files")
        self.strip.hide()
        self._clip = ActionButton("", icon="paperclip", kind=GHOST)
        self._clip.name_icon_only(self.tr("Attach files"))
        self._clip.setObjectName("detail-note-attach")
        if not with_files:
            self._clip.hide()  # shown before it has a parent it would be a window of its own
        self._with_files = with_files
        self.button = ActionButton(self.tr("Record"), key="Ctrl ↵")
        self.button.setObjectName("detail-note-send")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._clip)
        row.addSpacing(4)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.strip)
        column.addLayout(row)
        self.button.clicked.connect(self.send_requested)
        self._clip.clicked.connect(self.attach_requested)
        self.line.files_given.connect(self.files_given)
        self.line.picture_given.connect(self.picture_given)
        self.strip.opened.connect(self.file_opened)
        self.strip.menu_wanted.connect(self.file_opened)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.send_requested)

    def put_phrases(self, phrases: list[str]) -> None:
        """What `/` offers."""
        self.line.put_phrases(phrases)
        words = self.tr("Add to the record …")
        self.line.setPlaceholderText(
            self.tr("{words}   / for phrases").format(words=words) if phrases else words
        )

    def put_files(self, items: Iterable[PhotoItem]) -> None:
        """The files that go along."""
        shown = list(items)
        self.strip.put(shown)
        self.strip.setVisible(bool(shown))

    def allow(self, against: str) -> None:
        """Whether a note may be written; why not."""
        self.line.setEnabled(not against)
        self.line.setToolTip("\n".join(part for part in (against, self.line.placeholderText()) if part))
        self.button.allow(against)
        self._clip.allow(against)
        if not against:
            self._clip.setToolTip(self._clip.accessibleName())
