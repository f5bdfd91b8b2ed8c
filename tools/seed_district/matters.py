"""The catalogue of matters: every one of the national standard, and a branch for people and enterprises.

Names are those of the two public lists where they have them. The grades, the top classes of the branch, its
matters with an L and who is responsible are our own. Units are given by their role (see `units`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from domain.directory import Area, Matter, ResponsibleUnit
from domain.words import Grade
from tools.seed_district.livelihood import HOTLINE, OWN
from tools.seed_district.proposing import MatterSheet, proposed
from tools.seed_district.units import (
    FIRST_OF_STREET,
    LAST_OF_STREET,
    TEAM,
    unit_ids,
)

DEMO_STANDARD: Final = tuple(
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
DEMO_HOTLINE: Final = tuple(
    (MatterSheet(*row[:3]), row[3])
    for row in (
        ("001", "B", (15, 5), "城市市容管理类"), ("072", "C", (4,), "安全生产管理类"),
        ("095", "C", (9,), "社会劳动保障管理类"), ("109", "D", (1, 16), "房屋土地管理类"),
        ("113", "B", (18,), "房屋土地管理类"), ("134", "C", (4,), "市场管理类"),
        ("165", "C", (10, 4), "市场管理类"), ("181", "C", (2,), "社会治安管理"),
        ("188", "C", (7, 17), "安全生产管理类"), ("198", "A", (TEAM,), "社会服务类"),
        ("203", "B", (12,), "公共设施维护管理"), ("220", "B", (11,), "公共设施维护管理"),
        ("330", "C", (1, 15), "公共设施维护管理"), ("358", "B", (15,), "城市市容管理类"),
        ("369", "B", (17,), "交通管理类"), ("120", "C", (1,), "房屋土地管理类"),
    )
)  # fmt: skip


"""The seventy-one of the small demo, each looked at by itself."""


def matters(standard: dict[str, Any], hotline: dict[str, Any]) -> tuple[Matter, ...]:
    """The catalogue: the standard's codes as they are, the hotline's with an H before, our own with L."""
    sheets = {sheet.code: sheet for sheet in proposals(standard)}
    spoken = {f"H{item['code']}": item["name"] for item in hotline["items"]}
    made = [
        Matter(code=item["code"], name=item["name"], top=item["category"], grade=_grade(sheets[item["code"]]))
        for item in standard["matters"]
    ]
    made += [
        Matter(code=sheet.code, name=spoken[sheet.code].removesuffix("的管理"), top=top, grade=_grade(sheet))
        for sheet, top in hotline_branch()
    ]
    made += [Matter(code=one.code, name=one.name, top=one.top, grade=Grade(one.grade)) for one in OWN]
    return tuple(made)


def components(standard: dict[str, Any]) -> list[dict[str, str]]:
    """管理部件: what stands about in the city, under the standard's codes (a space of their own)."""
    return [
        {"code": item["code"], "name": item["name"], "top": item["category"]}
        for item in standard["components"]
    ]


def proposals(standard: dict[str, Any]) -> list[MatterSheet]:
    """Grade and units for every matter of the standard, the demo's first. Raises LookupError."""
    known = {sheet.code for sheet in DEMO_STANDARD}
    rest = [item for item in standard["matters"] if item["code"] not in known]
    return [*DEMO_STANDARD, *(proposed(item["code"], item["name"]) for item in rest)]


def hotline_branch() -> list[tuple[MatterSheet, str]]:
    """The hotline's matters with an H before their codes, the demo's first."""
    return [(sheet._replace(code=f"H{sheet.code}"), top) for sheet, top in (*DEMO_HOTLINE, *HOTLINE)]


def responsible(standard: dict[str, Any], areas: Sequence[Area]) -> tuple[ResponsibleUnit, ...]:
    """The list of responsible units: where a street's units take part, one entry for each street."""
    rows = proposals(standard)
    demo, more = rows[: len(DEMO_STANDARD)], rows[len(DEMO_STANDARD) :]
    branch = [sheet for sheet, _ in hotline_branch()]
    first, others = branch[: len(DEMO_HOTLINE)], branch[len(DEMO_HOTLINE) :]
    own = [MatterSheet(one.code, one.grade, one.units) for one in OWN]
    numbered = (*demo, *first, *more, *others, *own)
    ids = {role: unit_ids(areas, role) for sheet in numbered for role in sheet.units}
    entries: list[ResponsibleUnit] = []
    for number, sheet in enumerate(numbered, start=1):
        entries += [
            ResponsibleUnit(
                matter=sheet.code,
                lead=lead,
                assisting=assisting,
                basis=f"区责任主体清单（演示）第 {number} 项",
            )
            for lead, assisting in _expanded(ids, sheet.units)
        ]
    return tuple(entries)


def _expanded(
    ids: Mapping[int, tuple[int, ...]], roles: tuple[int, ...]
) -> list[tuple[int, tuple[int, ...]]]:
    """Lead and assisting units wherever the roles are played: once, in each street or in each community."""
    lead, *beside = roles
    streets = ids[FIRST_OF_STREET]
    if lead == TEAM:
        if beside:
            raise ValueError("a community's team leads alone")
        return [(one, ()) for one in ids[TEAM]]
    of_street = [FIRST_OF_STREET <= role <= LAST_OF_STREET for role in roles]
    turns = range(len(streets)) if any(of_street) else range(1)
    found = [
        tuple(ids[role][turn if local else 0] for role, local in zip(roles, of_street, strict=True))
        for turn in turns
    ]
    return [(first, tuple(others)) for first, *others in found]


def _grade(sheet: MatterSheet) -> Grade:
    return Grade(sheet.grade)
