"""What one server process holds open: settings, database, metrics. Made once, passed to the resources."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Flask, current_app
from prometheus_client import CollectorRegistry

from engine.config import Settings
from engine.observability.metrics import Metrics
from engine.persistence.database import Database

EXTENSION = "gongzhi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    settings: Settings
    database: Database
    registry: CollectorRegistry = field(default_factory=lambda: CollectorRegistry(auto_describe=True))
    metrics: Metrics = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "metrics", Metrics(self.registry))

    def attach(self, app: Flask) -> None:
        app.extensions[EXTENSION] = self


def runtime() -> Runtime:
    """The runtime of the application that answers the current request."""
    found: Runtime = current_app.extensions[EXTENSION]
    return found
