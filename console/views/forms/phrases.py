"""Ready words for reasons and results: the district's from `resources/phrases`, and each seat's own."""

from functools import lru_cache
from typing import Any, Final, Protocol

import msgspec
from PySide6.QtWidgets import QWidget

from console.settings import Keeper
from console.widgets.phrase_text import PhraseText
from resources import resource_path

MOST: Final = 20
LONGEST: Final = 200
_WHAT: Final = "phrases"


class Phrased(Protocol):
    """A line or a text that offers phrases."""

    phrase_kept: Any
    phrase_dropped: Any

    def put_phrases(self, phrases: list[str], own: list[str]) -> None:
        """What is offered, in this order; `own` of them are the seat's."""
        ...


@lru_cache(maxsize=1)
def _all() -> dict[str, list[str]]:
    text = resource_path("phrases", "reasons.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, list[str]])


def phrases_for(what: str) -> list[str]:
    """The phrases for an act or a field of it; none for an unknown one."""
    return list(_all().get(what, ()))


def phrase_text(what: str) -> PhraseText:
    """A text that offers the phrases for an act or a field of it, and those of the seat once it is served."""
    text = PhraseText(phrases_for(what))
    text.setProperty(_WHAT, what)
    return text


class OwnPhrases:
    """What a seat added to the phrases of the district: kept with its settings, the newest first."""

    def __init__(self, keeper: Keeper, seat: str) -> None:
        """`seat` is the district and the account."""
        self._keeper, self._seat = keeper, seat

    def own(self, what: str) -> list[str]:
        """The phrases that the seat made for itself."""
        return list(self._keeper.settings.phrases.get(self._seat, {}).get(what, ()))

    def add(self, what: str, phrase: str) -> None:
        """Keep a phrase; one that is there already comes first."""
        phrase = phrase.strip()[:LONGEST]
        if phrase and phrase not in phrases_for(what):
            self._put(what, [phrase, *(one for one in self.own(what) if one != phrase)][:MOST])

    def remove(self, what: str, phrase: str) -> None:
        """Drop a phrase of the seat's own; those of the district stay."""
        self._put(what, [one for one in self.own(what) if one != phrase])

    def serve(self, text: Phrased, what: str) -> None:
        """Offer the seat's own before the district's there, and let it keep and drop phrases."""

        def show() -> None:
            own = self.own(what)
            text.put_phrases([*own, *phrases_for(what)], own=own)

        def keep(phrase: str) -> None:
            self.add(what, phrase)
            show()

        def drop(phrase: str) -> None:
            self.remove(what, phrase)
            show()

        text.phrase_kept.connect(keep)
        text.phrase_dropped.connect(drop)
        show()

    def serve_all(self, form: QWidget) -> None:
        """As `serve`, every text of a form that has phrases."""
        for text in form.findChildren(PhraseText):
            what = text.property(_WHAT)
            if what:
                self.serve(text, str(what))

    def _put(self, what: str, phrases: list[str]) -> None:
        self._keeper.settings.phrases.setdefault(self._seat, {})[what] = phrases
        self._keeper.save()


def reason_text(what: str, most: int = 500) -> PhraseText:
    """A text that offers the phrases for `what` and takes at most `most` signs."""
    text = phrase_text(what)

    def cut() -> None:
        written = text.toPlainText()
        if len(written) > most:
            text.setPlainText(written[:most])
            text.moveCursor(text.textCursor().MoveOperation.End)

    text.textChanged.connect(cut)
    return text
