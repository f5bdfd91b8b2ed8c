"""A matter arrives, is triaged and corrected; what is written down beside: sentences of the timeline."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from console import terms
from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines, with_reason
from domain.event import Event
from domain.words import Act, Channel, Grade, Urgency

translate = QCoreApplication.translate


def _report(telling: Telling, event: Event, facts: Facts) -> Said:
    channel = terms.channel(Channel(facts["channel"])) if "channel" in facts else ""
    return Said(
        headline=translate("Timeline", "Arrived: {channel}").format(channel=channel),
        detail=lines(telling.who(event)),
    )


def _triage(telling: Telling, event: Event, facts: Facts) -> Said:
    matter = telling.directory.matter_by_code.get(str(facts.get("matter", "")))
    grade = facts.get("grade") or (matter.grade if matter else None)
    return Said(
        headline=translate("Timeline", "Triaged: {what}").format(
            what=lines(matter.name if matter else "", _grade(grade))
        ),
        detail=telling.who(event),
    )


def _grade(grade: Any) -> str:
    if grade is None:
        return ""
    return translate("Timeline", "grade {grade} {name}").format(
        grade=Grade(grade).value, name=terms.grade(Grade(grade))
    )


def _edit(telling: Telling, event: Event, facts: Facts) -> Said:
    old = facts.get("old", {})
    changes = [_change(telling, name, old[name], facts.get(name)) for name in old if name in facts]
    return Said(
        headline=translate("Timeline", "Corrected: {what}").format(
            what=translate("Timeline", "; ").join(changes)
        ),
        detail=lines(telling.who(event), str(facts.get("reason", ""))),
    )


def _change(telling: Telling, name: str, old: Any, new: Any) -> str:
    before, after = _value(telling, name, old), _value(telling, name, new)
    return f"{_field(name)} {before} → {after}" if before else f"{_field(name)} {after}"


def _value(telling: Telling, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name == "grade":
        return str(value)
    if name == "urgency":
        return terms.urgency(Urgency(value))
    if name == "matter":
        matter = telling.directory.matter_by_code.get(str(value))
        return matter.name if matter else str(value)
    if name == "place":
        return str(value.get("address", "")) if isinstance(value, dict) else ""
    if isinstance(value, bool):
        return translate("Timeline", "yes") if value else translate("Timeline", "no")
    return str(value)


def _field(name: str) -> str:
    return {
        "title": translate("Timeline", "title"),
        "description": translate("Timeline", "description"),
        "matter": translate("Timeline", "matter"),
        "grade": translate("Timeline", "grade"),
        "urgency": translate("Timeline", "urgency"),
        "place": translate("Timeline", "place"),
        "key_matter": translate("Timeline", "key matter"),
        "risk": translate("Timeline", "risk note"),
    }.get(name, name)


def _void(telling: Telling, event: Event, facts: Facts) -> Said:
    return with_reason(telling, event, facts, translate("Timeline", "Voided"))


SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.REPORT: _report,
    Act.TRIAGE: _triage,
    Act.EDIT: _edit,
    Act.VOID: _void,
}
