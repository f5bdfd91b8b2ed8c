"""Units, and who is responsible for what."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from console.models.office import Item
from console.views.forms import pick_items
from console.views.forms.unit_list import UnitList
from console.views.registers.entry_form import EntryForm, Ground
from console.views.registers.words import unit_kinds
from console.widgets.search_pick import PickItem, SearchPick
from domain.administration import SetupChange, SetupKind
from domain.directory import Directory, ResponsibleUnit, Unit
from domain.words import UnitKind


def unit_items(directory: Directory, leaving_out: int = 0) -> list[PickItem]:
    """The units at work."""
    return [
        PickItem(key=str(unit.id), words=unit.name, detail=directory.area_name(unit.area))
        for unit in directory.units
        if unit.active and unit.id != leaving_out
    ]


def area_items(directory: Directory) -> list[PickItem]:
    """The district and its areas."""
    whole = PickItem(key=directory.district, words=directory.name, detail=directory.district)
    return [whole, *(one for one in pick_items.areas(directory, directory.district) if one.key != whole.key)]


class UnitForm(EntryForm):
    """承办单位: made, changed, abolished."""

    def __init__(self, item: Item | None, ground: Ground) -> None:
        super().__init__("unit", item)
        unit: Unit | None = item.noun if item else None
        directory = ground.world.directory
        self._name_line, self._kind, self._area, self._above = (
            QLineEdit(),
            SearchPick(),
            SearchPick(),
            SearchPick(),
        )
        self._active = QCheckBox(self.tr("At work (an abolished unit gets nothing new and is kept)"))
        self._kind.put_items([PickItem(key=kind.value, words=words) for kind, words in unit_kinds().items()])
        self._area.put_items(area_items(directory))
        self._above.put_items(unit_items(directory, unit.id if unit else 0))
        self.add("name", self.tr("Name"), self._name_line, required=True)
        self.add("kind", self.tr("Kind"), self._kind, required=True)
        self.add("area", self.tr("Area that it serves"), self._area, required=True)
        above = self.tr("Its contacts stand in where this unit has none; may be empty")
        self.add("above", self.tr("Unit above it"), self._above, hint=above)
        self.add("active", self.tr("Standing"), self._active)
        self._name_line.setText(unit.name if unit else "")
        self._kind.put(unit.kind.value if unit else UnitKind.DEPARTMENT.value)
        self._area.put(unit.area if unit else directory.district)
        self._above.put(str(unit.above) if unit and unit.above is not None else "")
        self._active.setChecked(unit.active if unit else True)
        self.finish()

    def wish(self) -> SetupChange | None:
        if not self._name_line.text().strip():
            self.miss("name", self.tr("Fill this in"))
            return None
        if not self._area.value():
            self.miss("area", self.tr("Choose one"))
            return None
        above = self._above.value()
        value = {
            "name": self._name_line.text().strip(),
            "kind": self._kind.value(),
            "area": self._area.value(),
            "above": int(above) if above else None,
            "active": self._active.isChecked(),
        }
        return self.change(SetupKind.UNIT, value)


class ResponsibleForm(EntryForm):
    """责任主体清单: matter, lead, assisting, basis."""

    def __init__(self, item: Item | None, ground: Ground) -> None:
        super().__init__("responsible", item)
        entry: ResponsibleUnit | None = item.noun if item else None
        directory = ground.world.directory
        self._matter, self._lead, self._basis = SearchPick(), SearchPick(), QLineEdit()
        self._assisting = UnitList(self.tr("Add a unit"))
        self._matter.put_items(pick_items.matters(directory))
        self._lead.put_items(unit_items(directory))
        self._assisting.put_items(unit_items(directory))
        self.add("matter", self.tr("Matter"), self._matter, required=True)
        self.add("lead", self.tr("Lead"), self._lead, required=True)
        self.add("assisting", self.tr("Assisting"), self._assisting)
        self.add("basis", self.tr("Basis"), self._basis)
        if entry is not None:
            self._matter.put(entry.matter)
            self._lead.put(str(entry.lead))
            self._basis.setText(entry.basis)
            self._assisting.put([str(unit) for unit in entry.assisting])
        self.finish()

    def wish(self) -> SetupChange | None:
        for name, pick in (("matter", self._matter), ("lead", self._lead)):
            if not pick.value():
                self.miss(name, self.tr("Choose one"))
                return None
        value = {
            "matter": self._matter.value(),
            "lead": int(self._lead.value()),
            "assisting": [int(unit) for unit in self._assisting.values()],
            "basis": self._basis.text().strip(),
        }
        return self.change(SetupKind.RESPONSIBLE, value)
