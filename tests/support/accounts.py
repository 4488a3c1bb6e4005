"""People with posts, groups and roles, in few words; and their clients over HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine import clock
from engine.actor import SYSTEM, Actor, Authentication
from engine.identity.actors import actor_of
from engine.identity.api_tokens import issue_api_token
from engine.identity.roles import SCOPES
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, reading, transaction

if TYPE_CHECKING:
    import pytest
    from flask import Flask
    from flask.testing import FlaskClient

#: Long, and nobody's name.
PASSWORD = "correct-horse-battery-staple"


def hash_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The strength of the hash is argon2's business; in tests it only costs time."""
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("engine.identity.password_rules._hasher", quick)
    monkeypatch.setattr("engine.identity.password_rules._NOBODY", quick.hash("nobody's"))


def hire(
    database: Database,
    person: str,
    *,
    groups: Iterable[str] = (),
    roles: Iterable[str] = (),
    deputies: Iterable[str] = (),
    supervises: bool = False,
    kind: str = "person",
) -> Actor:
    """A person in these candidate groups (``post:unit`` or a group), made with their units as needed."""
    groups, deputies = list(groups), list(deputies)
    posts = [group for group in groups if ":" in group]
    seats = [group.partition(":") for group in (*posts, *deputies)]
    document: dict[str, list[dict[str, Any]]] = {
        "units": [{"key": unit, "name": unit, "kind": "street"} for unit in {seat[2] for seat in seats}],
        "posts": [
            {"unit": unit, "key": post, "name": post, "supervises": supervises} for post, _, unit in seats
        ],
        "groups": [{"key": group, "name": group} for group in groups if ":" not in group],
        "people": [
            {
                "id": person,
                "name": person.title(),
                "kind": kind,
                "posts": posts,
                "deputies": deputies,
                "groups": [group for group in groups if ":" not in group],
                "roles": list(roles),
            }
        ],
    }
    with transaction(database) as session:
        # units that exist keep their place in the tree
        known = {
            row[0] for row in session.all("SELECT key FROM unit WHERE tenant_id = ?", (session.tenant_id,))
        }
        document["units"] = [unit for unit in document["units"] if unit["key"] not in known]
        import_identities(session, SYSTEM, document)
    return actor(database, person)


def actor(database: Database, person: str, **more: Any) -> Actor:
    """The actor a person is now."""
    with reading(database) as session:
        return actor_of(session, person, **more)


def signing(person: Actor | str, **held: Any) -> Actor:
    """Somebody who has just shown who they are, and may therefore sign: the one place where tests say so.

    Of a name, an actor whom the test vouches for."""
    found = Actor(user_id=person, **held) if isinstance(person, str) else person
    return replace(found, authentication=Authentication(at=clock.now(), method="password"))


def token_of(database: Database, person: str, scopes: Iterable[str] = SCOPES) -> str:
    """An API token of somebody who exists."""
    with transaction(database) as session:
        return issue_api_token(session, actor_of(session, person), "test", frozenset(scopes)).secret


def client_of(app: Flask, database: Database, person: str, **held: Any) -> FlaskClient:
    """A client that speaks for a person, who is made when ``held`` says what they hold."""
    if held or not _exists(database, person):
        hire(database, person, **held)
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token_of(database, person)}"
    return client


def _exists(database: Database, person: str) -> bool:
    with reading(database) as session:
        key = (session.tenant_id, person)
        return session.one("SELECT 1 FROM person WHERE tenant_id = ? AND id = ?", key) is not None
