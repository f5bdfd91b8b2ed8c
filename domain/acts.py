"""The payload of each act: what has to be said to have it done.

Texts are bounded here, so that no door of the system takes more; bounds that depend on the ticket are in
`domain.decide`.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from domain.place import Place
from domain.words import Act, AnswerMeans, CallLevel, Channel, FileUse, Grade, Satisfaction, Urgency

Title = Annotated[str, Meta(min_length=1, max_length=120)]
Text = Annotated[str, Meta(max_length=4_000)]
Said = Annotated[str, Meta(min_length=1, max_length=4_000)]
Reason = Annotated[str, Meta(max_length=500)]
Why = Annotated[str, Meta(min_length=1, max_length=500)]
"""A reason that must be given."""
Count = Annotated[int, Meta(ge=1)]


class PersonalData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A reporter's own data. It goes into the encrypted store of people and never into an event."""

    name: Annotated[str, Meta(max_length=60)] = ""
    phone: Annotated[str, Meta(max_length=30)] = ""
    address: Annotated[str, Meta(max_length=200)] = ""

    def __repr__(self) -> str:
        """Masked, so that no log or traceback shows a person."""
        return "PersonalData(***)"


class Enclosed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A file that goes with an act. Its bytes were brought to the store of files before, under this id."""

    id: Annotated[str, Meta(min_length=32, max_length=32)]
    use: FileUse = FileUse.SCENE
    caption: Annotated[str, Meta(max_length=80)] = ""


Files = Annotated[tuple[Enclosed, ...], Meta(max_length=9)]


class _Payload(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="act"
):
    """Base of all payloads: the field `act` on the wire says which one it is."""


class Report(_Payload, frozen=True, kw_only=True, tag=Act.REPORT.value):
    """A matter arrives."""

    title: Title
    description: Text = ""
    channel: Channel
    level: CallLevel | None = None
    failed: CallLevel | None = None
    """For a raised call: the level that could not do it."""
    raise_reason: Reason = ""
    """For a raised call: why that level could not do it; it stands in the history of calls."""
    place: Place
    matter: str | None = None
    grade: Grade | None = None
    urgency: Urgency = Urgency.NORMAL
    key_matter: bool = False
    risk: Reason = ""
    person: PersonalData | None = None
    files: Files = ()


class Triage(_Payload, frozen=True, kw_only=True, tag=Act.TRIAGE.value):
    """研判: matter, grade and place are set and repeats were looked for."""

    matter: str
    grade: Grade | None = None
    """None takes the grade that the catalogue proposes."""
    urgency: Urgency | UnsetType = UNSET
    title: Title | UnsetType = UNSET
    place: Place | UnsetType = UNSET
    level: CallLevel | UnsetType | None = UNSET
    key_matter: bool | UnsetType = UNSET
    risk: Reason | UnsetType = UNSET


class Edit(_Payload, frozen=True, kw_only=True, tag=Act.EDIT.value):
    """Facts of an open ticket are corrected."""

    title: Title | UnsetType = UNSET
    description: Text | UnsetType = UNSET
    matter: str | UnsetType = UNSET
    grade: Grade | UnsetType = UNSET
    urgency: Urgency | UnsetType = UNSET
    place: Place | UnsetType = UNSET
    key_matter: bool | UnsetType = UNSET
    risk: Reason | UnsetType = UNSET
    reason: Reason = ""
    """Needed to lower the grade after red."""


class UnitDeadline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A time of its own for one unit of a dispatch."""

    unit: int
    deadline: int


class Dispatch(_Payload, frozen=True, kw_only=True, tag=Act.DISPATCH.value):
    """派单: to a lead and any number of assisting units; also adds assisting ones, or changes the lead."""

    lead: int | None = None
    """None keeps the live lead."""
    assisting: Annotated[tuple[int, ...], Meta(max_length=20)] = ()
    deadline: int | None = None
    """A time set by the base, in running time, in place of the policy's limit."""
    deadlines: Annotated[tuple[UnitDeadline, ...], Meta(max_length=21)] = ()
    """For single units, in place of `deadline` and the policy's limit."""
    level: CallLevel | UnsetType | None = UNSET
    note: Reason = ""
    reason: Reason = ""
    """Needed when a lead that already accepted is replaced."""


