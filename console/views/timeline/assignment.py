"""Units get the work, take it, give it back and report: sentences of the timeline."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from console import clock_text
from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines, with_reason
from domain.event import Event
from domain.words import Act

translate = QCoreApplication.translate


def _dispatch(telling: Telling, event: Event, facts: Facts) -> Said:
    parts = []
    if facts.get("lead") is not None:
        parts.append(translate("Timeline", "lead {unit}").format(unit=telling.unit(facts["lead"])))
    assisting = facts.get("assisting", ())
    if assisting:
        names = translate("Timeline", ", ").join(telling.unit(unit) for unit in assisting)
        parts.append(translate("Timeline", "assisting {units}").format(units=names))
    due = ""
    if facts.get("deadline") is not None:
        due = translate("Timeline", "due {time}").format(time=telling.time(facts["deadline"]))
    return Said(
        headline=translate("Timeline", "Dispatched: {what}").format(
            what=translate("Timeline", "; ").join(parts)
        ),
        detail=lines(telling.who(event), due, str(facts.get("note", "")), str(facts.get("reason", ""))),
    )


def _withdraw(telling: Telling, event: Event, facts: Facts) -> Said:
    unit = telling.unit_of(facts.get("assignment"))
    return Said(
        headline=translate("Timeline", "Withdrawn from {unit}").format(unit=unit),
        detail=lines(telling.who(event), str(facts.get("reason", ""))),
    )


def _accept(telling: Telling, event: Event, facts: Facts) -> Said:
    one = telling.ticket.assignment(facts.get("assignment", 0))
    took = ""
    if one is not None:
        took = translate("Timeline", "{span} after dispatch").format(
            span=clock_text.span_in_words(event.at - one.dispatched_at)
        )
    late = translate("Timeline", "accepted late") if facts.get("late") else ""
    return Said(
        headline=translate("Timeline", "{unit} accepted").format(unit=telling.unit(facts.get("unit"))),
        detail=lines(telling.who(event), took),
        tag=late,
    )


def _return(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "{unit} returned it").format(unit=telling.unit(facts.get("unit"))),
        detail=lines(
            str(facts.get("reason", "")),
            telling.who(event),
            translate("Timeline", "a coordination opens by itself") if "coordination" in facts else "",
        ),
    )


def _finish(telling: Telling, event: Event, facts: Facts) -> Said:
    why = str(facts.get("before_others", ""))
    if why:
        why = translate("Timeline", "before the others: {why}").format(why=why)
    return Said(
        headline=translate("Timeline", "{unit} reported its result").format(
            unit=telling.unit(facts.get("unit"))
        ),
        detail=lines(str(facts.get("result", "")), why, telling.who(event)),
        tag=translate("Timeline", "late") if facts.get("late") else "",
    )


def _insist(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "Insisted: {unit} is to do it")
    return with_reason(telling, event, facts, headline.format(unit=telling.unit(facts.get("unit"))))


SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.DISPATCH: _dispatch,
    Act.WITHDRAW: _withdraw,
    Act.ACCEPT: _accept,
    Act.RETURN: _return,
    Act.FINISH: _finish,
    Act.INSIST: _insist,
}
