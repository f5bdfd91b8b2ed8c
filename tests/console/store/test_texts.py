"""Texts come back as they went in, and a search finds exactly the rows that contain what is sought."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from console import pinyin
from console.store.search import words_of
from console.store.texts import Texts, encode_pieces

words = st.text("井盖路上有响声😀a0-\n", max_size=8)
texts = st.lists(st.tuples(words, words), min_size=1, max_size=10)


def filled(*rounds: list[tuple[str, str]]) -> Texts:
    kept = Texts()
    for one in rounds:
        rows = np.arange(len(one))
        kept.reserve(len(one))
        pieces = encode_pieces([a for a, _ in one], [b for _, b in one])
        kept.put(rows, pieces, rows)
    return kept


@given(texts, texts)
def test_the_last_texts_of_a_row_are_read_back(
    first: list[tuple[str, str]], then: list[tuple[str, str]]
) -> None:
    kept = filled(first, then)
    expected = then + first[len(then) :]
    assert [(kept.title(row), kept.address(row)) for row in range(len(expected))] == expected


def found(kept: Texts, typed: str, rows: int) -> list[int]:
    matching = kept.containing(typed, rows)
    assert matching[:rows].tolist() == kept.containing_among(typed, np.arange(rows)).tolist()
    return np.flatnonzero(matching).tolist()


@given(texts, texts, st.text("井盖路0612-A😀", min_size=1, max_size=3))
def test_a_search_finds_just_the_rows_that_contain_it(
    first: list[tuple[str, str]], then: list[tuple[str, str]], needle: str
) -> None:
    kept = filled(first, then)
    present = then + first[len(then) :]
    expected = [
        row
        for row, (title, address) in enumerate(present)
        if needle.lower() in title or needle.lower() in address
    ]
    assert found(kept, needle.lower(), len(present)) == expected


@given(
    st.lists(st.text("井盖长重行绿A1", max_size=6), min_size=1, max_size=8),
    st.text("jgczxhl1", min_size=1, max_size=4),
)
def test_letters_find_what_can_be_read_so(titles: list[str], typed: str) -> None:
    kept = filled([(title, "") for title in titles])
    expected = [row for row, title in enumerate(titles) if pinyin.matches(typed, title)]
    assert found(kept, typed, len(titles)) == expected


def test_letters_are_initials_or_syllables_or_both() -> None:
    kept = filled([("井盖松动", "创业路"), ("路灯不亮", "创业路"), ("井盖", "港前路")])
    assert found(kept, "cyl", 3) == [0, 1]
    assert found(kept, "jinggai", 3) == [0, 2]
    assert found(kept, "chuangyel", 3) == [0, 1]
    assert found(kept, "chyl", 3) == [0, 1]
    assert found(kept, "创yl", 3) == [0, 1]
    assert found(kept, "gl", 3) == []


def test_a_changed_text_is_found_and_the_old_one_is_not() -> None:
    kept = filled([("井盖", "创业路")], [("路灯", "创业路")])
    assert found(kept, "jg", 1) == []
    assert found(kept, "ld", 1) == [0]


def test_a_word_in_every_row_is_found_in_every_row() -> None:
    kept = filled([("路路路", "路路"), ("井盖", ""), ("路路路路", "路"), ("灯", "路路路")])
    assert found(kept, "路", 4) == [0, 2, 3]
    assert found(kept, "l", 4) == [0, 2, 3]


def test_what_parts_texts_cannot_be_smuggled_into_one() -> None:
    kept = filled([("a\x00b\x1fc", "d"), ("e", "f")])
    assert [kept.title(row) for row in (0, 1)] == ["a b c", "e"]
    assert words_of("C\x00d") == ("c", "d")


def test_waste_is_dropped_and_everything_is_still_found(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("console.store.texts._COMPACT_FROM", 100)
    rounds = [[(f"第{n}次井盖{row}", f"路{n}") for row in range(30)] for n in range(20)]
    kept = filled(*rounds)
    assert [kept.title(row) for row in range(30)] == [f"第19次井盖{row}" for row in range(30)]
    assert found(kept, "井盖7", 30) == [7]
    assert found(kept, "第3次", 30) == []
    assert kept._used < 2 * len("第19次井盖10路19  ") * 30
