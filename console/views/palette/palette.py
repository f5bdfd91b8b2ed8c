"""The command palette: one line to find and to command, without changing the input method (UI §14)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.actions.situation import Situation
from console.models import queue_memory
from console.models.queue_memory import SavedFilter
from console.views.page import PageEntry
from console.views.palette.finding import Finder
from console.views.palette.result import Kind, Result
from console.views.parts import Parts
from console.widgets.command_panel import CommandPanel, CommandRow

_REMEMBERED: Final = 24
_LASTING: Final = frozenset({Kind.ACT, Kind.PAGE, Kind.COUNTER, Kind.FILTER, Kind.UNIT, Kind.PERSON})
"""What is worth remembering: a ticket of last week is not."""


class Palette(QObject):
    """Shows what is found for the line and says what was chosen.

    Signals:
        chosen: the user wants a `Result` done.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parts: Parts,
        situation: Callable[[], Situation],
        entries: Sequence[PageEntry],
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._situation = situation
        self._parts, self._entries, self._host = parts, entries, host
        self._panel: CommandPanel | None = None
        self._finder: Finder | None = None
        self._results: list[Result] = []
        self._asked: set[int] = set()

    def open(self, line: str = "") -> None:
        """Open it with a line; open already it is closed, as by the same key."""
        panel = self.panel()
        if panel.isVisible() and not line:
            panel.close_panel()
            return
        if self._finder is not None:
            self._finder.peeked.clear()  # what was looked at last time may have changed
        self._asked.clear()
        panel.open(line)
        self._show(line)

    def panel(self) -> CommandPanel:
        """What is seen of it, made when it is first wanted."""
        if self._panel is None:
            parts = self._parts
            self._finder = Finder(
                parts.store,
                parts.model,
                self._situation,
                self._entries,
                parts.keeper.settings.recent,
                self._saved,
            )
            panel = self._panel = CommandPanel(self._host)
            panel.set_words(
                self.tr("db 0153 supervise · pd 0153 unit · gq 0153 3d · #number · @person · >settings"),
                self.tr("↑ ↓ choose · Enter do · Esc close"),
            )
            panel.line_changed.connect(self._on_line_changed)
            panel.chosen.connect(self._on_chosen)
        return self._panel

    def _saved(self) -> tuple[SavedFilter, ...]:
        actor = self._situation().actor
        kept = self._parts.keeper.settings.queues.get(f"{actor.district}/{actor.account}", "")
        return queue_memory.decoded(kept).saved

    def results(self) -> list[Result]:
        """What is found for the line."""
        return list(self._results)

    def _on_line_changed(self, line: str) -> None:
        if self.panel().isVisible():
            self._show(line)

    def _show(self, line: str, *, keep: bool = False) -> None:
        finder, panel = self._finder, self.panel()
        if finder is None:
            return
        self._results = finder.found(line)
        panel.put(
            [
                CommandRow(
                    title=one.title,
                    detail=one.detail,
                    effect=one.effect,
                    against=one.against,
                    icon=one.icon,
                    keys=one.keys,
                )
                for one in self._results
            ],
            keep=keep,
        )
        for ticket in finder.to_look_at(line):
            if ticket not in self._asked:
                self._asked.add(ticket)
                self._parts.spawn(self._look_at(ticket), "looking at a ticket for the palette")

    async def _look_at(self, ticket: int) -> None:
        view = await self._parts.peek(ticket)
        if view is not None and self._finder is not None and self.panel().isVisible():
            self._finder.peeked[ticket] = view.ticket
            self._show(self.panel().line(), keep=True)

    def _on_chosen(self, place: int) -> None:
        if not 0 <= place < len(self._results):
            return
        result = self._results[place]
        if result.against:
            return  # its line says why; the palette stays open
        self.panel().close_panel()
        self._remember(result)
        self.chosen.emit(result)

    def _remember(self, result: Result) -> None:
        if result.kind not in _LASTING:
            return
        key = result.remembered_as
        recent = self._parts.keeper.settings.recent
        if key in recent:
            recent.remove(key)
        recent.insert(0, key)
        del recent[_REMEMBERED:]
        self._parts.keeper.save()
