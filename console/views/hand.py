"""The hand that does acts about one open ticket as their keys do: at once, by form, or saying why not."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from console.actions.direct import payload_of
from console.actions.doing import Doer
from console.actions.situation import Situation
from console.actions.table import BY_ID, why_not
from console.messages import Voice, problem_words
from console.views.detail.detail import Detail
from console.views.drawers import Drawers
from console.views.supervise_words import offered, unit_name
from domain.acts import Payload, Supervise
from domain.refusal import Refusal


class Hand(QObject):
    """One for what is in sight, one for a ticket that is kept, one for each window.

    Signals:
        note_wanted: the note box is to get the keyboard.
        files_wanted: files are to be chosen for the note box.
    """

    note_wanted = Signal()
    files_wanted = Signal()

    def __init__(
        self,
        doer: Doer,
        voice: Voice,
        situation: Callable[[], Situation],
        drawers: Drawers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._doer, self._voice = doer, voice
        self.situation, self.drawers = situation, drawers
        self._detail: Callable[[], Detail | None] = lambda: None

    def stand_beside(self, detail: Callable[[], Detail | None]) -> None:
        """Acts that can be done in this detail itself are done there."""
        self._detail = detail

    def do(self, name: str, filled: Mapping[str, Any] | None = None) -> None:
        """Do an act that is asked of the rules; `filled` are fields of its form that are already said."""
        action = BY_ID[name]
        situation = self.situation()
        against = why_not(action, situation)
        if against:
            self._voice.tell(action.title(), against, action.icon)
            return
        if name == "note":
            self.note_wanted.emit()
            return
        if name == "attach":
            self.files_wanted.emit()
            return
        detail = self._detail()
        if detail is not None and not filled and detail.take_act(name):
            return
        ticket, act = situation.ticket, action.act
        if ticket is not None and act is not None and self._doer.underway(ticket.id, act):
            return  # the same key twice: the first is on its way
        try:
            payload = payload_of(name, situation)
        except Refusal as refusal:
            told = problem_words(refusal.code, refusal.detail, situation.now)
            self._voice.tell(action.title(), told, action.icon)
            return
        words = detail.order_words() if detail is not None and name == "supervise" else ""
        if payload is None:
            self.drawers.open(name, {"text": words} if words and not filled else filled)
        elif isinstance(payload, Supervise):
            self.send(msgspec.structs.replace(payload, text=words))
        else:
            self.send(payload)

    def send(self, payload: Payload) -> None:
        """Send a wish about the ticket as it is seen now."""
        situation = self.situation()
        due = offered(situation) if getattr(payload, "rung", None) is not None else None
        unit = unit_name(situation, due) if due is not None else ""
        self._doer.send(payload, situation.ticket, offer=due, unit=unit)
