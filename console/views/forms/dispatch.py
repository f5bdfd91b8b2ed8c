"""派单 (F4) and 联动派单 (F7): the lead, the assisting units, the time each is given, and on what basis."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from console.views.forms import pick_items
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.limits import LimitChoice
from console.views.forms.load import loads
from console.views.forms.phrases import phrase_text
from console.views.forms.unit_limits import UnitLimits
from console.views.forms.unit_list import UnitList
from console.views.forms.units_at_work import UnitsAtWork
from console.widgets.choice import Option
from console.widgets.search_pick import SearchPick
from console.widgets.segmented import Segmented
from domain.acts import Dispatch, Payload, UnitDeadline
from domain.directory import ResponsibleUnit
from domain.ticket import Ticket
from domain.words import AssignmentStage

translate = QCoreApplication.translate

ALL, DOWN = "all", "down"
_FROM_STREET_UP = 9


class DispatchForm(Form):
    """Proposes what the list of responsible units says for the matter, with its basis."""

    shows_effect = True

    def __init__(self, ground: Ground, name: str = "dispatch") -> None:
        super().__init__(name)
        situation, ticket = ground.situation, ground.ticket
        self._at, self._joint = ground, name == "joint"
        directory = situation.world.directory
        self.set_submit_words(translate("Dispatching", "Dispatch"))
        self._old_lead = ticket.lead()
        entry = directory.responsible_for(ticket.matter, ticket.place.area) if ticket.matter else None
        self.set_intro(self._proposal(entry))
        self._loads = loads(ground.store)
        self._direction = Segmented(
            [
                Option(key=ALL, words=translate("Dispatching", "All units"), hint="1"),
                Option(key=DOWN, words=translate("Dispatching", "Hand down"), hint="2"),
            ]
        )
        self._direction.put(ALL)
        self._lead = SearchPick(translate("Dispatching", "Name of the unit"))
        hint = translate("Dispatching", "Name of the unit; Enter adds it")
        self._assisting = UnitLimits(hint, situation.now) if self._joint else UnitList(hint)
        self._limit = LimitChoice(lambda: ground.now_situation().now)
        self._note = QLineEdit()
        self._note.setMaxLength(500)
        self._reason = phrase_text("replace")
        self._offer_units()
        self._add_fields(ticket)
        if entry is not None and self._old_lead is None:
            self._lead.put(str(entry.lead))
            self._assisting.put([str(unit) for unit in entry.assisting])
        self._direction.chosen.connect(lambda _key: self._offer_units())
        self.edited.connect(self._show_hints)
        self._show_hints()

    def payload(self) -> Payload | None:
        lead = int(self._lead.value()) if self._lead.value() else None
        assisting = tuple(int(key) for key in self._assisting.values() if key != self._lead.value())
        reason = self._reason.toPlainText().strip() or ("…" if self.quiet() else "")
        if lead is None and self._old_lead is None:
            self.miss("lead", translate("Dispatching", "Choose the lead unit"))
            return None
        if lead is None and not assisting:
            self.miss("assisting", translate("Dispatching", "Choose another lead, or add an assisting unit"))
            return None
        deadline, now = self._limit.deadline(), self._at.now_situation().now
        if deadline is not None and deadline <= now:
            self.miss("deadline", translate("Dispatching", "Choose a time that lies ahead"))
            return None
        if self._replaces() and self._was_accepted() and not reason:
            self.miss("reason", translate("Dispatching", "Write why the lead is replaced"))
            return None
        if not self.fits("reason", reason):
            return None
        return Dispatch(
            lead=lead,
            assisting=assisting,
            deadline=deadline,
            deadlines=self._own_deadlines(assisting),
            note=self._note.text().strip(),
            reason=reason if self._replaces() else "",
        )

    def on_ticket_changed(self, ticket: Ticket) -> None:
        self._old_lead = ticket.lead()
        if self._at_work is not None:
            self._at_work.put(self._at, ticket)
        self._offer_units(ticket)

    def _add_fields(self, ticket: Ticket) -> None:
        self._at_work: UnitsAtWork | None = None
        if ticket.live():
            self._at_work = UnitsAtWork()
            self._at_work.put(self._at, ticket)
            self._at_work.withdraw_wanted.connect(self.also_wanted)
            self.add("at_work", translate("Dispatching", "At work on it"), self._at_work)
        if len(self._at.situation.actor.area) <= _FROM_STREET_UP:
            self.add(
                "direction",
                translate("Dispatching", "To whom"),
                self._direction,
                hint=translate(
                    "Dispatching",
                    "Handing down gives it to a unit of a street or community below: that is no call.",
                ),
            )
        kept = self._at.unit_name(self._old_lead.unit) if self._old_lead else ""
        self._kept = (
            translate("Dispatching", "Left empty, {unit} stays the lead").format(unit=kept) if kept else ""
        )
        self.add(
            "lead",
            translate("Dispatching", "Lead unit"),
            self._lead,
            required=self._old_lead is None,
            hint=self._kept,
        )
        self.add("reason", translate("Dispatching", "Why the lead is replaced"), self._reason, required=True)
        self.add("assisting", translate("Dispatching", "Assisting units"), self._assisting)
        self.add("deadline", translate("Dispatching", "Handling limit"), self._limit)
        self.add("note", translate("Dispatching", "Words to the units"), self._note)
        self.finish()

    def first_field(self) -> str:
        return "assisting" if self._joint and self._old_lead is not None else "lead"

    def _offer_units(self, ticket: Ticket | None = None) -> None:
        situation = self._at.situation
        items = pick_items.units(
            situation.world.directory,
            ticket or self._at.ticket,
            loads=self._loads,
            below=situation.actor.area if self._direction.value() == DOWN else "",
        )
        self._lead.put_items(items)
        self._assisting.put_items(items)

    def _show_hints(self) -> None:
        unit = int(self._lead.value()) if self._lead.value() else 0
        load = self._loads.get(unit)
        self.field("lead").set_hint(load.words() if load is not None else "" if unit else self._kept)
        self.field("reason").setVisible(self._replaces() and self._was_accepted())

    def _replaces(self) -> bool:
        return self._old_lead is not None and bool(self._lead.value())

    def _was_accepted(self) -> bool:
        return self._old_lead is not None and self._old_lead.stage is not AssignmentStage.PENDING

    def _own_deadlines(self, assisting: tuple[int, ...]) -> tuple[UnitDeadline, ...]:
        if not isinstance(self._assisting, UnitLimits):
            return ()
        now = self._at.now_situation().now
        own = self._assisting.deadlines(now)
        return tuple(UnitDeadline(unit=unit, deadline=own[unit]) for unit in assisting if unit in own)

    def _proposal(self, entry: ResponsibleUnit | None) -> str:
        if entry is None:
            return translate(
                "Dispatching", "The list of responsible units has no entry for this matter here."
            )
        lead = self._at.unit_name(entry.lead)
        others = translate("Dispatching", ", ").join(self._at.unit_name(unit) for unit in entry.assisting)
        said = translate("Dispatching", "List of responsible units: lead {unit}").format(unit=lead)
        if others:
            said += translate("Dispatching", ", assisting {units}").format(units=others)
        if entry.basis:
            said += translate("Dispatching", "\nBasis: {basis}").format(basis=entry.basis)
        return said
