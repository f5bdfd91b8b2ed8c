"""From a click to the server's answer: makes the operation, sends it, says what came of it, offers the undo.

Nothing here changes a ticket: a wish goes up, the fact comes back with the feed.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from console import messages, terms
from console.messages import Notice, NoticeAct, Voice
from console.outbox import Answer, Outbox, WishRefusedError, new_op_id
from domain.acts import Payload, ReleaseOrder, Undo, act_of
from domain.operation import Operation
from domain.policy import UNDO_WINDOW
from domain.rules import RULES
from domain.supervision import Offer
from domain.ticket import Ticket, short_number
from domain.wire import OperationAnswer, RevealAnswer
from domain.words import Act, Rung

translate = QCoreApplication.translate

UNDO, RELEASE, REOPEN = "undo", "release", "reopen"
"""The keys of the buttons of a notice."""
_REMEMBERED: Final = 400
"""Room for the acts of ten seconds, a whole batch among them."""

Spawn = Callable[[Coroutine[Any, Any, None], str], object]
ServerNow = Callable[[], int]
FindOrder = Callable[[int, str], Awaitable[int | None]]
"""The order that a supervision made: by its ticket and op_id."""


class Wished(msgspec.Struct, frozen=True, kw_only=True):
    """What was wished, and whom it reaches."""

    payload: Payload
    offer: Offer | None = None
    unit: str = ""


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """An act of this console that can still be taken back."""

    op_id: str
    act: Act
    ticket: int
    until: int
    held: bool = False
    """A supervision order, whose message waits for the end of the hold."""
    wish: Wished
    group: str = ""
    """The batch that it is a part of: it is taken back with the rest of it."""


class Redoable(msgspec.Struct, frozen=True, kw_only=True):
    """An act that was taken back and can be done again."""

    ticket: int
    version: int
    """The ticket's version that the taking back made: what was changed since is a conflict."""
    wish: Wished


