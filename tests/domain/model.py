"""A reference model of the rules, slow and obvious: dicts and lists, no stored instants, no patches.

Written from the trade's words, independently of `domain`. What changed is found by comparing the state before
and after an act; lights by stopwatch (`tests.domain.stopwatch`). Refusals are the codes' values.
"""

import copy
from typing import Any

from tests.domain import stopwatch
from tests.domain.model_state import (
    State,
    changed,
    following,
    give_back,
    governing,
    live,
    pauses,
    reaches,
    repeats,
    resident_alone,
    sitting,
    sound,
)
from tests.domain.model_table import APPENDS, AT_WORK, LIVE, REVERSIBLE, ROLES, STAGES, STEERS
from tests.domain.stopwatch import HOUR, WORKDAY

MINUTE = 60_000
DAY = 24 * HOUR


class No(Exception):
    """The model refuses, with a code."""


def ensure(holds: object, code: str) -> None:
    if not holds:
        raise No(code)


class Model:
    """One ticket. `areas`, `units`, `contacts` describe the district; see `tests.domain.machine`."""

    def __init__(self, district: dict[str, Any], working: bool, now: int) -> None:
        self.district = district
        self.working = working
        self.now = now
        self.version = 0
        self.reporter = "r1"
        self.state: State = {}
        self.touched: dict[str, int] = {}
        self.history: dict[str, dict[str, Any]] = {}
        self.events: list[dict[str, Any]] = []
        self.given = {"orders": 0, "assignments": 0, "requests": 0}

    # --- limits and clocks ---

    def limit(self, kind: str, s: State) -> tuple[str, int] | None:
        if kind == "triage":
            return "running_hours", 30 * MINUTE
        if kind == "response":
            return ("running_hours", 2 * HOUR) if s["channel"] == "hotline_12345" else None
        if kind == "acceptance":
            amount = {"normal": 24 * HOUR, "urgent": HOUR, "emergency": 15 * MINUTE}[s["urgency"]]
            return "running_hours", amount
        if s["grade"] == "A":
            if self.working and s["urgency"] == "emergency":
                return "working_hours", 4 * HOUR
            return "running_hours", 24 * HOUR
        days = {"C": 7, "D": 15}.get(s["grade"], 3)
        return ("working_days", days * WORKDAY) if self.working else ("calendar_days", days * DAY)

    def start(self, s: State, kind: str, assignment: int | None = None, own: int | None = None) -> None:
        limit = ("running_hours", own - self.now) if own is not None else self.limit(kind, s)
        if limit is None:
            return
        name = kind if assignment is None else f"{kind}:{assignment}"
        old = s["clocks"].get(name)
        s["clocks"][name] = {
            "kind": kind,
            "assignment": assignment,
            "generation": old["generation"] + 1 if old else 1,
            "start": self.now,
            "limit": limit,
            "own": own is not None,
            "stopped": None,
            "late": False,
            "fired": [],
            "acknowledged": False,
            "asleep": False,
            "renewed": 0,
        }

    def ran(self, s: State, clock: State, now: int) -> int:
        """What the stopwatch of a clock shows."""
        return stopwatch.counted(clock["limit"][0], max(clock["start"], 0), now, pauses(s))

    def light(self, s: State, clock: State, now: int) -> str:
        if clock["stopped"] is not None or s["stage"] == "suspended":
            return "none"
        ran, whole = self.ran(s, clock, now), clock["limit"][1]
        if ran >= whole:
            return "red"
        if clock["kind"] != "handling":
            return "last sixth" if ran * 6 >= whole * 5 else "pending"
        return "yellow" if ran * 2 >= whole else "green"

    def shown(self, s: State, clock: State) -> dict[str, int]:
        """The stored instants of a running clock, from first principles."""
        counting, whole = clock["limit"]
        instants = {"red": whole}
        if clock["kind"] == "handling":
            instants["yellow"] = -(-whole // 2)
        else:
            instants["last sixth"] = -(-whole * 5 // 6)
        return {name: stopwatch.shown(counting, clock["start"], n, pauses(s)) for name, n in instants.items()}

    def red_day(self, s: State, clock: State) -> int:
        counting, whole = clock["limit"]
        red = stopwatch.reached(counting, clock["start"], whole, pauses(s))
        return stopwatch.shown("running_hours", red, DAY, pauses(s))

    def stop(self, s: State, clock: State) -> None:
        if clock["stopped"] is None:
            clock["late"] = clock["late"] or self.light(s, clock, self.now) == "red"
            clock["stopped"] = self.now

    def renew(self, s: State, clock: State, limit: tuple[str, int], own: bool) -> None:
        clock["late"] = clock["late"] or self.light(s, clock, self.now) == "red"
        clock |= {"limit": limit, "own": own, "fired": [], "acknowledged": False, "renewed": self.now}
        clock["generation"] += 1

    def follow_policy(self, s: State) -> None:
        for clock in s["clocks"].values():
            limit = self.limit(clock["kind"], s)
            if (
                clock["stopped"] is None
                and not clock["own"]
                and limit is not None
                and limit != clock["limit"]
            ):
                self.renew(s, clock, limit, own=False)

    # --- one operation ---

    def attempt(self, op: str, act: str, actor: State, base: int | None, **says: Any) -> None:
        """Does it or raises No; then nothing has changed."""
        before = copy.deepcopy(self.state)
        after = copy.deepcopy(self.state)
        given = dict(self.given)
        try:
            self._judge_sight(act, actor, says)
            ensure(self.state["stage"] in STAGES[act], "wrong_stage")
            forced = getattr(self, f"do_{act}")(after, actor, **says) or set()
            parts = changed(before, after) | forced
            if base is not None and act not in APPENDS:
                mine = (
                    parts
                    if act == "extend" or (act == "grant" and after["stage"] != "suspended")
                    else {part for part in parts if not part.startswith("clocks:")}
                )
                ensure(all(self.touched.get(part, 0) <= base for part in mine), "conflict")
        except No:
            self.given = given
            raise
        self._commit(op, act, actor["account"], before, after, parts)

    def _commit(self, op: str, act: str, by: int, before: State, after: State, parts: set[str]) -> None:
        self.version += 1
        self.state = after
        self.touched |= dict.fromkeys(parts, self.version)
        event = {
            "op": op, "act": act, "by": by, "at": self.now, "version": self.version,
            "before": before, "parts": parts,
        }  # fmt: skip
        self.events.append(event)
        if op:
            self.history[op] = event

    def _judge_sight(self, act: str, actor: State, says: dict[str, Any]) -> None:
        role = actor["role"]
        if act == "undo":
            event = self.history.get(says["op_id"])
            if event is not None and event["by"] == actor["account"]:
                seen = event["before"] if event["act"] != "report" else self.state
                if role in ROLES[event["act"]] and (role == "administrator" or reaches(actor, seen)):
                    return
        if not (act == "erase_person" and role == "administrator"):
            ensure(role != "administrator" and reaches(actor, self.state), "not_found")
        ensure(role in ROLES[act], "not_allowed")
        if act == "take_over" or (act in STEERS and self.state["taken_over"] is not None):
            ensure(len(actor["area"]) == 6, "not_allowed")

    # --- arrival and facts ---

    def report(self, op: str, actor: State, channel: str, area: str, urgency: str) -> None:
        account = actor["account"] if actor["role"] in ("resident", "enterprise") else None
        s: State = {
            "title": "t", "channel": channel, "area": area, "urgency": urgency, "grade": None, "matter": None,
            "level": None, "stage": "reported", "before": None, "round": 1, "resolved_at": None,
            "closed_at": None, "unrated": False, "rating": None, "resident_rating": None, "struck": [],
            "reporters": {self.reporter: {"account": account, "answered_at": None, "from": None}},
            "mergings": {}, "repeats": {},
            "assignments": {}, "clocks": {}, "orders": {}, "suspensions": {},
            "calls": {}, "coordinations": {}, "requests": {}, "taken_over": None, "claimed": None,
        }  # fmt: skip
        self.start(s, "triage")
        self.start(s, "response")
        parts = {f"clocks:{name}" for name in s["clocks"]} | {f"reporters:{self.reporter}"}
        parts |= {"title", "channel", "area", "urgency", "grade", "matter", "level", "stage"}
        self._commit(op, "report", actor["account"], {}, s, parts)

    def do_triage(self, s: State, actor: State, matter: str, grade: str | None) -> None:
        ensure(matter in self.district["matters"], "unknown")
        s["matter"], s["grade"] = matter, grade or self.district["matters"][matter]
        s["stage"] = "triaged"
        self.follow_policy(s)

    def do_edit(self, s: State, actor: State, **wanted: Any) -> None:
        reason = wanted.pop("reason")
        ensure(wanted.get("matter", "m-a") in self.district["matters"], "unknown")
        if "area" in wanted:
            ensure(wanted["area"] in self.district["areas"], "unknown")
            ensure(wanted["area"].startswith(actor["area"]), "invalid")
        old = dict(s)
        reds = any(c["late"] or self.light(s, c, self.now) == "red" for c in s["clocks"].values())
        s |= wanted
        self.follow_policy(s)
        ensure(any(old[name] != value for name, value in wanted.items()), "invalid")
        if old["grade"] and s["grade"] < old["grade"] and reds:
            ensure(reason, "reason_needed")

    # --- assignments ---

    def do_dispatch(
        self,
        s: State,
        actor: State,
        lead: int | None,
        assisting: list[int],
        deadline: int | None,
        reason: str,
    ) -> None:
        old = next((a for a in live(s) if a["part"] == "lead"), None)
        ensure(lead is not None or old is not None, "lead_needed")
        ensure(lead is not None or assisting, "invalid")
        ensure(deadline is None or deadline > self.now, "invalid")
        held = {a["unit"] for a in live(s)}
        if lead is not None and old is not None:
            ensure(old["stage"] == "pending" or reason, "reason_needed")
        for unit in ([lead] if lead is not None else []) + assisting:
            ensure(self.district["units"].get(unit, {}).get("active"), "unknown")
            ensure(unit not in held, "already_assigned")
            held.add(unit)
        if lead is not None and old is not None:
            self._end(s, old, "withdrawn")
        named = [(lead, "lead")] if lead is not None else []
        for unit, part in named + [(unit, "assisting") for unit in assisting]:
            self.given["assignments"] += 1
            number = self.given["assignments"]
            s["assignments"][number] = {
                "id": number, "unit": unit, "part": part, "stage": "pending", "round": s["round"],
                "accepted_at": None, "ended_at": None, "insisted": None,
            }  # fmt: skip
            self.start(s, "acceptance", number)
            self.start(s, "handling", number, own=deadline)
        if "triage" in s["clocks"]:
            self.stop(s, s["clocks"]["triage"])
        if s["level"] is None and lead is not None:
            reach = len(self.district["units"][lead]["area"])
            seat = len(actor["area"])
            if reach < seat:
                s["level"] = {9: "street", 12: "community", 15: "grid"}[seat]
        self._follow(s)

    def _end(self, s: State, assignment: State, stage: str) -> None:
        assignment |= {"stage": stage, "ended_at": self.now}
        for clock in s["clocks"].values():
            if clock["assignment"] == assignment["id"]:
                self.stop(s, clock)

    def _follow(self, s: State) -> None:
        s["stage"] = following(s)
        s["resolved_at"] = self.now if s["stage"] == "resolved" else None

    def _find(self, s: State, number: int, *stages: str) -> State:
        found: State = s["assignments"].get(number, {})
        ensure(found and found["stage"] in LIVE and found["round"] == s["round"], "unknown")
        ensure(found["stage"] in stages, "wrong_stage")
        return found

    def do_withdraw(self, s: State, actor: State, assignment: int, reason: str) -> None:
        one = self._find(s, assignment, *AT_WORK)
        ensure(one["stage"] == "pending" or reason, "reason_needed")
        self._end(s, one, "withdrawn")
        self._follow(s)

    def do_accept(self, s: State, actor: State, assignment: int) -> None:
        one = self._find(s, assignment, "pending")
        ensure(one["unit"] == actor["unit"], "not_allowed")
        one |= {"stage": "accepted", "accepted_at": self.now}
        self.stop(s, s["clocks"][f"acceptance:{assignment}"])
        self._follow(s)

    def do_return(self, s: State, actor: State, assignment: int) -> None:
        one = self._find(s, assignment, "pending")
        ensure(one["unit"] == actor["unit"], "not_allowed")
        ensure(one["insisted"] is None, "insisted")
        self._end(s, one, "returned")
        self._follow(s)
        here = [a for a in s["assignments"].values() if a["round"] == s["round"]]
        if sum(a["stage"] == "returned" or a["insisted"] is not None for a in here) > 1 and not sitting(s):
            self._open_coordination(s, 0, [])

    def _open_coordination(self, s: State, by: int, units: list[int]) -> None:
        concerned = sorted({a["unit"] for a in s["assignments"].values() if a["round"] == s["round"]})
        s["coordinations"][max(s["coordinations"], default=0) + 1] = {
            "by": by, "at": self.now, "units": units or concerned, "concluded": None,
        }  # fmt: skip

    # --- answers, ratings, notes ---

    def do_answer(self, s: State, actor: State, reporter: str | None = None) -> set[str]:
        ensure(reporter is None or reporter in s["reporters"], "unknown")
        told = [reporter] if reporter is not None else list(s["reporters"])
        for name in told:
            s["reporters"][name]["answered_at"] = self.now
        if "response" in s["clocks"] and any(s["reporters"][name]["from"] is None for name in told):
            self.stop(s, s["clocks"]["response"])
        return {f"reporters:{name}" for name in told}

    def _close(self, s: State) -> None:
        for clock in s["clocks"].values():
            self.stop(s, clock)  # while it sleeps still, if it does: no time passes for it
        s["stage"], s["closed_at"], s["claimed"] = "closed", self.now, None

    def do_rate(self, s: State, actor: State, response: int, result: int, reason: str) -> None:
        ensure(not resident_alone(s), "only_resident_rates")
        ensure(min(response, result) >= 4 or reason, "reason_needed")
        s["rating"] = (response, result, self.now)
        self._close(s)

    def do_resident_rate(self, s: State, actor: State, result: int, reason: str) -> None:
        ensure(s["resident_rating"] is None, "wrong_stage")
        ensure(result >= 4 or reason, "reason_needed")
        s["resident_rating"] = (result, self.now)
        if s["stage"] == "resolved" and resident_alone(s):
            self._close(s)

    def do_reopen(self, s: State, actor: State) -> None:
        s |= {
            "stage": "triaged", "round": s["round"] + 1, "rating": None, "resident_rating": None,
            "resolved_at": None, "closed_at": None, "unrated": False,
        }  # fmt: skip
        self.start(s, "triage")

    def do_note(self, s: State, actor: State) -> None:
        pass

    def do_strike_note(self, s: State, actor: State, note: int) -> None:
        event = next((event for event in self.events if event["version"] == note), None)
        ensure(event and event["act"] in ("note", "log_call"), "unknown")
        assert event
        ensure(event["by"] == actor["account"], "not_yours")
        ensure(note not in s["struck"], "wrong_stage")
        s["struck"].append(note)

    def do_reveal(self, s: State, actor: State, reporter: str) -> None:
        ensure(reporter in s["reporters"], "unknown")

    do_erase_person = do_reveal

    # --- clocks by hand ---

    def do_acknowledge(self, s: State, actor: State, clock: str, generation: int) -> None:
        found = s["clocks"].get(clock)
        ensure(found, "unknown")
        red = self.light(s, found, self.now) == "red"
        ensure(found["generation"] == generation and red, "not_due")
        found["acknowledged"] = True

    def do_suspend(self, s: State, actor: State, until: int) -> None:
        ensure(until > self.now, "invalid")
        for clock in s["clocks"].values():
            if clock["stopped"] is None:
                clock["late"] = clock["late"] or self.light(s, clock, self.now) == "red"
                clock["asleep"] = True
        number = len(s["suspensions"]) + 1
        s["suspensions"][number] = {"since": self.now, "until": until, "ended": None}
        s["before"], s["stage"] = s["stage"], "suspended"

    def do_resume(self, s: State, actor: State) -> None:
        suspension = next(x for x in s["suspensions"].values() if x["ended"] is None)
        suspension["ended"] = min(self.now, suspension["until"])
        s["stage"], s["before"] = s["before"], None
        for clock in s["clocks"].values():
            clock["asleep"] = False

    def do_extend(self, s: State, actor: State, assignment: int, deadline: int) -> None:
        self._find(s, assignment, *AT_WORK)
        clock = s["clocks"][f"handling:{assignment}"]
        ensure(deadline > self.now, "invalid")
        ensure(deadline > self.shown(s, clock)["red"], "invalid")
        amount = stopwatch.counted("running_hours", clock["start"], deadline, pauses(s))
        self.renew(s, clock, ("running_hours", amount), own=True)

    # --- supervision ---

    def offered(self, s: State, assignment: int | None) -> tuple[State, str, int]:
        """Assignment, clock's name and rung of the order that is due; or No."""
        order = ["red", "yellow", "last sixth", "pending", "green"]
        candidates = []
        ensure(s["stage"] != "suspended", "no_assignment")
        for one in live(s):
            if (
                one["stage"] not in AT_WORK
                or assignment not in (None, one["id"])
                or s["stage"] == "suspended"
            ):
                continue
            lights = [
                (min(order.index(self.light(s, c, self.now)), 3), self.shown(s, c)["red"], number, name)
                for number, (name, c) in enumerate(s["clocks"].items())
                if c["assignment"] == one["id"] and c["stopped"] is None
            ]
            if lights:
                worst = min(lights)
                candidates.append((*worst[:2], one["id"], worst[3]))
        ensure(candidates, "no_assignment")
        light, _, number, clock = min(candidates)
        ensure(light <= 2, "not_due")
        one = s["assignments"][number]
        sent = [o for o in s["orders"].values() if o["state"] != "lapsed"]
        ensure(all(self.now >= o["at"] + 30 * MINUTE for o in sent if o["unit"] == one["unit"]), "too_soon")
        highest = max((o["rung"] for o in sent if o["assignment"] == number), default=0)
        rung = min(4, max(highest + 1, 2 if light == 0 else 1))
        ensure(self.district["recipient"](one["unit"], rung) is not None, "no_recipient")
        return one, clock, rung

    def do_supervise(self, s: State, actor: State, assignment: int | None, rung: int | None) -> None:
        one, clock, offered = self.offered(s, assignment)
        ensure(rung is None or rung == offered, "conflict")
        self.given["orders"] += 1
        s["orders"][self.given["orders"]] = {
            "assignment": one["id"], "unit": one["unit"], "rung": offered, "clock": clock,
            "generation": s["clocks"][clock]["generation"], "at": self.now, "by": actor["account"],
            "state": "held", "contact": self.district["recipient"](one["unit"], offered), "answered": None,
        }  # fmt: skip

    def reason_holds(self, s: State, order: State) -> bool:
        one, clock = s["assignments"].get(order["assignment"]), s["clocks"].get(order["clock"])
        return bool(
            one
            and clock
            and one["stage"] in AT_WORK
            and one["round"] == s["round"]
            and clock["generation"] == order["generation"]
            and self.light(s, clock, self.now) in ("red", "yellow", "last sixth")
        )

    def do_release_order(self, s: State, actor: State, order: int) -> None:
        found = s["orders"].get(order)
        ensure(found, "unknown")
        ensure(found["state"] == "held", "wrong_stage")
        ensure(found["by"] == actor["account"], "not_yours")
        ensure(self.reason_holds(s, found), "not_due")
        found["state"] = "sent"

    def do_answer_order(self, s: State, actor: State, order: int) -> None:
        found = s["orders"].get(order)
        ensure(found, "unknown")
        ensure(found["state"] == "sent" and found["answered"] is None, "wrong_stage")
        if found["rung"] == 4:
            ensure(actor["role"] == "inspector", "not_allowed")
        else:
            ensure(actor["role"] != "inspector" and actor["unit"] == found["unit"], "not_allowed")
        found["answered"] = self.now

    # --- undo ---

    def do_undo(self, s: State, actor: State, op_id: str) -> set[str]:
        event = self.history.get(op_id)
        ensure(event, "unknown")
        assert event
        ensure(event["by"] == actor["account"], "not_yours")
        ensure(event["act"] in REVERSIBLE, "not_reversible")
        ensure(self.now < event["at"] + 10_000, "too_late_to_undo")
        parts: set[str] = event["parts"]
        since = {part for part, version in self.touched.items() if version > event["version"]}
        ensure(not parts & since, "changed_since")
        for ours, theirs in ((parts, since), (since, parts)):
            ensure(not (governing(ours) and any(p.startswith("clocks:") for p in theirs)), "changed_since")
        if event["act"] == "report":
            ensure(not repeats(s), "changed_since")
            s["stage"], s["closed_at"], s["claimed"] = "voided", self.now, None
            for clock in s["clocks"].values():
                if clock["stopped"] is None:
                    clock["stopped"] = self.now
            return set()
        for part in parts:
            give_back(s, event["before"], part)
        ensure(sound(s), "changed_since")
        return parts

    # --- what time brings ---

    def coming(self) -> tuple[int, str, str] | None:
        """The next thing that time brings: when, what, to whom."""
        s = self.state
        found = [
            (o["at"] + 10_000, "release_order", str(n))
            for n, o in s["orders"].items()
            if o["state"] == "held"
        ]
        found += [(x["until"], "resume", "") for x in s["suspensions"].values() if x["ended"] is None]
        if s["stage"] == "resolved":
            found.append((s["resolved_at"] + 7 * DAY, "close_unrated", ""))
        for name, clock in s["clocks"].items():
            if clock["stopped"] is not None or s["stage"] == "suspended":
                continue
            shown = self.shown(s, clock)
            if "red" not in clock["fired"]:
                found.append((shown["red"], "turn_red", name))
            if "yellow" in shown and "yellow" not in clock["fired"]:
                found.append((shown["yellow"], "turn_yellow", name))
            if clock["kind"] == "handling" and s["grade"] in ("C", "D") and "red_day" not in clock["fired"]:
                found.append((self.red_day(s, clock), "stay_red", name))
        return min(found, default=None)

    def pass_time(self, now: int) -> list[str]:
        """Moves to `now`; the acts that time did."""
        self.now = now
        acts = []
        while (next_one := self.coming()) is not None and next_one[0] <= now:
            _, act, name = next_one
            before, s = self.state, copy.deepcopy(self.state)
            if act == "release_order":
                holds = self.reason_holds(s, s["orders"][int(name)])
                s["orders"][int(name)]["state"] = "sent" if holds else "lapsed"
                act = act if holds else "lapse_order"
            elif act == "resume":
                self.do_resume(s, {})
            elif act == "close_unrated":
                self._close(s)
                s["unrated"] = True
            else:
                step = {"turn_yellow": "yellow", "turn_red": "red", "stay_red": "red_day"}[act]
                s["clocks"][name]["fired"].append(step)
                s["clocks"][name]["late"] |= step != "yellow"
            self._commit("", act, 0, before, s, changed(before, s))
            acts.append(act)
        return acts
