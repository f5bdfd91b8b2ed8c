"""The accounts: every role of the trade has at least one, with a log-in for the demo."""

from __future__ import annotations

from typing import Final

from domain.directory import Area, Person
from domain.words import Role, UnitKind
from tools.seed_district import DISTRICT, STREET
from tools.seed_district.areas import grids
from tools.seed_district.units import UnitSheet

_CENTER: Final = (
    (1, "district", "何建国", Role.SUPERVISOR, DISTRICT, "01"),
    (2, "district2", "方晓琳", Role.DISPATCHER, DISTRICT, "02"),
    (3, "dispatcher", "李敏", Role.DISPATCHER, STREET, "03"),
    (4, "dispatcher2", "许家乐", Role.DISPATCHER, STREET, "04"),
    (5, "supervisor", "高翠芳", Role.SUPERVISOR, STREET, "05"),
)
_COMMUNITY_SEATS: Final = ("简志明", "容佩仪", "甘建平", "柯晓丹", "全伟强", "成咏诗")
_OFFICERS: Final = (
    "周玉冰", "谭志远", "刘秀兰", "黄国华", "邱美娟", "孔繁荣", "骆小红", "祝家辉",
    "杨桂英", "范文涛", "古丽萍", "蓝海斌", "司徒健", "鲁雪梅",
)  # fmt: skip
_LEADERS: Final = ((1, 2), (2, 2), (3, 2), (4, 2), (5, 2), (7, 2), (13, 2), (15, 2), (16, 3))
"""Leaders with an account: the unit, and which of its contacts (2 deputy, 3 main)."""
_RESIDENTS: Final = (
    "陈女士", "李先生", "张女士", "林先生", "吴阿姨", "黄先生",
    "何女士", "朱先生", "郭女士", "梁伯", "苏女士", "杜先生",
)  # fmt: skip
"""As others may see them: a resident's whole name is nobody's business."""
_ENTERPRISES: Final = ("港腾物流", "穗晟精密", "味满轩餐饮")


def accounts(
    areas: tuple[Area, ...], communities: tuple[Area, ...], units: tuple[UnitSheet, ...]
) -> tuple[tuple[Person, ...], dict[str, int]]:
    """The people of the directory, and the account of each log-in."""
    people: list[Person] = []
    logins: dict[str, int] = {}

    def add(
        ident: int,
        login: str,
        name: str,
        role: Role,
        area: str = DISTRICT,
        unit: int | None = None,
        seat: str | None = None,
    ) -> None:
        people.append(Person(id=ident, name=name, role=role, area=area, unit=unit, seat=seat))
        logins[login] = ident

    for ident, login, name, role, area, seat in _CENTER:
        add(ident, login, name, role, area, seat=seat)
    for number, (community, name) in enumerate(zip(communities, _COMMUNITY_SEATS, strict=True), start=1):
        add(10 + number, f"community{number}", name, Role.DISPATCHER, community.code, seat=f"{10 + number}")
    for number, name in enumerate(_OFFICERS, start=1):
        community = communities[(number - 1) % len(communities)]
        add(100 + number, f"officer{number}", name, Role.OFFICER, community.code)
    for sheet in units:
        if sheet.kind is not UnitKind.INSPECTION:
            name = sheet.handler.split(" ", 1)[0]
            add(300 + sheet.id, f"unit{sheet.id}", name, Role.HANDLER, sheet.area, unit=sheet.id)
    by_id = {sheet.id: sheet for sheet in units}
    for unit, place in _LEADERS:
        sheet = by_id[unit]
        name = (sheet.deputy if place == 2 else sheet.main).split(" ", 1)[0]
        add(400 + unit, f"leader{unit}", name, Role.LEADER, sheet.area, unit=unit)
    office = next(sheet for sheet in units if sheet.kind is UnitKind.INSPECTION)
    add(500, "inspector", office.handler.split(" ", 1)[0], Role.INSPECTOR, unit=office.id)
    for number, name in enumerate(_RESIDENTS, start=1):
        add(600 + number, f"resident{number}", name, Role.RESIDENT)
    for number, name in enumerate(_ENTERPRISES, start=1):
        add(700 + number, f"enterprise{number}", name, Role.ENTERPRISE)
    add(900, "auditor", "卓文清", Role.AUDITOR)
    add(901, "administrator", "沙嘉琪", Role.ADMINISTRATOR)
    add(902, "wall", "夏港街道大屏", Role.WALL, STREET)
    return tuple(people), logins


def officer_grids(areas: tuple[Area, ...], people: tuple[Person, ...]) -> dict[int, tuple[str, ...]]:
    """Which grids each officer walks: those of the community, dealt out in turn."""
    walked: dict[int, list[str]] = {}
    for community in {person.area for person in people if person.role is Role.OFFICER}:
        here = [person.id for person in people if person.role is Role.OFFICER and person.area == community]
        for number, grid in enumerate(grids(areas, community)):
            walked.setdefault(here[number % len(here)], []).append(grid.code)
    return {ident: tuple(codes) for ident, codes in sorted(walked.items())}
