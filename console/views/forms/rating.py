"""评分: the calling side's, which closes the ticket, and the resident's."""

from PySide6.QtWidgets import QPlainTextEdit

from console import terms
from console.views.forms.form import Form
from console.widgets.choice import Option
from console.widgets.segmented import Segmented
from domain.acts import Payload, Rate, ResidentRate
from domain.words import Satisfaction

_STEPS = sorted(Satisfaction, reverse=True)


def _steps() -> Segmented:
    choice = Segmented(
        [
            Option(key=str(int(step)), words=terms.satisfaction(step), hint=str(number))
            for number, step in enumerate(_STEPS, 1)
        ]
    )
    choice.put(str(int(Satisfaction.SATISFIED)))
    return choice


class RateForm(Form):
    """评分办结 (F9): response and result; below satisfied with a reason."""

    def __init__(self, results: str) -> None:
        super().__init__("rate")
        self.set_submit_words(self.tr("Rate and close"))
        self.set_intro(results)
        self._response, self._result, self._reason = _steps(), _steps(), QPlainTextEdit()
        self.add("response", self.tr("How the unit responded"), self._response, required=True)
        self.add("result", self.tr("What it achieved"), self._result, required=True)
        self.add("reason", self.tr("Reason"), self._reason, hint=self.tr("Needed below “satisfied”"))
        self.finish()

    def payload(self) -> Payload | None:
        response, result = Satisfaction(int(self._response.value())), Satisfaction(int(self._result.value()))
        reason = self._reason.toPlainText().strip()
        if min(response, result) < Satisfaction.SATISFIED and not reason:
            self.miss("reason", self.tr("A rating below “satisfied” needs a reason"))
            return None
        return Rate(response=response, result=result, reason=reason)


class ResidentRateForm(Form):
    """评价 of the result."""

    def __init__(self) -> None:
        super().__init__("resident_rate")
        self.set_submit_words(self.tr("Rate"))
        self._result, self._reason = _steps(), QPlainTextEdit()
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
