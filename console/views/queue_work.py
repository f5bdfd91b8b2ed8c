"""What is done with the list on the page of work, and what the seat remembers of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from console.messages import Notice, NoticeAct
from console.models import queue_memory
from console.models.queue_choice import QueueFilter
from console.models.queue_memory import QueueMemory, RowHeight
from console.views.board import Board
from console.views.parts import Parts
from console.views.queue_view import QueueView
from console.widgets.counter_bar import CounterBar

_SAVED: Final = "saved_"
_BRING_BACK: Final = "saved-filter"


class QueueWork(QObject):
    """Carries out the rows of `queue_acts`; writes down at once what the seat is to remember."""

    def __init__(self, parts: Parts, queue: QueueView, counters: CounterBar, board: Board) -> None:
        super().__init__(queue)
        self._parts, self._queue, self._counters, self._board = parts, queue, counters, board
        actor = parts.situation().actor
        self._remembered_as = f"{actor.district}/{actor.account}"
        self._memory_before: QueueMemory | None = None
        self._acts: dict[str, Callable[[], object]] = {
            "find": queue.focus_search,
            "filter": queue.open_filter,
            "archive": queue.toggle_archive,
            "saved": queue.open_saved,
            "save_filter": queue.save_filter,
            "columns": queue.open_columns,
            "select_all": queue.table.select_all_shown,
        }
        settings = parts.keeper.settings
        queue.recall(queue_memory.decoded(settings.queues.get(self._remembered_as, "")))
        if settings.row_height in list(RowHeight):
            queue.table.take_row_height(RowHeight(settings.row_height))
        queue.counter_wanted.connect(self._on_counter_wanted)
        queue.memory_changed.connect(self._on_memory_changed)
        queue.row_height_chosen.connect(self._on_row_height_chosen)
        queue.saved_filter_removed.connect(self._on_saved_filter_removed)
        parts.voice.chosen.connect(self._on_notice_act_chosen)

    def do(self, name: str) -> bool:
        """Do an act of the list; False where it is none."""
        if name.startswith(_SAVED):
            self._choose_saved(int(name.removeprefix(_SAVED)))
        elif name in self._acts:
            self._acts[name]()
        else:
            return False
        return True

    def _choose_saved(self, digit: int) -> None:
        if not self._queue.choose_saved(digit):
            self._parts.voice.tell(
                self.tr("No saved filter has the key {digit}").format(digit=digit),
                self.tr("Ctrl Shift V shows them and gives them keys"),
                "star",
            )

    def _on_counter_wanted(self, alone: QueueFilter) -> None:
        key = next((key for key, one in self._board.filters.items() if one == alone), None)
        if key is not None:
            self._counters.choose(key)

    def _on_memory_changed(self) -> None:
        keeper = self._parts.keeper
        keeper.settings.queues[self._remembered_as] = queue_memory.encoded(self._queue.memory())
        keeper.save()

    def _on_row_height_chosen(self, height: RowHeight) -> None:
        self._parts.keeper.settings.row_height = height.value
        self._parts.keeper.save()

    def _on_saved_filter_removed(self, before: QueueMemory) -> None:
        self._memory_before = before
        act = NoticeAct(key=_BRING_BACK, words=self.tr("Bring back"), primary=True)
        headline = self.tr("The saved filter was deleted")
        self._parts.voice.say(Notice(key=_BRING_BACK, headline=headline, icon="trash", acts=(act,)))

    def _on_notice_act_chosen(self, key: str, _act: str) -> None:
        if key == _BRING_BACK and self._memory_before is not None:
            saved, self._memory_before = self._memory_before.saved, None
            self._queue.recall(queue_memory.with_list(self._queue.memory(), saved))
            self._on_memory_changed()
