"""Invented names and phone numbers: nobody is meant, and nobody can be reached."""

from __future__ import annotations

PHONE_PREFIX = "1600000"
"""No operator in China has been given 160: a number that begins so cannot be anybody's."""


def phone(number: int) -> str:
    """The `number`-th (1 to 9999) invented phone number of staff."""
    if not 1 <= number <= 9_999:
        raise ValueError(f"no such invented number: {number}")
    return f"{PHONE_PREFIX}{number:04d}"


def masked(number: str) -> str:
    """As everybody may see it: 160****0021."""
    return f"{number[:3]}****{number[-4:]}"
