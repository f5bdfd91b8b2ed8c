"""Chinese found by Latin letters: by the first letters of its syllables, by whole syllables, in any reading.

`cyl`, `chuangyelu`, `chuangyl` and `创yl` all find 创业路, `cz` and `zz` both find 长洲. The table is read
when it is first asked for (some 5 ms).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from resources import resource_path

EQUAL: Final = 0
BEGINS: Final = 1
BEGINS_IN_PINYIN: Final = 2
HOLDS: Final = 3
HOLDS_IN_PINYIN: Final = 4

_DOUBLE_INITIALS: Final = ("zh", "ch", "sh")
_MASK_A: Final = ord("a")
_LONGEST_SYLLABLE: Final = 6

Units = npt.NDArray[np.bool_]
"""Indexed by UTF-16 unit: whether a character can stand at a place."""


class _Readings(msgspec.Struct, frozen=True, kw_only=True):
    likeliest: dict[str, str]
    others: dict[str, list[str]]


def initials(text: str) -> str:
    """The first letters of a text's syllables in their likeliest reading: 创业路 is `cyl`.

    Latin letters (in lower case) and digits stand for themselves, all else is left out.
    """
    likeliest = _readings().likeliest
    found = []
    for character in text.casefold():
        if syllable := likeliest.get(character):
            found.append(syllable[0])
        elif character.isascii() and character.isalnum():
            found.append(character)
    return "".join(found)


def syllables(text: str) -> str:
    """A text's syllables in their likeliest reading, parted by spaces: 创业路 is `chuang ye lu`."""
    likeliest = _readings().likeliest
    return " ".join(likeliest.get(character, character) for character in text if not character.isspace())


def matches(needle: str, text: str) -> bool:
    """Whether `text` holds what was typed: of several words each; an empty needle is everywhere."""
    return rank(needle, text) is not None


def rank(needle: str, text: str) -> int | None:
    """How well `text` answers what was typed: EQUAL is best, HOLDS_IN_PINYIN worst, None is not at all.

    Of several words the worst counts, but the first alone can begin the text.
    """
    worst = EQUAL
    folded = text.casefold()
    for word in folded_needle(needle).split():
        found = _rank_of_word(word, folded)
        if found is None:
            return None
        worst = max(worst, found)
    return worst


def folded_needle(needle: str) -> str:
    """What was typed in the letters that are compared: lower case, no full-width forms, no apostrophe."""
    if not needle.isascii():
        needle = unicodedata.normalize("NFKC", needle)
    return needle.casefold().replace("'", "")


def _rank_of_word(word: str, text: str) -> int | None:
    place = text.find(word)
    if place == 0:
        return EQUAL if len(word) == len(text) else BEGINS
    in_pinyin = _place_in_pinyin(word, text) if any("a" <= letter <= "z" for letter in word) else -1
    if in_pinyin == 0:
        return BEGINS_IN_PINYIN
    if place > 0:
        return HOLDS
    return HOLDS_IN_PINYIN if in_pinyin > 0 else None


def _place_in_pinyin(word: str, text: str) -> int:
    """Where `word`, read as letters and syllables, begins in `text`; -1 where it is not."""
    for found in _beginning_with(word[0]).finditer(text):
        if _reaches_its_end(word, text, found.start()):
            return found.start()
    return -1


def _reaches_its_end(word: str, text: str, place: int) -> bool:
    """Whether `word` is used up by the characters from `place` on, each by a letter, a syllable or itself."""
    used = {0}  # how much of the word may be behind us
    for character in islice(text, place, None):
        following = (
            set() if character.isalnum() else set(used)
        )  # what parts words in the text need not be typed
        for begin in used:
            if word[begin] == character:
                following.add(begin + 1)
            for syllable in _syllables_of(character):
                if syllable.startswith(word[begin:]):
                    return True
                for part in _typed_for(syllable):
                    if word.startswith(part, begin):
                        following.add(begin + len(part))
        if len(word) in following:
            return True
        if not following:
            return False
        used = following
    return False


@lru_cache(4096)
def _syllables_of(character: str) -> tuple[str, ...]:
    """All readings of a character; those with ü in both ways they are typed."""
    readings = _readings()
    main = readings.likeliest.get(character)
    if main is None:
        return ()
    found = [main, *readings.others.get(character, ())]
    return tuple(dict.fromkeys(found + [syllable.replace("v", "u") for syllable in found]))


@lru_cache(64)
def _beginning_with(typed: str) -> re.Pattern[str]:
    """Finds the characters that one typed character can stand for, in C: most names fail at once."""
    characters = np.flatnonzero(units_for(typed)) if typed <= "\uffff" else np.array([ord(typed)])
    return re.compile(f"[{re.escape(''.join(map(chr, characters.tolist())))}]")


