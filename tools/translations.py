"""The translations of the console: gather its words, translate, compile, check that none is missing.

python -m tools.translations update     # gather: after adding or changing words in the source
python -m tools.translations put FILE   # JSON {context: {source: translation}} into zh_CN, compiled at once
python -m tools.translations release    # compile: after translating by hand in the .ts
python -m tools.translations check      # complete, and the .qm as fresh as the .ts
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import msgspec

LANGUAGES = ("zh_CN",)
_ROOT = Path(__file__).resolve().parent.parent
_FOLDER = _ROOT / "resources" / "translations"


def _program(name: str) -> str:
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is missing; it comes with PySide6-Essentials")
    return found


def _sources() -> list[str]:
    return sorted(str(file.relative_to(_ROOT)) for file in (_ROOT / "console").rglob("*.py"))


def _gather(target: Path) -> None:
    """Bring ``target`` up to the words in the source; what was translated stays, what is gone goes."""
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    subprocess.run(
        [_program("pyside6-lupdate"), *options, *_sources(), "-ts", str(target)],
        cwd=_ROOT,
        check=True,
        capture_output=True,
    )


def _compile(source: Path, target: Path) -> None:
    subprocess.run(
        [_program("pyside6-lrelease"), str(source), "-qm", str(target)], check=True, capture_output=True
    )


def update() -> list[str]:
    """Gather the words of the source into every language; returns those still to be translated."""
    left = []
    for language in LANGUAGES:
        target = _FOLDER / f"huying_{language}.ts"
        _gather(target)
        left += unfinished(target)
    return left


def release() -> None:
    """Compile every language."""
    for language in LANGUAGES:
        _compile(_FOLDER / f"huying_{language}.ts", _FOLDER / f"huying_{language}.qm")


def put(words: dict[str, dict[str, str]], translation: Path) -> list[str]:
    """Enter translations, by context and source; returns those whose source is not in the file."""
    tree = ElementTree.parse(translation)
    entries = {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in tree.getroot().iter("context")
        for message in context.iter("message")
    }
    unknown = []
    for name, pairs in words.items():
        for source, target in pairs.items():
            element = entries[(name, source)].find("translation") if (name, source) in entries else None
            if element is None:
                unknown.append(f"{name}: {source}")
                continue
            element.attrib.pop("type", None)
            element.text = target
    tree.write(translation, encoding="utf-8", xml_declaration=True)
    return unknown


def unfinished(translation: Path) -> list[str]:
    """What has no translation, or one that lost a ``{placeholder}`` of its source: ``context: words``."""
    found = []
    for context in ElementTree.parse(translation).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source = message.findtext("source", "")
            target = message.find("translation")
            words = "" if target is None or target.get("type") == "unfinished" else "".join(target.itertext())
            if not words.strip() or _slots(words) != _slots(source):
                found.append(f"{name}: {source}")
    return found


def check() -> list[str]:
    """What is wrong with the translations in the tree; nothing in it is changed."""
    wrong = []
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            kept, compiled = _FOLDER / f"huying_{language}.ts", _FOLDER / f"huying_{language}.qm"
            fresh = Path(scratch) / kept.name
            shutil.copy(kept, fresh)
            _gather(fresh)
            if _messages(fresh) != _messages(kept):
                wrong.append(f"{kept.name} is behind the source: python -m tools.translations update")
            wrong += [f"{kept.name} lacks {words}" for words in unfinished(fresh)]
            again = Path(scratch) / compiled.name
            _compile(kept, again)
            if not compiled.exists() or compiled.read_bytes() != again.read_bytes():
                wrong.append(f"{compiled.name} is behind {kept.name}: python -m tools.translations release")
    return wrong


def _slots(words: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", words))


def _messages(translation: Path) -> set[tuple[str, str]]:
    root = ElementTree.parse(translation).getroot()
    contexts = [(context.findtext("name", ""), context) for context in root.iter("context")]
    return {
        (name, each.findtext("source", "")) for name, context in contexts for each in context.iter("message")
    }


def _put_file(file: Path | None) -> int:
    if file is None:
        print("put needs a JSON file: {context: {source: translation}}")
        return 2
    update()
    target = _FOLDER / "huying_zh_CN.ts"
    unknown = put(msgspec.json.decode(file.read_bytes(), type=dict[str, dict[str, str]]), target)
    left = update()  # lays the file out as lupdate does
    release()
    for line in unknown:
        print(f"not in the source: {line}")
    for line in left:
        print(f"still to translate: {line}")
    return 1 if unknown else 0


def main() -> int:
    """Run one of the four."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["update", "put", "release", "check"])
    parser.add_argument("file", nargs="?", type=Path, help="for put: the JSON file")
    chosen = parser.parse_args()
    what: str = chosen.what
    if what == "put":
        return _put_file(chosen.file)
    if what == "release":
        release()
        return 0
    problems = update() if what == "update" else check()
    for line in problems:
        print(line)
    return 1 if problems and what == "check" else 0


if __name__ == "__main__":
    sys.exit(main())
