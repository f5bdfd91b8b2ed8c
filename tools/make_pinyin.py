"""Write `resources/pinyin/readings.txt` from the facts that the `pypinyin` package knows.

    python -m tools.make_pinyin [FOLDER]

One line for each syllable without its tone: the syllable, the characters read so first of all, and those
that can be read so too. A reading that no word or phrase of the package uses is left out, for the archaic
readings of common characters would make a search find what nobody meant.
"""

import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "pinyin"

FAMILY_NAMES = {
    "单": "shan", "区": "ou", "盖": "ge", "仇": "qiu", "查": "zha", "覃": "qin", "召": "shao", "种": "chong",
    "员": "yun", "解": "xie", "曾": "zeng", "朴": "piao", "翟": "zhai", "尉": "yu", "乐": "yue", "繁": "po",
    "缪": "miao", "冼": "xian", "那": "na", "折": "she", "秘": "bi", "黑": "he", "洗": "xian",
}  # fmt: skip
"""How characters are read in family names, where no phrase has them so."""

PLACE_NAMES = {
    "涌": "chong", "埔": "bu", "硖": "xia", "圩": "xu", "阿": "e", "浒": "xu", "铅": "yan", "番": "pan",
}  # fmt: skip
"""The same for names of places; 涌 and 圩 are all over Guangzhou."""


def is_told(character: str) -> bool:
    """Whether the file has this character: all of the basic plane that are written in names and texts."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "〇"


def toneless(syllable: str) -> str:
    """A syllable in the letters of a keyboard: ü becomes v."""
    letters = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in letters if "a" <= letter <= "z")


def used_readings() -> dict[str, Counter[str]]:
    """For each character how often words and phrases read it in which way."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, syllables in PHRASES_DICT.items():
        if len(phrase) == len(syllables):
            for character, ways in zip(phrase, syllables, strict=True):
                used[character][toneless(ways[0])] += 1
    return used


def readings(character: str, told: str, used: Counter[str]) -> list[str]:
    """How a character can be read, first what is likeliest."""
    known = list(dict.fromkeys(filter(None, map(toneless, told.split(",")))))
    kept = [syllable for syllable in known[1:] if used[syllable] > 1] if used else known[1:2]
    likeliest = sorted([*known[:1], *kept], key=lambda syllable: -used[syllable])
    named = [names[character] for names in (FAMILY_NAMES, PLACE_NAMES) if character in names]
    return list(dict.fromkeys([*likeliest, *named]))


def table() -> str:
    """The lines of the file, in order of the syllables."""
    used = used_readings()
    first: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for point in sorted(PINYIN_DICT):
        character = chr(point)
        if is_told(character):
            main, *more = readings(character, PINYIN_DICT[point], used[character])
            first[main].append(character)
            for syllable in more:
                other[syllable].append(character)
    return "".join(
        f"{syllable}\t{''.join(first[syllable])}\t{''.join(other[syllable])}\n"
        for syllable in sorted(first.keys() | other.keys())
    )


def main(folder: Path = FOLDER) -> None:
    """Write the table."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "readings.txt").write_text(table(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
