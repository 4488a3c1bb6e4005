"""The OpenAPI document: what flask-smorest gathers, completed with what holds for every operation."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, Flask, Response, current_app
from flask_smorest import Api

from api.auth import CSRF_HEADER, Access, access_of, public
from api.docs_page import page_of
from api.encoding import encode
from api.fields import NAME_LENGTH, camel

Document = dict[str, Any]

_METHODS: Final = ("get", "post", "put", "patch", "delete")
_ARGUMENT: Final = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")
_BRACED: Final = re.compile(r"{\w+}")
_REFUSALS: Final = (400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429)

IDEMPOTENCY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "minLength": 1, "maxLength": NAME_LENGTH},
    "description": "The same command sent again with the same key acts once and is answered alike",
}
IF_MATCH: Final = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "schema": {"type": "string"},
    "description": "The `ETag` of what was read; 412 when somebody changed it since",
    "example": '"7"',
}
IF_NONE_MATCH: Final = {
    "name": "If-None-Match",
    "in": "header",
    "schema": {"type": "string"},
    "description": "The `ETag` of the last answer; 304 when nothing changed since",
}
CSRF: Final = {
    "name": CSRF_HEADER,
    "in": "header",
    "schema": {"type": "string"},
    "description": "With a session: the value of the cookie `gongzhi-csrf`",
}
SECURITY: Final = {
    "session": {"type": "apiKey", "in": "cookie", "name": "gongzhi"},
    "token": {"type": "http", "scheme": "bearer", "description": "An API token, for programs"},
}


def document_blueprint(api: Api) -> Blueprint:
    """``/v2/openapi.json`` and a page for people, both for anybody: they say nothing that is not code."""
    blueprint = Blueprint("openapi", __name__)
    document = cache(lambda: complete(api.spec.to_dict(), current_app))

    @blueprint.get("/v2/openapi.json")
    @public
    def openapi() -> Response:
        return Response(encode(document()), content_type="application/json")

    @blueprint.get("/v2/docs")
    @public
    def docs() -> Response:
        headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
        return Response(page_of(document()), content_type="text/html; charset=utf-8", headers=headers)

    # where it was before there were versions of the interface
    blueprint.add_url_rule("/openapi.json", "unversioned", openapi)
    return blueprint


def complete(document: Document, app: Flask) -> Document:
    """A copy with security, refusals, idempotency keys and the names of operations."""
    done = deepcopy(document)
    done["security"] = [{"session": []}, {"token": []}]
    components = done.setdefault("components", {})
    components["securitySchemes"] = SECURITY
    parameters = {
        "IdempotencyKey": IDEMPOTENCY,
        "IfMatch": IF_MATCH,
        "IfNoneMatch": IF_NONE_MATCH,
        "CsrfToken": CSRF,
    }
    components["parameters"] = {**components.get("parameters", {}), **parameters}
    components["responses"] = {f"Problem{status}": _problem(status) for status in _REFUSALS}
    endpoints = _endpoints(app)
    for path, item in done["paths"].items():
        for parameter in item.get("parameters", ()):
            parameter["name"] = camel(parameter["name"])
        for method in _METHODS:
            if method in item:
                endpoint = endpoints[path, method]
                access = access_of(app.view_functions[endpoint], method)
                _complete(item[method], path, method, endpoint.rpartition(".")[2], access)
    done["paths"] = {
        _BRACED.sub(lambda found: camel(found[0]), path): item for path, item in done["paths"].items()
    }
    return done


def _endpoints(app: Flask) -> dict[tuple[str, str], str]:
    return {
        (_ARGUMENT.sub(r"{\1}", rule.rule), method.lower()): rule.endpoint
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
    }


def _complete(operation: Document, path: str, method: str, view: str, access: Access) -> None:
    is_command = method != "get" and not operation.pop("x-query", False)
    has_if_match = operation.pop("x-if-match", False)
    names_others = "{" in path or operation.pop("x-names-others", False)
    operation.setdefault("operationId", camel(view))
    parameters: list[Document] = operation.setdefault("parameters", [])
    responses: Document = operation["responses"]
    for generic in [key for key in responses if not str(key).startswith(("2", "3"))]:
        del responses[generic]
    refusals = set(operation.pop("x-refusals", ()))
    if access.is_public:
        operation["security"] = []
    else:
        refusals |= {401, 403}
        if access.roles:
            operation["x-roles"] = list(access.roles)
    if "requestBody" in operation:
        refusals |= {400, 413, 415, 422}
    if any(parameter.get("in") == "query" for parameter in parameters):
        refusals.add(422)
    if names_others:
        refusals.add(404)
    if is_command:
        refusals |= {409, 422}
        parameters += [{"$ref": "#/components/parameters/IdempotencyKey"}]
    if has_if_match:
        refusals |= {412, 428}
        parameters.append({"$ref": "#/components/parameters/IfMatch"})
    if operation.pop("x-if-none-match", False):
        parameters.append({"$ref": "#/components/parameters/IfNoneMatch"})
    if method != "get":
        parameters.append({"$ref": "#/components/parameters/CsrfToken"})
    for status in sorted(refusals):
        responses[str(status)] = {"$ref": f"#/components/responses/Problem{status}"}


def _problem(status: int) -> Document:
    example = {
        "type": f"urn:gongzhi:problem:http-{status}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": f"http-{status}",
    }
    content = {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}
    return {
        "description": HTTPStatus(status).phrase,
        "headers": {"Content-Language": {"schema": {"type": "string"}}},
        "content": {"application/problem+json": content},
    }
