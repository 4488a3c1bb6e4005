"""A street office over HTTP: accounts with passwords and browsers, and days that pass."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine import clock
from engine.actor import SYSTEM
from engine.identity.bootstrap import store_passwords
from engine.identity.password_rules import hash_password
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, transaction
from tests.support.accounts import PASSWORD
from tests.workflows.house import House
from workflows.pilot.staff import demo_staff

#: Sessions end after half an hour without a request; days pass in these tests.
_FRESH = timedelta(minutes=20)


class Account:
    """Somebody at a browser: a cookie, and the CSRF token in every request that writes."""

    def __init__(self, app: Flask, person: str) -> None:
        self.person = person
        self.client: FlaskClient = app.test_client()
        self._since: datetime | None = None

    def get(self, path: str, **more: Any) -> TestResponse:
        return self._browser().get(path, **more)

    def post(self, path: str, body: Mapping[str, Any] | None = None, **more: Any) -> TestResponse:
        """A request that writes; who is asked for a signature confirms and sends it again, like the page."""
        answer = self._browser().post(path, json=body or {}, **more)
        if answer.status_code == 403 and answer.json and answer.json["code"] == "confirmation-required":
            confirmed = self.client.post("/v2/authentication/confirmation", json={"password": PASSWORD})
            assert confirmed.status_code == 200, confirmed.text
            answer = self.client.post(path, json=body or {}, **more)
        return answer

    def read(self, path: str, **more: Any) -> Any:
        """The document of an answer that must be a success."""
        answer = self.get(path, **more)
        assert answer.status_code == 200, (self.person, path, answer.text)
        return answer.json

    def do(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """The same for a request that writes."""
        answer = self.post(path, body)
        assert answer.status_code == 200, (self.person, path, answer.text)
        return answer.json

    def sign_in(self) -> None:
        answer = self.client.post("/v2/session", json={"username": self.person, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        assert answer.json is not None
        self.client.environ_base["HTTP_X_CSRF_TOKEN"] = answer.json["csrfToken"]

    def signed_in_otherwise(self) -> None:
        """The client came in by a way of its own, an identity provider say: go on with that session."""
        answer = self.client.get("/v2/session")
        assert answer.status_code == 200 and answer.json is not None, answer.text
        self.client.environ_base["HTTP_X_CSRF_TOKEN"] = answer.json["csrfToken"]
        self._since = clock.now()

    def _browser(self) -> FlaskClient:
        now = clock.now()
        if self._since is None or not timedelta() <= now - self._since < _FRESH:
            self.sign_in()
        self._since = now
        return self.client


class Office:
    """Two streets with their posts, an applicant and a neighbour, the three administrators, an auditor."""

    ADMINISTRATORS = ("sysadmin", "secadmin", "auditadmin")

    def __init__(self, app: Flask, database: Database) -> None:
        self.database = database
        document = demo_staff(("003", "010"))
        roles = ("system-administrator", "security-administrator", "audit-administrator")
        document["people"] += [
            {"id": id_, "name": id_, "roles": [role]}
            for id_, role in zip(self.ADMINISTRATORS, roles, strict=True)
        ]
        document["people"] += [
            {"id": "neighbour", "name": "示例邻居"},
            {"id": "auditor", "name": "示例审计", "roles": ["auditor"]},
        ]
        people = [person["id"] for person in document["people"]]
        stored = hash_password(PASSWORD)
        with transaction(database) as session:
            import_identities(session, SYSTEM, document)
            store_passwords(session, SYSTEM, dict.fromkeys(people, stored), must_change=False)
        self.accounts = {person: Account(app, person) for person in people}

    def __getitem__(self, person: str) -> Account:
        return self.accounts[person]

    def on(self, day: str, at: str = "10:00") -> None:
        """Let the days pass, with the jobs that fall due."""
        House(self.database).on(day, at)
