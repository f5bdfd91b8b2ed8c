"""What is said to those who reported: answers, one by one or to all."""

from console import terms
from console.views.forms import pick_items
from console.views.forms.reasons import SayForm
from console.widgets.choice import Option
from console.widgets.search_pick import SearchPick
from console.widgets.segmented import Segmented
from domain.acts import Answer, Payload
from domain.words import AnswerMeans


class AnswerForm(SayForm):
    """回复诉求人: a text, or what was said in a call."""

    def __init__(self, reporters: list[tuple[str, str]]) -> None:
        super().__init__("answer", field="text", most=4_000)
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
