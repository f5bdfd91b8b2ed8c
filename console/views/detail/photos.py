"""影像: the pictures and papers of a ticket as a strip, and one at a time over the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from console import clock_text, terms
from console.actions.table import BY_ID, why_not
from console.files import Files
from console.messages import problem_words
from console.views.detail.enclosing import ICONS
from console.views.detail.part import Part, Seen
from console.widgets.photo_strip import PhotoStrip
from console.widgets.photo_tile import PhotoItem
from console.widgets.photo_viewer import PhotoViewer, ViewerItem
from domain.acts import RemoveFile
from domain.file import FileRef
from domain.words import FileType, Role

_SUFFIXES = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "video/mp4": ".mp4",
    "video/quicktime": ".mov", "video/webm": ".webm", "video/3gpp": ".3gp", "audio/mp4": ".m4a",
    "audio/mpeg": ".mp3", "audio/ogg": ".ogg", "audio/wav": ".wav", "audio/amr": ".amr",
    "application/pdf": ".pdf", "text/plain": ".txt",
}  # fmt: skip
_BY_END = {"wordprocessingml.document": ".docx", "spreadsheetml.sheet": ".xlsx", "presentation": ".pptx"}


class PhotosPart(Part):
    """Hidden where a ticket has no files."""

    def __init__(self, files: Files | None = None, height: int = 96) -> None:
        super().__init__()
        self._files = files
        self._seen: Seen | None = None
        self._viewer: PhotoViewer | None = None
        self.strip = PhotoStrip(height)
        self.strip.setObjectName("detail-photos")
        self.strip.setAccessibleName(self.tr("Pictures and papers"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        self.strip.opened.connect(self.open_at)
        self.hide()
        if files is not None:
            files.thumbnail_came.connect(self._on_thumbnail_came)
            files.content_came.connect(self._on_content_came)
            files.failed.connect(self._on_failed)

    def show_ticket(self, seen: Seen) -> None:
        self._seen = seen
        shown = self._shown(seen)
        self.setVisible(bool(shown))
        self.strip.put(_tile(seen, one) for one in shown)
        for one in shown:
            if one.type is FileType.IMAGE and self.strip.needs_image(one.id):
                self._ask_for(one.id)
        viewer = self._viewer
        if viewer is not None and (item := viewer.item()) and self.strip.tile(item.key) is None:
            viewer.close_viewer()

    def open_at(self, key: str) -> None:
        """Look at the files, beginning with this one."""
        seen = self._seen
        if seen is None:
            return
        viewer = self._viewer
        if viewer is None or viewer.parent() is not self.window():
            viewer = PhotoViewer(self.window())
            viewer.wanted.connect(self._on_wanted)
            viewer.save_requested.connect(self._on_save_requested)
            viewer.remove_requested.connect(
                lambda file, reason: self.payload_made.emit(RemoveFile(file=file, reason=reason))
            )
            self.destroyed.connect(viewer.deleteLater)
            self._viewer = viewer
        viewer.open_at([self._viewed(seen, one) for one in self._shown(seen)], key)

    def viewer(self) -> PhotoViewer | None:
        """What lies over the window, where it was opened before."""
        return self._viewer

    def _shown(self, seen: Seen) -> list[FileRef]:
        return [one for one in seen.ticket.files if one.removed_at is None]

    def _ref(self, key: str) -> FileRef | None:
        files = self._seen.ticket.files if self._seen is not None else ()
        return next((one for one in files if one.id == key), None)

    def _ask_for(self, key: str) -> None:
        data = self._files.thumbnail(key) if self._files is not None else None
        if data is not None:
            self.strip.put_image(key, data)

    def _on_thumbnail_came(self, key: str) -> None:
        if self.strip.needs_image(key):
            self._ask_for(key)

    def _on_wanted(self, key: str) -> None:
        ref, files, viewer = self._ref(key), self._files, self._viewer
        if ref is None or files is None or viewer is None:
            return
        if (small := files.thumbnail(key)) is not None:
            viewer.put_preview(key, small)
        if (data := files.content(key, ref.size)) is not None:
            viewer.put_content(key, data)

    def _on_content_came(self, key: str) -> None:
        if self._viewer is not None and (item := self._viewer.item()) and item.key == key and item.picture:
            self._on_wanted(key)

    def _on_failed(self, key: str, code: str) -> None:
        if self._viewer is not None:
            words = problem_words(code) if code else self.tr("The server does not answer. Try again later.")
            self._viewer.say(key, words)

    def _on_save_requested(self, key: str) -> None:
        ref, files = self._ref(key), self._files
        if ref is None or files is None or self._seen is None:
            return
        name = _file_name(self._seen, ref)
        dialog = QFileDialog(self, self.tr("Save as …"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda target: files.save_as(key, ref.size, Path(target)))
        dialog.open()

    def _viewed(self, seen: Seen, one: FileRef) -> ViewerItem:
        against = why_not(BY_ID["note"], seen.situation)
        own = one.by == seen.situation.actor.account or seen.situation.actor.role is Role.SUPERVISOR
        who = seen.person(one.by) or self.tr("a resident")
        size = f"{one.size / 1_048_576:.1f} MB" if one.size >= 104_858 else f"{-(-one.size // 1024)} KB"
        detail = " · ".join(
            (
                who,
                terms.act(one.act),
                clock_text.short_time(one.at, seen.now),
                terms.file_type(one.type),
                size,
            )
        )
        title = " · ".join(part for part in (terms.file_use(one.use), one.caption) if part)
        return ViewerItem(
            key=one.id,
            title=title,
            detail=detail,
            picture=one.type is FileType.IMAGE,
            removable=(against or " ") if own else "",
        )


def _tile(seen: Seen, one: FileRef) -> PhotoItem:
    when = clock_text.short_time(one.at, seen.now)
    named = one.caption if one.type is not FileType.IMAGE and one.caption else terms.file_use(one.use)
    full = " ".join(
        part for part in (terms.file_use(one.use), terms.file_type(one.type), one.caption, when) if part
    )
    return PhotoItem(key=one.id, caption=f"{named} {when}", short=named, name=full, icon=ICONS[one.type])


def _file_name(seen: Seen, one: FileRef) -> str:
    suffix = _SUFFIXES.get(one.media) or next((end for word, end in _BY_END.items() if word in one.media), "")
    number = f"{seen.ticket.id // 100_000}-{seen.ticket.id % 100_000:04d}"
    place = [ref.id for ref in seen.ticket.files].index(one.id) + 1
    named = "".join(sign for sign in one.caption or terms.file_use(one.use) if sign not in '/\\:*?"<>|')
    return f"{number}-{place:02d}-{named}{suffix}"
