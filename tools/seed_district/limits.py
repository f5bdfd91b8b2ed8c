"""The demo's table of limits: running hours and calendar days only, so that it runs in any year.

A few matters of the street have short limits (as cities publish them for open manholes, fallen cables and
blocked fire lanes), so that whoever tries the program sees lights turn while looking on.
"""

from __future__ import annotations

from domain.counting import Limit
from domain.policy import PolicyRow
from domain.words import Channel, Grade, Urgency

LIMITS = (
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
