"""The application on each database, and a client that speaks to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import workflows
from api.app import create_app
from api.runtime import Runtime, runtime_of
from engine.config import Settings
from engine.persistence.database import Database, connect
from tests.api.people import add_person, client_with

# Before the first database of this run is migrated: the registers have tables of their own.
workflows.load()


@pytest.fixture(scope="session")
def _application(sqlite_template: Path) -> Flask:
    """Its addresses and its description take an eighth of a second; what it holds is of each test alone."""
    application = create_app(Settings(database_url=f"sqlite:///{sqlite_template}"))
    runtime_of(application).database.close()
    return application


@contextmanager
def _serving(application: Flask, settings: Settings) -> Iterator[Flask]:
    runtime = Runtime(settings=settings, database=connect(settings.database_url, settings))
    runtime.attach(application)
    try:
        yield application
    finally:
        runtime.database.close()


@pytest.fixture
def app(_application: Flask, database: Database) -> Iterator[Flask]:
    with _serving(_application, database.settings) as served:
        yield served


@pytest.fixture
def app_of(_application: Flask) -> Iterator[Callable[[Settings], Flask]]:
    """The application with settings that a test chooses; one at a time, and not beside ``app``."""
    with ExitStack() as opened:
        yield lambda settings: opened.enter_context(_serving(_application, settings))


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
