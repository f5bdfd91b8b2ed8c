"""Accounts: who may log in, as what, and for which area or unit."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from console import terms
from console.models.office import Item
from console.views.registers.entry_form import EntryForm, Ground
from console.views.registers.unit_forms import area_items, unit_items
from console.widgets.action_button import ActionButton
from console.widgets.search_pick import PickItem, SearchPick
from domain.administration import AccountAct, AccountChange, AccountEntry
from domain.words import Role

_OF_UNITS = frozenset({Role.HANDLER, Role.LEADER})
_WHOLE_DISTRICT = frozenset({Role.INSPECTOR, Role.AUDITOR, Role.ADMINISTRATOR})


class AccountForm(EntryForm):
    """账号: made with a one-time code, changed, disabled, reset."""

    def __init__(self, item: Item | None, ground: Ground) -> None:
        super().__init__("account", item)
        entry: AccountEntry | None = item.noun if item else None
        self._entry = entry
        directory = ground.world.directory
        self._login, self._name_line, self._seat = QLineEdit(), QLineEdit(), QLineEdit()
        self._role, self._area, self._unit = SearchPick(), SearchPick(), SearchPick()
        roles = [role for role in Role if role is not Role.SYSTEM]
        self._role.put_items([PickItem(key=role.value, words=terms.role(role)) for role in roles])
        self._area.put_items(area_items(directory))
        self._unit.put_items(unit_items(directory))
        if entry is None:
            self.set_intro(self.tr("The new account gets a one-time code that is shown once."))
        login = self.tr("3 to 40 small letters, digits, dots, strokes; it never changes")
        self.add("login", self.tr("Log-in name"), self._login, required=True, hint=login)
        self.add("name", self.tr("Name"), self._name_line, required=True)
        self.add("role", self.tr("Role"), self._role, required=True)
        self.add("area", self.tr("Area"), self._area)
        self.add("unit", self.tr("Unit"), self._unit)
        self.add("seat", self.tr("Seat"), self._seat)
        self._login.setText(entry.login if entry else "")
        self._login.setEnabled(entry is None)
        self._name_line.setText(entry.person.name if entry else "")
        self._role.put(entry.person.role.value if entry else Role.DISPATCHER.value)
        self._area.put(entry.person.area if entry else directory.district)
        self._unit.put(str(entry.person.unit) if entry and entry.person.unit is not None else "")
        self._seat.setText(entry.person.seat or "" if entry else "")
        self._role.picked.connect(lambda _key: self._show_fields())
        if entry is not None:
            self._add_acts(entry)
        self._show_fields()
        self.finish()

    def _add_acts(self, entry: AccountEntry) -> None:
        acts = [
            (AccountAct.ENABLE, self.tr("Enable"), "user-check")
            if entry.locked
            else (AccountAct.DISABLE, self.tr("Disable"), "user-off"),
            (AccountAct.RESET, self.tr("Reset the password"), "lock"),
            (AccountAct.END_SESSIONS, self.tr("End the sessions"), "logout"),
        ]
        for act, words, icon in acts:
            button = ActionButton(words, icon=icon)
            button.setObjectName(f"account-{act.value}")
            button.clicked.connect(lambda _checked=False, act=act: self._do(act))
            self.add_widget(button)

    def _do(self, act: AccountAct) -> None:
        if self._entry is not None:
            self.clear_problems()
            self.submitted.emit(AccountChange(act=act, id=self._entry.person.id))

    def _show_fields(self) -> None:
        role = Role(self._role.value()) if self._role.value() else Role.DISPATCHER
        self.field("unit").setVisible(role in _OF_UNITS)
        self.field("area").setVisible(role not in _OF_UNITS | _WHOLE_DISTRICT)
        self.field("seat").setVisible(role in (Role.DISPATCHER, Role.SUPERVISOR))

    def wish(self) -> AccountChange | None:
        if not self._name_line.text().strip():
            self.miss("name", self.tr("Fill this in"))
            return None
        if not self._role.value():
            self.miss("role", self.tr("Choose one"))
            return None
        entry, unit = self._entry, self._unit.value()
        return AccountChange(
            act=AccountAct.SAVE,
            id=entry.person.id if entry else None,
            base_version=entry.version if entry else 0,
            login="" if entry else self._login.text().strip(),
            name=self._name_line.text().strip(),
            role=Role(self._role.value()),
            area=self._area.value(),
            unit=int(unit) if unit else None,
            seat=self._seat.text().strip() or None,
            officer=entry.person.officer if entry else None,
        )
