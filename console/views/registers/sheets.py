"""The registers: what each lists, how a row reads, and the form of an entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.models.office import ACCOUNTS, LOG, Item
from console.views.registers.account_form import AccountForm
from console.views.registers.contact_form import ContactForm
from console.views.registers.entry_form import EntryForm, Ground
from console.views.registers.limit_form import LimitForm, row_words
from console.views.registers.text_forms import SettingsForm, TemplateForm, YearForm
from console.views.registers.unit_forms import ResponsibleForm, UnitForm
from console.views.registers.words import (
    clock_names,
    field_names,
    limit_words,
    limits_of,
    template_names,
    unit_kinds,
)
from console.widgets.list_table import TableColumn, TableRow
from domain.administration import AccountEntry, AdminEvent, SetupKind
from domain.calendar import CalendarYear
from domain.directory import Contact, ResponsibleUnit, Unit
from domain.instant import DAY, HOUR, MINUTE
from domain.policy import PolicyRow, Settings
from domain.template import MessageTemplate

translate = QCoreApplication.translate


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One register as a page shows it."""

    register: str
    title: str
    short: str = ""
    """Its word on the rail, where the title is too long for it."""
    columns: tuple[TableColumn, ...]
    row: Callable[[Item, Ground], TableRow]
    form: Callable[[Item | None, Ground], EntryForm] | None = None
    """None for what is only read."""
    adds: bool = False
    removes: bool = False
    newest_first: bool = False
    """Whether the last entry is the one that is looked for."""


def _unit(item: Item, ground: Ground) -> TableRow:
    unit: Unit = item.noun
    directory = ground.world.directory
    above = directory.unit_by_id.get(unit.above) if unit.above is not None else None
    standing = translate("Registers", "at work") if unit.active else translate("Registers", "abolished")
    cells = (
        unit.name,
        unit_kinds()[unit.kind],
        directory.area_name(unit.area),
        above.name if above else "",
        standing,
    )
    return TableRow(key=item.key, cells=cells, quiet=not unit.active)


def _contact(item: Item, ground: Ground) -> TableRow:
    contact: Contact = item.noun
    directory = ground.world.directory
    unit = directory.unit_by_id.get(contact.unit)
    deputy = directory.contact_by_id.get(contact.deputy) if contact.deputy is not None else None
    absence = ""
    if contact.away:
        absence = translate("Registers", "until further notice")
    elif contact.away_from is not None and contact.away_until is not None:
        absence = translate("Registers", "{from_} to {until}").format(
            from_=clock_text.short_time(contact.away_from, ground.now),
            until=clock_text.short_time(contact.away_until, ground.now),
        )
    cells = (
        unit.name if unit else "",
        terms.contact_kind(contact.kind),
        contact.name,
        contact.title,
        contact.phone,
        deputy.name if deputy else "",
        absence,
    )
    away = contact.is_away(ground.now)
    return TableRow(key=item.key, cells=cells, quiet=not contact.active, inks={6: "amber"} if away else {})


def _responsible(item: Item, ground: Ground) -> TableRow:
    entry: ResponsibleUnit = item.noun
    directory = ground.world.directory
    matter = directory.matter_by_code.get(entry.matter)
    names = [directory.unit_by_id[one].name for one in entry.assisting if one in directory.unit_by_id]
    lead = directory.unit_by_id.get(entry.lead)
    cells = (
        matter.name if matter else entry.matter,
        entry.matter,
        lead.name if lead else "",
        "、".join(names),
        entry.basis,
    )
    return TableRow(key=item.key, cells=cells)


def _limit(item: Item, ground: Ground) -> TableRow:
    row: PolicyRow = item.noun
    limits = limits_of(row)
    cells = (row_words(row, ground), *(limit_words(limits[name]) for name in clock_names()))
    inks = {number: "text3" for number, name in enumerate(clock_names(), 1) if limits[name] is None}
    return TableRow(key=item.key, cells=cells, inks=inks)


