"""What another grade would bring, judged by the rules themselves before it is chosen (UI §8)."""

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.messages import problem_words
from console.views import ticket_words
from console.views.detail.part import Seen
from domain.acts import Edit
from domain.decide import decide
from domain.operation import Operation
from domain.policy import limit_for
from domain.refusal import Code, Refusal
from domain.row import clock_state
from domain.ticket import Ticket
from domain.words import ClockKind, Grade, RowState

translate = QCoreApplication.translate

_PREVIEW = "preview"


class GradeEffect(msgspec.Struct, frozen=True, kw_only=True):
    """Who would answer, by when, and which light that would be."""

    words: str
    against: str = ""
    needs_reason: bool = False
    """It is lowered after red: the rules ask why."""


def effect(seen: Seen, grade: Grade) -> GradeEffect:
    """What happens to the ticket if it becomes a matter of this grade now."""
    who = f"{grade.value} {terms.grade(grade)} · {terms.grade_answer(grade)}"
    if grade is seen.ticket.grade:
        return GradeEffect(words=translate("Grade", "{grade}: as it is").format(grade=who))
    needs_reason = _hides_lateness(seen, grade)
    try:
        after = _judged(seen, grade)
    except Refusal as refusal:
        return _cannot(seen, grade, who, refusal, needs_reason=needs_reason)
    words = translate("Grade", "{grade}: {change}").format(grade=who, change=_change(seen, after))
    return GradeEffect(words=words, needs_reason=needs_reason)


def _hides_lateness(seen: Seen, grade: Grade) -> bool:
    """Whether the rules will ask why: the grade is lowered, and something was late."""
    ticket = seen.ticket
    lowered = ticket.grade is not None and grade < ticket.grade
    return lowered and any(
        clock.late or clock_state(clock, seen.now) is RowState.RED for clock in ticket.clocks
    )


def _judged(seen: Seen, grade: Grade) -> Ticket:
    operation = Operation(
        op_id=_PREVIEW,
        payload=Edit(grade=grade, reason=_PREVIEW),
        ticket=seen.ticket.id,
        client_at=seen.now,
    )
    return decide(seen.situation.world, seen.ticket, operation, seen.situation.actor, seen.now).ticket


def _cannot(seen: Seen, grade: Grade, who: str, refusal: Refusal, *, needs_reason: bool) -> GradeEffect:
    if refusal.code is Code.YEAR_NOT_LOADED:
        # Working days are counted by the server, which has the calendar; the limit itself is known here.
        limit = limit_for(
            seen.situation.world, msgspec.structs.replace(seen.ticket, grade=grade), ClockKind.HANDLING
        )
        said = ticket_words.limit_words(limit) if limit else ""
        words = translate("Grade", "{grade}: handling limit {limit}, counted by the server").format(
            grade=who, limit=said
        )
        return GradeEffect(words=words, needs_reason=needs_reason)
    against = problem_words(refusal.code, refusal.detail, seen.now)
    return GradeEffect(words=f"{who}: {against}", against=against)


def _change(seen: Seen, after: Ticket) -> str:
    before = _deadline(seen, seen.ticket)
    then = _deadline(seen, after)
    parts = []
    if then and then != before:
        parts.append(
            translate("Grade", "due {new} instead of {old}").format(new=then, old=before)
            if before
            else translate("Grade", "due {new}").format(new=then)
        )
    else:
        parts.append(translate("Grade", "no deadline changes"))
    was, will = (ticket_words.state_of(one, seen.now) for one in (seen.ticket, after))
    if was is not will and RowState.NONE not in (was, will):
        parts.append(
            translate("Grade", "light {old} → {new}").format(old=terms.state(was), new=terms.state(will))
        )
    elif will is not RowState.NONE:
        parts.append(translate("Grade", "light stays {light}").format(light=terms.state(will)))
    return translate("Grade", ", ").join(parts)


def _deadline(seen: Seen, ticket: Ticket) -> str:
    running = [clock.red_at for clock in ticket.clocks if clock.running and clock.kind is ClockKind.HANDLING]
    return clock_text.short_time(min(running), seen.now) if running else ""
