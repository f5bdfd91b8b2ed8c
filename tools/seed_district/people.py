"""The accounts: every role of the trade has at least one, with a log-in for the demo.

The demo's street is cast by name; other streets and communities have seats, officers and handlers too.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from domain.directory import Area, OfficerKind, Person
from domain.words import Role, UnitKind
from tools.seed_district import DISTRICT, STREET
from tools.seed_district.areas import communities, grids, streets
from tools.seed_district.people_names import invented_name
from tools.seed_district.units import LAST_OF_STREET, UnitSheet, street_base

_DISTRICT_SEATS: Final = (
    (1, "district", "何建国", Role.SUPERVISOR, "01"),
    (2, "district2", "方晓琳", Role.DISPATCHER, "02"),
)
_STREET_SEATS: Final = (
    (3, "dispatcher", "李敏", Role.DISPATCHER, "03"),
    (4, "dispatcher2", "许家乐", Role.DISPATCHER, "04"),
    (5, "supervisor", "高翠芳", Role.SUPERVISOR, "05"),
)
_COMMUNITY_SEATS: Final = ("简志明", "容佩仪", "甘建平", "柯晓丹", "全伟强", "成咏诗")
_OFFICERS: Final = (
    "周玉冰", "谭志远", "刘秀兰", "黄国华", "邱美娟", "孔繁荣", "骆小红", "祝家辉",
    "杨桂英", "范文涛", "古丽萍", "蓝海斌", "司徒健", "鲁雪梅",
)  # fmt: skip
_LEADERS: Final = {1: 2, 2: 2, 3: 2, 4: 2, 5: 2, 7: 2, 13: 2, 15: 2, 16: 3}
"""Leaders with an account: the unit's role, and which of its contacts (2 deputy, 3 main)."""
_OTHER_DEPARTMENTS: Final = range(31, 43)
"""Their deputy leaders have accounts, too."""
_RESIDENTS: Final = (
    "陈女士", "李先生", "张女士", "林先生", "吴阿姨", "黄先生",
    "何女士", "朱先生", "郭女士", "梁伯", "苏女士", "杜先生",
)  # fmt: skip
"""As others may see them: a resident's whole name is nobody's business."""
_ENTERPRISES: Final = ("港腾物流", "穗晟精密", "味满轩餐饮")


