"""What must hold of the ticket in sight before an act is sent: the reason against it, or nothing."""

from PySide6.QtCore import QCoreApplication

from console import messages
from console.actions.situation import Situation
from domain.deciding.closing import only_resident_rates
from domain.refusal import Refusal
from domain.supervision import offer
from domain.words import AssignmentStage

translate = QCoreApplication.translate


def own_pending(situation: Situation) -> str:
    """The unit has an assignment that waits for its acceptance."""
    if situation.own(AssignmentStage.PENDING) is None:
        return translate("Actions", "Your unit has nothing to accept here")
    return ""


def own_accepted(situation: Situation) -> str:
    """The unit works on it."""
    if situation.own(AssignmentStage.ACCEPTED) is not None:
        return ""
    if situation.own(AssignmentStage.PENDING) is not None:
        return translate("Actions", "Accept it first")
    return translate("Actions", "Your unit has reported its result")


def has_reporter(situation: Situation) -> str:
    """Somebody is there to be answered."""
    if situation.ticket is not None and not situation.ticket.reporters:
        return translate("Actions", "No reporter is recorded")
    return ""


def can_rate(situation: Situation) -> str:
    """The calling side rates it, not the resident alone."""
    if situation.ticket is not None and only_resident_rates(situation.ticket):
        return translate("Actions", "The level settled its own matter: the resident rates it")
    return ""


def resident_can_rate(situation: Situation) -> str:
    """The resident has not rated it yet."""
    if situation.ticket is not None and situation.ticket.resident_rating is not None:
        return translate("Actions", "You have rated it already")
    return ""


def red_unacknowledged(situation: Situation) -> str:
    """A clock is red and nobody confirmed it."""
    return "" if situation.unacknowledged() else translate("Actions", "No new overdue to acknowledge")


def can_supervise(situation: Situation) -> str:
    """The ladder offers a rung."""
    if situation.ticket is None:
        return ""
    try:
        offer(situation.world, situation.ticket, situation.now)
    except Refusal as refusal:
        return messages.problem_words(refusal.code, refusal.detail, situation.now)
    return ""


def order_waits(situation: Situation) -> str:
    """A supervision order waits for a reply."""
    return (
        "" if situation.order_to_answer() else translate("Actions", "No supervision order waits for a reply")
    )


def can_extend(situation: Situation) -> str:
    """A handling limit runs."""
    return "" if situation.running_handling() else translate("Actions", "No handling limit is running")


def can_withdraw(situation: Situation) -> str:
    """A unit is at work that can be called off."""
    return "" if situation.running_handling() else translate("Actions", "No unit is at work here")


def own_note(situation: Situation) -> str:
    """A note of the actor stands on it."""
    return "" if situation.own_note else translate("Actions", "No note of yours stands here")