def _template(item: Item, _ground: Ground) -> TableRow:
    template: MessageTemplate = item.noun
    return TableRow(key=item.key, cells=(template_names()[template.key], template.text))


def _year(item: Item, ground: Ground) -> TableRow:
    year: CalendarYear = item.noun
    now = clock_text.local(ground.now).year
    standing = {now: translate("Registers", "this year"), now + 1: translate("Registers", "next year")}
    cells = (str(year.year), str(len(year.off)), str(len(year.worked)), standing.get(year.year, ""))
    return TableRow(key=item.key, cells=cells, quiet=year.year < now)


def _settings(item: Item, _ground: Ground) -> TableRow:
    settings: Settings = item.noun
    told = translate(
        "Registers",
        "Reply within {reply} · closes unrated after {days} days · quiet from {from_} to {to}",
    )
    words = told.format(
        reply=clock_text.span_in_words(settings.reply_within),
        days=settings.unrated_closes_after // DAY,
        from_=_time(settings.quiet_from),
        to=_time(settings.quiet_to),
    )
    return TableRow(key=item.key, cells=(words, str(item.version)))


def _time(span: int) -> str:
    return f"{span // HOUR:02}:{span % HOUR // MINUTE:02}"


def _account(item: Item, ground: Ground) -> TableRow:
    entry: AccountEntry = item.noun
    person, directory = entry.person, ground.world.directory
    unit = directory.unit_by_id.get(person.unit) if person.unit is not None else None
    if entry.locked:
        standing = translate("Registers", "disabled")
    elif entry.waits_for_password:
        standing = translate("Registers", "one-time code given")
    else:
        standing = translate("Registers", "{count} sessions").format(count=entry.sessions)
    cells = (
        entry.login,
        person.name,
        terms.role(person.role),
        unit.name if unit else directory.area_name(person.area),
        terms.seat(person.seat),
        standing,
    )
    return TableRow(key=item.key, cells=cells, quiet=entry.locked)


def _event(item: Item, ground: Ground) -> TableRow:
    event: AdminEvent = item.noun
    who = ground.world.directory.person_by_id.get(event.account)
    cells = (
        clock_text.short_time(event.at, ground.now),
        who.name if who else str(event.account),
        _KINDS().get(event.kind, event.kind),
        str((event.new or event.old or {}).get("name") or event.key),
        _ACTS().get(event.act, event.act),
        difference(event.old, event.new),
    )
    return TableRow(key=item.key, cells=cells)


def difference(old: dict[str, Any] | None, new: dict[str, Any] | None) -> str:
    """What became of what: `名称: 区水务局 → 区水利局`."""
    if old is None or new is None:
        value = new if old is None else old
        return "" if value is None else _short(value)
    changed = [name for name in (*old, *new) if old.get(name) != new.get(name)]
    words = field_names()
    told = [
        f"{words.get(name, name)}: {_short(old.get(name))} → {_short(new.get(name))}"
        for name in dict.fromkeys(changed)
    ]
    return "；".join(told)


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_LONGEST: Final = 120


def _KINDS() -> dict[str, str]:
    return {sheet.register: sheet.title for sheet in sheets()}


def _ACTS() -> dict[str, str]:
    return {
        "added": translate("Registers", "added"),
        "changed": translate("Registers", "changed"),
        "removed": translate("Registers", "removed"),
        "save": translate("Registers", "saved"),
        "disable": translate("Registers", "disabled"),
        "enable": translate("Registers", "enabled"),
        "reset": translate("Registers", "password reset"),
        "end_sessions": translate("Registers", "sessions ended"),
    }


def _columns(*columns: tuple[str, int, int]) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(title=title, width=width, share=share) for title, width, share in columns)


