"""Levels above, coordination and requests: sentences of the timeline."""

from collections.abc import Mapping
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import terms
from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines, with_reason
from domain.event import Event
from domain.words import Act, CallLevel, RequestKind

translate = QCoreApplication.translate


def _raise(telling: Telling, event: Event, facts: Facts) -> Said:
    level = terms.call_level(CallLevel(facts["level"])) if "level" in facts else ""
    return Said(
        headline=translate("Timeline", "Raised: {level}").format(level=level),
        detail=lines(str(facts.get("opinion", "")), str(facts.get("reason", "")), telling.who(event)),
    )


def _take_over(telling: Telling, event: Event, facts: Facts) -> Said:
    return with_reason(telling, event, facts, translate("Timeline", "The district took over"))


def _coordinate(telling: Telling, event: Event, facts: Facts) -> Said:
    units = translate("Timeline", ", ").join(telling.unit(unit) for unit in facts.get("units", ()))
    said = with_reason(telling, event, facts, translate("Timeline", "A coordination was called"))
    return msgspec.structs.replace(said, detail=lines(units, said.detail))


def _conclude(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "The coordination has ruled"),
        detail=lines(str(facts.get("ruling", "")), telling.who(event)),
    )


def _request_suspension(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "Suspension until {time} requested")
    return with_reason(telling, event, facts, headline.format(time=telling.time(facts.get("until"))))


def _request_extension(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "{unit}: extension to {time} requested").format(
        unit=telling.unit_of(facts.get("assignment")), time=telling.time(facts.get("deadline"))
    )
    return with_reason(telling, event, facts, headline)


def _grant(telling: Telling, event: Event, facts: Facts) -> Said:
    extension = facts.get("kind") == RequestKind.EXTENSION
    headline = (
        translate("Timeline", "Request granted: deadline {time}")
        if extension
        else translate("Timeline", "Request granted: suspended until {time}")
    )
    return Said(
        headline=headline.format(time=telling.time(facts.get("until"))),
        detail=lines(str(facts.get("note", "")), telling.who(event)),
    )


def _refuse(telling: Telling, event: Event, facts: Facts) -> Said:
    return with_reason(telling, event, facts, translate("Timeline", "Request refused"))


SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.RAISE: _raise,
    Act.TAKE_OVER: _take_over,
    Act.COORDINATE: _coordinate,
    Act.CONCLUDE: _conclude,
    Act.REQUEST_SUSPENSION: _request_suspension,
    Act.REQUEST_EXTENSION: _request_extension,
    Act.GRANT: _grant,
    Act.REFUSE: _refuse,
}
