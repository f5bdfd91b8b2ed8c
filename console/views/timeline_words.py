"""The timeline as sentences: what each event of a ticket says to the one who reads it."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from console.views.timeline import (
    assignment,
    claim,
    clocks,
    closing,
    escalation,
    files,
    intake,
    merging,
    order,
    record,
)
from console.views.timeline.telling import Sentence, Telling
from console.widgets.timeline_model import TimelineEntry
from domain.event import Event, decode_body
from domain.words import Act, AnswerMeans

__all__ = ["ACTS", "ALL", "CALLS", "FILES", "SYSTEM", "Telling", "entries", "entry", "kinds_of"]

ALL, ACTS, FILES, CALLS, SYSTEM = "all", "acts", "files", "calls", "system"
"""The filters above the timeline."""


def entries(telling: Telling, events: Iterable[Event], kind: str = ALL) -> list[TimelineEntry]:
    """The entries of a timeline, newest first."""
    made = [entry(telling, event) for event in events if kind == ALL or kind in kinds_of(event)]
    made.reverse()
    return made


def kinds_of(event: Event) -> frozenset[str]:
    """Which filters show an event."""
    kinds = _kinds_by_act(event)
    return kinds | {FILES} if event.act in _WITH_FILES and _files_of(event) else kinds


def _files_of(event: Event) -> int:
    """How many files came with an event, or went."""
    return 1 if event.act is Act.REMOVE_FILE else len(decode_body(event.body).facts.get("files", ()))


def _kinds_by_act(event: Event) -> frozenset[str]:
    kind = SYSTEM if event.actor == 0 else ACTS
    answered = event.act is Act.ANSWER and decode_body(event.body).facts.get("means") == AnswerMeans.CALL
    by_phone = answered or event.act is Act.LOG_CALL
    return frozenset({kind, CALLS} if by_phone else {kind})


def entry(telling: Telling, event: Event) -> TimelineEntry:
    """One event as an entry."""
    facts = decode_body(event.body).facts
    said = _SENTENCES[event.act](telling, event, facts)
    count = len(facts.get("files", ()))
    return TimelineEntry(
        key=str(event.version),
        at=event.at,
        headline=said.headline,
        detail=said.detail,
        glyph=said.glyph,
        tag=said.tag
        or (QCoreApplication.translate("Timeline", "{count} files").format(count=count) if count else ""),
        struck=event.act in (Act.NOTE, Act.LOG_CALL) and event.version in telling.ticket.struck_notes,
    )


_WITH_FILES: Final = frozenset({Act.REPORT, Act.NOTE, Act.FINISH, Act.ANSWER, Act.ATTACH, Act.REMOVE_FILE})

_SENTENCES: Final[Mapping[Act, Sentence]] = {
    **intake.SENTENCES,
    **assignment.SENTENCES,
    **record.SENTENCES,
    **claim.SENTENCES,
    **merging.SENTENCES,
    **files.SENTENCES,
    **closing.SENTENCES,
    **order.SENTENCES,
    **clocks.SENTENCES,
    **escalation.SENTENCES,
}
