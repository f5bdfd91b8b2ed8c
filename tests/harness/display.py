"""A virtual display for tests that need real windows; where Xvfb is missing they are skipped, saying so."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tools.virtual_display import NoDisplayError, virtual_display


@pytest.fixture(scope="session")
def xvfb() -> Iterator[str]:
    """The name of a display (":7") for the processes that a test starts; 1920 x 1080 pixels."""
    with ExitStack() as stack:
        try:
            name = stack.enter_context(virtual_display())
        except NoDisplayError as reason:
            pytest.skip(str(reason))
        yield name
