"""The one voice to the user: what happened, in words, and what to do next (UI §15).

Refusals of the rules, problems of the server and faults of the connection come here as codes and leave as
sentences. Codes are never shown; they go into the diagnosis that can be copied.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from console import clock_text, terms
from domain.refusal import Code
from domain.words import AssignmentStage, ChecklistItem, OrderState, Stage

translate = QCoreApplication.translate

UNREACHABLE = "unreachable"
"""The console's own code: no answer came at all."""
UNREADABLE = "unreadable"
"""The console's own code: an answer came that this version of the console does not understand."""


class NoticeAct(msgspec.Struct, frozen=True, kw_only=True):
    """A button of a notice."""

    key: str
    words: str
    hint: str = ""
    primary: bool = False


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """A short message at the bottom of the window."""

    headline: str
    detail: str = ""
    icon: str = "info-circle"
    acts: tuple[NoticeAct, ...] = ()
    key: str = ""
    """What it is about, such as an op_id: a later notice with the same key takes its place."""
    until: int | None = None
    """Server time at which the offer of its buttons ends; None where there is no hurry."""
    span: int = 0
    """How long the offer holds in all, for the bar that depletes."""
    counting: str = ""
    """The detail with `{seconds}` in it, said anew each second while `until` lies ahead."""


class Voice(QObject):
    """Where everything that wants to be said comes together.

    Signals:
        said: a `Notice` to be shown now.
        withdrawn: the notice with this key is of no more use.
        chosen: a button of a notice was pressed: the notice's key, the button's key.
    """

    said = Signal(object)
    withdrawn = Signal(str)
    chosen = Signal(str, str)

    def say(self, notice: Notice) -> None:
        """Show a notice."""
        self.said.emit(notice)

    def tell(self, headline: str, detail: str = "", icon: str = "info-circle") -> None:
        """Show two lines without buttons."""
        self.said.emit(Notice(headline=headline, detail=detail, icon=icon))


def problem_words(code: str, facts: Mapping[str, Any] | None = None, now: int = 0) -> str:
    """What a code means to the one who reads it, and what to do next; also for a code of a later version."""
    sentence = _SENTENCES.get(code)
    if sentence is None:
        return translate(
            "Messages", "The server refused this. Nothing was changed; try again or ask the shift leader."
        )
    return sentence(facts or {}, now)


def known_codes() -> frozenset[str]:
    """Every code that has a sentence of its own."""
    return frozenset(_SENTENCES)


def field_of(facts: Mapping[str, Any]) -> str:
    """The field of the form that a refusal is about; empty when it is about the whole."""
    return str(facts.get("field", ""))


