"""Ready words for reasons and results, from `resources/phrases`: a district's own data."""

from functools import lru_cache

import msgspec

from console.widgets.phrase_text import PhraseText
from resources import resource_path


@lru_cache(maxsize=1)
def _all() -> dict[str, list[str]]:
    text = resource_path("phrases", "reasons.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, list[str]])


def phrases_for(what: str) -> list[str]:
    """The phrases for an act or a field of it; none for an unknown one."""
    return list(_all().get(what, ()))


def reason_text(what: str, most: int = 500) -> PhraseText:
    """A text that offers the phrases for `what` and takes at most `most` signs."""
    text = PhraseText(phrases_for(what))

    def cut() -> None:
        written = text.toPlainText()
        if len(written) > most:
            text.setPlainText(written[:most])
            text.moveCursor(text.textCursor().MoveOperation.End)

    text.textChanged.connect(cut)
    return text
