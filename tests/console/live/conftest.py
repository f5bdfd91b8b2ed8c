"""What the live stories are set up with: one seeding for all, a copy and a server for each."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.console.live.demo_street import DemoStreet, seed
from tests.harness.driven import DrivenConsole

SitDown = Callable[..., DrivenConsole]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo district, as it was made."""
    folder = tmp_path_factory.mktemp("seeded")
    seed(folder)
    return folder


@pytest.fixture
def street(seeded: Path, tmp_path: Path) -> Iterator[DemoStreet]:
    folder = tmp_path / "server"
    shutil.copytree(seeded, folder)
    with DemoStreet(folder) as made:
        yield made


@pytest.fixture
def sit_down(street: DemoStreet, tmp_path: Path) -> Iterator[SitDown]:
    """Opens a console and takes a seat; all are closed after the story, before the server goes."""
    with ExitStack() as stack:

        def sit(account: int) -> DrivenConsole:
            console = stack.enter_context(DrivenConsole(street.url, tmp_path, f"of{account}"))
            console.do("login", account=account)
            return console

        yield sit
