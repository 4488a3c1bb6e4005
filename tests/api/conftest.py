"""The application on each database, and a client that speaks to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

import workflows
from api.app import create_app
from api.runtime import EXTENSION, Runtime
from engine.persistence.database import Database

# Before the first database of this run is migrated: the registers have tables of their own.
workflows.load()


@pytest.fixture
def app(database: Database) -> Iterator[Flask]:
    application = create_app(database.settings)
    yield application
    runtime: Runtime = application.extensions[EXTENSION]
    runtime.database.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