class Withdraw(_Payload, frozen=True, kw_only=True, tag=Act.WITHDRAW.value):
    """撤回 an assignment; of one that was accepted with a reason."""

    assignment: Count
    reason: Reason = ""


class Accept(_Payload, frozen=True, kw_only=True, tag=Act.ACCEPT.value):
    """接单"""

    assignment: Count


class Return(_Payload, frozen=True, kw_only=True, tag=Act.RETURN.value):
    """退单, with a reason, before acceptance."""

    assignment: Count
    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class Finish(_Payload, frozen=True, kw_only=True, tag=Act.FINISH.value):
    """反馈: the unit reports its result."""

    assignment: Count
    result: Said
    before_others: Reason = ""
    """A lead that reports before the assisting units are done says why."""
    files: Files = ()


class Answer(_Payload, frozen=True, kw_only=True, tag=Act.ANSWER.value):
    """回复 to one reporter (or, with None, to all of them)."""

    reporter: str | None = None
    means: AnswerMeans
    text: Said
    files: Files = ()
    """Whoever is answered sees them."""


class Rate(_Payload, frozen=True, kw_only=True, tag=Act.RATE.value):
    """评分 by the calling side, which closes the ticket. Below satisfied a reason is needed."""

    response: Satisfaction
    result: Satisfaction
    reason: Reason = ""


class ResidentRate(_Payload, frozen=True, kw_only=True, tag=Act.RESIDENT_RATE.value):
    """评价 by the resident: closes where a level settled its own matter; elsewhere it is added."""

    result: Satisfaction
    reason: Reason = ""


