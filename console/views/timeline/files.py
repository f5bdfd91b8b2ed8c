"""Files that were put on a ticket, and taken off it."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from console import terms
from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines
from domain.event import Event
from domain.words import Act, FileUse

translate = QCoreApplication.translate


def _attach(telling: Telling, event: Event, facts: Facts) -> Said:
    files = facts.get("files", ())
    uses = {FileUse(one.get("use", FileUse.SCENE)) for one in files}
    captions = [str(one["caption"]) for one in files if one.get("caption")]
    named = translate("Timeline", ", ").join(terms.file_use(use) for use in FileUse if use in uses)
    return Said(
        headline=translate("Timeline", "Files attached: {what}").format(what=named),
        detail=lines(*captions, telling.who(event)),
    )


def _remove_file(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "A file was removed"),
        detail=lines(str(facts.get("reason", "")), telling.who(event)),
    )


SENTENCES: Final[dict[Act, Sentence]] = {Act.ATTACH: _attach, Act.REMOVE_FILE: _remove_file}
