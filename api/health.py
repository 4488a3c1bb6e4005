"""Is it alive, may it get requests, and what does it measure: for load balancers and monitors."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest, multiprocess

from api.encoding import encode
from api.runtime import Runtime, runtime
from engine.observability.health import readiness

#: prometheus_client reads it when it is imported; `gongzhi serve` sets it for more than one process.
MULTIPROCESS = "PROMETHEUS_MULTIPROC_DIR"


def health_blueprint() -> Blueprint:
    """``/health/live``, ``/health/ready`` and ``/metrics``; outside the OpenAPI document on purpose."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/health/live")
    def live() -> Response:
        return _answer(200, {"status": "ok"})

    @blueprint.get("/health/ready")
    def ready() -> Response:
        served = runtime()
        checks = readiness(served.database, served.worker)  # the worker may have come later
        return _answer(200 if checks["ok"] else 503, checks)

    @blueprint.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(_all_processes(runtime())), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def _all_processes(served: Runtime) -> CollectorRegistry:
    """The figures of every process of this server, when it has several; they share files for it."""
    if not os.environ.get(MULTIPROCESS):
        return served.registry
    shared = CollectorRegistry()
    shared.register(served.backlog)
    multiprocess.MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
    return shared


def _answer(status: int, document: Mapping[str, Any]) -> Response:
    body = encode(document)
    headers = {"Cache-Control": "no-store"}
    return Response(body, status=status, content_type="application/json", headers=headers)
