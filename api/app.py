"""The HTTP application."""

from __future__ import annotations

import os
from importlib.metadata import version
from typing import Final

from flask import Flask

from api.decisions import blueprints
from api.errors import ProblemApi, register_error_handlers
from api.health import health_blueprint
from api.json import OrjsonProvider
from api.runtime import Runtime
from engine.config import Settings, settings_from
from engine.observability.health import readiness
from engine.observability.logging import configure_logging
from engine.persistence.database import connect

#: Bytes of a request; the largest legitimate one is a deployment.
MAX_REQUEST: Final = 16 * 1024 * 1024


def create_app(settings: Settings) -> Flask:
    """The application on the database of ``settings``; migrates and deploys nothing."""
    app = Flask("gongzhi", static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_REQUEST,
        API_TITLE="Gongzhi",
        API_VERSION=version("gongzhi"),
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/",
        OPENAPI_JSON_PATH="openapi.json",
    )
    app.json = OrjsonProvider(app)
    runtime = Runtime(settings=settings, database=connect(settings.database_url, settings))
    runtime.attach(app)
    app.register_blueprint(health_blueprint(lambda: readiness(runtime.database), runtime.registry))
    api = ProblemApi(app)
    for blueprint in blueprints:
        api.register_blueprint(blueprint, url_prefix="/v2")
    register_error_handlers(app)
    return app


def from_environment() -> Flask:
    """What a server process calls: settings and log format from the environment."""
    configure_logging()
    return create_app(settings_from(os.environ))
