"""The matters of the demo, chosen from the two public lists, with the grade and the units proposed for each.

The choice, the grades, the top classes of the hotline's matters and who is responsible are our own.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from domain.directory import Area, Matter, ResponsibleUnit
from domain.words import Grade
from tools.seed_district.units import COMMUNITY_TEAMS

TEAM: Final = 0
"""Stands for the community's own team."""


class MatterSheet(NamedTuple):
    """Code in its list, grade, and the units: the lead first (`TEAM` for the community's own)."""

    code: str
    grade: str
    units: tuple[int, ...]


STANDARD: Final = tuple(
    MatterSheet(*row)
    for row in (
        ("01001", "B", (11, 15)), ("01002", "B", (5,)), ("01003", "B", (15, 5)), ("01005", "B", (12,)),
        ("01013", "C", (7, 17)), ("01028", "B", (12,)), ("01037", "B", (15,)), ("01046", "A", (TEAM,)),
        ("01050", "C", (2,)), ("01054", "B", (17, 15)), ("01076", "C", (4, 1)), ("02004", "B", (8,)),
        ("02010", "C", (2, 8)), ("02014", "C", (2,)), ("02017", "C", (8, 2)), ("02034", "B", (15,)),
        ("02043", "B", (15,)), ("03001", "B", (15,)), ("03003", "B", (15,)), ("03005", "A", (TEAM,)),
        ("04002", "B", (15,)), ("04013", "A", (TEAM,)), ("06001", "C", (3, 13)), ("06008", "B", (15, 12)),
        ("06010", "A", (TEAM,)), ("06012", "A", (TEAM,)), ("06013", "C", (1, 15)), ("06014", "B", (15, 3)),
        ("06021", "B", (15,)), ("06025", "C", (5,)), ("06026", "D", (5, 6, 3)), ("06027", "C", (6, 4)),
        ("06028", "B", (13, 2)), ("06029", "B", (13,)), ("06030", "C", (5, 6)), ("06034", "B", (13, 2)),
        ("06036", "A", (TEAM,)), ("06042", "A", (TEAM,)), ("06048", "D", (1, 7)), ("07001", "A", (TEAM,)),
        ("07003", "B", (13,)), ("08001", "C", (3, 1)), ("08002", "B", (13,)), ("08004", "C", (1, 6)),
        ("08007", "C", (1,)), ("08012", "C", (3, 1)), ("09001", "B", (14, 13)), ("09005", "B", (13,)),
        ("09006", "B", (13, 14)), ("09009", "C", (2,)), ("09010", "A", (TEAM,)), ("09011", "B", (14, 8)),
        ("09012", "B", (17, 2)), ("09015", "C", (4, 13)), ("10002", "B", (15, 12)),
    )
)  # fmt: skip
HOTLINE: Final = tuple(
    (MatterSheet(*row[:3]), row[3])
    for row in (
        ("001", "B", (15, 5), "城市市容管理类"), ("072", "C", (4,), "安全生产管理类"),
        ("095", "C", (9,), "社会劳动保障管理类"), ("109", "D", (1, 16), "房屋土地管理类"),
        ("113", "B", (18,), "房屋土地管理类"), ("134", "C", (4,), "市场管理类"),
        ("165", "C", (10, 4), "教育管理类"), ("181", "C", (2,), "社会治安管理"),
        ("188", "C", (7, 17), "安全生产管理类"), ("198", "A", (TEAM,), "社会服务类"),
        ("203", "B", (12,), "公共设施维护管理"), ("220", "B", (11,), "公共设施维护管理"),
        ("330", "C", (1, 15), "公共设施维护管理"), ("358", "B", (15,), "园林绿化类"),
        ("369", "B", (17,), "交通管理类"), ("120", "C", (1,), "房屋土地管理类"),
    )
)  # fmt: skip


def matters(standard: dict[str, Any], hotline: dict[str, Any]) -> tuple[Matter, ...]:
    """The catalogue: the standard's codes as they are, the hotline's with an H before theirs."""
    names = {item["code"]: item for item in standard["matters"]}
    spoken = {item["code"]: item["name"] for item in hotline["items"]}
    chosen = [
        Matter(
            code=sheet.code,
            name=names[sheet.code]["name"],
            top=names[sheet.code]["category"],
            grade=Grade(sheet.grade),
        )
        for sheet in STANDARD
    ]
    chosen += [
        Matter(
            code=f"H{sheet.code}",
            name=spoken[sheet.code].removesuffix("的管理"),
            top=top,
            grade=Grade(sheet.grade),
        )
        for sheet, top in HOTLINE
    ]
    return tuple(chosen)


def responsible(communities: tuple[Area, ...]) -> tuple[ResponsibleUnit, ...]:
    """The list of responsible units; where the community's team leads, one entry for each community."""
    entries: list[ResponsibleUnit] = []
    rows = [(sheet.code, sheet.units) for sheet in STANDARD]
    rows += [(f"H{sheet.code}", sheet.units) for sheet, _ in HOTLINE]
    for number, (code, units) in enumerate(rows, start=1):
        lead, *assisting = units
        leads = [COMMUNITY_TEAMS + index for index in range(len(communities))] if lead == TEAM else [lead]
        entries += [
            ResponsibleUnit(
                matter=code,
                lead=one,
                assisting=tuple(assisting),
                basis=f"区责任主体清单（演示）第 {number} 项",
            )
            for one in leads
        ]
    return tuple(entries)
