"""What time does, and what people do to clocks: sentences of the timeline."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines, sms
from console.widgets.timeline_model import Glyph
from domain.event import Event
from domain.words import Act, ClockKind

translate = QCoreApplication.translate


def _acknowledge(telling: Telling, event: Event, _facts: Facts) -> Said:
    return Said(headline=translate("Timeline", "Overdue acknowledged"), detail=telling.who(event))


def _suspend(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Suspended until {time}").format(
            time=telling.time(facts.get("until"))
        ),
        detail=lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _resume(telling: Telling, event: Event, facts: Facts) -> Said:
    if event.actor == 0:
        return Said(headline=translate("Timeline", "The date of return has come: clocks run again"))
    return Said(
        headline=translate("Timeline", "Resumed: clocks run again"),
        detail=lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _extend(telling: Telling, event: Event, facts: Facts) -> Said:
    old = telling.time(facts.get("old_deadline"))
    return Said(
        headline=translate("Timeline", "{unit}: deadline {old} → {new}").format(
            unit=telling.unit(facts.get("unit")), old=old, new=telling.time(facts.get("deadline"))
        ),
        detail=lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _turn_yellow(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Half of the limit has run: yellow light"),
        detail=_unit_if_told(telling, facts),
        glyph=Glyph.YELLOW,
        tag=_found_late(facts),
    )


def _turn_red(telling: Telling, event: Event, facts: Facts) -> Said:
    kind = str(facts.get("clock", "")).partition(":")[0]
    headlines = {
        ClockKind.TRIAGE: translate("Timeline", "Triage overdue: red light"),
        ClockKind.RESPONSE: translate("Timeline", "Response overdue: red light"),
        ClockKind.ACCEPTANCE: translate("Timeline", "Not accepted in time: red light"),
    }
    return Said(
        headline=headlines.get(ClockKind(kind)) or translate("Timeline", "Overdue: red light"),
        detail=lines(_unit_if_told(telling, facts), _told(telling, facts, "red")),
        glyph=Glyph.RED,
        tag=_found_late(facts),
    )


def _stay_red(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Overdue for 24 hours: pushed to inspection"),
        detail=lines(_unit_if_told(telling, facts), _told(telling, facts, "red_day")),
        glyph=Glyph.RED,
        tag=_found_late(facts),
    )


def _unit_if_told(telling: Telling, facts: Facts) -> str:
    return telling.unit(facts["unit"]) if "unit" in facts else ""


def _told(telling: Telling, facts: Facts, step: str) -> str:
    names = [name for contact in facts.get("contacts", ()) if (name := telling.contact(contact))]
    if not names:
        return ""
    told = translate("Timeline", "SMS by itself to {names}").format(
        names=translate("Timeline", ", ").join(names)
    )
    return lines(told, sms(telling, f"{facts.get('clock')}:{facts.get('generation')}:{step}"))


def _found_late(facts: Facts) -> str:
    return translate("Timeline", "found late") if facts.get("found_late") else ""


SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.ACKNOWLEDGE: _acknowledge,
    Act.SUSPEND: _suspend,
    Act.RESUME: _resume,
    Act.EXTEND: _extend,
    Act.TURN_YELLOW: _turn_yellow,
    Act.TURN_RED: _turn_red,
    Act.STAY_RED: _stay_red,
}
