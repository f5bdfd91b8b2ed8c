"""What units do with an assignment, and what a center takes back from them."""

from PySide6.QtWidgets import QPlainTextEdit

from console import terms
from console.views.forms import pick_items
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.phrases import phrase_text
from console.views.forms.reasons import SayForm
from console.widgets.phrase_text import PhraseText
from console.widgets.search_pick import SearchPick
from domain.acts import AnswerOrder, Finish, Insist, Payload, Return, Supervise, Withdraw
from domain.assignment import Assignment
from domain.directory import Directory
from domain.supervision import Offer
from domain.template import LONGEST
from domain.ticket import SupervisionOrder, Ticket
from domain.words import AssignmentStage, FileUse, Part


class ReturnForm(SayForm):
    """退单."""

    shows_effect = True

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


class InsistForm(SayForm):
    """坚持派单: what a unit returned is its to do after all."""

    shows_effect = True

    def __init__(self, directory: Directory, returned: tuple[Assignment, ...]) -> None:
        super().__init__("insist")
        self._returned = {str(one.id): one for one in returned}
        self.set_submit_words(self.tr("Insist"))
        self.set_intro(
            self.tr("The unit must accept; it cannot return it again. The handling limit runs on as before.")
        )
        self._which = SearchPick()
        names = {
            key: self.tr("{unit} · {part} · “{reason}”").format(
                unit=directory.unit_by_id[one.unit].name, part=terms.part(one.part), reason=one.reason
            )
            for key, one in self._returned.items()
        }
        self._which.put_items(pick_items.words_of(names))
        self._which.put(str(returned[-1].id))
        self.add("assignment", self.tr("Unit that returned it"), self._which, required=True)
        self.add_text(self.tr("Why it is this unit's after all"), self.tr("Write why it is the unit's"))
        self.finish()

    def payload(self) -> Payload | None:
        one, reason = self._returned.get(self._which.value()), self.said()
        if one is None:
            self.miss("assignment", self.tr("Choose the unit"))
            return None
        return Insist(assignment=one.id, reason=reason) if reason else None


class FinishForm(SayForm):
    """反馈: the result with its pictures; a lead before the others says why."""

    shows_effect = True

    def __init__(self, ticket: Ticket, assignment: Assignment, ground: Ground | None = None) -> None:
        super().__init__("finish", field="result", most=4_000)
        self._assignment = assignment
        self.set_submit_words(self.tr("Report result"))
        self.add_text(self.tr("Result"), self.tr("Write what was done"))
        self._before = QPlainTextEdit(self)
        self._before.hide()
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
            self._before.show()
        self.add_files(ground, FileUse.AFTER)
        self.finish()

    def payload(self) -> Payload | None:
        result, before = self.said(), self._before.toPlainText().strip()
        if self._asks and not before and not self.quiet():
            self.miss("before_others", self.tr("Write why you report before them"))
            return None
        files = self.enclosed()
        if not self.fits("before_others", before) or files is None or not result:
            return None
        return Finish(assignment=self._assignment.id, result=result, before_others=before, files=files)


class AnswerOrderForm(SayForm):
    """回复督办."""

    def __init__(self, order: SupervisionOrder) -> None:
        super().__init__("answer_order", field="reply", most=4_000)
        self._order = order
        self.set_submit_words(self.tr("Reply"))
        self.set_intro(f"{terms.rung(order.rung)} · {order.reason}")
        self.add_text(self.tr("Reply"), self.tr("Write what is being done"))
        self.finish()

    def payload(self) -> Payload | None:
        reply = self.said()
        return AnswerOrder(order=self._order.id, reply=reply) if reply else None


class WithdrawForm(Form):
    """撤回 one unit; of one that has accepted with a reason."""

    shows_effect = True

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
        self._reason = phrase_text("withdraw")
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
        if one.stage is AssignmentStage.ACCEPTED and not reason and not self.quiet():
            self.miss("reason", self.tr("The unit has accepted already; write why it is withdrawn."))
            return None
        if not self.fits("reason", reason):
            return None
        return Withdraw(assignment=one.id, reason=reason or ("…" if self.quiet() else ""))


class InspectionForm(Form):
    """推送督查 goes above the unit's head: it names the recipient and asks first."""

    def title(self) -> str:
        return self.tr("Push to inspection")

    def __init__(self, offer: Offer, unit: str, text: str) -> None:
        super().__init__("supervise")
        self._offer, self._template = offer, text
        self.set_submit_words(self.tr("Push to inspection"))
        who = " ".join(
            part for part in (offer.contact.title, offer.contact.name, offer.contact.phone) if part
        )
        self.set_intro(
            self.tr("The inspection office ({who}) is told about {unit}: {reason}.").format(
                who=who, unit=unit, reason=offer.reason
            )
        )
        self._text = PhraseText([])
        self._text.setPlainText(text)
        self.add("text", self.tr("The message"), self._text)
        self.finish()

    def payload(self) -> Payload | None:
        words = self._text.toPlainText().strip()
        if not self.fits("text", words, LONGEST):
            return None
        own = words if words != self._template else ""
        return Supervise(assignment=self._offer.assignment, rung=int(self._offer.rung), text=own)
