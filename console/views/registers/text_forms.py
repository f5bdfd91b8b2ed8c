"""Message templates, calendar years and the settings that are numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from console.models.office import Item
from console.views.registers.entry_form import EntryForm, Ground
from console.views.registers.words import place_names, wrong
from console.widgets.action_button import ActionButton
from console.widgets.amount import Amount
from console.widgets.text import Text
from domain.administration import SetupChange, SetupKind
from domain.calendar import CalendarYear
from domain.instant import DAY, HOUR, MINUTE
from domain.policy import Settings
from domain.refusal import Refusal
from domain.template import DEFAULT_TEMPLATES, PLACES, MessageTemplate, check_template

translate = QCoreApplication.translate

_SAMPLE = {
    "unit": "区住建局",
    "number": "0612-0153",
    "title": "创业路施工铁板噪声扰民",
    "rung": "督办",
    "reason": "办理已超期 3 小时 12 分",
    "clock": "办理",
    "overdue": "3 小时 12 分",
    "count": "3",
    "tickets": "0612-0153“创业路施工铁板噪声…”、0612-0161“井盖破损”、0612-0164“路灯不亮”",
}


class TemplateForm(EntryForm):
    """短信模板: the text with its places, and how it reads when they are filled in."""

    def __init__(self, item: Item | None, _ground: Ground) -> None:
        super().__init__("template", item)
        template: MessageTemplate = item.noun if item else DEFAULT_TEMPLATES[0]
        self._template = template
        self._text = QPlainTextEdit()
        places = "、".join(f"{{{name}}} {place_names()[name]}" for name in PLACES[template.key])
        self.add("text", self.tr("Text"), self._text, required=True, hint=places)
        self._preview = Text(wrap=True, ink="text2")
        self._preview.setObjectName("template-preview")
        self.add_widget(self._preview)
        self._text.textChanged.connect(self._show)
        self._text.setPlainText(template.text)
        self.finish()

    def preview_words(self) -> str:
        """How the message would read."""
        return self._preview.text()

    def _now(self) -> MessageTemplate:
        return msgspec.structs.replace(self._template, text=self._text.toPlainText().strip())

    def _show(self) -> None:
        template = self._now()
        try:
            check_template(template)
        except Refusal as refusal:
            # Said at the field once it is sent; an empty text needs no words before that.
            self._preview.put(wrong(refusal.detail) if template.text else "")
            return
        said = self.tr("Reads: {text}")
        self._preview.put(said.format(text=template.text.format_map(_SAMPLE)))

    def wish(self) -> SetupChange | None:
        template = self._now()
        try:
            check_template(template)
        except Refusal as refusal:
            self.miss("text", wrong(refusal.detail))
            return None
        return self.change(SetupKind.TEMPLATE, {"key": template.key.value, "text": template.text})


class YearForm(EntryForm):
    """工作日历: a year's holidays and make-up workdays, read from a file or pasted, checked as one types."""

    def __init__(self, item: Item | None, _ground: Ground) -> None:
        super().__init__("calendar_year", item)
        self.set_intro(
            self.tr("As the State Council announced it: days off on weekdays, and weekends that are worked.")
        )
        self._text = QPlainTextEdit()
        self._open = ActionButton(self.tr("Choose a file …"), icon="upload")
        self._open.setObjectName("calendar_year-open")
        self._open.clicked.connect(self._choose_file)
        self._verdict = Text(wrap=True, ink="text2")
        self._verdict.setObjectName("calendar_year-told")
        self.add(
            "year",
            self.tr("The year as JSON"),
            self._text,
            required=True,
            hint='{"year": 2027, "off": [{"date": "2027-01-01", "holiday": "元旦"}], "worked": []}',
        )
        self._texts.clear()  # it takes all the room there is
        self._text.setMaximumHeight(16_777_215)
        self.add_widget(self._open)
        self.add_widget(self._verdict)
        self._text.textChanged.connect(self._show)
        if item is not None:
            self._text.setPlainText(_as_text(item.noun))
        self.finish()

    def told(self) -> str:
        """What the text is, or what is wrong with it."""
        return self._verdict.text()

    def take_file(self, path: Path) -> None:
        """Read a file into the form."""
        try:
            self._text.setPlainText(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            self.miss("year", self.tr("The file cannot be read: {why}").format(why=error))

    def _choose_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Choose a file …"), "", "JSON (*.json)")
        if path:
            self.take_file(Path(path))

    def _year(self) -> CalendarYear:
        return msgspec.json.decode(self._text.toPlainText().encode(), type=CalendarYear)

    def _show(self) -> None:
        if not self._text.toPlainText().strip():
            self._verdict.put("")
            return
        try:
            year = self._year()
        except msgspec.DecodeError as error:
            self._verdict.put(self.tr("Not yet right: {why}").format(why=_why(error)))
            self._verdict.set_ink("red")
            return
        said = self.tr("{year}: {off} days off on weekdays, {worked} weekend days worked")
        self._verdict.put(said.format(year=year.year, off=len(year.off), worked=len(year.worked)))
        self._verdict.set_ink("text2")

    def wish(self) -> SetupChange | None:
        if not self._text.toPlainText().strip():
            return None  # marked as a field that is needed
        try:
            year = self._year()
        except msgspec.DecodeError as error:
            self.miss("year", self.tr("Not yet right: {why}").format(why=_why(error)))
            return None
        return self.change(SetupKind.CALENDAR_YEAR, msgspec.to_builtins(year, builtin_types=()))


def _why(error: msgspec.DecodeError) -> str:
    """What is wrong with a year, and where: the words of the library itself are English."""
    if isinstance(error, msgspec.ValidationError):
        at = str(error).rpartition("`$")[2].rstrip("`").lstrip(".")
        return translate("Registers", "{place} is not as it should be").format(
            place=at or "year, off, worked"
        )
    return translate("Registers", "this is no whole JSON")


def _as_text(year: CalendarYear) -> str:
    return json.dumps(msgspec.to_builtins(year), ensure_ascii=False, indent=1)


class SettingsForm(EntryForm):
    """设置: quiet hours, time for a reply, closing of what nobody rates. The undo window is none."""

    def __init__(self, item: Item | None, _ground: Ground) -> None:
        super().__init__("settings", item)
        settings: Settings = item.noun if item else Settings()
        self._settings = settings
        self._reply = Amount([("minutes", self.tr("minutes"))])
        self._unrated = Amount([("days", self.tr("days"))])
        self._late = Amount([("minutes", self.tr("minutes"))])
        self._from, self._to = QLineEdit(), QLineEdit()
        self.add("reply_within", self.tr("Time for the reply to an order, in minutes"), self._reply)
        self.add("unrated_closes_after", self.tr("Closes by itself unrated after, in days"), self._unrated)
        quiet = self.tr("Automatic messages wait for the end, unless urgent; 22:00")
        self.add("quiet_from", self.tr("Quiet from"), self._from, required=True, hint=quiet)
        self.add("quiet_to", self.tr("Quiet until"), self._to, required=True)
        self.add("late_found_after", self.tr("Recorded as found late after, in minutes"), self._late)
        self._reply.put(settings.reply_within // MINUTE)
        self._unrated.put(settings.unrated_closes_after // DAY)
        self._late.put(settings.late_found_after // MINUTE)
        self._from.setText(_time_text(settings.quiet_from))
        self._to.setText(_time_text(settings.quiet_to))
        self.finish()

    def wish(self) -> SetupChange | None:
        times: dict[str, Any] = {}
        for name, line in (("quiet_from", self._from), ("quiet_to", self._to)):
            at = _time_of(line.text())
            if at is None:
                self.miss(name, self.tr("A time of day such as 22:00"))
                return None
            times[name] = at
        value = msgspec.to_builtins(self._settings) | times
        value["reply_within"] = self._reply.number() * MINUTE
        value["unrated_closes_after"] = self._unrated.number() * DAY
        value["late_found_after"] = self._late.number() * MINUTE
        return self.change(SetupKind.SETTINGS, value)


def _time_text(span: int) -> str:
    return f"{span // HOUR:02}:{span % HOUR // MINUTE:02}"


def _time_of(text: str) -> int | None:
    hours, _, minutes = text.strip().replace("：", ":").partition(":")
    if not (hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        return None
    if int(hours) > 23 or int(minutes) > 59:
        return None
    return int(hours) * HOUR + int(minutes) * MINUTE
