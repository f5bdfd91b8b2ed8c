"""The contracts of `pyproject.toml` catch what they are there for, in a tree made for it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_TREE = {
    "domain/ticket.py": "import msgspec",
    "backend/app.py": "import backend.api.routes",
    "backend/api/routes.py": "import backend.services.tickets",
    "backend/services/tickets.py": "import backend.store.rows, domain.ticket",
    "backend/store/rows.py": "import sqlalchemy, domain.ticket",
    "console/app.py": "import console.views.queue, console.outbox, console.store, qasync",
    "console/views/queue.py": "import console.actions, console.widgets.bar, console.models.queue",
    "console/actions.py": "import console.outbox",
    "console/widgets/bar.py": "import console.theme",
    "console/models/queue.py": "import console.store",
    "console/store.py": "import domain.ticket",
    "console/outbox.py": "import console.api_client",
    "console/api_client.py": "import requests, console.tasks",
    "console/tasks.py": "import asyncio",
    "console/theme.py": "",
}


def _lint(folder: Path, changed: dict[str, str]) -> subprocess.CompletedProcess[str]:
    for package in ("domain", "backend", "console", "resources", "tools", "tests"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()
    for path, text in (_TREE | changed).items():
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(text + "\n", encoding="utf-8")
    shutil.copy(_ROOT / "pyproject.toml", folder)
    run = "from importlinter.cli import lint_imports_command as c; c()"
    return subprocess.run(
        [sys.executable, "-c", run, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_tree_as_designed_passes(tmp_path: Path) -> None:
    done = _lint(tmp_path, {})
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("path", "text", "contract"),
    [
        ("console/newcomer.py", "", "console: app > views"),
        ("backend/newcomer.py", "", "backend: api > services > store"),
        ("domain/ticket.py", "import numpy", "domain knows nothing"),
        ("domain/ticket.py", "import console.theme", "domain knows nothing"),
        ("console/store.py", "import backend.store.rows", "console and backend meet"),
        ("backend/app.py", "import tools", "the product imports neither"),
        ("resources/__init__.py", "import domain.ticket", "resources knows nobody"),
        ("console/models/queue.py", "import console.views.queue", "console: app > views"),
        ("console/widgets/bar.py", "import console.actions", "console: app > views"),
        ("console/widgets/bar.py", "import console.models.queue", "console: widgets import neither"),
        ("console/widgets/bar.py", "import console.store", "console: widgets import neither"),
        ("console/views/queue.py", "import console.api_client", "do not import api_client"),
        ("console/models/queue.py", "import console.api_client", "do not import api_client"),
        ("console/views/queue.py", "import requests", "only api_client speaks"),
        ("console/store.py", "import qasync", "only api_client speaks"),
        ("backend/store/rows.py", "import backend.services.tickets", "backend: api > services > store"),
        ("backend/services/tickets.py", "import backend.app", "backend: api > services > store"),
        ("backend/services/tickets.py", "import sqlalchemy", "SQL only"),
        ("console/outbox.py", "import sqlite3", "SQL only"),
    ],
)
def test_what_a_contract_forbids_is_found(tmp_path: Path, path: str, text: str, contract: str) -> None:
    done = _lint(tmp_path, {path: text})
    assert done.returncode == 1
    _, broken = done.stdout.split("Broken contracts", 1)
    assert contract in broken
