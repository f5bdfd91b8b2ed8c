"""How an area's official name is shortened to what people call it."""

from __future__ import annotations

from typing import Final

_COMMUNITY: Final = "社区"
_VILLAGE: Final = "村"
_SUFFIXES: Final = (
    ("社区居民委员会", _COMMUNITY),
    ("社区居委会", _COMMUNITY),
    ("村民委员会", _VILLAGE),
    ("村委会", _VILLAGE),
    ("居民委员会", _COMMUNITY),
    ("居委会", _COMMUNITY),
)


def display_name(official: str) -> str:
    """The committee's name without the committee: 普晖社区居民委员会 is 普晖社区, 红卫村委会 is 红卫村.

    A committee that leaves out the word for its area gets it (华沙居民委员会 is 华沙社区), a village whose
    own name ends in 村 does not get it twice (旺村村委会 is 旺村), and a name that is short already stays.
    """
    name = official.strip()
    for suffix, kind in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix):
            stem = name.removesuffix(suffix)
            return stem if stem.endswith(kind) else stem + kind
    return name
