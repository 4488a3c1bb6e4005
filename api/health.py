"""Is it alive, may it get requests, and what does it measure: for load balancers and monitors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from api.encoding import encode

#: Gives the result of every check by name; ``ok`` tells whether requests may come.
Readiness = Callable[[], Mapping[str, Any]]


def health_blueprint(readiness: Readiness, registry: CollectorRegistry) -> Blueprint:
    """``/health/live``, ``/health/ready`` and ``/metrics``; outside the OpenAPI document on purpose."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/health/live")
    def live() -> Response:
        return _answer(200, {"status": "ok"})

    @blueprint.get("/health/ready")
    def ready() -> Response:
        checks = readiness()
        return _answer(200 if checks["ok"] else 503, checks)

    @blueprint.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def _answer(status: int, document: Mapping[str, Any]) -> Response:
    body = encode(document)
    headers = {"Cache-Control": "no-store"}
    return Response(body, status=status, content_type="application/json", headers=headers)
