"""A town for stories: one district with two streets, a dozen units, and an account for every role.

Its limits are those of `domain.policy.DEFAULT_LIMITS` (working days), its calendar the one that ships; it is
set up through the same doors that `huying-server seed` uses.
"""

from pathlib import Path
from typing import Final

import msgspec

from backend.services.passwords import Passwords
from backend.store.accounts import Accounts
from backend.store.database import Database
from backend.store.directory import write_world
from backend.store.vault import Vault
from domain.calendar import CalendarYear, WorkingCalendar
from domain.directory import Area, Contact, Directory, Matter, Person, ResponsibleUnit, Unit
from domain.place import Place
from domain.policy import World
from domain.words import ContactKind, Grade, Role, UnitKind
from resources import resource_path

DISTRICT: Final = "440112"
STREET: Final = "440112001"
OTHER_STREET: Final = "440112002"
COMMUNITY: Final = "440112001003"
GRID: Final = "440112001003007"
OTHER_GRID: Final = "440112002001001"
PASSWORD: Final = "the same for everybody"

HOUSING, WATER, CITY, POLICE, MARKET, WATER_WORKS, POWER = 1, 2, 3, 4, 5, 6, 7
ENFORCEMENT, PATROL, COMMUNITY_TEAM, PROPERTY, INSPECTION = 8, 9, 10, 11, 12

_UNITS: Final = (
    (HOUSING, "区住建局", UnitKind.DEPARTMENT, DISTRICT, None),
    (WATER, "区水务局", UnitKind.DEPARTMENT, DISTRICT, None),
    (CITY, "区城管局", UnitKind.DEPARTMENT, DISTRICT, None),
    (POLICE, "区公安分局", UnitKind.DEPARTMENT, DISTRICT, None),
    (MARKET, "区市场监管局", UnitKind.DEPARTMENT, DISTRICT, None),
    (WATER_WORKS, "供水公司", UnitKind.UTILITY, DISTRICT, WATER),
    (POWER, "供电局", UnitKind.UTILITY, DISTRICT, None),
    (ENFORCEMENT, "东街道综合执法大队", UnitKind.ENFORCEMENT, STREET, CITY),
    (PATROL, "东街道机动巡查队", UnitKind.PATROL, STREET, ENFORCEMENT),
    (COMMUNITY_TEAM, "三社区工作队", UnitKind.COMMUNITY_TEAM, COMMUNITY, ENFORCEMENT),
    (PROPERTY, "三社区物业", UnitKind.PROPERTY, COMMUNITY, COMMUNITY_TEAM),
    (INSPECTION, "督查室", UnitKind.INSPECTION, DISTRICT, None),
)
_OWN_LEADERS: Final = frozenset({HOUSING, WATER, CITY, POLICE, MARKET, POWER, INSPECTION})
MATTERS: Final = {Grade.A: "井盖松动", Grade.B: "井盖破损", Grade.C: "路面塌陷", Grade.D: "违法建设"}

PEOPLE: Final = {
    "seat07": Person(id=101, name="周敏", role=Role.DISPATCHER, area=STREET, seat="07"),
    "seat08": Person(id=102, name="何伟", role=Role.DISPATCHER, area=STREET, seat="08"),
    "community": Person(id=103, name="梁静", role=Role.DISPATCHER, area=COMMUNITY, seat="01"),
    "elsewhere": Person(id=104, name="罗强", role=Role.DISPATCHER, area=OTHER_STREET, seat="01"),
    "district": Person(id=105, name="谢芳", role=Role.DISPATCHER, area=DISTRICT, seat="01"),
    "supervisor": Person(id=111, name="邓丽", role=Role.SUPERVISOR, area=STREET, seat="01"),
    "officer": Person(id=121, name="吴勇", role=Role.OFFICER, area=GRID),
    **{
        f"handler{unit}": Person(id=200 + unit, name=f"经办{unit}", role=Role.HANDLER, area=area, unit=unit)
        for unit, _, _, area, _ in _UNITS
    },
    "leader": Person(id=301, name="区长", role=Role.LEADER, area=DISTRICT, unit=HOUSING),
    "inspector": Person(id=312, name="督查", role=Role.INSPECTOR, area=DISTRICT, unit=INSPECTION),
    "resident": Person(id=401, name="居民甲", role=Role.RESIDENT, area=DISTRICT),
    "neighbour": Person(id=402, name="居民乙", role=Role.RESIDENT, area=DISTRICT),
    "enterprise": Person(id=403, name="某企业", role=Role.ENTERPRISE, area=DISTRICT),
    "auditor": Person(id=501, name="审计", role=Role.AUDITOR, area=DISTRICT),
    "administrator": Person(id=502, name="管理", role=Role.ADMINISTRATOR, area=DISTRICT),
    "wall": Person(id=503, name="大屏", role=Role.WALL, area=STREET),
}
"""By log-in name; the handler of unit 1 logs in as `handler1`."""

