"""The note box: what was begun for one ticket, files and all, waits until that ticket is in sight again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from console.actions.table import BY_ID, why_not
from console.files import Coming, Files, Upload
from console.views.detail.enclosing import MOST, Pending, brought, menu_for
from console.views.detail.part import Part, Seen
from console.views.forms.phrases import phrases_for
from console.widgets.note_box import NoteBox
from domain.acts import Note
from domain.words import FileUse, Role, Stage


class NotePart(Part):
    """A line, its files and its key; Ctrl Enter sends, once the files are there."""

    def __init__(self, files: Files | None = None) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._kept: dict[int, tuple[str, list[Pending]]] = {}
        self._shown: int | None = None
        self._pending: list[Pending] = []
        self._sent: list[Pending] = []
        self._meant = False
        self._against = ""
        self._files = files
        self.box = NoteBox(with_files=files is not None)
        self.box.put_phrases(phrases_for("note"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.box.send_requested.connect(self.send)
        self.box.attach_requested.connect(self.choose_files)
        self.box.files_given.connect(self.attach)
        self.box.picture_given.connect(lambda picture: self.attach([picture]))
        self.box.file_opened.connect(self._on_file_opened)
        if files is not None:
            files.upload_changed.connect(self._on_upload_changed)

    def show_ticket(self, seen: Seen) -> None:
        self.keep_for(seen.ticket.id)
        self._seen = seen
        self._against = why_not(BY_ID["note"], seen.situation)
        self._show_state()

    def keep_for(self, chosen: int | None) -> None:
        """What was typed for one ticket is not sent to another; it waits until its ticket comes back."""
        if chosen == self._shown:
            return
        if self._shown is not None:
            self._kept[self._shown] = self.box.line.text(), self._pending
        self._shown, self._seen, self._meant, self._sent = chosen, None, False, []
        text, self._pending = self._kept.pop(chosen, ("", [])) if chosen is not None else ("", [])
        self.box.line.setText(text)
        self._show_files()

    def send(self) -> None:
        """Send what stands in the box; where files are still coming, as soon as they are there."""
        text = self.box.line.text().strip()
        if self._seen is None or self._against or not (text or self._pending):
            return
        if any(one.upload.state is not Coming.THERE for one in self._pending):
            self._meant = not any(one.upload.state is Coming.REFUSED for one in self._pending)
            self._show_state()
            return
        self._sent, self._pending, self._meant = self._pending, [], False
        self.box.line.clear()
        self._show_files()
        self._show_state()
        self.payload_made.emit(Note(text=text, files=tuple(one.enclosed() for one in self._sent)))

    def attach(self, sources: list[Path | bytes]) -> None:
        """Files go along: they are brought at once, while one writes on."""
        if self._files is None or self._seen is None or self._against:
            return
        self._pending += brought(self._files, sources, self._use(self._seen), MOST - len(self._pending))
        self._show_files()
        self._show_state()

    def choose_files(self) -> None:
        """Let the user choose files."""
        if self._files is None or self._against:
            return
        dialog = QFileDialog(self, self.tr("Attach files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.open()

    def take_over(self, other: "NotePart") -> None:
        """What was typed in the box of the panel goes on in that of the page, and back."""
        if other.shown() == self._shown:
            text, pending = other.give_up()
            self.box.line.setText(text or self.box.line.text())
            self._pending += pending
            self._show_files()
            self._show_state()

    def shown(self) -> int | None:
        """Whose note it is."""
        return self._shown

    def give_up(self) -> tuple[str, list[Pending]]:
        """What was typed, with its files, is another box's from now on."""
        words, pending = self.box.line.text(), self._pending
        self.box.line.clear()
        self._pending, self._meant = [], False
        self._show_files()
        self._show_state()
        return words, pending

    def take_focus(self) -> None:
        """Put the keyboard into the box."""
        self.box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_back(self, text: str) -> None:
        """A note was refused: its text and its files come back, before what was typed meanwhile."""
        self.box.line.setText(" ".join(part for part in (text, self.box.line.text()) if part))
        self._pending, self._sent = self._sent + self._pending, []
        self._show_files()
        self.box.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def pending(self) -> list[Pending]:
        """The files that go along."""
        return list(self._pending)

    def _use(self, seen: Seen) -> FileUse:
        """What a file that comes now is most likely for."""
        if seen.situation.actor.role is Role.HANDLER:
            return FileUse.AFTER
        before = seen.ticket.stage in (Stage.REPORTED, Stage.TRIAGED, Stage.DISPATCHED)
        return FileUse.BEFORE if before else FileUse.SCENE

    def _on_upload_changed(self, upload: Upload) -> None:
        if all(one.upload is not upload for one in self._pending):
            return
        self._show_files()
        if upload.state is Coming.REFUSED:
            self._meant = False
        if self._meant and all(one.upload.state is Coming.THERE for one in self._pending):
            self.send()
        self._show_state()

    def _on_file_opened(self, key: str) -> None:
        one = next((one for one in self._pending if one.upload.id == key), None)
        tile = self.box.strip.tile(key)
        files = self._files
        if one is None or tile is None or files is None:
            return

        def use(word: FileUse) -> None:
            one.use = word
            self._show_files()

        def drop() -> None:
            files.drop(key)
            self._pending.remove(one)
            self._show_files()
            self._show_state()

        menu = menu_for(self, one, use=use, retry=lambda: files.retry(key), drop=drop)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(tile.mapToGlobal(tile.rect().bottomLeft()))

    def _show_files(self) -> None:
        self.box.put_files(one.item() for one in self._pending)
        for one in self._pending:
            if self.box.strip.needs_image(one.upload.id) and (data := one.preview()):
                self.box.strip.put_image(one.upload.id, data)

    def _show_state(self) -> None:
        against = self._against
        self.box.allow(against)
        if not against and self._meant:
            self.box.button.allow(self.tr("Goes out as soon as the files are there"))
        self.box.button.put(self.tr("Being sent …") if self._meant else self.tr("Record"))
