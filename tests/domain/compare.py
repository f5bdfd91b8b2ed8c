"""The real ticket and the model's, brought into one form."""

from typing import Any

import msgspec

from domain.clock import Clock
from domain.instant import NEVER
from domain.ticket import SupervisionOrder, Ticket
from tests.domain.model import Model
from tests.domain.model_table import OPEN

LIGHTS = {"pending": "pending", "last sixth": "pending", "none": "none"}
ORDER = ("assignment", "unit", "rung", "clock", "generation", "state", "contact", "at", "by", "answered")
WORST = ("red", "yellow", "pending", "green")


def given_back(ticket: Ticket) -> Ticket:
    return msgspec.structs.replace(
        ticket,
        version=0,
        touched={},
        last_at=0,
        last_by=0,
        orders_given=0,
        assignments_given=0,
        requests_given=0,
    )


def looks(model: Model, lights: dict[str, str]) -> tuple[str, int, str | None]:
    """What the row shows: its state, its rank in the order, its counter."""
    s = model.state
    shown = {LIGHTS.get(light, light) for light in lights.values()}
    state = next((light for light in WORST if light in shown), "none")
    stage = s["stage"]
    if stage == "suspended":
        return "suspended", 6, "suspended"
    unknown = any(light == "red" and not s["clocks"][name]["acknowledged"] for name, light in lights.items())
    rank = {
        "red": 0 if unknown else 1,
        "yellow": 3,
        "pending": 2 if "last sixth" in lights.values() else 4,
        "green": 5,
        "none": 6,
    }[state]
    if stage not in OPEN:
        return state, rank, None
    if state in ("red", "yellow"):
        return state, rank, "overdue" if state == "red" else "half"
    if stage in ("reported", "triaged", "resolved"):
        return state, rank, "unrated" if stage == "resolved" else "waiting"
    waits = [
        (model.shown(s, clock)["red"], number, clock["kind"])
        for number, clock in enumerate(s["clocks"].values())
        if clock["stopped"] is None and clock["kind"] != "handling"
    ]
    acceptance = bool(waits) and min(waits)[2] == "acceptance"
    return state, rank, "unaccepted" if stage == "dispatched" or acceptance else "normal"


def expected(model: Model) -> dict[str, Any]:
    """The model's ticket, in the form of `seen`."""
    s = model.state
    fields = ["stage", "before", "round", "grade", "urgency", "matter", "level", "title", "channel", "area"]
    facts = {name: s[name] for name in (*fields, "resolved_at", "closed_at", "unrated", "struck")}
    facts["rating"] = s["rating"][2] if s["rating"] else None
    facts["resident_rating"] = s["resident_rating"][1] if s["resident_rating"] else None
    facts["reporters"] = {name: (r["answered_at"], r["from"]) for name, r in s["reporters"].items()}
    facts["mergings"] = {
        n: (x["main"], x["since"], x["ended"], x["stage"], [a["id"] for a in x["assignments"]], x["clocks"])
        for n, x in s["mergings"].items()
    }
    facts["repeats"] = {n: (x["reporters"], x["parted"]) for n, x in s["repeats"].items()}
    facts["assignments"] = {
        n: (a["unit"], a["part"], a["stage"], a["round"], a["accepted_at"], a["ended_at"], a["insisted"])
        for n, a in s["assignments"].items()
    }
    facts["orders"] = {n: [o[key] for key in ORDER] for n, o in s["orders"].items()}
    facts["suspensions"] = {n: (x["since"], x["until"], x["ended"]) for n, x in s["suspensions"].items()}
    facts["taken_over"] = s["taken_over"]
    facts["claimed"] = s["claimed"]
    facts["calls"] = dict(s["calls"])
    facts["coordinations"] = {
        n: (c["by"], c["at"], c["units"], c["concluded"]) for n, c in s["coordinations"].items()
    }
    facts["requests"] = {
        n: (r["kind"], r["assignment"], r["until"], r["unit"], r["state"]) for n, r in s["requests"].items()
    }
    facts["clocks"] = {}
    for name, clock in s["clocks"].items():
        instants: tuple[Any, ...] = ()
        if clock["stopped"] is None:
            shown = {} if s["stage"] == "suspended" else model.shown(s, clock)
            red_day = model.red_day(s, clock) if shown and clock["kind"] == "handling" else NEVER
            instants = (*(shown.get(key, NEVER) for key in ("red", "yellow", "last sixth")), red_day)
        facts["clocks"][name] = (
            *(clock[key] for key in ("generation", "start", "own", "stopped", "late", "acknowledged")),
            sorted(clock["fired"]),
            instants,
        )
    return facts


def seen(ticket: Ticket) -> dict[str, Any]:
    """The real ticket as plain facts."""
    return {
        "stage": ticket.stage.value,
        "before": ticket.stage_before.value if ticket.stage_before else None,
        "round": ticket.round,
        "grade": ticket.grade.value if ticket.grade else None,
        "urgency": ticket.urgency.value,
        "matter": ticket.matter,
        "level": ticket.level.value if ticket.level else None,
        "title": ticket.title,
        "channel": ticket.channel.value,
        "area": ticket.place.area,
        "resolved_at": ticket.resolved_at,
        "closed_at": ticket.closed_at,
        "unrated": ticket.closed_unrated,
        "struck": list(ticket.struck_notes),
        "rating": ticket.rating.at if ticket.rating else None,
        "resident_rating": ticket.resident_rating.at if ticket.resident_rating else None,
        "reporters": {r.id: (r.answered_at, r.from_ticket) for r in ticket.reporters},
        "mergings": {
            x.id: (x.main, x.since, x.ended_at, x.stage.value, [a.id for a in x.assignments], list(x.clocks))
            for x in ticket.mergings
        },
        "repeats": {x.id: (list(x.reporters), x.parted_at) for x in ticket.repeats},
        "assignments": {
            a.id: (a.unit, a.part.value, a.stage.value, a.round, a.accepted_at, a.ended_at, a.insisted_at)
            for a in ticket.assignments
        },
        "orders": {
            o.id: [o.assignment, o.unit, o.rung, o.clock, o.generation, o.state, o.contact, *by_whom(o)]
            for o in ticket.orders
        },
        "taken_over": ticket.taken_over_at,
        "claimed": ticket.claimed_by and (ticket.claimed_by, ticket.claimed_at),
        "calls": {c.id: (c.level.value, c.before.value if c.before else None, c.at) for c in ticket.calls},
        "coordinations": {
            c.id: (c.opened_by, c.opened_at, list(c.units), c.concluded_at) for c in ticket.coordinations
        },
        "requests": {
            r.id: (r.kind.value, r.assignment, r.until, r.unit, r.state.value) for r in ticket.requests
        },
        "suspensions": {x.id: (x.since, x.until, x.ended_at) for x in ticket.suspensions},
        "clocks": {clock.id: seen_clock(clock) for clock in ticket.clocks},
    }


def by_whom(order: SupervisionOrder) -> tuple[int, int, int | None]:
    return order.at, order.by, order.answered_at


def seen_clock(clock: Clock) -> tuple[Any, ...]:
    instants = (clock.red_at, clock.yellow_at, clock.last_sixth_at, clock.red_day_at)
    return (
        clock.generation,
        clock.started_at,
        clock.own_time,
        clock.stopped_at,
        clock.late,
        clock.acknowledged,
        sorted(step.value for step in clock.fired),
        instants if clock.running else (),
    )
