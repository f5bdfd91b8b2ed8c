"""What must hold of the ticket in sight before an act is sent: the reason against it, or nothing."""

from PySide6.QtCore import QCoreApplication

from console import messages
from console.actions.situation import Situation
from domain.deciding.closing import only_resident_rates
from domain.refusal import Refusal
from domain.supervision import offer
from domain.words import AssignmentStage, RequestKind, Role

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
    """The resident has not rated it yet; of several reporters each rates for themselves."""
    reporters = situation.ticket.reporters if situation.ticket is not None else ()
    own = [one for one in reporters if one.account == situation.actor.account]
    if own and all(one.rating is not None for one in own):
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


def not_mine(situation: Situation) -> str:
    """It is nobody's, or another's: then it is taken over."""
    if situation.ticket is not None and situation.ticket.claimed_by == situation.actor.account:
        return translate("Actions", "You have claimed it already")
    return ""


def can_unclaim(situation: Situation) -> str:
    """It is one's own; a supervisor frees anybody's."""
    if situation.ticket is None:
        return ""
    if situation.ticket.claimed_by is None:
        return translate("Actions", "Nobody has claimed it")
    if situation.ticket.claimed_by != situation.actor.account and situation.actor.role is not Role.SUPERVISOR:
        return translate("Actions", "A colleague has claimed it; claim it to take it over")
    return ""


def own_note(situation: Situation) -> str:
    """A note of the actor stands on it."""
    return "" if situation.own_note else translate("Actions", "No note of yours stands here")


def can_insist(situation: Situation) -> str:
    """A unit returned it, and nobody has taken its place."""
    if situation.returned():
        return ""
    return translate("Actions", "No unit has returned it that could be insisted on")


def can_raise(situation: Situation) -> str:
    """A level above is left that the seat may call."""
    if situation.levels_above():
        return ""
    return translate("Actions", "It is called at the highest level already")


def not_taken_over(situation: Situation) -> str:
    """The district has not taken it over yet."""
    if situation.ticket is not None and situation.ticket.taken_over_at is not None:
        return translate("Actions", "The district has taken it over already")
    return ""


def no_coordination(situation: Situation) -> str:
    """No coordination is open."""
    if situation.ticket is not None and situation.ticket.coordination() is not None:
        return translate("Actions", "A coordination is open: rule in it first")
    return ""


def can_conclude(situation: Situation) -> str:
    """A coordination is open, and this actor may rule in it."""
    if situation.ticket is None:
        return ""
    if situation.ticket.coordination() is None:
        return translate("Actions", "No coordination is open")
    contested = any(
        one.insisted_at is not None and one.stage is AssignmentStage.PENDING
        for one in situation.ticket.live()
    )
    if contested and situation.actor.role is not Role.SUPERVISOR:
        return translate("Actions", "A unit contests an insistence: the supervisor rules")
    return ""


def can_request_suspension(situation: Situation) -> str:
    """Nobody asked for it yet, and who asks is at work on it."""
    if any(one.kind is RequestKind.SUSPENSION for one in situation.open_requests()):
        return translate("Actions", "A suspension is requested already")
    return "" if situation.may_ask_for_time() else translate("Actions", "Your unit is not at work here")


def can_request_extension(situation: Situation) -> str:
    """A handling limit runs that this actor may ask about, and that nobody asked about yet."""
    running = situation.own_running()
    if not running:
        return translate("Actions", "No handling limit is running")
    if situation.open_for_extension():
        return ""
    return translate("Actions", "An extension is requested already")


def has_request(situation: Situation) -> str:
    """A request waits for the supervisor."""
    return "" if situation.open_requests() else translate("Actions", "No request waits for a decision")


def never_accepted(situation: Situation) -> str:
    """No unit ever accepted it."""
    if situation.ticket is not None and any(
        one.accepted_at is not None for one in situation.ticket.assignments
    ):
        return translate("Actions", "A unit has accepted it: it can no longer be voided")
    return ""


def is_no_repeat(situation: Situation) -> str:
    """It is not merged into another ticket itself."""
    if situation.ticket is not None and situation.ticket.merging() is not None:
        return translate("Actions", "It is a repeat itself: go to its main ticket")
    return ""


def can_part(situation: Situation) -> str:
    """It holds a repeat."""
    ticket = situation.ticket
    if ticket is None or ticket.merged_repeats():
        return ""
    return translate("Actions", "It holds no repeat")
