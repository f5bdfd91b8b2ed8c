"""Numbers are found as they are shown, whole or in part."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from console.store.numbers import Numbers, is_of_a_number
from domain.ticket import number_text

idents = st.tuples(st.integers(20190101, 20301231), st.integers(1, 99_999)).map(
    lambda two: two[0] * 100_000 + two[1]
)


@given(st.lists(idents, min_size=1, max_size=30), st.text("0123456789-", min_size=1, max_size=15), st.data())
def test_a_part_of_a_number_finds_it(ids: list[int], typed: str, data: st.DataObject) -> None:
    told = [number_text("", ident)[1:] for ident in ids]
    chosen = data.draw(st.sampled_from(told))
    begin = data.draw(st.integers(0, len(chosen) - 1))
    for word in (typed, chosen[begin : data.draw(st.integers(begin + 1, len(chosen)))]):
        expected = [word in number for number in told]
        kept = Numbers()
        assert kept.containing(word, np.array(ids[:3], np.int64)).tolist() == expected[:3]
        assert kept.containing(word, np.array(ids, np.int64)).tolist() == expected


def test_words_are_no_numbers() -> None:
    assert is_of_a_number("0612-0153")
    assert not is_of_a_number("12号")
