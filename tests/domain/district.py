"""A small made-up district, its people, and two worlds of limits: in running time and in working time."""

from domain.calendar import WorkingCalendar
from domain.counting import Limit
from domain.directory import Area, Contact, Directory, Matter, ResponsibleUnit, Unit
from domain.operation import Actor, system_actor
from domain.place import Place
from domain.policy import PolicyRow, World
from domain.ticket import Reporter
from domain.words import Channel, ContactKind, Grade, Role, UnitKind, Urgency
from tests.domain.shanghai import CALENDAR

DISTRICT = "440112"
STREET = "440112001"
OTHER_STREET = "440112002"
COMMUNITY = "440112001001"
GRID = "440112001001007"

HOUSING, WATER, TEAM, COMMUNITY_TEAM, CLOSED_UNIT, OFFICE = 1, 2, 3, 4, 7, 9
"""Of the units: the water office has the housing bureau above it, the team no leader, one is not active."""

HOUSING_HANDLER, HOUSING_DEPUTY, HOUSING_MAIN, WATER_HANDLER, TEAM_HANDLER, OFFICE_DESK = (
    11,
    12,
    13,
    21,
    31,
    91,
)

DIRECTORY = Directory(
    district=DISTRICT,
    name="测试区",
    areas=(
        Area(code=DISTRICT, name="测试区"),
        Area(code=STREET, name="东街道"),
        Area(code=OTHER_STREET, name="西街道"),
        Area(code=COMMUNITY, name="一社区"),
        Area(code=GRID, name="07 网格", sector="07"),
    ),
    units=(
        Unit(id=HOUSING, name="区住建局", kind=UnitKind.DEPARTMENT, area=DISTRICT),
        Unit(id=WATER, name="区水务所", kind=UnitKind.UTILITY, area=DISTRICT, above=HOUSING),
        Unit(id=TEAM, name="东街道综合执法大队", kind=UnitKind.ENFORCEMENT, area=STREET),
        Unit(
            id=COMMUNITY_TEAM, name="一社区工作队", kind=UnitKind.COMMUNITY_TEAM, area=COMMUNITY, above=TEAM
        ),
        Unit(id=CLOSED_UNIT, name="已撤并单位", kind=UnitKind.DEPARTMENT, area=DISTRICT, active=False),
        Unit(id=OFFICE, name="督查室", kind=UnitKind.INSPECTION, area=DISTRICT),
    ),
    contacts=tuple(
        Contact(id=ident, unit=unit, kind=kind, name=f"联系人{ident}", title="", phone="139****0000")
        for ident, unit, kind in (
            (HOUSING_HANDLER, HOUSING, ContactKind.HANDLER),
            (HOUSING_DEPUTY, HOUSING, ContactKind.DEPUTY_LEADER),
            (HOUSING_MAIN, HOUSING, ContactKind.MAIN_LEADER),
            (WATER_HANDLER, WATER, ContactKind.HANDLER),
            (TEAM_HANDLER, TEAM, ContactKind.HANDLER),
            (OFFICE_DESK, OFFICE, ContactKind.HANDLER),
        )
    ),
    matters=tuple(
        Matter(code=f"m-{grade.value.lower()}", name=f"事项{grade}", top="城市管理", grade=grade)
        for grade in Grade
    ),
    responsible=(ResponsibleUnit(matter="m-b", lead=HOUSING, assisting=(WATER,), basis="三定方案"),),
)

_COMMON = (
    PolicyRow(triage=Limit.running_minutes(30), acceptance=Limit.running_hours(24)),
    PolicyRow(urgency=Urgency.URGENT, acceptance=Limit.running_hours(1)),
    PolicyRow(urgency=Urgency.EMERGENCY, acceptance=Limit.running_minutes(15)),
    PolicyRow(channel=Channel.HOTLINE_12345, response=Limit.running_hours(2)),
    PolicyRow(grade=Grade.A, handling=Limit.running_hours(24)),
)
RUNNING = World(
    directory=DIRECTORY,
    calendar=WorkingCalendar(years=()),
    limits=(
        *_COMMON,
        PolicyRow(handling=Limit.calendar_days(3)),
        PolicyRow(grade=Grade.C, handling=Limit.calendar_days(7)),
        PolicyRow(grade=Grade.D, handling=Limit.calendar_days(15)),
    ),
)
"""Runs in any year: no working calendar at all."""

WORKING = World(
    directory=DIRECTORY,
    calendar=CALENDAR,
    limits=(
        *_COMMON,
        PolicyRow(handling=Limit.working_days(3)),
        PolicyRow(grade=Grade.C, handling=Limit.working_days(7)),
        PolicyRow(grade=Grade.D, handling=Limit.working_days(15)),
        PolicyRow(grade=Grade.A, urgency=Urgency.EMERGENCY, handling=Limit.working_hours(4)),
    ),
)


def actor(account: int, role: Role, area: str = DISTRICT, unit: int | None = None) -> Actor:
    return Actor(account=account, role=role, district=DISTRICT, area=area, unit=unit, seat=f"{account:03d}")


DISPATCHER = actor(101, Role.DISPATCHER, STREET)
COLLEAGUE = actor(102, Role.DISPATCHER, STREET)
COMMUNITY_DISPATCHER = actor(103, Role.DISPATCHER, COMMUNITY)
DISTRICT_DISPATCHER = actor(108, Role.DISPATCHER, DISTRICT)
STRANGER = actor(104, Role.DISPATCHER, OTHER_STREET)
SUPERVISOR = actor(105, Role.SUPERVISOR, STREET)
OFFICER = actor(106, Role.OFFICER, GRID)
FAR_OFFICER = actor(107, Role.OFFICER, OTHER_STREET)
HOUSING_MAN = actor(201, Role.HANDLER, DISTRICT, HOUSING)
WATER_MAN = actor(202, Role.HANDLER, DISTRICT, WATER)
TEAM_MAN = actor(203, Role.HANDLER, STREET, TEAM)
LEADER = actor(301, Role.LEADER, DISTRICT, HOUSING)
FAR_LEADER = actor(302, Role.LEADER, DISTRICT, TEAM)
INSPECTOR = actor(303, Role.INSPECTOR, DISTRICT, OFFICE)
RESIDENT = actor(401, Role.RESIDENT)
NEIGHBOUR = actor(402, Role.RESIDENT)
ENTERPRISE = actor(403, Role.ENTERPRISE)
AUDITOR = actor(501, Role.AUDITOR)
ADMINISTRATOR = actor(502, Role.ADMINISTRATOR)
WALL = actor(503, Role.WALL, STREET)
SYSTEM = system_actor(DISTRICT)
HANDLER_OF = {HOUSING: HOUSING_MAN, WATER: WATER_MAN, TEAM: TEAM_MAN}

PLACE = Place(address="东街 1 号", area=GRID)


def reporter(
    account: int | None = None, channel: Channel = Channel.CALL, at: int = 0, ident: str = "r1"
) -> Reporter:
    return Reporter(id=ident, digest="0" * 64, channel=channel, at=at, account=account)
