"""The units that answer, with their handlers and leaders.

The bodies are real in kind; everybody in them is invented. Units of a street have the same number of tens and
ones in each street, which is their *role*: role 13 is the street's enforcement team, wherever it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final, NamedTuple

from domain.directory import Area, Contact, Unit
from domain.words import ContactKind, UnitKind
from tools.seed_district import DISTRICT, STREET
from tools.seed_district.areas import communities, streets
from tools.seed_district.people_names import invented_name, masked, phone

TEAM: Final = 0
"""The role of a community's own team."""
FIRST_OF_STREET: Final = 13
LAST_OF_STREET: Final = 19
_COMMUNITY_TEAMS: Final = 21
"""The first community's team in a street; the others follow in the order of the communities."""
_HALL: Final = 16
_OFFICE: Final = 31
"""区政府办."""


class UnitSheet(NamedTuple):
    """One unit as it is written down here: its people as `name title`, empty where it has none of its own."""

    id: int
    name: str
    kind: UnitKind
    handler: str
    deputy: str = ""
    main: str = ""
    area: str = DISTRICT
    above: int | None = None


_D, _E = UnitKind.DEPARTMENT, UnitKind.UTILITY
_S, _T = UnitKind.STREET_OFFICE, UnitKind.ENFORCEMENT
_DEMO: Final = (
    UnitSheet(1, "区住建局", _D, "梁伟业 值班员", "王志强 分管副局长", "苏建平 局长"),
    UnitSheet(2, "区公安分局", _D, "邓国栋 指挥室民警", "钟卫东 分管副局长", "彭海涛 局长"),
    UnitSheet(3, "区城管局", _D, "黎婉仪 值班员", "何耀辉 分管副局长", "谭永昌 局长"),
    UnitSheet(4, "区市场监管局", _D, "潘晓岚 值班员", "叶文斌 分管副局长", "曾庆云 局长"),
    UnitSheet(5, "区水务局", _D, "冯子健 值班员", "卢家明 分管副局长", "韦正东 局长"),
    UnitSheet(6, "区生态环境局", _D, "罗颖欣 值班员", "蔡俊杰 分管副局长", "温仲林 局长"),
    UnitSheet(7, "区应急管理局", _D, "吴启航 值班员", "江振邦 分管副局长", "杜长河 局长"),
    UnitSheet(8, "区交通运输局", _D, "郑嘉豪 值班员", "欧阳明 分管副局长", "侯景行 局长"),
    UnitSheet(9, "区人社局", _D, "严佩珊 值班员", "汤志远 分管副局长", "莫少华 局长"),
    UnitSheet(10, "区教育局", _D, "袁慧敏 值班员", "", "戴崇文 局长", above=_OFFICE),
    UnitSheet(11, "供水服务中心", _E, "霍志辉 调度员", above=5),
    UnitSheet(12, "供电服务中心", _E, "区锦荣 调度员", "倪国安 副主任", above=39),
    UnitSheet(13, "街道综合执法大队", _T, "丘永健 中队长", "康少雄 大队长", area=STREET, above=16),
    UnitSheet(14, "街道机动巡查队", UnitKind.PATROL, "伍立新 队长", area=STREET, above=13),
    UnitSheet(15, "街道城市管理办", _S, "关淑贤 科员", "崔明德 主任", area=STREET, above=16),
    UnitSheet(16, "夏港街道办", _S, "麦婉婷 党政办科员", "赖文锋 副主任", "石敬尧 主任", area=STREET),
    UnitSheet(17, "街道应急管理办", _S, "龙志成 科员", "白启明 主任", area=STREET, above=16),
    UnitSheet(18, "街道公共服务办", _S, "薛丽君 科员", area=STREET, above=16),
    UnitSheet(19, "港城物业", UnitKind.PROPERTY, "占家俊 项目经理", area=f"{STREET}004", above=24),
    UnitSheet(20, "区督查室", UnitKind.INSPECTION, "宁致远 督查员", "俞秉公 副主任", above=_OFFICE),
)
"""The demo's own: its people are known by name."""
_DEMO_TEAM_LEADERS: Final = ("谢丽娟", "史永福", "凌凤英", "阮志平", "翁少芬", "桂建华")

_MORE: Final = (
    (31, "区政府办", _D, None), (32, "区卫健局", _D, None), (33, "区民政局", _D, None),
    (34, "区规划资源分局", _D, None), (35, "区文广旅体局", _D, None), (36, "区农业农村局", _D, None),
    (37, "区消防救援大队", _D, None), (38, "区司法局", _D, None), (39, "区科工信局", _D, None),
    (40, "区商务局", _D, None), (41, "区政务数据局", _D, None), (42, "区信访局", _D, None),
    (43, "燃气服务中心", _E, 3), (44, "通信服务中心", _E, 39), (45, "排水服务中心", _E, 5),
)  # fmt: skip
"""The rest of the 22 departments, and of the utilities with whom they stand under."""

UNIT_AWAY: Final = 8
"""Its deputy leader is away, and another one of the house stands in."""


def street_base(areas: Sequence[Area], street: str) -> int:
    """What is added to a role for the id of the unit that has it in a street."""
    number = [area.code for area in streets(areas)].index(street) + 1
    return 0 if street == STREET else 1_000 + 100 * number


def unit_ids(areas: Sequence[Area], role: int) -> tuple[int, ...]:
    """The units that have a role, in the order of their areas: of the district, each street or community."""
    if role == TEAM:
        return tuple(
            street_base(areas, street.code) + _COMMUNITY_TEAMS + index
            for street in streets(areas)
            for index in range(len(communities(areas, street.code)))
        )
    if FIRST_OF_STREET <= role <= LAST_OF_STREET:
        return tuple(street_base(areas, street.code) + role for street in streets(areas))
    return (role,)


