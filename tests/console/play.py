"""A console's client against a real socket."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from console.api_client import ApiClient
from console.tasks import Tasks, run
from tests.console.edge import Edge

Story = Callable[[ApiClient, Tasks], Awaitable[Any]]
Play = Callable[[Story], Any]


@pytest.fixture
def edge() -> Iterator[Edge]:
    made = Edge()
    yield made
    made.stop()


@pytest.fixture
def play(qapp: object, edge: Edge) -> Play:
    """Runs a story with a client on the loop of the console."""
    address = edge.start()

    def go(story: Story) -> Any:
        async def whole() -> Any:
            tasks = Tasks()
            failures: list[object] = []
            tasks.failed.connect(lambda what, error: failures.append((what, error)))
            client = ApiClient(address, tasks)
            try:
                return await story(client, tasks)
            finally:
                client.close()
                await tasks.close()
                assert not failures

        return run(whole)

    return go