class Doer(QObject):
    """Sends what the operator wishes.

    Signals:
        sent: a wish is on its way: the Operation.
        answered: the server carried it out: the Operation, the OperationAnswer.
        refused: the server said no: the Operation, the code, the facts.
        revealed: personal data came: the ticket's id, the reporter's id, the PersonalData.
        opened_again: the user wants to go back to what was refused: the Operation.
        undo_sent: a part of a batch is being taken back: the batch, the Operation that does it.
    """

    sent = Signal(object)
    answered = Signal(object, object)
    refused = Signal(object, str, object)
    revealed = Signal(object, str, object)
    opened_again = Signal(object)
    undo_sent = Signal(str, object)

    def __init__(
        self,
        outbox: Outbox,
        voice: Voice,
        spawn: Spawn,
        now: ServerNow,
        find_order: FindOrder,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outbox, self._voice, self._spawn, self._now = outbox, voice, spawn, now
        self._find_order = find_order
        self._undoable: deque[Done] = deque(maxlen=_REMEMBERED)
        self._redoable: Redoable | None = None
        self._refused: dict[str, Operation] = {}
        self._listened: set[str] = set()
        self._groups: dict[str, str] = {}
        voice.chosen.connect(self._on_notice_act_chosen)

    def send(
        self,
        payload: Payload,
        ticket: Ticket | None = None,
        *,
        offer: Offer | None = None,
        unit: str = "",
        group: str = "",
        about: int | None = None,
    ) -> Operation:
        """Send a wish about a ticket as it is seen now; `offer`, `unit`: whom a supervision reaches.

        `about` names a ticket that is not in sight: whatever was changed at it is no conflict.

        What becomes of a part of a batch (`group`) is said by whoever sent the batch.
        """
        act = act_of(payload)
        operation = Operation(
            op_id=new_op_id(),
            payload=payload,
            ticket=ticket.id if ticket else about,
            base_version=None if ticket is None or RULES[act].appends else ticket.version,
            client_at=self._now(),
        )
        if group:
            self._groups[operation.op_id] = group
        elif act is Act.SUPERVISE and offer is not None:
            self._voice.say(_supervising(operation, offer, unit))
        self._redoable = None
        self._spawn(self._deliver(operation, offer, unit), f"send {act}")
        self.sent.emit(operation)
        return operation

    def send_again(self, operation: Operation) -> None:
        """Send a wish whose answer went astray: the same one, which the server carries out once."""
        self._spawn(self._deliver(operation, None, ""), f"send {act_of(operation.payload)} again")

    def underway(self, ticket: int, act: Act) -> bool:
        """Whether such a wish for the ticket is not answered yet."""
        return any(wish.operation.ticket == ticket and wish.act is act for wish in self._outbox.wishes())

    def listen_to(self, op_id: str) -> None:
        """A form shows what comes of this wish itself; its refusal is not said a second time."""
        self._listened.add(op_id)

    def leave(self, op_id: str) -> None:
        """The form is gone; a refusal from now on is said by a notice."""
        self._listened.discard(op_id)

    def undoable(self) -> Done | None:
        """The newest act that can still be taken back."""
        now = self._now()
        return next((done for done in reversed(self._undoable) if now < done.until), None)

    def undo(self) -> None:
        """Take the newest act back; says so when there is none."""
        done = self.undoable()
        if done is None:
            self._voice.tell(translate("Doing", "Nothing to take back"), _ten_seconds(), "arrow-back-up")
            return
        if done.group:
            self.undo_group(done.group)
        else:
            self._undo(done)

    def undo_group(self, group: str) -> None:
        """Take a whole batch back, as far as its ten seconds still run."""
        now = self._now()
        for done in [one for one in self._undoable if one.group == group and now < one.until]:
            self._undo(done)

    def undo_one(self, op_id: str) -> None:
        """Take one act back, a part of a batch among them; says so when its ten seconds are over."""
        done = next((one for one in self._undoable if one.op_id == op_id and self._now() < one.until), None)
        if done is None:
            self._voice.tell(translate("Doing", "Nothing to take back"), _ten_seconds(), "arrow-back-up")
        else:
            self._undo(done)

    def redo(self) -> None:
        """Do again what was taken back last, as a wish of its own; says so when there is nothing."""
        again, self._redoable = self._redoable, None
        if again is None:
            self._voice.tell(
                translate("Doing", "Nothing to do again"),
                translate("Doing", "Only what was taken back last, before anything else was done"),
                "arrow-forward-up",
            )
            return
        act = act_of(again.wish.payload)
        operation = Operation(
            op_id=new_op_id(),
            payload=again.wish.payload,
            ticket=None if act is Act.REPORT else again.ticket,
            base_version=None if act is Act.REPORT or RULES[act].appends else again.version,
            client_at=self._now(),
        )
        if again.wish.offer is not None:
            self._voice.say(_supervising(operation, again.wish.offer, again.wish.unit))
        self._spawn(self._deliver(operation, again.wish.offer, again.wish.unit), f"send {act} again")
        self.sent.emit(operation)

    def _undo(self, done: Done) -> None:
        self._undoable.remove(done)
        operation = Operation(
            op_id=new_op_id(), payload=Undo(op_id=done.op_id), ticket=done.ticket, client_at=self._now()
        )
        self._spawn(self._deliver(operation, None, "", undone=done), "send undo")
        self.sent.emit(operation)
        if done.group:
            self.undo_sent.emit(done.group, operation)

    async def _deliver(
        self, operation: Operation, offer: Offer | None, unit: str, undone: Done | None = None
    ) -> None:
        try:
            answer = await self._outbox.deliver(operation)
        except WishRefusedError as no:
            self._on_refused(operation, no, undone)
            return
        self._on_answered(operation, answer, offer, unit, undone)

    def _on_answered(
        self, operation: Operation, answer: Answer, offer: Offer | None, unit: str, undone: Done | None
    ) -> None:
        if isinstance(answer, RevealAnswer):
            reporter = getattr(operation.payload, "reporter", "")
            self.revealed.emit(answer.answer.ticket, reporter, answer.person)
            answer = answer.answer
        else:
            self._offer_undo(operation, answer, offer, unit, undone)
        self._listened.discard(operation.op_id)
        self.answered.emit(operation, answer)

    def _offer_undo(
        self,
        operation: Operation,
        answer: OperationAnswer,
        offer: Offer | None,
        unit: str,
        undone: Done | None,
    ) -> None:
        act, number = act_of(operation.payload), short_number(answer.ticket)
        group = self._groups.pop(operation.op_id, "")
        if act is Act.UNDO:
            if undone is not None and undone.group:
                return  # a batch is not done again at one key
            if undone is not None:
                self._redoable = Redoable(ticket=answer.ticket, version=answer.version, wish=undone.wish)
            what = terms.act(undone.act) if undone else ""
            self._voice.say(_undone(operation.op_id, what, number, bool(undone and undone.held)))
        elif RULES[act].reversible:
            done = Done(
                op_id=operation.op_id,
                act=act,
                ticket=answer.ticket,
                until=answer.at + UNDO_WINDOW,
                held=act is Act.SUPERVISE,
                wish=Wished(payload=operation.payload, offer=offer, unit=unit),
                group=group,
            )
            self._undoable.append(done)
            if group:
                return
            if act is Act.SUPERVISE:
                self._voice.say(_supervised(done, offer, unit, number))
            else:
                self._voice.say(_reversible(done, number))
        elif act is Act.RELEASE_ORDER:
            self._voice.tell(translate("Doing", "Sent now: supervision of {number}").format(number=number))
        elif not group:
            self._voice.tell(_done_words(act, number), icon="check")

    def _on_refused(self, operation: Operation, no: WishRefusedError, undone: Done | None) -> None:
        if self._groups.pop(operation.op_id, "") or (undone is not None and undone.group):
            pass  # whoever sent the batch says it
        elif undone is not None:
            headline = translate("Doing", "Not taken back: {act}").format(act=terms.act(undone.act))
            self._voice.say(self._sorry(operation, headline, no))
        elif operation.op_id not in self._listened:
            act = terms.act(act_of(operation.payload))
            number = short_number(operation.ticket) if operation.ticket else ""
            headline = translate("Doing", "Not done: {act} {number}").format(act=act, number=number)
            self._voice.withdrawn.emit(operation.op_id)
            self._voice.say(self._sorry(operation, headline.strip(), no))
        self._listened.discard(operation.op_id)
        self.refused.emit(operation, no.code, no.facts)

    def _sorry(self, operation: Operation, headline: str, no: WishRefusedError) -> Notice:
        detail = messages.problem_words(no.code, no.facts, self._now())
        acts: tuple[NoticeAct, ...] = ()
        if act_of(operation.payload) in _WITH_FORM:
            self._refused[operation.op_id] = operation
            acts = (NoticeAct(key=REOPEN, words=translate("Doing", "Back to the form"), primary=True),)
        return Notice(key=operation.op_id, headline=headline, detail=detail, icon="alert-triangle", acts=acts)

    def _on_notice_act_chosen(self, key: str, act: str) -> None:
        done = next((one for one in self._undoable if one.op_id == key), None)
        if act == UNDO and done is not None:
            self._undo(done)
        elif act == RELEASE and done is not None:
            self._undoable.remove(done)
            self._spawn(self._release(done), "send the order now")
        elif act == REOPEN and key in self._refused:
            self.opened_again.emit(self._refused.pop(key))

    async def _release(self, done: Done) -> None:
        order = await self._find_order(done.ticket, done.op_id)
        if order is None:
            self._voice.tell(translate("Doing", "It was sent meanwhile"), icon="check")
            return
        operation = Operation(
            op_id=new_op_id(),
            payload=ReleaseOrder(order=order),
            ticket=done.ticket,
            client_at=self._now(),
        )
        self.sent.emit(operation)
        await self._deliver(operation, None, "")


_WITH_FORM: Final = frozenset(
    {
        Act.REPORT,
        Act.TRIAGE,
        Act.EDIT,
        Act.WITHDRAW,
        Act.DISPATCH,
        Act.RETURN,
        Act.FINISH,
        Act.RATE,
        Act.RESIDENT_RATE,
        Act.ANSWER,
        Act.ANSWER_ORDER,
        Act.SUSPEND,
        Act.EXTEND,
        Act.REOPEN,
        Act.INSIST,
        Act.RAISE,
        Act.TAKE_OVER,
        Act.COORDINATE,
        Act.CONCLUDE,
        Act.REQUEST_SUSPENSION,
        Act.REQUEST_EXTENSION,
        Act.GRANT,
        Act.REFUSE,
        Act.VOID,
        Act.MERGE,
        Act.UNMERGE,
        Act.SPLIT,
    }
)


def recipient_words(offer: Offer, unit: str) -> str:
    """Whom an order reaches: 区住建局 分管副局长 王志强."""
    contact = offer.contact
    return " ".join(part for part in (unit, contact.title, contact.name) if part)


def _supervising(operation: Operation, offer: Offer, unit: str) -> Notice:
    headline = translate("Doing", "{rung}: {who}").format(
        rung=terms.rung(offer.rung), who=recipient_words(offer, unit)
    )
    return Notice(
        key=operation.op_id,
        headline=headline,
        detail=translate("Doing", "On its way to the server …"),
        icon="gavel",
    )


def _supervised(done: Done, offer: Offer | None, unit: str, number: str) -> Notice:
    rung = terms.rung(offer.rung if offer else Rung.REMINDER)
    who = recipient_words(offer, unit) if offer else number
    return Notice(
        key=done.op_id,
        headline=translate("Doing", "{rung} given: {who}").format(rung=rung, who=who),
        counting=translate(
            "Doing", "The SMS goes out in {seconds} s; taken back before, nobody is told anything"
        ),
        icon="gavel",
        until=done.until,
        span=UNDO_WINDOW,
        acts=(
            NoticeAct(key=RELEASE, words=translate("Doing", "Send now")),
            NoticeAct(key=UNDO, words=translate("Doing", "Undo"), hint="Ctrl Z", primary=True),
        ),
    )


def _reversible(done: Done, number: str) -> Notice:
    return Notice(
        key=done.op_id,
        headline=_done_words(done.act, number),
        counting=translate("Doing", "Can be taken back for {seconds} s"),
        icon="check",
        until=done.until,
        span=UNDO_WINDOW,
        acts=(NoticeAct(key=UNDO, words=translate("Doing", "Undo"), hint="Ctrl Z", primary=True),),
    )


def _undone(key: str, what: str, number: str, held: bool) -> Notice:
    detail = translate("Doing", "No message was sent") if held else ""
    headline = translate("Doing", "Taken back: {act} {number}").format(act=what, number=number)
    return Notice(key=key, headline=headline, detail=detail, icon="arrow-back-up")


def _ten_seconds() -> str:
    return translate("Doing", "An act can be taken back for ten seconds")


def _done_words(act: Act, number: str) -> str:
    return translate("Doing", "Done: {act} {number}").format(act=terms.act(act), number=number)
