"""Office documents: archives that say inside what they are. Nothing in them is unpacked but their list."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from backend.content.kinds import Kind, NotTaken
from domain.words import FileType

_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument."
_BY_FOLDER: Final = {
    "word/": f"{_OPEN_XML}wordprocessingml.document",
    "xl/": f"{_OPEN_XML}spreadsheetml.sheet",
    "ppt/": f"{_OPEN_XML}presentationml.presentation",
}
_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
_MOST_ENTRIES: Final = 10_000
_MOST_UNPACKED: Final = 1024 * 1024 * 1024
"""Bytes that a document may say it unpacks to: more would be a trap for whoever opens it."""


def office_kind(data: bytes) -> Kind:
    """Which document an archive is. Raises NotTaken for any other archive, and for one with macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = [one.filename for one in entries]
            if len(entries) > _MOST_ENTRIES or sum(one.file_size for one in entries) > _MOST_UNPACKED:
                raise NotTaken("zip")
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise NotTaken("macros")
            if "[Content_Types].xml" in names:
                for folder, media in _BY_FOLDER.items():
                    if any(name.startswith(folder) for name in names):
                        return Kind(type=FileType.OFFICE, media=media)
            if names and names[0] == "mimetype" and entries[0].file_size < 100:
                media = archive.read("mimetype").decode("ascii", "replace").strip()
                if media.startswith(_OPEN_DOCUMENT):
                    return Kind(type=FileType.OFFICE, media=media)
    except (zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError, OSError):
        raise NotTaken("zip") from None
    raise NotTaken("zip")
