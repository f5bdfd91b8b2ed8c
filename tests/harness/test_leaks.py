"""The checks that hold for every test do catch what they are there for."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]

# Each test of this module fails, and its name says of what.
_BAD = """
import asyncio, logging, threading, warnings
import pytest, qasync
from PySide6.QtCore import QObject, QThread, QTimer, qWarning
from PySide6.QtWidgets import QApplication, QLabel

kept = []
wait = threading.Event().wait

def test_thread():
    threading.Thread(target=wait, name="left over", daemon=True).start()

@pytest.fixture
def worker():
    threading.Thread(target=wait, name="of a fixture", daemon=True).start()

def test_thread_of_fixture(worker):
    pass

async def left_over():
    await asyncio.Event().wait()

async def start_and_forget():
    kept.append(asyncio.get_running_loop().create_task(left_over()))
    await asyncio.sleep(0)

async def test_task():
    await start_and_forget()

def test_task_on_qt_loop(qapp):
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qapp)) as runner:
        runner.run(start_and_forget())

def test_timer(qapp):
    timer = QTimer()
    timer.start(1000)
    kept.append(timer)

def test_qt_thread(qapp):
    thread = QThread()
    thread.start()
    kept.append(thread)

def test_window(qapp):
    kept.append(QLabel("left over"))

def test_log():
    logging.getLogger("backend.jobs").warning("late by %d s", 7)

def test_expected_log(expected_logs):
    expected_logs.expect("WARNING backend.jobs: late")

def test_qt_message(qapp):
    qWarning("of the wrong kind")

def test_warning():
    warnings.warn("old ways", DeprecationWarning)

def test_forgotten_exception():
    async def fail():
        raise ValueError("nobody asked")
    async def main():
        task = asyncio.get_running_loop().create_task(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task
    asyncio.run(main())

def test_zz_put_in_order():
    for thing in kept:
        if isinstance(thing, QThread):
            thing.quit()
            thing.wait()
    kept.clear()
"""

_SAID = {
    "test_thread": "<Thread(left over",
    "test_thread_of_fixture": "<Thread(of a fixture",
    "test_task": "coro=<left_over()",
    "test_task_on_qt_loop": "coro=<left_over()",
    "test_timer": "QTimer",
    "test_qt_thread": "QThread",
    "test_window": "QLabel",
    "test_log": "logged: WARNING backend.jobs: late by 7 s",
    "test_expected_log": "expected, not logged: WARNING backend.jobs: late",
    "test_qt_message": "of the wrong kind",
    "test_warning": "DeprecationWarning: old ways",
    "test_forgotten_exception": "nobody asked",
}

_GOOD = """
import asyncio, logging, threading
from pathlib import Path
import platformdirs, pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

def test_thread():
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()

async def test_task():
    await asyncio.get_running_loop().create_task(asyncio.sleep(0))

async def test_executor():
    await asyncio.to_thread(lambda: None)

def test_timer(qapp):
    timer = QTimer()
    timer.start(1000)
    timer.stop()

def test_window(qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()

def test_deleted_later(qapp):
    QLabel("x").deleteLater()

def test_expected(expected_logs):
    expected_logs.expect("WARNING backend: late")
    logging.getLogger("backend").warning("late")

@pytest.fixture(scope="module")
def server():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    yield
    stop.set()
    thread.join()

def test_first_user(server):
    pass

def test_second_user(server):
    pass

@pytest.mark.parametrize("time", [1, 2])
def test_each_home_is_empty(time, home):
    assert Path.home() == home
    data = platformdirs.user_data_path("huying")
    assert data.is_relative_to(home)
    data.mkdir(parents=True)
"""


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A pytest of its own under the rules of this one."""
    monkeypatch.setenv("PYTHONPATH", str(_ROOT))
    rules = (_ROOT / "pyproject.toml").read_text(encoding="utf-8")
    pytester.makefile(".toml", pyproject=rules.replace('testpaths = ["tests"]', ""))
    plugins = ["tests.harness.surroundings", "tests.harness.logs", "tests.harness.leaks"]
    pytester.makeconftest(f"pytest_plugins = {plugins}")
    return pytester


def test_what_outlives_a_test_or_is_said_unasked_fails_it(inner: pytest.Pytester) -> None:
    inner.makepyfile(_BAD)
    inner.runpytest_subprocess("--junitxml=said.xml")
    said: dict[str, str] = {}
    for case in ET.parse(inner.path / "said.xml").iter("testcase"):
        words = [f"{part.get('message')} {part.text}" for part in case if part.tag in {"failure", "error"}]
        said[case.attrib["name"]] = said.get(case.attrib["name"], "") + "".join(words)
    assert {name: words for name, words in _SAID.items() if words not in said[name]} == {}
    assert said["test_zz_put_in_order"] == ""


def test_what_is_put_in_order_passes(inner: pytest.Pytester) -> None:
    inner.makepyfile(_GOOD)
    inner.runpytest_subprocess().assert_outcomes(passed=11)
