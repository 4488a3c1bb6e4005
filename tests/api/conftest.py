"""The application on each database, and a client that speaks to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

import workflows
from api.app import create_app
from api.runtime import EXTENSION, Runtime
from engine.persistence.database import Database
from tests.api.people import add_person, client_with

# Before the first database of this run is migrated: the registers have tables of their own.
workflows.load()


@pytest.fixture
def app(database: Database) -> Iterator[Flask]:
    application = create_app(database.settings)
    yield application
    runtime: Runtime = application.extensions[EXTENSION]
    runtime.database.close()


@pytest.fixture
def anonymous(app: Flask) -> FlaskClient:
    """Somebody who has not signed in."""
    return app.test_client()


@pytest.fixture
def client(app: Flask, database: Database) -> FlaskClient:
    """Somebody signed in who holds nothing."""
    return client_with(app, add_person(database, "zhao"))


@pytest.fixture
def signed_in(app: Flask, database: Database) -> Callable[..., FlaskClient]:
    """Makes a client of a person: ``signed_in("li", roles=["worker"], posts=["clerk:003"])``."""
    return lambda person, **holds: client_with(app, add_person(database, person, **holds))
