"""派单: the lead, the assisting units, and a time of one's own where the policy's does not fit."""

from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit

from console.views.forms import pick_items
from console.views.forms.form import Form
from console.views.forms.unit_list import UnitList
from console.views.forms.values import date_time_edit, instant
from console.widgets.search_pick import SearchPick
from domain.acts import Dispatch, Payload
from domain.directory import Directory, ResponsibleUnit
from domain.instant import DAY, HOUR
from domain.ticket import Ticket
from domain.words import AssignmentStage


class DispatchForm(Form):
    """Proposes what the list of responsible units says for the matter (F4)."""

    def __init__(self, directory: Directory, ticket: Ticket, now: int) -> None:
        super().__init__("dispatch")
        self._ticket, self._now = ticket, now
        self.set_submit_words(self.tr("Dispatch"))
        self._old_lead = ticket.lead()
        entry = directory.responsible_for(ticket.matter, ticket.place.area) if ticket.matter else None
        self.set_intro(self._proposal(directory, entry))
        items = pick_items.units(directory, ticket)
        self._lead = SearchPick(self.tr("Name of the unit"))
        self._lead.put_items(items)
        self._assisting = UnitList(self.tr("Name of the unit; Enter adds it"))
        self._assisting.put_items(items)
        self._own_time = QCheckBox(self.tr("Set a deadline of one's own"))
        self._deadline: QDateTimeEdit = date_time_edit((now + DAY) // HOUR * HOUR)
        self._deadline.setEnabled(False)
        self._own_time.toggled.connect(self._deadline.setEnabled)
        self._note = QLineEdit()
        self._note.setMaxLength(500)
        self._reason = QLineEdit()
        self._reason.setMaxLength(500)
        kept = directory.unit_by_id.get(self._old_lead.unit) if self._old_lead else None
        hint = self.tr("Left empty, {unit} stays the lead").format(unit=kept.name) if kept else ""
        self.add("lead", self.tr("Lead unit"), self._lead, required=self._old_lead is None, hint=hint)
        self.add("assisting", self.tr("Assisting units"), self._assisting)
        self.add("own_time", self.tr("Time limit"), self._own_time)
        self.add(
            "deadline",
            self.tr("Deadline"),
            self._deadline,
            hint=self.tr("Without one the policy's limit holds"),
        )
        self.add("note", self.tr("Words to the units"), self._note)
        if self._old_lead is not None and self._old_lead.stage is not AssignmentStage.PENDING:
            self.add("reason", self.tr("Why the lead is replaced"), self._reason)
        self.finish()
        if entry is not None and self._old_lead is None:
            self._lead.put(str(entry.lead))
            self._assisting.put([str(unit) for unit in entry.assisting])

    def payload(self) -> Payload | None:
        lead = int(self._lead.value()) if self._lead.value() else None
        assisting = tuple(int(key) for key in self._assisting.values() if key != self._lead.value())
        if lead is None and self._old_lead is None:
            self.miss("lead", self.tr("Choose the lead unit"))
            return None
        if lead is None and not assisting:
            self.miss("assisting", self.tr("Choose another lead, or add an assisting unit"))
            return None
        return Dispatch(
            lead=lead,
            assisting=assisting,
            deadline=instant(self._deadline) if self._own_time.isChecked() else None,
            note=self._note.text().strip(),
            reason=self._reason.text().strip(),
        )

    def _proposal(self, directory: Directory, entry: ResponsibleUnit | None) -> str:
        if entry is None:
            return self.tr("The list of responsible units has no entry for this matter here.")
        lead = directory.unit_by_id[entry.lead].name
        basis = self.tr(" ({basis})").format(basis=entry.basis) if entry.basis else ""
        return self.tr("Proposed by the list of responsible units: {unit}{basis}").format(
            unit=lead, basis=basis
        )
