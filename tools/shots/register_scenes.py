"""The administrator's pages as pictures, with the forms that open from their rows."""

import asyncio

import msgspec

from console.desk import Desk
from console.views.registers.register_page import RegisterPage
from domain.administration import SetupChange, SetupKind
from domain.words import Role
from tools.shots.studio import Scene, Studio, settle


def _register(register: str, keys: str = "", row: int = 0) -> Scene:
    """An administrator's page, with the form of a row when a key opens it."""

    async def scene(studio: Studio) -> None:
        desk = studio.sit(Role.ADMINISTRATOR)
        if register == "log":
            await _some_changes(desk)
        desk.frame.open_page(f"register-{register}")
        await settle()
        page = desk.frame.current()
        if not isinstance(page, RegisterPage):
            raise TypeError(page)
        page.table.selectRow(row)
        if keys == "open":
            page.open_entry(page.table.chosen())
        elif keys == "new":
            page.open_entry("")
        elif keys:
            page.search.setText(keys)
        await asyncio.sleep(0.1)
        await settle()

    return scene


async def _some_changes(desk: Desk) -> None:
    office = desk.office
    if office is None:
        return
    office.fetch(SetupKind.UNIT.value)
    await settle()
    for item in (office.items(SetupKind.UNIT.value) or ())[:3]:
        value = msgspec.to_builtins(item.noun) | {"name": f"{item.noun.name}（筹）"}
        office.send(SetupChange(kind=SetupKind.UNIT, key=item.key, base_version=item.version, value=value))
        await settle()


REGISTERS: dict[str, Scene] = {
    "admin-unit": _register("unit"),
    "admin-unit-form": _register("unit", "open", 2),
    "admin-unit-search": _register("unit", "szj"),
    "admin-contact": _register("contact"),
    "admin-contact-form": _register("contact", "open", 1),
    "admin-limit": _register("limit"),
    "admin-limit-form": _register("limit", "open", 1),
    "admin-template-form": _register("template", "open"),
    "admin-calendar": _register("calendar_year"),
    "admin-calendar-form": _register("calendar_year", "new"),
    "admin-account": _register("account"),
    "admin-account-form": _register("account", "open", 1),
    "admin-responsible": _register("responsible"),
    "admin-settings-form": _register("settings", "open"),
    "admin-log": _register("log"),
}
