"""Only what funding needs is deployed, and the people who hold its posts."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest

from engine import clock
from engine.actor import Actor
from engine.deployment import deploy, read_folder
from engine.persistence.database import Database, transaction
from tests.workflows.conftest import START
from tests.workflows.so_funding.office import Office


@pytest.fixture
def deployed(registers: Database) -> Database:
    """A database in which funding is deployed, with the decision form it shares."""
    root = files("workflows")
    shared = {"decision.form": (root / "so-filing" / "decision.form").read_bytes()}
    with transaction(registers) as session:
        resources = read_folder(root / "so-funding") | shared
        deploy(session, Actor(user_id="administrator"), resources)
    return registers


@pytest.fixture
def office(deployed: Database) -> Iterator[Office]:
    """People at work on 1 March 2010; the clock stands still until they move it."""
    with clock.frozen(START):
        yield Office(deployed)
