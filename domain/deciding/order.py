"""Supervision orders: given with a hold, released or lapsed at its end, answered."""

from __future__ import annotations

import msgspec

from domain.acts import AnswerOrder, ReleaseOrder, Supervise
from domain.deciding.case import Case, Outcome
from domain.decision import Effect
from domain.messages import order_text, own_text
from domain.policy import UNDO_WINDOW
from domain.refusal import Code, Refusal
from domain.supervision import offer, still_holds
from domain.ticket import SupervisionOrder, Ticket, number_text
from domain.words import OrderState, Role, Rung

replace = msgspec.structs.replace


def subject_of(order: int) -> str:
    """The subject under which an order's messages wait in the outbox."""
    return f"order:{order}"


def supervise(case: Case, payload: Supervise) -> Outcome:
    """One click: the order that the ladder offers now is given, and held for the undo window."""
    due = offer(case.world, case.ticket, case.now, payload.assignment)
    if payload.rung is not None and payload.rung != due.rung:
        raise Refusal(Code.CONFLICT, rung=int(due.rung))
    number = case.ticket.orders_given + 1
    reason = payload.reason.strip() or due.reason
    order = SupervisionOrder(
        id=number,
        assignment=due.assignment,
        unit=due.unit,
        rung=due.rung,
        clock=due.clock,
        generation=due.generation,
        at=case.now,
        by=case.actor.account,
        release_at=case.now + UNDO_WINDOW,
        state=OrderState.HELD,
        contact=due.contact.id,
        reason=reason,
        reply_by=case.now + case.world.settings.reply_within,
    )
    own = own_text(case.world, case.ticket, due.unit, due.rung, reason, payload.text)
    order = replace(order, text=own)
    text = own or order_text(case.world, case.ticket, due.unit, due.rung, reason)
    effect = Effect(
        key=f"{number_text(case.ticket.district, case.ticket.id)}:order:{number}:{due.contact.id}",
        subject=subject_of(number),
        contact=due.contact.id,
        text=text,
        not_before=order.release_at,
        held=True,
        batch="" if own else payload.batch,
    )
    return Outcome(
        changes={"orders": (order,), "orders_given": number},
        facts={
            "order": number,
            "rung": int(due.rung),
            "unit": due.unit,
            "contact": due.contact.id,
            "text": text,
            **({"own_words": True} if own else {}),
        },
        effects=(effect,),
    )


def release_order(case: Case, payload: ReleaseOrder) -> Outcome:
    """The hold ends: the message may go out, if the reason still holds."""
    order = _find(case.ticket, payload.order)
    if order.state is not OrderState.HELD:
        raise Refusal(Code.WRONG_STAGE, state=order.state.value)
    if case.actor.role is not Role.SYSTEM and order.by != case.actor.account:
        raise Refusal(Code.NOT_YOURS)
    if not still_holds(case.ticket, order, case.now):
        raise Refusal(Code.NOT_DUE, why="reason_gone")
    return Outcome(
        changes={"orders": (replace(order, state=OrderState.SENT),)},
        facts={"order": order.id, "rung": int(order.rung), "contact": order.contact, "unit": order.unit},
        released=(subject_of(order.id),),
    )


def lapse_order(case: Case, order: SupervisionOrder) -> Outcome:
    """At the end of the hold the reason is gone: nothing is sent, and the order counts for nothing."""
    return Outcome(
        changes={"orders": (replace(order, state=OrderState.LAPSED),)},
        facts={"order": order.id, "rung": int(order.rung), "contact": order.contact, "unit": order.unit},
        cancelled=(subject_of(order.id),),
    )


def answer_order(case: Case, payload: AnswerOrder) -> Outcome:
    """The recipient's side replies; a leader and a handler answer for their own unit alone."""
    order = _find(case.ticket, payload.order)
    if order.state is not OrderState.SENT or order.answered_at is not None:
        raise Refusal(Code.WRONG_STAGE, state=order.state.value)
    inspection = case.actor.role is Role.INSPECTOR
    if inspection != (order.rung is Rung.INSPECTION) or not (inspection or case.actor.unit == order.unit):
        raise Refusal(Code.NOT_ALLOWED)
    answered = replace(order, answered_at=case.now, reply=payload.reply)
    return Outcome(changes={"orders": (answered,)}, facts={"unit": order.unit, "rung": int(order.rung)})


def _find(ticket: Ticket, number: int) -> SupervisionOrder:
    found = next((order for order in ticket.orders if order.id == number), None)
    if found is None:
        raise Refusal(Code.UNKNOWN, field="order")
    return found
