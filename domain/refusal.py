"""Why an operation is not carried out."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Stable codes of refusals: the API's `code`, and what the console turns into words."""

    NOT_FOUND = "not_found"
    """There is no such ticket, or not in the caller's scope: the two are not told apart."""
    NOT_ALLOWED = "not_allowed"
    """The ticket is in sight, but the role may not do this."""
    WRONG_STAGE = "wrong_stage"
    CONFLICT = "conflict"
    """Something that the act would change was changed since the version it was based on."""
    OP_REUSED = "op_reused"
    """The same op_id came with another payload or from another account."""
    INVALID = "invalid"
    """A value breaks a rule; `field` names it."""
    UNKNOWN = "unknown"
    """A unit, matter, area, assignment or clock that does not exist; `field` names it."""
    REASON_NEEDED = "reason_needed"
    ALREADY_ASSIGNED = "already_assigned"
    LEAD_NEEDED = "lead_needed"
    OTHERS_NOT_DONE = "others_not_done"
    INSISTED = "insisted"
    """The center insists on this assignment: it cannot be returned again."""
    CHECKLIST = "checklist"
    """What this matter must have before it is closed is missing; `items` names it."""
    YEAR_NOT_LOADED = "year_not_loaded"
    """A working-time limit reaches a year without a calendar: set a time of one's own."""
    NO_ASSIGNMENT = "no_assignment"
    """Supervision needs a unit at work."""
    NOT_DUE = "not_due"
    """Supervision needs a light: nothing is yellow, red or in its last sixth."""
    TOO_SOON = "too_soon"
    """Thirty minutes lie between two orders to one unit on one ticket; `until` says when."""
    NO_RECIPIENT = "no_recipient"
    ONLY_RESIDENT_RATES = "only_resident_rates"
    TOO_LATE_TO_UNDO = "too_late_to_undo"
    CHANGED_SINCE = "changed_since"
    NOT_REVERSIBLE = "not_reversible"
    NOT_YOURS = "not_yours"
    FILE_TYPE = "file_type"
    """The content is of no kind that is taken; `found` says what it seems to be, where that is known."""
    FILE_BROKEN = "file_broken"
    """The content says that it is of a kind, and cannot be read as such."""
    FILE_TOO_LARGE = "file_too_large"
    """More bytes (`most`) or pixels (`most_pixels`) than a file of its kind may have."""
    FILE_QUOTA = "file_quota"
    """The account brings too much at once, or too much in a day."""
    UPLOAD_OFFSET = "upload_offset"
    """A piece does not begin where the last one ended; `received` says where that is."""
    UPLOAD_CHANGED = "upload_changed"
    """What came is not what was announced: another length, or another digest. Begin anew."""
    NO_FILE_STORE = "no_file_store"
    """The server was started without a folder for files."""


class Refusal(Exception):
    """An operation that the rules refuse. Nothing was changed.

    `detail` holds what the reader needs to understand and act: field names, instants, current values.
    """

    def __init__(self, code: Code, **detail: str | int | list[str]) -> None:
        super().__init__(f"{code} {detail}" if detail else str(code))
        self.code = code
        self.detail = detail
