"""Forms of one question: return, reopen, suspend, extend, replies, and the order that asks first."""

from PySide6.QtWidgets import QPlainTextEdit

from console import terms
from console.views.forms import pick_items
from console.views.forms.form import Form
from console.views.forms.values import date_time_edit, instant
from console.widgets.choice import Option
from console.widgets.search_pick import SearchPick
from console.widgets.segmented import Segmented
from domain.acts import (
    Answer,
    AnswerOrder,
    Extend,
    Finish,
    Payload,
    Reopen,
    Return,
    Supervise,
    Suspend,
    Withdraw,
)
from domain.assignment import Assignment
from domain.directory import Directory
from domain.instant import DAY, HOUR, NEVER
from domain.supervision import Offer
from domain.ticket import SupervisionOrder, Ticket
from domain.words import AnswerMeans, AssignmentStage, Part


class SayForm(Form):
    """One text that must be there; a subclass says what it makes of it."""

    def __init__(self, name: str, field: str = "reason") -> None:
        super().__init__(name)
        self._field, self._missing = field, ""
        self._text = QPlainTextEdit()

    def add_text(self, label: str, missing: str) -> None:
        """Add the text at this place of the form; `missing` is said where it is empty."""
        self._missing = missing
        self.add(self._field, label, self._text, required=True)

    def said(self) -> str:
        """The text; the field is marked when it is empty."""
        text = self._text.toPlainText().strip()
        if not text:
            self.miss(self._field, self._missing)
        return text

    def say(self, text: str) -> None:
        """Put a text there."""
        self._text.setPlainText(text)


class ReturnForm(SayForm):
    """退单."""

    def __init__(self, assignment: Assignment) -> None:
        super().__init__("return")
        self._assignment = assignment
        self.set_submit_words(self.tr("Return"))
        self.set_intro(
            self.tr("The center sends it to another unit. After acceptance it cannot be returned.")
        )
        self.add_text(self.tr("Reason"), self.tr("Write why it is not your unit's"))
        self.finish()

    def payload(self) -> Payload | None:
        reason = self.said()
        return Return(assignment=self._assignment.id, reason=reason) if reason else None


class FinishForm(SayForm):
    """反馈: the result; a lead before the others says why."""

    def __init__(self, ticket: Ticket, assignment: Assignment) -> None:
        super().__init__("finish", field="result")
        self._assignment = assignment
        self.set_submit_words(self.tr("Report result"))
        self.add_text(self.tr("Result"), self.tr("Write what was done"))
        self._before = QPlainTextEdit()
        others = [
            one for one in ticket.live() if one.id != assignment.id and one.stage is not AssignmentStage.DONE
        ]
        self._asks = assignment.part is Part.LEAD and bool(others)
        if self._asks:
            self.add(
                "before_others",
                self.tr("Why before the assisting units"),
                self._before,
                required=True,
                hint=self.tr("{count} of them have not reported yet").format(count=len(others)),
            )
        self.finish()

    def payload(self) -> Payload | None:
        result, before = self.said(), self._before.toPlainText().strip()
        if self._asks and not before:
            self.miss("before_others", self.tr("Write why you report before them"))
            return None
        return Finish(assignment=self._assignment.id, result=result, before_others=before) if result else None


class AnswerForm(SayForm):
    """回复诉求人: a text, or what was said in a call."""

    def __init__(self, reporters: list[tuple[str, str]]) -> None:
        super().__init__("answer", field="text")
        self.set_submit_words(self.tr("Answer"))
        self._whom = SearchPick()
        everybody = [("", self.tr("All reporters"))] if len(reporters) > 1 else []
        self._whom.put_items(pick_items.words_of({key or "*": name for key, name in everybody + reporters}))
        self._whom.put("*" if everybody else reporters[0][0])
        self._means = Segmented(
            [
                Option(key=means.value, words=terms.means(means), hint=str(number))
                for number, means in enumerate((AnswerMeans.CALL, AnswerMeans.TEXT), 1)
            ]
        )
        self._means.put(AnswerMeans.CALL.value)
        self.add("means", self.tr("Means"), self._means)
        self.add_text(self.tr("What was answered"), self.tr("Write what the reporter was told"))
        self.add("reporter", self.tr("To"), self._whom)
        self.finish()

    def payload(self) -> Payload | None:
        text, whom = self.said(), self._whom.value()
        if not text:
            return None
        return Answer(
            reporter=None if whom in ("", "*") else whom, means=AnswerMeans(self._means.value()), text=text
        )


class AnswerOrderForm(SayForm):
    """回复督办."""

    def __init__(self, order: SupervisionOrder) -> None:
        super().__init__("answer_order", field="reply")
        self._order = order
        self.set_submit_words(self.tr("Reply"))
        self.set_intro(f"{terms.rung(order.rung)} · {order.reason}")
        self.add_text(self.tr("Reply"), self.tr("Write what is being done"))
        self.finish()

    def payload(self) -> Payload | None:
        reply = self.said()
        return AnswerOrder(order=self._order.id, reply=reply) if reply else None


