"""Ratings, closing and reopening: sentences of the timeline."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from console import terms
from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines
from domain.event import Event
from domain.words import Act, Satisfaction

translate = QCoreApplication.translate


def _rate(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "Rated: response {response}, result {result}").format(
        response=terms.satisfaction(Satisfaction(facts.get("response", 4))),
        result=terms.satisfaction(Satisfaction(facts.get("result", 4))),
    )
    return Said(headline=headline, detail=lines(str(facts.get("reason", "")), telling.who(event)))


def _resident_rate(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "The resident rated: {result}").format(
        result=terms.satisfaction(Satisfaction(facts.get("result", 4)))
    )
    return Said(headline=headline, detail=str(facts.get("reason", "")))


def _reopen(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Reopened"),
        detail=lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _close_unrated(_telling: Telling, _event: Event, _facts: Facts) -> Said:
    return Said(headline=translate("Timeline", "Closed by itself: nobody rated it"))


SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.RATE: _rate,
    Act.RESIDENT_RATE: _resident_rate,
    Act.REOPEN: _reopen,
    Act.CLOSE_UNRATED: _close_unrated,
}
