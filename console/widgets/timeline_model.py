"""The entries of a timeline as a Qt list model: newest first, changed in place, never reset."""

from enum import IntEnum

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from console import clock_text

Index = QModelIndex | QPersistentModelIndex


class Glyph(IntEnum):
    """What kind of thing an entry tells, as the shape on the line."""

    ACT = 0
    """A person did something: a ring."""
    RED = 1
    """A limit was passed: a red square."""
    YELLOW = 2
    """Half of a limit was passed: an amber diamond."""
    PENDING = 3
    """Held or under way, can still be undone: a dashed ring."""


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of what happened. ``at`` is in UTC milliseconds, ``key`` names the entry for good."""

    key: str
    at: int
    headline: str
    detail: str = ""
    glyph: Glyph = Glyph.ACT
    tag: str = ""
    link: str = ""
    link_icon: str = ""
    struck: bool = False


ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
TIME_ROLE = Qt.ItemDataRole.UserRole + 2


class TimelineModel(QAbstractListModel):
    """Rows of `TimelineEntry`, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[TimelineEntry] = []
        self._now = 0

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == TIME_ROLE:
            return clock_text.short_time(entry.at, self._now)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            parts = (
                clock_text.short_time(entry.at, self._now),
                entry.headline,
                entry.tag,
                entry.detail,
                entry.link,
            )
            return " ".join(part for part in parts if part)
        return None

    def entries(self) -> list[TimelineEntry]:
        """What is shown, newest first."""
        return list(self._entries)

    def put(self, entries: list[TimelineEntry], now: int) -> int:
        """Show these entries, in the order given; ``now`` decides how times are written.

        Rows that stay are kept, so that selection and scroll position hold. Returns how many rows were put
        in front of the first row that stayed.
        """
        self._now = now
        kept = {entry.key for entry in entries}
        for row in range(len(self._entries) - 1, -1, -1):
            if self._entries[row].key not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._entries[row]
                self.endRemoveRows()
        present = [old.key for old in self._entries]
        known = set(present)
        order = [entry.key for entry in entries if entry.key in known]
        if order != present:
            self._move_into(order)
        return self._fill_in(entries)

    def _fill_in(self, entries: list[TimelineEntry]) -> int:
        """Insert what is new and change what differs; the rows that stay are in their final order."""
        row, in_front, seen_old = 0, 0, False
        while row < len(entries):
            if row < len(self._entries) and self._entries[row].key == entries[row].key:
                seen_old = True
                if self._entries[row] != entries[row]:
                    self._entries[row] = entries[row]
                    self.dataChanged.emit(self.index(row), self.index(row))
                row += 1
                continue
            old = self._entries[row].key if row < len(self._entries) else None
            end = row
            while end < len(entries) and entries[end].key != old:
                end += 1
            self.beginInsertRows(QModelIndex(), row, end - 1)
            self._entries[row:row] = entries[row:end]
            self.endInsertRows()
            if not seen_old:
                in_front += end - row
            row = end
        return in_front

    def _move_into(self, order: list[str]) -> None:
        """Entries were put in another order (a clock was corrected): one layout change, selection follows."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [self._entries[index.row()].key for index in held]
        place = {key: row for row, key in enumerate(order)}
        self._entries.sort(key=lambda entry: place[entry.key])
        for index, key in zip(held, keys, strict=True):
            self.changePersistentIndex(index, self.index(place[key]))
        self.layoutChanged.emit()
