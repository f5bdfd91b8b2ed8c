"""Which form an act has: one row for each, and what the row needs of the ticket."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from console.views.forms.coordination import ConcludeForm, CoordinateForm
from console.views.forms.dispatch import DispatchForm
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.intake import EditForm, TriageForm
from console.views.forms.ladder import RaiseForm, ReopenForm, TakeOverForm, VoidForm
from console.views.forms.merging import MergeForm, SplitForm, UnmergeForm
from console.views.forms.rating import RateForm, ResidentRateForm
from console.views.forms.reporters import AnswerForm, LogCallForm
from console.views.forms.units import (
    AnswerOrderForm,
    FinishForm,
    InsistForm,
    InspectionForm,
    ReturnForm,
    WithdrawForm,
)
from console.views.forms.waiting import (
    ExtendForm,
    GrantForm,
    RefuseForm,
    RequestExtensionForm,
    RequestSuspensionForm,
    SuspendForm,
)
from console.views.supervise_words import offered
from domain.checklist import checklist
from domain.messages import order_text
from domain.words import AssignmentStage, Part

translate = QCoreApplication.translate

Maker = Callable[[Ground], Form | None]


def made_form(action: str, ground: Ground) -> Form | None:
    """The form of an act for what is in sight; None where it has none, or nothing to be about."""
    maker = FORMS.get(action)
    if maker is None or ground.situation.ticket is None:
        return None
    return maker(ground)


def _return(ground: Ground) -> Form | None:
    pending = ground.situation.own(AssignmentStage.PENDING)
    return ReturnForm(pending) if pending else None


def _finish(ground: Ground) -> Form | None:
    accepted = ground.situation.own(AssignmentStage.ACCEPTED)
    return FinishForm(ground.ticket, accepted, ground) if accepted else None


def _withdraw(ground: Ground) -> Form | None:
    running = ground.situation.running_handling()
    return WithdrawForm(ground.situation.world.directory, running) if running else None


def _insist(ground: Ground) -> Form | None:
    returned = ground.situation.returned()
    return InsistForm(ground.situation.world.directory, returned) if returned else None


def _extend(ground: Ground) -> Form | None:
    now, running = ground.situation, ground.situation.running_handling()
    return ExtendForm(now.world.directory, ground.ticket, running, now.now) if running else None


def _request_extension(ground: Ground) -> Form | None:
    now, running = ground.situation, ground.situation.open_for_extension()
    return RequestExtensionForm(now.world.directory, ground.ticket, running, now.now) if running else None


def _grant(ground: Ground) -> Form | None:
    requests = ground.situation.open_requests()
    return GrantForm(ground, requests) if requests else None


def _refuse(ground: Ground) -> Form | None:
    requests = ground.situation.open_requests()
    return RefuseForm(ground, requests) if requests else None


def _conclude(ground: Ground) -> Form | None:
    coordination = ground.ticket.coordination()
    return ConcludeForm(ground, coordination) if coordination else None


def _answer_order(ground: Ground) -> Form | None:
    order = ground.situation.order_to_answer()
    return AnswerOrderForm(order) if order else None


def _inspection(ground: Ground) -> Form | None:
    due = offered(ground.situation)
    ticket = ground.situation.ticket
    if due is None or ticket is None:
        return None
    text = order_text(ground.situation.world, ticket, due.unit, due.rung, due.reason)
    return InspectionForm(due, ground.unit_name(due.unit), text)


def _unmerge(ground: Ground) -> Form | None:
    repeats = ground.ticket.merging() is not None or ground.ticket.merged_repeats()
    return UnmergeForm(ground) if repeats else None


def _answer(ground: Ground) -> Form | None:
    return AnswerForm(ground) if ground.ticket.reporters else None


def _rate(ground: Ground) -> Form | None:
    done = sorted(ground.ticket.live(), key=lambda one: one.part is not Part.LEAD)
    results = "\n".join(
        translate("Drawers", "{unit}: {result}").format(unit=ground.unit_name(one.unit), result=one.result)
        for one in done
        if one.result
    )
    world = ground.situation.world
    checks = checklist(ground.ticket, world.directory)
    return RateForm(results, world.settings.rating_points, checks)


FORMS: Final[Mapping[str, Maker]] = {
    "triage": lambda at: TriageForm(at.situation.world.directory, at.ticket),
    "dispatch": DispatchForm,
    "joint": lambda at: DispatchForm(at, "joint"),
    "edit": lambda at: EditForm(at.situation.world.directory, at.situation.actor, at.ticket),
    "withdraw": _withdraw,
    "return": _return,
    "insist": _insist,
    "finish": _finish,
    "raise": lambda at: RaiseForm(at.situation),
    "take_over": lambda _: TakeOverForm(),
    "coordinate": CoordinateForm,
    "conclude": _conclude,
    "suspend": lambda at: SuspendForm(at.situation.now),
    "request_suspension": lambda at: RequestSuspensionForm(at.situation.now),
    "extend": _extend,
    "request_extension": _request_extension,
    "grant": _grant,
    "refuse": _refuse,
    "void": lambda _: VoidForm(),
    "reopen": lambda _: ReopenForm(),
    "rate": _rate,
    "resident_rate": lambda _: ResidentRateForm(),
    "answer": _answer,
    "merge": MergeForm,
    "unmerge": _unmerge,
    "split": SplitForm,
    "log_call": LogCallForm,
    "answer_order": _answer_order,
    "supervise": _inspection,
}
