"""The whole districts as they ship: counts, codes, names, and every look-up of the rules finds something."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from backend.seeding.district import (
    DemoDistrict,
    Profile,
    in_any_year,
    load_district,
    load_limits,
    load_matters,
    profile_of,
)
from domain.area_name import display_name
from domain.counting import Counting
from domain.directory import OfficerKind
from domain.policy import World, limit_for
from domain.ticket import Ticket
from domain.words import ClockKind, ContactKind, Role, UnitKind
from resources import resource_path

_NAMES = json.loads((Path(__file__).parents[2] / "data" / "area_names.json").read_text("utf-8"))
_COUNTS = {"440112": (17, 167), "440105": (18, 267)}
both = pytest.mark.parametrize("code", list(_COUNTS))


@cache
def whole(code: str) -> DemoDistrict:
    return load_district(code, Profile.WHOLE)


def _codes(code: str, length: int) -> list[str]:
    return [area.code for area in whole(code).world.directory.areas if len(area.code) == length]


@both
def test_streets_and_communities_are_all_there(code: str) -> None:
    assert (len(_codes(code, 9)), len(_codes(code, 12))) == _COUNTS[code]


@both
def test_codes_are_unique_well_formed_and_lie_within_each_other(code: str) -> None:
    areas = whole(code).world.directory.areas
    codes = {area.code for area in areas}
    assert len(codes) == len(areas)
    for one in codes:
        assert re.fullmatch(rf"{code}(\d{{3}}){{0,3}}", one)
        assert len(one) == 6 or one[:-3] in codes


@both
def test_each_street_has_as_many_grids_as_streets_have_and_each_grid_a_sector(code: str) -> None:
    directory = whole(code).world.directory
    for street in _codes(code, 9):
        here = [area for area in directory.areas if len(area.code) == 15 and area.code.startswith(street)]
        assert 14 <= len(here) <= 189
        sizes = Counter(area.sector for area in here)
        assert set(sizes.values()) <= {1, 2, 3}
        assert sorted(sizes) == [f"{number:02d}" for number in range(1, len(sizes) + 1)]
        assert len({(area.code[:12], area.name) for area in here}) == len(here)


@both
def test_areas_bear_their_display_names(code: str) -> None:
    official = next(one for one in _NAMES["districts"] if one["code"] == code)
    names = whole(code).world.directory.area_by_code
    assert [names[one].name for one in _codes(code, 9)] == official["streets"]
    assert [names[one].name for one in _codes(code, 12)] == [
        display_name(name) for name in official["communities"]
    ]


def test_the_catalogue_is_the_whole_standard_and_a_branch_under_ten_top_classes() -> None:
    matters = load_matters()
    assert len({matter.code for matter in matters}) == len(matters)
    standard = [matter for matter in matters if re.fullmatch(r"\d{5}", matter.code)]
    branch = [matter for matter in matters if re.fullmatch(r"[HL]\d{3}", matter.code)]
    assert (len(standard), len(standard) + len(branch)) == (250, len(matters))
    assert len({matter.top for matter in standard}) == 10
    assert len({matter.top for matter in branch}) == 10
    names = {matter.name for matter in branch}
    assert {"高空抛物", "预付卡退费", "拖欠工资", "电压不稳", "电梯困人", "消费者维权", "物业纠纷"} <= names
    assert not names & {matter.name for matter in standard}
    components = json.loads(resource_path("catalogue", "components.json").read_text("utf-8"))
    assert len({one["code"] for one in components}) == len(components) == 153
    named = {(matter.code, matter.name.replace("异常", "")) for matter in standard}
    assert {(one["code"], one["name"]) for one in components} <= named


@both
def test_units_of_every_kind_are_there(code: str) -> None:
    streets, communities = _COUNTS[code]
    kinds = Counter(unit.kind for unit in whole(code).world.directory.units)
    assert kinds == {
        UnitKind.DEPARTMENT: 22,
        UnitKind.UTILITY: 5,
        UnitKind.INSPECTION: 1,
        UnitKind.ENFORCEMENT: streets,
        UnitKind.PATROL: streets,
        UnitKind.STREET_OFFICE: 4 * streets,
        UnitKind.PROPERTY: streets,
        UnitKind.COMMUNITY_TEAM: communities,
    }


@both
def test_every_unit_names_all_its_contacts_and_they_can_be_reached(code: str) -> None:
    demo = whole(code)
    directory = demo.world.directory
    assert len(directory.unit_by_id) == len(directory.units)
    for unit in directory.units:
        assert unit.area in directory.area_by_code
        assert unit.above is None or unit.above in directory.unit_by_id
        for kind in ContactKind:
            assert directory.contact(unit.id, kind) is not None, (unit.name, kind)
    for contact in directory.contacts:
        number = demo.phones[contact.id]
        assert re.fullmatch(r"160\d{8}", number)
        assert contact.phone == f"{number[:3]}****{number[-4:]}"
    assert len(set(demo.phones.values())) == len(demo.phones) == len(directory.contacts)


@both
def test_units_bear_names_that_tell_them_apart(code: str) -> None:
    names = Counter(unit.name for unit in whole(code).world.directory.units)
    assert [name for name, times in names.items() if times > 1] == []


@both
def test_seats_are_on_every_level(code: str) -> None:
    people = whole(code).world.directory.people
    assert len({person.id for person in people}) == len(people)
    seats = [person for person in people if person.seat]
    assert len({person.seat for person in seats}) == len(seats)
    at = Counter((person.area, person.role) for person in seats)
    assert at[code, Role.SUPERVISOR] == 1
    assert at[code, Role.DISPATCHER] == 3
    for street in _codes(code, 9):
        assert (at[street, Role.DISPATCHER], at[street, Role.SUPERVISOR]) == (2, 1)
    for community in _codes(code, 12):
        assert at[community, Role.DISPATCHER] == 1


@both
def test_officers_of_all_kinds_walk_every_grid(code: str) -> None:
    demo = whole(code)
    officers = [one for one in demo.world.directory.people if one.role is Role.OFFICER]
    assert {one.officer for one in officers} == set(OfficerKind)
    assert all(one.officer is None for one in demo.world.directory.people if one.role is not Role.OFFICER)
    walked = sorted(grid for grids in demo.officer_grids.values() for grid in grids)
    assert walked == sorted(_codes(code, 15))
    areas = {one.id: one.area for one in officers}
    assert all(grid.startswith(areas[who]) for who, grids in demo.officer_grids.items() for grid in grids)


@both
def test_everybody_can_log_in(code: str) -> None:
    demo = whole(code)
    assert sorted(demo.logins.values()) == sorted(one.id for one in demo.world.directory.people)
    roles = {demo.world.directory.person_by_id[ident].role for ident in demo.logins.values()}
    assert roles == set(Role) - {Role.SYSTEM}


@both
def test_somebody_is_responsible_for_every_matter_in_every_community(code: str) -> None:
    directory = whole(code).world.directory
    for matter in directory.matters:
        for community in _codes(code, 12):
            entry = directory.responsible_for(matter.code, community)
            assert entry is not None, (matter, community)
            for unit in (entry.lead, *entry.assisting):
                assert community.startswith(directory.unit_by_id[unit].area)


def _world(limits: bool) -> World:
    found = whole("440112").world
    rows = tuple(row.row for row in load_limits()) if limits else found.limits
    return World(directory=found.directory, calendar=found.calendar, limits=rows)


@pytest.mark.parametrize("published", [True, False])
def test_every_matter_has_its_limits(published: bool) -> None:
    world = _world(published)
    for matter in world.directory.matters:
        ticket = Ticket(id=1, district="440112", matter=matter.code, grade=matter.grade)
        for kind in (ClockKind.TRIAGE, ClockKind.ACCEPTANCE, ClockKind.HANDLING):
            limit = limit_for(world, ticket, kind)
            assert limit is not None, (matter, kind)
            assert limit.whole(world.calendar) > 0
            assert published or not limit.counting.is_working


def test_published_limits_stand_as_published_with_their_source() -> None:
    told = {row.row.matter: row for row in load_limits() if row.row.matter}
    assert set(told) <= {matter.code for matter in load_matters()}
    rubbish, manhole = told["06010"], told["01003"]
    assert rubbish.row.handling is not None
    assert (rubbish.row.handling.counting, rubbish.row.handling.amount) == (
        Counting.working_hours,
        4 * 3_600_000,
    )
    assert manhole.row.handling is not None
    assert manhole.row.handling.amount == 2 * 3_600_000
    assert all(row.source for row in load_limits())


def test_a_demo_lays_the_same_figures_down_without_the_calendar() -> None:
    for row in load_limits():
        plain = in_any_year(row.row)
        for kind in ClockKind:
            before, after = getattr(row.row, kind.value), getattr(plain, kind.value)
            assert (before is None) == (after is None)
            if after is not None:
                assert not after.counting.is_working
                assert after.amount == before.amount + before.days * 86_400_000


def test_the_small_demo_is_a_choice_among_the_whole() -> None:
    small, large = load_district().world.directory, whole("440112").world.directory
    assert (profile_of(small), profile_of(large)) == (Profile.SMALL, Profile.WHOLE)
    assert profile_of(whole("440105").world.directory) is Profile.WHOLE
    assert set(small.areas) <= set(large.areas)
    assert set(small.contacts) <= set(large.contacts)
    assert set(small.people) <= set(large.people)
    assert set(small.matters) <= set(large.matters)
    assert set(small.responsible) <= set(large.responsible)
    assert {unit.id for unit in small.units} <= set(large.unit_by_id)
    assert all(unit.above is None or unit.above in small.unit_by_id for unit in small.units)
    assert (len(small.units), len(small.people), len(small.matters)) == (26, 78, 71)


def test_a_district_without_a_small_demo_is_loaded_whole_or_not_at_all() -> None:
    assert load_district("440105") == whole("440105")
    with pytest.raises(FileNotFoundError, match=r"small\.json"):
        load_district("440105", Profile.SMALL)
    with pytest.raises(FileNotFoundError, match="990000"):
        load_district("990000")
