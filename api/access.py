"""One log line a request, and a request id that every line logged meanwhile bears."""

from __future__ import annotations

import re
import secrets
from time import perf_counter
from typing import Final

import structlog
from flask import Flask, Response, g, request

from engine.observability.logging import logger

HEADER: Final = "X-Request-Id"

#: Asked every few seconds by machines.
QUIET: Final = ("/health/", "/metrics")


def leave_unlogged() -> None:
    """Write no line for this request: even that somebody came must not be known (sealed bids)."""
    g.is_unlogged = True


#: An id from outside goes into our logs as it is; anything else is replaced.
_ACCEPTED: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")

_log = logger(__name__)


def log_requests(app: Flask) -> None:
    """Log method, path, status and duration; never the query, a body or a header: they hold people's data."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    given = request.headers.get(HEADER, "")
    g.request_id = given if _ACCEPTED.fullmatch(given) else secrets.token_hex(8)
    g.begun = perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _end(answer: Response) -> Response:
    answer.headers[HEADER] = g.request_id
    if not request.path.startswith(QUIET) and not getattr(g, "is_unlogged", False):
        milliseconds = round((perf_counter() - g.begun) * 1000, 2)
        _log.info(
            "request", method=request.method, path=request.path, status=answer.status_code, ms=milliseconds
        )
    return answer
