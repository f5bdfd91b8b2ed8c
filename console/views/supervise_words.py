"""The supervision key names the rung and the person before the click (UI §6)."""

from PySide6.QtCore import QCoreApplication

from console import terms
from console.actions.doing import recipient_words
from console.actions.situation import Situation
from console.actions.table import BY_ID, why_not
from domain.refusal import Refusal
from domain.supervision import Offer, offer
from domain.words import Rung

translate = QCoreApplication.translate


def offered(situation: Situation) -> Offer | None:
    """What one click would send now; None when nothing can be sent."""
    if situation.ticket is None or why_not(BY_ID["supervise"], situation):
        return None
    try:
        return offer(situation.world, situation.ticket, situation.now)
    except Refusal:
        return None  # said in words by `why_not`


def unit_name(situation: Situation, due: Offer) -> str:
    """The unit whose contact an order goes to: its own, the one above it, or the inspection office."""
    unit = situation.world.directory.unit_by_id.get(due.contact.unit)
    return unit.name if unit else ""


def supervise_title(situation: Situation) -> str:
    """督办 → 分管领导."""
    due = offered(situation)
    if due is None:
        return BY_ID["supervise"].title()
    if due.rung is Rung.INSPECTION:
        return terms.rung(due.rung)
    return translate("Supervise", "{rung} → {whom}").format(
        rung=terms.rung(due.rung), whom=terms.contact_kind(due.contact.kind)
    )


def supervise_line(situation: Situation) -> str:
    """Whom the click reaches and how, or why there is no click."""
    due = offered(situation)
    if due is None:
        return why_not(BY_ID["supervise"], situation)
    who = " ".join(
        part for part in (recipient_words(due, unit_name(situation, due)), due.contact.phone) if part
    )
    return translate("Supervise", "Tells {who} by SMS; can be undone for 10 seconds").format(who=who)