def _team(areas: Sequence[Area], community: str) -> int:
    inside = [one.code for one in communities(areas, community[:9])]
    return street_base(areas, community[:9]) + _COMMUNITY_TEAMS + inside.index(community)


def sheets(areas: Sequence[Area]) -> tuple[UnitSheet, ...]:
    """All units of a district, by id."""
    district = areas[0].code
    rng = Random(f"units of {district}")

    def named(sheet: UnitSheet) -> UnitSheet:
        """The same unit elsewhere, with people of its own."""
        handler, deputy, main = (
            f"{invented_name(rng)} {told.split(' ', 1)[1]}" if told else ""
            for told in (sheet.handler, sheet.deputy, sheet.main)
        )
        area = district if sheet.area == DISTRICT else sheet.area
        return sheet._replace(area=area, handler=handler, deputy=deputy, main=main)

    made = [sheet for sheet in _DEMO if sheet.area == DISTRICT]
    if district != DISTRICT:
        made = [named(sheet) for sheet in made]
    for ident, name, kind, above in _MORE:
        duty, deputy, main = ("值班员", "分管副局长", "局长") if kind is _D else ("调度员", "副主任", "主任")
        sheet = UnitSheet(ident, name, kind, f"某 {duty}", f"某 {deputy}", f"某 {main}", above=above)
        made.append(named(sheet))
    for street in streets(areas):
        if street.code == STREET:
            made += [_in_full(sheet, street) for sheet in _DEMO if sheet.area.startswith(STREET)]
        else:
            made += [named(sheet) for sheet in _street_sheets(areas, street)]
        for index, community in enumerate(communities(areas, street.code)):
            leader = _DEMO_TEAM_LEADERS[index] if street.code == STREET else invented_name(rng)
            made.append(_team_sheet(areas, community, leader))
    return tuple(sorted(made, key=lambda one: one.id))


def short_names(made: Sequence[Unit], street: Area) -> dict[int, str]:
    """What a street's units are called where there is no other: those that need not say which street."""
    known = {sheet.id: sheet.name for sheet in _DEMO}
    found: dict[int, str] = {}
    for unit in made:
        short = known.get(unit.id, unit.name.removeprefix(street.name))
        if unit.area.startswith(street.code) and short != unit.name:
            found[unit.id] = short
    return found


def _in_full(sheet: UnitSheet, street: Area) -> UnitSheet:
    return sheet._replace(name=sheet.name.replace("街道", street.name)) if sheet.name[:2] == "街道" else sheet


def _street_sheets(areas: Sequence[Area], street: Area) -> list[UnitSheet]:
    base = street_base(areas, street.code)
    found: list[UnitSheet] = []
    for sheet in _DEMO:
        if not sheet.area.startswith(STREET):
            continue
        area, above = street.code, base + _HALL
        name = sheet.name.replace("街道", street.name, 1)
        if sheet.kind is UnitKind.PROPERTY:
            community = communities(areas, street.code)[0]
            area, above = community.code, _team(areas, community.code)
            name = f"{_told_apart(areas, community).removesuffix('社区')}物业"
        elif sheet.above == FIRST_OF_STREET:
            above = base + FIRST_OF_STREET
        whole = sheet._replace(id=base + sheet.id, area=area, name=name, above=above)
        if sheet.id == _HALL:
            kind = "街道办" if street.name.endswith("街道") else "政府"
            whole = whole._replace(name=f"{street.name.removesuffix('街道')}{kind}", above=None)
        found.append(whole)
    return found


def _told_apart(areas: Sequence[Area], community: Area) -> str:
    """A community's name, after its street's where another community of the district has the same."""
    if sum(one.name == community.name for one in communities(areas)) == 1:
        return community.name
    street = next(one for one in streets(areas) if community.code.startswith(one.code))
    return f"{street.name}{community.name}"


def _team_sheet(areas: Sequence[Area], community: Area, leader: str) -> UnitSheet:
    return UnitSheet(
        _team(areas, community.code),
        f"{_told_apart(areas, community)}工作队",
        UnitKind.COMMUNITY_TEAM,
        f"{leader} 队长",
        area=community.code,
        above=street_base(areas, community.code[:9]) + _HALL,
    )


def units(made: Sequence[UnitSheet]) -> tuple[Unit, ...]:
    """The units of the directory."""
    return tuple(
        Unit(id=one.id, name=one.name, kind=one.kind, area=one.area, above=one.above) for one in made
    )


def contacts(made: Sequence[UnitSheet]) -> tuple[tuple[Contact, ...], dict[int, str]]:
    """Their contacts with masked phones, and the whole phone numbers by contact."""
    found: list[Contact] = []
    phones: dict[int, str] = {}
    for sheet in made:
        kinds = (
            (ContactKind.HANDLER, sheet.handler),
            (ContactKind.DEPUTY_LEADER, sheet.deputy),
            (ContactKind.MAIN_LEADER, sheet.main),
        )
        for place, (kind, who) in enumerate(kinds, start=1):
            if not who:
                continue
            name, title = who.split(" ", 1)
            ident = sheet.id * 10 + place
            phones[ident] = phone(ident)
            away = sheet.id == UNIT_AWAY and kind is ContactKind.DEPUTY_LEADER
            found.append(
                Contact(
                    id=ident,
                    unit=sheet.id,
                    kind=kind,
                    name=name,
                    title=title,
                    phone=masked(phones[ident]),
                    away=away,
                    deputy=UNIT_AWAY * 10 + 3 if away else None,
                )
            )
    return tuple(found), phones
