"""What is typed into the palette, taken apart."""

import pytest

from console.actions.command_line import Mode, Number, number_in, rank_of, span_in, taken_apart
from console.actions.table import BY_ID
from domain.instant import DAY, HOUR, MINUTE
from tests.console.chinese import chinese

__all__ = ["chinese"]


@pytest.mark.parametrize(
    ("line", "verb", "number", "rest"),
    [
        ("db 0153", "db", Number(153), ""),
        ("DB　0153", "db", Number(153), ""),
        ("督办0153", "督办", Number(153), ""),
        ("督办 0611-0153", "督办", Number(153, 611), ""),
        ("pd 0153 zj j", "pd", Number(153), "zj j"),
        ("gq 3d", "gq", None, "3d"),
        ("gq 0153 3 天", "gq", Number(153), "3 天"),
        ("", "", None, ""),
        ("jl 0153 已电话联系", "jl", Number(153), "已电话联系"),
    ],
)
def test_a_command_is_taken_apart(line: str, verb: str, number: Number | None, rest: str) -> None:
    typed = taken_apart(line)
    assert (typed.mode, typed.verb, typed.number, typed.rest) == (Mode.ALL, verb, number, rest)


def test_the_first_character_chooses_what_is_looked_for() -> None:
    assert taken_apart("#0153") == taken_apart(" # 0153")
    assert taken_apart("#0153").number == Number(153)
    assert taken_apart("@谭").mode is Mode.PEOPLE
    assert taken_apart("@谭").words == "谭"
    assert taken_apart(">字").mode is Mode.SCREEN
    assert taken_apart("＠谭").mode is Mode.PEOPLE, "an input method types full-width signs"


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("0153", Number(153)),
        ("153", Number(153)),
        ("#153", Number(153)),
        ("06110153", Number(153, 611)),
        ("3d", None),
        ("12345678901", None),
        ("", None),
    ],
)
def test_the_number_of_a_ticket(word: str, number: Number | None) -> None:
    assert number_in(word) == number


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("3d", 3 * DAY),
        ("3 天", 3 * DAY),
        ("1.5h", 90 * MINUTE),
        ("12小时", 12 * HOUR),
        ("2周", 14 * DAY),
        ("45分钟", 45 * MINUTE),
        ("3", None),
        ("d3", None),
        ("-3d", None),
    ],
)
def test_how_long(words: str, span: int | None) -> None:
    assert span_in(words) == span


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("db", "supervise"),
        ("督办", "supervise"),
        ("cuiban", "supervise"),
        ("pd", "dispatch"),
        ("gq", "suspend"),
    ],
)
def test_a_row_is_found_by_initials_pinyin_and_chinese(chinese: None, typed: str, action: str) -> None:
    assert rank_of(BY_ID[action], typed) is not None
    assert rank_of(BY_ID["logout"], typed) is None