class Reopen(_Payload, frozen=True, kw_only=True, tag=Act.REOPEN.value):
    """重办: new assignments, new clocks."""

    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class ClockRef(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One generation of one clock."""

    clock: str
    generation: Count


class Acknowledge(_Payload, frozen=True, kw_only=True, tag=Act.ACKNOWLEDGE.value):
    """确认知悉 of the red of clocks that have turned red."""

    clocks: Annotated[tuple[ClockRef, ...], Meta(min_length=1, max_length=50)]


class Note(_Payload, frozen=True, kw_only=True, tag=Act.NOTE.value):
    """处置记录: always appends. With files it may be without words."""

    text: Text
    files: Files = ()


class StrikeNote(_Payload, frozen=True, kw_only=True, tag=Act.STRIKE_NOTE.value):
    """A wrong note is struck out, not deleted."""

    note: Count
    """The version of the ticket that the note made."""
    reason: Reason = ""


class Attach(_Payload, frozen=True, kw_only=True, tag=Act.ATTACH.value):
    """上传影像材料: files are put on the ticket; always appends."""

    files: Annotated[tuple[Enclosed, ...], Meta(min_length=1, max_length=9)]


class RemoveFile(_Payload, frozen=True, kw_only=True, tag=Act.REMOVE_FILE.value):
    """删除影像材料: the key of its bytes is destroyed, and that it was there stays on the record."""

    file: Annotated[str, Meta(min_length=32, max_length=32)]
    reason: Why


class Claim(_Payload, frozen=True, kw_only=True, tag=Act.CLAIM.value):
    """认领: "I am working on it", for the colleagues at the other seats. Of one that another has: 接手."""


class Unclaim(_Payload, frozen=True, kw_only=True, tag=Act.UNCLAIM.value):
    """放弃认领: it is free for anybody again."""


class LogCall(_Payload, frozen=True, kw_only=True, tag=Act.LOG_CALL.value):
    """通话记录: a telephone call that was made or came in. Exactly one of the first three says with whom.

    It is no answer to the reporter: that is an act of its own (`Answer`).
    """

    reporter: str | None = None
    """One of the ticket's reporters."""
    contact: int | None = None
    """A unit's contact."""
    whom: Annotated[str, Meta(max_length=60)] = ""
    """Anybody else, in free words, such as a neighbour or a site manager."""
    incoming: bool = False
    reached: bool = True
    """Somebody answered; what was said is to be told then."""
    seconds: Annotated[int, Meta(ge=0, le=86_400)] = 0
    text: Text = ""


class Merge(_Payload, frozen=True, kw_only=True, tag=Act.MERGE.value):
    """并单: the operation's ticket is the main one and takes `other`, a repeat of the same matter."""

    other: int
    other_version: int | None = None
    """The version of the repeat that the caller looked at, as `base_version` is that of the main one."""
    reason: Reason = ""


class Unmerge(_Payload, frozen=True, kw_only=True, tag=Act.UNMERGE.value):
    """解除并单: the operation's ticket is the main one; `other` was no repeat of it after all."""

    other: int
    other_version: int | None = None
    reason: Why


class SplitPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of the matters that a report turned out to hold. What is None is as on the parent."""

    title: Title
    description: Text = ""
    matter: str | None = None
    """None where it is left to the triage, for it is another matter than the parent's."""
    grade: Grade | None = None
    """None takes what the catalogue proposes at the triage."""
    urgency: Urgency | None = None
    place: Place | None = None


MOST_PARTS = 10


class Split(_Payload, frozen=True, kw_only=True, tag=Act.SPLIT.value):
    """拆分: one report with several matters; each gets a ticket of its own under this one."""

    parts: Annotated[tuple[SplitPart, ...], Meta(min_length=1, max_length=MOST_PARTS)]
    reason: Reason = ""


class Supervise(_Payload, frozen=True, kw_only=True, tag=Act.SUPERVISE.value):
    """督办, one click: the server names assignment, rung and reason unless the caller does."""

    assignment: Count | None = None
    """None takes the assignment with the worst light."""
    rung: Annotated[int, Meta(ge=1, le=4)] | None = None
    """What the caller was shown; refused when the ladder offers another by now."""
    reason: Reason = ""
    text: Annotated[str, Meta(max_length=500)] = ""
    """The message in the caller's own words; the places of the template (`{unit}`) are filled in. Empty takes
    the template's words."""
    batch: Annotated[str, Meta(max_length=36)] = ""
    """Orders given together bear the same: what of them goes to one person leaves as one message."""


class ReleaseOrder(_Payload, frozen=True, kw_only=True, tag=Act.RELEASE_ORDER.value):
    """立即发出: ends the hold of an order now."""

    order: Count


class AnswerOrder(_Payload, frozen=True, kw_only=True, tag=Act.ANSWER_ORDER.value):
    """回复督办"""

    order: Count
    reply: Said


class Suspend(_Payload, frozen=True, kw_only=True, tag=Act.SUSPEND.value):
    """挂起 until a date of return."""

    until: int
    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class Resume(_Payload, frozen=True, kw_only=True, tag=Act.RESUME.value):
    """恢复 before the date of return."""

    reason: Reason = ""


class Extend(_Payload, frozen=True, kw_only=True, tag=Act.EXTEND.value):
    """延期: a new deadline for an assignment's handling clock."""

    assignment: Count
    deadline: int
    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class Insist(_Payload, frozen=True, kw_only=True, tag=Act.INSIST.value):
    """坚持派单: what a unit returned is its to do after all."""

    assignment: Count
    reason: Why


class Raise(_Payload, frozen=True, kw_only=True, tag=Act.RAISE.value):
    """提级: a level that is stuck calls the next one."""

    level: CallLevel
    opinion: Reason = ""
    """处理意见: what should be done; needed where departments or leaders are called."""
    reason: Why
    """Why the calling level cannot do it itself."""


class TakeOver(_Payload, frozen=True, kw_only=True, tag=Act.TAKE_OVER.value):
    """区级介入: the district's center steers the ticket itself from now on."""

    reason: Why


class Coordinate(_Payload, frozen=True, kw_only=True, tag=Act.COORDINATE.value):
    """协商会 is called."""

    units: Annotated[tuple[int, ...], Meta(max_length=20)] = ()
    at: int | None = None
    """When it is held; None where it is not yet set."""
    reason: Reason = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a ruling says of the ticket's matter for the future: who leads, who assists, on what basis."""

    lead: int
    assisting: Annotated[tuple[int, ...], Meta(max_length=20)] = ()
    basis: Annotated[str, Meta(max_length=500)] = ""


class Conclude(_Payload, frozen=True, kw_only=True, tag=Act.CONCLUDE.value):
    """The ruling of a coordination, with its minutes."""

    coordination: Count
    units: Annotated[tuple[int, ...], Meta(max_length=20)] = ()
    """Who took part; none named keeps those who were called."""
    minutes: Text = ""
    ruling: Said
    entry: Entry | None = None
    """Proposed for the list of responsible units (责任主体清单)."""


class RequestSuspension(_Payload, frozen=True, kw_only=True, tag=Act.REQUEST_SUSPENSION.value):
    """申请挂起 until a date of return."""

    until: int
    reason: Why


class RequestExtension(_Payload, frozen=True, kw_only=True, tag=Act.REQUEST_EXTENSION.value):
    """申请延期 of an assignment's handling clock."""

    assignment: Count
    deadline: int
    reason: Why


class Grant(_Payload, frozen=True, kw_only=True, tag=Act.GRANT.value):
    """批准: what was asked for is done in the same act."""

    request: Count
    note: Reason = ""


class Refuse(_Payload, frozen=True, kw_only=True, tag=Act.REFUSE.value):
    """驳回 of a request, with a reason."""

    request: Count
    reason: Why


class Void(_Payload, frozen=True, kw_only=True, tag=Act.VOID.value):
    """作废, with a reason, before any acceptance."""

    reason: Why


class Reveal(_Payload, frozen=True, kw_only=True, tag=Act.REVEAL.value):
    """A reporter's personal data is looked at; the look is the event."""

    reporter: str
    reason: Reason = ""


class ErasePerson(_Payload, frozen=True, kw_only=True, tag=Act.ERASE_PERSON.value):
    """A reporter's key is destroyed: the person is gone, the ledger stays sound."""

    reporter: str
    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class Undo(_Payload, frozen=True, kw_only=True, tag=Act.UNDO.value):
    """撤销 of one's own operation within ten seconds of server time."""

    op_id: str


Payload = (
    Report
    | Triage
    | Edit
    | Dispatch
    | Withdraw
    | Accept
    | Return
    | Finish
    | Answer
    | Rate
    | ResidentRate
    | Reopen
    | Acknowledge
    | Note
    | StrikeNote
    | Attach
    | RemoveFile
    | Claim
    | Unclaim
    | LogCall
    | Merge
    | Unmerge
    | Split
    | Supervise
    | ReleaseOrder
    | AnswerOrder
    | Suspend
    | Resume
    | Extend
    | Insist
    | Raise
    | TakeOver
    | Coordinate
    | Conclude
    | RequestSuspension
    | RequestExtension
    | Grant
    | Refuse
    | Void
    | Reveal
    | ErasePerson
    | Undo
)


def act_of(payload: Payload) -> Act:
    """The act that a payload asks for."""
    return Act(str(payload.__struct_config__.tag))


def files_of(payload: Payload) -> tuple[Enclosed, ...]:
    """The files that go with an act; of most acts none."""
    return payload.files if isinstance(payload, Report | Finish | Answer | Note | Attach) else ()


def named(payload: Payload) -> tuple[int, ...]:
    """The other tickets that a payload is about."""
    return (payload.other,) if isinstance(payload, Merge | Unmerge) else ()


def births(payload: Payload) -> int:
    """How many new tickets a payload makes."""
    if isinstance(payload, Split):
        return len(payload.parts)
    return int(isinstance(payload, Report))
