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
    order,
    record,
)
from console.views.timeline.telling import Sentence, Telling
from console.widgets.timeline_model import TimelineEntry
from domain.event import Event, decode_body
from domain.words import Act

__all__ = ["ACTS", "ALL", "FILES", "MESSAGES", "SYSTEM", "Telling", "entries", "entry", "kinds_of"]

ALL, ACTS, FILES, MESSAGES, SYSTEM = "all", "acts", "files", "messages", "system"
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
    if event.act in (Act.SUPERVISE, Act.RELEASE_ORDER, Act.ANSWER_ORDER, Act.ANSWER, Act.LAPSE_ORDER):
        return frozenset({MESSAGES, SYSTEM if event.actor == 0 else ACTS})
    if event.act in (Act.TURN_RED, Act.STAY_RED):
        return frozenset({MESSAGES, SYSTEM})
    return frozenset({SYSTEM if event.actor == 0 else ACTS})


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
    **files.SENTENCES,
    **closing.SENTENCES,
    **order.SENTENCES,
    **clocks.SENTENCES,
    **escalation.SENTENCES,
}
