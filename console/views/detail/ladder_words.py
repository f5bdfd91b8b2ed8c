"""The ladder of supervision as four cards: who is on each rung, and how far each has come (UI §6)."""

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.actions.doing import recipient_words
from console.actions.table import BY_ID, why_not
from console.views import ticket_words
from console.views.detail.part import Seen
from console.views.supervise_words import offered, unit_name
from console.widgets.rung_card import DONE, IDLE, NEXT, SENDING, WAITING, RungShown
from domain.assignment import Assignment
from domain.directory import Contact
from domain.instant import MINUTE, SECOND
from domain.messages import order_text
from domain.policy import ORDER_SPACING
from domain.row import clock_state
from domain.supervision import AT_WORK, Offer, recipient, worst_clock
from domain.ticket import SupervisionOrder
from domain.words import OrderState, Rung

translate = QCoreApplication.translate


class LadderShown(msgspec.Struct, frozen=True, kw_only=True):
    """What stands over, on and under the cards."""

    note: str
    rungs: tuple[RungShown, ...]
    text: str
    """The message as it would be sent now, or as it waits to be sent; empty without one."""
    line: str
    """Whom a click reaches, or why there is no click."""
    to_come: bool
    """The text is that of an order not given yet: it can still be put in other words."""


def ladder(seen: Seen) -> LadderShown:
    """The ladder of the assignment that an order would be about, or that the last one was about."""
    due = offered(seen.situation)
    one = _assignment(seen, due)
    against = "" if due is not None else why_not(BY_ID["supervise"], seen.situation)
    unit = unit_name(seen.situation, due) if due is not None else ""
    line = against
    if due is not None:
        who = " ".join(part for part in (recipient_words(due, unit), due.contact.phone) if part)
        line = translate("Supervise", "Tells {who} by SMS; can be undone for 10 seconds").format(who=who)
    return LadderShown(
        note=_next_time(seen, one),
        rungs=tuple(_rung(seen, one, rung, due, against) for rung in Rung),
        text=_text(seen, one, due),
        line=line,
        to_come=due is not None,
    )


def _text(seen: Seen, one: Assignment | None, due: Offer | None) -> str:
    """The message that goes out, on its way or to come."""
    if due is not None:
        return order_text(seen.situation.world, seen.ticket, due.unit, due.rung, due.reason)
    held = [order for order in _counting(seen, one) if order.state is OrderState.HELD]
    if not held:
        return ""
    if held[-1].text:
        return held[-1].text
    return order_text(seen.situation.world, seen.ticket, held[-1].unit, held[-1].rung, held[-1].reason)


def _assignment(seen: Seen, due: Offer | None) -> Assignment | None:
    ticket = seen.ticket
    if due is not None:
        return ticket.assignment(due.assignment)
    at_work = [
        (ticket_words.WORST.get(clock_state(clock, seen.now), 9), clock.red_at, one.id, one)
        for one in ticket.live()
        if one.stage in AT_WORK and (clock := worst_clock(ticket, one, seen.now)) is not None
    ]
    if at_work:
        return min(at_work, key=lambda entry: entry[:3])[3]
    ordered = [order.assignment for order in ticket.orders if order.state is not OrderState.LAPSED]
    return ticket.assignment(ordered[-1]) if ordered else ticket.lead()


def _counting(seen: Seen, one: Assignment | None) -> list[SupervisionOrder]:
    return [
        order
        for order in seen.ticket.orders
        if one is not None and order.state is not OrderState.LAPSED and order.assignment == one.id
    ]


def _next_time(seen: Seen, one: Assignment | None) -> str:
    """再次督办可用 15:02, while it is not yet."""
    if one is None:
        return ""
    counting = [order for order in seen.ticket.orders if order.state is not OrderState.LAPSED]
    spaced = max((order.at + ORDER_SPACING for order in counting if order.unit == one.unit), default=0)
    if spaced <= seen.now:
        return ""
    return translate("Supervise", "Next order from {time}").format(
        time=clock_text.short_time(spaced, seen.now)
    )


def _rung(seen: Seen, one: Assignment | None, rung: Rung, due: Offer | None, against: str) -> RungShown:
    orders = [order for order in _counting(seen, one) if order.rung is rung]
    newest = orders[-1] if orders else None
    contact = recipient(seen.situation.world, one.unit, rung) if one is not None else None
    if newest is not None:
        contact = seen.directory.contact_by_id.get(newest.contact, contact)
    state, word, note = IDLE, "", ""
    offers = due is not None and due.rung is rung
    if newest is not None and newest.state is OrderState.HELD:
        state, word = SENDING, translate("Supervise", "sending")
        left = max(0, -(-(newest.release_at - seen.now) // SECOND))
        note = translate("Supervise", "SMS goes out in {seconds} s").format(seconds=left)
    elif offers:
        state, word = NEXT, translate("Supervise", "due")
        note = (
            translate("Supervise", "Asks before it is sent")
            if rung is Rung.INSPECTION
            else (translate("Supervise", "One click sends it"))
        )
    elif newest is not None:
        state, note = DONE, _sent(seen, newest)
    elif due is None and _is_next(seen, one, rung) and _next_time(seen, one):
        state, note = WAITING, _next_time(seen, one)
    else:
        note = _idle(rung, due, _counting(seen, one))
    why = against or translate("Supervise", "Not this rung’s turn")
    title = f"{int(rung)} {terms.rung(rung)}"
    return RungShown(
        key=str(int(rung)),
        title=f"{title} · {word}" if word else title,
        state=state,
        who=_who(contact, rung),
        note=note,
        against="" if offers and state == NEXT else why,
    )


def _is_next(seen: Seen, one: Assignment | None, rung: Rung) -> bool:
    sent = max((order.rung for order in _counting(seen, one)), default=0)
    return rung == min(sent + 1, Rung.INSPECTION)


def _who(contact: Contact | None, rung: Rung) -> str:
    if contact is None:
        return translate("Supervise", "Nobody is named")
    title = contact.title or (terms.contact_kind(contact.kind) if rung is not Rung.INSPECTION else "")
    return " ".join(part for part in (title, contact.name) if part)


def _sent(seen: Seen, order: SupervisionOrder) -> str:
    time = clock_text.short_time(order.at, seen.now)
    by = seen.person(order.by)
    sent = translate("Supervise", "{time} by {who}").format(time=time, who=by) if by else time
    if order.answered_at is not None:
        took = clock_text.span_in_words(order.answered_at - order.at)
        return translate("Supervise", "{sent} · replied after {took}").format(sent=sent, took=took)
    if seen.now >= order.reply_by:
        return translate("Supervise", "{sent} · reply overdue").format(sent=sent)
    if order.reply_by - seen.now < MINUTE:
        return sent
    left = clock_text.span_in_words(order.reply_by - seen.now)
    return translate("Supervise", "{sent} · reply within {left}").format(sent=sent, left=left)


def _idle(rung: Rung, due: Offer | None, sent: list[SupervisionOrder]) -> str:
    highest = max((int(order.rung) for order in sent), default=0)
    if rung < max(highest, int(due.rung) if due is not None else 0):
        return translate("Supervise", "Passed over")
    if rung is Rung.INSPECTION:
        return translate("Supervise", "Asks before it is sent")
    if rung is Rung.REMINDER:
        return translate("Supervise", "From half of the limit on")
    return translate("Supervise", "After the rung below")
