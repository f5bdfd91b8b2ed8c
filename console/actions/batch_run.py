"""Carries a batch out: one operation for each ticket, one notice and one undo for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from console import messages
from console.actions.batch import Said, Step, payload_for
from console.actions.doing import UNDO, Doer
from console.actions.situation import Situation
from console.actions.table import BY_ID
from console.messages import Notice, NoticeAct, Voice
from console.outbox import new_op_id
from domain.operation import Operation
from domain.policy import UNDO_WINDOW
from domain.refusal import Refusal
from domain.rules import RULES
from domain.wire import OperationAnswer

translate = QCoreApplication.translate


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How it went for one ticket."""

    done: bool
    why: str = ""
    """Why it was not done."""


class BatchRun(QObject):
    """One batch, from its confirmation until its undo is over.

    Signals:
        settled: one ticket has its outcome: the ticket's id.
        finished: all have theirs.
        taken_back: how many were taken back, once all of those are answered.
    """

    settled = Signal(object)
    finished = Signal()
    taken_back = Signal(int)

    def __init__(
        self, doer: Doer, voice: Voice, situation: Callable[[], Situation], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._doer, self._voice, self._situation = doer, voice, situation
        self.group = new_op_id()
        self.outcomes: dict[int, Outcome] = {}
        self._action = ""
        self._waiting: dict[str, int] = {}
        self._sent: dict[int, str] = {}
        self._undoing: dict[str, int] = {}
        self._undone = 0
        self._first_answer: int | None = None
        doer.answered.connect(self._on_answered)
        doer.refused.connect(self._on_refused)
        doer.undo_sent.connect(self._on_undo_sent)
        voice.chosen.connect(self._on_notice_act_chosen)

    def start(self, action: str, steps: Sequence[Step], said: Said) -> None:
        """Send one operation for each step that nothing speaks against."""
        self._action = action
        here = self._situation()
        for step in steps:
            if step.against:
                self._settle(step.ticket.id, Outcome(done=False, why=step.against))
                continue
            try:
                payload = payload_for(action, step, said, here, self.group)
            except Refusal as refusal:
                words = messages.problem_words(refusal.code, refusal.detail, here.now)
                self._settle(step.ticket.id, Outcome(done=False, why=words))
                continue
            if payload is not None:
                operation = self._doer.send(
                    payload, step.ticket, offer=step.offer, unit=step.unit, group=self.group
                )
                self._waiting[operation.op_id] = step.ticket.id
                self._sent[step.ticket.id] = operation.op_id
        self._look_for_end()

    def take_back(self, ticket: int) -> None:
        """Take what was done for one ticket back, as long as that can be."""
        op_id = self._sent.get(ticket)
        if op_id is not None:
            self._doer.undo_one(op_id)

    def done_count(self) -> int:
        """How many were done."""
        return sum(outcome.done for outcome in self.outcomes.values())

    def waiting_count(self) -> int:
        """How many are not answered yet."""
        return len(self._waiting)

    def _settle(self, ticket: int, outcome: Outcome) -> None:
        self.outcomes[ticket] = outcome
        self.settled.emit(ticket)

    def _on_answered(self, operation: Operation, answer: OperationAnswer) -> None:
        if operation.op_id in self._waiting:
            if self._first_answer is None:
                self._first_answer = answer.at
            self._settle(self._waiting.pop(operation.op_id), Outcome(done=True))
            self._look_for_end()
        elif operation.op_id in self._undoing:
            ticket = self._undoing.pop(operation.op_id)
            self._undone += 1
            self._settle(ticket, Outcome(done=False, why=translate("Batch", "taken back")))
            self._look_for_end_of_undo()

    def _on_refused(self, operation: Operation, code: str, facts: dict[str, Any]) -> None:
        why = messages.problem_words(code, facts, self._situation().now)
        if operation.op_id in self._waiting:
            self._settle(self._waiting.pop(operation.op_id), Outcome(done=False, why=why))
            self._look_for_end()
        elif operation.op_id in self._undoing:
            del self._undoing[operation.op_id]
            self._look_for_end_of_undo()

    def _look_for_end(self) -> None:
        if self._waiting:
            return
        self._say_what_was_done()
        self.finished.emit()

    def _say_what_was_done(self) -> None:
        done, left = self.done_count(), len(self.outcomes) - self.done_count()
        title = BY_ID[self._action].title()
        headline = translate("Batch", "{act}: done for {done}").format(act=title, done=done)
        if left:
            headline += translate("Batch", ", not for {left}").format(left=left)
        act = BY_ID[self._action].act
        reversible = act is not None and RULES[act].reversible and done > 0 and self._first_answer is not None
        if not reversible or self._first_answer is None:
            self._voice.tell(headline, icon="check")
            return
        self._voice.say(self._with_undo(headline, "check", self._first_answer))

    def _with_undo(self, headline: str, icon: str, since: int) -> Notice:
        return Notice(
            key=self.group,
            headline=headline,
            counting=translate("Batch", "All of it can be taken back for {seconds} s"),
            icon=icon,
            until=since + UNDO_WINDOW,
            span=UNDO_WINDOW,
            acts=(NoticeAct(key=UNDO, words=translate("Batch", "Undo all"), hint="Ctrl Z", primary=True),),
        )

    def _on_notice_act_chosen(self, key: str, act: str) -> None:
        if key == self.group and act == UNDO:
            self._doer.undo_group(self.group)

    def _on_undo_sent(self, group: str, operation: Operation) -> None:
        if group == self.group and operation.ticket is not None:
            self._undoing[operation.op_id] = operation.ticket

    def _look_for_end_of_undo(self) -> None:
        if self._undoing:
            return
        title, done = BY_ID[self._action].title(), self.done_count() + self._undone
        headline = translate("Batch", "Taken back: {act}, {undone} of {done}").format(
            act=title, undone=self._undone, done=done
        )
        if self.done_count() and self._first_answer is not None:
            self._voice.say(self._with_undo(headline, "arrow-back-up", self._first_answer))
        else:
            self._voice.say(Notice(key=self.group, headline=headline, icon="arrow-back-up"))
        self.taken_back.emit(self._undone)