class Roll:
    """The accounts as they are put down, each with its log-in."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self.areas = areas
        self.district = areas[0].code
        self.people: list[Person] = []
        self.logins: dict[str, int] = {}
        self._rng = Random(f"people of {self.district}")

    def add(
        self,
        ident: int,
        login: str,
        name: str,
        role: Role,
        area: str = "",
        unit: int | None = None,
        seat: str | None = None,
        officer: OfficerKind | None = None,
    ) -> None:
        """One account; for the whole district unless an area is named, invented where it has no name."""
        who = name or invented_name(self._rng)
        at = area or self.district
        self.people.append(
            Person(id=ident, name=who, role=role, area=at, unit=unit, seat=seat, officer=officer)
        )
        self.logins[login] = ident

    def named(self, name: str) -> str:
        """A name of the demo's cast, in the demo's district alone."""
        return name if self.district == DISTRICT else ""


def accounts(areas: Sequence[Area], units: Sequence[UnitSheet]) -> tuple[tuple[Person, ...], dict[str, int]]:
    """The people of the directory by id, and the account of each log-in."""
    roll = Roll(areas)
    for ident, login, name, role, seat in _DISTRICT_SEATS:
        roll.add(ident, login, roll.named(name), role, seat=seat)
    roll.add(6, "district3", "", Role.DISPATCHER, seat="06")
    roll.add(7, "district4", "", Role.DISPATCHER, seat="07")
    for number, street in enumerate(streets(areas), start=1):
        if street.code == STREET:
            _demo_street(roll)
        else:
            _street(roll, street.code, number)
        hall = street.code[-3:]
        device = f"{street.name}巡查无人机"
        roll.add(90_000 + number, f"s{hall}-device", device, Role.OFFICER, street.code, officer=_ELECTRONIC)
    for sheet in units:
        _of_unit(roll, sheet)
    for number, name in enumerate(_RESIDENTS, start=1):
        roll.add(600 + number, f"resident{number}", name, Role.RESIDENT)
    for number, name in enumerate(_ENTERPRISES, start=1):
        roll.add(700 + number, f"enterprise{number}", name, Role.ENTERPRISE)
    roll.add(900, "auditor", roll.named("卓文清"), Role.AUDITOR)
    roll.add(901, "administrator", roll.named("沙嘉琪"), Role.ADMINISTRATOR)
    if roll.district == DISTRICT:
        roll.add(902, "wall", "夏港街道大屏", Role.WALL, STREET)
    roll.add(903, "district-wall", f"{areas[0].name}大屏", Role.WALL)
    people = tuple(sorted(roll.people, key=lambda one: one.id))
    return people, dict(sorted(roll.logins.items(), key=lambda one: one[1]))


_ELECTRONIC: Final = OfficerKind.ELECTRONIC
_ON_FOOT: Final = (OfficerKind.FULL_TIME, OfficerKind.PART_TIME, OfficerKind.VOLUNTEER)


def _demo_street(roll: Roll) -> None:
    here = communities(roll.areas, STREET)
    for ident, login, name, role, seat in _STREET_SEATS:
        roll.add(ident, login, name, role, STREET, seat=seat)
    for number, (community, name) in enumerate(zip(here, _COMMUNITY_SEATS, strict=True), start=1):
        login = f"community{number}"
        roll.add(10 + number, login, name, Role.DISPATCHER, community.code, seat=f"{10 + number}")
    for number, name in enumerate(_OFFICERS, start=1):
        turn, place = divmod(number - 1, len(here))
        area = here[place].code
        roll.add(100 + number, f"officer{number}", name, Role.OFFICER, area, officer=_ON_FOOT[turn])


def _street(roll: Roll, street: str, number: int) -> None:
    short = f"s{street[-3:]}"
    seats = ((1, "dispatcher", Role.DISPATCHER), (2, "dispatcher2", Role.DISPATCHER))
    for place, word, role in (*seats, (3, "supervisor", Role.SUPERVISOR)):
        seat = f"{number:02d}{place:02d}"
        roll.add(40_000 + 100 * number + place, f"{short}-{word}", "", role, street, seat=seat)
    for place, community in enumerate(communities(roll.areas, street), start=1):
        seat = f"{number:02d}{10 + place}"
        login = f"{short}-community{place}"
        roll.add(50_000 + 100 * number + place, login, "", Role.DISPATCHER, community.code, seat=seat)
        first = 60_000 + 1_000 * number + 10 * place
        for turn, officer in enumerate(_ON_FOOT, start=1):
            walker = f"{short}-officer{place}-{turn}"
            roll.add(first + turn, walker, "", Role.OFFICER, community.code, officer=officer)


def _of_unit(roll: Roll, sheet: UnitSheet) -> None:
    """A unit's handler, or the inspection office's own; and a leader where one has an account."""
    handler = sheet.handler.split(" ", 1)[0]
    if sheet.kind is UnitKind.INSPECTION:
        roll.add(500, "inspector", handler, Role.INSPECTOR, unit=sheet.id)
        return
    few = sheet.id < 1_000
    base = 0 if few else street_base(roll.areas, sheet.area[:9])
    ident = 300 + sheet.id if few else 20_000 + sheet.id
    roll.add(ident, f"unit{sheet.id}", handler, Role.HANDLER, sheet.area, unit=sheet.id)
    role = sheet.id - base
    place = _LEADERS.get(role, 2 if role in _OTHER_DEPARTMENTS and few else 0)
    if place and (few or role <= LAST_OF_STREET):
        name = (sheet.deputy if place == 2 else sheet.main).split(" ", 1)[0]
        ident = 400 + sheet.id if few else 30_000 + sheet.id
        roll.add(ident, f"leader{sheet.id}", name, Role.LEADER, sheet.area, unit=sheet.id)


def officer_grids(areas: Sequence[Area], people: Sequence[Person]) -> dict[int, tuple[str, ...]]:
    """Which grids each officer walks: those of the community, dealt out in turn; a device sees its street."""
    walked: dict[int, list[str]] = {}
    of_area: dict[str, list[int]] = {}
    for person in people:
        if person.role is Role.OFFICER:
            of_area.setdefault(person.area, []).append(person.id)
    for community in communities(areas):
        here = of_area[community.code]
        for number, grid in enumerate(grids(areas, community.code)):
            walked.setdefault(here[number % len(here)], []).append(grid.code)
    return {ident: tuple(codes) for ident, codes in sorted(walked.items())}
