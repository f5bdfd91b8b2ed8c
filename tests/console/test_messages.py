"""The one voice: a sentence for every code, in both languages, that never shows the code."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from console import i18n, messages
from domain.refusal import Code

DOOR = (
    "malformed", "unauthorized", "session_expired", "locked_out", "account_locked", "password_needed",
    "code_expired", "rate_limited", "too_large", "no_such_route", "method_not_allowed",
    "unsupported_media_type", "not_acceptable", "snapshot_needed", "range_not_satisfiable",
    "unavailable", "internal",
)  # fmt: skip
ALL = [*(code.value for code in Code), *DOOR, messages.UNREACHABLE, messages.UNREADABLE]


@pytest.fixture(params=["zh_CN", "en"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    installed: list[QTranslator] = i18n.install(qapp, request.param)
    yield request.param
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize("code", ALL)
def test_every_code_has_a_sentence(language: str, code: str) -> None:
    sentence = messages.problem_words(code)
    assert len(sentence) >= 6
    assert not re.search(r"\b[a-z]+_[a-z_]+\b", sentence), sentence
    assert "{" not in sentence
    assert any("一" <= sign <= "鿿" for sign in sentence) is (language == "zh_CN")


def test_no_code_is_left_out_and_none_invented() -> None:
    assert messages.known_codes() == frozenset(ALL)


def test_an_unknown_code_of_a_later_server_is_still_said_in_words(language: str) -> None:
    assert len(messages.problem_words("from_the_future")) >= 6


def test_a_conflict_names_what_changed(qapp: QApplication) -> None:
    words = messages.problem_words(Code.CONFLICT, {"parts": ["grade", "assignments:2", "assignments:3"]})
    assert "grade, units." in words


def test_when_supervision_is_possible_again_is_said(qapp: QApplication) -> None:
    words = messages.problem_words(Code.TOO_SOON, {"until": 1_781_247_728_000}, 1_781_245_928_000)
    assert "15:02" in words
