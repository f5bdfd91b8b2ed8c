"""The units that answer, with their handlers and leaders.

The bodies are real in kind; everybody in them is invented.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from domain.directory import Area, Contact, Unit
from domain.words import ContactKind, UnitKind
from tools.seed_district import DISTRICT, STREET
from tools.seed_district.people_names import masked, phone

COMMUNITY_TEAMS: Final = 21
"""The id of the first community's team; the others follow in the order of the communities."""

STREET_HALL: Final = 16


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
SHEETS: Final = (
    UnitSheet(1, "区住建局", _D, "梁伟业 值班员", "王志强 分管副局长", "苏建平 局长"),
    UnitSheet(2, "区公安分局", _D, "邓国栋 指挥室民警", "钟卫东 分管副局长", "彭海涛 局长"),
    UnitSheet(3, "区城管局", _D, "黎婉仪 值班员", "何耀辉 分管副局长", "谭永昌 局长"),
    UnitSheet(4, "区市场监管局", _D, "潘晓岚 值班员", "叶文斌 分管副局长", "曾庆云 局长"),
    UnitSheet(5, "区水务局", _D, "冯子健 值班员", "卢家明 分管副局长", "韦正东 局长"),
    UnitSheet(6, "区生态环境局", _D, "罗颖欣 值班员", "蔡俊杰 分管副局长", "温仲林 局长"),
    UnitSheet(7, "区应急管理局", _D, "吴启航 值班员", "江振邦 分管副局长", "杜长河 局长"),
    UnitSheet(8, "区交通运输局", _D, "郑嘉豪 值班员", "欧阳明 分管副局长", "侯景行 局长"),
    UnitSheet(9, "区人社局", _D, "严佩珊 值班员", "汤志远 分管副局长", "莫少华 局长"),
    UnitSheet(10, "区教育局", _D, "袁慧敏 值班员", "", "戴崇文 局长"),
    UnitSheet(11, "供水服务中心", _E, "霍志辉 调度员", above=5),
    UnitSheet(12, "供电服务中心", _E, "区锦荣 调度员", "倪国安 副主任"),
    UnitSheet(13, "街道综合执法大队", _T, "丘永健 中队长", "康少雄 大队长", area=STREET, above=16),
    UnitSheet(14, "街道机动巡查队", UnitKind.PATROL, "伍立新 队长", area=STREET, above=13),
    UnitSheet(15, "街道城市管理办", _S, "关淑贤 科员", "崔明德 主任", area=STREET, above=16),
    UnitSheet(16, "夏港街道办", _S, "麦婉婷 党政办科员", "赖文锋 副主任", "石敬尧 主任", area=STREET),
    UnitSheet(17, "街道应急管理办", _S, "龙志成 科员", "白启明 主任", area=STREET, above=16),
    UnitSheet(18, "街道公共服务办", _S, "薛丽君 科员", area=STREET, above=16),
    UnitSheet(19, "港城物业", UnitKind.PROPERTY, "占家俊 项目经理", area=f"{STREET}004", above=24),
    UnitSheet(20, "区督查室", UnitKind.INSPECTION, "宁致远 督查员", "俞秉公 副主任"),
)
_TEAM_LEADERS: Final = ("谢丽娟", "史永福", "凌凤英", "阮志平", "翁少芬", "桂建华")

UNIT_AWAY: Final = 8
"""Its deputy leader is away, and another one of the house stands in."""


def sheets(communities: tuple[Area, ...]) -> tuple[UnitSheet, ...]:
    """All units: the fixed ones, and a team for each community."""
    teams = tuple(
        UnitSheet(
            COMMUNITY_TEAMS + index,
            f"{community.name}工作队",
            UnitKind.COMMUNITY_TEAM,
            f"{_TEAM_LEADERS[index]} 队长",
            area=community.code,
            above=STREET_HALL,
        )
        for index, community in enumerate(communities)
    )
    return (*SHEETS, *teams)


def units(made: tuple[UnitSheet, ...]) -> tuple[Unit, ...]:
    """The units of the directory."""
    return tuple(
        Unit(id=one.id, name=one.name, kind=one.kind, area=one.area, above=one.above) for one in made
    )


def contacts(made: tuple[UnitSheet, ...]) -> tuple[tuple[Contact, ...], dict[int, str]]:
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
