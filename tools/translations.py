"""The translations of the console: gather its words, compile them, check that none is missing.

python -m tools.translations update     # after adding or changing words in the source
python -m tools.translations release    # after translating, writes the .qm that ships
python -m tools.translations check      # in `make check`: complete, and the .qm as fresh as the .ts
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

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


def main() -> int:
    """Run one of the three."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["update", "release", "check"])
    what = parser.parse_args().what
    if what == "release":
        release()
        return 0
    problems = update() if what == "update" else check()
    for line in problems:
        print(line)
    return 1 if problems and what == "check" else 0


if __name__ == "__main__":
    sys.exit(main())
