from domain.counting import Counting
from domain.words import ContactKind, Grade, Role, UnitKind
from tests.backend.seeding.making import demo


def test_areas_have_codes_of_four_lengths_and_grids_have_sectors() -> None:
    areas = demo().world.directory.areas
    assert {len(area.code) for area in areas} == {6, 9, 12, 15}
    grids = [area for area in areas if len(area.code) == 15]
    communities = [area for area in areas if len(area.code) == 12]
    for community in communities:
        here = [grid for grid in grids if grid.code.startswith(community.code)]
        assert 3 <= len(here) <= 6
        assert community.name.endswith(("社区", "村"))
    assert "07" in {grid.sector for grid in grids}
    assert all(grid.sector for grid in grids)


def test_every_role_has_an_account_with_a_log_in() -> None:
    directory = demo().world.directory
    people = {directory.person_by_id[ident].role for ident in demo().logins.values()}
    assert people == set(Role) - {Role.SYSTEM}
    assert len(set(demo().logins.values())) == len(demo().logins) == len(directory.people)


def test_every_unit_answers_and_somebody_can_be_named_up_to_the_main_leader() -> None:
    directory = demo().world.directory
    handlers = {person.unit for person in directory.people if person.role is Role.HANDLER}
    for unit in directory.units:
        assert directory.contact(unit.id, ContactKind.HANDLER) is not None
        assert directory.contact(unit.id, ContactKind.DEPUTY_LEADER) is not None or unit.id == 10
        if unit.kind is not UnitKind.INSPECTION:
            assert unit.id in handlers
            assert directory.contact(unit.id, ContactKind.MAIN_LEADER) is not None or unit.id == 12


def test_a_unit_without_leaders_of_its_own_has_those_above_and_one_leader_is_stood_in_for() -> None:
    directory = demo().world.directory
    own = {(contact.unit, contact.kind) for contact in directory.contacts}
    assert (11, ContactKind.DEPUTY_LEADER) not in own
    borrowed = directory.contact(11, ContactKind.DEPUTY_LEADER)
    assert borrowed is not None
    assert borrowed.unit == 5
    away = next(contact for contact in directory.contacts if contact.away)
    stand_in = directory.contact(away.unit, away.kind)
    assert stand_in is not None
    assert stand_in.id == away.deputy


def test_phones_are_masked_in_the_directory_and_whole_beside_it() -> None:
    for contact in demo().world.directory.contacts:
        whole = demo().phones[contact.id]
        assert whole.startswith("160")
        assert contact.phone == f"{whole[:3]}****{whole[-4:]}"


def test_somebody_is_responsible_for_every_matter_everywhere() -> None:
    directory = demo().world.directory
    assert len(directory.matters) >= 60
    assert {matter.grade for matter in directory.matters} == set(Grade)
    grids = [area.code for area in directory.areas if len(area.code) == 15]
    for matter in directory.matters:
        for grid in grids:
            entry = directory.responsible_for(matter.code, grid)
            assert entry is not None, matter
            for unit in (entry.lead, *entry.assisting):
                assert grid.startswith(directory.unit_by_id[unit].area)


def test_limits_need_no_calendar() -> None:
    for row in demo().world.limits:
        for limit in (row.triage, row.response, row.acceptance, row.handling):
            assert limit is None or limit.counting in (Counting.running_hours, Counting.calendar_days)


def test_spots_lie_in_grids_and_people_walk_them() -> None:
    areas = demo().world.directory.area_by_code
    for spot in demo().spots:
        assert len(spot.area) == 15
        assert spot.area in areas
        assert 113.3 < spot.lon < 113.7
        assert 22.9 < spot.lat < 23.5
    walked = [grid for grids in demo().officer_grids.values() for grid in grids]
    assert sorted(walked) == sorted(code for code in areas if len(code) == 15)
