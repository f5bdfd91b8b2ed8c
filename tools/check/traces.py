"""No tracked file names where its maker worked or from which host packages came.

The project has to be built anywhere, from whatever index its user has chosen; an address or a folder of one
machine in a file is a build that works on that machine only.
"""

import re
from pathlib import Path

from tools.check.finding import Finding

# Written in pieces, so that this file does not name them either.
_HOSTS = [
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("registry.npmjs", "org"),
    ("registry.yarnpkg", "com"),
    ("deb.debian", "org"),
    ("security.debian", "org"),
    ("proxy.golang", "org"),
    ("crates", "io"),
    ("repo1.maven", "org"),
]
_FOLDERS = ["work", "root", r"home/[a-z]\w*", r"Users/[A-Za-z]\w*", "opt/(?:pypi|wheels)"]
_INDEX_FLAGS = ["index-url", "extra-index-url", "find-links", "trusted-host"]

_PATTERNS = {
    "the host of a package registry": re.compile(rb"|".join(rf"\b{a}\.{b}\b".encode() for a, b in _HOSTS)),
    "a folder of one machine": re.compile(
        rb"(?<![\w./~$}-])/(?:" + "|".join(_FOLDERS).encode() + rb")(?![\w-])/?"
    ),
}
_IN_REQUIREMENTS = re.compile(rb"^\s*--?(?:" + "|".join(_INDEX_FLAGS).encode() + rb")\b")


def check_trace(path: str, content: bytes) -> list[Finding]:
    """What one file gives away. Files that are not text (they hold a NUL byte) are passed over."""
    if b"\0" in content[:8000]:
        return []
    findings = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        findings += [
            Finding(path=path, line=number, what=f"names {what}")
            for what, pattern in _PATTERNS.items()
            if pattern.search(line)
        ]
        if Path(path).name.startswith("requirements") and _IN_REQUIREMENTS.search(line):
            findings.append(Finding(path=path, line=number, what="says where packages come from"))
    return findings


def check_traces(root: Path, files: list[str]) -> list[Finding]:
    """What the project's files give away."""
    return [finding for path in files for finding in check_trace(path, (root / path).read_bytes())]
