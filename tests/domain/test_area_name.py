import json
from pathlib import Path

import pytest

from domain.area_name import display_name

_NAMES = json.loads((Path(__file__).parents[1] / "data" / "area_names.json").read_text("utf-8"))
_COMMUNITIES = [name for district in _NAMES["districts"] for name in district["communities"]]
_STREETS = [name for district in _NAMES["districts"] for name in district["streets"]]


@pytest.mark.parametrize(
    ("official", "short"),
    [
        ("普晖社区居民委员会", "普晖社区"),
        ("鱼珠社区居委会", "鱼珠社区"),
        ("华沙居民委员会", "华沙社区"),
        ("一居委会", "一社区"),
        ("红卫村委会", "红卫村"),
        ("汤村村委会", "汤村"),
        ("麦村村民委员会", "麦村"),
        ("三村社区", "三村社区"),
        ("夏港街道", "夏港街道"),
        ("新龙镇", "新龙镇"),
        ("百步亭花园", "百步亭花园"),
        ("居委会", "居委会"),
    ],
)
def test_the_committee_is_left_out(official: str, short: str) -> None:
    assert display_name(official) == short


def test_every_name_of_three_districts_is_short_and_keeps_its_own_part() -> None:
    assert len(_COMMUNITIES) > 500
    for official in _COMMUNITIES:
        short = display_name(official)
        assert "委员会" not in short, official
        assert "委会" not in short, official
        assert not short.endswith(("村村", "社区社区")), official
        assert official.startswith(short.removesuffix("社区").removesuffix("村")), official
        assert short.endswith(("社区", "村", "花园")), official


def test_streets_stay_as_they_are() -> None:
    assert [display_name(name) for name in _STREETS] == _STREETS


def test_a_short_name_stays_when_it_is_shortened_again() -> None:
    once = [display_name(name) for name in _COMMUNITIES]
    assert [display_name(name) for name in once] == once
