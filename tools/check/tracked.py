"""Which files belong to the project."""

import subprocess
from pathlib import Path

# Only asked where there is no repository (an unpacked archive).
_NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


def tracked_files(root: Path) -> list[str]:
    """The files of the project, as paths from its root with `/`: what git tracks or would track.

    The tree may belong to another user than the one who checks it (a container), which git minds otherwise.
    """
    if (root / ".git").exists():
        listed = subprocess.run(
            [
                *("git", "-c", "safe.directory=*", "ls-files", "-z"),
                *("--cached", "--others", "--exclude-standard"),
            ],
            cwd=root,
            capture_output=True,
            check=True,
        )
        names = listed.stdout.decode("utf-8").split("\0")
    else:
        names = [
            path.relative_to(root).as_posix() for path in root.rglob("*") if not _NOT_OURS & {*path.parts}
        ]
    return sorted(name for name in names if name and (root / name).is_file())