class ReopenForm(SayForm):
    """重办."""

    def __init__(self) -> None:
        super().__init__("reopen")
        self.set_submit_words(self.tr("Reopen"))
        self.set_intro(self.tr("The ticket goes back to dispatch, with new assignments and new clocks."))
        self.add_text(self.tr("Reason"), self.tr("Write why it is done again"))
        self.finish()

    def payload(self) -> Payload | None:
        reason = self.said()
        return Reopen(reason=reason) if reason else None


class SuspendForm(SayForm):
    """挂起 until a date of return."""

    def __init__(self, now: int) -> None:
        super().__init__("suspend")
        self._now = now
        self.set_submit_words(self.tr("Suspend"))
        self.set_intro(self.tr("No clock of the ticket counts until the date of return, which resumes it."))
        self._until = date_time_edit((now + DAY) // HOUR * HOUR)
        self.add("until", self.tr("Date of return"), self._until, required=True)
        self.add_text(self.tr("Reason"), self.tr("Write why it must wait"))
        self.finish()

    def payload(self) -> Payload | None:
        until, reason = instant(self._until), self.said()
        return Suspend(until=until, reason=reason) if reason else None


class WithdrawForm(Form):
    """撤回 one unit; of one that has accepted with a reason."""

    def __init__(self, directory: Directory, running: tuple[Assignment, ...]) -> None:
        super().__init__("withdraw")
        self._running = {str(one.id): one for one in running}
        self.set_submit_words(self.tr("Withdraw"))
        self._which = SearchPick()
        names = {
            key: f"{directory.unit_by_id[one.unit].name} · {terms.part(one.part)} · "
            f"{terms.assignment_stage(one.stage)}"
            for key, one in self._running.items()
        }
        self._which.put_items(pick_items.words_of(names))
        # The assisting unit that was added last is the likeliest mistake.
        likely = [one for one in running if one.part is Part.ASSISTING] or list(running)
        self._which.put(str(likely[-1].id))
        self._reason = QPlainTextEdit()
        self.add("assignment", self.tr("Unit"), self._which, required=True)
        self.add(
            "reason", self.tr("Reason"), self._reason, hint=self.tr("Needed where the unit has accepted")
        )
        self.finish()

    def payload(self) -> Payload | None:
        one, reason = self._running.get(self._which.value()), self._reason.toPlainText().strip()
        if one is None:
            self.miss("assignment", self.tr("Choose the unit"))
            return None
        if one.stage is AssignmentStage.ACCEPTED and not reason:
            self.miss("reason", self.tr("The unit has accepted already; write why it is withdrawn."))
            return None
        return Withdraw(assignment=one.id, reason=reason)


class ExtendForm(SayForm):
    """延期 of one assignment's handling clock."""

    def __init__(
        self, directory: Directory, ticket: Ticket, running: tuple[Assignment, ...], now: int
    ) -> None:
        super().__init__("extend")
        self._ticket = ticket
        self.set_submit_words(self.tr("Extend"))
        self._which = SearchPick()
        names = {str(one.id): directory.unit_by_id[one.unit].name for one in running}
        self._which.put_items(pick_items.words_of(names))
        self._which.put(str(running[0].id))
        clock = ticket.clock(f"handling:{running[0].id}")
        due = clock.red_at if clock is not None and clock.red_at != NEVER else now
        self._deadline = date_time_edit((max(due, now) + DAY) // HOUR * HOUR)
        self.add("assignment", self.tr("Unit"), self._which, required=True)
        self.add("deadline", self.tr("New deadline"), self._deadline, required=True)
        self.add_text(self.tr("Reason"), self.tr("Write why it needs longer"))
        self.finish()

    def payload(self) -> Payload | None:
        reason, which = self.said(), self._which.value()
        if not which:
            self.miss("assignment", self.tr("Choose the unit"))
            return None
        if not reason:
            return None
        return Extend(assignment=int(which), deadline=instant(self._deadline), reason=reason)


class InspectionForm(Form):
    """推送督查 goes above the unit's head: it names the recipient and asks first."""

    def __init__(self, offer: Offer, unit: str) -> None:
        super().__init__("supervise")
        self._offer = offer
        self.set_submit_words(self.tr("Push to inspection"))
        who = " ".join(
            part for part in (offer.contact.title, offer.contact.name, offer.contact.phone) if part
        )
        self.set_intro(
            self.tr("The inspection office ({who}) is told about {unit}: {reason}.").format(
                who=who, unit=unit, reason=offer.reason
            )
        )
        self.finish()

    def payload(self) -> Payload | None:
        return Supervise(assignment=self._offer.assignment, rung=int(self._offer.rung))
