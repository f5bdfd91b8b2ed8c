"""The console's own server, as a real child."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from console.own_server import OwnServer
from domain import wire


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[OwnServer, OwnServer]]:
    first, second = OwnServer(tmp_path), OwnServer(tmp_path)
    yield first, second
    for server in (first, second):
        server.close()
        if server._left_behind is not None:
            server._left_behind.wait(30)


def _answers(url: str) -> bool:
    try:
        return requests.get(url + wire.HEALTH, timeout=10, proxies={"http": ""}).ok
    except requests.ConnectionError:
        return False


def test_who_closes_first_takes_nothing_from_the_other(servers: tuple[OwnServer, OwnServer]) -> None:
    first, second = servers
    first.start()
    url = first.next_url()
    second.start()
    assert second.next_url() == url
    first.close()
    assert _answers(url)
    second.close()
    assert first._left_behind is not None
    assert first._left_behind.wait(30) == 0
    assert not _answers(url)
