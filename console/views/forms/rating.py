"""评分: the calling side's, which closes the ticket, and the resident's."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from console import terms
from console.views.forms.form import Form
from console.views.forms.phrases import phrase_text
from console.widgets.check_line import CheckLine
from console.widgets.choice import Option
from console.widgets.phrase_text import PhraseText
from console.widgets.steps import Steps
from domain.acts import Payload, Rate, ResidentRate
from domain.checklist import Checked, checklist, missing
from domain.ticket import Ticket
from domain.words import Satisfaction

_STEPS = sorted(Satisfaction, reverse=True)


def _steps(points: tuple[float, ...] = ()) -> Steps:
    costs = [f"{cost:g}".replace("-", "−") for cost in points] or [""] * len(_STEPS)
    choice = Steps(
        [
            Option(key=str(int(step)), words=terms.satisfaction(step), detail=cost, hint=str(number))
            for number, (step, cost) in enumerate(zip(_STEPS, costs, strict=True), 1)
        ]
    )
    choice.put(str(int(Satisfaction.SATISFIED)))
    return choice


class RateForm(Form):
    """评分办结 (F9): response and result, each step with what it costs; below satisfied with a reason."""

    shows_effect = True

    def __init__(self, results: str, points: tuple[float, ...] = (), checks: Sequence[Checked] = ()) -> None:
        super().__init__("rate")
        self.set_submit_words(self.tr("Rate and close"))
        self.set_intro(results)
        self._response, self._result = _steps(points), _steps(points)
        self._reason = phrase_text("rate")
        self.add("response", self.tr("How the unit responded"), self._response, required=True)
        self.add("result", self.tr("What it achieved"), self._result, required=True)
        self.add("reason", self.tr("Reason"), self._reason, hint=self.tr("Needed below “satisfied”"))
        self._checks = QWidget()
        self._lines = QVBoxLayout(self._checks)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self._missing: list[str] = []
        if checks:
            self.add("checklist", self.tr("Before closing"), self._checks)
        self.show_checks(checks)
        self.finish()

    def show_checks(self, checks: Sequence[Checked]) -> None:
        """What is looked for before the closing, as it stands now."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for one in checks:
            words = terms.checklist_item(one.item)
            if one.count:
                words = self.tr("{item} {count}").format(item=words, count=one.count)
            if one.asked and not one.done:
                words = self.tr("{item} (needed)").format(item=words)
            line = CheckLine()
            line.put(words, done=one.done, needed=one.asked)
            self._lines.addWidget(line)
        self._missing = [terms.checklist_item(item) for item in missing(checks)]

    def on_ticket_changed(self, ticket: Ticket) -> None:
        ground = self.ground()
        if ground is not None:
            self.show_checks(checklist(ticket, ground.situation.world.directory))

    def payload(self) -> Payload | None:
        response, result = Satisfaction(int(self._response.value())), Satisfaction(int(self._result.value()))
        reason = self._reason.toPlainText().strip()
        if min(response, result) < Satisfaction.SATISFIED and not reason and not self.quiet():
            self.miss("reason", self.tr("A rating below “satisfied” needs a reason"))
            return None
        if self._missing and not self.quiet():
            self.miss(
                "checklist", self.tr("Still needed: {items}").format(items=self.tr(", ").join(self._missing))
            )
            return None
        if not self.fits("reason", reason):
            return None
        return Rate(response=response, result=result, reason=reason)


class ResidentRateForm(Form):
    """评价 of the result."""

    def __init__(self) -> None:
        super().__init__("resident_rate")
        self.set_submit_words(self.tr("Rate"))
        self._result, self._reason = _steps(), PhraseText()
        self.add("result", self.tr("Are you satisfied with the result?"), self._result, required=True)
        self.add("reason", self.tr("Reason"), self._reason, hint=self.tr("Needed below “satisfied”"))
        self.finish()

    def payload(self) -> Payload | None:
        result = Satisfaction(int(self._result.value()))
        reason = self._reason.toPlainText().strip()
        if result < Satisfaction.SATISFIED and not reason:
            self.miss("reason", self.tr("A rating below “satisfied” needs a reason"))
            return None
        return ResidentRate(result=result, reason=reason)
