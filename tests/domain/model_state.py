"""The reference model's state, a dict of dicts, and what can be read off it."""

import copy
from typing import Any

from tests.domain.model_table import AT_WORK, CENTER, LIVE

State = dict[str, Any]
KEYED = (
    "assignments", "clocks", "orders", "reporters", "suspensions", "calls", "coordinations", "requests",
    "mergings", "repeats",
)  # fmt: skip


def pauses(s: State) -> list[tuple[int, int]]:
    ended = (*s["suspensions"].values(), *s["mergings"].values())
    return sorted((x["since"], x["ended"]) for x in ended if x["ended"] is not None)


def live(s: State) -> list[State]:
    return [a for a in s["assignments"].values() if a["stage"] in LIVE and a["round"] == s["round"]]


def following(s: State) -> str:
    """The stage that the live assignments make."""
    lead = [a["stage"] for a in live(s) if a["part"] == "lead"]
    if not lead:
        return "triaged"
    if lead == ["pending"]:
        return "dispatched"
    return "resolved" if {a["stage"] for a in live(s)} == {"done"} else "handling"


def sound(s: State) -> bool:
    """Whether everything still fits together, after something was taken out from under the rest."""
    stage = s["before"] if s["stage"] == "suspended" else s["stage"]
    if stage in ("triaged", "dispatched", "handling", "resolved") and stage != following(s):
        return False
    if len({a["unit"] for a in live(s)}) < len(live(s)) or sum(a["part"] == "lead" for a in live(s)) > 1:
        return False
    if sum(c["concluded"] is None for c in s["coordinations"].values()) > 1:
        return False
    for clock in s["clocks"].values():
        if clock["stopped"] is not None:
            continue
        if clock["asleep"] != (s["stage"] == "suspended") or s["stage"] in ("closed", "voided", "merged"):
            return False
        if clock["kind"] == "response" and any(r["answered_at"] for r in own(s)):
            return False
        if clock["kind"] == "triage" and live(s):
            return False
        if clock["assignment"] is not None:
            one = s["assignments"].get(clock["assignment"])
            if one is None or one["round"] != s["round"]:
                return False
            if one["stage"] not in (("pending",) if clock["kind"] == "acceptance" else AT_WORK):
                return False
    return True


def own(s: State) -> list[State]:
    """The ticket's own reporters: not those taken over with a repeat."""
    return [r for r in s["reporters"].values() if r["from"] is None]


def repeats(s: State) -> list[int]:
    """The repeats that it holds."""
    return [number for number, x in s["repeats"].items() if x["parted"] is None]


def sitting(s: State) -> bool:
    """Whether a coordination is open."""
    return any(c["concluded"] is None for c in s["coordinations"].values())


def resident_alone(s: State) -> bool:
    return s["level"] is None and any(r["account"] is not None for r in s["reporters"].values())


def reaches(actor: State, s: State) -> bool:
    role = actor["role"]
    if role in (*CENTER, "officer", "wall"):
        return bool(s["area"].startswith(actor["area"]))
    if role in ("handler", "leader"):
        return any(a["unit"] == actor["unit"] for a in s["assignments"].values() if a["stage"] in LIVE)
    if role in ("resident", "enterprise"):
        return any(r["account"] == actor["account"] for r in s["reporters"].values())
    return role in ("inspector", "auditor")


def changed(before: State, after: State) -> set[str]:
    """The parts that differ: names of fields, `collection:key` of items."""
    parts = {name for name in after if name not in KEYED and before.get(name) != after[name]}
    for name in KEYED:
        old, new = before.get(name, {}), after[name]
        parts |= {f"{name}:{key}" for key in {*old, *new} if old.get(key) != new.get(key)}
    return parts


def governing(parts: set[str]) -> bool:
    return any(
        p in ("grade", "matter", "urgency") or p.startswith(("suspensions:", "mergings:")) for p in parts
    )


def give_back(s: State, before: State, part: str) -> None:
    name, _, key = part.partition(":")
    if name not in KEYED:
        s[name] = copy.deepcopy(before[name])
        return
    wanted = next(k for k in (*before[name], *s[name]) if str(k) == key)
    if wanted in before[name]:
        s[name][wanted] = copy.deepcopy(before[name][wanted])
    else:
        del s[name][wanted]
