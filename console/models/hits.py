"""Where in a title stands what was searched for, so that the row can mark it."""

from __future__ import annotations

from console import pinyin


def hit_spans(needle: str, text: str) -> tuple[tuple[int, int], ...]:
    """Begin and end of each searched word in `text`, at its first place; words found elsewhere have none.

    A word is looked for as it is, then as first letters of syllables.
    """
    spans = []
    for word in pinyin.folded_needle(needle).split():
        at = text.casefold().find(word)
        if at >= 0:
            spans.append((at, at + len(word)))
        elif word.isascii() and word.isalnum():
            spans += _by_initials(word, text)
    return tuple(sorted(set(spans)))


def _by_initials(word: str, text: str) -> list[tuple[int, int]]:
    letters, places = [], []
    for place, character in enumerate(text):
        letter = pinyin.initials(character)
        if len(letter) == 1:
            letters.append(letter)
            places.append(place)
    at = "".join(letters).find(word)
    return [] if at < 0 else [(places[at], places[at + len(word) - 1] + 1)]
