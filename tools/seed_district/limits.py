"""The table of limits: what cities published, with where; elsewhere the defaults and our own, to edit.

Limits count as they were published: running hours, working hours, working days. The small demo has a table of
its own (running hours and calendar days alone, so that it runs in any year), in which a few matters of the
street are short, so that whoever tries the program sees lights turn while looking on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from domain.counting import Limit
from domain.directory import Matter
from domain.policy import DEFAULT_LIMITS, PolicyRow
from domain.words import Channel, Grade, Urgency

DEMO_LIMITS: Final = (
    PolicyRow(
        triage=Limit.running_minutes(30),
        acceptance=Limit.running_hours(24),
        handling=Limit.calendar_days(3),
    ),
    PolicyRow(grade=Grade.A, handling=Limit.running_hours(24)),
    PolicyRow(grade=Grade.B, handling=Limit.calendar_days(3)),
    PolicyRow(grade=Grade.C, handling=Limit.calendar_days(7)),
    PolicyRow(grade=Grade.D, handling=Limit.calendar_days(15)),
    PolicyRow(urgency=Urgency.URGENT, acceptance=Limit.running_hours(1), handling=Limit.running_hours(12)),
    PolicyRow(
        urgency=Urgency.EMERGENCY, acceptance=Limit.running_minutes(15), handling=Limit.running_hours(4)
    ),
    PolicyRow(
        channel=Channel.ENTERPRISE_DESK, response=Limit.running_hours(2), handling=Limit.running_hours(24)
    ),
    PolicyRow(matter="01003", acceptance=Limit.running_minutes(15), handling=Limit.running_hours(2)),
    PolicyRow(matter="10002", acceptance=Limit.running_minutes(15), handling=Limit.running_hours(2)),
    PolicyRow(matter="09012", acceptance=Limit.running_minutes(10), handling=Limit.running_minutes(40)),
    PolicyRow(matter="09006", acceptance=Limit.running_minutes(30), handling=Limit.running_hours(4)),
    PolicyRow(matter="09005", acceptance=Limit.running_minutes(30), handling=Limit.running_hours(4)),
    PolicyRow(matter="06010", acceptance=Limit.running_minutes(30), handling=Limit.running_hours(4)),
    PolicyRow(matter="06012", acceptance=Limit.running_minutes(30), handling=Limit.running_hours(2)),
    PolicyRow(matter="06014", acceptance=Limit.running_minutes(20), handling=Limit.running_hours(2)),
    PolicyRow(matter="06042", acceptance=Limit.running_minutes(30), handling=Limit.running_hours(4)),
    PolicyRow(matter="06028", acceptance=Limit.running_hours(1), handling=Limit.running_hours(12)),
    PolicyRow(matter="H001", acceptance=Limit.running_minutes(15), handling=Limit.running_hours(3)),
    PolicyRow(matter="H330", acceptance=Limit.running_minutes(15), handling=Limit.running_hours(12)),
    PolicyRow(matter="09010", acceptance=Limit.running_minutes(30), handling=Limit.running_hours(4)),
    PolicyRow(matter="H220", acceptance=Limit.running_hours(1), handling=Limit.running_hours(24)),
    PolicyRow(matter="H203", acceptance=Limit.running_hours(1), handling=Limit.running_hours(24)),
)

_AT_ONCE: Final = (
    PolicyRow(matter="H228", acceptance=Limit.running_minutes(15), handling=Limit.running_hours(4)),
    PolicyRow(matter="H333", acceptance=Limit.running_minutes(15), handling=Limit.running_hours(24)),
    PolicyRow(matter="H339", acceptance=Limit.running_minutes(15), handling=Limit.running_hours(24)),
    PolicyRow(matter="L003", acceptance=Limit.running_minutes(15), handling=Limit.running_hours(24)),
    PolicyRow(matter="L041", acceptance=Limit.running_minutes(10), handling=Limit.running_hours(2)),
    PolicyRow(matter="L046", acceptance=Limit.running_minutes(30), handling=Limit.running_hours(12)),
)
"""What cannot wait for its grade's limit: gas, gatherings, violence at home, people shut in a lift."""

_OWN: Final = "建议值，可修改"
_STANDARD_TEXT: Final = "某市 立案结案标准(事件类), renrendoc 191493937"
_HUANGPU: Final = "press reports on Huangpu, 2019"
_MANHOLES: Final = "广州市井盖设施管理办法, 2021-01 市政府常务会议"
_PUBLISHED: Final = {
    "01003": (Limit.running_hours(2), "public repo family smart-cityguard (read 2026)"),
    "06001": (Limit.working_days(20), _STANDARD_TEXT),
    "06010": (Limit.working_hours(4), _STANDARD_TEXT),
    "06011": (Limit.working_days(2), _STANDARD_TEXT),
    "06012": (Limit.working_hours(2), _STANDARD_TEXT),
    "06017": (Limit.working_hours(4), _STANDARD_TEXT),
    "04013": (Limit.working_days(5), _STANDARD_TEXT),
    "06025": (Limit.working_days(15), "济源市 采集立案处置结案标准, iask 2gaIATvprR5"),
    "H001": (Limit.working_hours(4), _STANDARD_TEXT),
}
"""The handling limits of matters, as published, each with its source."""


def limits(matters: Iterable[Matter]) -> list[dict[str, Any]]:
    """Every row with its source."""
    made = [{"row": row, "source": _source_of(row)} for row in DEFAULT_LIMITS]
    own = {row.matter: row for row in (*DEMO_LIMITS, *_AT_ONCE) if row.matter is not None}
    for matter in matters:
        row = own.get(matter.code, PolicyRow(matter=matter.code))
        published = _PUBLISHED.get(matter.code)
        if published is None and matter.code[:2] == "01" and "井盖" in matter.name:
            published = (Limit.running_hours(6), _MANHOLES)
        if published is not None:
            row = PolicyRow(matter=matter.code, acceptance=row.acceptance, handling=published[0])
            made.append({"row": row, "source": published[1]})
        elif matter.code in own:
            made.append({"row": row, "source": _OWN})
    return made


def _source_of(row: PolicyRow) -> str:
    if row.channel is Channel.ENTERPRISE_DESK:
        return "press report on Huangpu, 2020"
    if row == DEFAULT_LIMITS[0]:
        return f"接单 24 小时: {_HUANGPU}；其余{_OWN}"
    return _OWN
