"""Rows of the policy table of limits."""

from __future__ import annotations

from typing import Final

from domain.counting import Limit
from domain.instant import DAY, MINUTE
from domain.policy import PolicyRow, World
from domain.refusal import Code, Refusal

CLOCKS: Final = ("triage", "response", "acceptance", "handling")
_LONGEST: Final = 400


def limit_key(row: PolicyRow) -> str:
    """The columns that a row names; each combination stands in the table once."""
    return ":".join(str(one) if one else "*" for one in (row.matter, row.channel, row.grade, row.urgency))


def check_limit(world: World, row: PolicyRow, _old: PolicyRow | None) -> None:
    """A row says something, of a matter that exists, within sense. The general row says it all.

    A new row that names as much as the old general one takes its place by the key, so that there is always
    one that fits.
    """
    if row.matter is not None and row.matter not in world.directory.matter_by_code:
        raise Refusal(Code.UNKNOWN, field="matter")
    limits = {name: getattr(row, name) for name in CLOCKS}
    if all(limit is None for limit in limits.values()):
        raise Refusal(Code.INVALID, field="handling", why="no_limit")
    for name, limit in limits.items():
        if limit is not None:
            _check(name, limit)
    general = limit_key(PolicyRow())
    kept = next((one for one in world.limits if limit_key(one) == general), None)
    for name in ("triage", "acceptance", "handling"):
        if kept is None or getattr(kept, name) is None:
            raise Refusal(Code.INVALID, field=name, why="general_limit")


def _check(name: str, limit: Limit) -> None:
    if limit.amount + limit.days * DAY < MINUTE:
        raise Refusal(Code.INVALID, field=name, why="too_short")
    if limit.days + limit.amount / DAY > _LONGEST:
        raise Refusal(Code.INVALID, field=name, why="too_long", most=_LONGEST)
