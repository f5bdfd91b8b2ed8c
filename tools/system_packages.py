"""Which Debian packages are missing here; run by `tools/setup.sh` before there is an environment.

Usage: `python3 tools/system_packages.py needed|wanted PURPOSE`, PURPOSE one of run, virtual, test.
Prints the names on one line. `needed`: without them nothing starts. `wanted`: without them some tests
are skipped by name. Libraries are looked for by loading them, so that it also answers on systems other
than Debian. Standard library only.
"""

import ctypes
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

# Qt's libraries: what PySide6's wheel expects of the system.
_LIBRARIES = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libpulse0": "libpulse.so.0",  # the sounds
}
_FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("~/.local/share/fonts"))
_FONTS = ("*Noto*CJK*", "*NotoSansSC*", "*SourceHan*", "*wqy*")


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _has_chinese_font() -> bool:
    return any(
        next(folder.expanduser().rglob(pattern), None) for folder in _FONT_FOLDERS for pattern in _FONTS
    )


def _has_postgresql() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def missing_needed(purpose: str, loads: Callable[[str], bool] = _loads) -> Iterator[str]:
    """The packages without which nothing starts."""
    for package, soname in _LIBRARIES.items():
        if not loads(soname):
            yield package
    if not _has_chinese_font():
        yield "fonts-noto-cjk"
    if purpose == "virtual" and not shutil.which("Xvfb"):
        yield "xvfb"


def missing_wanted(purpose: str) -> Iterator[str]:
    """The packages without which some tests and benchmarks are skipped."""
    if purpose == "test":
        if not shutil.which("Xvfb"):
            yield "xvfb"
        if not _has_postgresql():
            yield "postgresql"


def main() -> int:
    """Print the missing packages of one kind for one purpose."""
    kind, purpose = sys.argv[1:]
    print(*(missing_needed(purpose) if kind == "needed" else missing_wanted(purpose)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
