"""Databases with the tables of the registers, and the shipped processes deployed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from engine import clock
from engine.persistence.database import Database
from tests.workflows.house import House
from workflows.calendar.deadline import SHANGHAI

#: A Monday of the pilot, nine in the morning.
START = datetime(2010, 3, 1, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def registers(database: Database) -> Database:
    """A database with the tables of the engine and of the registers."""
    return database


@pytest.fixture
def deployed(shipped_processes: None, registers: Database) -> Database:
    """A database in which every shipped process is deployed."""
    return registers


@pytest.fixture
def house(deployed: Database) -> Iterator[House]:
    """People at work on 1 March 2010; the clock stands still until they move it."""
    with clock.frozen(START):
        yield House(deployed)
