"""协商会: called on any ticket, and concluded with a ruling that may become an entry of the list."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QPlainTextEdit

from console import clock_text
from console.views.forms import pick_items
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.phrases import phrase_text
from console.views.forms.reasons import SayForm
from console.views.forms.unit_list import UnitList
from console.views.forms.values import date_time_edit, instant
from console.widgets.search_pick import SearchPick
from domain.acts import Conclude, Coordinate, Entry, Payload
from domain.coordination import Coordination
from domain.instant import HOUR
from domain.words import Part

translate = QCoreApplication.translate


class CoordinateForm(Form):
    """The units that sit together, when, and why."""

    def __init__(self, ground: Ground) -> None:
        super().__init__("coordinate")
        situation, ticket = ground.situation, ground.ticket
        self._now = situation.now
        self.set_submit_words(self.tr("Call the coordination"))
        self.set_intro(self.tr("The ticket and its clocks go on; the ruling is recorded on it."))
        self._units = UnitList(self.tr("Name of the unit; Enter adds it"))
        self._units.put_items(pick_items.all_units(situation.world.directory, ticket.place.area))
        here = {one.unit for one in ticket.assignments if one.round == ticket.round}
        self._units.put([str(unit) for unit in sorted(here)])
        self._timed = QCheckBox(self.tr("The time is set"))
        self._at: QDateTimeEdit = date_time_edit((self._now + 25 * HOUR) // HOUR * HOUR)
        self._reason = phrase_text("coordinate")
        self.add("units", self.tr("Who is called"), self._units, required=True)
        self.add("timed", self.tr("Time"), self._timed)
        self.add("at", self.tr("When it is held"), self._at)
        self.add("reason", self.tr("What is to be settled"), self._reason)
        self.field("at").hide()
        self._timed.toggled.connect(self.field("at").setVisible)
        self.finish()

    def payload(self) -> Payload | None:
        units = tuple(int(key) for key in self._units.values())
        at, reason = (
            instant(self._at) if self._timed.isChecked() else None,
            self._reason.toPlainText().strip(),
        )
        if not units:
            self.miss("units", self.tr("Name at least one unit"))
        if at is not None and at <= self._now:
            self.miss("at", self.tr("Choose a time that lies ahead"))
        if not units or (at is not None and at <= self._now) or not self.fits("reason", reason):
            return None
        return Coordinate(units=units, at=at, reason=reason)


class ConcludeForm(SayForm):
    """The ruling with its minutes; a tick makes it an entry of the list of responsible units."""

    def __init__(self, ground: Ground, coordination: Coordination) -> None:
        super().__init__("conclude", field="ruling", phrases="ruling", most=4_000)
        self._coordination = coordination
        situation, ticket = ground.situation, ground.ticket
        directory = situation.world.directory
        self.set_submit_words(self.tr("Record the ruling"))
        self.set_intro(_called(ground, coordination))
        items = pick_items.all_units(directory, ticket.place.area)
        self._units = UnitList(self.tr("Name of the unit; Enter adds it"))
        self._units.put_items(items)
        self._units.put([str(unit) for unit in coordination.units])
        self._minutes = QPlainTextEdit()
        self.add("units", self.tr("Who took part"), self._units)
        self.add("minutes", self.tr("Minutes"), self._minutes)
        self.add_text(self.tr("Ruling"), self.tr("Write what was ruled"))
        self._keep = QCheckBox(self.tr("Make it an entry of the list of responsible units"))
        self._lead = SearchPick(self.tr("Name of the unit"))
        self._lead.put_items(items)
        self._assisting = UnitList(self.tr("Name of the unit; Enter adds it"))
        self._assisting.put_items(items)
        self._basis = QLineEdit()
        self._basis.setMaxLength(500)
        matter = directory.matter_by_code.get(ticket.matter or "")
        self._keep.setEnabled(matter is not None)
        said = self.tr("For the matter “{matter}” from now on").format(matter=matter.name) if matter else ""
        self.add("keep", "", self._keep, hint=said or self.tr("Set the matter first"))
        self.add("entry", self.tr("Lead unit from now on"), self._lead)
        self.add("entry_assisting", self.tr("Assisting units from now on"), self._assisting)
        self.add("basis", self.tr("Basis"), self._basis, hint=self.tr("Such as: minutes no. 12 of 2026"))
        lead = next((one for one in reversed(ticket.assignments) if one.part is Part.LEAD), None)
        if lead is not None:
            self._lead.put(str(lead.unit))
        self._keep.toggled.connect(self._show_entry)
        self._show_entry(False)
        self.finish()

    def payload(self) -> Payload | None:
        ruling, minutes = self.said(), self._minutes.toPlainText().strip()
        entry = None
        if self._keep.isChecked():
            if not self._lead.value():
                self.miss("entry", self.tr("Choose the lead unit"))
                return None
            lead = int(self._lead.value())
            assisting = tuple(int(key) for key in self._assisting.values() if int(key) != lead)
            entry = Entry(lead=lead, assisting=assisting, basis=self._basis.text().strip())
        if not ruling or not self.fits("minutes", minutes, 4_000):
            return None
        return Conclude(
            coordination=self._coordination.id,
            units=tuple(int(key) for key in self._units.values()),
            minutes=minutes,
            ruling=ruling,
            entry=entry,
        )

    def _show_entry(self, shown: bool) -> None:
        for name in ("entry", "entry_assisting", "basis"):
            self.field(name).setVisible(shown)


def _called(ground: Ground, one: Coordination) -> str:
    now = ground.situation.now
    opened = clock_text.short_time(one.opened_at, now)
    who = ground.person_name(one.opened_by)
    said = (
        translate("Coordination", "{who} called it at {time}").format(who=who, time=opened)
        if who
        else translate("Coordination", "It opened by itself at the second return, {time}").format(time=opened)
    )
    if one.at is not None:
        said += "\n" + translate("Coordination", "Held {time}").format(
            time=clock_text.short_time(one.at, now)
        )
    return f"{said}\n{one.reason}" if one.reason else said
