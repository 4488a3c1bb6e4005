"""People for tests of the interface: each with what they hold, and a client that speaks in their name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from engine.actor import SYSTEM, Actor
from engine.identity.api_tokens import issue_api_token
from engine.identity.roles import SCOPES
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, transaction

YEAR = timedelta(days=365)


def add_person(
    database: Database,
    person: str,
    *,
    roles: Iterable[str] = (),
    groups: Iterable[str] = (),
    posts: Iterable[str] = (),
    scopes: Collection[str] = SCOPES,
) -> str:
    """Create a person who holds these roles, groups and posts (``post:unit``); gives an API token."""
    places = [post.partition(":") for post in posts]
    document = {
        "units": [{"key": unit, "name": unit, "kind": "street"} for _, _, unit in places],
        "posts": [{"unit": unit, "key": post, "name": post} for post, _, unit in places],
        "groups": [{"key": group, "name": group} for group in groups],
        "people": [
            {"id": person, "name": person, "posts": list(posts), "groups": list(groups), "roles": list(roles)}
        ],
    }
    with transaction(database) as session:
        import_identities(session, SYSTEM, document)
    with transaction(database) as session:
        issued = issue_api_token(session, Actor(user_id=person), "test", scopes, lifetime=YEAR)
    return issued.secret


def client_with(app: Flask, token: str) -> FlaskClient:
    """A client that bears a token."""
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return client
