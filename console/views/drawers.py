"""Opens the form of an act in the drawer, sends what it says, and keeps what was typed until it is done."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from console import messages
from console.actions.doing import Doer
from console.actions.situation import Situation
from console.actions.table import ACTIONS, BY_ID, why_not
from console.drafts import DraftKeeper
from console.files import Files
from console.models.open_ticket import OpenTicket
from console.store import TicketStore
from console.views.forms.call_drafts import CallDrafts
from console.views.forms.changes import changed_since
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.making import made_form
from console.views.forms.new_call import NewCallForm
from console.views.forms.phrases import OwnPhrases
from console.views.supervise_words import offered, unit_name
from console.widgets.drawer import Drawer
from domain.acts import Merge, Payload, act_of
from domain.operation import Operation
from domain.refusal import Code
from domain.supervision import Offer
from domain.ticket import Ticket, short_number
from domain.wire import OperationAnswer

Drafts = dict[tuple[str, int], dict[str, Any]]


class Drawers(QObject):
    """One form at a time. A form that is closed before it was sent is found again as it was left.

    Signals:
        ticket_wanted: this ticket must come into sight for its form to be opened.
    """

    ticket_wanted = Signal(object)

    def __init__(
        self,
        drawer: Drawer,
        doer: Doer,
        opened: OpenTicket,
        situation: Callable[[], Situation],
        parent: QObject | None = None,
        *,
        store: TicketStore | None = None,
        drafts: DraftKeeper | None = None,
        files: Files | None = None,
        phrases: OwnPhrases | None = None,
    ) -> None:
        super().__init__(parent)
        self._files, self._phrases = files, phrases
        self._calls = CallDrafts(drafts or DraftKeeper(None, ""), self)
        self._store = store
        self._drawer, self._doer, self._opened, self._situation = drawer, doer, opened, situation
        self._form: Form | None = None
        self._ticket: Ticket | None = None
        self._ticket_then: Ticket | None = None
        self._seen = 0
        self._joining: dict[str, int] = {}
        self._offer: Offer | None = None
        self._unit = ""
        self._sending: str | None = None
        self._drafts: Drafts = {}
        self._left: dict[str, tuple[str, int]] = {}
        self._wanted: Operation | None = None
        self._told_of_conflict = False
        drawer.closed.connect(self._on_closed)
        doer.answered.connect(self._on_answered)
        doer.refused.connect(self._on_refused)
        doer.opened_again.connect(self.open_again)
        opened.changed.connect(self._on_ticket_changed)

    def form(self) -> Form | None:
        """The open form."""
        return self._form

    def open(
        self,
        action: str,
        filled: Mapping[str, Any] | None = None,
        *,
        draft: str = "",
        empty: bool = False,
    ) -> bool:
        """Open the form of an act for the ticket in sight, with fields filled in; False where it has none.

        A new call goes on with the `draft` that is named, or the newest, or begins `empty`.
        """
        situation = self._situation()
        ground = Ground(
            situation=situation,
            opened=self._opened,
            store=self._store,
            files=self._files,
            now_situation=self._situation,
        )
        if action == "report":
            self._leave()
        form = self._call(ground, draft, empty) if action == "report" else made_form(action, ground)
        if form is None:
            return False
        self._leave()
        self._told_of_conflict = False
        self._form = form
        self._ticket = self._ticket_then = situation.ticket if BY_ID[action].on_ticket else None
        self._seen = self._version()
        self._offer = offered(situation) if action == "supervise" else None
        self._unit = unit_name(situation, self._offer) if self._offer is not None else ""
        form.stand_on(ground)
        if self._phrases is not None:
            self._phrases.serve_all(form)
        form.submitted.connect(self._on_submitted)
        form.also_wanted.connect(self._on_also_wanted)
        typed = self._drafts.get(self._key())
        if typed is not None:
            form.take_draft(typed)
        if filled:
            form.take_draft(filled)
        title = form.title() or BY_ID[action].title()
        if self._ticket is not None:
            title = f"{title} · {short_number(self._ticket.id)}"
        self._drawer.open_with(title, form, self._ticket.title if self._ticket is not None else "")
        if form.first_field():
            form.field(form.first_field()).take_focus()
        form.on_opened()
        return True

    def _call(self, ground: Ground, draft: str, empty: bool) -> NewCallForm:
        form = self._calls.begin(ground, draft, empty=empty)
        form.strip.chosen.connect(lambda ident: self.open("report", draft=ident))
        form.strip.another_wanted.connect(lambda: self.open("report", empty=True))
        form.strip.thrown_away.connect(self._on_thrown_away)
        return form

    def _on_thrown_away(self) -> None:
        form, self._form = self._form, None
        if isinstance(form, NewCallForm):
            self._calls.sent(form.draft_id)
            self._drawer.close_drawer()

    def open_again(self, operation: Operation) -> None:
        """Open the form of a refused wish with what it said, if its ticket is the one in sight."""
        act = act_of(operation.payload)
        name = next((action.id for action in ACTIONS if action.act is act), "")
        self._wanted = None
        if operation.ticket is not None and not self._is_here(operation.ticket):
            self._wanted = operation
            if operation.ticket != self._opened.chosen:
                self.ticket_wanted.emit(operation.ticket)
            return
        if name and self.open(name) and self._form is not None:
            self._form.take_draft(_said(operation.payload))

    def _is_here(self, ticket: int) -> bool:
        return self._opened.ticket is not None and self._opened.ticket.id == ticket

    def _on_ticket_changed(self) -> None:
        wanted = self._wanted
        self._show_changes()
        if self._told_of_conflict and self._ticket is not None and self._is_here(self._ticket.id):
            self._ticket = self._opened.ticket
        if wanted is None or wanted.ticket is None:
            return
        if self._is_here(wanted.ticket):
            self.open_again(wanted)
        elif self._opened.chosen != wanted.ticket:
            self._wanted = None  # the user went elsewhere before it came

    def _show_changes(self) -> None:
        """What a colleague does to the ticket meanwhile is shown in the form, and what can no longer be."""
        form, before, now = self._form, self._ticket_then, self._opened.ticket
        if form is None or before is None or now is None or now.id != before.id:
            return
        situation = self._situation()
        if now.version != self._seen:
            self._seen = now.version
            self._follow(form, now)
        form.show_changes("\n".join(changed_since(situation, before, self._opened.events)))
        if self._sending is None:
            form.allow(why_not(BY_ID[form.name()], situation))

    def _follow(self, form: Form, now: Ticket) -> None:
        # One's own acts beside the form are no conflict with what it says.
        since = [event for event in self._opened.events if event.version > self._version()]
        if all(event.actor == self._situation().actor.account for event in since):
            self._ticket = now
        form.on_ticket_changed(now)

    def _version(self) -> int:
        return self._ticket.version if self._ticket is not None else 0

    def _on_also_wanted(self, payload: Payload) -> None:
        self._doer.send(payload, self._opened.ticket)

    def close(self) -> None:
        """Close the drawer, if it is open."""
        self._drawer.close_drawer()

    def _on_submitted(self, payload: Payload) -> None:
        if self._form is None:
            return
        # Judged by the ticket as it was when the form was opened: what a colleague changed since is a
        # conflict that is shown, once, and not written over unseen.
        self._form.set_busy(self.tr("Sending …"))
        about = self._form.about()
        if about is not None:
            operation = self._doer.send(payload, about=about)
        else:
            operation = self._doer.send(payload, self._ticket, offer=self._offer, unit=self._unit)
        self._sending = operation.op_id
        joins = self._form.joins() if isinstance(self._form, NewCallForm) else 0
        if joins:
            self._joining[operation.op_id] = joins
        self._doer.listen_to(operation.op_id)

    def _on_answered(self, operation: Operation, answer: OperationAnswer) -> None:
        main = self._joining.pop(operation.op_id, 0)
        if main:
            # The call has its number now; its reporter goes over to the ticket that it joins.
            self._doer.send(Merge(other=answer.ticket, other_version=answer.version), about=main)
        left = self._left.pop(operation.op_id, None)
        if left is not None:
            self._drafts.pop(left, None)
            self._calls.sent(left[0])
        if operation.op_id != self._sending:
            return
        self._sending = None
        self._drafts.pop(self._key(), None)
        self._calls.sent(self._key()[0])
        self._form = None
        self._drawer.close_drawer()

    def _on_refused(self, operation: Operation, code: str, facts: dict[str, Any]) -> None:
        self._left.pop(operation.op_id, None)
        self._joining.pop(operation.op_id, None)
        if operation.op_id != self._sending or self._form is None:
            return
        self._sending = None
        words = messages.problem_words(code, facts, self._situation().now)
        self._form.show_problem(words, messages.field_of(facts) or _field_for(code))
        if code in (Code.CONFLICT, Code.WRONG_STAGE, Code.CHANGED_SINCE):
            self._told_of_conflict = True
            if self._ticket is not None and self._is_here(self._ticket.id):
                self._ticket = self._opened.ticket  # the feed may have brought it already
            self._opened.fetch_again()

    def _on_closed(self) -> None:
        self._leave()

    def _leave(self) -> None:
        """The open form is given up for now: its words are kept, a wish under way goes on alone."""
        if self._form is None:
            return
        if isinstance(self._form, NewCallForm):
            self._calls.leave()
        else:
            self._drafts[self._key()] = self._form.draft()
        if self._sending is not None:
            self._left[self._sending] = self._key()
            self._doer.leave(self._sending)
            self._sending = None
        self._form = None

    def _key(self) -> tuple[str, int]:
        if isinstance(self._form, NewCallForm):
            return (self._form.draft_id, 0)
        return (self._form.name() if self._form else "", self._ticket.id if self._ticket else 0)


def _field_for(code: str) -> str:
    return {
        Code.REASON_NEEDED.value: "reason",
        Code.LEAD_NEEDED.value: "lead",
        Code.OTHERS_NOT_DONE.value: "before_others",
        Code.YEAR_NOT_LOADED.value: "deadline",
    }.get(code, "")


def _said(payload: Payload) -> dict[str, Any]:
    """A payload as the words of its form."""
    said: dict[str, Any] = msgspec.to_builtins(payload)
    draft: dict[str, Any] = {}
    for name, value in said.items():
        if name == "place" and isinstance(value, dict):
            draft |= {"place": value.get("area", ""), "address": value.get("address", "")}
        elif name == "assisting":
            draft[name] = [str(unit) for unit in value]
        elif name == "deadline" and value is not None:
            draft["deadline"] = value
        elif name == "units":
            draft[name] = [str(unit) for unit in value]
        elif name == "at" and value is not None:
            draft |= {"at": value, "timed": True}
        elif name == "person" and isinstance(value, dict):
            draft |= {"person": value.get("name", ""), "phone": value.get("phone", "")}
        elif name in ("response", "result", "lead", "assignment", "request") and isinstance(value, int):
            draft[name] = str(value)
        elif isinstance(value, str) or name == "until":
            draft[name] = value
    return draft