def sheets() -> tuple[Sheet, ...]:
    """All registers, in the order of Ctrl 1 to 9."""
    name, unit, area = (
        translate("Registers", "Name"),
        translate("Registers", "Unit"),
        translate("Registers", "Area"),
    )
    limits = tuple((words, 140, 0) for words in clock_names().values())
    return (
        Sheet(
            register=SetupKind.UNIT.value,
            title=translate("Registers", "Units"),
            columns=_columns(
                (name, 0, 3),
                (translate("Registers", "Kind"), 140, 0),
                (area, 0, 2),
                (translate("Registers", "Above it"), 0, 2),
                (translate("Registers", "Standing"), 80, 0),
            ),
            row=_unit,
            form=UnitForm,
            adds=True,
        ),
        Sheet(
            register=SetupKind.CONTACT.value,
            title=translate("Registers", "Contacts"),
            columns=_columns(
                (unit, 0, 3),
                (translate("Registers", "As"), 90, 0),
                (name, 80, 0),
                (translate("Registers", "Office"), 0, 2),
                (translate("Registers", "Telephone"), 130, 0),
                (translate("Registers", "Deputy"), 80, 0),
                (translate("Registers", "Absence"), 220, 0),
            ),
            row=_contact,
            form=ContactForm,
            adds=True,
        ),
        Sheet(
            register=SetupKind.LIMIT.value,
            title=translate("Registers", "Limits"),
            columns=_columns((translate("Registers", "For"), 0, 1), *limits),
            row=_limit,
            form=LimitForm,
            adds=True,
            removes=True,
        ),
        Sheet(
            register=SetupKind.TEMPLATE.value,
            title=translate("Registers", "Messages"),
            columns=_columns(
                (translate("Registers", "Message"), 160, 0), (translate("Registers", "Text"), 0, 1)
            ),
            row=_template,
            form=TemplateForm,
        ),
        Sheet(
            register=SetupKind.CALENDAR_YEAR.value,
            title=translate("Registers", "Calendar"),
            columns=_columns(
                (translate("Registers", "Year"), 100, 0),
                (translate("Registers", "Days off on weekdays"), 180, 0),
                (translate("Registers", "Weekend days worked"), 180, 0),
                (translate("Registers", "Standing"), 0, 1),
            ),
            row=_year,
            newest_first=True,
            form=YearForm,
            adds=True,
        ),
        Sheet(
            register=ACCOUNTS,
            title=translate("Registers", "Accounts"),
            columns=_columns(
                (translate("Registers", "Log-in name"), 180, 0),
                (name, 100, 0),
                (translate("Registers", "Role"), 100, 0),
                (translate("Registers", "Area or unit"), 0, 1),
                (translate("Registers", "Seat"), 80, 0),
                (translate("Registers", "Standing"), 150, 0),
            ),
            row=_account,
            form=AccountForm,
            adds=True,
        ),
        Sheet(
            register=SetupKind.RESPONSIBLE.value,
            title=translate("Registers", "Responsible units"),
            short=translate("Registers", "Responsible"),
            columns=_columns(
                (translate("Registers", "Matter"), 0, 3),
                (translate("Registers", "Code"), 80, 0),
                (translate("Registers", "Lead"), 0, 2),
                (translate("Registers", "Assisting"), 0, 2),
                (translate("Registers", "Basis"), 0, 2),
            ),
            row=_responsible,
            form=ResponsibleForm,
            adds=True,
            removes=True,
        ),
        Sheet(
            register=SetupKind.SETTINGS.value,
            title=translate("Registers", "Settings"),
            columns=_columns(
                (translate("Registers", "Settings"), 0, 1), (translate("Registers", "Version"), 80, 0)
            ),
            row=_settings,
            form=SettingsForm,
        ),
        Sheet(
            register=LOG,
            title=translate("Registers", "Log"),
            columns=_columns(
                (translate("Registers", "Time"), 140, 0),
                (translate("Registers", "Who"), 100, 0),
                (translate("Registers", "Register"), 110, 0),
                (translate("Registers", "Entry"), 130, 0),
                (translate("Registers", "What"), 100, 0),
                (translate("Registers", "From → to"), 0, 1),
            ),
            row=_event,
        ),
    )
