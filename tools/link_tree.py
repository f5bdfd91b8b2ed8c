"""Ties `.venv` to the tree around it: imports find the tree, the programs of `pyproject.toml` start from it.

The project is an application that runs from its tree, so nothing is built or copied. The path file is
relative: whatever the tree's folder is called, it holds nothing but ASCII, and it stays right when the
tree is moved.
"""

import os
import site
import sys
import tomllib
from pathlib import Path

_LAUNCHER = """\
#!/bin/sh
# Starts {target} from the tree around this environment.
unset PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE
self=$0
if [ -L "$self" ]; then self=$(readlink -f "$self"); fi
exec "$(dirname "$self")/python" -c '
import sys
from {module} import {function}
sys.argv[0] = "{name}"
sys.exit({function}())
' "$@"
"""


def link(tree: Path, environment: Path, packages: Path) -> None:
    """Write the path file into `packages` and one launcher for each entry point into `environment`/bin."""
    relative = os.path.relpath(tree, packages)
    (packages / "huying.pth").write_text(f"{relative}\n", encoding="ascii")
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, target in project["scripts"].items():
        module, function = target.split(":")
        launcher = environment / "bin" / name
        launcher.write_text(
            _LAUNCHER.format(target=target, module=module, function=function, name=name), encoding="utf-8"
        )
        launcher.chmod(0o755)


if __name__ == "__main__":
    link(Path.cwd(), Path(sys.prefix), Path(site.getsitepackages()[0]))
