"""Contacts of units, and who stands in for them from when to when."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from console import terms
from console.models.office import Item
from console.views.forms.values import date_time_edit, instant
from console.views.registers.entry_form import EntryForm, Ground
from console.views.registers.unit_forms import unit_items
from console.widgets.search_pick import PickItem, SearchPick
from domain.administration import SetupChange, SetupKind
from domain.directory import Contact
from domain.instant import DAY
from domain.words import ContactKind


class ContactForm(EntryForm):
    """联系人: who is written to, and who is written to instead."""

    def __init__(self, item: Item | None, ground: Ground) -> None:
        super().__init__("contact", item)
        contact: Contact | None = item.noun if item else None
        directory = ground.world.directory
        self._unit, self._kind, self._deputy = SearchPick(), SearchPick(), SearchPick()
        self._name_line, self._title, self._phone = QLineEdit(), QLineEdit(), QLineEdit()
        self._unit.put_items(unit_items(directory))
        self._kind.put_items(
            [PickItem(key=kind.value, words=terms.contact_kind(kind)) for kind in ContactKind]
        )
        others = [
            one for one in directory.contacts if one.active and (contact is None or one.id != contact.id)
        ]
        self._deputy.put_items(
            [
                PickItem(
                    key=str(one.id),
                    words=one.name,
                    detail=f"{directory.unit_by_id[one.unit].name} {one.title}",
                )
                for one in others
                if one.unit in directory.unit_by_id
            ]
        )
        today = (ground.now // DAY) * DAY
        self._from = date_time_edit(today if not contact or contact.away_from is None else contact.away_from)
        self._until = date_time_edit(
            today + DAY if not contact or contact.away_until is None else contact.away_until
        )
        self._dated = QCheckBox(self.tr("Away from … until …"))
        self._away = QCheckBox(self.tr("Away until further notice"))
        self._active = QCheckBox(self.tr("Is written to"))
        self.add("unit", self.tr("Unit"), self._unit, required=True)
        self.add("kind", self.tr("Contact as"), self._kind, required=True)
        self.add("name", self.tr("Name"), self._name_line, required=True)
        self.add("title", self.tr("Office"), self._title)
        kept = contact.phone if contact else ""
        self.add(
            "phone",
            self.tr("Telephone"),
            self._phone,
            required=contact is None,
            hint=self.tr("Kept: {phone}. Leave empty to keep it").format(phone=kept) if kept else "",
        )
        self.add("deputy", self.tr("Deputy"), self._deputy, hint=self.tr("Gets the messages of an absence"))
        self.add("away", self.tr("Absence"), self._away)
        self.add("dated", "", self._dated)
        self.add("away_from", self.tr("From"), self._from)
        self.add("away_until", self.tr("Until"), self._until)
        self.add("active", self.tr("Standing"), self._active)
        self._unit.put(str(contact.unit) if contact else "")
        self._kind.put(contact.kind.value if contact else ContactKind.HANDLER.value)
        self._name_line.setText(contact.name if contact else "")
        self._title.setText(contact.title if contact else "")
        self._deputy.put(str(contact.deputy) if contact and contact.deputy is not None else "")
        self._away.setChecked(bool(contact and contact.away))
        self._dated.setChecked(bool(contact and contact.away_from is not None))
        self._active.setChecked(contact.active if contact else True)
        self._dated.toggled.connect(self._show_days)
        self._show_days()
        self.finish()

    def _show_days(self) -> None:
        for name in ("away_from", "away_until"):
            self.field(name).setVisible(self._dated.isChecked())

    def wish(self) -> SetupChange | None:
        if not self._unit.value():
            self.miss("unit", self.tr("Choose one"))
            return None
        if not self._name_line.text().strip():
            self.miss("name", self.tr("Fill this in"))
            return None
        if self.item is None and not self._phone.text().strip():
            self.miss("phone", self.tr("Fill this in"))
            return None
        dated, deputy = self._dated.isChecked(), self._deputy.value()
        value = {
            "unit": int(self._unit.value()),
            "kind": self._kind.value(),
            "name": self._name_line.text().strip(),
            "title": self._title.text().strip(),
            "deputy": int(deputy) if deputy else None,
            "away": self._away.isChecked(),
            "away_from": instant(self._from) if dated else None,
            "away_until": instant(self._until) if dated else None,
            "active": self._active.isChecked(),
        }
        return self.change(SetupKind.CONTACT, value, self._phone.text().strip())
