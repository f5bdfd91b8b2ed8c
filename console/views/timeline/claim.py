"""Who works on a ticket, and the telephone calls about it: sentences of the timeline."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines
from domain.event import Event
from domain.words import Act

translate = QCoreApplication.translate


def _claim(telling: Telling, event: Event, facts: Facts) -> Said:
    before = facts.get("from")
    headline = (
        translate("Timeline", "Claimed")
        if before is None
        else translate("Timeline", "Taken over from {name}").format(name=_name(telling, before))
    )
    return Said(headline=headline, detail=telling.who(event))


def _name(telling: Telling, account: object) -> str:
    person = telling.directory.person_by_id.get(account) if isinstance(account, int) else None
    return person.name if person else translate("Timeline", "a colleague")


def _unclaim(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(headline=translate("Timeline", "The claim was given up"), detail=telling.who(event))


def _log_call(telling: Telling, event: Event, facts: Facts) -> Said:
    whom = _whom(telling, facts)
    if facts.get("incoming"):
        words = translate("Timeline", "{whom} called")
    elif facts.get("reached", True):
        words = translate("Timeline", "Called {whom}")
    else:
        words = translate("Timeline", "Called {whom}: nobody answered")
    return Said(
        headline=words.format(whom=whom),
        detail=lines(str(facts.get("text", "")), _length(int(facts.get("seconds", 0))), telling.who(event)),
    )


def _whom(telling: Telling, facts: Facts) -> str:
    if facts.get("reporter"):
        return translate("Timeline", "the reporter")
    if facts.get("contact") is not None:
        return telling.contact(int(facts["contact"]))
    return str(facts.get("whom", ""))


def _length(seconds: int) -> str:
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, 60)
    return translate("Timeline", "Talked for {minutes}:{seconds}").format(
        minutes=minutes, seconds=f"{rest:02d}"
    )


SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.CLAIM: _claim,
    Act.UNCLAIM: _unclaim,
    Act.LOG_CALL: _log_call,
}
