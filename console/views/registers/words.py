"""The words of the registers: kinds of units, measures of limits, and what a refusal of a field means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from console import clock_text
from domain.counting import Counting, Limit
from domain.instant import DAY, HOUR, MINUTE
from domain.policy import PolicyRow
from domain.template import TemplateKey
from domain.words import UnitKind

translate = QCoreApplication.translate

MINUTES, HOURS, WORKING_HOURS, WORKING_DAYS, DAYS = "minutes", "hours", "working_hours", "days", "calendar"
_CLOCKS: Final = ("triage", "response", "acceptance", "handling")


def unit_kinds() -> Mapping[UnitKind, str]:
    """What each kind of unit is called."""
    return {
        UnitKind.DEPARTMENT: translate("Registers", "Department of the district"),
        UnitKind.UTILITY: translate("Registers", "Public utility"),
        UnitKind.ENFORCEMENT: translate("Registers", "Enforcement team"),
        UnitKind.PATROL: translate("Registers", "Patrol"),
        UnitKind.STREET_OFFICE: translate("Registers", "Office of a street"),
        UnitKind.COMMUNITY_TEAM: translate("Registers", "Team of a community"),
        UnitKind.PROPERTY: translate("Registers", "Property company"),
        UnitKind.INSPECTION: translate("Registers", "Inspection office"),
    }


def measures() -> list[tuple[str, str]]:
    """In what a limit is set."""
    return [
        (MINUTES, translate("Registers", "minutes (running)")),
        (HOURS, translate("Registers", "hours (running)")),
        (WORKING_HOURS, translate("Registers", "working hours")),
        (WORKING_DAYS, translate("Registers", "working days")),
        (DAYS, translate("Registers", "calendar days")),
    ]


def limit_of(number: int, measure: str) -> Limit | None:
    """The limit that was set; None for nothing."""
    if not number:
        return None
    if measure == MINUTES:
        return Limit.running_minutes(number)
    if measure == HOURS:
        return Limit.running_hours(number)
    if measure == WORKING_HOURS:
        return Limit.working_hours(number)
    return Limit.working_days(number) if measure == WORKING_DAYS else Limit.calendar_days(number)


def amount_of(limit: Limit | None) -> tuple[int, str]:
    """The number and the measure that show a limit."""
    if limit is None:
        return 0, HOURS
    if limit.counting is Counting.working_days:
        return limit.days, WORKING_DAYS
    if limit.counting is Counting.calendar_days:
        return limit.amount // DAY, DAYS
    if limit.counting is Counting.working_hours:
        return limit.amount // HOUR, WORKING_HOURS
    whole_hours = limit.amount % HOUR == 0
    return (limit.amount // HOUR, HOURS) if whole_hours else (limit.amount // MINUTE, MINUTES)


def limit_words(limit: Limit | None) -> str:
    """24 小时（连续）, 3 个工作日; a stroke for none."""
    if limit is None:
        return "—"
    number, measure = amount_of(limit)
    forms = {
        MINUTES: translate("Registers", "{count} min"),
        HOURS: translate("Registers", "{count} h"),
        WORKING_HOURS: translate("Registers", "{count} working h"),
        WORKING_DAYS: translate("Registers", "{count} working days"),
        DAYS: translate("Registers", "{count} calendar days"),
    }
    return forms[measure].format(count=number)


def clock_names() -> Mapping[str, str]:
    """The four limits of a row of the policy table."""
    return dict(
        zip(
            _CLOCKS,
            (
                translate("Registers", "Triage"),
                translate("Registers", "Response"),
                translate("Registers", "Acceptance"),
                translate("Registers", "Handling"),
            ),
            strict=True,
        )
    )


def limits_of(row: PolicyRow) -> dict[str, Limit | None]:
    """The four limits of a row by their names."""
    return {name: getattr(row, name) for name in _CLOCKS}


def template_names() -> Mapping[TemplateKey, str]:
    """What each message is."""
    return {
        TemplateKey.ORDER: translate("Registers", "Supervision order"),
        TemplateKey.ORDERS: translate("Registers", "Several supervision orders to one person"),
        TemplateKey.RED: translate("Registers", "Overdue"),
        TemplateKey.RED_NOW: translate("Registers", "Limit reached"),
        TemplateKey.RED_DAY: translate("Registers", "Overdue for 24 hours"),
    }


def place_names() -> Mapping[str, str]:
    """What each place of a template is filled with."""
    return {
        "unit": translate("Registers", "unit"),
        "number": translate("Registers", "number"),
        "title": translate("Registers", "title"),
        "rung": translate("Registers", "rung"),
        "reason": translate("Registers", "reason"),
        "clock": translate("Registers", "which limit"),
        "overdue": translate("Registers", "how long overdue"),
        "count": translate("Registers", "how many tickets"),
        "tickets": translate("Registers", "the tickets"),
    }


def field_names() -> Mapping[str, str]:
    """What the fields of entries are called in the log; one that is not here keeps its own name."""
    return {
        "name": translate("Registers", "Name"),
        "title": translate("Registers", "Office"),
        "kind": translate("Registers", "Kind"),
        "area": translate("Registers", "Area"),
        "parent": translate("Registers", "Above it"),
        "active": translate("Registers", "Standing"),
        "unit": translate("Registers", "Unit"),
        "phone": translate("Registers", "Telephone"),
        "deputy": translate("Registers", "Deputy"),
        "away_from": translate("Registers", "Away from"),
        "away_until": translate("Registers", "Away until"),
        "matter": translate("Registers", "Matter"),
        "channel": translate("Registers", "Channel"),
        "grade": translate("Registers", "Grade"),
        "urgency": translate("Registers", "Urgency"),
        "text": translate("Registers", "Text"),
        "lead": translate("Registers", "Lead"),
        "assisting": translate("Registers", "Assisting"),
        "basis": translate("Registers", "Basis"),
        "role": translate("Registers", "Role"),
        "seat": translate("Registers", "Seat"),
        "reply_within": translate("Registers", "Time for the reply"),
        "unrated_closes_after": translate("Registers", "Closes unrated after"),
        "quiet_from": translate("Registers", "Quiet from"),
        "quiet_to": translate("Registers", "Quiet until"),
        **clock_names(),
    }


def wrong(facts: Mapping[str, Any]) -> str:
    """What is wrong with a field, and what to do; empty where a refusal has no words of its own here."""
    why = str(facts.get("why", ""))
    if why == "place":
        return translate("Registers", "There is no place {{{place}}} in this message").format(
            place=facts.get("place", "")
        )
    if why == "units_below":
        units = "、".join(str(one) for one in facts.get("units", ()))
        return translate("Registers", "Units stand below it: {units}. Put them elsewhere first").format(
            units=units
        )
    if why == "responsible":
        return translate(
            "Registers", "It leads in {count} entries of the list; give them another lead"
        ).format(count=facts.get("count", ""))
    if why == "stands_in":
        return translate("Registers", "Stands in for {who}; choose another deputy there first").format(
            who=facts.get("who", "")
        )
    if why == "out_of_range" and "least" in facts:
        return translate("Registers", "From {least} to {most}").format(
            least=clock_text.span_in_words(int(facts["least"])),
            most=clock_text.span_in_words(int(facts["most"])),
        )
    return _plain().get(why, "")


def _plain() -> dict[str, str]:
    return {
        "blank": translate("Registers", "Fill this in"),
        "too_long": translate("Registers", "Too long"),
        "too_short": translate("Registers", "At least a minute"),
        "taken": translate("Registers", "There is such an entry already"),
        "circle": translate("Registers", "That would go round in a circle"),
        "both_or_none": translate("Registers", "Give both days, or none"),
        "not_after": translate("Registers", "Must lie after the beginning"),
        "needed": translate("Registers", "Needed for an absence"),
        "no_number": translate("Registers", "This is no telephone number"),
        "no_limit": translate("Registers", "Set at least one limit"),
        "general_limit": translate("Registers", "The general row must hold triage, acceptance and handling"),
        "not_removable": translate("Registers", "This cannot be removed; set it aside instead"),
        "braces": translate("Registers", "Braces stand in pairs around the name of a place"),
        "number_missing": translate("Registers", "Without {number} nobody knows what it is about"),
        "twice": translate("Registers", "A unit is named twice"),
        "no_login": translate("Registers", "3 to 40 small letters, digits, dots, strokes"),
        "own_role": translate("Registers", "Your own role is for another administrator to change"),
        "own_account": translate("Registers", "Your own account is for another administrator to change"),
        "last_administrator": translate("Registers", "The last administrator must stay"),
        "unreadable": translate("Registers", "This cannot be read as it stands"),
        "out_of_range": translate("Registers", "Out of range"),
    }