@lru_cache(1024)
def _typed_for(syllable: str) -> tuple[str, ...]:
    """What may be typed for a whole syllable: it, its initial, or the first letter of that."""
    initial = (syllable[:2],) if syllable.startswith(_DOUBLE_INITIALS) else ()
    return (syllable, *initial, syllable[0])


@cache
def _readings() -> _Readings:
    likeliest: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for syllable, main, more in _lines():
        likeliest.update(dict.fromkeys(main, syllable))
        for character in more:
            others.setdefault(character, []).append(syllable)
    return _Readings(likeliest=likeliest, others=others)


@cache
def _lines() -> list[tuple[str, str, str]]:
    """Syllable, the characters whose likeliest reading it is, and those that can be read so too."""
    text = resource_path("pinyin", "readings.txt").read_text(encoding="utf-8")
    parted = (line.split("\t") for line in text.splitlines())
    return [(syllable, main, more) for syllable, main, more in parted]


# --- for a scan over all texts at once ---


def tables_of(word: str) -> list[tuple[Units, ...]]:
    """The ways to read a folded word, each with a table for every place in a text: what may stand there.

    Letters as initials (or as themselves), as syllables of which the last may be cut short, and as syllables
    with initials between them.
    """
    ways = {tuple(word)}
    for singles in (False, True):
        if parted := _parted(word, singles=singles):
            ways.add(parted)
    return [_tables(way) for way in sorted(ways)]


def _tables(way: tuple[str, ...]) -> tuple[Units, ...]:
    found: list[Units] = []
    for place, part in enumerate(way):
        if len(part) > 1:
            cut_short = place == len(way) - 1 or part in _DOUBLE_INITIALS
            found.append(_units_read(part, cut_short=cut_short))
        else:  # a character outside the basic plane is two units
            found += [units_for(chr(unit)) for unit in np.frombuffer(part.encode("utf-16-le"), np.uint16)]
    return tuple(found)


def _parted(word: str, *, singles: bool) -> tuple[str, ...] | None:
    """A word as syllables, the longest first; between them single characters, where `singles` are allowed."""
    if not word:
        return ()
    for length in range(min(len(word), _LONGEST_SYLLABLE), 1, -1):
        head, rest = word[:length], word[length:]
        whole = head in _all_syllables() or (singles and head in _DOUBLE_INITIALS)
        if whole or (not rest and head in _beginnings()):
            tail = _parted(rest, singles=singles)
            if tail is not None:
                return (head, *tail)
    alone = word[0] in _all_syllables() or not "a" <= word[0] <= "z"
    if singles or alone or (len(word) == 1 and word in _beginnings()):
        tail = _parted(word[1:], singles=singles)
        return None if tail is None else (word[0], *tail)
    return None


@cache
def _all_syllables() -> frozenset[str]:
    told = [syllable for syllable, _main, _more in _lines()]
    return frozenset(told) | {syllable.replace("v", "u") for syllable in told}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(syllable[:end] for syllable in _all_syllables() for end in range(1, len(syllable)))


@lru_cache(64)
def _units_read(syllable: str, *, cut_short: bool) -> Units:
    """The characters with this reading, or one that begins so."""
    found: Units = np.zeros(1 << 16, np.bool_)
    for told, main, more in _lines():
        for typed in {told, told.replace("v", "u")}:
            if typed == syllable or (cut_short and typed.startswith(syllable)):
                found[np.frombuffer((main + more).encode("utf-16-le"), np.uint16)] = True
    found.flags.writeable = False
    return found


@cache
def _initial_masks() -> npt.NDArray[np.uint32]:
    """Indexed by UTF-16 unit: a bit for each letter that a reading of the character begins with."""
    masks = np.zeros(1 << 16, np.uint32)
    for syllable, main, more in _lines():
        units = np.frombuffer((main + more).encode("utf-16-le"), np.uint16)
        masks[units] |= np.uint32(1 << (ord(syllable[0]) - _MASK_A))
    for bit in range(26):
        masks[[_MASK_A + bit, ord("A") + bit]] |= np.uint32(1 << bit)
    masks.flags.writeable = False
    return masks


@lru_cache(64)
def units_for(typed: str) -> Units:
    """The characters that one typed character can stand for: a letter for itself in either case and for every
    character that a reading of begins with it; any other for itself.
    """
    if "a" <= typed <= "z":
        found: Units = (_initial_masks() & np.uint32(1 << (ord(typed) - _MASK_A))) != 0
    else:
        found = np.zeros(1 << 16, np.bool_)
        found[ord(typed)] = True
    found.flags.writeable = False
    return found
