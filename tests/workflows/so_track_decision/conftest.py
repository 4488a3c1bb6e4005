"""Only what the front door needs is deployed."""

from __future__ import annotations

from importlib.resources import files

import pytest

from engine.actor import Actor
from engine.deployment import deploy, read_folder
from engine.persistence.database import Database, transaction


@pytest.fixture
def deployed(registers: Database) -> Database:
    """A database in which the self-assessment is deployed."""
    with transaction(registers) as session:
        resources = read_folder(files("workflows") / "so-track-decision")
        deploy(session, Actor(user_id="administrator"), resources)
    return registers
