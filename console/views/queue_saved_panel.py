"""The panel of the saved filters (常用筛选): keep the present one, choose, order, give keys, delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console import theme
from console.models import queue_memory
from console.models.queue_choice import QueueFilter
from console.models.queue_memory import QueueMemory, SavedFilter
from console.widgets.action_button import PRIMARY, ActionButton
from console.widgets.text import Text

_DIGITS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(10)}


class SavedList(QListWidget):
    """Enter chooses, a digit gives the key (0 takes it), Ctrl ↑ ↓ moves, Delete deletes.

    Signals:
        wanted: this place is to be chosen.
        moved, keyed, deleted: the place, and by how much or which digit.
    """

    wanted = Signal(int)
    moved = Signal(int, int)
    keyed = Signal(int, int)
    deleted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place, key = self.currentRow(), event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if place < 0:
            super().keyPressEvent(event)
        elif control and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(place, -1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit(place)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(place)
        elif not control and key in _DIGITS:
            self.keyed.emit(place, _DIGITS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)


class SavedPanel(QWidget):
    """What is kept is written down at once.

    Signals:
        chosen: the filter that is wanted.
        changed: the memory with other saved filters.
        removed: one was deleted: the memory before, so that it can be offered back.
    """

    chosen = Signal(object)
    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, memory: QueueMemory, choice: QueueFilter, words: Callable[[QueueFilter], str]) -> None:
        super().__init__()
        self.setObjectName("queue-saved-panel")
        self._memory, self._choice, self._words = memory, choice, words
        self.name = QLineEdit()
        self.name.setObjectName("saved-name")
        self.name.setMaxLength(24)
        self.name.setAccessibleName(self.tr("Name of the filter"))
        self.name.setPlaceholderText(self.tr("Name, then Enter"))
        self.name.returnPressed.connect(self._on_save)
        self._save = ActionButton(self.tr("Keep"), kind=PRIMARY)
        self._save.clicked.connect(self._on_save)
        self._problem = Text(size=theme.CAPTION, ink="red", wrap=True)
        self._problem.hide()
        self.list = SavedList()
        self.list.setObjectName("saved-list")
        self.list.setAccessibleName(self.tr("Saved filters"))
        self.list.wanted.connect(self._on_wanted)
        self.list.itemActivated.connect(lambda item: self._on_wanted(self.list.row(item)))
        self.list.moved.connect(self._on_moved)
        self.list.keyed.connect(self._on_keyed)
        self.list.deleted.connect(self._on_deleted)
        self._none = Text(self.tr("None yet. Narrow the list, then keep it here."), ink="text2", wrap=True)
        self._lay_out()
        self._show(0)

    def focus_name(self) -> None:
        """The keyboard goes to the name of a new one."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def problem(self) -> str:
        """What is wrong with the name; empty when nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def put(self, memory: QueueMemory) -> None:
        """Show other saved filters."""
        self._memory = memory
        self._show(self.list.currentRow())

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(Text(self.tr("Keep what is shown now"), size=theme.SMALL, ink="text2"))
        column.addWidget(Text(self._words(self._choice), wrap=True))
        column.addLayout(line)
        column.addWidget(self._problem)
        column.addSpacing(8)
        column.addWidget(Text(self.tr("Saved filters"), size=theme.SMALL, ink="text2"))
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        words = self.tr(
            "Enter chooses, 1 to 9 gives the key Alt Shift and digit, Ctrl ↑ ↓ moves, Delete deletes."
        )
        column.addWidget(Text(words, size=theme.CAPTION, ink="text3", wrap=True))

    def _show(self, place: int) -> None:
        saved = self._memory.saved
        self._none.setVisible(not saved)
        self.list.setVisible(bool(saved))
        self.list.clear()
        for one in saved:
            hint = f"   Alt Shift {one.key}" if one.key else ""
            item = QListWidgetItem(f"{one.name}{hint}\n{self._words(one.choice)}")
            item.setToolTip(self._words(one.choice))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(place, 0), len(saved) - 1))

    def _on_save(self) -> None:
        name = self.name.text().strip()
        if not name:
            self._say(self.tr("Give it a name."))
            return
        try:
            memory = queue_memory.with_saved(self._memory, name, self._choice)
        except ValueError:
            self._say(
                self.tr("There are {most} already; delete one first.").format(most=queue_memory.MOST_SAVED)
            )
            return
        self._say("")
        self.name.clear()
        self._take(memory, len(memory.saved) - 1)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self._problem.put(words)
        self._problem.setVisible(bool(words))

    def _take(self, memory: QueueMemory, place: int) -> None:
        self._memory = memory
        self._show(place)
        self.changed.emit(memory)

    def _at(self, place: int) -> SavedFilter:
        return self._memory.saved[place]

    def _on_wanted(self, place: int) -> None:
        if 0 <= place < len(self._memory.saved):
            self.chosen.emit(self._at(place).choice)

    def _on_moved(self, place: int, by: int) -> None:
        self._take(queue_memory.moved(self._memory, place, by), place + by)

    def _on_keyed(self, place: int, digit: int) -> None:
        self._take(queue_memory.with_key(self._memory, place, digit or None), place)

    def _on_deleted(self, place: int) -> None:
        before = self._memory
        saved = tuple(one for at, one in enumerate(self._memory.saved) if at != place)
        self._take(queue_memory.with_list(self._memory, saved), place)
        self.removed.emit(before)
