"""The files that are to go with a note: brought while one writes, each with what it is for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from console import terms
from console.files import Coming, Files, Upload
from console.messages import problem_words
from console.widgets.photo_tile import PhotoItem
from domain.acts import Enclosed
from domain.words import FileType, FileUse

MOST: Final = 9
ICONS: Final = {
    FileType.IMAGE: "photo",
    FileType.VIDEO: "video",
    FileType.AUDIO: "file-music",
    FileType.PDF: "file-text",
    FileType.TEXT: "file-text",
    FileType.OFFICE: "file-text",
}
PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp"})
_PREVIEWED: Final = 24 * 1024 * 1024

translate = QCoreApplication.translate


class Pending(msgspec.Struct, kw_only=True):
    """A file that goes along, once it is there."""

    upload: Upload
    use: FileUse
    caption: str = ""

    def enclosed(self) -> Enclosed:
        """As an act names it. What is no picture of the place is a paper."""
        file = self.upload.file
        picture = file is None or file.type in (FileType.IMAGE, FileType.VIDEO)
        return Enclosed(
            id=self.upload.id, use=self.use if picture else FileUse.DOCUMENT, caption=self.caption[:80]
        )

    def item(self) -> PhotoItem:
        """As a tile shows it."""
        upload = self.upload
        known = upload.file.type if upload.file else None
        done = upload.state is Coming.THERE
        part = upload.sent / upload.size if upload.size else 0.0
        words = terms.file_use(self.enclosed().use)
        if upload.state is Coming.WAITING:
            words = translate("Enclosing", "waits for the server")
        elif upload.state is Coming.REFUSED:
            words = translate("Enclosing", "not taken")
        problem = problem_words(upload.problem, upload.facts) if upload.state is Coming.REFUSED else ""
        return PhotoItem(
            key=upload.id,
            caption=words,
            name=f"{upload.name} {words}",
            icon=ICONS.get(known, "photo") if known else "upload",
            progress=None if done else part,
            problem=problem,
        )

    def preview(self) -> bytes:
        """The bytes of a picture that lies here; empty for anything else."""
        source = self.upload.source
        if isinstance(source, bytes):
            return source
        if source.suffix.lower() not in PICTURES or source.stat().st_size > _PREVIEWED:
            return b""
        return source.read_bytes()


def brought(files: Files, sources: list[Path | bytes], use: FileUse, room: int) -> list[Pending]:
    """Begin to bring files, as many as there is room for."""
    made = []
    for source in sources[:room]:
        name = source.name if isinstance(source, Path) else translate("Enclosing", "from the clipboard")
        paper = isinstance(source, Path) and source.suffix.lower() not in PICTURES
        caption = source.stem if paper and isinstance(source, Path) else ""
        made.append(Pending(upload=files.bring(source, name), use=use, caption=caption))
    return made


def menu_for(
    parent: QWidget,
    one: Pending,
    *,
    use: Callable[[FileUse], Any],
    retry: Callable[[], Any],
    drop: Callable[[], Any],
) -> QMenu:
    """What can be done with a file that goes along."""
    menu = QMenu(parent)
    if one.upload.state is Coming.REFUSED:
        menu.addAction(translate("Enclosing", "Try again")).triggered.connect(lambda _checked: retry())
    else:
        for word in FileUse:
            entry: QAction = menu.addAction(terms.file_use(word))
            entry.setCheckable(True)
            entry.setChecked(word is one.use)
            entry.triggered.connect(lambda _checked, word=word: use(word))
        menu.addSeparator()
    menu.addAction(translate("Enclosing", "Do not send it")).triggered.connect(lambda _checked: drop())
    return menu
