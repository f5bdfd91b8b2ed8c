"""What stories are set up with."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.features.scene import Scene, open_scene
from tests.harness.sms import SmsProvider, sms_provider

__all__ = ["sms_provider"]


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'huying.db'}"
    url: str = request.getfixturevalue("postgres_database")
    return url


@pytest.fixture
def set_scene(database: str, tmp_path: Path, sms_provider: SmsProvider) -> Iterator[Callable[[int], Scene]]:
    """Opens a scene at an instant; closed after the test."""
    with ExitStack() as stack:
        yield lambda at: stack.enter_context(open_scene(database, tmp_path, sms_provider, at))
