"""What an act would make of the ticket, in words, before it is sent: the rules themselves are asked."""

from PySide6.QtCore import QCoreApplication

from console import clock_text, messages, terms
from console.actions.situation import Situation
from domain.acts import Payload
from domain.assignment import Assignment
from domain.clock import Clock
from domain.decide import decide
from domain.instant import NEVER
from domain.operation import Operation
from domain.refusal import Code, Refusal
from domain.row import clock_state
from domain.ticket import Ticket
from domain.words import AssignmentStage, ClockKind, RowState

translate = QCoreApplication.translate

_NOT_THE_WRITERS = frozenset({Code.INVALID, Code.REASON_NEEDED, Code.UNKNOWN, Code.LEAD_NEEDED})
"""Refusals that only say that the form is not filled in yet: its fields say it."""


def after(situation: Situation, payload: Payload) -> Ticket:
    """The ticket as the act would leave it, judged here and now. Raises Refusal."""
    if situation.ticket is None:
        raise Refusal(Code.NOT_FOUND)
    operation = Operation(op_id="", payload=payload, ticket=situation.ticket.id)
    return decide(situation.world, situation.ticket, operation, situation.actor, situation.now).ticket


def effect_words(situation: Situation, payload: Payload | None) -> str:
    """A line for each thing that the act moves: stage, level, units, clocks with their lights.

    Empty while the form is not filled in; the reason where the rules are against it.
    """
    before = situation.ticket
    if payload is None or before is None:
        return ""
    try:
        then = after(situation, payload)
    except Refusal as refusal:
        if refusal.code in _NOT_THE_WRITERS:
            return ""
        return messages.problem_words(refusal.code, refusal.detail, situation.now)
    return "\n".join(changes(situation, before, then))


def changes(situation: Situation, before: Ticket, then: Ticket) -> list[str]:
    """What is another in `then` than in `before`, a line each."""
    lines: list[str] = []
    if then.stage is not before.stage:
        lines.append(_arrow(translate("Effect", "Stage"), terms.stage(before.stage), terms.stage(then.stage)))
    if then.level is not before.level:
        old = terms.short_level(before.level) if before.level else translate("Effect", "none")
        new = terms.short_level(then.level) if then.level else translate("Effect", "none")
        lines.append(_arrow(translate("Effect", "Call level"), old, new))
    lines += _units(situation, before, then)
    lines += _clocks(situation, before, then)
    return lines


def _arrow(what: str, old: str, new: str) -> str:
    return translate("Effect", "{what}: {old} → {new}").format(what=what, old=old, new=new)


def _units(situation: Situation, before: Ticket, then: Ticket) -> list[str]:
    # Those that come to it are not said: the form itself names them.
    known = {one.id: one for one in before.assignments}
    return [
        translate("Effect", "{unit} is withdrawn").format(unit=_name(situation, one))
        for one in then.assignments
        if one.stage is AssignmentStage.WITHDRAWN
        and one.id in known
        and known[one.id].stage is not AssignmentStage.WITHDRAWN
    ]


def _name(situation: Situation, one: Assignment) -> str:
    unit = situation.world.directory.unit_by_id.get(one.unit)
    return unit.name if unit else ""


def _clocks(situation: Situation, before: Ticket, then: Ticket) -> list[str]:
    now, lines = situation.now, []
    known = {one.id: one for one in before.clocks}
    live = {one.id for one in then.live()}
    fresh: dict[tuple[ClockKind, int], list[str]] = {}
    for clock in then.clocks:
        old = known.get(clock.id)
        if clock.assignment is not None and clock.assignment not in live:
            continue
        if old is None:
            one = then.assignment(clock.assignment) if clock.assignment is not None else None
            fresh.setdefault((clock.kind, clock.red_at), []).append(_name(situation, one) if one else "")
        elif (old.red_at, old.running) != (clock.red_at, clock.running):
            line = _moved(situation, then, old, clock)
            if line:
                lines.append(line)
    for (kind, due), _whose in sorted(fresh.items(), key=lambda item: item[0][1]):
        lines.append(f"{terms.clock(kind)}: {deadline_words(due, now)}")
    return lines


def _moved(situation: Situation, then: Ticket, old: Clock, new: Clock) -> str:
    now = situation.now
    one = then.assignment(new.assignment) if new.assignment is not None else None
    what = f"{_name(situation, one)} {terms.clock(new.kind)}".strip() if one else terms.clock(new.kind)
    if not new.running and new.kind is ClockKind.TRIAGE:
        return ""  # it stops with every dispatch
    if not new.running:
        return translate("Effect", "{what} stops").format(what=what) if old.running else ""
    if new.red_at == NEVER:
        return translate("Effect", "{what} pauses with {left} left").format(
            what=what, left=left_words(old.red_at, now)
        )
    if old.red_at in (NEVER, new.red_at):
        return translate("Effect", "{what} runs again").format(what=what)
    light = _arrow_of_lights(old, new, now)
    return _arrow(what, clock_text.short_time(old.red_at, now), clock_text.short_time(new.red_at, now)) + (
        f" · {light}" if light else ""
    )


def _arrow_of_lights(old: Clock, new: Clock, now: int) -> str:
    was, will = clock_state(old, now), clock_state(new, now)
    if was is will or RowState.NONE in (was, will):
        return ""
    return f"{terms.state(was)} → {terms.state(will)}"


def deadline_words(due: int, now: int) -> str:
    """6月15日 周一 14:32（3 天）: when something is due, and how long that is from now."""
    if due == NEVER:
        return translate("Effect", "paused")
    local = clock_text.local(due)
    day = clock_text.date_and_weekday(due)
    words = f"{local:%H:%M}" if local.date() == clock_text.local(now).date() else f"{day} {local:%H:%M}"
    return translate("Effect", "{time} ({left})").format(time=words, left=left_words(due, now))


def left_words(due: int, now: int) -> str:
    """还有 2 时 14 分, or 超期 …"""
    if due >= now:
        return translate("Effect", "{span} left").format(span=clock_text.span_in_words(due - now))
    return translate("Effect", "overdue {span}").format(span=clock_text.span_in_words(now - due))
