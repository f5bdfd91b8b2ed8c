"""A test fails when something logs a warning or worse, unless the test has said that it expects so."""

import logging
import re
from collections.abc import Iterator

import pytest


class ExpectedLogs(logging.Handler):
    """Collects what is logged at warning level and above, and which of it the test expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._said: list[str] = []
        self._expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record; the handler never formats more than the message."""
        said = f"{record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            said += f" ({record.exc_info[1]!r})"
        self._said.append(said)

    def expect(self, pattern: str) -> None:
        """Say that a "LEVEL logger: message" will match the pattern; that none does is a failure too."""
        self._expected.append(pattern)

    def start_over(self) -> None:
        """Forget everything, for the next test."""
        self._said.clear()
        self._expected.clear()

    def objections(self) -> list[str]:
        """What was logged and not expected, and what was expected and not logged."""
        unexpected = [said for said in self._said if not any(re.search(one, said) for one in self._expected)]
        missing = [one for one in self._expected if not any(re.search(one, said) for said in self._said)]
        return [f"logged: {said}" for said in unexpected] + [
            f"expected, not logged: {one}" for one in missing
        ]


_handler = ExpectedLogs()


def pytest_configure() -> None:
    logging.getLogger().addHandler(_handler)


def pytest_unconfigure() -> None:
    logging.getLogger().removeHandler(_handler)


@pytest.fixture(autouse=True)
def expected_logs() -> ExpectedLogs:
    """`expected_logs.expect("ERROR backend.jobs: .* refused")` before the warning that the test provokes."""
    _handler.start_over()
    return _handler


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    result = yield
    objections = _handler.objections()
    _handler.start_over()
    if objections:
        pytest.fail("\n".join(objections), pytrace=False)
    return result
