"""The one table of acts: complete in both languages, no key twice, and no act dead without a reason."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from console import i18n
from console.actions.situation import Situation
from console.actions.table import ACTIONS, BY_ID, seen_by, why_not
from domain.calendar import WorkingCalendar
from domain.directory import Directory
from domain.operation import Actor
from domain.place import Place
from domain.policy import World
from domain.rules import RULES
from domain.ticket import Ticket
from domain.words import Act, Role, Stage

DISTRICT = "440112"


@pytest.fixture(params=["zh_CN", "en"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    installed: list[QTranslator] = i18n.install(qapp, request.param)
    yield request.param
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def situation(role: Role, stage: Stage | None = None, *, chosen: bool = True) -> Situation:
    ticket = None
    if stage is not None:
        place = Place(address="创业路 118 号", area=DISTRICT + "001001001")
        ticket = Ticket(id=2026061200001, district=DISTRICT, version=3, stage=stage, place=place)
    return Situation(
        world=World(directory=Directory(district=DISTRICT, name=""), calendar=WorkingCalendar(years=())),
        actor=Actor(account=1, role=role, district=DISTRICT, area=DISTRICT),
        now=1_781_245_928_000,
        ticket=ticket,
        chosen=chosen,
    )


def test_every_row_has_a_title_in_both_languages(language: str) -> None:
    for action in ACTIONS:
        title = action.title()
        assert title
        chinese = any("一" <= sign <= "鿿" for sign in title)
        assert chinese is (language == "zh_CN"), title


def test_no_key_and_no_id_stands_twice() -> None:
    keys = [QKeySequence(action.keys).toString() for action in ACTIONS if action.keys]
    assert len(keys) == len(set(keys))
    assert len(BY_ID) == len(ACTIONS)
    assert all(key for key in keys)


def test_the_keys_of_the_design_are_kept() -> None:
    wanted = {
        "report": "F2",
        "dispatch": "F4",
        "refresh": "F5",
        "joint": "F7",
        "log_call": "Ctrl+R",
        "merge": "Ctrl+F3",
        "supervise": "F8",
        "rate": "F9",
        "undo": "Ctrl+Z",
    }
    assert {name: BY_ID[name].keys for name in wanted} == wanted


@pytest.mark.parametrize("role", list(Role))
def test_where_the_rules_forbid_the_row_says_why(language: str, role: Role) -> None:
    for action in ACTIONS:
        if action.act is None:
            continue
        rule = RULES[action.act]
        for stage in Stage:
            against = why_not(action, situation(role, stage))
            forbidden = role not in rule.who or (action.on_ticket and stage not in rule.sources)
            if forbidden:
                assert against, (action.id, role, stage)


def test_without_a_ticket_the_row_says_what_to_do_first(language: str) -> None:
    for action in ACTIONS:
        if action.act is None or not action.on_ticket or Role.DISPATCHER not in RULES[action.act].who:
            continue
        nothing = why_not(action, situation(Role.DISPATCHER, chosen=False))
        loading = why_not(action, situation(Role.DISPATCHER, chosen=True))
        assert nothing
        assert loading
        assert nothing != loading


def test_a_dispatcher_may_triage_what_arrived_and_nobody_else_may() -> None:
    assert why_not(BY_ID["triage"], situation(Role.DISPATCHER, Stage.REPORTED)) == ""
    assert why_not(BY_ID["triage"], situation(Role.AUDITOR, Stage.REPORTED))
    assert not seen_by(BY_ID["triage"], Role.HANDLER)
    assert seen_by(BY_ID["suspend"], Role.DISPATCHER), "switched off, with the role that may"


def test_every_act_of_a_person_has_a_row_or_is_told_apart() -> None:
    by_row = {action.act for action in ACTIONS if action.act is not None}
    elsewhere = {
        *(Act.UNDO, Act.RELEASE_ORDER),  # in the notice of the act they are about
        *(Act.MERGE_INTO, Act.UNMERGE_FROM),  # what a merging does to the other ticket
    }
    later = {
        Act.REMOVE_FILE,  # in the viewer, with its reason
        Act.ERASE_PERSON,  # the administrator's
    }
    people = {act for act, rule in RULES.items() if set(rule.who) - {Role.SYSTEM}}
    assert by_row | elsewhere | later == people
