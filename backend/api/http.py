"""The routes as Litestar serves them: one handler made for each row of the table."""

from __future__ import annotations

from typing import Any, Final, cast

import structlog
from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler, asgi
from litestar.response import Stream
from litestar.types import ASGIApp, ControllerRouterHandler

from backend.api.door import Door
from backend.api.media import PROBLEM, Shape, answer_media, check_octets, encoded, encoded_problem
from backend.api.route_table import ROUTES, Needs, Route
from backend.api.socket import FeedApp
from backend.api.use_cases import Bytes, Call, Streamed, UseCase
from backend.problems import DoorCode, DoorError, make_problem, problem_of
from backend.settings import LARGEST_BODY
from backend.store.database import Unavailable
from domain import wire
from domain.refusal import Refusal

_log: Final = structlog.get_logger("backend.api")

SECURITY_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_KEPT: Final = {"Cache-Control": "no-store"}
_HTTP_CODES: Final = {
    400: DoorCode.MALFORMED,
    404: DoorCode.NO_SUCH_ROUTE,
    405: DoorCode.METHOD_NOT_ALLOWED,
    413: DoorCode.TOO_LARGE,
    415: DoorCode.UNSUPPORTED_MEDIA_TYPE,
}


def make_litestar(door: Door, use: dict[str, UseCase], feed: FeedApp, *, demo: bool) -> Litestar:
    """The application: routes of the table, the feed, and problems for all that goes wrong."""
    handlers: list[ControllerRouterHandler] = [
        _handler(route, door, use[route.name]) for route in ROUTES if demo or route.needs is not Needs.DEMO
    ]
    handlers.append(asgi(wire.FEED, copy_scope=False)(cast(ASGIApp, feed)))
    return Litestar(
        route_handlers=handlers,
        openapi_config=None,
        request_max_body_size=LARGEST_BODY,
        exception_handlers={Exception: _problem},
        logging_config=None,
    )


def _handler(route: Route, door: Door, use: UseCase) -> HTTPRouteHandler:
    body = Shape(route.body) if route.body is not None else None
    query = Shape(route.query) if route.query is not None else None

    async def handle(request: Request[Any, Any, Any]) -> Response[bytes] | Stream:
        headers = request.headers
        address = request.client.host if request.client else ""
        # Asked first, so that nothing is done for an answer that its caller cannot read.
        media = route.media or answer_media(headers.get("accept", ""))
        entry = await door.enter(route, headers.get("authorization", ""), address, headers.get("host", ""))
        said = query.query(list(request.query_params.multi_items())) if query else None
        value: Any = None
        if route.octets:
            check_octets(headers.get("content-type", ""))
            value = await request.body()
        if body:
            value = body.body(await request.body(), headers.get("content-type", ""))
        answer = await use(
            Call(
                entry=entry,
                address=address,
                parameters=request.path_params,
                body=value,
                query=said,
                range=headers.get("range", ""),
                if_range=headers.get("if-range", ""),
            )
        )
        return _reply(route, answer, media, headers.get("if-none-match", ""))

    made = HTTPRouteHandler(
        route.path.replace("}", ":str}"),
        http_method=route.method,  # type: ignore[arg-type]
        include_in_schema=False,
        name=route.name,
        status_code=200,
        request_max_body_size=route.octets or LARGEST_BODY,
    )
    return made(handle)


def _reply(route: Route, answer: Any, media: str, if_none_match: str) -> Response[bytes] | Stream:
    if isinstance(answer, Streamed):
        return _stream(answer, if_none_match)
    if not isinstance(answer, Bytes):
        if not route.answers:
            return Response(b"", status_code=204, headers=SECURITY_HEADERS | NOT_KEPT)
        return Response(encoded(answer, media), media_type=media, headers=SECURITY_HEADERS | NOT_KEPT)
    if not answer.etag:
        return Response(answer.data, media_type=media, headers=SECURITY_HEADERS | NOT_KEPT)
    tag = f'"{answer.etag}"'
    kept = {"Cache-Control": "private, no-cache", "ETag": tag, "Vary": "Authorization"}
    # Scope was judged before: a tag that is known proves nothing about who asks.
    if tag in {one.strip().removeprefix("W/") for one in if_none_match.split(",")}:
        return Response(b"", status_code=304, headers=SECURITY_HEADERS | kept)
    return Response(answer.data, media_type=media, headers=SECURITY_HEADERS | kept)


def _stream(answer: Streamed, if_none_match: str) -> Response[bytes] | Stream:
    tag = f'"{answer.etag}"'
    headers = SECURITY_HEADERS | {
        # A content never changes under its tag; that it may be read is asked for again each time.
        "Cache-Control": "private, no-cache",
        "ETag": tag,
        "Vary": "Authorization",
        "Accept-Ranges": "bytes",
        "Content-Disposition": "attachment",
    }
    if tag in {one.strip().removeprefix("W/") for one in if_none_match.split(",")}:
        return Response(b"", status_code=304, headers=headers)
    if not answer.whole:
        headers["Content-Range"] = f"bytes {answer.first}-{answer.last}/{answer.size}"
    headers["Content-Length"] = str(answer.last + 1 - answer.first)
    return Stream(
        answer.parts, status_code=200 if answer.whole else 206, media_type=answer.media, headers=headers
    )


def _problem(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    problem, headers = problem_and_headers(error, request.method, request.url.path)
    return Response(encoded_problem(problem), status_code=problem.status, media_type=PROBLEM, headers=headers)


def problem_and_headers(error: Exception, method: str, path: str) -> tuple[wire.Problem, dict[str, str]]:
    """What is told of an error, and the headers that go with it. What is our own fault is logged."""
    if isinstance(error, Refusal | DoorError):
        problem = problem_of(error)
    elif isinstance(error, Unavailable):
        problem = make_problem(DoorCode.UNAVAILABLE)
    elif isinstance(error, HTTPException) and error.status_code in _HTTP_CODES:
        problem = make_problem(_HTTP_CODES[error.status_code])
    else:
        # The path alone: parameters and bodies may tell of people.
        _log.error("request_failed", method=method, path=path, exc_info=error)
        problem = make_problem(DoorCode.INTERNAL)
    headers = SECURITY_HEADERS | NOT_KEPT
    if problem.status == 401:
        headers |= {"WWW-Authenticate": "Bearer"}
    if "wait" in problem.facts:
        headers |= {"Retry-After": str(-(-int(problem.facts["wait"]) // 1_000))}
    if problem.status == 503:
        headers |= {"Retry-After": "1"}
    return problem, headers
