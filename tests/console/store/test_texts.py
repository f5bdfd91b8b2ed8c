"""Texts come back as they went in, and a search finds exactly the rows that contain what is sought."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from console.store.texts import Texts, encode_pieces
from domain.ticket import short_number

words = st.text("井盖路上有响声😀a0-\n", max_size=8)
texts = st.lists(st.tuples(words, words), min_size=1, max_size=10)


def filled(*rounds: list[tuple[str, str]]) -> Texts:
    kept = Texts()
    for one in rounds:
        rows = np.arange(len(one))
        kept.reserve(len(one))
        pieces = encode_pieces(ids_of(len(one)), [a for a, _ in one], [b for _, b in one])
        kept.put(rows, pieces, rows)
    return kept


def ids_of(count: int) -> list[int]:
    return [20260612_00001 + n for n in range(count)]


@given(texts, texts)
def test_the_last_texts_of_a_row_are_read_back(
    first: list[tuple[str, str]], then: list[tuple[str, str]]
) -> None:
    kept = filled(first, then)
    expected = then + first[len(then) :]
    assert [(kept.title(row), kept.address(row)) for row in range(len(expected))] == expected


@given(texts, texts, st.text("井盖路a0612-", min_size=1, max_size=3))
def test_a_search_finds_just_the_rows_that_contain_it(
    first: list[tuple[str, str]], then: list[tuple[str, str]], needle: str
) -> None:
    kept = filled(first, then)
    present = then + first[len(then) :]
    expected = [
        row
        for row, (title, address) in enumerate(present)
        if needle in title or needle in address or needle in f"20260612-{row + 1:04d}"
    ]
    assert sorted(kept.find(needle)) == expected


def test_numbers_are_found_as_they_are_shown() -> None:
    kept = filled([("井盖松动", "创业路"), ("路灯不亮", "港前路")])
    assert list(kept.find(short_number(ids_of(2)[1]))) == [1]


def test_what_parts_texts_cannot_be_smuggled_into_one() -> None:
    kept = filled([("a\x00b\x1fc", "d"), ("e", "f")])
    assert [kept.title(row) for row in (0, 1)] == ["a b c", "e"]
    assert kept.find("\x00").size == 0


def test_waste_is_dropped_and_everything_is_still_found(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("console.store.texts._COMPACT_FROM", 100)
    rounds = [[(f"第{n}次井盖{row}", f"路{n}") for row in range(30)] for n in range(20)]
    kept = filled(*rounds)
    assert [kept.title(row) for row in range(30)] == [f"第19次井盖{row}" for row in range(30)]
    assert sorted(kept.find("井盖7")) == [7]
    assert kept.find("第3次").size == 0
    assert kept._used < 2 * len("第19次井盖10路19 20260612-0001  ") * 30
