"""The HTTP application."""

from __future__ import annotations

import os
from importlib.metadata import version
from multiprocessing.util import Finalize
from typing import Final

from flask import Flask

import workflows
from api.access import log_requests
from api.auth import protect
from api.blueprints import BLUEPRINTS, PUBLIC_BLUEPRINTS
from api.document import document_blueprint
from api.errors import ProblemApi, register_error_handlers
from api.hardening import harden
from api.health import health_blueprint
from api.json import OrjsonProvider
from api.keys import KeyConverter, TaskKeyConverter, key_schema, task_key_schema
from api.logs import start_logging
from api.pages import PagePath, pages_blueprint
from api.runtime import Runtime, runtime_of
from engine.config import Settings, settings_from
from engine.jobs.worker import Worker
from engine.persistence.database import connect
from workflows.registries.house_clock import use_house_clock
from workflows.registries.in_force import Refresher

#: Set by ``gongzhi serve --with-worker`` for the server processes it starts.
WITH_WORKER: Final = "GONGZHI_WITH_WORKER"

#: Bytes of a request; the largest legitimate one is a deployment.
MAX_REQUEST: Final = 16 * 1024 * 1024


def create_app(settings: Settings) -> Flask:
    """The application on the database of ``settings``; migrates, deploys and starts nothing."""
    workflows.load()
    app = Flask("gongzhi", static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_REQUEST,
        API_TITLE="Gongzhi",
        API_VERSION=version("gongzhi"),
        OPENAPI_VERSION="3.1.0",
    )
    app.json = OrjsonProvider(app)
    log_requests(app)
    Runtime(settings=settings, database=connect(settings.database_url, settings)).attach(app)
    app.register_blueprint(health_blueprint())
    protect(app)
    harden(app)
    app.url_map.converters.update(key=KeyConverter, task=TaskKeyConverter, page=PagePath)
    api = ProblemApi(app)
    api.register_converter(KeyConverter, key_schema)
    api.register_converter(TaskKeyConverter, task_key_schema)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint, url_prefix="/v2")
    for blueprint in PUBLIC_BLUEPRINTS:
        api.register_blueprint(blueprint, url_prefix="/public")
    app.register_blueprint(document_blueprint(api))
    app.register_blueprint(pages_blueprint())
    register_error_handlers(app)
    return app


def from_environment() -> Flask:
    """What a server process calls: settings from the environment, logs, the rules and calendars that
    administrators loaded, and a worker when asked for."""
    start_logging()
    app = create_app(settings_from(os.environ))
    use_house_clock(runtime_of(app).database)
    Refresher(runtime_of(app).database).start()
    if os.environ.get(WITH_WORKER):
        runtime = runtime_of(app)
        runtime.worker = Worker(runtime.database, runtime.metrics)
        runtime.worker.start()
        # The server lets its processes end without telling the application; multiprocessing calls
        # finalizers at their end, before it waits for their threads.
        Finalize(None, runtime.worker.stop, exitpriority=100)
    return app
