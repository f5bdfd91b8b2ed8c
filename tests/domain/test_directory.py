from domain.directory import Directory, ResponsibleUnit, Unit
from domain.words import UnitKind

_DEPARTMENT, _CLOSED, _EAST, _WEST = 1, 2, 11, 12
_BOTH = (_EAST, _WEST)


def _unit(ident: int, area: str, active: bool = True) -> Unit:
    return Unit(id=ident, name=f"单位{ident}", kind=UnitKind.DEPARTMENT, area=area, active=active)


def _listed(*entries: tuple[int, tuple[int, ...]]) -> Directory:
    return Directory(
        district="440112",
        name="黄埔区",
        units=(
            _unit(_DEPARTMENT, "440112"),
            _unit(_CLOSED, "440112", active=False),
            _unit(_EAST, "440112001"),
            _unit(_WEST, "440112002"),
        ),
        responsible=tuple(
            ResponsibleUnit(matter="06010", lead=lead, assisting=others) for lead, others in entries
        ),
    )


def _proposed(directory: Directory, area: str) -> tuple[int, tuple[int, ...]] | None:
    entry = directory.responsible_for("06010", area)
    return (entry.lead, entry.assisting) if entry else None


def test_the_lead_is_one_that_serves_the_area() -> None:
    directory = _listed((_EAST, ()), (_WEST, ()))
    assert _proposed(directory, "440112001003") == (_EAST, ())
    assert _proposed(directory, "440112002001004") == (_WEST, ())
    assert _proposed(directory, "440112003") is None


def test_a_department_is_assisted_by_the_street_of_the_place() -> None:
    directory = _listed((_DEPARTMENT, (_EAST,)), (_DEPARTMENT, (_WEST,)))
    assert _proposed(directory, "440112001") == (_DEPARTMENT, (_EAST,))
    assert _proposed(directory, "440112002001") == (_DEPARTMENT, (_WEST,))


def test_without_a_street_of_the_place_the_department_is_proposed_alone() -> None:
    directory = _listed((_DEPARTMENT, _BOTH))
    assert _proposed(directory, "440112") == (_DEPARTMENT, ())
    assert _proposed(directory, "440112001") == (_DEPARTMENT, (_EAST,))


def test_a_unit_that_is_closed_does_not_lead_and_an_unknown_matter_has_nobody() -> None:
    directory = _listed((_CLOSED, ()), (99, ()), (_EAST, ()))
    assert _proposed(directory, "440112001") == (_EAST, ())
    assert directory.responsible_for("06011", "440112001") is None
