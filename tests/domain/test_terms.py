"""Every word of the trade has its Chinese term."""

import enum

import pytest

from domain import words
from domain.counting import Counting
from domain.terms import term

ENUMS = [
    found
    for found in vars(words).values()
    if isinstance(found, type) and issubclass(found, enum.Enum) and len(found)
]


@pytest.mark.parametrize("words_of", [*ENUMS, Counting])
def test_every_member_has_a_term_of_its_own(words_of: type[enum.Enum]) -> None:
    terms = [term(word) for word in words_of]
    assert all(text.strip() for text in terms)
    assert len(set(terms)) == len(terms)


def test_the_terms_are_the_trades() -> None:
    assert len(ENUMS) > 20
    assert [term(stage) for stage in words.Stage] == [
        "待研判",
        "待派单",
        "待接单",
        "办理中",
        "待评分",
        "已办结",
        "已挂起",
        "已并单",
        "已作废",
    ]
    assert [term(counter) for counter in words.Counter] == [
        "超期",
        "过半",
        "正常",
        "待处理",
        "待接单",
        "已挂起",
        "待评分",
    ]
    assert term(words.Act.INSIST) == "坚持派单"
    assert term(words.Act.TAKE_OVER) == "区级介入"
    assert [term(rung) for rung in words.Rung] == ["催办", "督办", "二次督办", "推送督查"]
    assert term(words.Role.SUPERVISOR) == "值班长"
    assert term(words.Part.ASSISTING) == "协办"
