"""A provider of SMS for tests: a real HTTP server on loopback that keeps what it is sent.

It answers as it is told, also in the ways that a bad provider does: refusing, in trouble, or not at all.
"""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.harness.processes import ended_within

_NET_S = 30.0


class Reply(StrEnum):
    """How the provider answers."""

    TAKEN = "200"
    REFUSED = "400"
    IN_TROUBLE = "500"
    SILENT = "silent"
    """It takes the request and never answers, until it is told otherwise or ends."""


@dataclass(frozen=True, kw_only=True)
class Post:
    """One request as it came in."""

    key: str
    phone: str
    text: str
    idempotency_key: str
    reply: Reply


class SmsProvider:
    """A provider that listens from `start` to `close`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._posts: list[Post] = []
        self._reply = Reply.TAKEN
        self._speak_again = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, name="sms provider", args=(0.05,))

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def close(self) -> None:
        """End, also the requests that were left without an answer."""
        self._speak_again.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        """Where it takes messages."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/sms"

    def answer(self, reply: Reply) -> None:
        """How it answers from now on."""
        with self._lock:
            self._reply = reply
            if reply is not Reply.SILENT:
                self._speak_again.set()
            else:
                self._speak_again.clear()

    def posts(self) -> list[Post]:
        """Every request so far, in the order in which they came."""
        with self._lock:
            return list(self._posts)

    def taken(self) -> list[Post]:
        """The messages that were really sent on: those answered with 200, each key once."""
        by_key = {post.key: post for post in self.posts() if post.reply is Reply.TAKEN}
        return list(by_key.values())

    def await_taken(self, count: int) -> list[Post]:
        """The messages taken, once there are at least `count`; fails when they do not come."""
        if not ended_within(_NET_S, lambda: len(self.taken()) >= count):
            pytest.fail(f"{len(self.taken())} messages came, {count} should have: {self.posts()}")
        return self.taken()

    def _handler(self) -> Callable[..., BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            timeout = _NET_S

            def do_POST(self) -> None:
                said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                reply = provider._take(said, self.headers["Idempotency-Key"])
                if reply is Reply.SILENT:
                    provider._speak_again.wait()
                    self.close_connection = True
                    return
                self.send_response(int(reply))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """What comes in is kept, not printed."""

        return Handler

    def _take(self, said: dict[str, str], idempotency_key: str) -> Reply:
        with self._lock:
            post = Post(
                key=said["key"],
                phone=said["phone"],
                text=said["text"],
                idempotency_key=idempotency_key,
                reply=self._reply,
            )
            self._posts.append(post)
            return self._reply


@pytest.fixture
def sms_provider() -> Iterator[SmsProvider]:
    """A provider for one test."""
    provider = SmsProvider()
    provider.start()
    yield provider
    provider.close()
