"""Refusals as ``application/problem+json`` (RFC 9457), from one table of error families to status."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from flask import Flask, Response, request
from flask_smorest import Api
from marshmallow import Schema, fields
from werkzeug.exceptions import HTTPException

from api.encoding import encode
from api.messages import text
from engine.errors import Conflict, EngineError, FormRefused, Invalid, NotFound, Refused, RevisionChanged
from engine.identity.errors import TooManyAttempts, Unauthenticated
from engine.messages import language
from engine.observability.logging import logger
from feel.errors import FeelError

MEDIA_TYPE: Final = "application/problem+json"

#: The nearest class in an error's ancestry decides.
STATUS: Final[Mapping[type[Exception], int]] = {
    Unauthenticated: HTTPStatus.UNAUTHORIZED,
    TooManyAttempts: HTTPStatus.TOO_MANY_REQUESTS,
    NotFound: HTTPStatus.NOT_FOUND,
    RevisionChanged: HTTPStatus.PRECONDITION_FAILED,
    Conflict: HTTPStatus.CONFLICT,
    Refused: HTTPStatus.FORBIDDEN,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    EngineError: HTTPStatus.UNPROCESSABLE_ENTITY,
    FeelError: HTTPStatus.UNPROCESSABLE_ENTITY,
}

_log = logger(__name__)


class FieldProblemSchema(Schema):
    """What is wrong with one field of a form."""

    path = fields.List(fields.Raw(), required=True, metadata={"description": "Keys, and rows from 0"})
    code = fields.String(required=True)
    message = fields.String(required=True)


class ProblemSchema(Schema):
    """What every refusal looks like; ``code`` is for programs, ``detail`` for people."""

    type = fields.String(required=True, metadata={"description": "URI of the kind of problem"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(metadata={"description": "What happened and the way out"})
    code = fields.String(
        required=True, metadata={"description": "Stable name of the error, e.g. task-already-completed"}
    )
    params = fields.Dict(metadata={"description": "The parts of the sentence"})
    errors = fields.Dict(metadata={"description": "Problems by place and field, for invalid bodies"})
    problems = fields.List(fields.Dict(), metadata={"description": "All problems of an uploaded file"})
    fields_ = fields.List(
        fields.Nested(FieldProblemSchema),
        data_key="fields",
        metadata={"description": "What a form refuses, field by field"},
    )


class ProblemApi(Api):  # type: ignore[misc]  # flask-smorest ships no types
    """flask-smorest with problem+json instead of its own error format."""

    ERROR_SCHEMA = ProblemSchema

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Answer an ``abort`` or a body that does not fit its schema."""
        if error.response is not None:
            return error.response  # type: ignore[return-value]
        status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
        data: Mapping[str, Any] = getattr(error, "data", None) or {}
        errors = data.get("errors") or data.get("messages")
        lang = caller_language()
        detail = data.get("message")
        if errors and not detail:
            detail = text("http.invalid-fields", lang, fields=", ".join(_field_names(errors)))
        answer = problem(status, code=f"http-{int(status)}", detail=detail, errors=errors)
        answer.headers.extend(data.get("headers") or {})
        if error.code == HTTPStatus.METHOD_NOT_ALLOWED and getattr(error, "valid_methods", None):
            answer.headers["Allow"] = ", ".join(error.valid_methods)  # type: ignore[attr-defined]
        return answer


def register_error_handlers(app: Flask) -> None:
    """Our two error trees, and whatever nobody expected."""
    app.register_error_handler(EngineError, handle_refusal)
    app.register_error_handler(FeelError, handle_refusal)
    app.register_error_handler(Exception, handle_defect)


def handle_refusal(error: EngineError | FeelError) -> Response:
    """An error of ours, in the caller's language."""
    lang = caller_language()
    listed = getattr(error, "problems", ())
    return problem(
        status_of(error),
        code=code_of(error),
        detail=error.message(lang),
        params={key: value for key, value in error.params.items() if _is_plain(value)},
        problems=[entry.to_json(lang) for entry in listed if hasattr(entry, "to_json")],
        fields=_field_problems(error, lang),
    )


def _field_problems(error: Exception, lang: str) -> list[dict[str, Any]]:
    if not isinstance(error, FormRefused):
        return []
    return [
        {"path": list(each.path), "code": each.key, "message": each.message(lang)}
        for each in error.errors.errors
    ]


def handle_defect(error: Exception) -> Response:
    """A defect of ours: the log has it, the caller gets its number and nothing else."""
    reference = secrets.token_hex(6)
    _log.error("request failed", reference=reference, path=request.path, exc_info=error)
    detail = text("http.internal-detail", caller_language(), reference=reference)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, code="internal", detail=detail)


def status_of(error: Exception) -> int:
    return next(STATUS[family] for family in type(error).__mro__ if family in STATUS)


def code_of(error: EngineError | FeelError) -> str:
    """The error's message key, else its class name: ``task-already-completed``, ``syntax.unexpected``."""
    key = getattr(error, "key", "")
    return key or re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__).lower()


def problem(status: int, *, code: str, detail: str | None = None, **members: Any) -> Response:
    """The answer; members that are empty are left out."""
    lang = caller_language()
    title = text(f"http.{int(status)}", lang)
    document: dict[str, Any] = {
        "type": f"urn:gongzhi:problem:{code}",
        "title": HTTPStatus(status).phrase if title.startswith("http.") else title,
        "status": int(status),
        "code": code,
    }
    if detail:
        document["detail"] = detail
    document.update({key: value for key, value in members.items() if value})
    body = encode(document)
    return Response(body, status=int(status), content_type=MEDIA_TYPE, headers={"Content-Language": lang})


def caller_language() -> str:
    """What the caller prefers of our languages; Chinese when it does not say."""
    return language(request.accept_languages.best_match(["zh-CN", "zh", "en"]))


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


def _field_names(errors: Mapping[str, Any]) -> list[str]:
    """``{"json": {"days": [...]}}`` gives ``["days"]``; webargs puts the location outermost."""
    names: list[str] = []
    for location in errors.values():
        names += [str(name) for name in location] if isinstance(location, Mapping) else []
    return names or [str(name) for name in errors]