PLACE: Final = Place(address="东街道三社区青年路 12 号", area=GRID)
OTHER_PLACE: Final = Place(address="西街道一社区科学大道 1 号", area=OTHER_GRID)


def handler_of(unit: int) -> str:
    """The log-in of a unit's handler."""
    return f"handler{unit}"


def contact_id(unit: int, kind: ContactKind) -> int:
    """The contact of that kind among a unit's own."""
    return unit * 10 + list(ContactKind).index(kind)


def phone_of(contact: int) -> str:
    """A contact's whole number."""
    return f"139{contact:08d}"


def make_world() -> World:
    """The set-up of the town."""
    kinds = {unit: ContactKind if unit in _OWN_LEADERS else (ContactKind.HANDLER,) for unit, *_ in _UNITS}
    contacts = tuple(
        Contact(
            id=contact_id(unit, kind),
            unit=unit,
            kind=kind,
            name=f"联系人{contact_id(unit, kind)}",
            title="",
            phone=f"139****{contact_id(unit, kind):04d}",
        )
        for unit, own in kinds.items()
        for kind in own
    )
    directory = Directory(
        district=DISTRICT,
        name="测试区",
        areas=(
            Area(code=DISTRICT, name="测试区"),
            Area(code=STREET, name="东街道"),
            Area(code=OTHER_STREET, name="西街道"),
            Area(code=COMMUNITY, name="三社区"),
            Area(code=OTHER_GRID[:12], name="一社区"),
            Area(code=GRID, name="07 网格", sector="07"),
            Area(code=OTHER_GRID, name="01 网格", sector="01"),
        ),
        units=tuple(
            Unit(id=ident, name=name, kind=kind, area=area, above=above)
            for ident, name, kind, area, above in _UNITS
        ),
        contacts=contacts,
        people=tuple(PEOPLE.values()),
        matters=tuple(
            Matter(code=f"m-{grade.lower()}", name=name, top="市容环境", grade=grade)
            for grade, name in MATTERS.items()
        ),
        responsible=(ResponsibleUnit(matter="m-b", lead=HOUSING, assisting=(WATER,), basis="三定方案"),),
    )
    years = sorted(resource_path("calendar").glob("[0-9]*.json"))
    calendar = WorkingCalendar(
        years=tuple(msgspec.json.decode(path.read_bytes(), type=CalendarYear) for path in years)
    )
    return World(directory=directory, calendar=calendar)


async def found(database_url: str, folder: Path) -> None:
    """Set the town up in an empty database, with its master key in the folder."""
    database = await Database.open(database_url)
    try:
        vault = Vault.open(folder, {})
        await vault.check(database)
        world = make_world()
        phones = {contact.id: phone_of(contact.id) for contact in world.directory.contacts}
        await write_world(database, vault, world, phones)
        passwords = Passwords()
        try:
            hashed = passwords.hash_now(PASSWORD)
        finally:
            passwords.close()
        rows = [(person.id, login, hashed) for login, person in PEOPLE.items()]
        await Accounts(database).add_all(DISTRICT, rows, 0)
    finally:
        await database.close()
