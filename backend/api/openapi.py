"""The OpenAPI document, made from the route table and the types that really are on the wire.

msgspec writes the schemas, so tags of unions, arrays in place of objects and bounds of texts are told as they
are decoded.
"""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from backend.api.media import JSON, MSGPACK, OCTETS, PROBLEM
from backend.api.route_table import ROUTES, Needs, Route
from domain import wire

_REF: Final = "#/components/schemas/{name}"
_PARAMETER: Final = re.compile(r"\{(\w+)\}")
_PATH_SCHEMAS: Final[dict[str, dict[str, Any]]] = {
    "ticket": {"type": "integer", "minimum": 0},
    "month": {"type": "integer", "minimum": 0},
    "street": {"type": "string"},
    "session": {"type": "string"},
    "file": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    "kind": {"type": "string"},
}


def openapi_document(*, demo: bool) -> dict[str, Any]:
    """The document; a demo's routes are in it only where they exist."""
    routes = [route for route in ROUTES if demo or route.needs is not Needs.DEMO]
    types = [one for route in routes for one in (route.body, *route.answers) if one is not None]
    types += [wire.Problem, wire.SnapshotHead, wire.FeedMessage, wire.ClientMessage]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    by_type = dict(zip(map(repr, types), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, by_type)
    paths[wire.FEED] = {"get": _feed()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Huying 呼应", "version": "1"},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"access": {"type": "http", "scheme": "bearer"}},
            "responses": {"Problem": {"description": "Refused", "content": _problem_content(by_type)}},
        },
    }


def _operation(route: Route, by_type: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": route.name,
        "summary": route.summary,
        "responses": _responses(route, by_type),
    }
    if route.needs not in (Needs.NOTHING, Needs.DEMO):
        made["security"] = [{"access": []}]
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": _PATH_SCHEMAS[name]}
        for name in _PARAMETER.findall(route.path)
    ]
    if route.query is not None:
        parameters += _query_parameters(route.query)
    if parameters:
        made["parameters"] = parameters
    if route.body is not None:
        made["requestBody"] = {"required": True, "content": _either(by_type[repr(route.body)])}
    elif route.octets:
        octets = {"type": "string", "format": "binary", "minLength": 1, "maxLength": route.octets}
        made["requestBody"] = {"required": True, "content": {OCTETS: {"schema": octets}}}
    return made


def _responses(route: Route, by_type: dict[str, Any]) -> dict[str, Any]:
    responses: dict[str, Any] = {"default": {"$ref": "#/components/responses/Problem"}}
    if route.media:
        responses["200"] = {"description": route.summary, "content": {route.media: {}}}
        if route.media == OCTETS:
            responses["206"] = {"description": "The range asked for", "content": {route.media: {}}}
    elif not route.answers:
        responses["204"] = {"description": "Done"}
    else:
        schemas = [by_type[repr(one)] for one in route.answers]
        schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        responses["200"] = {"description": route.summary, "content": _either(schema)}
    return responses


def _query_parameters(query: Any) -> list[dict[str, Any]]:
    _, components = msgspec.json.schema_components([query], ref_template=_REF)
    schema = components[query.__name__]
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": part}
        for name, part in schema["properties"].items()
    ]


def _either(schema: dict[str, Any]) -> dict[str, Any]:
    return {JSON: {"schema": schema}, MSGPACK: {"schema": schema}}


def _problem_content(by_type: dict[str, Any]) -> dict[str, Any]:
    return {PROBLEM: {"schema": by_type[repr(wire.Problem)]}}


def _feed() -> dict[str, Any]:
    return {
        "operationId": "feed",
        "summary": "WebSocket of binary msgpack frames: ClientMessage up (Hello first), FeedMessage down",
        "responses": {"101": {"description": "Switching to the WebSocket"}},
    }
