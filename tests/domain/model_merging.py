"""The reference model of merging: what it makes of the two tickets, each a model of its own."""

import copy
from typing import Any

from tests.domain.model import No, ensure
from tests.domain.model_state import State, changed, live, reaches, repeats
from tests.domain.model_table import AT_WORK, STAGES, STEERS
from tests.domain.model_whole import WholeModel


class MergingModel(WholeModel):
    """A ticket among others, `peers`, by their numbers."""

    number: int
    peers: dict[int, "MergingModel"]

    def two(
        self, op: str, act: str, actor: State, base: int | None, other: int, other_base: int | None
    ) -> None:
        """Merge or unmerge: both tickets change, or neither does."""
        there = self.peers.get(other)
        second = {"merge": "merge_into", "unmerge": "unmerge_from"}[act]
        self._judge_sight(act, actor, {})
        ensure(self.state["stage"] in STAGES[act], "wrong_stage")
        ensure(other != self.number, "invalid")
        ensure(there is not None and reaches(actor, there.state), "unknown")
        assert there is not None
        own_seat = len(actor["area"]) == 6
        ensure(own_seat or second not in STEERS or there.state["taken_over"] is None, "not_allowed")
        ensure(there.state["stage"] in STAGES[second], "wrong_stage")
        here_after, there_after = copy.deepcopy(self.state), copy.deepcopy(there.state)
        forced: set[str] = set()
        if act == "merge":
            self._join(here_after, there_after, there, other)
        else:
            forced = self._part(here_after, there_after, there, other)
        sides: tuple[tuple[MergingModel, str, State, int | None, set[str]], ...] = (
            (self, act, here_after, base, set()),
            (there, second, there_after, other_base, forced),
        )
        for model, _, after, version, more in sides:
            mine = {p for p in changed(model.state, after) | more if not p.startswith("clocks:")}
            stale = version is not None and any(model.touched.get(p, 0) > version for p in mine)
            ensure(not stale, "conflict")
        for model, name, after, _, more in sides:
            parts = changed(model.state, after) | more
            model._commit(op, name, actor["account"], model.state, after, parts)

    def _join(self, here: State, s: State, there: "MergingModel", other: int) -> None:
        taken = [name for name in s["reporters"] if name not in here["reporters"]]
        for name in taken:
            here["reporters"][name] = {**s["reporters"][name], "from": other}
        here["repeats"][other] = {"reporters": taken, "parted": None}
        at_work = [copy.deepcopy(a) for a in live(s) if a["stage"] in AT_WORK]
        running = [name for name, clock in s["clocks"].items() if clock["stopped"] is None]
        for clock in s["clocks"].values():
            there.stop(s, clock)
        for one in at_work:
            s["assignments"][one["id"]] |= {"stage": "withdrawn", "ended_at": self.now}
        s["mergings"][len(s["mergings"]) + 1] = {
            "main": self.number, "since": self.now, "ended": None, "stage": s["before"] or s["stage"],
            "assignments": at_work, "clocks": running,
        }  # fmt: skip
        for suspension in s["suspensions"].values():
            if suspension["ended"] is None:
                suspension["ended"] = min(self.now, suspension["until"])
        s |= {"stage": "merged", "closed_at": self.now, "claimed": None, "before": None}

    def _part(self, here: State, s: State, there: "MergingModel", other: int) -> set[str]:
        merging = next((x for x in s["mergings"].values() if x["ended"] is None), None)
        ensure(
            merging is not None and merging["main"] == self.number and other in repeats(here), "wrong_stage"
        )
        assert merging is not None
        entry = here["repeats"][other]
        told = {
            name
            for name, r in s["reporters"].items()
            if name in here["reporters"] and here["reporters"][name]["answered_at"] != r["answered_at"]
        }
        for name in told:
            s["reporters"][name]["answered_at"] = here["reporters"][name]["answered_at"]
        for name in entry["reporters"]:
            if name not in told:
                here["reporters"].pop(name, None)
        entry["parted"] = merging["ended"] = self.now
        for one in merging["assignments"]:
            s["assignments"][one["id"]] = copy.deepcopy(one)
        answered = any(s["reporters"][name]["from"] is None for name in told)
        for name in merging["clocks"]:
            if name != "response" or not answered:
                s["clocks"][name] |= {"stopped": None, "asleep": False, "renewed": self.now}
        s |= {"stage": merging["stage"], "closed_at": None}
        return {f"reporters:{name}" for name in told}

    def undo(self, op: str, actor: State, op_id: str) -> None:
        """Takes back an act with all that it did to others."""
        touched = [one for one in self.peers.values() if one is not self and op_id in one.history]
        event = self.history.get(op_id)
        second = event is not None and event["act"] in ("merge_into", "unmerge_from")
        ensure(not second, "unknown")
        kept = [(one, copy.copy(one.__dict__)) for one in (self, *touched)]
        try:
            self.attempt(op, "undo", actor, None, op_id=op_id)
            for one in touched:
                after = copy.deepcopy(one.state)
                parts: Any = one.do_undo(after, actor, op_id)
                one._commit(op, "undo", actor["account"], one.state, after, parts | changed(one.state, after))
        except No:
            for one, former in kept:
                one.__dict__ = former
            raise
