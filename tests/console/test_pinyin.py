"""Chinese found by Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console import pinyin

ROAD = "黄埔区联和街道创业路12号"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("创业路", "cyl"), ("A区3-2栋", "aq32d"), ("重庆", "zq"), ("", ""), ("😀井盖", "jg"), ("女性", "nx")],
)
def test_initials_are_those_of_the_likeliest_reading(text: str, expected: str) -> None:
    assert pinyin.initials(text) == expected


def test_syllables_are_parted_by_spaces() -> None:
    assert pinyin.syllables("创业路12") == "chuang ye lu 1 2"


@pytest.mark.parametrize(
    "typed",
    [
        "创业", "cyl", "CYL", "chuangyelu", "chuangyl", "chyl", "cyelu", "创yl", "cy路", "chuangy", "chuan",
        "lhjdcyl12", "cyl12", "12号", "hpq cyl", "路 lh", "ｃｙｌ", "chuang'ye", "lianhe",
    ],
)  # fmt: skip
def test_a_place_is_found_in_every_way_it_is_typed(typed: str) -> None:
    assert pinyin.matches(typed, ROAD)


@pytest.mark.parametrize(
    "typed", ["cly", "chuangle", "cylh13", "创l", "xyz", "cyl xyz", "chuangyelux", "zyl"]
)
def test_other_letters_do_not_find_it(typed: str) -> None:
    assert not pinyin.matches(typed, ROAD)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cz", "长洲"), ("zz", "长洲"), ("cq", "重庆"), ("chongqing", "重庆"), ("yh", "银行"),
        ("yinhang", "银行"), ("shan", "单于"), ("ou", "区某"), ("sc", "沙涌"), ("shachong", "沙涌"),
        ("sy", "沙涌"), ("lvhua", "绿化"), ("luhua", "绿化"), ("nver", "女儿"), ("panyu", "番禺"),
    ],
)  # fmt: skip
def test_every_reading_counts(typed: str, text: str) -> None:
    assert pinyin.matches(typed, text)


def test_what_parts_words_in_a_text_need_not_be_typed() -> None:
    assert pinyin.matches("aq3d", "A区 3-栋")
    assert pinyin.matches("jgqs", "井盖（缺失）")


def test_an_empty_needle_is_everywhere() -> None:
    assert pinyin.rank("", ROAD) == pinyin.EQUAL
    assert pinyin.rank("  ", "") == pinyin.EQUAL


def test_the_nearer_answer_ranks_first() -> None:
    texts = ["创业", "创业路", "区创业路", "财源路创业", "出业"]
    assert [pinyin.rank("创业", text) for text in texts] == [
        pinyin.EQUAL,
        pinyin.BEGINS,
        pinyin.HOLDS,
        pinyin.HOLDS,
        None,
    ]
    assert pinyin.rank("cyl", "创业路") == pinyin.BEGINS_IN_PINYIN
    assert pinyin.rank("cyl", "区创业路") == pinyin.HOLDS_IN_PINYIN
    assert pinyin.rank("创业 x", "创业路小区") == pinyin.HOLDS_IN_PINYIN


@given(st.text("创业路长重行女绿A3 -", min_size=1, max_size=8), st.data())
def test_the_initials_of_any_stretch_find_the_text(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    stretch = text[begin:end]
    assert pinyin.matches(pinyin.initials(stretch), text)
    assert pinyin.matches("".join(pinyin.syllables(stretch).split()), text)


def test_the_table_of_units_says_the_same_as_the_readings() -> None:
    for letter in "acdhlnoxyz":
        told = pinyin.units_for(letter)
        for character in "创业路长单区涌重绿行A1的":
            assert told[ord(character)] == pinyin.matches(letter, character), (letter, character)


def test_a_typed_character_stands_for_itself() -> None:
    assert pinyin.units_for("创").sum() == 1
    assert pinyin.units_for("创")[ord("创")]
    assert pinyin.units_for("z")[ord("Z")]
