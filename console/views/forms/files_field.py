"""影像 in a form: files that go with the act, brought while one writes on."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from console.files import Coming, Files, Upload
from console.views.detail.enclosing import MOST, Pending, brought, menu_for
from console.widgets.action_button import ActionButton
from console.widgets.note_line import given_in
from console.widgets.photo_strip import PhotoStrip
from domain.acts import Enclosed
from domain.words import FileUse

_TILE = 84


class FilesField(QWidget):
    """A key that lets one choose files, and a tile for each of them. Dropping and Ctrl V bring files, too.

    Signals:
        changed: a file was added, dropped or given another use.
        arrived: every file that goes along is there.
    """

    changed = Signal()
    arrived = Signal()

    def __init__(self, files: Files, use: FileUse) -> None:
        """`use` is what a picture is for until somebody says otherwise."""
        super().__init__()
        self._files, self._use = files, use
        self._pending: list[Pending] = []
        self.setAcceptDrops(True)
        self._choose = ActionButton(self.tr("Add pictures or papers …"), icon="paperclip")
        self._choose.setObjectName("files-choose")
        self._choose.clicked.connect(self.choose)
        self._strip = PhotoStrip(_TILE)
        self._strip.hide()
        self._strip.opened.connect(self._on_opened)
        self._strip.menu_wanted.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._strip)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._choose)
        files.upload_changed.connect(self._on_upload_changed)

    def setAccessibleName(self, name: str) -> None:
        """The key has the name of the field, too: it is what has the keyboard."""
        super().setAccessibleName(name)
        self._strip.setAccessibleName(name)

    def enclosed(self) -> tuple[Enclosed, ...]:
        """What goes along, as an act names it."""
        return tuple(one.enclosed() for one in self._pending)

    def problem(self) -> str:
        """Why the files cannot go along yet; empty when they can."""
        if any(one.upload.state is Coming.REFUSED for one in self._pending):
            return self.tr("A file was not taken: try it again or leave it out")
        if any(one.upload.state is not Coming.THERE for one in self._pending):
            return self.tr("Files are still coming; it is sent as soon as they are there")
        return ""

    def is_coming(self) -> bool:
        """Whether nothing is wrong, only not there yet."""
        states = {one.upload.state for one in self._pending}
        return bool(states - {Coming.THERE}) and Coming.REFUSED not in states

    def attach(self, sources: list[Path | bytes]) -> None:
        """Files go along: they are brought at once, while one writes on."""
        self._pending += brought(self._files, sources, self._use, MOST - len(self._pending))
        self._show()
        self.changed.emit()

    def choose(self) -> None:
        """Let the user choose files."""
        dialog = QFileDialog(self, self.tr("Attach files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.open()

    def draft_value(self) -> Any:
        """The files by what they are brought as, each with its use."""
        return [[one.upload.id, one.use.value, one.caption] for one in self._pending]

    def put_draft(self, value: Any) -> None:
        """As `draft_value` gave it; what was not brought by this start of the console is left out."""
        kept = [(self._files.upload(ident), use, caption) for ident, use, caption in value or ()]
        self._pending = [
            Pending(upload=upload, use=FileUse(use), caption=caption)
            for upload, use, caption in kept
            if upload is not None
        ]
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        data = QGuiApplication.clipboard().mimeData()
        given = given_in(data) if event.matches(QKeySequence.StandardKey.Paste) and data is not None else []
        if given:
            self.attach(given)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if given_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.attach(given_in(event.mimeData()))
        event.acceptProposedAction()

    def _on_upload_changed(self, upload: Upload) -> None:
        if all(one.upload is not upload for one in self._pending):
            return
        self._show()
        if not self.problem():
            self.arrived.emit()

    def _on_opened(self, key: str) -> None:
        one = next((one for one in self._pending if one.upload.id == key), None)
        tile = self._strip.tile(key)
        if one is None or tile is None:
            return

        def use(word: FileUse) -> None:
            one.use = word
            self._show()
            self.changed.emit()

        menu = menu_for(
            self, one, use=use, retry=lambda: self._files.retry(key), drop=lambda: self._drop(one)
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(tile.mapToGlobal(tile.rect().bottomLeft()))

    def _drop(self, one: Pending) -> None:
        self._files.drop(one.upload.id)
        self._pending.remove(one)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._strip.put(one.item() for one in self._pending)
        self._strip.setVisible(bool(self._pending))
        for one in self._pending:
            if self._strip.needs_image(one.upload.id) and (data := one.preview()):
                self._strip.put_image(one.upload.id, data)
        self._choose.allow(self.tr("Nine files at most") if len(self._pending) >= MOST else "")
