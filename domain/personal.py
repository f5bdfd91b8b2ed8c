"""Numbers that belong to a person and are written into free text: they must not leave the house."""

from __future__ import annotations

import re
from typing import Final

_MOBILE: Final = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_IDENTITY: Final = re.compile(r"(?<![0-9A-Za-z])(\d{4})\d{10}(\d{3}[\dXx])(?![0-9A-Za-z])")


def masked(text: str) -> str:
    """The text with mobile numbers and identity numbers masked: people write them into titles, too."""
    return _IDENTITY.sub(r"\1**********\2", _MOBILE.sub(r"\1****\2", text))


def names_a_person(text: str) -> bool:
    """Whether a mobile or identity number stands in it."""
    return masked(text) != text
