"""Up the ladder and out of it: raise, take over by the district, void, reopen."""

from console import terms
from console.actions.situation import Situation
from console.views.forms.phrases import phrase_text
from console.views.forms.reasons import SayForm
from console.widgets.choice import Option
from console.widgets.segmented import Segmented
from domain.acts import Payload, Raise, Reopen, TakeOver, Void
from domain.words import CallLevel

LEVELS = (CallLevel.GRID, CallLevel.COMMUNITY, CallLevel.STREET, CallLevel.ESCALATED)
"""四呼, from below."""
_DEPARTMENTS = (CallLevel.STREET, CallLevel.ESCALATED)


def level_tiles() -> Segmented:
    """The four levels of call, by 1 to 4, each with who answers."""
    return Segmented(
        [
            Option(key=level.value, words=caller, detail=answerer, hint=str(number))
            for number, level in enumerate(LEVELS, 1)
            for caller, _arrow, answerer in [terms.call_level(level).partition(" → ")]
        ]
    )


class RaiseForm(SayForm):
    """提级（上呼）: to the next level, with what should be done and why the own level cannot do it."""

    shows_effect = True

    def __init__(self, situation: Situation) -> None:
        super().__init__("raise")
        self.set_submit_words(self.tr("Raise"))
        self._level = level_tiles()
        open_levels = situation.levels_above()
        for level in LEVELS:
            if level not in open_levels:
                self._level.button(level.value).setEnabled(False)
                self._level.button(level.value).setToolTip(self._why_closed(situation, level))
        if open_levels:
            self._level.put(open_levels[0].value)
        self._opinion = phrase_text("opinion")
        self.add("level", self.tr("Call which level"), self._level, required=True)
        self.add_text(self.tr("Why the own level cannot do it"), self.tr("Write why you cannot do it"))
        self.add(
            "opinion",
            self.tr("What should be done"),
            self._opinion,
            hint=self.tr("Needed where departments or leaders are called"),
        )
        self.finish()

    def payload(self) -> Payload | None:
        reason, opinion = self.said(), self._opinion.toPlainText().strip()
        if not self._level.value():
            self.miss("level", self.tr("Choose the level"))
            return None
        level = CallLevel(self._level.value())
        if self.quiet():
            opinion = opinion or "…"
        if level in _DEPARTMENTS and not opinion:
            self.miss("opinion", self.tr("Write what should be done: departments and leaders ask for it"))
            return None
        if not self.fits("opinion", opinion):
            return None
        return Raise(level=level, opinion=opinion, reason=reason) if reason else None

    def _why_closed(self, situation: Situation, level: CallLevel) -> str:
        now = situation.ticket.level if situation.ticket else None
        if now is not None and LEVELS.index(level) <= LEVELS.index(now):
            return self.tr("The ticket is called at this level or above already")
        return self.tr("Your seat does not call this level")


class TakeOverForm(SayForm):
    """区级介入: the district's center steers from now on."""

    def __init__(self) -> None:
        super().__init__("take_over")
        self.set_submit_words(self.tr("Take over"))
        self.set_intro(
            self.tr(
                "From now on only seats of the district dispatch, withdraw, insist and raise here. "
                "What units have in hand goes on."
            )
        )
        self.add_text(self.tr("Reason"), self.tr("Write why the district takes it over"))
        self.finish()

    def payload(self) -> Payload | None:
        reason = self.said()
        return TakeOver(reason=reason) if reason else None


class VoidForm(SayForm):
    """作废: out of the queue, before any acceptance."""

    shows_effect = True

    def __init__(self) -> None:
        super().__init__("void")
        self.set_submit_words(self.tr("Void"))
        self.set_intro(self.tr("The ticket leaves the queue; its number and its record stay."))
        self.add_text(self.tr("Reason"), self.tr("Write why it is voided"))
        self.finish()

    def payload(self) -> Payload | None:
        reason = self.said()
        return Void(reason=reason) if reason else None


class ReopenForm(SayForm):
    """重办."""

    shows_effect = True

    def __init__(self) -> None:
        super().__init__("reopen")
        self.set_submit_words(self.tr("Reopen"))
        self.set_intro(self.tr("The ticket goes back to dispatch, with new assignments and new clocks."))
        self.add_text(self.tr("Reason"), self.tr("Write why it is done again"))
        self.finish()

    def payload(self) -> Payload | None:
        reason = self.said()
        return Reopen(reason=reason) if reason else None
