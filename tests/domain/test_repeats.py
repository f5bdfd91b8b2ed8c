"""Likely repeats: same place, same days, same matter or the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.instant import DAY, HOUR
from domain.repeats import Known, Likeness, Told, alike, bigrams, likely_repeats
from tests.domain.shanghai import at

NOW = at(2026, 6, 12, 14)
LON, LAT = 113.4500, 23.1000
METRE = 1 / 111_195
HERE = Told(
    title="创业路施工铁板噪声扰民",
    address="黄埔区夏港街道普晖社区创业路 88 号",
    area="440112001001",
    matter="noise",
    lon=LON,
    lat=LAT,
)


def known(ident: int = 1, **changes: object) -> Known:
    fields = {name: getattr(HERE, name) for name in HERE.__struct_fields__}
    said = {**fields, "id": ident, "arrived_at": NOW - HOUR, **changes}
    return Known(**said)


def test_the_same_again_is_found_with_all_reasons() -> None:
    (match,) = likely_repeats(HERE, [known()], NOW)
    assert (match.id, match.score, match.metres) == (1, 100, 0)
    assert set(match.reasons) == {Likeness.NEAR, Likeness.SAME_MATTER, Likeness.ALIKE}


@pytest.mark.parametrize(("metres", "there"), [(299, True), (301, False)])
def test_three_hundred_metres(metres: int, there: bool) -> None:
    one = known(lat=LAT + metres * METRE, address="另一条街 3 号")
    found = likely_repeats(HERE, [one], NOW)
    assert bool(found) is there
    if there:
        assert found[0].metres == metres


@pytest.mark.parametrize(("ago", "there"), [(0, True), (7 * DAY, True), (7 * DAY + 1, False), (-1, False)])
def test_seven_days(ago: int, there: bool) -> None:
    assert bool(likely_repeats(HERE, [known(arrived_at=NOW - ago)], NOW)) is there


def test_without_a_point_the_words_of_the_address_tell() -> None:
    one = known(lon=0.0, lat=0.0, address="夏港街道普晖社区创业路88号门口")
    (match,) = likely_repeats(HERE, [one], NOW)
    assert Likeness.SAME_ADDRESS in match.reasons
    assert match.metres is None


def test_neighbours_share_the_names_of_their_community_and_nothing_else() -> None:
    one = known(lon=0.0, lat=0.0, address="黄埔区夏港街道普晖社区青年路 12 号")
    assert likely_repeats(HERE, [one], NOW) == []


def test_the_same_words_in_another_street_are_another_matter() -> None:
    assert likely_repeats(HERE, [known(lon=0.0, lat=0.0, area="440112009001")], NOW) == []


def test_near_alone_is_not_enough() -> None:
    assert likely_repeats(HERE, [known(matter="water", title="井盖缺失")], NOW) == []
    assert likely_repeats(HERE, [known(matter="water", title="施工铁板噪声扰民")], NOW)
    assert likely_repeats(HERE, [known(title="半夜太吵了")], NOW)


def test_while_little_is_typed_little_is_guessed() -> None:
    assert likely_repeats(Told(), [known()], NOW) == []
    assert likely_repeats(Told(title="创业路施工铁板噪声"), [known()], NOW) == []
    typed = Told(title="创业路铁板噪声", address="创业路 88 号")
    assert [one.id for one in likely_repeats(typed, [known()], NOW)] == [1]


def test_the_likeliest_come_first_and_of_equals_the_newest() -> None:
    far = known(1, lat=LAT + 250 * METRE)
    old, new = known(2, arrived_at=NOW - DAY), known(3)
    unlike = known(4, title="半夜太吵了")
    assert [one.id for one in likely_repeats(HERE, [far, old, unlike, new], NOW)] == [3, 2, 1, 4]
    assert len(likely_repeats(HERE, [known(ident) for ident in range(9)], NOW)) == 5
    assert len(likely_repeats(HERE, [known(ident) for ident in range(9)], NOW, limit=8)) == 8


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share_that_goes_both_ways(one: str, other: str) -> None:
    left, right = bigrams(one), bigrams(other)
    assert 0.0 <= alike(left, right) <= 1.0
    assert alike(left, right) == alike(right, left)
    assert alike(left, left) == (1.0 if left else 0.0)


def test_signs_and_blanks_make_no_difference() -> None:
    assert bigrams("创业路 88 号，") == bigrams("创业路88号")
    assert bigrams("井") == {"井"}
