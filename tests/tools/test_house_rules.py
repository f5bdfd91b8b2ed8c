import pytest

from tools.check.house_rules import check_source

_BROKEN = [
    ("console/views/queue.py", 'RED = "#FF5A52"', "names a colour"),
    ("console/views/queue.py", 'style = "color: rgba(255, 0, 0, 0.5)"', "names a colour"),
    ("console/widgets/bar.py", "pen = QColor(255, 0, 0)", "names a colour"),
    ("console/widgets/bar.py", 'pen = QtGui.QColor("red")', "names a colour"),
    ("console/widgets/bar.py", "pen = Qt.GlobalColor.red", "names a colour"),
    ("console/views/queue.py", 'theme.colour("blue").setAlphaF(0.2)', "everybody's"),
    ("console/views/queue.py", "threading.Thread(target=f)", "opens a thread or a task"),
    ("console/store.py", "from concurrent.futures import ThreadPoolExecutor", "opens a thread or a task"),
    ("console/api_client.py", "asyncio.create_task(f())", "opens a thread or a task"),
    ("console/api_client.py", "class Worker(QThread): ...", "opens a thread or a task"),
    ("console/app.py", "loop.run_in_executor(None, f)", "opens a thread or a task"),
    ("console/views/login.py", "from PySide6.QtWidgets import QMessageBox", "message box"),
    ("console/views/login.py", "QtWidgets.QMessageBox.warning(self, t, s)", "message box"),
    ("backend/services/x.py", 'text("SELECT id FROM ticket")', "SQL only"),
    ("backend/app.py", "q = f'DELETE FROM {table}'", "SQL only"),
    ("console/outbox.py", 'db.execute("""\n  insert into outbox values (?)""")', "SQL only"),
    ("domain/ticket.py", "import numpy", "domain imports only"),
    ("domain/ticket.py", "from pathlib import Path", "domain imports only"),
    ("domain/ticket.py", "import time", "domain imports only"),
    ("domain/ticket.py", "from backend.store import ledger", "domain imports only"),
    ("domain/clock.py", "x = datetime.now(tz=UTC)", "reads no clock"),
    ("domain/clock.py", "x = date.today()", "reads no clock"),
    ("domain/clock.py", "x = open(path)", "reads no clock"),
]

_FINE = [
    ("console/theme.py", 'RED = "#FF5A52"\npen = QColor("red")'),
    ("console/widgets/bar.py", "pen = QColor(token)"),
    ("console/widgets/bar.py", "image.fill(Qt.GlobalColor.transparent)"),
    ("console/views/queue.py", 'title = "#0153"'),
    ("console/views/queue.py", '"""Red is #FF5A52, see rgb(1, 2, 3)."""'),
    ("console/theme.py", "thin.setAlphaF(0.2)"),
    ("console/tasks.py", "asyncio.create_task(f())"),
    ("console/messages.py", "from PySide6.QtWidgets import QMessageBox"),
    ("console/views/queue.py", "self.thread_selected.connect(f)"),
    ("backend/store/tickets.py", 'text("SELECT id FROM ticket")'),
    ("backend/services/x.py", 'say = "select a unit first"'),
    ("tests/store/test_x.py", 'text("SELECT id FROM ticket")'),
    (
        "domain/clock.py",
        "from datetime import datetime, timedelta\nimport msgspec\nfrom domain.area import Area",
    ),
    ("domain/clock.py", "def at(now: int) -> int:\n    return now"),
]


@pytest.mark.parametrize(("path", "text", "said"), _BROKEN)
def test_what_a_rule_forbids_is_found(path: str, text: str, said: str) -> None:
    findings = check_source(path, text)
    assert [finding for finding in findings if said in finding.what], findings


@pytest.mark.parametrize(("path", "text"), _FINE)
def test_what_no_rule_forbids_passes(path: str, text: str) -> None:
    assert check_source(path, text) == []


def test_a_finding_names_its_place() -> None:
    [finding] = check_source("console/views/queue.py", '\n\nRED = "#FF5A52"')
    assert str(finding).startswith("console/views/queue.py:3: ")


def test_a_file_too_long_to_read_is_found() -> None:
    [finding] = check_source("tests/test_x.py", "x = 1\n" * 601)
    assert "split" in finding.what
