"""The administrator's pages as pictures, with the forms that open from their rows."""

import asyncio

import msgspec

from console.desk import Desk
from console.views.registers.register_page import RegisterPage
from domain.administration import AccountAct, AccountChange, SetupChange, SetupKind
from domain.instant import DAY
from domain.words import Role
from tools.shots.district import NOW
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
        elif keys == "wrong":
            await _sent_empty(page)
        elif keys:
            page.search.setText(keys)
        await asyncio.sleep(0.1)
        await settle()

    return scene


async def _sent_empty(page: RegisterPage) -> None:
    """A new entry is sent with nothing in it; where none can be made, the chosen one with nothing left."""
    page.open_entry("")
    if page.form() is None:
        page.open_entry(page.table.chosen())
    await settle()
    form = page.form()
    if form is not None:
        form.take_draft({name: "" for name, value in form.draft().items() if isinstance(value, str)})
        form.submit()


async def _code_shown(studio: Studio) -> None:
    """The one-time code of a new account."""
    desk = studio.sit(Role.ADMINISTRATOR)
    desk.frame.open_page("register-account")
    await settle()
    page, office = desk.frame.current(), desk.office
    if isinstance(page, RegisterPage) and office is not None:
        page.open_entry(page.table.chosen())
        await settle()
        form = page.form()
        if form is not None:
            chosen = int(page.table.chosen())
            version = form.item.version if form.item else 0
            form.submitted.emit(AccountChange(act=AccountAct.RESET, id=chosen, base_version=version))
    await settle()


async def _next_year_missing(studio: Studio) -> None:
    """The administrator in November, while next year's calendar is missing."""
    desk = studio.sit(Role.ADMINISTRATOR)
    later = NOW + 163 * DAY
    desk.clock.measure(later, 0.0)
    desk.clock.beat(later, 0.0)
    desk.frame.open_page("register-calendar_year")
    desk.frame.on_second()
    await settle()


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
    "admin-unit-search": _register("unit", "zjj"),
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
    "admin-template": _register("template"),
    "admin-settings": _register("settings"),
    "admin-responsible-form": _register("responsible", "open"),
    "admin-unit-wrong": _register("unit", "wrong"),
    "admin-contact-wrong": _register("contact", "wrong"),
    "admin-limit-wrong": _register("limit", "wrong"),
    "admin-template-wrong": _register("template", "wrong"),
    "admin-calendar-wrong": _register("calendar_year", "wrong"),
    "admin-account-wrong": _register("account", "wrong"),
    "admin-responsible-wrong": _register("responsible", "wrong"),
    "admin-settings-wrong": _register("settings", "wrong"),
    "admin-nothing-found": _register("unit", "没有这个单位"),
    "admin-code": _code_shown,
    "admin-reminder": _next_year_missing,
}
