import subprocess
import venv
from pathlib import Path

from tools.link_tree import link

_PROJECT = """
[project.scripts]
greet = "console.app:main"
"""
_APP = """
import sys
def main() -> int:
    print(sys.argv, __file__)
    return 5
"""


def test_a_launcher_starts_the_tree_around_it_from_anywhere(tmp_path: Path) -> None:
    tree = tmp_path / "呼应 tree"
    (tree / "console").mkdir(parents=True)
    (tree / "console/__init__.py").touch()
    (tree / "console/app.py").write_text(_APP, encoding="utf-8")
    (tree / "pyproject.toml").write_text(_PROJECT, encoding="utf-8")
    environment = tree / ".venv"
    venv.create(environment, symlinks=True)
    [packages] = environment.glob("lib/python*/site-packages")
    link(tree, environment, packages)

    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "console").mkdir(parents=True)
    (elsewhere / "console/__init__.py").touch()  # what a leaking PYTHONPATH would find first
    by_name = tmp_path / "greet"
    by_name.symlink_to(environment / "bin/greet")
    for launcher in (environment / "bin/greet", by_name):
        done = subprocess.run(
            [str(launcher), "--loud", "a b"],
            cwd=elsewhere / "console",
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(elsewhere)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 5, done.stderr
        assert done.stdout.startswith("['greet', '--loud', 'a b']")
        assert str(tree / "console/app.py") in done.stdout
