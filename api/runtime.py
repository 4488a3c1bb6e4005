"""What one server process holds open: settings, database, metrics, worker."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Flask, current_app
from prometheus_client import CollectorRegistry

from engine.config import Settings
from engine.jobs.worker import Worker
from engine.observability.backlog import Backlog
from engine.observability.metrics import Metrics
from engine.persistence.database import Database

EXTENSION = "gongzhi"


@dataclass(slots=True, kw_only=True)
class Runtime:
    settings: Settings
    database: Database
    registry: CollectorRegistry = field(default_factory=lambda: CollectorRegistry(auto_describe=True))
    metrics: Metrics = field(init=False)
    #: what waits in the database; read at each scrape
    backlog: Backlog = field(init=False)
    #: the job worker inside this server process, if there is one
    worker: Worker | None = None

    def __post_init__(self) -> None:
        self.metrics = Metrics(self.registry)
        self.backlog = Backlog(self.database)
        self.registry.register(self.backlog)

    def attach(self, app: Flask) -> None:
        app.extensions[EXTENSION] = self


def runtime_of(app: Flask) -> Runtime:
    found: Runtime = app.extensions[EXTENSION]
    return found


def runtime() -> Runtime:
    """The runtime of the application that answers the current request."""
    return runtime_of(current_app)