def waiting_words(milliseconds: int) -> str:
    """How long somebody has to wait: 40 秒, 5 分."""
    seconds = max(1, -(-milliseconds // 1000))
    if seconds < 120:
        return translate("Messages", "{seconds} s").format(seconds=seconds)
    return clock_text.span_in_words(seconds * 1000)


def _plain(sentence: Callable[[], str]) -> Callable[[Mapping[str, Any], int], str]:
    return lambda _facts, _now: sentence()


def _wrong_stage(facts: Mapping[str, Any], _now: int) -> str:
    if facts.get("why") == "already_rated":
        return translate("Messages", "The resident has rated this ticket already.")
    if facts.get("why") == "removed":
        return translate("Messages", "This file was removed already.")
    if facts.get("why") == "struck":
        return translate("Messages", "This note is struck out already.")
    known = {
        "accepted": translate("Messages", "A unit has accepted it; it can no longer be voided."),
        "led_by_another": translate("Messages", "Another unit leads by now; withdraw it first."),
        "taken_over": translate("Messages", "The district has taken it over already."),
        "coordination_open": translate("Messages", "A coordination is open already; rule in it first."),
        "concluded": translate("Messages", "This coordination has ruled already."),
        "request_open": translate("Messages", "The same was requested already and is not decided yet."),
        "decided": translate("Messages", "This request is decided already."),
        "claimed": translate("Messages", "You have claimed it already."),
        "not_claimed": translate("Messages", "Nobody has claimed it."),
        "has_repeats": translate("Messages", "Repeats are merged into it; part them first."),
        "not_merged_here": translate("Messages", "The other ticket is no repeat of this one any more."),
    }
    if str(facts.get("why", "")) in known:
        return known[str(facts["why"])]
    name = _stage_name(facts)
    if not name:
        return translate(
            "Messages", "The ticket has moved on; this can no longer be done. Look at its timeline."
        )
    return translate("Messages", "The ticket is now “{stage}”; this can no longer be done.").format(
        stage=name
    )


def _stage_name(facts: Mapping[str, Any]) -> str:
    told = str(facts.get("stage", facts.get("state", "")))
    if told in set(Stage):
        return terms.stage(Stage(told))
    if told in set(AssignmentStage):
        return terms.assignment_stage(AssignmentStage(told))
    return terms.order_state(OrderState(told)) if told in set(OrderState) else ""


def _conflict(facts: Mapping[str, Any], _now: int) -> str:
    if "rung" in facts:
        return translate(
            "Messages", "Somebody supervised meanwhile; the next rung is shown now. Press F8 again."
        )
    changed = changed_words(facts.get("parts", ()))
    return translate(
        "Messages",
        "Changed meanwhile by somebody else: {what}. Your entry is kept; check it and send it again.",
    ).format(what=changed)


def changed_words(parts: Any) -> str:
    """The parts of a ticket that a conflict is about, as a list of names."""
    names = []
    for part in parts if isinstance(parts, list | tuple) else ():
        name = _part_name(str(part).partition(":")[0])
        if name not in names:
            names.append(name)
    return translate("Messages", ", ").join(names) or translate("Messages", "the ticket")


def _part_name(part: str) -> str:
    return {
        "title": translate("Messages", "title"),
        "description": translate("Messages", "description"),
        "channel": translate("Messages", "channel"),
        "level": translate("Messages", "call level"),
        "urgency": translate("Messages", "urgency"),
        "grade": translate("Messages", "grade"),
        "matter": translate("Messages", "matter"),
        "place": translate("Messages", "place"),
        "key_matter": translate("Messages", "key matter"),
        "risk": translate("Messages", "risk note"),
        "stage": translate("Messages", "stage"),
        "stage_before": translate("Messages", "stage"),
        "assignments": translate("Messages", "units"),
        "assignments_given": translate("Messages", "units"),
        "orders": translate("Messages", "supervision orders"),
        "orders_given": translate("Messages", "supervision orders"),
        "suspensions": translate("Messages", "suspension"),
        "requests": translate("Messages", "requests"),
        "coordinations": translate("Messages", "coordination"),
        "calls": translate("Messages", "call level"),
        "taken_over_at": translate("Messages", "the taking over by the district"),
        "rating": translate("Messages", "rating"),
        "resident_rating": translate("Messages", "resident's rating"),
        "reporters": translate("Messages", "reporters"),
    }.get(part, translate("Messages", "the ticket"))


def _invalid(facts: Mapping[str, Any], _now: int) -> str:
    why = str(facts.get("why", ""))
    known = {
        "blank": translate("Messages", "Write something here."),
        "number_missing": translate("Messages", "The message must name the ticket's number."),
        "too_long": translate("Messages", "The message is too long; at most {most} characters.").format(
            most=facts.get("most", "")
        ),
        "place": translate("Messages", "There is no place {{{place}}} in this message.").format(
            place=facts.get("place", "")
        ),
        "personal": translate("Messages", "A mobile or identity number must not stand in the message."),
        "not_ahead": translate("Messages", "Choose a time that lies ahead."),
        "not_later": translate("Messages", "The new deadline must be later than the present one."),
        "outside_seat": translate(
            "Messages", "This place lies outside the area of your seat; choose another."
        ),
        "length": translate("Messages", "Write the address, at most 200 characters."),
        "range": translate("Messages", "This point is not on the map."),
        "nobody_named": translate("Messages", "Choose at least one unit."),
        "not_higher": translate("Messages", "Choose a level above the present one."),
        "above_seat": translate("Messages", "Your seat cannot call this level; choose a lower one."),
        "twice": translate("Messages", "This unit is named twice."),
        "file_twice": translate("Messages", "This file is on the ticket already."),
        "too_many": translate("Messages", "The ticket holds as many files as it can."),
        "not_a_picture": translate("Messages", "Only a picture or a video shows the place before or after."),
        "no_matter": translate("Messages", "Set the matter first."),
        "not_named": translate("Messages", "A time was set for a unit that is not named."),
        "nothing_changed": translate("Messages", "Nothing was changed."),
        "itself": translate("Messages", "A ticket is no repeat of itself; choose another one."),
        "one_of_three": translate("Messages", "Say with whom: the reporter, a contact, or somebody else."),
        "not_reached": translate("Messages", "A call that nobody answered has no length."),
    }
    return known.get(why) or translate("Messages", "This value is not accepted; correct it and send again.")


def _unknown(facts: Mapping[str, Any], _now: int) -> str:
    field = field_of(facts)
    if field in ("lead", "assisting", "units", "entry"):
        return translate("Messages", "This unit is not at work any more; choose another.")
    if field == "matter":
        return translate("Messages", "This matter is not in the catalogue; choose another.")
    if field.startswith("place"):
        return translate("Messages", "This area is not known; choose another.")
    if field == "other":
        return translate("Messages", "The other ticket is not there, or lies outside your area.")
    if field == "contact":
        return translate("Messages", "This contact is not listed any more; choose another.")
    if field == "reporter":
        return translate("Messages", "No reporter is recorded for this ticket.")
    if field in ("file", "files"):
        return translate("Messages", "This file is not there any more; choose it again.")
    return translate("Messages", "What this is about does not exist any more. Look at the ticket again.")


def _reason_needed(facts: Mapping[str, Any], _now: int) -> str:
    why = str(facts.get("why", ""))
    known = {
        "below_satisfied": translate("Messages", "A rating below “satisfied” needs a reason."),
        "lead_replaced": translate("Messages", "The lead has accepted already; write why it is replaced."),
        "grade_lowered_after_red": translate(
            "Messages", "Lowering the grade after the limit needs a reason."
        ),
        "accepted_withdrawn": translate(
            "Messages", "The unit has accepted already; write why it is withdrawn."
        ),
    }
    return known.get(why) or translate("Messages", "Write the reason.")


def _others_not_done(facts: Mapping[str, Any], _now: int) -> str:
    units = facts.get("units", ())
    count = len(units) if isinstance(units, list | tuple) else 0
    return translate(
        "Messages", "{count} assisting units have not reported yet; write why you report before them."
    ).format(count=count)


def _file_type(facts: Mapping[str, Any], _now: int) -> str:
    if facts.get("found") == "heic":
        return translate(
            "Messages", "HEIC pictures are not taken: set the phone to JPEG (most compatible), or convert it."
        )
    if facts.get("found") == "macros":
        return translate("Messages", "Documents with macros are not taken; save it without them.")
    return translate(
        "Messages",
        "This kind of file is not taken. Taken are JPEG, PNG, WebP, video, recordings, PDF, text and office.",
    )


def _file_too_large(facts: Mapping[str, Any], _now: int) -> str:
    most = facts.get("most")
    if isinstance(most, int):
        return translate("Messages", "The file is too large; at most {size} MB are taken.").format(
            size=most // 1_048_576
        )
    return translate("Messages", "The picture has too many pixels; make it smaller.")


def _checklist(facts: Mapping[str, Any], _now: int) -> str:
    items = facts.get("items", ())
    named = [
        terms.checklist_item(ChecklistItem(one))
        for one in (items if isinstance(items, list | tuple) else ())
        if one in set(ChecklistItem)
    ]
    return translate("Messages", "This matter is not closed without: {what}.").format(
        what=translate("Messages", ", ").join(named)
    )


def _year_not_loaded(facts: Mapping[str, Any], _now: int) -> str:
    return translate(
        "Messages",
        "The working calendar of {year} is not loaded: the deadline cannot be counted. Set one of your own.",
    ).format(year=facts.get("year", ""))


def _too_soon(facts: Mapping[str, Any], now: int) -> str:
    until = facts.get("until")
    if not isinstance(until, int):
        return translate("Messages", "Thirty minutes must lie between two supervision orders to one unit.")
    return translate("Messages", "Supervised a short while ago; again from {time}.").format(
        time=clock_text.short_time(until, now or until)
    )


def _not_due(facts: Mapping[str, Any], _now: int) -> str:
    if facts.get("why") == "reason_gone":
        return translate("Messages", "The reason is gone meanwhile; nothing was sent.")
    return translate("Messages", "Nothing is yellow, red or about to run out: there is nothing to supervise.")


def _locked_out(facts: Mapping[str, Any], _now: int) -> str:
    wait = facts.get("wait")
    if not isinstance(wait, int):
        return translate("Messages", "Too many wrong passwords. Wait a while and try again.")
    return translate("Messages", "Too many wrong passwords. Try again in {wait}.").format(
        wait=waiting_words(wait)
    )


_SENTENCES: Mapping[str, Callable[[Mapping[str, Any], int], str]] = {
    Code.NOT_FOUND: _plain(
        lambda: translate("Messages", "This ticket does not exist, or is not in your scope.")
    ),
    Code.NOT_ALLOWED: _plain(
        lambda: translate("Messages", "Your role may not do this. Ask the shift leader.")
    ),
    Code.WRONG_STAGE: _wrong_stage,
    Code.CONFLICT: _conflict,
    Code.OP_REUSED: _plain(
        lambda: translate("Messages", "This entry was sent before with other words. Send it once more.")
    ),
    Code.INVALID: _invalid,
    Code.UNKNOWN: _unknown,
    Code.REASON_NEEDED: _reason_needed,
    Code.ALREADY_ASSIGNED: _plain(
        lambda: translate("Messages", "This unit is on the ticket already; choose another.")
    ),
    Code.LEAD_NEEDED: _plain(lambda: translate("Messages", "Choose the lead unit.")),
    Code.OTHERS_NOT_DONE: _others_not_done,
    Code.INSISTED: _plain(
        lambda: translate("Messages", "The center insists on it: accept it, or ask for a coordination.")
    ),
    Code.CHECKLIST: _checklist,
    Code.YEAR_NOT_LOADED: _year_not_loaded,
    Code.NO_ASSIGNMENT: _plain(
        lambda: translate("Messages", "No unit is at work on this ticket, so nobody can be supervised.")
    ),
    Code.NOT_DUE: _not_due,
    Code.TOO_SOON: _too_soon,
    Code.NO_RECIPIENT: _plain(
        lambda: translate(
            "Messages", "The unit has nobody for this rung. Ask the administrator to add a contact."
        )
    ),
    Code.ONLY_RESIDENT_RATES: _plain(
        lambda: translate("Messages", "The level settled its own matter: only the resident rates it.")
    ),
    Code.TOO_LATE_TO_UNDO: _plain(
        lambda: translate("Messages", "The ten seconds are over; it can no longer be taken back.")
    ),
    Code.CHANGED_SINCE: _plain(
        lambda: translate("Messages", "Somebody built on it meanwhile; it can no longer be taken back.")
    ),
    Code.NOT_REVERSIBLE: _plain(lambda: translate("Messages", "This act cannot be taken back.")),
    Code.NOT_YOURS: _plain(lambda: translate("Messages", "This was done by another account.")),
    Code.FILE_TYPE: _file_type,
    Code.FILE_BROKEN: _plain(lambda: translate("Messages", "The file is damaged and cannot be read.")),
    Code.FILE_TOO_LARGE: _file_too_large,
    Code.FILE_QUOTA: _plain(
        lambda: translate("Messages", "Too many files at once from this seat; finish or drop some first.")
    ),
    Code.UPLOAD_OFFSET: _plain(lambda: translate("Messages", "The upload lost its place; try again.")),
    Code.UPLOAD_CHANGED: _plain(
        lambda: translate("Messages", "The file changed while it was sent; choose it again.")
    ),
    Code.NO_FILE_STORE: _plain(
        lambda: translate("Messages", "This server keeps no files; ask the administrator.")
    ),
    UNREACHABLE: _plain(
        lambda: translate(
            "Messages", "The server does not answer. What you typed is kept and will be sent again."
        )
    ),
    UNREADABLE: _plain(
        lambda: translate("Messages", "The server's answer cannot be read. Is this console up to date?")
    ),
    "malformed": _plain(
        lambda: translate("Messages", "The server did not understand this. Is this console up to date?")
    ),
    "unauthorized": _plain(
        lambda: translate("Messages", "Name or password is wrong. Check Caps Lock and try again.")
    ),
    "session_expired": _plain(
        lambda: translate("Messages", "Your session has ended. Log in again; what you typed is kept.")
    ),
    "locked_out": _locked_out,
    "password_needed": lambda facts, _now: translate(
        "Messages", "This was a one-time code. Choose a new password of at least {least} characters."
    ).format(least=facts.get("least", 8)),
    "code_expired": _plain(
        lambda: translate("Messages", "The one-time code was good for a day. Ask for another one.")
    ),
    "account_locked": _plain(
        lambda: translate("Messages", "This account is locked. Ask the administrator to open it.")
    ),
    "rate_limited": _plain(lambda: translate("Messages", "Too much at once. Try again in a moment.")),
    "too_large": _plain(lambda: translate("Messages", "This is too large to be sent. Shorten it.")),
    "no_such_route": _plain(
        lambda: translate("Messages", "The server does not know this. Is it an older version?")
    ),
    "method_not_allowed": _plain(
        lambda: translate("Messages", "The server does not take this. Is it another version?")
    ),
    "unsupported_media_type": _plain(
        lambda: translate("Messages", "The server does not take this kind of content.")
    ),
    "not_acceptable": _plain(
        lambda: translate("Messages", "The server cannot answer in a way this console reads.")
    ),
    "range_not_satisfiable": _plain(lambda: translate("Messages", "The file is shorter than it was.")),
    "snapshot_needed": _plain(lambda: translate("Messages", "The data is loaded anew.")),
    "unavailable": _plain(
        lambda: translate(
            "Messages", "The server is restarting. What you typed is kept and will be sent again."
        )
    ),
    "internal": _plain(
        lambda: translate("Messages", "The server has a fault. Nothing was changed; tell the administrator.")
    ),
}
