"""Whose accounts an attacker may use: a clerk's, an administrator's, one that holds nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engine.actor import SYSTEM
from engine.identity.sign_in import set_password
from engine.persistence.database import Database
from tests.api.attacks.asking import CASE, FRESH, enter
from tests.support.accounts import PASSWORD, client_of, hash_quickly, hire
from tests.support.desk import Desk


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)


@pytest.fixture
def wang(app: Flask, database: Database) -> FlaskClient:
    """A clerk with an API token; the process ``case`` is in force."""
    Desk(database).deploy(CASE)
    return client_of(app, database, "wang", groups=["clerks"])


@pytest.fixture
def mallory(app: Flask, database: Database) -> FlaskClient:
    """Somebody with an account and nothing else."""
    return client_of(app, database, "mallory")


@pytest.fixture
def system(app: Flask, database: Database) -> FlaskClient:
    return client_of(app, database, "sys", roles=["system-administrator"])


@pytest.fixture
def browser(app: Flask, database: Database) -> Callable[[str], FlaskClient]:
    """Somebody signed in with a password of their own."""

    def signed_in(person: str) -> FlaskClient:
        hire(database, person)
        set_password(database, SYSTEM, person, PASSWORD)
        client, _ = enter(app, person, PASSWORD)
        change = {"currentPassword": PASSWORD, "newPassword": FRESH}
        assert client.put("/v2/session/password", json=change).status_code == 204
        return client

    return signed_in
