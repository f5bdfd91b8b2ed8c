"""`make notices`: bring the table of packages in THIRD_PARTY_NOTICES.md up to requirements.lock.

Licences are read from the metadata of the installed packages; what stands around the table is hand-written.
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from email.message import Message

ROOT = Path(__file__).resolve().parents[1]
NOTICES = ROOT / "THIRD_PARTY_NOTICES.md"
_BEGIN, _END = "<!-- packages -->\n", "<!-- /packages -->"

# Packages of other systems than the one that writes the table, and metadata that names no licence.
_KNOWN = {"pywin32-ctypes": "BSD-3-Clause", "tzdata": "Apache-2.0"}
_LONG_NAMES = {
    "DFSG approved": "",
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "ISC License (ISCL)": "ISC",
}


def locked(lock: str) -> dict[str, str]:
    """Each package of a lock with its version (the first, where systems differ)."""
    found: dict[str, str] = {}
    for name, version in re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", lock, re.MULTILINE):
        found.setdefault(name, version)
    return found


def _plain(requirement: str) -> str:
    [name] = re.findall(r"^[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", name).lower()


def shipped(direct: str) -> set[str]:
    """What `requirements.in` names and what that may need in turn; all else serves tests and checks."""
    names = {_plain(line) for line in direct.splitlines() if line.strip() and not line.startswith("#")}
    todo = list(names)
    while todo:
        try:
            needed = requires(todo.pop()) or []
        except PackageNotFoundError:
            continue
        for requirement in needed:
            name = _plain(requirement)
            # Of the extras only uvicorn's and SQLAlchemy's are asked for.
            wanted = "extra ==" not in requirement or re.search(
                r"extra == .(?:standard|asyncio)", requirement
            )
            if wanted and name not in names:
                names.add(name)
                todo.append(name)
    return names


def licence_of(name: str) -> str:
    """The licence a package names, as its SPDX expression where it gives one."""
    try:
        fields = cast("Message", metadata(name))
    except PackageNotFoundError:
        return _KNOWN[name]
    if expression := fields.get("License-Expression"):
        return str(expression)
    classified = [
        _LONG_NAMES.get(last, last)
        for line in fields.get_all("Classifier") or []
        if line.startswith("License ::") and (last := line.rsplit(" :: ", 1)[-1]) != "OSI Approved"
    ]
    if classified:
        return " OR ".join(filter(None, classified))
    first_line = (fields.get("License") or "").strip().split("\n", 1)[0]
    if not first_line:
        raise LookupError(f"{name} names no licence; look it up and add it to _KNOWN")
    return _LONG_NAMES.get(first_line, first_line)


def table() -> str:
    """The packages of the lock as a table in Markdown."""
    packages = locked((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    runs = shipped((ROOT / "requirements.in").read_text(encoding="utf-8"))
    rows = ["| package | version | licence | for |", "|---|---|---|---|"]
    rows += [
        f"| {name} | {version} | {licence_of(name)} | {'running' if name in runs else 'tests and checks'} |"
        for name, version in sorted(packages.items())
    ]
    return "\n".join(rows) + "\n"


def main() -> int:
    """Write the table into the notices."""
    text = NOTICES.read_text(encoding="utf-8")
    before, rest = text.split(_BEGIN)
    after = rest.split(_END)[1]
    NOTICES.write_text(before + _BEGIN + table() + _END + after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
