"""One request and its answer, on the thread that calls it: nothing here knows Qt or the event loop."""

from __future__ import annotations

import ssl
import urllib.request
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
import requests
import truststore
from requests.adapters import HTTPAdapter

from domain.wire import Problem

CONNECT_S: Final = 4.0
READ_S: Final = 20.0
_POOL: Final = 4
OCTETS: Final = "application/octet-stream"
_MSGPACK: Final = "application/msgpack"
_PROBLEM: Final = "application/problem+json"
_ZSTD: Final = "application/zstd"
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class ProblemError(Exception):
    """The server understood and said no; nothing was changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.status} {problem.code} {problem.detail}".strip())
        self.problem = problem


class NoAnswerError(Exception):
    """No answer came, or one that says "not now": what was sent may have been done or not."""


class NotOurServerError(NoAnswerError):
    """Something answered that is not our server: a log-in page of the network, a proxy, another program."""


class SessionExpiredError(Exception):
    """The server does not know the caller any more: somebody has to log in."""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that is one."""

    status: int
    body: bytes
    etag: str
    took_ms: int


class Http:
    """A keep-alive connection to one server, shared by the worker threads."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._session = requests.Session()
        # Not from the surroundings as a whole: a .netrc would put its password in place of our token.
        self._session.trust_env = False
        parts = urlsplit(self.base_url)
        if parts.hostname not in _LOOPBACK:
            self._session.proxies.update(urllib.request.getproxies())
        self._session.mount("http://", HTTPAdapter(pool_maxsize=_POOL))
        if parts.scheme == "https":
            self._session.mount("https://", _SystemTrust(pool_maxsize=_POOL))

    def send(
        self,
        method: str,
        path: str,
        *,
        access: str = "",
        body: bytes | None = None,
        params: dict[str, str] | None = None,
        etag: str = "",
        media: str = _MSGPACK,
        sends: str = _MSGPACK,
        span: tuple[int, int] | None = None,
    ) -> Reply:
        """Send a request and read its answer; `span` are the first and last byte wanted of it.

        Raises ProblemError, NoAnswerError, NotOurServerError.
        """
        headers = {"Accept": media if media == _MSGPACK else f"{media}, {_MSGPACK}"}
        if access:
            headers["Authorization"] = f"Bearer {access}"
        if body is not None:
            headers["Content-Type"] = sends
        if span is not None:
            headers["Range"] = f"bytes={span[0]}-{span[1]}"
        if etag:
            headers["If-None-Match"] = f'"{etag}"'
        try:
            answer = self._session.request(
                method,
                self.base_url + path,
                data=body,
                params=params,
                headers=headers,
                timeout=(CONNECT_S, READ_S),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            # Its words alone: the exception itself holds the request with what was typed.
            raise NoAnswerError(type(error).__name__) from None
        return _judged(answer, media)

    def zstd(self, path: str, access: str, etag: str = "") -> Reply:
        """A body of packed rows, still packed."""
        return self.send("GET", path, access=access, etag=etag, media=_ZSTD)

    def octets(self, path: str, access: str, span: tuple[int, int] | None = None) -> Reply:
        """The bytes of a file, or of a part of it; of what type they are, its ticket says."""
        return self.send("GET", path, access=access, media=OCTETS, span=span)

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()


def _judged(answer: requests.Response, media: str) -> Reply:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    status = answer.status_code
    if kind == _PROBLEM:
        try:
            problem = msgspec.json.decode(answer.content, type=Problem)
        except msgspec.DecodeError as error:
            raise NotOurServerError(f"{status} with a problem that cannot be read") from error
        if status in {502, 503, 504}:
            raise NoAnswerError(f"{status} {problem.code}")
        raise ProblemError(problem)
    empty = status in {204, 304} and not answer.content
    fits = (status == 200 and kind == media) or (media == OCTETS and status in {200, 206})
    if not (empty or fits):
        raise NotOurServerError(f"{status} {kind or 'without a type'}")
    took_ms = round(answer.elapsed.total_seconds() * 1000)
    etag = answer.headers.get("ETag", "").removeprefix("W/").strip('"')
    return Reply(status=status, body=answer.content, etag=etag, took_ms=took_ms)


class _SystemTrust(HTTPAdapter):
    """Trusts what the operating system trusts: offices keep a certificate authority of their own."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
