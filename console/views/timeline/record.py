"""Answers, notes and looks at personal data: sentences of the timeline."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from console import terms
from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines
from domain.event import Event
from domain.words import Act, AnswerMeans

translate = QCoreApplication.translate


def _answer(telling: Telling, event: Event, facts: Facts) -> Said:
    means = terms.means(AnswerMeans(facts["means"])) if "means" in facts else ""
    return Said(
        headline=translate("Timeline", "Answered the reporter ({means})").format(means=means),
        detail=lines(str(facts.get("text", "")), telling.who(event)),
    )


def _note(telling: Telling, event: Event, facts: Facts) -> Said:
    words = str(facts.get("text", "")) or translate("Timeline", "Note without words")
    return Said(headline=words, detail=telling.who(event))


def _strike_note(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "A note was struck out"),
        detail=lines(str(facts.get("reason", "")), telling.who(event)),
    )


def _reveal(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "Looked at the reporter's data"),
        detail=lines(telling.who(event), str(facts.get("reason", ""))),
    )


def _erase_person(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "The reporter's data was erased"),
        detail=lines(telling.who(event), str(facts.get("reason", ""))),
    )


def _undo(telling: Telling, event: Event, facts: Facts) -> Said:
    undone = str(facts.get("undone", ""))
    what = terms.act(Act(undone)) if undone in set(Act) else ""
    return Said(
        headline=translate("Timeline", "Taken back: {act}").format(act=what), detail=telling.who(event)
    )


SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.ANSWER: _answer,
    Act.NOTE: _note,
    Act.STRIKE_NOTE: _strike_note,
    Act.REVEAL: _reveal,
    Act.ERASE_PERSON: _erase_person,
    Act.UNDO: _undo,
}
