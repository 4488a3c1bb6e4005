"""Only what funding needs is deployed, and the people who hold its posts."""

from __future__ import annotations

from importlib.resources import files

import pytest

from engine.actor import Actor
from engine.deployment import deploy, read_folder
from engine.persistence.database import Database, transaction
from tests.support.arranged import Arrangement
from tests.workflows.conftest import START
from tests.workflows.so_funding.office import Office


def furnished(database: Database) -> Office:
    """Funding is deployed, with the decision form it shares, and people are at work."""
    root = files("workflows")
    shared = {"decision.form": (root / "so-filing" / "decision.form").read_bytes()}
    with transaction(database) as session:
        resources = read_folder(root / "so-funding") | shared
        deploy(session, Actor(user_id="administrator"), resources)
    return Office(database)


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement("funding-office", START, furnished)


@pytest.fixture
def office(arranged: Office) -> Office:
    """People at work on 1 March 2010; the clock stands still until they move it."""
    return arranged
