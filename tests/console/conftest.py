"""What the tests of the console share."""

import gc
from collections.abc import Iterator

import pytest

from tests.console.play import edge, play

__all__ = ["edge", "garbage_on_this_thread", "play"]


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """As in the product (`console.garbage`), no worker thread of a test destroys an object of Qt's."""
    gc.disable()
    yield
    gc.enable()
    gc.collect(1)
