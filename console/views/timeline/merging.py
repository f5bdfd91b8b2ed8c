"""Repeats that were merged and parted, and reports that were split: sentences of the timeline."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines, with_reason
from domain.event import Event
from domain.ticket import short_number
from domain.words import Act

translate = QCoreApplication.translate


def _merge(telling: Telling, event: Event, facts: Facts) -> Said:
    words = translate("Timeline", "{number} was merged into this ticket as a repeat")
    return with_reason(telling, event, facts, words.format(number=_number(facts.get("other"))))


def _merge_into(telling: Telling, event: Event, facts: Facts) -> Said:
    words = translate("Timeline", "Merged into {number}: reporters are answered there")
    return with_reason(telling, event, facts, words.format(number=_number(facts.get("main"))))


def _unmerge(telling: Telling, event: Event, facts: Facts) -> Said:
    headline = translate("Timeline", "{number} is no repeat of this ticket any more").format(
        number=_number(facts.get("other"))
    )
    kept = len(facts.get("kept", ()))
    told = (
        translate("Timeline", "{count} reporters were answered here and stay").format(count=kept)
        if kept
        else ""
    )
    return Said(headline=headline, detail=lines(str(facts.get("reason", "")), told, telling.who(event)))


def _unmerge_from(telling: Telling, event: Event, facts: Facts) -> Said:
    words = translate("Timeline", "Parted from {number}: goes on where it stood")
    return with_reason(telling, event, facts, words.format(number=_number(facts.get("main"))))


def _split(telling: Telling, event: Event, facts: Facts) -> Said:
    numbers = translate("Timeline", ", ").join(_number(one) for one in facts.get("children", ()))
    words = translate("Timeline", "Split: {numbers}")
    return with_reason(telling, event, facts, words.format(numbers=numbers))


def _number(ident: object) -> str:
    return short_number(ident) if isinstance(ident, int) else ""


SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.MERGE: _merge,
    Act.MERGE_INTO: _merge_into,
    Act.UNMERGE: _unmerge,
    Act.UNMERGE_FROM: _unmerge_from,
    Act.SPLIT: _split,
}
