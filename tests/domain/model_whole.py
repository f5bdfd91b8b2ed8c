"""The reference model whole: insistence, the ladder of centers, coordination, requests, voiding."""

import copy

from tests.domain.model import Model, ensure
from tests.domain.model_state import State, live, repeats, sitting
from tests.domain.model_table import AT_WORK


class WholeModel(Model):
    """The model with every act."""

    def do_insist(self, s: State, actor: State, assignment: int) -> None:
        one = s["assignments"].get(assignment)
        ensure(one and one["round"] == s["round"], "unknown")
        assert one
        ensure(one["stage"] == "returned", "wrong_stage")
        ensure(all(a["unit"] != one["unit"] for a in live(s)), "already_assigned")
        ensure(one["part"] != "lead" or all(a["part"] != "lead" for a in live(s)), "wrong_stage")
        one |= {"stage": "pending", "ended_at": None, "insisted": self.now}
        self.start(s, "acceptance", assignment)
        handling = s["clocks"][f"handling:{assignment}"]
        handling |= {"stopped": None, "renewed": self.now}
        self.follow_policy(s)
        self._follow(s)

    def do_raise(self, s: State, actor: State, level: str, opinion: str) -> None:
        ladder = [None, "grid", "community", "street", "escalated"]
        ensure(ladder.index(level) > ladder.index(s["level"]), "invalid")
        highest = {12: 2, 15: 1}.get(len(actor["area"]), 3)
        ensure(level == "escalated" or ladder.index(level) <= highest, "invalid")
        ensure(opinion or level not in ("street", "escalated"), "invalid")
        for one in live(s):
            if one["part"] == "lead" or one["stage"] != "done":
                self._end(s, one, "withdrawn")
        s["calls"][len(s["calls"]) + 1] = (level, s["level"], self.now)
        s["level"] = level
        self._follow(s)

    def do_take_over(self, s: State, actor: State) -> None:
        ensure(s["taken_over"] is None, "wrong_stage")
        s["taken_over"] = self.now

    def do_claim(self, s: State, actor: State) -> None:
        ensure(s["claimed"] is None or s["claimed"][0] != actor["account"], "wrong_stage")
        s["claimed"] = (actor["account"], self.now)

    def do_unclaim(self, s: State, actor: State) -> None:
        ensure(s["claimed"] is not None, "wrong_stage")
        ensure(actor["role"] == "supervisor" or s["claimed"][0] == actor["account"], "not_yours")
        s["claimed"] = None

    def do_log_call(self, s: State, actor: State, reporter: str) -> None:
        ensure(reporter in s["reporters"], "unknown")

    def do_void(self, s: State, actor: State) -> None:
        ensure(all(a["accepted_at"] is None for a in s["assignments"].values()), "wrong_stage")
        ensure(not repeats(s), "wrong_stage")
        for one in live(s):
            self._end(s, one, "withdrawn")
        self._close(s)
        if s["before"] is not None:
            suspension = next(x for x in s["suspensions"].values() if x["ended"] is None)
            suspension["ended"] = min(self.now, suspension["until"])
            s["before"] = None
        s["stage"] = "voided"

    # --- coordination and requests ---

    def do_coordinate(self, s: State, actor: State, units: list[int]) -> None:
        ensure(not sitting(s), "wrong_stage")
        ensure(all(self.district["units"].get(unit, {}).get("active") for unit in units), "unknown")
        self._open_coordination(s, actor["account"], units)

    def do_conclude(self, s: State, actor: State, coordination: int) -> None:
        found = s["coordinations"].get(coordination)
        ensure(found, "unknown")
        ensure(found["concluded"] is None, "wrong_stage")
        contested = any(a["stage"] == "pending" and a["insisted"] is not None for a in live(s))
        ensure(not contested or actor["role"] == "supervisor", "not_allowed")
        found["concluded"] = self.now

    def _ask(self, s: State, kind: str, assignment: int | None, until: int, actor: State) -> None:
        for one in s["requests"].values():
            ensure(
                one["state"] != "open" or (one["kind"], one["assignment"]) != (kind, assignment),
                "wrong_stage",
            )
        self.given["requests"] += 1
        s["requests"][self.given["requests"]] = {
            "kind": kind, "assignment": assignment, "until": until, "unit": actor["unit"], "state": "open",
        }  # fmt: skip

    def do_request_suspension(self, s: State, actor: State, until: int) -> None:
        if actor["role"] == "handler":
            own = [a for a in live(s) if a["unit"] == actor["unit"] and a["stage"] in AT_WORK]
            ensure(own, "not_allowed")
        self.do_suspend(copy.deepcopy(s), actor, until)
        self._ask(s, "suspension", None, until, actor)

    def do_request_extension(self, s: State, actor: State, assignment: int, deadline: int) -> None:
        self.do_extend(copy.deepcopy(s), actor, assignment, deadline)
        own = s["assignments"][assignment]["unit"] == actor["unit"]
        ensure(actor["role"] != "handler" or own, "not_allowed")
        self._ask(s, "extension", assignment, deadline, actor)

    def _decide(self, s: State, request: int, state: str) -> State:
        found: State = s["requests"].get(request, {})
        ensure(found, "unknown")
        ensure(found["state"] == "open", "wrong_stage")
        found["state"] = state
        return found

    def do_grant(self, s: State, actor: State, request: int) -> None:
        found = self._decide(s, request, "granted")
        if found["kind"] == "suspension":
            self.do_suspend(s, actor, found["until"])
        else:
            self.do_extend(s, actor, found["assignment"], found["until"])

    def do_refuse(self, s: State, actor: State, request: int) -> None:
        self._decide(s, request, "refused")

    def do_finish(self, s: State, actor: State, assignment: int, before_others: str) -> None:
        one = self._find(s, assignment, "accepted")
        ensure(one["unit"] == actor["unit"], "not_allowed")
        others = [a for a in live(s) if a["id"] != assignment and a["stage"] != "done"]
        ensure(one["part"] != "lead" or not others or before_others, "others_not_done")
        self._end(s, one, "done")
        self._follow(s)
