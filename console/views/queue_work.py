"""What is done with the list on the page of work, and what the seat remembers of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from console import icons
from console.actions.batch import BATCHABLE, MOST, Said, Step, payload_for, step_for
from console.actions.batch_run import BatchRun
from console.actions.table import BY_ID
from console.messages import Notice, NoticeAct
from console.models import queue_memory
from console.models.queue_choice import QueueFilter
from console.models.queue_memory import QueueMemory, RowHeight
from console.views import filter_words
from console.views.board import Board
from console.views.parts import Parts
from console.views.queue_batch import BatchSheet
from console.views.queue_export_panel import Kind
from console.views.queue_out import QueueOut
from console.views.queue_view import QueueView
from console.views.seat_place import SeatPlace
from console.widgets.counter_bar import CounterBar
from domain.words import Act

_SAVED: Final = "saved_"
_IN_MENU: Final = ("copy", "select_all", "export", "print", "filter", "columns")
_BRING_BACK: Final = "saved-filter"


class QueueWork(QObject):
    """Carries out the rows of `queue_acts`; writes down at once what the seat is to remember."""

    def __init__(self, parts: Parts, queue: QueueView, counters: CounterBar, board: Board) -> None:
        super().__init__(queue)
        self._parts, self._queue, self._counters, self._board = parts, queue, counters, board
        actor = parts.situation().actor
        self._remembered_as = f"{actor.district}/{actor.account}"
        self._memory_before: QueueMemory | None = None
        self._batch: BatchRun | None = None
        self._acts: dict[str, Callable[[], object]] = {
            "find": queue.focus_search,
            "filter": queue.open_filter,
            "archive": queue.toggle_archive,
            "saved": queue.open_saved,
            "save_filter": queue.save_filter,
            "columns": queue.open_columns,
            "select_all": queue.table.select_all_shown,
        }
        self.out = QueueOut(parts, queue)
        self._acts["copy"] = self.out.copy
        self._acts["export"] = lambda: self.out.open_panel(Kind.XLSX)
        self._acts["print"] = lambda: self.out.open_panel(Kind.PDF)
        settings = parts.keeper.settings
        queue.recall(queue_memory.decoded(settings.queues.get(self._remembered_as, "")))
        if settings.row_height in list(RowHeight):
            queue.table.take_row_height(RowHeight(settings.row_height))
        queue.counter_wanted.connect(self._on_counter_wanted)
        queue.memory_changed.connect(self._on_memory_changed)
        queue.row_height_chosen.connect(self._on_row_height_chosen)
        queue.saved_filter_removed.connect(self._on_saved_filter_removed)
        parts.voice.chosen.connect(self._on_notice_act_chosen)
        self.place = SeatPlace(parts, queue, self._remembered_as)

    def is_about_list(self, name: str) -> bool:
        """Whether an act of the list needs the list in sight; copying does not."""
        return name.startswith(_SAVED) or (name in self._acts and name != "copy")

    def do(self, name: str) -> bool:
        """Do an act of the list; False where it is none."""
        if name.startswith(_SAVED):
            self._choose_saved(int(name.removeprefix(_SAVED)))
        elif name in self._acts:
            self._acts[name]()
        else:
            return False
        return True

    def complete_menu(self, menu: QMenu, trigger: Callable[[str], None]) -> None:
        """Add what is done with the list to the menu of a row; acts for several say for how many."""
        many = self._queue.table.selected_count()
        for entry in menu.actions() if many > 1 else ():
            name = entry.objectName().removeprefix("menu-")
            if name in BATCHABLE:
                entry.setEnabled(True)  # each ticket is looked at on the sheet
                entry.setToolTip("")
                entry.setText(self.tr("{act}: {count} tickets").format(act=BY_ID[name].title(), count=many))
        menu.addSeparator()
        for name in _IN_MENU:
            action = BY_ID[name]
            entry = menu.addAction(icons.icon(action.icon, "text1"), action.title())
            entry.setObjectName(f"menu-{name}")
            entry.setText(f"{action.title()}\t{action.keys.replace('+', ' ')}")
            entry.triggered.connect(lambda _checked=False, name=name: trigger(name))

    # --- several at once ---

    def do_for_many(self, name: str) -> bool:
        """Open the sheet of an act for the selected tickets; False where it is for the one in sight."""
        if name not in BATCHABLE or self._queue.table.selected_count() < 2:
            return False
        self.open_batch(name, self._queue.table.selected_tickets())
        return True

    def acknowledge(self, tickets: list[int]) -> None:
        """空格: one at once, several after a look at the sheet."""
        if len(tickets) > 1:
            self.open_batch("acknowledge", tickets)
        elif tickets:
            self._parts.spawn(self._acknowledge_one(tickets[0]), "acknowledging")

    def open_batch(self, action: str, tickets: list[int]) -> None:
        """Look at each ticket as it is now, then ask."""
        if len(tickets) > MOST:
            self._parts.voice.tell(
                self.tr("{count} tickets are too many for one batch").format(count=len(tickets)),
                self.tr("At most {most}: narrow the filter first").format(most=MOST),
                "alert-triangle",
            )
            return
        situation = self._parts.situation()
        units = filter_words.unit_items(situation.world.directory, situation.actor.area)
        sheet = BatchSheet(action, len(tickets), units, situation.now)
        sheet.confirmed.connect(lambda steps, said: self._run(sheet, steps, said))
        self._queue.panels.open_batch(sheet)
        self._parts.spawn(self._look_at_each(sheet, tickets), "looking at a batch")

    async def _look_at_each(self, sheet: BatchSheet, tickets: list[int]) -> None:
        for ident in tickets:
            view = await self._parts.peek(ident)
            if self._queue.panels.content() is not sheet:
                return  # closed meanwhile
            if view is not None:
                sheet.add(step_for(sheet.action, view.ticket, self._parts.situation()))
        sheet.ready()

    def _run(self, sheet: BatchSheet, steps: tuple[Step, ...], said: Said) -> None:
        parts = self._parts
        if self._batch is not None and not self._batch.waiting_count():
            self._batch.deleteLater()
        run = self._batch = BatchRun(parts.doer, parts.voice, parts.situation, self)
        open_still = self._queue.panels.content

        def show(ticket: int) -> None:
            if open_still() is sheet:
                sheet.show_outcome(ticket, run.outcomes[ticket])

        run.settled.connect(show)
        run.finished.connect(lambda: sheet.show_end(run.done_count()) if open_still() is sheet else None)
        run.taken_back.connect(lambda count: sheet.show_taken_back(count) if open_still() is sheet else None)
        sheet.take_back_wanted.connect(run.take_back)
        run.start(sheet.action, steps, said)

    async def _acknowledge_one(self, ident: int) -> None:
        parts, seen = self._parts, self._parts.opened.ticket
        if seen is None or seen.id != ident:
            view = await parts.peek(ident)
            seen = view.ticket if view is not None else None
        if seen is None or parts.doer.underway(ident, Act.ACKNOWLEDGE):
            return
        here = parts.situation()
        step = step_for("acknowledge", seen, here)
        payload = None if step.against else payload_for("acknowledge", step, Said(), here)
        if payload is None:
            parts.voice.tell(BY_ID["acknowledge"].title(), step.against, "eye")
        else:
            parts.doer.send(payload, seen)

    # --- saved filters ---

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
